"""The cells that rules on a page enclose. What is written in them is not looked at here.

pdfplumber's finder gives the same cells (a test compares them), but takes longer than reading the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from afsprakenscan.model.document import Box

MAX_RULES = 600
"""Rules of which cells are made; a page with more has a drawing on it, not a table."""
_SNAP = 3.0  # points: rules this near to each other are one
_THIN = 2.5


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
        if bottom - top <= _THIN and x1 - x0 >= bottom - top:
            level.append(Rule((top + bottom) / 2, x0, x1))
        else:
            upright.append(Rule((x0 + x1) / 2, top, bottom))
    return _joined(level), _joined(upright)


def enclosed(level: list[Rule], upright: list[Rule]) -> list[list[Box]]:
    """Return the cells of each group of rules that touch, row by row."""
    return [cells for group in _touching(level, upright) if (cells := _cells(*group))]


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


def _touching(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group the rules that cross or touch each other."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left = list(upright)
    todo = list(level)
    while todo:
        rows: list[Rule] = [todo.pop()]
        columns: list[Rule] = []
        queue: list[tuple[Rule, bool]] = [(rows[0], True)]
        while queue:
            rule, is_level = queue.pop()
            others = left if is_level else todo
            met = [other for other in others if (_meet(rule, other) if is_level else _meet(other, rule))]
            if met:
                keep = [other for other in others if other not in met]
                others[:] = keep
                (columns if is_level else rows).extend(met)
                queue += [(other, not is_level) for other in met]
        groups.append((rows, columns))
    return groups


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _SNAP <= upright.at <= level.end + _SNAP
        and upright.start - _SNAP <= level.at <= upright.end + _SNAP
    )


def _cells(level: list[Rule], upright: list[Rule]) -> list[Box]:
    ys = sorted({rule.at for rule in level})
    xs = sorted({rule.at for rule in upright})
    if len(xs) < 2 or len(ys) < 2:
        return []
    over = _walls(level, ys, xs)  # (row, column) with a rule on top
    before = _walls(upright, xs, ys)  # (column, row) with a rule on the left
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken or (row, column) not in over or (column, row) not in before:
                continue
            end = _extent(row, column, over, before, (len(ys) - 1, len(xs) - 1))
            if end is None:
                continue
            taken |= {(y, x) for y in range(row, end[0]) for x in range(column, end[1])}
            boxes.append(Box(xs[column], ys[row], xs[end[1]], ys[end[0]]))
    return boxes


def _walls(rules: list[Rule], ats: list[float], stops: list[float]) -> set[tuple[int, int]]:
    """Return (number of the place, number of the stretch) for each stretch between stops that a rule covers."""
    number = {at: index for index, at in enumerate(ats)}
    middles = [(a + b) / 2 for a, b in pairwise(stops)]
    return {
        (number[rule.at], index)
        for rule in rules
        for index, middle in enumerate(middles)
        if rule.start - _SNAP <= middle <= rule.end + _SNAP
    }


def _extent(
    row: int, column: int, over: set[tuple[int, int]], before: set[tuple[int, int]], size: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the row and column after a cell: as far as no rule runs, and closed on the far sides."""
    right = column + 1
    while right < size[1] and (right, row) not in before and (row, right) in over:
        right += 1
    bottom = row + 1
    while bottom < size[0] and not any((bottom, x) in over for x in range(column, right)):
        bottom += 1
    shut_right = all((right, y) in before for y in range(row, bottom))
    shut_below = all((bottom, x) in over for x in range(column, right))
    return (bottom, right) if shut_right and shut_below else None
