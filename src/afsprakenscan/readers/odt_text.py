"""Collects the text of one OpenDocument paragraph: tracked changes, fields, notes, and what is anchored in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from afsprakenscan.readers.flow import Change, Span, View
from afsprakenscan.readers.odt_styles import DRAW, OFFICE, TEXT, XML_ID, Styles, whole
from afsprakenscan.readers.styles import Look

_SKIPPED = (OFFICE + "annotation-end", TEXT + "number", TEXT + "script", OFFICE + "event-listeners", TEXT + "ruby-text")
_PROMPTS = (TEXT + "placeholder", TEXT + "hidden-text")
_MOST_SPACES = 100
PARAGRAPHS = (TEXT + "p", TEXT + "h")


Shaped = tuple[Element, list[Span]]
"""Text with the element that says what kind of paragraph it is."""


@dataclass
class Anchors:
    """What hangs on a paragraph: notes, text boxes (each a list of paragraphs), and whole paragraphs struck there.

    `restored` are paragraphs that a deletion took out before this one, in a view that has them; `shape` is then the
    element that says what this one is.
    """

    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    struck: list[list[Span]] = field(default_factory=list)
    restored: list[Shaped] = field(default_factory=list)
    shape: Element | None = None
    pictures: int = 0
    objects: int = 0


class TextCollector:
    """Reads paragraphs one after another; insertions may run on from one into the next."""

    def __init__(self, styles: Styles, changes: Element | None, view: View) -> None:
        self._styles = styles
        self._view = view
        self._inserted: set[str] = set()
        self._deleted: dict[str, Element] = {}
        for region in changes if changes is not None else ():
            name = region.get(TEXT + "id") or region.get(XML_ID, "")
            if region.find(TEXT + "insertion") is not None:
                self._inserted.add(name)
            elif (deletion := region.find(TEXT + "deletion")) is not None:
                self._deleted[name] = deletion
        self._open: set[str] = set()
        self._spans: list[Span] = []
        self._anchors = Anchors()
        self.comments = 0

    @property
    def end_gone(self) -> bool:
        """Whether the end of the paragraph that was just read was inserted, in a view without insertions."""
        return bool(self._open) and self._view is not View.ACCEPTED

    def collect(self, paragraph: Element, look: Look, *, hidden: bool = False) -> tuple[list[Span], Anchors]:
        """Return the spans of a paragraph and what is anchored in it."""
        self._spans, self._anchors = [], Anchors()
        self._walk(paragraph, look, hidden=hidden)
        return self._spans, self._anchors

    def drawn(self, drawing: Element) -> Anchors:
        """Return what is in a drawing that stands on the page itself, not in a paragraph."""
        self._anchors = Anchors()
        self._drawn(drawing)
        return self._anchors

    def mark(self, element: Element) -> list[Shaped]:
        """Take note of a change mark; return the paragraphs that were deleted there, if any."""
        name = element.get(TEXT + "change-id", "")
        if element.tag == TEXT + "change-start":
            self._open |= {name} & self._inserted
        elif element.tag == TEXT + "change-end":
            self._open.discard(name)
        elif name in self._deleted:
            return self._struck(self._deleted.pop(name))
        return []

    def _walk(self, parent: Element, look: Look, *, hidden: bool) -> None:
        self._add(parent.text, look, hidden=hidden)
        for child in parent:
            self._child(child, look, hidden=hidden)
            self._add(child.tail, look, hidden=hidden)

    def _child(self, child: Element, look: Look, *, hidden: bool) -> None:
        tag = child.tag
        if tag == TEXT + "span":
            own = self._styles.text(child.get(TEXT + "style-name"))
            self._walk(child, own.over(look), hidden=hidden)
        elif tag == TEXT + "s":
            self._add(" " * whole(child.get(TEXT + "c"), 1, most=_MOST_SPACES), look, hidden=hidden)
        elif tag == TEXT + "tab":
            self._add("\t", look, hidden=hidden)
        elif tag == TEXT + "line-break":
            self._add("\n", look, hidden=hidden)
        elif tag == TEXT + "note":
            self._anchors.notes.append(child)
        elif tag == OFFICE + "annotation":
            self.comments += 1
        elif tag in (TEXT + "change", TEXT + "change-start", TEXT + "change-end"):
            self._change(child)
        elif tag.startswith(DRAW):
            self._drawn(child)
        elif tag not in _SKIPPED:
            self._walk(child, look, hidden=hidden or tag in _PROMPTS)

    def _change(self, mark: Element) -> None:
        deletion = self._deleted.get(mark.get(TEXT + "change-id", "")) if mark.tag == TEXT + "change" else None
        if deletion is None:
            self.mark(mark)
            return
        del self._deleted[mark.get(TEXT + "change-id", "")]
        shaped = self._struck(deletion)
        struck = [spans for _, spans in shaped]
        if len(struck) > 1 and struck[0][0].shown:
            self._restore(shaped)
        # A deletion that starts or ends with a paragraph's own end took whole paragraphs out beside this one.
        elif len(struck) > 1 and not (_text(struck[0]) and _text(struck[-1])):
            self._anchors.struck += struck
        else:
            self._spans += [span for spans in struck for span in spans]

    def _restore(self, shaped: list[Shaped]) -> None:
        """Part the paragraph again where a deletion made one of more: its last piece goes on as what is being read."""
        (first, start), *between, (last, end) = shaped
        opening = first if self._anchors.shape is None else self._anchors.shape
        self._anchors.restored += [(opening, self._spans + start), *between]
        self._anchors.shape, self._spans = last, end

    def _struck(self, deletion: Element) -> list[Shaped]:
        """Return the deleted paragraphs, with what this view makes of them."""
        change = self._view.deleted(self._view.inserted(Change.NONE) if self._open else Change.NONE)
        return [(p, [Span("".join(_plain(p)) + " ", change=change)]) for p in deletion.iter(*PARAGRAPHS)]

    def _drawn(self, drawing: Element) -> None:
        for box in _boxes(drawing):
            self._anchors.boxes.append(box)
        self._anchors.pictures += sum(True for _ in drawing.iter(DRAW + "image"))
        self._anchors.objects += sum(True for _ in drawing.iter(DRAW + "object", DRAW + "object-ole"))

    def _add(self, text: str | None, look: Look, *, hidden: bool) -> None:
        if not text:
            return
        change = self._view.inserted(Change.NONE) if self._open else Change.NONE
        if hidden or look.hidden:
            change = Change.HIDDEN
        elif look.struck:  # taken back by hand, as much as a tracked deletion
            change = Change.DELETED
        self._spans.append(Span(text, bool(look.bold), look.size, change))


def _text(spans: list[Span]) -> str:
    return "".join(span.text for span in spans).strip()


def _plain(parent: Element) -> Iterator[str]:
    """Yield the text of a deleted paragraph."""
    yield parent.text or ""
    for child in parent:
        if child.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break"):
            yield " "
        elif child.tag not in (OFFICE + "annotation", TEXT + "note", *PARAGRAPHS):
            yield from _plain(child)
        yield child.tail or ""


def _boxes(drawing: Element) -> Iterator[Element]:
    """Yield what holds paragraphs in a drawing: a text box, or a shape with text in it."""
    if any(child.tag in (*PARAGRAPHS, TEXT + "list") for child in drawing):
        yield drawing
        return
    for child in drawing:
        if isinstance(child.tag, str) and child.tag.startswith(DRAW):
            yield from _boxes(child)
