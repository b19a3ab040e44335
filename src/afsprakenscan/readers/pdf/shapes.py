"""The drawings on a page: rules and boxes, shades, bullets drawn as dots, and how much of it is a picture.

Paths are looked at, never text. Numbers are bounded, so that a drawing of thousands of strokes costs little.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf import native
from afsprakenscan.readers.pdf.geometry import THIN, Corners, Matrix, View

MAX_OBJECTS = 20_000
"""Objects looked at on one page; a page with more is a drawing, or an attack."""
MAX_SEGMENTS = 2_000
_MAX_DEPTH = 8
_SHORT = 4.0  # points: too short for the side of a cell
_DOT = (1.2, 8.5)  # points: the size of a bullet
_CORNERS = 4  # segments of a plain rectangle, at least
_RECTANGLE = 6  # segments of a plain rectangle, at most
_ROUNDED = 24  # segments of a box with rounded corners, at most
_WHITE = 250


@dataclass
class Shapes:
    """What is drawn, in the view in which the text is read."""

    rules: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    image_share: float = 0.0
    paths: int = 0
    cut: bool = False


class ShapeReader:
    """Reads the drawings of one open page."""

    def __init__(self, page: native.Handle, view: View) -> None:
        self._page = page
        self._view = view
        self._shapes = Shapes()
        self._left = MAX_OBJECTS
        self._segments_left = MAX_SEGMENTS

    def read(self) -> Shapes:
        """Return the drawings; `cut` is set when the page had more than is looked at."""
        self._objects(self._page, native.get_object, native.count_objects(self._page), None, 0)
        return self._shapes

    def _objects(
        self,
        holder: native.Handle,
        get: Callable[[native.Handle, int], int],
        count: int,
        matrix: Matrix | None,
        depth: int,
    ) -> None:
        """Look at the objects on the page, or in a form on it."""
        if count > self._left:
            self._shapes.cut = True
            count = self._left
        self._left -= count
        for index in range(count):
            obj = get(holder, index)
            kind = native.object_type(obj)
            if kind == native.TEXT:  # nearly all of them
                continue
            if kind == native.PATH:
                self._shapes.paths += 1
                self._path(obj, matrix)
            elif kind == native.IMAGE:
                self._image(obj, matrix)
            elif kind == native.FORM and depth < _MAX_DEPTH:
                self._form(obj, matrix, depth)

    def _form(self, obj: int, matrix: Matrix | None, depth: int) -> None:
        own = native.object_matrix(obj)
        if own is not None:
            whole = own if matrix is None else _times(own, matrix)
            self._objects(obj, native.form_object, native.form_count(obj), whole, depth + 1)

    def _bounds(self, obj: int, matrix: Matrix | None) -> Box | None:
        corners = native.object_bounds(obj)
        if corners is None:
            return None
        return self._view.box(corners if matrix is None else _moved(corners, matrix))

    def _image(self, obj: int, matrix: Matrix | None) -> None:
        box = self._bounds(obj, matrix)
        whole = self._view.width * self._view.height
        if box is None or whole <= 0:
            return
        width = min(box.x1, self._view.width) - max(box.x0, 0)
        height = min(box.bottom, self._view.height) - max(box.top, 0)
        if width > 0 and height > 0:
            self._shapes.image_share += width * height / whole

    def _path(self, obj: int, matrix: Matrix | None) -> None:
        filled, stroked = native.draw_mode(obj)
        if not (filled or stroked):
            return
        box = self._bounds(obj, matrix)
        if box is None:
            return
        width, height = box.x1 - box.x0, box.bottom - box.top
        if width <= _DOT[1] and height <= _DOT[1]:
            if min(width, height) >= _DOT[0] and max(width, height) < 1.5 * min(width, height):
                self._shapes.dots.append(box)
            elif max(width, height) >= _SHORT:
                self._shapes.rules.append(box)
        elif min(width, height) <= THIN:
            self._shapes.rules.append(box)
        else:
            self._area(obj, box, matrix, stroked=stroked)

    def _area(self, obj: int, box: Box, matrix: Matrix | None, *, stroked: bool) -> None:
        segments = native.count_segments(obj)
        if segments > _RECTANGLE and stroked and self._strokes(obj, segments, matrix):
            return
        if not _CORNERS <= segments <= _ROUNDED or self._whole_page(box):
            return
        if stroked:
            self._shapes.boxes.append(box)
        elif not self._white(obj):
            self._shapes.shades.append(box)

    def _whole_page(self, box: Box) -> bool:
        return box.x1 - box.x0 > 0.95 * self._view.width and box.bottom - box.top > 0.6 * self._view.height

    @staticmethod
    def _white(obj: int) -> bool:
        color = native.fill_color(obj)
        return color is not None and (min(color[:3]) >= _WHITE or color[3] == 0)

    def _strokes(self, obj: int, segments: int, matrix: Matrix | None) -> bool:
        """Add the straight strokes of a path that draws many, such as a whole grid; false if it has slanting ones."""
        if segments > self._segments_left:
            self._shapes.cut = True
            return False
        self._segments_left -= segments
        own = self._own(obj, matrix)
        found: list[Box] = []
        start = here = (0.0, 0.0)
        for index in range(segments):
            segment = native.get_segment(obj, index)
            point = self._point(segment, own)
            kind = native.segment_type(segment)
            if kind == native.MOVE_TO:
                start = point
            elif kind != native.LINE_TO or not self._stroke(here, point, found):
                return False
            if native.segment_close(segment) and not self._stroke(point, start, found):
                return False
            here = point
        self._shapes.rules.extend(found)
        return True

    @staticmethod
    def _own(obj: int, matrix: Matrix | None) -> Matrix | None:
        own = native.object_matrix(obj)
        if own is None or matrix is None:
            return own or matrix
        return _times(own, matrix)

    @staticmethod
    def _point(segment: int, matrix: Matrix | None) -> tuple[float, float]:
        x, y = native.segment_point(segment)
        if matrix is None:
            return (x, y)
        a, b, c, d, e, f = matrix
        return (a * x + c * y + e, b * x + d * y + f)

    def _stroke(self, start: tuple[float, float], end: tuple[float, float], found: list[Box]) -> bool:
        (x0, y0), (x1, y1) = start, end
        if abs(x1 - x0) > THIN and abs(y1 - y0) > THIN:
            return False
        if abs(x1 - x0) >= _SHORT or abs(y1 - y0) >= _SHORT:
            found.append(self._view.box((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
        return True


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(corners: Corners, matrix: Matrix) -> Corners:
    a, b, c, d, e, f = matrix
    points = [(x, y) for x in (corners[0], corners[2]) for y in (corners[1], corners[3])]
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return (min(xs), min(ys), max(xs), max(ys))
