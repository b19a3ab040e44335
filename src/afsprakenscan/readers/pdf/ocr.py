"""Reads the picture of a page with the tesseract program: rendered, set level, cleaned, and back to lines in points."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageFilter, ImageOps

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around
from afsprakenscan.readers.pdf.lines import DESCENT, Line, PageText, Style, Word, line_of

DPI = 300
MAX_PIXELS = 40_000_000
"""Larger pages are rendered at a lower resolution; A4 at 300 dpi is 9 million pixels."""
SECONDS = 180
"""Time that tesseract gets for one page."""

_SMALL = 700  # pixels: width at which the skew of a page shows well enough
_TALL = frozenset("bdfhkltijABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_DEEP = frozenset("gjpqyQ,;()[]")
# Share of the type size that a word is high: with letters that reach up, that reach down, with both or with neither.
_HEIGHTS = {(True, True): 0.88, (True, False): 0.66, (False, True): 0.70, (False, False): 0.48}
_FEW = 5  # letters: a line with fewer does not show its size
_DARK = 110  # grey value under which a pixel is ink
_UNSURE = 50  # certainty under which a word without letters is a stain


class OcrError(Exception):
    """Tesseract could not read a page, or took too long."""


class _Found(NamedTuple):
    """A word as tesseract gives it: number of its line, place in points, and certainty from 0 to 100."""

    line: tuple[int, int, int]
    word: Word
    certainty: float


def read_page(program: str, language: str, document: pdfium.PdfDocument, page: PageText) -> None:
    """Put the lines of the picture of a page in `page`.

    Raises:
        OcrError: no lines, because the program failed.
    """
    view = page.shown
    scale = DPI / 72
    if view.width * view.height * scale * scale > MAX_PIXELS:
        scale = (MAX_PIXELS / (view.width * view.height)) ** 0.5
    image = _render(document, page.number - 1, scale)
    skew = _skew(image)
    if skew:
        image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    # Specks of dust are what costs most words; a median leaves the edges of letters alone.
    image = image.filter(ImageFilter.MedianFilter(3))
    words = _words(_run(program, language, image, round(scale * 72)), scale)
    page.view, page.skew = view, skew
    page.lines = _lines(page.number, words)
    for line in page.lines:
        line.bullet = _has_dot(image, line, scale)
    page.turned = []


def _render(document: pdfium.PdfDocument, index: int, scale: float) -> Image.Image:
    page = document[index]
    try:
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            image: Image.Image = bitmap.to_pil().convert("L")
            image.load()
        finally:
            bitmap.close()
    finally:
        page.close()
    return image


def _skew(image: Image.Image) -> float:
    """Return by how many degrees the page must turn for its lines to be level: then rows differ most from the next."""
    small = ImageOps.invert(image.resize((_SMALL, max(1, image.height * _SMALL // image.width)), Image.Resampling.BOX))

    # The margins turn with the page and would count as lines.
    middle = (small.width // 10, small.height // 10, small.width * 9 // 10, small.height * 9 // 10)

    def contrast(degrees: float) -> tuple[int, float]:
        turned = small.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=0)
        rows = turned.crop(middle).resize((1, middle[3] - middle[1]), Image.Resampling.BOX).tobytes()
        return sum((above - below) ** 2 for above, below in pairwise(rows)), -abs(degrees)

    coarse = max((step / 2 for step in range(-8, 9)), key=contrast)
    return max((round(coarse + step / 10, 1) for step in range(-4, 5)), key=contrast)


def _run(program: str, language: str, image: Image.Image, dpi: int) -> str:
    buffer = io.BytesIO()
    image.save(buffer, format="PNG", compress_level=1)
    # One thread: files are read side by side already, and more threads gain little on a page.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = [program, "-", "-", "-l", language, "--dpi", str(dpi), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            command, input=buffer.getvalue(), capture_output=True, check=False, timeout=SECONDS, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OcrError from error
    if done.returncode != 0:
        raise OcrError
    return done.stdout.decode("utf-8", "replace")


def _words(table: str, scale: float) -> list[_Found]:
    found: list[_Found] = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text, certainty = (row["text"] or "").strip().strip("_|"), float(row["conf"])
        if not text or (certainty < _UNSURE and not any(char.isalnum() for char in text)):
            continue
        left, top = float(row["left"]) / scale, float(row["top"]) / scale
        box = Box(left, top, left + float(row["width"]) / scale, top + float(row["height"]) / scale)
        line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        found.append(_Found(line, Word(text, box), certainty))
    return found


def _lines(page: int, words: list[_Found]) -> list[Line]:
    groups: dict[tuple[int, int, int], list[_Found]] = {}
    for word in words:
        groups.setdefault(word.line, []).append(word)
    return [_line(page, group) for group in groups.values()]


def even_sizes(lines: list[Line]) -> None:
    """Make sizes that lie near each other equal, as measured heights waver; those of short lines say nothing."""
    if not lines:
        return
    usual = median([line.style.size for line in lines for _ in line.text])
    others: list[Line] = []
    for line in lines:
        letters = sum(char.isalpha() for char in line.text)
        if 0.86 * usual < line.style.size < 1.14 * usual or letters < _FEW:
            line.style = Style(round(usual, 1))
        else:
            others.append(line)
    group: list[Line] = []
    for line in sorted(others, key=lambda line: line.style.size):
        if group and line.style.size > 1.12 * group[0].style.size:
            _level(group)
            group = []
        group.append(line)
    if group:
        _level(group)


def _level(group: list[Line]) -> None:
    size = round(median([line.style.size for line in group]), 1)
    for line in group:
        line.style = Style(size)


def _size(group: list[_Found]) -> float:
    return median([(found.word.box.bottom - found.word.box.top) / _HEIGHTS[_reach(found.word.text)] for found in group])


def _reach(text: str) -> tuple[bool, bool]:
    letters = set(text)
    return (bool(letters & _TALL), bool(letters & _DEEP))


def _line(page: int, group: list[_Found]) -> Line:
    size = round(_size(group), 1)
    words = [found.word for found in group]
    if len(words) > 1 and _is_dot(words[0].box, words[1].box, size):
        words[0] = words[0]._replace(text="•")
    box = around([word.box for word in words])
    level = [word.box.bottom for word in words if not _reach(word.text)[1]]
    base = median(level) if level else box.bottom - DESCENT * size
    line = line_of(page, words, Style(size), base)
    line.certainty = sum(found.certainty for found in group) / len(group)
    return line


def _is_dot(box: Box, after: Box, size: float) -> bool:
    """Tell whether a first 'letter' is a bullet: too small for a letter, and set off from the text."""
    return max(box.x1 - box.x0, box.bottom - box.top) < 0.45 * size and after.x0 - box.x1 > 0.5 * size


def _has_dot(image: Image.Image, line: Line, scale: float) -> bool:
    """Tell whether a dot stands before a line: tesseract often leaves bullets out."""
    size = line.style.size
    left, top, right, bottom = line.box.x0 - 3 * size, line.base - 0.7 * size, line.box.x0 - 0.3 * size, line.base
    if left < 0 or top < 0:
        return False
    dark = image.crop((left * scale, top * scale, right * scale, bottom * scale)).point(
        lambda grey: 255 * (grey < _DARK)
    )
    found = dark.getbbox()
    if found is None:
        return False
    width, height = (found[2] - found[0]) / scale, (found[3] - found[1]) / scale
    return 0.15 * size < min(width, height) and max(width, height) < min(0.5 * size, 1.5 * min(width, height))
