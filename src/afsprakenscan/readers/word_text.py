"""Collects the text of one Word paragraph: tracked changes, fields, controls, and what is anchored in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from afsprakenscan.readers.flow import Change, Span, View
from afsprakenscan.readers.styles import Look
from afsprakenscan.readers.word_styles import Styles, W, run_look, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PICTURE = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_INSERTED = (W + "ins", W + "moveTo")
_DELETED = (W + "del", W + "moveFrom")
# Properties, never text.
_SKIPPED = {
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "instrText", "delInstrText")
} | {W + "rt", MATH + "ctrlPr", MATH + "rPr"}
_MARKS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "",
}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_DRAWN = (W + "drawing", W + "pict", W + "object")
# Characters that Word takes from a symbol font; others cannot be known without that font.
_SYMBOLS = {
    0xE0: "→", 0xE8: "→", 0xDF: "←", 0xDE: "→", 0xA7: "▪", 0xB7: "•", 0xD8: "➢",
    0xFC: "✓", 0xFB: "✗", 0xFE: "☒", 0x6F: "☐", 0xA8: "☐", 0xAE: "→", 0xAC: "←",
}  # fmt: skip


@dataclass
class Anchors:
    """What hangs on a paragraph: notes as (kind, id), text boxes, and diagrams by relation id."""

    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    boxes: list[tuple[Element, Change]] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    pictures: int = 0
    charts: int = 0
    objects: int = 0


@dataclass
class _Field:
    """A complex field being read: first its instruction, then its result."""

    instruction: str = ""
    in_result: bool = False


class TextCollector:
    """Reads paragraphs one after another; fields may run on from one into the next."""

    def __init__(self, styles: Styles, view: View) -> None:
        self._styles = styles
        self._view = view
        self._fields: list[_Field] = []
        self._spans: list[Span] = []
        self._anchors = Anchors()
        self._look = Look()
        self.comments = 0

    def collect(self, paragraph: Element, look: Look, change: Change) -> tuple[list[Span], Anchors]:
        """Return the spans of a paragraph and what is anchored in it."""
        self._spans, self._anchors, self._look = [], Anchors(), look
        self._walk(paragraph, change)
        # An instruction that does not end with its paragraph is broken; hiding the rest of the document would be worse.
        self._fields = [open_field for open_field in self._fields if open_field.in_result]
        return self._spans, self._anchors

    def set_aside(self) -> list[_Field]:
        """Return the open fields and start without any, to read something that stands apart."""
        open_fields, self._fields = self._fields, []
        return open_fields

    def resume(self, open_fields: list[_Field]) -> None:
        """Go on where `set_aside` left."""
        self._fields = open_fields

    @property
    def in_contents(self) -> bool:
        """Whether the text at this point is the result of a table of contents field."""
        return any(open_field.instruction.split()[:1] == ["TOC"] for open_field in self._fields)

    def _walk(self, parent: Element, change: Change) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, change)
            elif tag in _INSERTED:
                self._walk(child, self._view.inserted(change))
            elif tag in _DELETED:
                self._walk(child, self._view.deleted(change))
            elif tag == W + "sdt":
                self._control(child, change)
            elif tag == MC + "AlternateContent":
                for branch in chosen(child):
                    self._walk(branch, change)
            elif tag == MATH + "t":
                self._add(child.text or "", self._look, change)
            elif tag not in _SKIPPED:
                self._walk(child, change)

    def _control(self, control: Element, change: Change) -> None:
        """Read a content control; the prompt of one that was never filled in is not text."""
        properties = control.find(W + "sdtPr")
        if properties is not None and properties.find(W + "showingPlcHdr") is not None:
            change = Change.HIDDEN if change is Change.NONE else change
        for content in control.findall(W + "sdtContent"):
            self._walk(content, change)

    def _run(self, run: Element, change: Change) -> None:
        properties = run.find(W + "rPr")
        look = run_look(properties).over(self._styles.character(value(properties, "rStyle"))).over(self._look)
        if change in (Change.NONE, Change.INSERTED):
            # Text that the author struck through by hand is as much taken back as a tracked deletion.
            change = Change.HIDDEN if look.hidden else Change.DELETED if look.struck else change
        self._inside(run, look, change)

    def _inside(self, run: Element, look: Look, change: Change) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self._add(child.text or "", look, change)
            elif tag == W + "delText":
                self._add(child.text or "", look, self._view.deleted(change))
            elif tag in _MARKS:
                self._add(_MARKS[tag], look, change)
            elif tag == W + "fldChar":
                self._field(child)
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += child.text or ""
            elif tag == MC + "AlternateContent":
                for branch in chosen(child):
                    self._inside(branch, look, change)
            else:
                self._other(child, look, change)

    def _other(self, child: Element, look: Look, change: Change) -> None:
        """Read the rarer things in a run."""
        if child.tag == W + "sym":
            self._add(_symbol(child), look, change)
        elif child.tag in _NOTES:
            if self._visible and change in (Change.NONE, Change.INSERTED):
                custom = child.get(W + "customMarkFollows") in ("1", "true", "on")
                self._anchors.notes.append((_NOTES[child.tag], child.get(W + "id", ""), custom))
        elif child.tag == W + "commentReference":
            self.comments += 1
        elif child.tag in _DRAWN:
            self._drawn(child, change)
        elif child.tag == W + "ruby":
            self._walk(child, change)

    def _field(self, mark: Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    @property
    def _visible(self) -> bool:
        return all(open_field.in_result for open_field in self._fields)

    def _add(self, text: str, look: Look, change: Change) -> None:
        if text and self._visible:
            self._spans.append(Span(text, bool(look.bold), look.size, change))

    def _drawn(self, drawing: Element, change: Change) -> None:
        boxes = list(_boxes(drawing))
        self._anchors.boxes += [(box, change) for box in boxes]
        self._anchors.diagrams += [
            found.get(RELATION + "dm", "") for found in drawing.iter(DIAGRAM + "relIds") if change is not Change.DELETED
        ]
        self._anchors.charts += sum(True for _ in drawing.iter(_CHART + "chart"))
        embedded = drawing.tag == W + "object"
        self._anchors.objects += embedded
        self._anchors.pictures += not embedded and any(True for _ in drawing.iter(*_PICTURE))


def chosen(alternatives: Element) -> list[Element]:
    """Return the one branch of an AlternateContent that counts: the choice, else the fallback for older programs."""
    choices = alternatives.findall(MC + "Choice")
    used = next((choice for choice in choices if len(choice)), None)
    if used is None:
        used = alternatives.find(MC + "Fallback")
    return [] if used is None else [used]


def _boxes(drawing: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing once each; boxes inside boxes are left to the reader of the outer one."""
    for child in drawing:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            for branch in chosen(child):
                yield from _boxes(branch)
        else:
            yield from _boxes(child)


def _symbol(mark: Element) -> str:
    code = int(mark.get(W + "char", "0"), 16) if _is_hexadecimal(mark.get(W + "char", "")) else 0
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, " ")
    return chr(code) if 0x20 <= code < 0xD800 or 0xFB00 <= code < 0xFFFE else " "


def _is_hexadecimal(text: str) -> bool:
    return 0 < len(text) <= 8 and all(c in "0123456789abcdefABCDEF" for c in text)
