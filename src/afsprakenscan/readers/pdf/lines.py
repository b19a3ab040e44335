"""From a PDF page to its printed lines, with box and the type they are set in.

Lines come in content order, as PDFium groups them; a group that covers several printed lines is cut. What the lines
mean is decided elsewhere. Every look at a character is a call into PDFium, so only the ends of a line are looked at;
the words of a line get boxes where they are needed: in tables.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf import native
from afsprakenscan.readers.pdf.geometry import Corners, View, around

# PDFium puts U+FFFE (older versions U+0002) where a hyphen ended the line. What is left of a line after its white
# space are its words.
_HYPHEN_BREAK = "\ufffe\x02"
_BLANK = " \t\x00\xa0\x0b\x0c"
_GROUP = re.compile(rf"[^{_BLANK}\r\n\ufffe\x02][^\r\n\ufffe\x02]*|[\ufffe\x02]")
_WORD = re.compile(r"[^\s\x00]+")
# Bullets as letters, private-use signs of symbol fonts, and dashes; a lone 'o' is a bullet of Word's second level.
BULLET = re.compile(r"(?:[•‣◦⁃∙·●○■□▪▫►▸▶➢➤➔✓✔❖◆◊⬥*\uf000-\uf0ff\ue000-\uefff]|o|[-–—−])(?=\s)")
LABEL = re.compile(r"['‘\"“]?(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}°)(?=\s)")
_OPENING = "ivx('‘\"“"
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2  # render mode with which programs imitate bold
# A raised figure set against a word: 'taak1' is the word 'taak' with note 1.
_MARK = re.compile(r"[0-9](?:(?<=[^\W\d]\d)|(?<=[^\W\d][.,;:)'\"’”]\d))\d?(?!\w)")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SLANT = 0.06  # quarter turns: a watermark slants more, a text set by hand does not
_SLANTING = -1
# Share of the type size above and below the line the letters stand on: the same for every font, so that boxes of one
# size are of one height.
ASCENT, DESCENT = 0.8, 0.25
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


class Style(NamedTuple):
    """The type a line is set in; `size` in points as printed, rounded to a tenth."""

    size: float
    bold: bool = False
    italic: bool = False


class Word(NamedTuple):
    """One run of characters without white space."""

    text: str
    box: Box


@dataclass(slots=True, eq=False)
class Line:
    """One printed line.

    Lengths are in points in the view in which the page is read. `base` is the height at which the letters stand, from
    the top. `first_width` is the width of the first word, and `second` where the text after a bullet or label starts.
    `hyphen` says that PDFium saw a hyphen at the end, which is then not in the text. `start` is the place of the first
    character in the text page, -1 for a line that was put together otherwise. `words` are only there where they were
    asked for. `certainty` runs from 0 to 100, None for printed text. `column` and `frame` are the boxes the line stands
    in, `bullet` tells of a dot drawn before it. `table` is the index of the grid that stands here; such a line has no
    text.
    """

    page: int
    text: str
    box: Box
    style: Style
    base: float
    hyphen: bool = False
    first_width: float = 0.0
    second: float | None = None
    start: int = -1
    words: list[Word] | None = None
    certainty: float | None = None
    column: Box | None = None
    frame: Box | None = None
    bullet: bool = False
    table: int | None = None


def bullet_or_label(text: str) -> re.Match[str] | None:
    """Return the bullet or the number that a line starts with."""
    # Nearly all lines start with a word, and that with two letters; of what is looked for, only Roman numbers do.
    if text[1:2].isalpha() and text[0] not in _OPENING:
        return None
    return BULLET.match(text) or LABEL.match(text)


def line_of(page: int, words: list[Word], style: Style, base: float, *, hyphen: bool = False) -> Line:
    """Return the line that words with boxes make."""
    text = " ".join([word.text for word in words])
    line = Line(page, text, around([word.box for word in words]), style, base, hyphen)
    line.words = words
    line.first_width = words[0].box.x1 - words[0].box.x0
    if len(words) > 1 and bullet_or_label(text):
        line.second = words[1].box.x0
    return line


@dataclass
class PageText:
    """The lines of a page in content order; `turned` are those that run in another direction than most.

    `skew` is how many degrees a scanned page was turned, against the clock, to set its lines level.
    """

    number: int
    view: View
    shown: View
    lines: list[Line] = field(default_factory=list)
    turned: list[Line] = field(default_factory=list)
    cut: bool = False
    skew: float = 0.0


def _type_of(look: native.Look | None) -> tuple[Style, int]:
    """Return the style of a character, and the direction it is written in."""
    if look is None:
        return (Style(0.0), 0)
    font, mode, size, matrix = look
    turn = 0
    if matrix is not None:
        a, b, c, d = matrix
        size *= math.hypot(c, d)
        turn = _turn(a, b) if b or a < 0 else 0
    size = round(abs(size), 1)
    if not font:
        return (Style(size), turn)
    name = native.font_name(font)
    bold = mode == _FILL_AND_STROKE or bool(_BOLD_NAME.search(name)) or native.font_weight(font) >= _BOLD_WEIGHT
    return (Style(size, bold, bool(_ITALIC_NAME.search(name))), turn)


def _turn(a: float, b: float) -> int:
    """Return the direction of text in quarter turns against the clock."""
    quarters = math.atan2(b, a) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _SLANT else _SLANTING


class TextPage:
    """Reads the lines of one open text page."""

    def __init__(self, handle: native.Handle, limit: int) -> None:
        self._handle = handle
        self._types: dict[native.Look | None, tuple[Style, int]] = {}
        total = native.count_chars(handle)
        self.cut = total > limit
        self._text = _MARK.sub(self._raised, self._read(min(max(total, 0), limit)))

    def _read(self, count: int) -> str:
        text = native.get_text(self._handle, count).decode("utf-16-le", "replace")
        if len(text) == count and "\x00" not in text:
            return text
        # Characters outside the basic plane take two places in the buffer, unmapped ones none: then the places in the
        # text are not those of the characters, and the text is put together one character at a time.
        codes = (native.get_unicode(self._handle, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)

    def _raised(self, mark: re.Match[str]) -> str:
        """Return the mark of a footnote in raised figures; other figures at the end of a word stay as they are."""
        size, before = self._type(mark.start())[0].size, self._type(mark.start() - 1)[0].size
        return mark[0].translate(RAISED) if size <= 0.8 * before else mark[0]

    def lines(self, page: int, shown: View) -> PageText:
        """Return the page's lines in the direction in which most of the text runs."""
        found = self._found(page)
        weights: Counter[int] = Counter()
        for line, turn in found:
            weights[turn] += len(line.text)
        weights.pop(_SLANTING, None)
        usual = weights.most_common(1)[0][0] if weights else shown.turn
        result = PageText(page, shown._replace(turn=usual), shown, cut=self.cut)
        for line, turn in found:
            (result.lines if turn == usual else result.turned).extend(self._printed(line, result.view))
        return result

    def spell(self, line: Line, view: View) -> None:
        """Give a line its words with boxes."""
        if line.words is not None:
            return
        line.words = []
        for match in _WORD.finditer(line.text):
            first, end = match.span()
            corners = native.span(self._handle, line.start + first, line.start + end - 1)
            if corners is not None:
                line.words.append(Word(match[0], view.box(corners)))

    def _found(self, page: int) -> list[tuple[Line, int]]:
        """Cut the text at PDFium's own line ends; return lines without a place yet, and the direction of each."""
        found: list[tuple[Line, int]] = []
        for match in _GROUP.finditer(self._text):
            if match[0] in _HYPHEN_BREAK:
                self._hyphen(page, match.start(), found)
            else:
                found.append(self._line(page, match.start(), match[0].rstrip(_BLANK)))
        return found

    def _line(self, page: int, start: int, text: str) -> tuple[Line, int]:
        """Return a line in the type that its ends are set in."""
        style, turn = self._type(start)
        # Programs set bullets and numbers in a size of their own.
        if (mark := bullet_or_label(text)) and (word := _WORD.search(text, mark.end())):
            style = Style(self._type(start + word.start())[0].size, style.bold, style.italic)
        # Only a line that starts in bold, italics or a figure (maybe a raised one) must be seen to its end.
        if style.bold or style.italic or text[0].isdigit():
            last, _ = self._type(start + len(text) - 1)
            if last != style:
                style = Style(max(style.size, last.size), style.bold and last.bold, style.italic and last.italic)
        return Line(page, text, _NOWHERE, style, 0.0, start=start), turn

    def _hyphen(self, page: int, index: int, found: list[tuple[Line, int]]) -> None:
        """Mark the line before as broken by a hyphen; a dash that stands by itself is a line of its own."""
        corners, before = self._corners(index), found[-1][0] if found else None
        if before is not None and before.start + len(before.text) == index:
            last = self._corners(index - 1)
            if corners is None or last is None or abs(corners[0] - last[2]) <= 0.12 * (before.style.size or 10.0):
                before.hyphen = True
                return
        if corners is not None:
            found.append(self._line(page, index, "-"))

    def _corners(self, index: int) -> Corners | None:
        return native.char_box(self._handle, index)

    def _base(self, index: int, view: View) -> float | None:
        origin = native.char_origin(self._handle, index)
        return None if origin is None else view.down(*origin)

    def _type(self, index: int) -> tuple[Style, int]:
        look = native.look(self._handle, index)
        found = self._types.get(look)
        if found is None:
            found = self._types[look] = _type_of(look)
        return found

    def _printed(self, line: Line, view: View) -> list[Line]:
        """Return the line at its place, or as several when it runs over some printed lines."""
        start = line.start
        corners, base = native.span(self._handle, start, start + len(line.text) - 1), self._base(start, view)
        if corners is None or base is None:
            return []
        x0, top, x1, bottom = view.box(corners)
        size = line.style.size or bottom - top
        if bottom > base + 0.8 * size or top < base - 1.5 * size:
            return self._several(line, view)
        line.box = Box(x0, base - ASCENT * size, x1, base + DESCENT * size)
        line.base = base
        return [line]

    def measure(self, line: Line, view: View) -> None:
        """Find how wide the first word is, and where the text after a bullet or label starts."""
        first = _WORD.search(line.text)
        if first is None or line.start < 0:
            return
        corners = self._corners(line.start + first.end() - 1)
        if corners is not None:
            line.first_width = view.box(corners).x1 - line.box.x0
        if bullet_or_label(line.text):
            second = _WORD.search(line.text, first.end())
            if second and (corners := self._corners(line.start + second.start())) is not None:
                line.second = view.box(corners).x0

    def _several(self, whole: Line, view: View) -> list[Line]:
        """Make printed lines of one: words that stand lower than those before start a new line."""
        lines: list[Line] = []
        start = 0
        before: float | None = None
        size = whole.style.size or 10.0
        for match in _WORD.finditer(whole.text):
            base = self._base(whole.start + match.start(), view)
            if before is not None and base is not None and abs(base - before) > 0.6 * size:
                lines += self._piece(whole, start, match.start(), view)
                start = match.start()
            before = base if base is not None else before
        lines += self._piece(whole, start, len(whole.text), view)
        if lines:
            lines[-1].hyphen = whole.hyphen
        return lines

    def _piece(self, whole: Line, start: int, end: int, view: View) -> Iterable[Line]:
        line = Line(whole.page, whole.text[start:end].rstrip(), _NOWHERE, whole.style, 0.0, start=whole.start + start)
        self.spell(line, view)
        base = self._base(line.start, view)
        if not line.words or base is None:
            return []
        box = around([word.box for word in line.words])
        size = line.style.size or box.bottom - box.top
        line.box = Box(box.x0, base - ASCENT * size, box.x1, base + DESCENT * size)
        line.base = base
        return [line]
