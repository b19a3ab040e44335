"""Cells enclosed by rules: the same as pdfplumber finds, which is slower but well tried."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.cells import Rule, closed, enclosed, rules_of


def found(boxes: list[Box]) -> list[list[tuple[int, ...]]]:
    level, upright = rules_of(boxes)
    tables = [table for table in enclosed(level, upright) if len(table) > 1]
    return sorted(sorted(tuple(round(edge) for edge in box) for box in table) for table in tables)


def by_pdfplumber(boxes: list[Box]) -> list[list[tuple[int, ...]]]:
    edges = [
        {
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "width": x1 - x0,
            "height": bottom - top,
            "orientation": "h" if top == bottom else "v",
            "object_type": "line",
        }
        for x0, top, x1, bottom in boxes
    ]
    cells = intersections_to_cells(edges_to_intersections(merge_edges(edges, 3, 3, 3, 3), 3, 3))
    return sorted(sorted(tuple(round(edge) for edge in cell) for cell in table) for table in cells_to_tables(cells))


def grid(xs: list[int], ys: list[int]) -> list[Box]:
    """Return the sides of each cell apart, as most programs draw them."""
    across = [Box(a, y, b, y) for y in ys for a, b in pairwise(xs)]
    return across + [Box(x, a, x, b) for x in xs for a, b in pairwise(ys)]


def without(boxes: list[Box], *gone: Box) -> list[Box]:
    return [box for box in boxes if box not in gone]


CASES = {
    "plain": grid([50, 150, 300, 500], [100, 120, 160, 200]),
    "two tables": grid([50, 150, 300], [100, 120, 160]) + grid([50, 100, 300], [400, 420, 460]),
    "merged across": without(grid([50, 150, 300, 500], [100, 120, 160]), Box(150, 100, 150, 120)),
    "merged down": without(grid([50, 150, 300, 500], [100, 120, 160]), Box(50, 120, 150, 120)),
    "no right side": without(grid([50, 150, 300], [100, 120, 160]), Box(300, 100, 300, 120), Box(300, 120, 300, 160)),
    "rules that miss by a hair": [
        box._replace(x0=box.x0 + 1.5, x1=box.x1 + 1.5) for box in grid([50, 90, 200], [9, 40])
    ]
    + grid([50, 90, 200], [40, 80]),
    "a rule under a heading": [*grid([50, 150, 300], [100, 120]), Box(50, 60, 500, 60)],
    "nothing": [Box(50, 60, 500, 60), Box(50, 90, 500, 90)],
}


@pytest.mark.parametrize("name", CASES)
def test_the_same_cells_as_pdfplumber(name: str) -> None:
    assert found(CASES[name]) == by_pdfplumber(CASES[name])


@pytest.mark.parametrize("seed", range(60))
def test_the_same_cells_of_chance_tables(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - tables, not secrets
    boxes: list[Box] = []
    for table in range(chance.randint(1, 3)):
        xs = sorted(chance.sample(range(40, 560, 20), chance.randint(2, 6)))
        ys = sorted(chance.sample(range(40 + 260 * table, 280 + 260 * table, 15), chance.randint(2, 8)))
        boxes += grid(xs, ys)
    if seed % 2:  # cells that are merged, or open at a side
        boxes = [box for box in boxes if chance.random() > 0.15]
    chance.shuffle(boxes)

    assert found(boxes) == by_pdfplumber(boxes)


def test_outer_sides_are_added_where_inner_ones_are_drawn() -> None:
    level = [Rule(y, 50, 500) for y in (100, 120, 160)]
    upright = [Rule(200, 100, 160)]

    assert closed(level, upright) == [Rule(50, 100, 160), Rule(500, 100, 160)]
    assert closed(level, []) == []
    assert [len(table) for table in enclosed(level, upright + closed(level, upright))] == [4]
