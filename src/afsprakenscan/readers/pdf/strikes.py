"""Struck text: a rule drawn through the letters, as when a document is printed with its tracked deletions shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around
from afsprakenscan.readers.pdf.lines import Line, Word
from afsprakenscan.readers.pdf.tables import Grid

_THICK = 2.0  # points
_THROUGH = (0.12, 0.5)  # share of the type size above the line the letters stand on; lower is an underline


def take_struck(
    lines: list[Line], rules: list[Box], grids: list[Grid], spell: Callable[[Line], None]
) -> tuple[list[Line], list[str]]:
    """Return the lines without their struck words, and what was struck."""
    strokes = [rule for rule in rules if rule.bottom - rule.top <= _THICK and not _is_border(rule, grids)]
    if not strokes:
        return lines, []
    kept: list[Line] = []
    struck: list[str] = []
    for line in lines:
        through = [stroke for stroke in strokes if _runs_through(stroke, line)]
        if not through:
            kept.append(line)
            continue
        spell(line)
        words = line.words or []
        left = [word for word in words if not _is_struck(word, through)]
        if len(left) < len(words):
            struck.append(" ".join(word.text for word in words if word not in left))
            line = _without(line, left)
        if left:
            kept.append(line)
    return kept, struck


def _runs_through(stroke: Box, line: Line) -> bool:
    size = line.style.size
    low, high = (line.base - share * size for share in _THROUGH)
    level = high <= (stroke.top + stroke.bottom) / 2 <= low
    # It starts and ends with the text: a rule that runs on belongs to a drawing.
    starts = line.box.x0 - size <= stroke.x0 < line.box.x1 - 1
    return level and starts and line.box.x0 + 1 < stroke.x1 <= line.box.x1 + size


def _is_struck(word: Word, strokes: list[Box]) -> bool:
    middle = (word.box.x0 + word.box.x1) / 2
    return any(stroke.x0 - 1 <= middle <= stroke.x1 + 1 for stroke in strokes)


def _is_border(rule: Box, grids: list[Grid]) -> bool:
    """Tell whether a rule is a side of cells; text that is too long for its cell may run over it."""
    at = (rule.top + rule.bottom) / 2
    return any(
        any(abs(at - row) < 2 for row in grid.rows) and grid.box.x0 - 3 <= rule.x0 and rule.x1 <= grid.box.x1 + 3
        for grid in grids
    )


def _without(line: Line, words: list[Word]) -> Line:
    if not words:
        return line
    last = bool(line.words) and words[-1] == (line.words or words)[-1]
    text = " ".join(word.text for word in words)
    width = words[0].box.x1 - words[0].box.x0
    box = line.box._replace(x0=around([word.box for word in words]).x0)
    return replace(line, text=text, words=words, hyphen=line.hyphen and last, first_width=width, box=box, start=-1)
