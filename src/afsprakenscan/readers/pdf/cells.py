"""The cells that rules on a page enclose. What is written in them is not looked at here.

The rules come from pdfium's path objects; where they cross, and which cells make one table, is for pdfplumber's table
functions. Reading all of the page with pdfplumber would find the same tables in many times the time
(`benchmarks/lezen.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import THIN

MAX_RULES = 200
"""Rules of which cells are made; a page with more has a drawing on it, not a table."""
_SNAP = 3.0  # points: rules this near to each other are one


_Point = tuple[float, float]
_Edge = dict[str, float | str]
_Crossing = dict[str, list[_Edge]]


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


def enclosed(level: list[Rule], upright: list[Rule]) -> list[list[Box]]:
    """Return the cells of each group of rules that touch, row by row."""
    # Slow to load, and most pages have no rules.
    from pdfplumber.table import cells_to_tables, edges_to_intersections

    edges = [_edge("h", Box(rule.start, rule.at, rule.end, rule.at)) for rule in level]
    edges += [_edge("v", Box(rule.at, rule.start, rule.at, rule.end)) for rule in upright]
    cells = _cells(edges_to_intersections(edges, _SNAP, _SNAP))
    tables = [[Box(*cell) for cell in table] for table in cells_to_tables(list(cells))]
    together = {cell for table in tables for cell in table}
    # A cell by itself is no table to pdfplumber; here it is a frame around text.
    return tables + [[cell] for cell in cells if cell not in together]


def _cells(crossings: dict[_Point, _Crossing]) -> list[Box]:
    """Return the smallest cell to the lower right of each crossing; the rules themselves lead from corner to corner.

    The same as pdfplumber's `intersections_to_cells`, which compares every crossing with every other.
    """
    along: dict[int, list[_Point]] = {}
    for point in sorted(crossings):
        for edges in crossings[point].values():
            for edge in edges:
                along.setdefault(id(edge), []).append(point)

    def after(point: _Point, way: str) -> list[_Point]:
        return sorted({other for edge in crossings[point][way] for other in along[id(edge)] if other > point})

    def joined(one: _Point, other: _Point, way: str) -> bool:
        return any(edge in crossings[other][way] for edge in crossings[one][way])

    def cell(point: _Point) -> Box | None:
        rights = after(point, "h")
        for below in after(point, "v"):
            for right in rights:
                corner = (right[0], below[1])
                if corner in crossings and joined(corner, right, "v") and joined(corner, below, "h"):
                    return Box(*point, *corner)
        return None

    return [found for point in sorted(crossings) if (found := cell(point)) is not None]


def _edge(orientation: str, box: Box) -> _Edge:
    """Return a rule in the form that pdfplumber's functions take."""
    place = {"x0": box.x0, "x1": box.x1, "top": box.top, "bottom": box.bottom}
    size = {"width": box.x1 - box.x0, "height": box.bottom - box.top}
    return {**place, **size, "orientation": orientation, "object_type": "line"}


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
        at = sum(rule.at for rule in group) / len(group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _SNAP:
                end = max(end, rule.end)
            else:
                result.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
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
