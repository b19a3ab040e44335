"""From lines in reading order to pieces of text: paragraphs, list items, headings and notes that belong together.

Only what belongs together is decided here, by spacing, indent, type, bullets, and whether the next word would still
have fitted on the line. What a piece is, is decided in `outline`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around
from afsprakenscan.readers.pdf.lines import BULLET, Line, Style, bullet_or_label

_MOST_FRAMES = 30
_LEADER = re.compile(r"(?:\.{3,}|…+\.*|(?:\s\.){3,}|_{3,})\s*\d{1,3}(?:\s*[-–]\s*\d{1,3})?$")
_ENDED = re.compile(r"[.!?:;][\"'’”)\]]*$")
_SINGLE = re.compile(r"(\(?)(\d{1,2}|[b-zB-Z])([.)])(?=\s)")
_WORD_START = re.compile(r"[\"'‘“(\[]*(\w)")


@dataclass(eq=False)
class Piece:
    """Lines that make up one block.

    `bullet` is the sign taken off, `label` the number that stays in the text. `hang` is where the lines after the first
    start; `indent` is how far an item stands from the left edge of its column.
    """

    lines: list[Line]
    bullet: str | None = None
    label: str | None = None
    hang: float | None = None
    indent: float = 0.0

    @property
    def style(self) -> Style:
        """The type of the first line."""
        return self.lines[0].style

    def first_box(self) -> Box:
        """Return the box around the part on the page and in the column where the piece starts."""
        first = self.lines[0]
        return around([x.box for x in self.lines if x.page == first.page and x.column is first.column])


@dataclass(frozen=True)
class Type:
    """The type of the running text, and the distance between its lines for each size."""

    body: Style
    pitches: dict[float, float]

    def pitch(self, size: float) -> float:
        """Return the normal distance between two lines of this size."""
        if size in self.pitches:
            return self.pitches[size]
        own = self.pitches.get(self.body.size, 1.2 * self.body.size)
        return own / (self.body.size or 1.0) * size


def measure(lines: list[Line]) -> Type:
    """Return the type of the running text: what most letters are set in."""
    styles: Counter[Style] = Counter()
    steps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    before: Line | None = None
    for line in lines:
        styles[line.style] += len(line.text)
        if before is not None and before.style.size == line.style.size and _neighbours(before, line):
            step = round(line.base - before.base, 1)
            steps[line.style.size][step] += 1
        before = line
    body = styles.most_common(1)[0][0] if styles else Style(10.0)
    return Type(body, {size: _smallest_common(found) for size, found in steps.items() if found.total() >= 3})


def _neighbours(before: Line, line: Line) -> bool:
    step = line.base - before.base
    return before.page == line.page and before.column is line.column and 0.8 < step / max(line.style.size, 1) < 2.4


def _smallest_common(steps: Counter[float]) -> float:
    rounded: Counter[float] = Counter()
    for step, count in steps.items():
        rounded[round(step * 2) / 2] += count
    common = [step for step, count in rounded.items() if count >= 0.15 * rounded.total()]
    smallest = min(common)
    return median([step for step in steps if abs(step - smallest) <= 0.5])


class Grouper:
    """Puts lines together into pieces."""

    def __init__(self, kind: Type) -> None:
        self._type = kind

    def pieces(self, lines: list[Line]) -> list[Piece]:
        """Return the pieces of text, in the order of their first lines."""
        edges = self._right_edges(lines)
        pieces: list[Piece] = []
        ends: dict[int, float] = {}
        for index, line in enumerate(lines):
            if line.table is not None:
                pieces.append(Piece([line]))
                ends[id(pieces[-1])] = edges[index]
                continue
            bullet, label = ("•", None) if line.bullet else _mark(line.text)
            piece = _open_piece(pieces, line)
            if piece is None or bullet or not self._continues(piece, line, label, ends[id(piece)]):
                piece = _started(line, bullet, label)
                pieces.append(piece)
            else:
                if len(piece.lines) == 1 or piece.lines[-1].column is not line.column:
                    piece.hang = line.box.x0
                piece.lines.append(line)
            ends[id(piece)] = edges[index]
        return pieces

    def _right_edges(self, lines: list[Line]) -> list[float]:
        """Return for each line how far to the right it could have run."""
        edges: list[float] = []
        frames = _frames(lines)
        start = 0
        for index in range(1, len(lines) + 1):
            if index < len(lines) and self._same_run(lines[index - 1], lines[index]):
                continue
            run = lines[start:index]
            own = max([line.box.x1 for line in run])
            frame = run[0].frame
            column = frame or run[0].column
            narrow = column is not None and own < column.x0 + 0.6 * (column.x1 - column.x0)
            for line in run:
                edge = own
                if column is not None and (narrow or (frame is None and abs(line.box.x0 - column.x0) <= 2)):
                    edge = max(own, column.x1)
                if line.page in frames:
                    edge = min([edge, *(box.x0 for box in frames[line.page] if _stands_right(box, line))])
                edges.append(edge)
            start = index
        return edges

    def _same_run(self, before: Line, line: Line) -> bool:
        return (
            before.page == line.page
            and before.table is line.table is None
            and before.column is line.column
            and before.frame == line.frame
            and abs(before.style.size - line.style.size) <= 0.6
            and 0 <= line.base - before.base <= 1.2 * self._type.pitch(line.style.size) + 0.5
        )

    def _continues(self, piece: Piece, line: Line, label: str | None, right: float) -> bool:
        before = piece.lines[-1]
        if before.table is not None:
            return False
        if abs(before.style.size - line.style.size) > 0.6 or _is_contents_line(before.text):
            return False
        jumped = before.page != line.page or before.column is not line.column
        if (before.frame is None) != (line.frame is None) or (before.frame != line.frame and not jumped):
            return False
        full = not _would_fit(before, line, right)
        if label is not None and not (full and self._label_in_text(piece, before, line)):
            return False
        if before.style.bold != line.style.bold or before.style.italic != line.style.italic:
            heavy = before.style.bold != line.style.bold
            if heavy and not (full and _starts_small(line) and not _ENDED.search(before.text)):
                return False
        if jumped:
            return self._goes_on(before, line, full=full)
        step = line.base - before.base
        if abs(step) < 0.35 * max(line.style.size, 4) and line.box.x0 >= before.box.x1 - 1:
            return True
        if step <= 0 or step > self._step(piece, line):
            return False
        # Larger type is broken where its maker liked, not where the line was full.
        large = line.style.size > self._type.body.size + 0.6 and line.style == before.style
        return self._in_shape(piece, before, line, full=full or large)

    def _step(self, piece: Piece, line: Line) -> float:
        size = line.style.size
        if self.stands_out(piece.style):
            return max(1.5 * size, 1.15 * self._type.pitch(size))
        return 1.15 * self._type.pitch(size) + 0.6

    def stands_out(self, style: Style) -> bool:
        """Tell whether a style is heavier or larger than that of the running text."""
        body = self._type.body
        return style.size > body.size + 0.6 or (style.bold and not body.bold and style.size >= body.size - 0.6)

    @staticmethod
    def _label_in_text(piece: Piece, before: Line, line: Line) -> bool:
        """Tell whether a number at the start of a line is just text: 'zie hoofdstuk' / '4. Daarna ...'.

        Or one of a list in running text: 'a. melden; b. bellen;' / 'c. bezoeken'.
        """
        if _numbered_inside(piece, line):
            return True
        if _ENDED.search(before.text) or before.text.endswith((",", " en", " of")):
            return False
        return piece.hang is None or abs(line.box.x0 - piece.hang) <= 3

    def _goes_on(self, before: Line, line: Line, *, full: bool) -> bool:
        """Tell whether a piece goes on in the next column or on the next page."""
        if before.style.bold != line.style.bold or (line.base > before.base and before.page == line.page):
            return False
        if before.hyphen or before.text.endswith(("-", "\u2010")):
            return True
        if self.stands_out(before.style):
            return False
        if _ENDED.search(before.text):
            return full and before.text.endswith(".") and _starts_small(line)
        return full or _starts_small(line)

    @staticmethod
    def _in_shape(piece: Piece, before: Line, line: Line, *, full: bool) -> bool:
        """Tell whether the indent and the length of the line before fit with one piece."""
        centred = abs((before.box.x0 + before.box.x1) - (line.box.x0 + line.box.x1)) <= 4
        if piece.hang is not None and abs(line.box.x0 - piece.hang) > 3 and not centred:
            return len(piece.lines) == 1 and full and (_starts_small(line) or piece.bullet is None)
        if piece.hang is None and abs(line.box.x0 - before.box.x0) > 3 and not centred:
            return full
        return full or (centred and abs(line.box.x0 - before.box.x0) > 3)


def _frames(lines: list[Line]) -> dict[int, set[Box]]:
    """Return the frames with text by page; a page full of them is no running text with frames beside it."""
    found: dict[int, set[Box]] = {}
    for line in lines:
        if line.frame is not None:
            found.setdefault(line.page, set()).add(line.frame)
    return {page: frames for page, frames in found.items() if len(frames) <= _MOST_FRAMES}


def _stands_right(frame: Box, line: Line) -> bool:
    """Tell whether a frame keeps a line from running on."""
    beside = frame.top - 6 < line.box.bottom and frame.bottom + 6 > line.box.top
    return beside and frame.x0 >= line.box.x1 - 2


def _open_piece(pieces: list[Piece], line: Line) -> Piece | None:
    """Return the piece that a line may go on with: the last, or the one that a frame beside it stands in."""
    for piece in reversed(pieces):
        last = piece.lines[-1]
        if line.frame is not None or last.frame is None or last.page != line.page:
            return piece
    return pieces[-1] if pieces else None


def _started(line: Line, bullet: str | None, label: str | None) -> Piece:
    hang = line.box.x0 if line.bullet else line.second
    if bullet:
        if not line.bullet:
            line.text = line.text[len(bullet) :].lstrip()  # the box keeps it, as that is where the item stands
        label = _mark(line.text)[1]
    start = hang if bullet and hang is not None else line.box.x0
    return Piece([line], bullet, label, hang, start - (line.column.x0 if line.column else 0.0))


def _mark(text: str) -> tuple[str | None, str | None]:
    """Return the bullet and the number that a line starts with; it has one of them at most."""
    match = bullet_or_label(text)
    if match is None:
        return (None, None)
    return (match.group(), None) if match.re is BULLET else (None, match.group())


def _numbered_inside(piece: Piece, line: Line) -> bool:
    """Tell whether the number before the one that a line starts with stands inside a line of the piece."""
    match = _SINGLE.match(line.text)
    if match is None:
        return False
    opening, sign, closing = match.groups()
    previous = f" {opening}{int(sign) - 1 if sign.isdigit() else chr(ord(sign) - 1)}{closing} "
    return any(previous in before.text for before in piece.lines)


def _would_fit(before: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line would still have fitted on the line before it."""
    space = 0.25 * (before.style.size or 10.0)
    return right - before.box.x1 > line.first_width * 1.02 + space + 1.0


def _is_contents_line(text: str) -> bool:
    return text[-1:].isdigit() and _LEADER.search(text) is not None


def _starts_small(line: Line) -> bool:
    match = _WORD_START.match(line.text)
    return match is not None and match.group(1).islower()
