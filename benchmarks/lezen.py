"""Measures what reading a PDF costs, next to pdftotext and pdfplumber on the same files.

    python benchmarks/lezen.py [MAP …] [--rondes 5] [--zonder-pdfplumber]

MAP holds PDF files; without it the PDFs of the corpus are read. Ours goes from the file to the whole `Document`: text,
tables, order, headings, reading report; what comes after it (roles, facts, recognition) is not in it. The others give
plain text only. All methods run warm and in turn within each round, so that a slow moment of the machine strikes them
alike; a ratio is the median of the ratios within the rounds. pdftotext is a process per file, as anyone would call it.
What one method leaves for the garbage collector is cleared before the next begins; ours collects as seldom as the
program itself does, pdfplumber as Python does.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from afsprakenscan.__main__ import OBJECTS
from afsprakenscan.readers import read

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
MOST_OF_PDFTOTEXT = 2.5
LEAST_OF_PDFPLUMBER = 20.0


def ours(path: Path) -> int:
    """Read a file as the program does; return its number of blocks."""
    return len(read(path).blocks)


def by_pdftotext(path: Path) -> int:
    """Read a file with pdftotext; return its number of characters."""
    return len(subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout)


def by_pdfplumber(path: Path) -> int:
    """Read a file with pdfplumber's plain text; return its number of characters."""
    total = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            total += len(page.extract_text())
            page.close()
    return total


def seconds(method: Callable[[Path], int], paths: list[Path]) -> float:
    """Return the time that a method takes over all files."""
    gc.collect()
    as_python_does = gc.get_threshold()
    if method is ours:
        gc.set_threshold(*OBJECTS)
    start = time.perf_counter()
    for path in paths:
        method(path)
    taken = time.perf_counter() - start
    gc.set_threshold(*as_python_does)
    return taken


def main() -> int:
    """Print the cost per page and the ratios; 1 when a ratio is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mappen", nargs="*", type=Path)
    parser.add_argument("--rondes", type=int, default=5)
    parser.add_argument("--zonder-pdfplumber", action="store_true")
    options = parser.parse_args()
    folders = options.mappen or [CORPUS / "documenten", CORPUS / "leer" / "documenten"]
    paths = sorted(path for folder in folders for path in folder.glob("*.pdf"))
    if not paths:
        print("geen PDF-bestanden gevonden", file=sys.stderr)
        return 2
    methods: dict[str, Callable[[Path], int]] = {"afsprakenscan": ours}
    if shutil.which("pdftotext"):
        methods["pdftotext"] = by_pdftotext
    if not options.zonder_pdfplumber:
        methods["pdfplumber"] = by_pdfplumber
    pages = sum(read(path).source.pages or 0 for path in paths)
    times: dict[str, list[float]] = {name: [] for name in methods}
    for number in range(options.rondes + 1):
        for name, method in methods.items():
            taken = seconds(method, paths)
            if number > 0:  # the first round only warms up
                times[name].append(taken)
    return report(times, pages, len(paths))


def report(times: dict[str, list[float]], pages: int, files: int) -> int:
    """Print the table; return the exit code."""
    print(f"{files} bestanden, {pages} bladzijden")
    own = times["afsprakenscan"]
    ratios: dict[str, float] = {}
    for name, taken in times.items():
        ratios[name] = statistics.median(ours / other for ours, other in zip(own, taken, strict=True))
        print(f"{name:15} {statistics.median(taken) / pages * 1000:8.2f} ms per bladzijde {ratios[name]:8.3f} x")
    failed = ratios.get("pdftotext", 0.0) > MOST_OF_PDFTOTEXT
    failed |= ratios.get("pdfplumber", 0.0) * LEAST_OF_PDFPLUMBER > 1
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
