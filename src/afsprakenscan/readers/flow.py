"""What the flowing formats (Word, ODF, HTML, plain text) have in common: paragraphs and tables, not yet judged.

A reader describes what it met; `layout` decides what each piece is on paper. So the same content in another
format gives the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from afsprakenscan.model.document import Revision


class Change(Enum):
    """What tracked changes (or hidden formatting) say about a stretch of text."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"
    HIDDEN = "hidden"


class View(Enum):
    """What of the tracked changes is taken as done: all of them, none, or only the deletions.

    In the view without changes a deletion is shown as an insertion, so that its blocks tell where it stands.
    """

    ACCEPTED = "accepted"
    ORIGINAL = "original"
    UNINSERTED = "uninserted"

    def inserted(self, change: Change) -> Change:
        """Return what becomes of text in a tracked insertion; `change` holds for what stands around it."""
        return _gained(change) if self is View.ACCEPTED else Change.DELETED

    def deleted(self, change: Change) -> Change:
        """Return what becomes of text in a tracked deletion, idem."""
        return _gained(change) if self is View.ORIGINAL else Change.DELETED


def _gained(change: Change) -> Change:
    return Change.INSERTED if change is Change.NONE else change


@dataclass(slots=True)
class Span:
    """A stretch of text with one look. `size` is in points, unknown where the format has none."""

    text: str
    bold: bool = False
    size: float | None = None
    change: Change = Change.NONE

    @property
    def shown(self) -> bool:
        """Whether the text is there once all changes are accepted."""
        return self.change in (Change.NONE, Change.INSERTED)


@dataclass(slots=True)
class Paragraph:
    """A paragraph with what the format itself says about it; `after` is what hangs on it: notes and text boxes.

    `runs_on` says that its end is not there, so that the next paragraph continues it.
    `heading` and `list_level` count from 1, None where the paragraph is neither. `contents` marks a line of a table of
    contents. `label` is the number in front as shown, not part of the spans.
    """

    spans: list[Span] = field(default_factory=list)
    heading: int | None = None
    title: bool = False
    frame: bool = False
    footnote: bool = False
    contents: bool = False
    list_level: int | None = None
    label: str = ""
    centred: bool = False
    runs_on: bool = False
    after: list[Paragraph | Table] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The text as it stands once all changes are accepted, without the number in front."""
        return "".join([span.text for span in self.spans if span.shown])

    @property
    def text(self) -> str:
        """The shown text with its number in front; empty when there is only a number."""
        shown = self.shown.strip()
        return f"{self.label} {shown}" if self.label and shown else shown

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        worded = [span for span in self.spans if span.shown and any(c.isalnum() for c in span.text)]
        return bool(worded) and all(span.bold for span in worded)

    @property
    def size(self) -> float | None:
        """The size of most of the shown text, in points."""
        weights: dict[float, int] = {}
        for span in self.spans:
            if span.shown and span.size is not None and span.text.strip():
                weights[span.size] = weights.get(span.size, 0) + len(span.text.strip())
        return max(weights, key=lambda size: (weights[size], size)) if weights else None


@dataclass(slots=True)
class Cell:
    """A table cell from grid column `column` (from 0) over `span` columns; `repeated` when merged from a row above."""

    items: list[Paragraph | Table]
    column: int
    span: int = 1
    repeated: bool = False

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs that stand in the cell itself."""
        return [item for item in self.items if isinstance(item, Paragraph)]

    @property
    def text(self) -> str:
        """The shown text of the cell, without nested tables."""
        return text_of(self.items)

    @property
    def bold(self) -> bool:
        """Whether everything written in the cell is bold."""
        written = [paragraph for paragraph in self.paragraphs if paragraph.shown.strip()]
        return bool(written) and all(paragraph.bold for paragraph in written)

    def again(self, column: int) -> Cell:
        """Return the cell as it comes back where it is merged over more rows or columns, at a grid column (from 0)."""
        return Cell(self.items, column, self.span, repeated=True)


@dataclass(slots=True)
class Row:
    """A table row; `header` when the format says that it heads the table, `shaded` when it has a background.

    `place` has the fields of its block that say where it stands, in formats with pages.
    """

    cells: list[Cell]
    header: bool = False
    shaded: bool = False
    place: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """A table with merged cells resolved. `styled_header` when its style gives the first row a look of its own."""

    rows: list[Row]
    styled_header: bool = False


Item = Paragraph | Table


def text_of(items: Iterable[Item]) -> str:
    """Return the shown text of the paragraphs on one line; tables are left out."""
    texts = [item.text for item in items if isinstance(item, Paragraph)]
    return texts[0] if len(texts) == 1 else " ".join(filter(None, texts))


def joined(items: Iterable[Item]) -> list[Item]:
    """Return the items with every paragraph that runs on made one with the paragraph after it."""
    found: list[Item] = []
    pending: Paragraph | None = None
    for item in items:
        if pending is None:
            paragraph = item
        elif isinstance(item, Paragraph):
            paragraph = _joined(pending, item)
        else:
            found.append(pending)
            paragraph = item
        pending = None
        if isinstance(paragraph, Paragraph) and paragraph.runs_on and paragraph.shown.strip():
            pending = paragraph
        else:
            found.append(paragraph)
    return [*found, pending] if pending else found


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return two paragraphs as one; the mark that is left, the second's, says what it is."""
    kept = second if second.shown.strip() else first
    return replace(kept, spans=first.spans + second.spans, after=first.after + second.after, runs_on=second.runs_on)


def framed(items: Iterable[Item]) -> list[Item]:
    """Return the items, with the paragraphs marked as standing in a frame."""
    found = list(items)
    for item in found:
        if isinstance(item, Paragraph):
            item.frame = True
    return found


def write_in_note(note: Paragraph, items: Iterable[Item]) -> None:
    """Add what a footnote holds to its paragraph: a note is one block, with its tables after it."""
    for item in items:
        if isinstance(item, Paragraph):
            note.spans += [Span(" "), *([Span(item.label + " ")] if item.label else []), *item.spans]
            note.after += item.after
        else:
            note.after.append(item)


def revision_of(spans: list[Span]) -> Revision:
    """Return the revision state of a block that is made of these spans."""
    changes = [span.change for span in spans if span.text.strip()]
    if Change.INSERTED not in changes and Change.DELETED not in changes:
        return Revision.ONGEWIJZIGD
    return Revision.INGEVOEGD if Change.INSERTED in changes and Change.NONE not in changes else Revision.GEMENGD


def runs_of(spans: list[Span], change: Change) -> Iterator[str]:
    """Yield each unbroken stretch of text that has this change."""
    run = ""
    for span in spans:
        if span.change is change:
            run += span.text
        elif span.text.strip():
            if run.strip():
                yield run
            run = ""
    if run.strip():
        yield run


def lead(spans: list[Span]) -> None:
    """Write the tab before the page number in a table of contents as the dots that are on paper."""
    for span in reversed(spans):
        if "\t" in span.text:
            before, _, after = span.text.rpartition("\t")
            span.text = f"{before} ........ {after}"
            return


def promote_title(items: list[Item]) -> None:
    """Make the only heading of the highest level, when it comes first, the title; the others go up a level."""
    headings = [item for item in items if isinstance(item, Paragraph) and item.heading is not None]
    if not headings or any(item.heading == 1 for item in headings[1:]) or headings[0].heading != 1:
        return
    headings[0].heading, headings[0].title = None, True
    for item in headings[1:]:
        item.heading = (item.heading or 2) - 1
