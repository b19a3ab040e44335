"""Made-up documents of any length and number, the same for the same seed, out of what the practice corpus says.

Only documents that may be seen are used, never those that are held out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path
from textwrap import wrap

from helpers import pdf

_CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "documenten"
_SOURCES = ("01-waddenrand.docx", "04-rivierenhoek.docx", "06-heidekant.odt", "07-vechtdalen.docx", "12-bosrijk.odt")
_TOP, _BOTTOM, _LEFT = 70, 770, 60
_STEP = 13  # points from line to line
_LINE = 92  # characters
_CELL = 28
_NUMBERS = ("twee", "drie", "vier", "vijf", "zes", "tien")


@cache
def paragraphs() -> tuple[str, ...]:
    """Return what the documents say, paragraph by paragraph."""
    from afsprakenscan.judging import read_document

    blocks = [block for name in _SOURCES for block in read_document(_CORPUS / name).blocks]
    return tuple(block.text for block in blocks if len(block.text.split()) > 8)


def texts(seed: int) -> Iterator[str]:
    """Give paragraphs in a random order without end, no two the same."""
    chance = random.Random(seed)  # noqa: S311 - made up, not secret
    for nr in count(1):
        text = chance.choice(paragraphs())
        for word in _NUMBERS:
            text = text.replace(f" {word} ", f" {chance.choice(_NUMBERS)} ", 1)
        yield f"{text} (Afspraak {seed}.{nr}.)"


def write_text(path: Path, seed: int, number: int = 12) -> Path:
    """Write a document of plain text, of so many paragraphs."""
    path.write_text("# Samenwerkingsafspraken\n\n" + "\n\n".join(islice(texts(seed), number)), "utf-8")
    return path


def write_pdf(path: Path, seed: int, pages: int) -> Path:
    """Write a PDF of so many pages: headings, paragraphs, and on every third page a table with rules."""
    stream = texts(seed)
    return pdf.write(path, *(_page(number, stream) for number in range(1, pages + 1)))


def _page(number: int, stream: Iterator[str]) -> pdf.Page:
    page = pdf.Page().text(_LEFT, 40, "Samenwerkingsafspraken Veilig Thuis en lokale teams", size=8)
    page.text(_LEFT, 810, f"Bladzijde {number}", size=8)
    y = float(_TOP)
    page.text(_LEFT, y, f"{number} Afspraken over onderdeel {number}", size=14, font="bold")
    y += 2 * _STEP
    if number % 3 == 0:
        y = _table(page, y, stream)
    while True:
        lines = wrap(_printable(next(stream)), _LINE)
        if y + len(lines) * _STEP > _BOTTOM:
            return page
        page.lines(_LEFT, y, *lines, step=_STEP)
        y += (len(lines) + 0.8) * _STEP


def _table(page: pdf.Page, y: float, stream: Iterator[str]) -> float:
    for column, name in enumerate(("Stap", "Wie", "Wanneer")):
        page.text(_LEFT + 4 + 160 * column, y + 11, name, font="bold", size=9)
    ys = [y, y + 16]
    for _ in range(3):
        step = wrap(_printable(next(stream)), _CELL)[:6]
        page.lines(_LEFT + 4, ys[-1] + 11, *step, size=9, step=11)
        page.text(_LEFT + 164, ys[-1] + 11, "Veilig Thuis", size=9)
        page.text(_LEFT + 324, ys[-1] + 11, "binnen vijf werkdagen", size=9)
        ys.append(ys[-1] + 11 * len(step) + 8)
    page.grid([_LEFT, _LEFT + 160.0, _LEFT + 320.0, _LEFT + 480.0], ys)
    return ys[-1] + 2 * _STEP


def _printable(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")
