"""Measures what a document, a national run and a second run cost, next to pdftotext, pdfplumber and a naive script.

    python benchmarks/batch.py [--rondes 5] [--deel koud,landelijk,aantal,lengte,cluster] [--documenten 2000] [--klein]

koud: from nothing to the verdict on one PDF of 30 pages, each method a process of its own, against `pdftotext`,
pdfplumber's `extract_text`, `naief.py` and `python -c "import spacy"`. landelijk: 26 PDFs of 30 pages, in one process
and in two, against pdftotext one by one; and the same with kept results. aantal and lengte: cost against the number
of documents and of pages; both should be straight lines. cluster: the corpus over processes and over a local Dask
cluster must give the same bytes. Methods run warm and in turn within each round, so that a slow moment of the machine
strikes them alike; a ratio is the median of the ratios within the rounds. All documents are made up, from a seed.
`--klein` is a quick look: one round, and small numbers.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from helpers.generated import write_pdf, write_text  # noqa: E402  only after the line above

PROGRAM = [sys.executable, "-m", "afsprakenscan"]
PLUMBER = "import sys, pdfplumber\nfor page in pdfplumber.open(sys.argv[1]).pages: page.extract_text(); page.close()"
Method = Callable[[], None]

MOST_OF_SPACY, LEAST_OF_NAIVE = 1.6, 6.0
MOST_OF_PDFTOTEXT = {1: 5.0, 2: 3.0}
LEAST_OF_SECOND = 10.0


def command(*line: object, cache: Path | None = None) -> None:
    """Run a command and wait for it; with a folder, results are kept there."""
    environment = {**os.environ, "AFSPRAKENSCAN_CACHE": str(cache or "/nergens")}
    subprocess.run([*map(str, line)], check=True, capture_output=True, env=environment)


def in_turn(methods: dict[str, Method], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each method in each round, after one that only warms up."""
    times: dict[str, list[float]] = {name: [] for name in methods}
    for number in range(rounds + 1):
        for name, method in methods.items():
            start = time.perf_counter()
            method()
            if number:
                times[name].append(time.perf_counter() - start)
    return times


def ratio(times: dict[str, list[float]], one: str, other: str) -> float:
    """Return the median over the rounds of how many times as long one takes as another."""
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))


def table(times: dict[str, list[float]]) -> None:
    """Print the median of each method."""
    for name, taken in times.items():
        print(f"  {name:28} {statistics.median(taken):8.2f} s")


def bound(name: str, value: float, *, most: float | None = None, least: float | None = None) -> bool:
    """Print a ratio with its bound; return whether it keeps to it."""
    good = (most is None or value <= most) and (least is None or value >= least)
    limit = f"hoogstens {most}" if most is not None else f"minstens {least}"
    print(f"  {name:44} {value:7.2f} x ({limit}){'' if good else '  NIET GEHAALD'}")
    return good


def rules_kept(folder: Path, cache: Path) -> Callable[[], None]:
    """Return what forgets every verdict and leaves the rules ready, as they are on the machine of whoever uses this."""
    command(*PROGRAM, "analyse", write_text(folder / "klaar.txt", 1), cache=cache)
    kept = {file.name for file in cache.rglob("*.z")}

    def forget() -> None:
        for file in [file for file in cache.rglob("*.z") if file.name not in kept]:
            file.unlink()

    return forget


def cold(folder: Path, options: argparse.Namespace) -> bool:
    """Compare one cold analysis of 30 pages."""
    path = write_pdf(folder / "dertig.pdf", 1, 30)
    cache = folder / "cache"
    forget = rules_kept(folder, cache)

    def ours() -> None:
        forget()
        command(*PROGRAM, "analyse", path, cache=cache)

    times = in_turn(
        {
            "afsprakenscan": ours,
            "zonder cache": lambda: command(*PROGRAM, "analyse", path, "--zonder-cache"),
            "pdftotext": lambda: command("pdftotext", path, "-"),
            "pdfplumber": lambda: command(sys.executable, "-c", PLUMBER, path),
            "naief": lambda: command(sys.executable, ROOT / "benchmarks" / "naief.py", path),
            "import spacy": lambda: command(sys.executable, "-c", "import spacy"),
        },
        options.rondes,
    )
    print("koud: één PDF van 30 bladzijden")
    table(times)
    print(f"  afsprakenscan is {ratio(times, 'afsprakenscan', 'pdftotext'):.1f} x pdftotext, ", end="")
    print(f"{ratio(times, 'afsprakenscan', 'pdfplumber'):.2f} x pdfplumber")
    naive = bound("naief / afsprakenscan", ratio(times, "naief", "afsprakenscan"), least=LEAST_OF_NAIVE)
    return (
        bound("afsprakenscan / import spacy", ratio(times, "afsprakenscan", "import spacy"), most=MOST_OF_SPACY) & naive
    )


def national(folder: Path, options: argparse.Namespace) -> bool:
    """Compare a national run of 26 documents of 30 pages."""
    number, pages = (6, 10) if options.klein else (26, 30)
    source = folder / "landelijk"
    source.mkdir()
    paths = [write_pdf(source / f"regio-{nr:02}.pdf", nr, pages) for nr in range(number)]
    cache, out = folder / "cache-landelijk", folder / "uit"
    forget = rules_kept(folder, cache)
    line = [*PROGRAM, "landelijk", source, "--uit", out, "--formaat", "md", "--stil"]

    def each() -> None:
        for path in paths:
            command("pdftotext", path, "-")

    def run(workers: int) -> Method:
        def fresh() -> None:
            forget()
            command(*line, "--werkers", workers, cache=cache)

        return fresh

    methods = {
        "pdftotext, één voor één": each,
        "één proces": run(1),
        "twee processen": run(2),
        "tweede keer": lambda: command(*line, "--werkers", 2, cache=cache),
    }
    times = in_turn(methods, options.rondes)
    print(f"landelijk: {number} PDF's van {pages} bladzijden")
    table(times)
    good = True
    for workers, name in ((1, "één proces"), (2, "twee processen")):
        value = ratio(times, name, "pdftotext, één voor één")
        good &= bound(f"{name} / pdftotext", value, most=MOST_OF_PDFTOTEXT[workers])
    return bound("eerste / tweede keer", ratio(times, "twee processen", "tweede keer"), least=LEAST_OF_SECOND) & good


def line_of(name: str, sizes: Sequence[int], cost: Callable[[int], float]) -> bool:
    """Print cost against size, and how the last rise compares with the first."""
    taken = [cost(size) for size in sizes]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    for size, seconds in zip(sizes, taken, strict=True):
        print(f"  {size:6} {name:12} {seconds:8.2f} s {seconds / size * 1000:8.1f} ms per stuk")
    points = list(zip(sizes, taken, strict=True))
    slope = [(high - low) / (more - less) for (less, low), (more, high) in pairwise(points)]
    print(f"  grootste proces tot nu toe: {peak} MB")
    return bound("laatste stijging / eerste stijging", slope[-1] / slope[0], most=1.5)


def numbers(folder: Path, options: argparse.Namespace) -> bool:
    """Measure cost against the number of documents."""
    most = 60 if options.klein else options.documenten
    source = folder / "aantal"
    source.mkdir()
    made = [write_text(source / f"{nr:05}.txt", nr) for nr in range(most)]

    def cost(size: int) -> float:
        start = time.perf_counter()
        files = made[:size]
        target = folder / "aantal.json"
        command(*PROGRAM, "analyse", *files, "--zonder-cache", "--formaat", "json", "--uit", target, "--stil")
        return time.perf_counter() - start

    print("aantal: documenten van een bladzijde of twee")
    return line_of("documenten", [most // 4, most // 2, most], cost)


def lengths(folder: Path, options: argparse.Namespace) -> bool:
    """Measure cost against the number of pages."""

    def cost(pages: int) -> float:
        path = write_pdf(folder / f"lang-{pages}.pdf", pages, pages)
        start = time.perf_counter()
        command(*PROGRAM, "analyse", path, "--zonder-cache", "--formaat", "json", "--uit", folder / "lang.json")
        return time.perf_counter() - start

    print("lengte: één PDF")
    return line_of("bladzijden", [10, 20, 40] if options.klein else [125, 250, 500], cost)


def cluster(folder: Path, options: argparse.Namespace) -> bool:  # noqa: ARG001  as the others
    """Compare the corpus over processes and over a local Dask cluster, byte by byte."""
    from distributed import LocalCluster

    files = sorted((ROOT / "corpus" / "documenten").iterdir())
    line = [*PROGRAM, "analyse", *files, "--zonder-cache", "--formaat", "json", "--uit"]
    command(*line, folder / "processen.json", "--werkers", 2)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as dask:
        command(*line, folder / "cluster.json", "--cluster", dask.scheduler_address)
    same = (folder / "processen.json").read_bytes() == (folder / "cluster.json").read_bytes()
    print(f"cluster: {len(files)} documenten, {'gelijk tot op de byte' if same else 'VERSCHILLEND'}")
    return same


PARTS = {"koud": cold, "landelijk": national, "aantal": numbers, "lengte": lengths, "cluster": cluster}


def main() -> int:
    """Print all measurements; 1 when one is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rondes", type=int, default=5)
    parser.add_argument("--deel", default=",".join(PARTS))
    parser.add_argument("--documenten", type=int, default=2000)
    parser.add_argument("--klein", action="store_true")
    options = parser.parse_args()
    if options.klein:
        options.rondes = 1
    good = True
    for name in options.deel.split(","):
        with tempfile.TemporaryDirectory() as folder:
            good &= PARTS[name](Path(folder), options)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
