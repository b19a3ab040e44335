"""Decides what each paragraph and table is on paper, and hands it to the block builder.

Only looks at what `flow` describes; knows no file format. Headings that the author made by hand (a short bold line)
are recognised here, with their level from size and numbering.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from afsprakenscan.model.document import BlockKind, Role
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import Change, Item, Paragraph, Span, Table, framed, revision_of, runs_of
from afsprakenscan.readers.tables import Headers, write_table
from afsprakenscan.text import clean, words

_LONGEST_LINE = 120
# A whole sentence in a heading style is a clause that the author numbered that way, not a heading.
_CLAUSE_WORDS = 20
_FIRST_LINES = 3
# Footnotes typed by hand stand in print of at most this size, and clearly smaller than the running text.
_SMALL_PRINT, _SMALLER = 8.5, 0.8
_LARGER = 1.15
_SENTENCE_END = (".", ";", ",", ":")
_OUTLINE_NUMBER = re.compile(r"(?:artikel|hoofdstuk|paragraaf|§)?\s*(\d+(?:\.\d+)*)\.?\s", re.IGNORECASE)
_LABEL = re.compile(r"(\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})(?:\.\)|[.)]))\s+\S", re.IGNORECASE)
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[A-Za-z]+")
_BULLETS = ("", *"-•–*▪◦○●■□✓➢")
_BULLET = re.compile(r"[-•–*▪◦○●■□✓➢]\s+(?=\S)")


def write_items(items: list[Item], builder: BlockBuilder) -> None:
    """Add the blocks of a whole document to the builder."""
    _Writer(builder, _survey(items)).items(items)


def report_left_out(builder: BlockBuilder, left_out: Counter[str], *, comments: int) -> None:
    """Add to the reading report what an office file holds that is not read."""
    for code, count, one, more in (
        ("opmerkingen", comments, "opmerking in de kantlijn is", "opmerkingen in de kantlijn zijn"),
        ("afbeeldingen", left_out["afbeeldingen"], "afbeelding is", "afbeeldingen zijn"),
        ("grafieken", left_out["grafieken"], "grafiek is", "grafieken zijn"),
        ("objecten", left_out["objecten"], "ingesloten bestand is", "ingesloten bestanden zijn"),
    ):
        if count:
            builder.note(code, f"{count} {one if count == 1 else more} niet gelezen.")


def report_margins(builder: BlockBuilder, margins: Iterable[tuple[str, str]]) -> None:
    """Add headers and footers, as (reason, text), to what was left out on purpose: each text once."""
    for reason, text in dict.fromkeys(margins):
        if text:
            builder.skip(reason, text)


class _Writer:
    def __init__(self, builder: BlockBuilder, looks: _Looks) -> None:
        self._builder = builder
        self._looks = looks
        self._headed = False
        self._columns: Headers | None = None
        self._open_lists: list[tuple[int, str]] = []  # (level in the file, shape of the label) of the open lists

    def items(self, items: list[Item]) -> None:
        """Write paragraphs and tables in order, each followed by what hangs on it."""
        for item in items:
            if isinstance(item, Table):
                self._table(item)
            else:
                self._paragraph(item)
                self.items(item.after)

    def _table(self, table: Table) -> None:
        cells = [cell for row in table.rows for cell in row.cells]
        if len(cells) == 1:
            self._box(cells[0].items)
            return
        for cell in cells:
            if not cell.repeated:
                for paragraph in cell.paragraphs:
                    self._account(paragraph.spans)
        self._open_lists.clear()
        self._columns = write_table(table, self._builder, self._columns, self.items)

    def _box(self, items: list[Item]) -> None:
        """Write a table of one cell: a frame around some paragraphs, or around a whole part of the document."""
        plain = all(isinstance(item, Paragraph) and item.heading is None for item in items)
        self.items(framed(items) if plain else items)

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._account(paragraph.spans)
        text = clean(paragraph.text)
        if not text:
            return
        self._columns = None
        revision = revision_of(paragraph.spans)
        builder = self._builder
        if paragraph.footnote:
            builder.paragraph(text, BlockKind.VOETNOOT, revision=revision)
        elif self._is_title(paragraph):
            builder.title(text, revision=revision)
        elif paragraph.frame:
            builder.paragraph(text, BlockKind.KADER, revision=revision)
        elif (level := self._level(paragraph, text)) is not None:
            self._headed = True
            self._open_lists.clear()
            builder.heading(text, level, revision=revision)
        elif paragraph.contents:
            builder.paragraph(text, role=Role.INHOUDSOPGAVE, revision=revision)
        else:
            self._body(paragraph, text)

    def _body(self, paragraph: Paragraph, text: str) -> None:
        revision = revision_of(paragraph.spans)
        label = paragraph.label or _typed_label(text)
        if paragraph.list_level is None and self._looks.small(paragraph):
            self._builder.paragraph(text, BlockKind.VOETNOOT, revision=revision)
        elif paragraph.list_level is not None or label or _BULLET.match(text):
            level = self._list_level(paragraph.list_level or 0, label or text[0] * (paragraph.list_level is None))
            self._builder.list_item(text, level=level, label=label or None, revision=revision)
        else:
            self._open_lists.clear()
            self._builder.paragraph(text, revision=revision)

    def _list_level(self, level: int, sign: str) -> int:
        """Return how deep an item stands: 'a.' or a bullet after '1.' is below it, though the file may not say so."""
        entry = (level, _LETTERS.sub("a", _DIGITS.sub("1", sign)))
        if entry in self._open_lists:
            del self._open_lists[self._open_lists.index(entry) + 1 :]
        else:
            # A number does not go below a bullet of the same level: there another list begins.
            outer = level if sign in _BULLETS else level - 1
            self._open_lists = [
                above for above in self._open_lists if above[0] <= (outer if above[1] in _BULLETS else level)
            ]
            self._open_lists.append(entry)
        return max(len(self._open_lists), level)

    def _is_title(self, paragraph: Paragraph) -> bool:
        return (paragraph.title and not self._headed) or self._looks.title is paragraph

    def _level(self, paragraph: Paragraph, text: str) -> int | None:
        if paragraph.heading is not None or paragraph.title:
            return None if _is_clause(text) else paragraph.heading or 1
        return self._looks.levels.get(id(paragraph))

    def _account(self, spans: list[Span]) -> None:
        for run in runs_of(spans, Change.DELETED):
            self._builder.delete(run)
        for run in runs_of(spans, Change.HIDDEN):
            self._builder.skip("verborgen tekst", run)


def _is_clause(text: str) -> bool:
    return words(text) > _CLAUSE_WORDS and text.endswith((".", ";", ":"))


def _typed_label(text: str) -> str:
    found = _LABEL.match(text)
    return found[1] if found else ""


@dataclass(frozen=True)
class _Looks:
    """What the document as a whole tells about one line; `levels` has the handmade headings by identity."""

    body: float | None
    title: Paragraph | None
    levels: dict[int, int]

    def small(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is in small print, as a footnote typed by hand."""
        size = paragraph.size
        return size is not None and self.body is not None and size <= min(_SMALL_PRINT, _SMALLER * self.body)


def _survey(items: list[Item]) -> _Looks:
    """Look over the whole document: how big is running text, which line is the title, which lines are headings."""
    lines = [item for item in items if isinstance(item, Paragraph) and clean(item.text)]
    body = _body_size(lines)
    bold_is_normal = _weight(lines, bold=True) > _weight(lines, bold=False)
    standing = [line for line in lines if _stands_out(line, body, bold_counts=not bold_is_normal)]
    if lines and standing and lines[-1] is standing[-1]:
        standing.pop()  # the last line of a document has nothing below it
    styled = any(line.heading is not None for line in lines)
    title = _title(lines, standing, styled=styled)
    standing = [line for line in standing if line is not title]
    levels = _levels_below_styled(lines, standing) if styled else _levels_by_look(standing)
    return _Looks(body, title, levels)


def _body_size(lines: list[Paragraph]) -> float | None:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.heading is None and not line.title and (size := line.size) is not None:
            sizes[size] += len(line.shown)
    return sizes.most_common(1)[0][0] if sizes else None


def _weight(lines: list[Paragraph], *, bold: bool) -> int:
    return sum(len(line.shown) for line in lines if line.heading is None and line.bold is bold)


def _stands_out(line: Paragraph, body: float | None, *, bold_counts: bool) -> bool:
    """Tell whether a line looks like a heading: short, no end of sentence, and bold, large or in capitals."""
    if line.heading is not None or line.title or line.frame or line.footnote or line.contents:
        return False
    if line.list_level is not None and not line.label:
        return False
    text = clean(line.text)
    if len(text) > _LONGEST_LINE or text.endswith(_SENTENCE_END) or not any(c.isalpha() for c in text):
        return False
    larger = body is not None and (line.size or 0) >= _LARGER * body
    smaller = body is not None and (line.size or body) < body
    capitals = text.isupper() and sum(c.isalpha() for c in text) > len("ABCD")
    return larger or (not smaller and ((line.bold and bold_counts) or capitals))


def _title(lines: list[Paragraph], standing: list[Paragraph], *, styled: bool) -> Paragraph | None:
    """Return the line that is the title when no style says so."""
    if not standing or any(line.title for line in lines):
        return None
    first = standing[0]
    at = next(number for number, line in enumerate(lines) if line is first)
    if at >= _FIRST_LINES or any(line.heading is not None for line in lines[:at]):
        return None
    if styled or first.centred:
        return first
    others = standing[1:]
    largest = bool(others) and all((other.size or 0) < (first.size or 0) for other in others)
    followed = bool(others) and others[0] is lines[at + 1]
    return first if largest or followed else None


def _levels_below_styled(lines: list[Paragraph], standing: list[Paragraph]) -> dict[int, int]:
    """Return the level of bold lines between styled headings: one below the heading they stand under."""
    levels: dict[int, int] = {}
    chosen = {id(line) for line in standing if line.bold or line.text.isupper()}
    above = 0
    for line in lines:
        if line.heading is not None:
            above = line.heading
        elif above and id(line) in chosen:
            levels[id(line)] = above + 1
    return levels


def _levels_by_look(standing: list[Paragraph]) -> dict[int, int]:
    """Return the level of each handmade heading: larger print is higher; in equal print the number decides."""
    depths = {id(line): _depth(clean(line.text)) for line in standing}
    shallowest: dict[float, int] = {}
    for line in standing:
        size, depth = line.size or 0, depths[id(line)]
        if depth:
            shallowest[size] = min(depth, shallowest.get(size, depth))
    keys = {id(line): (-(line.size or 0), depths[id(line)] or shallowest.get(line.size or 0, 1)) for line in standing}
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys.values())), start=1)}
    return {line: ranks[key] for line, key in keys.items()}


def _depth(text: str) -> int:
    """Return how deep a numbered heading is: 2 for '3.2 Overdracht', 0 without a number."""
    found = _OUTLINE_NUMBER.match(text)
    return found[1].count(".") + 1 if found else 0
