"""Reads plain text and Markdown: paragraphs by blank lines, headings, lists and tables by their marks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from afsprakenscan.errors import DamagedError
from afsprakenscan.readers.base import Limits, Progress, Reading
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import Cell, Item, Paragraph, Row, Span, Table, promote_title
from afsprakenscan.readers.layout import write_items
from afsprakenscan.text import join_lines

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LINE_END = re.compile(r"\r\n|\r|\n|\f|\x0b|\u2028|\u2029")
_FRONT_MATTER = re.compile(r"---\n(.{0,10000}?)\n---\n", re.DOTALL)
_PROPERTY = re.compile(r"^(\w{1,40}):[ \t]+(\S.*)$", re.MULTILINE)
_HASHES = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"\s*(?:([-*_])\s*)(?:\1\s*){2,}$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_ITEM = re.compile(r"(\s*)(?:([-*+•◦▪–])|(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,4})[.)]))\s+(?=\S)")
_NOTE = re.compile(r"\[\^([^\]]{1,20})\]:\s+")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_NUMBERED = re.compile(
    r"(?:(?:artikel|hoofdstuk|bijlage|paragraaf|deel|stap|§)\s+[\w.]{1,8}\b|(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s)\S?.*",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r".*\.{4,}\s*\d{1,4}$")
_LONGEST_HEADING = 100
_LONGEST_TITLE = 160
_LONGEST_CONTENTS = 300
_INLINE = (
    (re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,500}(?:\s+\"[^\"]{0,500}\")?\)"), r"\1"),
    (re.compile(r"\[\^[^\]\s]{1,20}\]"), ""),
    (re.compile(r"(\*\*|__)(?=[^\s*_])(.{1,500}?)(?<=[^\s*_])\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,500}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_]{1,500}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]{1,500})`"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
)
# A character after a backslash is itself, not a mark: it is set aside in the private use area meanwhile.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_ASIDE, _ASIDE_BASE = re.compile("[\ue020-\ue07e]"), 0xE000
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300})(?<=\S)\1")


def read(path: Path, limits: Limits, progress: Progress | None = None) -> Reading:  # noqa: ARG001 - same for all
    """Return the blocks of a text file.

    Raises:
        DamagedError: the bytes are in no encoding that is known.
    """
    text = decode(path.read_bytes())
    if text is None:
        raise DamagedError(
            "De tekst is niet te ontcijferen.", hint="Sla het bestand op als UTF-8 en probeer het nog eens.", path=path
        )
    builder = BlockBuilder(paged=False)
    text = "\n".join(_LINE_END.split(text))
    properties: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        properties = {name.lower(): value.strip("'\" ") for name, value in _PROPERTY.findall(front[1])}
        builder.skip("documentgegevens", front[1])
        text = text[front.end() :]
    text, comments = _without_comments(text)
    for comment in comments:
        builder.skip("opmerking", comment)
    items = list(_Lines(text.split("\n")).items())
    promote_title(items)
    _find_title(items)
    write_items(items, builder)
    return Reading(builder, properties=properties)


def decode(data: bytes) -> str | None:
    """Return bytes as text: by byte order mark, else UTF-8, else Windows-1252; nothing when none of them fits."""
    encodings = [encoding for mark, encoding in _BOMS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _without_comments(text: str) -> tuple[str, list[str]]:
    """Return text without <!-- comments -->, and the comments; one that never ends is text."""
    kept: list[str] = []
    comments: list[str] = []
    begin = 0
    while (at := text.find("<!--", begin)) >= 0 and (end := text.find("-->", at)) >= 0:
        kept.append(text[begin:at])
        comments.append(text[at + len("<!--") : end])
        begin = end + len("-->")
    return "".join((*kept, text[begin:])), comments


class _Lines:
    """Goes through the lines of a text and gathers them into paragraphs and tables."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self._indents: list[int] = []
        self._marked = any(
            _HASHES.fullmatch(line) or (_UNDERLINE.fullmatch(below) and line.strip() and "|" not in line)
            for line, below in zip(lines, [*lines[1:], ""], strict=True)
        )

    def items(self) -> Iterator[Item]:
        """Yield what the lines make up."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or _FENCE.match(line) or _RULE.fullmatch(line):
                self._at += 1
            elif found := _HASHES.fullmatch(line):
                self._at += 1
                self._indents.clear()
                yield Paragraph([Span(_plain(found[2]))], heading=len(found[1]))
            elif self._is_table():
                self._indents.clear()
                yield self._table()
            elif found := _ITEM.match(line):
                yield self._item(found)
            else:
                yield from self._paragraph()

    def _line(self, offset: int = 0) -> str:
        at = self._at + offset
        return self._lines[at] if 0 <= at < len(self._lines) else ""

    def _is_table(self) -> bool:
        return "|" in self._line() and "|" in self._line(1) and bool(_DIVIDER.fullmatch(self._line(1)))

    def _table(self) -> Table:
        rows = [_row(self._line(), header=True)]
        self._at += 2
        while "|" in self._line():
            rows.append(_row(self._line(), header=False))
            self._at += 1
        return Table(rows)

    def _item(self, mark: re.Match[str]) -> Paragraph:
        """Read a list item with the lines that run on from it; its level follows from the indents above it."""
        indent = len(mark[1].expandtabs(4))
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
        first = self._line()[mark.end() :]
        self._at += 1
        text = self._run_on(first)
        return Paragraph([Span(_plain(text))], list_level=len(self._indents), label=mark[3] or "")

    def _run_on(self, text: str) -> str:
        """Return text with the following lines that belong to the same paragraph."""
        pieces: list[str] = []
        while (line := self._line()).strip() and not self._starts_something():
            # Only the last line is joined to the next: joining all that was read each time would take too long.
            joined = join_lines(text, line)
            text = line.strip()
            pieces.append(joined[: len(joined) - len(text)])
            self._at += 1
        return "".join((*pieces, text))

    def _starts_something(self) -> bool:
        line = self._line()
        return (
            bool(
                _HASHES.fullmatch(line)
                or _ITEM.match(line)
                or _FENCE.match(line)
                or _RULE.fullmatch(line)
                or _NOTE.match(line)
            )
            or self._is_table()
        )

    def _paragraph(self) -> Iterator[Paragraph]:
        """Yield a paragraph, a heading by its underline or number, a footnote, or the lines of a contents table."""
        # Who marks headings marks them all; without marks a numbered line on its own is one.
        alone = not self._marked and not self._line(-1).strip() and not self._line(1).strip()
        first = self._line().lstrip("> ")
        self._at += 1
        if level := self._underlined():
            self._indents.clear()
            yield Paragraph([Span(_plain(first))], heading=level)
        elif note := _NOTE.match(first):
            yield Paragraph([Span(_plain(self._run_on(first[note.end() :])))], label=note[1], footnote=True)
        elif len(first) < _LONGEST_CONTENTS and _CONTENTS_LINE.fullmatch(first.rstrip()):
            yield Paragraph([Span(first)], contents=True)
        elif alone and (level := _numbered_level(first)):
            self._indents.clear()
            yield Paragraph([Span(_plain(first))], heading=level)
        else:
            self._indents.clear()
            text = self._run_on(first)
            yield Paragraph([Span(_plain(text), bold=bool(_BOLD.fullmatch(text.strip())))])

    def _underlined(self) -> int:
        """Return the level of a heading that the line just read is by the line below it, and pass that line."""
        found = _UNDERLINE.fullmatch(self._line())
        if not found or self._is_table():
            return 0
        self._at += 1
        return 1 if found[1][0] == "=" else 2


def _row(line: str, *, header: bool) -> Row:
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    cells = re.split(r"(?<!\\)\|", line)
    return Row([Cell([_cell(text)], column) for column, text in enumerate(cells)], header)


def _cell(text: str) -> Paragraph:
    return Paragraph([Span(_plain(text.strip()), bold=bool(_BOLD.fullmatch(text.strip())))])


def _plain(text: str) -> str:
    """Return Markdown text without its marks."""
    text = _ESCAPED.sub(lambda found: chr(ord(found[1]) + _ASIDE_BASE), text)
    for pattern, shown in _INLINE:
        text = pattern.sub(shown, text)
    return _ASIDE.sub(lambda found: chr(ord(found[0]) - _ASIDE_BASE), text)


def _numbered_level(line: str) -> int:
    """Return the level of a line that stands alone and looks like '3.2 Overdracht' or 'Artikel 4 Melding', else 0."""
    line = line.strip()
    found = _NUMBERED.fullmatch(line)
    if not found or len(line) > _LONGEST_HEADING or line.endswith((".", ";", ",", ":")):
        return 0
    return found[1].count(".") + 1 if found[1] else 1


def _find_title(items: list[Item]) -> None:
    """Make the first line the title when it is a short line on its own."""
    first = items[0] if items else None
    if not isinstance(first, Paragraph) or len(items) < 2:
        return
    if any(isinstance(item, Paragraph) and item.title for item in items):
        return
    plain = first.heading is None and first.list_level is None and not first.footnote and not first.contents
    text = first.text
    if plain and len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ",", ":")):
        first.title = True
