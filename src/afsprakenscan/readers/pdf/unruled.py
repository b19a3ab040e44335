"""Tables without rules, or with rules between the rows only: columns show by white gaps that start at one place.

Looks at lines in content order, a stretch at a time; only lines that are wider than their text explains are measured
word by word. The result is a grid like those that rules draw.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from statistics import median

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around
from afsprakenscan.readers.pdf.lines import Line, Word, bullet_or_label, line_of
from afsprakenscan.readers.pdf.shapes import Shapes
from afsprakenscan.readers.pdf.tables import Grid, make_grid

_LONG = 4  # letters of a word that shows how wide a letter is
_WIDE = 1.07  # times the width of its letters: such a line may have gaps, as its spaces are narrower than letters
_BROAD = 0.6  # times the type size: letters of text are no wider than this on the whole
_GAP = 0.7  # times the type size: narrower gaps are spaces
_FAR = 3.2  # times the type size: rows further apart are not of one table
_LINES_BACK = 12  # lines a cell may have: the next cell starts that much higher at most
_SAMPLES = 5  # lines looked at to see whether they run over columns
_PROSE_ROWS = 6  # lines side by side from which columns of text can be told from a table
_FULL, _MOST = 0.85, 0.75  # share of the width that a full line takes, and share of lines that are full in running text
_LEVEL = 0.4  # share of the rows in which a column of running text has a line, at least
_LEADER = re.compile(r"\.{4,}|…{2,}|(?:\s\.){4,}")


@dataclass
class _Row:
    """Lines at one height, with their words from left to right."""

    base: float
    size: float
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The box around the row."""
        return around([line.box for line in self.lines])


@dataclass
class _Region:
    """Rows that share gaps: `gaps` are the white stretches no word of any row runs over."""

    rows: list[_Row]
    gaps: list[tuple[float, float]]


def find_unruled(
    page: int, lines: list[Line], shapes: Shapes, spell: Callable[[Line], None]
) -> tuple[list[Grid], list[Line]]:
    """Return the tables among lines that stand in no grid, and the lines; those of a table have words.

    Columns of running text that were written line by line over the whole page come back as lines of each column.
    """
    candidates = _wide(lines) | _across(lines, spell)
    if len(candidates) < 2:
        return [], lines
    grids: list[Grid] = []
    for stretch in _stretches(lines):
        if len(candidates.intersection(map(id, stretch))) < 2:
            continue
        for region in _regions(_rows(stretch), candidates, spell):
            columns = _columns(region)
            if columns is None:
                continue
            if _is_prose(region, columns):
                if not _runs_across(region, columns):
                    continue
                lines = _in_columns(lines, region, columns)
            else:
                grids.append(_grid(page, region, columns, shapes))
    return grids, lines


def _is_prose(region: _Region, columns: list[float]) -> bool:
    """Tell whether the columns hold running text: nearly all their lines are full."""
    if len(region.rows) < _PROSE_ROWS:
        return False
    for left, right in pairwise(columns):
        ends = [max((w.box.x1 for w in row.words if left <= w.box.x0 < right), default=None) for row in region.rows]
        found = [end for end in ends if end is not None]
        edge = max(found, default=left)
        full = sum(end > left + _FULL * (edge - left) for end in found)
        # Where the lines of the columns are not level, each column fills a part of the rows only.
        if full < _MOST * len(found) or len(found) < _LEVEL * len(region.rows):
            return False
    return True


def _runs_across(region: _Region, columns: list[float]) -> bool:
    """Tell whether lines were written over the whole page; else they come column by column already."""
    lines = [line for row in region.rows for line in row.lines]
    return any(line.box.x0 < left - 2 and line.box.x1 > left + 2 for line in lines for left in columns[1:-1])


def _in_columns(lines: list[Line], region: _Region, columns: list[float]) -> list[Line]:
    """Return the lines with those of the region cut at the columns, one column after the other."""
    old = {id(line) for row in region.rows for line in row.lines}
    parts: list[Line] = []
    for left, right in pairwise(columns):
        for row in region.rows:
            words = [word for word in row.words if left <= word.box.x0 < right]
            if words:
                last = row.lines[-1]
                hyphen = last.hyphen and words[-1] is row.words[-1]
                part = line_of(last.page, words, row.lines[0].style, row.base, hyphen=hyphen)
                parts.append(part)
    at = next(index for index, line in enumerate(lines) if id(line) in old)
    kept = [line for line in lines if id(line) not in old]
    return kept[:at] + parts + kept[at:]


def _wide(lines: list[Line]) -> set[int]:
    """Return the lines that may have gaps: wide for their text, or with another line beside them."""
    letters = [_letter(line) for line in lines if line.style.size > 0 and line.text.find(" ") >= _LONG]
    if not letters:
        return set()
    usual = min(median(letters), _BROAD)
    found = {
        id(line)
        for line in lines
        if len(line.text) > 2 and line.box.x1 - line.box.x0 > _WIDE * usual * len(line.text) * line.style.size
    }
    for before, line in pairwise(lines):
        if abs(before.base - line.base) < 0.3 * line.style.size and line.box.x0 - before.box.x1 > line.style.size:
            found |= {id(before), id(line)}
    return found


def _across(lines: list[Line], spell: Callable[[Line], None]) -> set[int]:
    """Return the widest lines when a few of them have a gap in common: they run over columns of text."""
    width = max((line.box.x1 - line.box.x0 for line in lines), default=0.0)
    wide = [line for line in lines if line.box.x1 - line.box.x0 > _FULL * width and line.style.size > 0]
    if len(wide) < _PROSE_ROWS:
        return set()
    rows = [_Row(line.base, line.style.size, [line]) for line in wide[:: len(wide) // _SAMPLES or 1][:_SAMPLES]]
    # Such lines follow each other: when most of these have a gap, the middle one does. It hardly ever does.
    if not _gaps(rows[_SAMPLES // 2], spell):
        return set()
    gaps = [_gaps(row, spell) for row in rows]
    shared = (sum(any(a < end and b > start for a, b in own) for own in gaps) for start, end in chain(*gaps))
    return {id(line) for line in wide} if max(shared, default=0) > _SAMPLES / 2 else set()


def _letter(line: Line) -> float:
    """Return how wide a letter is for the size, by the first word of a line: there are no gaps in that."""
    return line.first_width / (line.text.find(" ") * line.style.size)


def _stretches(lines: list[Line]) -> Iterator[list[Line]]:
    """Cut content order where it jumps: to the next cell of a row it goes up a little and to the right."""
    stretch: list[Line] = []
    lowest = 0.0
    for line in lines:
        if stretch:
            before = stretch[-1]
            up = before.base - line.base
            down = line.base - lowest
            far = up > _LINES_BACK * 1.3 * line.style.size or down > 2 * _FAR * max(line.style.size, 8)
            if far or (up > 0.3 * line.style.size and line.box.x0 < before.box.x0 + 5):
                yield stretch
                stretch, lowest = [], 0.0
        stretch.append(line)
        lowest = max(lowest, line.base)
    if stretch:
        yield stretch


def _rows(stretch: list[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for line in sorted(stretch, key=lambda line: line.base):
        if rows and line.base - rows[-1].base < 0.35 * max(line.style.size, 4):
            rows[-1].lines.append(line)
        else:
            rows.append(_Row(line.base, line.style.size, [line]))
    return rows


def _regions(rows: list[_Row], candidates: set[int], spell: Callable[[Line], None]) -> Iterator[_Region]:
    """Grow a region from each row that may have gaps, as long as gaps remain that run through all its rows."""
    region: _Region | None = None
    for row in rows:
        if region is not None:
            if (gaps := _shared(region, row, spell)) is not None:
                region.rows.append(row)
                region.gaps = gaps
                continue
            yield region
            region = None
        if any(id(line) in candidates for line in row.lines):
            gaps = _gaps(row, spell)
            region = _Region([row], gaps) if gaps else None
    if region is not None:
        yield region


def _spell(row: _Row, spell: Callable[[Line], None]) -> None:
    if row.words:
        return
    for line in row.lines:
        spell(line)
    row.words = sorted((word for line in row.lines for word in line.words or ()), key=lambda word: word.box.x0)


def _gaps(row: _Row, spell: Callable[[Line], None]) -> list[tuple[float, float]]:
    _spell(row, spell)
    least = max(_GAP * row.size, 4.0)
    return [
        (before.box.x1, word.box.x0) for before, word in pairwise(row.words) if word.box.x0 - before.box.x1 >= least
    ]


def _shared(region: _Region, row: _Row, spell: Callable[[Line], None]) -> list[tuple[float, float]] | None:
    """Return the gaps that are left when a row is added; nothing when it does not fit."""
    last = region.rows[-1]
    if row.base - last.base > _FAR * max(row.size, 6) or abs(row.size - region.rows[0].size) > 1.2:
        return None
    _spell(row, spell)
    least = max(_GAP * row.size, 4.0)
    gaps = [
        (left, right)
        for start, end in region.gaps
        for left, right in _free(start, end, row.words)
        if right - left >= least
    ]
    # Only a row of cells may close a gap, with a cell over two columns; a line of text is not of the table then.
    least_left = 0.5 * len(region.gaps) if gaps and _filled(row, gaps) > 1 else len(region.gaps)
    return gaps if gaps and len(gaps) >= least_left else None


def _free(start: float, end: float, words: list[Word]) -> Iterator[tuple[float, float]]:
    """Return what words leave of a gap."""
    for word in words:
        if word.box.x1 <= start:
            continue
        if word.box.x0 >= end:
            break
        if word.box.x0 > start:
            yield (start, word.box.x0)
        start = max(start, word.box.x1)
    if start < end:
        yield (start, end)


def _columns(region: _Region) -> list[float] | None:
    """Return where the columns start, with the right side of the last; nothing when this is no table."""
    while region.rows and _filled(region.rows[-1], region.gaps) < 2 and not _is_rest(region):
        region.rows.pop()
    rows = region.rows
    if sum(_filled(row, region.gaps) > 1 for row in rows) < 3 or any(
        _LEADER.search(line.text) for row in rows for line in row.lines
    ):
        return None
    starts = [start for gap in region.gaps if (start := _start(rows, gap)) is not None]
    first = min(row.box.x0 for row in rows)
    if not starts or _only_labels(rows, starts[0]):
        return None
    return [first - 2, *(start - 2 for start in starts), max(row.box.x1 for row in rows) + 2]


def _filled(row: _Row, gaps: list[tuple[float, float]]) -> int:
    """Return in how many columns a row has text."""
    return len({sum(word.box.x0 >= right - 0.1 for _, right in gaps) for word in row.words})


def _is_rest(region: _Region) -> bool:
    """Tell whether the last row is the rest of a cell: as near to the row above as lines of one text are."""
    return len(region.rows) > 1 and region.rows[-1].base - region.rows[-2].base < 1.35 * region.rows[-1].size


def _start(rows: list[_Row], gap: tuple[float, float]) -> float | None:
    """Return where the column right of a gap starts: most of its rows start there, as text is set in tables."""
    firsts = [min((word.box.x0 for word in row.words if word.box.x0 >= gap[1] - 0.1), default=None) for row in rows]
    found = [first for first in firsts if first is not None]
    start = min(found, default=None)
    if start is None or sum(first - start < 3 for first in found) < max(2, 0.5 * len(found)):
        return None
    return start


def _only_labels(rows: list[_Row], start: float) -> bool:
    """Tell whether the first column holds nothing but bullets or numbers: then this is a list."""
    texts = [" ".join(word.text for word in row.words if word.box.x0 < start - 1) for row in rows]
    filled = [text for text in texts if text]
    return bool(filled) and all(bullet_or_label(text + " ") for text in filled)


def _grid(page: int, region: _Region, columns: list[float], shapes: Shapes) -> Grid:
    rows = region.rows
    breaks = _breaks(rows, columns, shapes)
    edges = [rows[0].box.top - 1]
    edges += [(rows[index - 1].box.bottom + rows[index].box.top) / 2 for index in breaks]
    edges.append(rows[-1].box.bottom + 1)
    boxes = [Box(left, top, right, bottom) for top, bottom in pairwise(edges) for left, right in pairwise(columns)]
    return make_grid(page, boxes)


def _breaks(rows: list[_Row], columns: list[float], shapes: Shapes) -> list[int]:
    """Return the numbers of the lines with which a new table row starts: by rules or shades, by space, or by column."""
    steps = [row.base - before.base for before, row in pairwise(rows)]
    edges = [edge for box in (*shapes.rules, *shapes.shades) if _spans(box, columns) for edge in (box.top, box.bottom)]
    ruled = [
        index
        for index in range(1, len(rows))
        if any(rows[index - 1].base - 1 <= edge <= rows[index].base for edge in edges)
    ]
    if len(ruled) >= 2:
        return ruled
    least = min(steps)
    if max(steps) > 1.12 * least:
        return [index for index, step in enumerate(steps, start=1) if step > 1.1 * least]
    return [index for index in range(1, len(rows)) if any(word.box.x0 < columns[1] for word in rows[index].words)]


def _spans(box: Box, columns: list[float]) -> bool:
    """Tell whether a rule or shade runs over most of the table."""
    return box.x0 < columns[1] and box.x1 > columns[-2]
