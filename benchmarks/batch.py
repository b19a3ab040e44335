"""Measures what a document, a national run and a second run cost, next to pdftotext, pdfplumber and a naive script.

    python benchmarks/batch.py [--rondes 5] [--deel koud,toets,landelijk,aantal,lengte,cluster,herkennen]
                               [--documenten 2000] [--klein]

koud: from nothing to the verdict on one PDF of 30 pages, each method a process of its own, against `pdftotext`,
pdfplumber's `extract_text`, `naief.py` and `python -c "import spacy"`. toets: the check of one Word document of some
30 pages against `import spacy`, with the rules kept from before and on a very first run. landelijk: 26 PDFs of 30
pages, in one process and in two, against pdftotext one by one; and the same with kept results. aantal and lengte:
cost against the number of documents and of pages; both should be straight lines. cluster: the corpus over processes
and over a local Dask cluster must give the same bytes. herkennen: the rule engine in tokens a second
(`herkennen.py`).

koud and landelijk are measured on two kinds of PDF. 'echt' is what the targets are about: pages as three programs made
them (LibreOffice, Chromium, Typst), whole documents of the practice corpus after one another, in another order in
every file and cut at 30 pages. They have the fonts, the tables and the white space of agreements, and pdftotext needs
2.4 to 3 ms a page. The sentences return in other files, but the program keeps nothing from one document to the next but
single words. 'verzonnen' is the opposite, and hard on us: every page full of the densest paragraphs, in the simplest
PDF that there can be, for which pdftotext needs 1 ms a page.

Methods run warm and in turn within each round, so that a slow moment of the machine strikes them alike; a ratio is the
median of the ratios within the rounds. Lines are drawn in processor time, of all processes together, and a longer run
begins with what the shorter one had. All documents are put together from a seed. `--klein` is a quick look: one round,
and small numbers.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from helpers.generated import texts, write_pdf, write_text  # noqa: E402  only after the line above

PROGRAM = [sys.executable, "-m", "afsprakenscan"]
PLUMBER = "import sys, pdfplumber\nfor page in pdfplumber.open(sys.argv[1]).pages: page.extract_text(); page.close()"
Method = Callable[[], None]

MADE_BY_PROGRAMS = tuple(
    ROOT / "corpus" / name
    for name in (
        *(f"documenten/{name}.pdf" for name in ("02-zandlanden", "03-merenland", "05-duinstreek-noord")),
        *(f"documenten/{name}.pdf" for name in ("08-polderkring", "09-grensmark", "11-lagelanden", "14-maasvallei")),
        *(f"leer/documenten/{name}.pdf" for name in ("02-dommelrand", "03-noorderzijl", "05-leemstreek")),
        *(f"leer/documenten/{name}.pdf" for name in ("09-berkelland-zuid", "15-eemrand")),
        *(f"vers/documenten/{name}.pdf" for name in ("14-klokkenbroek", "18-zwindestreek", "23-merwerode")),
    )
)
"""Practice documents that may be seen."""

MOST_OF_SPACY, MOST_OF_CHECK, LEAST_OF_NAIVE = 1.6, 2.0, 6.0
MOST_OF_PDFTOTEXT = {1: 5.0, 2: 3.0}
LEAST_OF_SECOND = 10.0


def join_pdfs(path: Path, seed: int, pages: int) -> Path:
    """Write a PDF of so many pages out of practice documents, in an order of its own."""
    sources = list(MADE_BY_PROGRAMS)
    random.Random(seed).shuffle(sources)
    joined = pypdfium2.PdfDocument.new()
    while len(joined) < pages:
        document = pypdfium2.PdfDocument(sources.pop())
        joined.import_pages(document, list(range(min(len(document), pages - len(joined)))))
    joined.save(path)
    return path


KINDS: dict[str, Callable[[Path, int, int], Path]] = {"echt": join_pdfs, "verzonnen": write_pdf}


def command(*line: object, cache: Path | None = None) -> None:
    """Run a command and wait for it; with a folder, results are kept there."""
    environment = {**os.environ, "AFSPRAKENSCAN_CACHE": str(cache or os.devnull)}
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
    """Compare one cold analysis of 30 pages, of either kind."""
    kept_to = [_cold(folder / kind, kind, options) for kind in KINDS]
    return all(kept_to)


def _cold(folder: Path, kind: str, options: argparse.Namespace) -> bool:
    folder.mkdir()
    path = KINDS[kind](folder / "dertig.pdf", 1, 30)
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
    print(f"koud: één PDF van 30 bladzijden, {kind}")
    table(times)
    print(f"  afsprakenscan is {ratio(times, 'afsprakenscan', 'pdftotext'):.1f} x pdftotext, ", end="")
    print(f"{ratio(times, 'afsprakenscan', 'pdfplumber'):.2f} x pdfplumber")
    naive = bound("naief / afsprakenscan", ratio(times, "naief", "afsprakenscan"), least=LEAST_OF_NAIVE)
    return (
        bound("afsprakenscan / import spacy", ratio(times, "afsprakenscan", "import spacy"), most=MOST_OF_SPACY) & naive
    )


def check(folder: Path, options: argparse.Namespace) -> bool:
    """Compare one check of a draft in Word."""
    draft, cache = folder / "concept.docx", folder / "cache"
    document = docx.Document()
    for number, text in zip(range(270), texts(1), strict=False):  # nine paragraphs on a page
        if number % 9 == 0:
            document.add_heading(f"{number // 9 + 1} Afspraken over onderdeel {number // 9 + 1}", 1)
        document.add_paragraph(text)
    document.save(str(draft))
    rules_kept(folder, cache)
    line = [*PROGRAM, "toets", draft, "--geen-fout"]
    times = in_turn(
        {
            "toets": lambda: command(*line, cache=cache),
            "toets, allereerste keer": lambda: command(*line, "--zonder-cache"),
            "import spacy": lambda: command(sys.executable, "-c", "import spacy"),
        },
        options.rondes,
    )
    print("toets: één Word-document van 30 bladzijden")
    table(times)
    first = bound(
        "allereerste keer / import spacy", ratio(times, "toets, allereerste keer", "import spacy"), most=MOST_OF_CHECK
    )
    return bound("toets / import spacy", ratio(times, "toets", "import spacy"), most=MOST_OF_CHECK) & first


def national(folder: Path, options: argparse.Namespace) -> bool:
    """Compare a national run of 26 documents of 30 pages, of either kind."""
    kept_to = [_national(folder / kind, kind, options) for kind in KINDS]
    return all(kept_to)


def _national(folder: Path, kind: str, options: argparse.Namespace) -> bool:
    number, pages = (6, 10) if options.klein else (26, 30)
    source = folder / "landelijk"
    source.mkdir(parents=True)
    paths = [KINDS[kind](source / f"regio-{nr:02}.pdf", nr, pages) for nr in range(number)]
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
    print(f"landelijk: {number} PDF's van {pages} bladzijden, {kind}")
    table(times)
    per_page = statistics.median(times["pdftotext, één voor één"]) / number / pages * 1000
    print(f"  pdftotext kost {per_page:.1f} ms per bladzijde")
    good = True
    for workers, name in ((1, "één proces"), (2, "twee processen")):
        value = ratio(times, name, "pdftotext, één voor één")
        good &= bound(f"{name} / pdftotext", value, most=MOST_OF_PDFTOTEXT[workers])
    return bound("eerste / tweede keer", ratio(times, "twee processen", "tweede keer"), least=LEAST_OF_SECOND) & good


def used() -> float:
    """Return the seconds of processor time of all that was started and has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def line_of(name: str, sizes: Sequence[int], run: Callable[[int], None]) -> bool:
    """Print cost against size, and how the last rise compares with the first."""
    points = []
    for size in sizes:
        start, before = time.perf_counter(), used()
        run(size)
        seconds, taken = time.perf_counter() - start, used() - before
        points.append((size, taken))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"  {size:6} {name:11} {seconds:8.1f} s, rekentijd {taken:8.1f} s", end="")
        print(f" ({taken / size * 1000:.1f} ms per stuk); grootste proces tot nu toe {peak} MB")
    slope = [(high - low) / (more - less) for (less, low), (more, high) in pairwise(points)]
    return bound("laatste stijging / eerste stijging", slope[-1] / slope[0], most=1.5)


def numbers(folder: Path, options: argparse.Namespace) -> bool:
    """Measure cost against the number of documents."""
    most = 60 if options.klein else options.documenten
    source = folder / "aantal"
    source.mkdir()
    made = [write_text(source / f"{nr:05}.txt", nr) for nr in range(most)]

    def run(size: int) -> None:
        target = folder / "aantal.json"
        command(*PROGRAM, "analyse", *made[:size], "--zonder-cache", "--formaat", "json", "--uit", target, "--stil")

    print("aantal: documenten van een bladzijde of twee")
    return line_of("documenten", [most // 4, most // 2, most], run)


def lengths(folder: Path, options: argparse.Namespace) -> bool:
    """Measure cost against the number of pages."""
    sizes = [10, 20, 40] if options.klein else [125, 250, 500]
    paths = {pages: write_pdf(folder / f"lang-{pages}.pdf", 1, pages) for pages in sizes}

    def run(pages: int) -> None:
        target = folder / "lang.json"
        command(*PROGRAM, "analyse", paths[pages], "--zonder-cache", "--formaat", "json", "--uit", target)

    print("lengte: één PDF")
    return line_of("bladzijden", sizes, run)


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


def recognition(folder: Path, options: argparse.Namespace) -> bool:  # noqa: ARG001  idem
    """Print what the rule engine does in a second."""
    from herkennen import report  # loads all of spaCy, which the other parts need not

    print("herkennen: de regels over het corpus")
    report(options.rondes)
    return True


PARTS = {
    "koud": cold,
    "toets": check,
    "landelijk": national,
    "aantal": numbers,
    "lengte": lengths,
    "cluster": cluster,
    "herkennen": recognition,
}


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
