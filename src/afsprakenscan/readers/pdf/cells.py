"""The cells that rules on a page enclose. What is written in them is not looked at here.

The rules come from pdfium's path objects; which cells make one table is for pdfplumber. Reading all of the page with
pdfplumber would find the same tables in many times the time (`benchmarks/lezen.py`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple, cast

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import THIN

MAX_RULES = 200
"""Rules of which cells are made; a page with more has a drawing on it, not a table."""
_SNAP = 3.0  # points: rules this near to each other are one


_Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight rule: its place across (y of a level one, x of an upright one), and where it starts and ends."""

    at: float
    start: float
    end: float


def rules_of(boxes: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    """Return the level and the upright rules that thin boxes are."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for x0, top, x1, bottom in boxes:
        if bottom - top <= THIN and x1 - x0 >= bottom - top:
            level.append(Rule((top + bottom) / 2, x0, x1))
        else:
            upright.append(Rule((x0 + x1) / 2, top, bottom))
    return _joined(level), _joined(upright)


class _Crossing(NamedTuple):
    """The rules that cross at a point; some when they all end there or nearby."""

    level: set[Rule]
    upright: set[Rule]


def enclosed(level: list[Rule], upright: list[Rule]) -> list[list[Box]]:
    """Return the cells of each group of rules that touch, row by row."""
    # Slow to load, and most pages have no rules.
    from pdfplumber.table import cells_to_tables

    cells = _cells(_crossings(level, upright))
    tables = cast("list[list[Box]]", cells_to_tables(list(cells)))
    together = {cell for table in tables for cell in table}
    # A cell by itself is no table to pdfplumber; here it is a frame around text.
    return tables + [[cell] for cell in cells if cell not in together]


def _crossings(level: list[Rule], upright: list[Rule]) -> dict[_Point, _Crossing]:
    """Return where level and upright rules cross or nearly touch, from left to right."""
    found: dict[_Point, _Crossing] = {}
    for across in level:
        y, left, right = across
        for down in upright:
            x, top, bottom = down
            if top <= y + _SNAP and bottom >= y - _SNAP and left <= x + _SNAP and right >= x - _SNAP:
                crossing = found.setdefault((x, y), _Crossing(set(), set()))
                crossing.level.add(across)
                crossing.upright.add(down)
    return dict(sorted(found.items()))


def _cells(crossings: dict[_Point, _Crossing]) -> list[Box]:
    """Return the smallest cell to the lower right of each crossing; the rules themselves lead from corner to corner.

    The same as pdfplumber's `intersections_to_cells`, which compares every crossing with every other.
    """
    on_level: dict[Rule, list[_Point]] = {}
    on_upright: dict[Rule, list[_Point]] = {}
    for point, crossing in crossings.items():
        for rule in crossing.level:
            on_level.setdefault(rule, []).append(point)
        for rule in crossing.upright:
            on_upright.setdefault(rule, []).append(point)

    def cell(point: _Point) -> Box | None:
        rights = _after(point, [on_level[rule] for rule in crossings[point].level])
        for below in _after(point, [on_upright[rule] for rule in crossings[point].upright]):
            for right in rights:
                corner = crossings.get((right[0], below[1]))
                if (
                    corner is not None
                    and not corner.upright.isdisjoint(crossings[right].upright)
                    and not corner.level.isdisjoint(crossings[below].level)
                ):
                    return Box(*point, right[0], below[1])
        return None

    return [found for point in crossings if (found := cell(point)) is not None]


def _after(point: _Point, along: list[list[_Point]]) -> list[_Point]:
    """Return the points that come after a point on the rules through it."""
    after = [points[bisect(points, point) :] for points in along]
    return after[0] if len(after) == 1 else sorted(chain(*after))


def closed(level: list[Rule], upright: list[Rule]) -> list[Rule]:
    """Return upright rules for the outer sides of tables that only have rules between their columns and rows."""
    sides: dict[tuple[int, int], list[Rule]] = {}
    for rule in level:
        sides.setdefault((round(rule.start), round(rule.end)), []).append(rule)
    added: list[Rule] = []
    for group in sides.values():
        top, bottom = min(rule.at for rule in group), max(rule.at for rule in group)
        start, end = group[0].start, group[0].end
        within = [rule for rule in upright if rule.start <= bottom and rule.end >= top]
        if len(group) < 2 or not any(start + _SNAP < rule.at < end - _SNAP for rule in within):
            continue
        added += [Rule(x, top, bottom) for x in (start, end) if not any(abs(rule.at - x) <= _SNAP for rule in within)]
    return added


def _joined(rules: list[Rule]) -> list[Rule]:
    """Put rules that lie in one line on one place, and those that meet there together."""
    result: list[Rule] = []
    for group in _near(sorted(rules)):
        at = sum([rule.at for rule in group]) / len(group)
        (start, end), *others = sorted([(rule.start, rule.end) for rule in group])
        for begin, stop in others:
            if begin > end + _SNAP:
                result.append(Rule(at, start, end))
                start, end = begin, stop
            elif stop > end:
                end = stop
        result.append(Rule(at, start, end))
    return result


def _near(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][-1].at <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups
