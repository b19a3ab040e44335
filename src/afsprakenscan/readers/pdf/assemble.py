"""Puts the pages of a PDF together: running heads out, tables and text in reading order, blocks to the builder."""

from __future__ import annotations

from dataclasses import dataclass, field

from afsprakenscan.model.document import BlockKind, Box
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import Item
from afsprakenscan.readers.pdf.geometry import View, centre_in, turned_back
from afsprakenscan.readers.pdf.lines import BULLET, Line, PageText, Style
from afsprakenscan.readers.pdf.notes import place_notes, split_notes
from afsprakenscan.readers.pdf.order import reading_order
from afsprakenscan.readers.pdf.outline import Kind, Part, outline
from afsprakenscan.readers.pdf.paragraphs import Grouper, Piece, Type, measure
from afsprakenscan.readers.pdf.rows import Row, flow_table, goes_on, table_rows
from afsprakenscan.readers.pdf.running import running_lines
from afsprakenscan.readers.pdf.shapes import Shapes
from afsprakenscan.readers.pdf.tables import Grid, fill, grid_of
from afsprakenscan.readers.pdf.words import Joiner
from afsprakenscan.readers.tables import Headers, write_table

_SEPARATOR = (0.1, 0.6)  # share of the page width that the rule above footnotes takes

_MOST_BULLETS = 200  # on one page, looked at with every line

_LOW = 0.4  # share of the page height above which no footnotes start


@dataclass
class Page:
    """One page as read: lines, what is drawn, and text that was struck out."""

    text: PageText
    shapes: Shapes
    grids: list[Grid] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    is_broken: bool = False

    @classmethod
    def broken(cls, number: int) -> Page:
        """Return the place of a page that could not be opened."""
        view = View(0, 0, 0, 0, 0)
        return cls(PageText(number, view, view), Shapes(), is_broken=True)


def assemble(pages: list[Page], builder: BlockBuilder) -> None:
    """Add the blocks of all pages to the builder."""
    _skip_running(pages, builder)
    grids: list[Grid] = []
    flow: list[Line] = []
    for page in pages:
        flow += _page_flow(page, grids)
    text = [line for line in flow if line.table is None]
    joiner = Joiner([*text, *(line for grid in grids for cell in grid.cells for line in cell.lines)])
    kind = measure(text)
    notes = split_notes(flow, kind, {page.text.number: _separators(page) for page in pages})
    tables = _tables(flow, grids, joiner)
    parts = outline(_joined(flow, kind, joiner), kind)
    if notes:
        parts = place_notes(parts, outline(_joined(notes, kind, joiner), kind))
    _Emitter(builder, pages, tables, joiner).emit(parts)


def _joined(lines: list[Line], kind: Type, joiner: Joiner) -> list[tuple[Piece, str]]:
    return [(piece, joiner.join(piece.lines)) for piece in Grouper(kind).pieces(lines)]


def _separators(page: Page) -> list[Box]:
    """Return the short level rules low on the page that stand by themselves, as above footnotes."""
    width, height = page.text.view.width, page.text.view.height
    return [
        rule
        for rule in page.shapes.rules
        if rule.bottom - rule.top < 2
        and rule.top > _LOW * height
        and _SEPARATOR[0] * width < rule.x1 - rule.x0 < _SEPARATOR[1] * width
        and not any(_of_table(grid.box, rule) for grid in page.grids)
        and not any(_marks(rule, line) for line in page.text.lines)
    ]


def _of_table(table: Box, rule: Box) -> bool:
    """Tell whether a rule belongs to a table; those between its rows may be longer than its text."""
    return table.top - 8 < rule.top < table.bottom + 8 and rule.x0 < table.x1 and rule.x1 > table.x0


def _marks(rule: Box, line: Line) -> bool:
    """Tell whether a rule underlines a line or runs through it."""
    return (
        line.box.top < rule.top < line.base + 0.35 * line.style.size and rule.x0 < line.box.x1 and rule.x1 > line.box.x0
    )


def _skip_running(pages: list[Page], builder: BlockBuilder) -> None:
    for line, reason in running_lines([page.text for page in pages]):
        builder.skip(reason, line.text, page=line.page)
        pages[line.page - 1].text.lines.remove(line)
    for page in pages:
        for text in page.struck:
            builder.delete(text, page=page.text.number)
        for line in page.text.turned:
            builder.skip("gedraaide tekst", line.text, page=line.page)


def _page_flow(page: Page, grids: list[Grid]) -> list[Line]:
    """Return the lines of a page in reading order, with one line in place of each table; its grid joins `grids`."""
    inside: list[list[Line]] = [[] for _ in page.grids]
    lines: list[Line] = []
    for line in page.text.lines:
        at = grid_of(line, page.grids)
        if at is None:
            if page.frames:
                line.frame = next((frame for frame in page.frames if centre_in(frame, line.box)), None)
            lines.append(line)
            continue
        if not inside[at]:
            lines.append(_stand_in(page.grids[at], len(grids)))
            grids.append(page.grids[at])
        inside[at].append(line)
    for grid, content in zip(page.grids, inside, strict=True):
        if content:
            fill(grid, content)
    _give_dots(lines, [*page.shapes.dots, *_lone_bullets(lines)])
    return reading_order(lines)


def _stand_in(grid: Grid, index: int) -> Line:
    line = Line(grid.page, "", grid.box, Style(0.0), grid.box.bottom)
    line.table = index
    return line


def _lone_bullets(lines: list[Line]) -> list[Box]:
    """Take out the bullets that were written apart from the text they stand before, and return where they are."""
    lone = [line for line in lines if len(line.text) == 1 and BULLET.match(f"{line.text} ")][:_MOST_BULLETS]
    if not lone:
        return []
    lone = [bullet for bullet in lone if any(_is_before(bullet.box, line) for line in lines if line is not bullet)]
    for bullet in lone:
        lines.remove(bullet)
    return [bullet.box for bullet in lone]


def _is_before(dot: Box, line: Line) -> bool:
    """Tell whether a dot stands right before a line."""
    return 0 <= line.box.x0 - dot.x1 <= 30 and line.box.top <= (dot.top + dot.bottom) / 2 <= line.box.bottom


def _give_dots(lines: list[Line], dots: list[Box]) -> None:
    """Mark the lines that have a drawn dot right before them."""
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        for line in lines:
            if 0 <= line.box.x0 - dot.x1 <= 30 and line.box.top <= middle <= line.box.bottom:
                line.bullet = True


def _tables(flow: list[Line], grids: list[Grid], joiner: Joiner) -> dict[int, list[Row]]:
    """Return the rows by the number of the first grid; grids with nothing but a page end between them are one table."""
    groups: list[list[int]] = []
    before: int | None = None
    for line in flow:
        if line.table is not None:
            if before is not None and goes_on(grids[before], grids[line.table]):
                groups[-1].append(line.table)
            else:
                groups.append([line.table])
        before = line.table
    return {group[0]: table_rows([grids[index] for index in group], joiner) for group in groups}


class _Emitter:
    def __init__(self, builder: BlockBuilder, pages: list[Page], tables: dict[int, list[Row]], joiner: Joiner) -> None:
        self._builder = builder
        self._pages = pages
        self._tables = tables
        self._joiner = joiner
        self._above: Headers | None = None

    def emit(self, parts: list[Part]) -> None:
        """Hand everything to the builder."""
        for part in parts:
            if part.kind is Kind.TABLE:
                self._table(part.piece.lines[0].table)
            else:
                self._text(part)
                self._above = None

    def _table(self, index: int | None) -> None:
        rows = self._tables.get(index) if index is not None else None
        if rows is None:
            return
        table = flow_table(rows, self._joiner)
        for row, shown in zip(rows, table.rows, strict=True):
            shown.place = {"page": row.page, "box": self._box(row.page, row.box), **sure(row.lines)}
        self._above = write_table(table, self._builder, self._above, _nothing)

    def _text(self, part: Part) -> None:
        piece = part.piece
        first = piece.lines[0]
        place = {"page": first.page, "box": self._box(first.page, piece.first_box()), **sure(piece.lines)}
        if part.kind is Kind.TITLE:
            self._builder.title(part.text, **place)
        elif part.kind is Kind.HEADING:
            self._builder.heading(part.text, part.level, **place)
        elif part.kind is Kind.ITEM:
            self._builder.list_item(part.text, level=part.level, label=piece.label, **place)
        elif part.kind is Kind.NOTE:
            self._builder.paragraph(part.text, BlockKind.VOETNOOT, **place)
        else:
            self._builder.paragraph(part.text, BlockKind.KADER if first.frame else BlockKind.ALINEA, **place)

    def _box(self, page: int, box: Box) -> Box:
        """Return the box on the page as displayed, in tenths of a point."""
        text = self._pages[page - 1].text
        if text.view.turn != text.shown.turn:
            box = text.shown.box(text.view.corners(box))
        if text.skew:
            box = turned_back(box, text.skew, text.shown.width, text.shown.height)
        x0, top, x1, bottom = box
        return Box(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def _nothing(_items: list[Item]) -> None:
    """Take what hangs on a row: in a PDF nothing does."""


def sure(lines: list[Line]) -> dict[str, int]:
    """Return the mean certainty of lines read by OCR, as the field of a block; nothing for printed text."""
    known = [(line.certainty, len(line.text)) for line in lines if line.certainty is not None]
    if not known:
        return {}
    return {"certainty": round(sum(value * count for value, count in known) / sum(count for _, count in known))}
