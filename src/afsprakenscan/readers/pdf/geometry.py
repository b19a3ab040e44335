"""Boxes, and the turn between the three ways a page is looked at.

PDF itself counts upwards from the bottom left; people look at the page as displayed (its `/Rotate` applied); text is
read in the direction in which most of it runs. Layout works in that last view, blocks get the displayed one.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from afsprakenscan.model.document import Box

THIN = 2.5
"""Points: what is drawn no thicker than this is a rule, not a box."""

Corners = tuple[float, float, float, float]
"""Left, bottom, right, top as PDF gives them: y grows upwards."""
Matrix = tuple[float, float, float, float, float, float]
"""How PDF turns, scales and moves: x becomes ax + cy + e, and y becomes bx + dy + f."""


class View(NamedTuple):
    """A page seen after `turn` quarter turns clockwise; converts boxes to and from points from the top left."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """Width in points of the page seen this way."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height in points of the page seen this way."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def box(self, corners: Corners) -> Box:
        """Return PDF corners as a box in this view."""
        x0, y0, x1, y1 = corners
        left, bottom, right, top, turn = self
        if turn == 0:
            return Box(x0 - left, top - y1, x1 - left, top - y0)
        if turn == 1:
            return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if turn == 2:
            return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
        return Box(top - y1, right - x1, top - y0, right - x0)

    def down(self, x: float, y: float) -> float:
        """Return how far a point of PDF lies from the top in this view."""
        if self.turn == 0:
            return self.top - y
        return (x - self.left, y - self.bottom, self.right - x)[self.turn - 1]

    def corners(self, box: Box) -> Corners:
        """Return a box in this view as PDF corners: the way back of `box`."""
        if self.turn == 0:
            return (box.x0 + self.left, self.top - box.bottom, box.x1 + self.left, self.top - box.top)
        if self.turn == 1:
            return (box.top + self.left, box.x0 + self.bottom, box.bottom + self.left, box.x1 + self.bottom)
        if self.turn == 2:
            return (self.right - box.x1, box.top + self.bottom, self.right - box.x0, box.bottom + self.bottom)
        return (self.right - box.bottom, self.top - box.x1, self.right - box.top, self.top - box.x0)


def turned_back(box: Box, degrees: float, width: float, height: float) -> Box:
    """Return the box around a box on a page that was turned about its middle, as it was before."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    points = [(x - width / 2, y - height / 2) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs = [width / 2 + x * cosine - y * sine for x, y in points]
    ys = [height / 2 + x * sine + y * cosine for x, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def around(boxes: list[Box]) -> Box:
    """Return the smallest box that holds all boxes."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def holds(outer: Box, inner: Box, slack: float = 2.0) -> bool:
    """Tell whether the inner box lies inside the outer one, give or take some points."""
    return (
        inner.x0 >= outer.x0 - slack
        and inner.x1 <= outer.x1 + slack
        and inner.top >= outer.top - slack
        and inner.bottom <= outer.bottom + slack
    )


def centre_in(outer: Box, inner: Box) -> bool:
    """Tell whether the middle of the inner box lies inside the outer one."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom
