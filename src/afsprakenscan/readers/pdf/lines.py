"""From a PDF page to its printed lines: words with boxes, and the type they are set in.

Lines come in content order, as PDFium groups them; a group that covers several printed lines is cut. What the lines
mean is decided elsewhere.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf import native
from afsprakenscan.readers.pdf.geometry import Corners, View, around

# PDFium puts U+FFFE (older versions U+0002) where a hyphen ended the line; white space, also its own, parts words.
_TOKEN = re.compile(r"[^\s\ufffe\x02\x00]+|[\r\n\ufffe\x02]")
_HYPHEN_BREAK = "\ufffe\x02"
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2  # render mode with which programs imitate bold
# A raised figure set against a word: 'taak1' is the word 'taak' with note 1.
_MARK = re.compile(r"(?<=[^\W\d])(?P<mark>\d{1,2})(?=\W*$)|(?<=[.,;:)'\"’”])(?P<after>\d{1,2})$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Style(NamedTuple):
    """The type a line is set in; `size` in points as printed, rounded to a tenth."""

    size: float
    bold: bool = False
    italic: bool = False
    color: int = 0


class Word(NamedTuple):
    """One run of characters without white space."""

    text: str
    box: Box


@dataclass(slots=True, eq=False)
class Line:
    """One printed line. `hyphen` says that PDFium saw a hyphen at its end, which is then not in the text.

    `base` is the height at which the letters stand, from the top: boxes differ with the letters, this does not.
    `table` is the number of the table that stands here; such a line has no words.
    """

    page: int
    words: list[Word]
    box: Box
    style: Style
    base: float
    hyphen: bool = False
    certainty: float | None = None
    column: Box | None = None
    frame: Box | None = None
    bullet: bool = False
    table: int | None = None
    text: str = ""

    def __post_init__(self) -> None:
        self.text = " ".join([word.text for word in self.words])


@dataclass
class PageText:
    """The lines of a page in content order; `turned` are those that run in another direction than most."""

    number: int
    view: View
    shown: View
    lines: list[Line] = field(default_factory=list)
    turned: list[Line] = field(default_factory=list)
    characters: int = 0
    cut: bool = False


class _Type(NamedTuple):
    style: Style
    turn: int


class TextPage:
    """Reads the lines of one open text page; holds the buffers that PDFium writes in."""

    def __init__(self, handle: int, limit: int) -> None:
        self._handle = handle
        self._four = (ctypes.c_float * 4)()
        self._four_at = ctypes.addressof(self._four)
        self._six = (ctypes.c_float * 6)()
        self._six_at = ctypes.addressof(self._six)
        self._point = (ctypes.c_double * 2)()
        self._point_at = ctypes.addressof(self._point)
        self._size = ctypes.c_float()
        self._size_at = ctypes.addressof(self._size)
        self._types: dict[int, _Type] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        total = native.count_chars(handle)
        self.characters = max(total, 0)
        self.cut = total > limit
        self._text = self._read(min(self.characters, limit))

    def _read(self, count: int) -> str:
        buffer = (ctypes.c_ushort * (count + 1))()
        native.get_text(self._handle, 0, count, ctypes.addressof(buffer))
        text = bytes(memoryview(buffer).cast("B")[: 2 * count]).decode("utf-16-le", "replace")
        if len(text) == count and "\x00" not in text:
            return text
        # Characters outside the basic plane take two places in the buffer, unmapped ones none: then the places in the
        # text are not those of the characters, and the text is put together one character at a time.
        codes = (native.get_unicode(self._handle, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)

    def _corners(self, index: int) -> Corners | None:
        if not native.loose_box(self._handle, index, self._four_at):
            return None
        left, top, right, bottom = self._four
        return (left, bottom, right, top)

    def _type(self, index: int) -> _Type:
        obj = native.text_object(self._handle, index) or 0
        found = self._types.get(obj)
        if found is None:
            found = self._types[obj] = self._look_up(obj, index)
        return found

    def _look_up(self, obj: int, index: int) -> _Type:
        if not obj:
            return _Type(Style(0.0), 0)
        size = self._size.value if native.font_size(obj, self._size_at) else 0.0
        turn = 0
        if native.char_matrix(self._handle, index, self._six_at):
            a, b, c, d = self._six[0], self._six[1], self._six[2], self._six[3]
            size *= math.hypot(c, d)
            turn = round(math.atan2(b, a) / (math.pi / 2)) % 4 if (a or b) else 0
        bold, italic = self._font(obj)
        return _Type(Style(round(abs(size), 1), bold, italic, self._color(obj)), turn)

    def _font(self, obj: int) -> tuple[bool, bool]:
        font = native.font_of(obj)
        if not font:
            return (False, False)
        found = self._fonts.get(font)
        if found is None:
            length = native.font_name(font, None, 0)
            buffer = ctypes.create_string_buffer(max(length, 1))
            native.font_name(font, ctypes.addressof(buffer), length)
            name = buffer.value.decode("utf-8", "replace")
            bold = bool(_BOLD_NAME.search(name)) or native.font_weight(font) >= _BOLD_WEIGHT
            found = self._fonts[font] = (bold, bool(_ITALIC_NAME.search(name)))
        return (found[0] or native.render_mode(obj) == _FILL_AND_STROKE, found[1])

    def _color(self, obj: int) -> int:
        parts = (ctypes.c_uint * 4)()
        at = ctypes.addressof(parts)
        if not native.fill_color(obj, at, at + 4, at + 8, at + 12):
            return 0
        return parts[0] << 16 | parts[1] << 8 | parts[2]

    def lines(self, page: int, shown: View) -> PageText:
        """Return the page's lines in the direction in which most of the text runs."""
        raw = self._groups()
        weights: Counter[int] = Counter()
        for group in raw:
            weights[group.turn] += group.end - group.start
        turn = weights.most_common(1)[0][0] if weights else shown.turn
        result = PageText(page, shown._replace(turn=turn), shown, characters=self.characters, cut=self.cut)
        for group in raw:
            (result.lines if group.turn == turn else result.turned).extend(self._cut(page, group, result.view))
        return result

    def _groups(self) -> list[_Group]:
        """Cut the text at PDFium's own line ends, and find the type at both ends of each line."""
        groups: list[_Group] = []
        words: list[tuple[str, int, Corners]] = []
        for match in _TOKEN.finditer(self._text):
            token, start = match.group(), match.start()
            if token in "\r\n" or token in _HYPHEN_BREAK:
                if words:
                    groups.append(self._group(words, hyphen=token in _HYPHEN_BREAK))
                    words = []
                continue
            if (corners := self._word(start, match.end() - 1)) is not None:
                words.append((self._mark(token, start), start, corners))
        if words:
            groups.append(self._group(words, hyphen=False))
        return groups

    def _word(self, first: int, last: int) -> Corners | None:
        corners = self._corners(first)
        if corners is None or first == last:
            return corners
        end = self._corners(last)
        if end is None:
            return corners
        return (
            min(corners[0], end[0]),
            min(corners[1], end[1]),
            max(corners[2], end[2]),
            max(corners[3], end[3]),
        )

    def _mark(self, token: str, start: int) -> str:
        """Give the mark of a footnote its raised figures back, so that the word before it stays a word."""
        match = _MARK.search(token) if token[-1].isdigit() or not token[-1].isalnum() else None
        if match is None:
            return token
        if self._type(start + match.start()).style.size > 0.8 * self._type(start).style.size:
            return token
        return token[: match.start()] + match.group().translate(_RAISED) + token[match.end() :]

    def _group(self, words: list[tuple[str, int, Corners]], *, hyphen: bool) -> _Group:
        token, start, _ = words[-1]
        first, last = self._type(words[0][1]), self._type(start + len(token) - 1)
        style = first.style
        if last.style != style:
            style = Style(
                max(style.size, last.style.size), style.bold and last.style.bold, style.italic and last.style.italic
            )
        return _Group(words, style, first.turn, hyphen, words[0][1], start + len(token))

    def _cut(self, page: int, group: _Group, view: View) -> list[Line]:
        """Make printed lines of a group: words that lie lower than those before start a new line."""
        lines: list[Line] = []
        words: list[Word] = []
        first = group.words[0][1]
        for text, start, corners in group.words:
            box = view.box(corners)
            if words and _below(words[-1].box, box):
                lines.append(self._line(page, words, group.style, first, view))
                words, first = [], start
            words.append(Word(text, box))
        lines.append(self._line(page, words, group.style, first, view))
        lines[-1].hyphen = group.hyphen
        return lines

    def _line(self, page: int, words: list[Word], style: Style, first: int, view: View) -> Line:
        box = around([word.box for word in words])
        base = box.bottom
        if native.char_origin(self._handle, first, self._point_at, self._point_at + 8):
            x, y = self._point
            base = view.box((x, y, x, y)).top
        return Line(page, words, box, style, base)


@dataclass(slots=True)
class _Group:
    words: list[tuple[str, int, Corners]]
    style: Style
    turn: int
    hyphen: bool
    start: int
    end: int


def _below(before: Box, box: Box) -> bool:
    """Tell whether a word stands on another printed line than the word before it."""
    middle = (box.top + box.bottom) / 2
    return (middle > before.bottom or middle < before.top) and box.x0 < before.x0

