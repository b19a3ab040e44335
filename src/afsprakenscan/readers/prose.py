"""Tells data that happens to be text from text that somebody wrote to be read.

In doubt it is prose: refusing an agreement is worse than reading a list of figures.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[\[{"])')
_DELIMITERS = (";", "\t", ",")
_FEWEST_ROWS = _FEWEST_COLUMNS = 3  # with two, a numbered list with tabs would be a table
_ALIKE = 0.95
_WORD = re.compile(r"\W*[^\W\d_]+(?:[-'’/&.+][^\W\d_]+)*\W*")
_LONGEST_WORD = 60
_ENOUGH = 200  # characters; in less, a few telephone numbers weigh too much
_LEAST_WORDS = 0.5  # of the practice documents, 0.9 or more is words


def kind_of_data(text: str) -> str | None:
    """Return in Dutch what kind of data the beginning of a file is, None when it may be prose."""
    if _JSON.match(text):
        return "een bestand met gegevens (JSON)"
    lines = [line for line in text.splitlines() if line.strip()]
    if any(_is_table(lines, delimiter) for delimiter in _DELIMITERS):
        return "een tabel met gegevens (CSV)"
    if not _has_words(text):
        return "een bestand met gegevens of code, geen lopende tekst"
    return None


def _is_table(lines: list[str], delimiter: str) -> bool:
    """Tell whether nearly all lines fall into the same number of cells; prose has a space after a comma."""
    rows = list(csv.reader(lines, delimiter=delimiter))
    (columns, alike) = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    if columns < _FEWEST_COLUMNS or len(rows) < _FEWEST_ROWS or alike < _ALIKE * len(rows):
        return False
    later = [cell for row in rows for cell in row[1:]]
    return sum(cell.startswith(" ") for cell in later) < len(later) / 2


def _has_words(text: str) -> bool:
    """Tell whether words make up enough of what stands between white space."""
    pieces = [piece for piece in text.split() if any(map(str.isalnum, piece))]
    size = sum(map(len, pieces))
    written = sum(len(piece) for piece in pieces if len(piece) <= _LONGEST_WORD and _WORD.fullmatch(piece))
    return size < _ENOUGH or written >= _LEAST_WORDS * size
