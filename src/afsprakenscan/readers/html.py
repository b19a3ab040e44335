"""Reads HTML: what a visitor reads in the page itself, without scripts, menus and hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from afsprakenscan.errors import DamagedError
from afsprakenscan.readers.base import Limits, Progress, Reading
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import Cell, Change, Item, Paragraph, Row, Span, Table, promote_title
from afsprakenscan.readers.layout import write_items
from afsprakenscan.readers.numerals import numeral
from afsprakenscan.readers.plain import decode

_HEAD = 2048
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_SKIPPED = frozenset(
    "script style nav noscript template head iframe object embed svg math canvas audio video map button select option "
    "input textarea datalist dialog menu".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHANGES = {"del": Change.DELETED, "s": Change.DELETED, "strike": Change.DELETED, "ins": Change.INSERTED}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d{1,3})?)\s*(pt|px)", re.IGNORECASE)
_POINTS_PER_PIXEL = 0.75
_FLOATING = re.compile(r"position\s*:\s*absolute", re.IGNORECASE)
# Word and LibreOffice name the parts of a page that they save as HTML in their own way.
_TITLES = frozenset(("msotitle", "title"))
_MARGINS = {"header": "koptekst", "footer": "voettekst"}
_WIDEST, _HIGHEST = 64, 1_000


def read(path: Path, limits: Limits, progress: Progress | None = None) -> Reading:  # noqa: ARG001 - same for all
    """Return the blocks of an HTML page.

    Raises:
        DamagedError: nothing can be made of the bytes.
    """
    root = _parsed(path)
    page = _Page(root)
    items = list(page.items(root.find("body") if root.find("body") is not None else root))
    promote_title(items)
    builder = BlockBuilder(paged=False)
    write_items(items, builder)
    for reason, text in page.skipped:
        builder.skip(reason, text)
    title = " ".join("".join(root.itertext("title")).split())
    return Reading(builder, properties={"title": title} if title else {})


def _parsed(path: Path) -> Element:
    data = path.read_bytes()
    text = _text(data)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring((text or "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or text is None:
        raise DamagedError(
            "Deze HTML is niet te ontcijferen.",
            hint="Open de pagina, sla haar opnieuw op en probeer het nog eens.",
            path=path,
        )
    return root


def _text(data: bytes) -> str | None:
    """Return the page as text, in the encoding that it names or else the usual ones."""
    named = _CHARSET.search(data[:_HEAD])
    if named is not None and not data.startswith(b"\xef\xbb\xbf"):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Look(NamedTuple):
    """How text looks at some place in the page; `size` is in points."""

    change: Change = Change.NONE
    bold: bool = False
    size: float | None = None

    def within(self, element: Element) -> _Look:
        """Return how text in an element looks that stands in text that looks like this."""
        tag = element.tag
        found = _SIZE.search(element.get("style", ""))
        size = float(found[1]) * (1 if found[2].lower() == "pt" else _POINTS_PER_PIXEL) if found else self.size
        change = _CHANGES.get(tag, self.change) if self.change is Change.NONE else self.change
        return _Look(change, self.bold or tag in ("b", "strong"), size)


class _Page:
    """One page: what is skipped, and the paragraph that is being gathered."""

    def __init__(self, root: Element) -> None:
        self.skipped: list[tuple[str, str]] = []
        self._has_main = next(root.iter("main", "article"), None) is not None

    def items(self, parent: Element, *, lists: int = 0, frame: bool = False) -> Iterator[Item]:
        """Yield the paragraphs and tables in an element; text between them makes paragraphs of its own."""
        look = _Look().within(parent)
        title = not _TITLES.isdisjoint(parent.get("class", "").lower().split())
        loose = Paragraph(frame=frame, title=title)
        _add(loose, parent.text, look)
        for child in parent:
            if child.tag in _INLINE and not _holds_blocks(child):
                self._inline(loose, child, look)
            elif self._left_out(child):
                pass
            else:
                yield from _filled(loose)
                loose = Paragraph(frame=frame, title=title)
                yield from self._block(child, lists=lists, frame=frame)
            _add(loose, child.tail, look)
        yield from _filled(loose)

    def _block(self, element: Element, *, lists: int, frame: bool) -> Iterator[Item]:
        tag = element.tag
        if tag in _HEADINGS:
            for paragraph in self._flat(element):
                paragraph.heading = _HEADINGS[tag]
                yield paragraph
        elif tag == "table":
            yield from self._table(element)
        elif tag in ("ul", "ol"):
            yield from self._list(element, level=lists + 1, frame=frame)
        elif tag == "dl":
            yield from self._definitions(element)
        else:
            boxed = tag == "aside" or bool(_FLOATING.search(element.get("style", "")))
            yield from self.items(element, lists=lists, frame=frame or boxed)

    def _list(self, element: Element, *, level: int, frame: bool) -> Iterator[Item]:
        number = _whole(element.get("start"), 1) - 1
        style = element.get("type", "1")
        for child in element:
            if child.tag != "li":
                if not self._left_out(child):
                    yield from self._block(child, lists=level, frame=frame)
                continue
            number = _whole(child.get("value"), number + 1)
            first = True
            for item in self.items(child, lists=level, frame=frame):
                if first and isinstance(item, Paragraph) and item.heading is None and item.list_level is None:
                    item.list_level = level
                    item.label = f"{numeral(number, style)}." if element.tag == "ol" else ""
                    first = False
                yield item

    def _definitions(self, element: Element) -> Iterator[Item]:
        """Yield 'term: description' for each term, as a glossary in running text has it."""
        term = ""
        for child in element.iter("dt", "dd"):
            text = " ".join(paragraph.text for paragraph in self._flat(child))
            if child.tag == "dt":
                if term:
                    yield Paragraph([Span(term)])
                term = text
            else:
                yield Paragraph([Span(f"{term}: {text}" if term else text)])
                term = ""
        if term:
            yield Paragraph([Span(term)])

    def _table(self, element: Element) -> Iterator[Item]:
        for caption in element.findall("caption"):
            yield from self._flat(caption)
        rows: list[Row] = []
        spanning: dict[int, tuple[Cell, int]] = {}
        for row in _rows(element):
            cells = self._cells(row, spanning)
            heads = row.getparent().tag == "thead" or all(cell.tag == "th" for cell in row if cell.tag in ("td", "th"))
            rows.append(Row(cells, header=bool(cells) and heads))
        if rows:
            yield Table(rows)

    def _cells(self, row: Element, spanning: dict[int, tuple[Cell, int]]) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for element in [child for child in row if child.tag in ("td", "th")]:
            column = _covered(cells, column, spanning)
            span = min(max(_whole(element.get("colspan"), 1), 1), _WIDEST)
            cell = Cell(list(self.items(element)), column, span)
            if (high := min(_whole(element.get("rowspan"), 1), _HIGHEST)) > 1:
                spanning[column] = (cell, high)
            cells.append(cell)
            column += span
        _covered(cells, column, spanning)
        for at, (cell, left) in list(spanning.items()):
            spanning[at] = (cell, left - 1)
            if left <= 1:
                del spanning[at]
        return cells

    def _flat(self, element: Element) -> Iterator[Paragraph]:
        """Yield an element as one paragraph, whatever is in it."""
        paragraph = Paragraph()
        self._inline(paragraph, element, _Look())
        yield from _filled(paragraph)

    def _inline(self, paragraph: Paragraph, element: Element, around: _Look) -> None:
        if element.tag == "br":
            _add(paragraph, "\n", around)
            return
        if self._left_out(element):
            return
        look = around.within(element)
        _add(paragraph, element.text, look)
        for child in element:
            self._inline(paragraph, child, look)
            _add(paragraph, child.tail, look)

    def _left_out(self, element: Element) -> bool:
        """Tell whether an element is not part of the text; hidden text and page margins are put on record."""
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return True
        reason = ""
        if element.get("hidden") is not None or _UNSEEN.search(element.get("style", "")):
            reason = "verborgen tekst"
        elif element.tag in _MARGINS and self._has_main and element.getparent().tag == "body":
            reason = _MARGINS[element.tag]
        elif element.tag == "div":
            reason = _MARGINS.get(element.get("title", ""), "")
        if reason and (text := " ".join(_words(element))):
            self.skipped.append((reason, text))
        return bool(reason)


def _words(element: Element) -> Iterator[str]:
    for text in element.itertext():
        yield from text.split()


def _add(paragraph: Paragraph, text: str | None, look: _Look) -> None:
    if text:
        paragraph.spans.append(Span(text, look.bold, look.size, look.change))


def _filled(paragraph: Paragraph) -> Iterator[Paragraph]:
    if any(span.text.strip() for span in paragraph.spans):
        yield paragraph


def _holds_blocks(element: Element) -> bool:
    return any(
        isinstance(inner.tag, str) and inner.tag not in _INLINE | _SKIPPED for inner in element.iterdescendants()
    )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.findall("tr")


def _covered(cells: list[Cell], column: int, spanning: dict[int, tuple[Cell, int]]) -> int:
    """Add the cells that reach down from above at this place; return the next free column."""
    while column in spanning:
        cell, _ = spanning[column]
        cells.append(cell.again(column))
        column += cell.span
    return column


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII) else otherwise
