"""Reads Word documents (.docx) straight from their XML.

python-docx is not used here: its `paragraph.text` loses tracked insertions, moved text, controls and fields, and it
is ten times slower. The text of a paragraph is collected in `word_text`, styles and numbers are worked out in
`word_styles` and `word_numbering`; what a piece is on paper is decided in `layout`.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element as Element

from afsprakenscan.readers.base import Limits, Progress, Reading
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import (
    Cell,
    Change,
    Item,
    Paragraph,
    Row,
    Span,
    Table,
    View,
    framed,
    joined,
    lead,
    text_of,
    write_in_note,
)
from afsprakenscan.readers.layout import report_left_out, report_margins, write_items
from afsprakenscan.readers.numerals import numeral
from afsprakenscan.readers.package import Package
from afsprakenscan.readers.word_numbering import Numbering
from afsprakenscan.readers.word_styles import Styles, W, WordStyle, flag, numbering_of, value, whole
from afsprakenscan.readers.word_text import DIAGRAM, MC, RELATION, Anchors, TextCollector, chosen

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}subject": "subject",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "modified",
}
_TRANSPARENT = (W + "customXml", W + "ins", W + "moveTo", W + "smartTag")
_WIDEST_SPAN = 64
_MARGINS = {W + "headerReference": "koptekst", W + "footerReference": "voettekst"}


def read(
    path: Path,
    limits: Limits,
    progress: Progress | None = None,  # noqa: ARG001 - same for all
    view: View = View.ACCEPTED,
) -> Reading:
    """Return the blocks of a Word document, as it is in a view of its tracked changes.

    Raises:
        DamagedError: a part is missing or broken.
        ProtectedError: the file asks for a password.
        TooLargeError: the file is over a limit when unpacked.
    """
    with Package(path, limits) as package:
        return _Document(package, view).reading()


class _Document:
    """One Word document: its parts, and the counters that run through it."""

    def __init__(self, package: Package, view: View) -> None:
        self._package = package
        self._view = view
        self._main = _main_part(package)
        self._relations = _relations(package, self._main)
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"), self._styles)
        self._collector = TextCollector(self._styles, view)
        self._notes = {kind: _by_id(self._related(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._noted: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()

    def reading(self) -> Reading:
        """Return everything that was read."""
        root = self._package.xml(self._main)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise self._package.damaged(self._main)
        builder = BlockBuilder(paged=False)
        write_items(self._items(body), builder)
        report_margins(builder, self._margins(body))
        report_left_out(builder, self._left_out, comments=self._collector.comments)
        return Reading(builder, properties=self._properties())

    def _items(self, parent: Element, change: Change = Change.NONE, *, contents: bool = False) -> list[Item]:
        """Return the paragraphs and tables in a container, with paragraphs joined where their mark is gone."""
        return joined(self._pieces(parent, change, contents=contents))

    def _pieces(self, parent: Element, change: Change, *, contents: bool) -> Iterator[Item]:
        for element, in_contents in _content(parent, contents=contents):
            if element.tag == W + "tbl":
                yield self._table(element, change)
            elif element.tag == W + "p":
                yield self._paragraph(element, change, contents=in_contents)
            elif element.tag == W + "altChunk":
                self._left_out["objecten"] += 1

    def _paragraph(self, element: Element, change: Change, *, contents: bool) -> Paragraph:
        properties = element.find(W + "pPr")
        style_id = value(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        contents = contents or self._collector.in_contents
        spans, anchors = self._collector.collect(element, style.look, change)
        contents = contents or self._collector.in_contents
        outline = whole(value(properties, "outlineLvl"))
        aligned = value(properties, "jc")
        paragraph = Paragraph(
            spans=spans,
            heading=style.heading if outline is None else outline + 1 if 0 <= outline < 9 else None,
            title=style.title,
            frame=style.frame or _framed(properties),
            contents=style.contents or (contents and style.heading is None),
            centred=aligned == "center" if aligned else style.centred,
            runs_on=self._mark_gone(properties) or _drop_capital(properties),
        )
        if paragraph.contents:
            lead(paragraph.spans)
        if change is not Change.DELETED and not (self._mark_gone(properties) and not paragraph.shown.strip()):
            self._number(paragraph, properties, style_id, style)
        # What hangs on a paragraph must not see the fields that are open in it, nor close them.
        open_fields = self._collector.set_aside()
        paragraph.after = self._attached(anchors)
        self._collector.resume(open_fields)
        return paragraph

    def _mark_gone(self, properties: Element | None) -> bool:
        """Tell whether the end of a paragraph, with what makes it a paragraph, is not there in this view."""
        inserted, deleted = _mark(properties, "ins", "moveTo"), _mark(properties, "del", "moveFrom")
        return _tracked(self._view, inserted, deleted, Change.NONE) is Change.DELETED

    def _number(self, paragraph: Paragraph, properties: Element | None, style_id: str | None, style: WordStyle) -> None:
        """Give the paragraph its place in a list and its number as shown."""
        own_id, own_level = numbering_of(properties)
        num_id = own_id if own_id is not None else style.num_id
        level = own_level if own_level is not None else style.num_level
        if num_id is None or not self._numbering.known(num_id):
            paragraph.list_level = style.list_level if own_id is None else None
            return
        if level is None:
            level = self._numbering.level_of_style(num_id, style_id)
        paragraph.label = self._numbering.count(num_id, level)
        if paragraph.heading is None:
            paragraph.list_level = max(level + 1, style.list_level or 1)

    def _attached(self, anchors: Anchors) -> list[Item]:
        """Return footnotes, text boxes and diagrams that hang on a paragraph."""
        self._left_out["afbeeldingen"] += anchors.pictures
        self._left_out["grafieken"] += anchors.charts
        self._left_out["objecten"] += anchors.objects
        found: list[Item] = [self._note(*note) for note in anchors.notes]
        for box, change in anchors.boxes:
            found += framed(self._items(box, change))
        for relation in anchors.diagrams:
            found += self._diagram(relation)
        return found

    def _note(self, kind: str, note_id: str, custom_mark: bool) -> Paragraph:  # noqa: FBT001 - straight from Anchors
        note = Paragraph(footnote=True)
        if not custom_mark:
            self._noted[kind] += 1
            note.label = numeral(self._noted[kind], "1" if kind == "footnote" else "i")
        element = self._notes[kind].get(note_id)
        write_in_note(note, self._items(element) if element is not None else ())
        return note

    def _diagram(self, relation: str) -> Iterator[Paragraph]:
        """Yield the texts of a SmartArt diagram: in Word a schema of the process is often drawn that way."""
        target = self._relations.get(relation, ("", ""))[1]
        root = self._package.xml(target) if target else None
        for body in root.iter(DIAGRAM + "t") if root is not None else ():
            text = " ".join("".join(t.text or "" for t in p.iter(_DRAWING + "t")) for p in body.iter(_DRAWING + "p"))
            yield Paragraph([Span(text)], frame=True)

    def _table(self, element: Element, change: Change) -> Table:
        style = value(element.find(W + "tblPr"), "tblStyle")
        rows: list[Row] = []
        above: dict[int, Cell] = {}
        for row in _unwrapped(element, W + "tr"):
            properties = row.find(W + "trPr")
            row_change = _tracked(self._view, _has(properties, "ins"), _has(properties, "del"), change)
            cells = self._cells(row, properties, row_change, above)
            read_row = Row(cells, header=flag(properties, "tblHeader") or False, shaded=_shaded(row))
            if row_change is not Change.DELETED:
                above = {cell.column: cell for cell in read_row.cells}
            rows.append(read_row)
        return Table(rows, self._styles.heads_first_row(style) and _first_row_styled(element))

    def _cells(self, row: Element, properties: Element | None, change: Change, above: dict[int, Cell]) -> list[Cell]:
        cells: list[Cell] = []
        column = min(max(whole(value(properties, "gridBefore")) or 0, 0), _WIDEST_SPAN)
        for element in _unwrapped(row, W + "tc"):
            own = element.find(W + "tcPr")
            span = min(max(whole(value(own, "gridSpan")) or 1, 1), _WIDEST_SPAN)
            if _continues(own, "hMerge") and cells:
                cells[-1].span += span
            elif _continues(own, "vMerge") and column in above:
                cells.append(Cell(above[column].items, column, span, repeated=True))
            else:
                own_change = _tracked(self._view, _has(own, "cellIns"), _has(own, "cellDel"), change)
                cells.append(Cell(self._items(element, own_change), column, span))
            column += span
        return cells

    def _margins(self, body: Element) -> Iterator[tuple[str, str]]:
        for reference in body.iter(*_MARGINS):
            target = self._relations.get(reference.get(RELATION + "id", ""), ("", ""))[1]
            root = self._package.xml(target) if target else None
            if root is not None:
                yield _MARGINS[reference.tag], text_of(self._items(root))

    def _properties(self) -> dict[str, str]:
        root = self._package.xml("docProps/core.xml")
        found = root if root is not None else []
        return {_CORE[e.tag]: e.text.strip() for e in found if e.tag in _CORE and e.text and e.text.strip()}

    def _related(self, kind: str) -> Element | None:
        """Return the part that stands in a relation to the main part, such as 'styles'."""
        target = next((target for found, target in self._relations.values() if found == kind), None)
        return self._package.xml(target) if target else None


def _main_part(package: Package) -> str:
    for kind, target in _relations(package, "").values():
        if kind == "officeDocument" and target in package:
            return target
    return "word/document.xml"


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return id → (kind, part name) for what a part refers to inside the package."""
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for relation in root.iter(_PACKAGE + "Relationship") if root is not None else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


def _by_id(root: Element | None, kind: str) -> dict[str, Element]:
    return {note.get(W + "id", ""): note for note in (root.iter(W + kind) if root is not None else ())}


def _content(parent: Element, *, contents: bool) -> Iterator[tuple[Element, bool]]:
    """Yield paragraphs and tables, looking through controls; the flag says 'inside a table of contents'."""
    for child in parent:
        if child.tag == W + "sdt":
            gallery = value(child.find(f"{W}sdtPr/{W}docPartObj"), "docPartGallery")
            for inner in child.findall(W + "sdtContent"):
                yield from _content(inner, contents=contents or gallery == "Table of Contents")
        elif child.tag in _TRANSPARENT:
            yield from _content(child, contents=contents)
        elif child.tag == MC + "AlternateContent":
            for branch in chosen(child):
                yield from _content(branch, contents=contents)
        else:
            yield child, contents


def _unwrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, looking through controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt":
            for inner in child.findall(W + "sdtContent"):
                yield from _unwrapped(inner, tag)
        elif child.tag in _TRANSPARENT:
            yield from _unwrapped(child, tag)


def _mark(properties: Element | None, *names: str) -> bool:
    mark = properties.find(W + "rPr") if properties is not None else None
    return mark is not None and any(mark.find(W + name) is not None for name in names)


def _has(properties: Element | None, name: str) -> bool:
    return properties is not None and properties.find(W + name) is not None


def _tracked(view: View, inserted: bool, deleted: bool, change: Change) -> Change:  # noqa: FBT001 - read at the call
    """Return what becomes of a row, cell or paragraph mark under its own tracked changes and those around it."""
    if inserted:
        change = view.inserted(change)
    return view.deleted(change) if deleted else change


def _drop_capital(properties: Element | None) -> bool:
    """Tell whether a paragraph is the big first letter of the next."""
    frame = properties.find(W + "framePr") if properties is not None else None
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")


def _framed(properties: Element | None) -> bool:
    """Tell whether a paragraph stands in a frame, or has a border on all sides."""
    if properties is None:
        return False
    frame = properties.find(W + "framePr")
    if frame is not None and frame.get(W + "dropCap") in (None, "none"):
        return True
    borders = properties.find(W + "pBdr")
    return borders is not None and all(
        value(borders, side) not in (None, "nil", "none") for side in ("top", "bottom", "left", "right")
    )


def _shaded(row: Element) -> bool:
    """Tell whether all cells of a row have a background of their own."""
    fills = [cell.find(f"{W}tcPr/{W}shd") for cell in _unwrapped(row, W + "tc")]
    return bool(fills) and all(
        fill is not None and fill.get(W + "fill", "auto").lower() not in ("auto", "ffffff") for fill in fills
    )


def _continues(properties: Element | None, merge: str) -> bool:
    found = properties.find(W + merge) if properties is not None else None
    return found is not None and found.get(W + "val", "continue") == "continue"


def _first_row_styled(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    if (first := look.get(W + "firstRow")) is not None:
        return first in ("1", "true", "on")
    bits = look.get(W + "val", "0")
    return len(bits) <= 4 and all(c in "0123456789abcdefABCDEF" for c in bits) and bool(int(bits or "0", 16) & 0x20)
