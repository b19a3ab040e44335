"""Running headers, footers and page numbers: what stands at the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Literal

from afsprakenscan.readers.pdf.lines import Line, PageText

Reason = Literal["koptekst", "voettekst", "paginanummer"]

_MARGIN = 0.13  # share of the page height, above and below
_DEPTH = 4  # lines looked at from the edge of the page
_LONGEST = 4  # figures in a page number
_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:pagina|blad(?:zijde)?|pag\.?|p\.|page|blz\.?)?\s*[-–|]?\s*\d{1,4}\s*(?:(?:van|/|of|\|)\s*\d{1,4})?\s*[-–|]?$",
    re.IGNORECASE,
)


def running_lines(pages: list[PageText]) -> list[tuple[Line, Reason]]:
    """Return the lines that repeat at the top or foot of the pages, and why each is left out."""
    found: list[tuple[Line, Reason]] = []
    for top in (True, False):
        edges = {page.number: [(line, _keys(line)) for line in _edge(page, top=top)] for page in pages}
        repeated = _repeated(edges, len(pages))
        for page in pages:
            for line, keys in edges[page.number]:
                number = _is_number(line, page, len(pages))
                if not number and repeated.isdisjoint(keys):
                    break
                found.append((line, "paginanummer" if number else "koptekst" if top else "voettekst"))
    return found


def _edge(page: PageText, *, top: bool) -> list[Line]:
    height = page.view.height
    if top:
        lines = [line for line in page.lines if line.box.bottom < _MARGIN * height]
        return sorted(lines, key=lambda line: (round(line.base), line.box.x0))[:_DEPTH]
    lines = [line for line in page.lines if line.box.top > (1 - _MARGIN) * height]
    return sorted(lines, key=lambda line: (-round(line.base), line.box.x0))[:_DEPTH]


def _repeated(edges: dict[int, list[tuple[Line, list[str]]]], pages: int) -> set[str]:
    """Return what stands at one height on at least two pages and on a fair share of all."""
    places: dict[str, dict[int, float]] = defaultdict(dict)
    for number, lines in edges.items():
        for line, keys in lines:
            for key in keys:
                places[key][number] = line.base
    enough = max(2, round(0.25 * pages))
    return {key for key, found in places.items() if len(found) >= enough and _one_height(list(found.values()))}


def _one_height(bases: list[float]) -> bool:
    bases.sort()
    middle = bases[len(bases) // 2]
    return sum(abs(base - middle) <= 6 for base in bases) >= max(2, 0.6 * len(bases))


def _keys(line: Line) -> list[str]:
    """Return the text, and for each number in it the text with that number counted from the page it stands on.

    So 'versie 2 - blad 7' is the same on every page, while two notes that differ in a number are not.
    """
    text = line.text.lower()
    return [text] + [
        f"{text[: match.start()]}#{int(match.group()) - line.page}#{text[match.end() :]}"
        for match in _FIGURES.finditer(text)
        if len(match.group()) <= _LONGEST
    ]


def _is_number(line: Line, page: PageText, pages: int) -> bool:
    if not _NUMBER.match(line.text.strip()):
        return False
    first = int(next(iter(re.findall(r"\d+", line.text))))
    return not line.text.strip().isdigit() or first == page.number or pages > 1
