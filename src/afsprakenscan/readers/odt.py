"""Reads OpenDocument texts (.odt, and the flat .fodt) straight from their XML.

The text helpers of ODF libraries return deleted text and comments as if they were text, so they are not used. The
text of a paragraph is collected in `odt_text`, styles and numbers are worked out in `odt_styles` and `odt_lists`;
what a piece is on paper is decided in `layout`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from afsprakenscan.errors import DamagedError
from afsprakenscan.readers.base import Limits, Progress, Reading
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import (
    Cell,
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
from afsprakenscan.readers.odt_lists import Lists, OpenList
from afsprakenscan.readers.odt_styles import DC, DRAW, META, OFFICE, STYLE, TABLE, TEXT, Styles, whole
from afsprakenscan.readers.odt_text import PARAGRAPHS, Anchors, TextCollector
from afsprakenscan.readers.package import EntitiesError, Package, parse_xml

_ENCRYPTION = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_INDEXES = tuple(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
_TRANSPARENT = (TEXT + "section", TEXT + "numbered-paragraph", TEXT + "index-body", TEXT + "index-title")
_CHANGES = (TEXT + "change", TEXT + "change-start", TEXT + "change-end")
_ROW_GROUPS = (TABLE + "table-rows", TABLE + "table-row-group")
_MARGINS = {
    STYLE + "header": "koptekst",
    STYLE + "header-left": "koptekst",
    STYLE + "header-first": "koptekst",
    STYLE + "footer": "voettekst",
    STYLE + "footer-left": "voettekst",
    STYLE + "footer-first": "voettekst",
}
_PROPERTIES = {
    DC + "title": "title",
    DC + "subject": "subject",
    DC + "date": "modified",
    META + "initial-creator": "author",
    META + "creation-date": "created",
}
_WIDEST, _MOST_REPEATED_ROWS = 64, 100


def read(
    path: Path,
    limits: Limits,
    progress: Progress | None = None,  # noqa: ARG001 - same for all
    view: View = View.ACCEPTED,
) -> Reading:
    """Return the blocks of an OpenDocument text, as it is in a view of its tracked changes.

    Raises:
        DamagedError: a part is missing or broken, or this is no text.
        ProtectedError: the file asks for a password.
        TooLargeError: the file is over a limit when unpacked.
    """
    with path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    if not zipped:
        return _read_flat(path, view)
    with Package(path, limits) as package:
        manifest = package.xml("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter(_ENCRYPTION), None) is not None:
            raise package.protected()
        content = package.xml("content.xml")
        if content is None or content.find(f"{OFFICE}body/{OFFICE}text") is None:
            raise package.damaged("content.xml")
        return _Document(content, package.xml("styles.xml"), package.xml("meta.xml"), view).reading()


def _read_flat(path: Path, view: View) -> Reading:
    try:
        root = parse_xml(path.read_bytes())
    except (etree.XMLSyntaxError, EntitiesError) as error:
        raise _damaged(path) from error
    if root.find(f"{OFFICE}body/{OFFICE}text") is None:
        raise _damaged(path)
    return _Document(root, root, root, view).reading()


def _damaged(path: Path) -> DamagedError:
    return DamagedError(
        "Het bestand is beschadigd of onvolledig.",
        hint="Open het in LibreOffice, sla het op als .odt en probeer het nog eens.",
        path=path,
    )


class _Document:
    """One OpenDocument text: its parts, and the counters that run through it."""

    def __init__(self, content: Element, styles: Element | None, meta: Element | None, view: View) -> None:
        self._body = content.find(f"{OFFICE}body/{OFFICE}text")
        self._common, self._meta = styles, meta
        self._styles = Styles((styles, content))
        self._lists = Lists(self._styles)
        self._collector = TextCollector(self._styles, self._body.find(TEXT + "tracked-changes"), view)
        self._left_out: Counter[str] = Counter()

    def reading(self) -> Reading:
        """Return everything that was read."""
        builder = BlockBuilder(paged=False)
        write_items(joined(self._items(self._body)), builder)
        report_margins(builder, self._margins())
        report_left_out(builder, self._left_out, comments=self._collector.comments)
        return Reading(builder, properties=self._properties())

    def _items(
        self,
        parent: Iterable[Element],
        place: OpenList | None = None,
        *,
        contents: bool = False,
        hidden: bool = False,
    ) -> Iterator[Item]:
        """Yield the paragraphs and tables in a container."""
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                yield from self._paragraphs(child, place, contents=contents, hidden=hidden)
            elif tag == TABLE + "table":
                yield self._table(child, hidden=hidden)
            elif tag == TEXT + "list":
                yield from self._list(child, place, contents=contents, hidden=hidden)
            elif tag in _TRANSPARENT:
                unseen = child.get(TEXT + "display") == "none"
                yield from self._items(child, place, contents=contents, hidden=hidden or unseen)
            elif tag in _INDEXES:
                yield from self._index(child, hidden=hidden)
            elif tag in _CHANGES:
                for shape, spans in self._collector.mark(child):
                    yield self._paragraph(shape, spans, None, contents=contents)
            elif tag.startswith(DRAW):
                yield from self._attached(self._collector.drawn(child))

    def _index(self, index: Element, *, hidden: bool) -> Iterator[Item]:
        """Yield a table of contents: its title is a heading, its lines stay lines."""
        for body in index.findall(TEXT + "index-body"):
            for child in body:
                if child.tag != TEXT + "index-title":
                    continue
                for item in self._items(child, hidden=hidden):
                    if isinstance(item, Paragraph):
                        item.heading, item.contents = item.heading or 1, False
                    yield item
            rest = [child for child in body if child.tag != TEXT + "index-title"]
            yield from self._items(rest, contents=True, hidden=hidden)

    def _list(self, element: Element, around: OpenList | None, *, contents: bool, hidden: bool) -> Iterator[Item]:
        place = self._lists.open(element, around)
        for item in element:
            if item.tag in (TEXT + "list-item", TEXT + "list-header"):
                place.item(item)
                yield from self._items(item, place, contents=contents, hidden=hidden)

    def _paragraphs(
        self, element: Element, place: OpenList | None, *, contents: bool, hidden: bool
    ) -> Iterator[Paragraph]:
        """Yield a paragraph, after those that a deletion took out there in a view that has them."""
        style = self._styles.paragraph(element.get(TEXT + "style-name"))
        spans, anchors = self._collector.collect(element, style.look, hidden=hidden)
        for shape, own in anchors.restored:
            yield self._paragraph(shape, own, place, contents=contents)
        shape = element if anchors.shape is None else anchors.shape
        paragraph = self._paragraph(shape, spans, place, contents=contents)
        paragraph.runs_on = self._collector.end_gone
        paragraph.after = self._attached(anchors)
        yield paragraph

    def _paragraph(self, element: Element, spans: list[Span], place: OpenList | None, *, contents: bool) -> Paragraph:
        style = self._styles.paragraph(element.get(TEXT + "style-name"))
        heading = style.heading
        if element.tag == TEXT + "h":
            heading = whole(element.get(TEXT + "outline-level"), 1, most=10) or 1
        paragraph = Paragraph(
            spans=spans,
            heading=None if style.title and element.tag == TEXT + "p" else heading,
            title=style.title,
            frame=style.frame,
            contents=(style.contents or contents) and style.heading is None,
            centred=style.centred,
        )
        if paragraph.contents:
            lead(spans)
        if place is not None and place.fresh:
            paragraph.label = self._lists.label(place, style.list_style)
            paragraph.list_level = max(place.level, style.list_level or 1) if heading is None else None
        elif heading is not None and element.tag == TEXT + "h" and place is None:
            paragraph.label = self._lists.heading_label(element, heading)
        elif place is None:
            paragraph.list_level = style.list_level
        return paragraph

    def _attached(self, anchors: Anchors) -> list[Item]:
        """Return footnotes, text boxes and struck paragraphs that hang on a paragraph."""
        self._left_out["afbeeldingen"] += anchors.pictures
        self._left_out["objecten"] += anchors.objects
        found: list[Item] = [self._note(note) for note in anchors.notes]
        for box in anchors.boxes:
            found += framed(joined(self._items(box)))
        found += [Paragraph(spans) for spans in anchors.struck]
        return found

    def _note(self, element: Element) -> Paragraph:
        note = Paragraph(footnote=True, label="".join(element.itertext(TEXT + "note-citation")).strip())
        for body in element.findall(TEXT + "note-body"):
            write_in_note(note, self._items(body))
        return note

    def _table(self, element: Element, *, hidden: bool) -> Table:
        rows: list[Row] = []
        spanning: dict[int, tuple[Cell, int]] = {}
        for row, header in _rows(element, header=False):
            cells = self._cells(row, spanning, hidden=hidden)
            written = any(cell.items for cell in cells)
            times = whole(row.get(TABLE + "number-rows-repeated"), 1, most=_MOST_REPEATED_ROWS) if written else 1
            rows += [
                Row(cells, header, shaded=self._shaded(row)),
                *(Row([cell.again(cell.column) for cell in cells]) for _ in range(times - 1)),
            ]
        return Table(rows)

    def _shaded(self, row: Element) -> bool:
        """Tell whether all cells of a row have a background."""
        cells = row.findall(TABLE + "table-cell")
        return bool(cells) and all(self._styles.shades_cell(cell.get(TABLE + "style-name")) for cell in cells)

    def _cells(self, row: Element, spanning: dict[int, tuple[Cell, int]], *, hidden: bool) -> list[Cell]:
        """Return the cells of a row; one that is covered from above repeats the cell it belongs to."""
        cells: list[Cell] = []
        column = 0
        for element in row:
            times = whole(element.get(TABLE + "number-columns-repeated"), 1, most=_WIDEST)
            for time in range(min(times, _WIDEST - column)):
                if element.tag == TABLE + "table-cell":
                    first = time == 0
                    cells.append(
                        self._cell(element, column, spanning, hidden=hidden) if first else cells[-1].again(column)
                    )
                elif element.tag == TABLE + "covered-table-cell" and column in spanning:
                    cell, left = spanning.pop(column)
                    cells.append(cell.again(column))
                    if left > 1:
                        spanning[column] = (cell, left - 1)
                column += 1
        return cells

    def _cell(self, element: Element, column: int, spanning: dict[int, tuple[Cell, int]], *, hidden: bool) -> Cell:
        span = whole(element.get(TABLE + "number-columns-spanned"), 1, most=_WIDEST) or 1
        cell = Cell(joined(self._items(element, hidden=hidden)), column, span)
        rows = whole(element.get(TABLE + "number-rows-spanned"), 1)
        spanning.pop(column, None)
        if rows > 1:
            spanning[column] = (cell, rows - 1)
        return cell

    def _margins(self) -> Iterator[tuple[str, str]]:
        for element in self._common.iter(*_MARGINS) if self._common is not None else ():
            yield _MARGINS[element.tag], text_of(self._items(element))

    def _properties(self) -> dict[str, str]:
        found = self._meta.iter(*_PROPERTIES) if self._meta is not None else ()
        return {_PROPERTIES[e.tag]: e.text.strip() for e in found if e.text and e.text.strip()}


def _rows(parent: Element, *, header: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table; the flag says 'header row'."""
    for child in parent:
        if child.tag == TABLE + "table-row":
            yield child, header
        elif child.tag == TABLE + "table-header-rows":
            yield from _rows(child, header=True)
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, header=header)
