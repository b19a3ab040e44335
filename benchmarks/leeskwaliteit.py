"""Measures how well documents are read, against the gold passages of the corpus.

    python benchmarks/leeskwaliteit.py [MAP …] [--formaat pdf] [--toon NAAM]      what is read
    python benchmarks/leeskwaliteit.py --rollen [--uit-goud] [--toon NAAM]        which blocks get a role
    python benchmarks/leeskwaliteit.py --feiten [--uit-goud] [--toon NAAM]        region, date and status

MAP holds `documenten/` and `goud/`; without it both sets of the corpus are measured. `--toon` lists for the documents
whose name contains NAAM every gold passage that was not found (with the nearest block) and every block that is not in
the gold labels.

Columns: `gelijk` = passages found as one block with equal text; of those `koppen` = equal heading path and `soort` =
equal kind; of the table rows `cellen` = equal cells and `kolomk` = equal column headers; `extra` = blocks that match
no passage; `orde` = places where the reading order steps back. Text is compared after evening out white space,
quotes, hyphens and bullets; nothing else is forgiven.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import yaml

from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.facts import document_facts
from afsprakenscan.model.document import Block, BlockKind, Document, Role, Source
from afsprakenscan.model.gold import GoldDocument, GoldPassage
from afsprakenscan.readers import read
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.roles import assign_roles

CORPUS = Path(__file__).resolve().parents[1] / "corpus"

# Nobody looked at these while writing rules or word lists.
HELD_OUT = frozenset(
    {
        *("13-kustboog", "15-veenkwartier", "16-ijsselboog", "17-delta-oost", "18-kempenrand", "20-peelgemeenten"),
        *("21-linge-en-waal", "23-gooise-randen", "04-vier-bruggen", "08-stadsregio-molenhaven", "11-grote-veen"),
        *("12-drechthoek", "14-maasduinen-noord"),
    }
)

_EVEN = str.maketrans({**dict.fromkeys('‘’‚‛´`“”„‟"', "'"), **dict.fromkeys("‐‑‒–—−", "-")})
_BULLET = re.compile(r"(^|\| ?)[-•▪◦‣●○■□·*\uf0b7\uf0a7]\s+")
_KINDS = {
    "titel": BlockKind.TITEL,
    "kop1": BlockKind.KOP,
    "kop2": BlockKind.KOP,
    "kop3": BlockKind.KOP,
    "alinea": BlockKind.ALINEA,
    "lijst": BlockKind.LIJSTPUNT,
    "tabelrij": BlockKind.TABELRIJ,
    "tabelkop": BlockKind.TABELRIJ,
    "voetnoot": BlockKind.VOETNOOT,
    "kader": BlockKind.KADER,
}


def even(text: str) -> str:
    """Return the form in which gold and block are compared."""
    text = " ".join(text.translate(_EVEN).split())
    return " ".join(_BULLET.sub(r"\1", text).replace("|", " | ").split())


@dataclass(frozen=True)
class Placed:
    """A gold passage with the context that follows from the passages above it."""

    passage: GoldPassage
    headings: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells, when the passage is a table row."""
        return cells_of(self.passage.tekst)


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a gold table row."""
    return tuple(even(cell) for cell in text.split("|"))


def placed(gold: GoldDocument) -> Iterator[Placed]:
    """Yield the passages with heading path and column headers."""
    stack: list[tuple[int, str]] = []
    columns: tuple[str, ...] = ()
    for passage in gold.passages:
        if passage.soort not in ("tabelrij", "tabelkop"):
            columns = ()
        if passage.soort.startswith("kop"):
            level = int(passage.soort[3:])
            stack = [entry for entry in stack if entry[0] < level]
            yield Placed(passage, tuple(text for _, text in stack), ())
            stack.append((level, even(passage.tekst)))
            continue
        yield Placed(passage, tuple(text for _, text in stack), columns)
        if passage.soort == "tabelkop":
            columns = cells_of(passage.tekst)


@dataclass
class Score:
    """Counts for one document, or the sum over some."""

    documents: int = 0
    passages: int = 0
    found: int = 0
    headings: int = 0
    kinds: int = 0
    kinds_of: int = 0
    rows: int = 0
    cells: int = 0
    columns: int = 0
    extra: int = 0
    displaced: int = 0
    misses: list[tuple[Placed, str]] = field(default_factory=list)
    extras: list[Block] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def score(gold: GoldDocument, document: Document) -> Score:
    """Compare a document as read with its gold passages."""
    result = Score(documents=1, passages=len(gold.passages))
    open_blocks: dict[str, deque[Block]] = defaultdict(deque)
    for block in document.blocks:
        open_blocks[even(block.text)].append(block)
    order: list[int] = []
    for item in placed(gold):
        result.rows += item.passage.soort == "tabelrij"
        same = open_blocks[even(item.passage.tekst)]
        if not same:
            result.misses.append((item, "niet gevonden"))
            continue
        block = same.popleft()
        order.append(block.nr)
        _compare(result, item, block)
    result.extras = sorted((b for left in open_blocks.values() for b in left), key=lambda block: block.nr)
    result.extra = len(result.extras)
    result.displaced = sum(later < earlier for earlier, later in pairwise(order))
    return result


def _compare(result: Score, item: Placed, block: Block) -> None:
    result.found += 1
    problems = []
    path = tuple(even(heading) for heading in block.headings)
    if path == item.headings:
        result.headings += 1
    else:
        problems.append(f"koppenpad {list(path)} moet zijn {list(item.headings)}")
    if kind := _KINDS.get(item.passage.soort):
        result.kinds_of += 1
        result.kinds += block.kind is kind
        if block.kind is not kind:
            problems.append(f"soort {block.kind} moet zijn {kind}")
    if item.passage.soort == "tabelkop" and block.role is not Role.KOLOMKOP:
        problems.append("rij met kolomkoppen is niet als zodanig herkend")
    if item.passage.soort == "tabelrij":
        problems += _compare_row(result, item, block)
    result.misses += [(item, problem) for problem in problems]


def _compare_row(result: Score, item: Placed, block: Block) -> list[str]:
    problems = []
    cells = tuple(even(cell) for cell in block.cells or ())
    columns = tuple(even(column) for column in block.columns or ())
    if cells == item.cells:
        result.cells += 1
    else:
        problems.append(f"cellen {list(cells)} moeten zijn {list(item.cells)}")
    if (columns if any(columns) else ()) == item.columns:
        result.columns += 1
    else:
        problems.append(f"kolomkoppen {list(columns)} moeten zijn {list(item.columns)}")
    return problems


def gold_documents(folders: list[Path], suffix: str, name: str) -> Iterator[tuple[GoldDocument, Path]]:
    """Yield gold labels with the path of the document, for the formats and names asked for."""
    for folder in folders:
        for path in sorted((folder / "goud").glob("*.yaml")):
            with path.open(encoding="utf-8") as stream:
                data = yaml.load(stream, yaml.CSafeLoader)
            gold = GoldDocument.model_validate(data)
            if gold.document.endswith(suffix) and name in gold.document:
                yield gold, folder / "documenten" / gold.document


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.1%}" if whole else "      -"


def _line(name: str, s: Score) -> str:
    shares = (
        (s.found, s.passages),
        (s.headings, s.found),
        (s.kinds, s.kinds_of),
        (s.cells, s.rows),
        (s.columns, s.rows),
    )
    return (
        f"{name:34}{s.passages:6} "
        + " ".join(_share(part, whole) for part, whole in shares)
        + f"{s.extra:6}{s.displaced:6}"
    )


_COLUMNS = ("gelijk", "koppen", "soort", "cellen", "kolomk")
_HEADER = f"{'document':34}{'goud':>6} " + " ".join(f"{name:>7}" for name in _COLUMNS) + f"{'extra':>6}{'orde':>6}"


def measure_reading(documents: Iterable[tuple[GoldDocument, Document]], name: str) -> None:
    """Print one line per document and the totals per format."""
    print(_HEADER)
    totals: dict[str, Score] = defaultdict(Score)
    for gold, document in documents:
        result = score(gold, document)
        print(_line(gold.document, result), flush=True)
        for key in (Path(gold.document).suffix, "alles"):
            totals[key].add(result)
        if name:
            show(result, document)
    for key, total in sorted(totals.items()):
        print(_line(f"{key} ({total.documents})", total))


def show(result: Score, document: Document) -> None:
    """List what is wrong in one document."""
    texts = {even(block.text): block for block in document.blocks}
    for item, problem in result.misses:
        print(f"\n- [{item.passage.soort}] {item.passage.tekst}\n  {problem}")
        near = difflib.get_close_matches(even(item.passage.tekst), texts, n=1, cutoff=0.3)
        if problem == "niet gevonden" and near:
            block = texts[near[0]]
            print(f"  dichtstbij: {block.nr} [{block.kind}] {block.text}")
    for block in result.extras:
        print(f"\n+ {block.nr} [{block.kind}] {block.text}")
    for reason, number in Counter(skipped.reason for skipped in document.skipped).items():
        print(f"\novergeslagen: {number} keer {reason}")


# ---------------------------------------------------------------- roles

_EXPECTED = {
    "inhoud": Role.INHOUDSOPGAVE,
    "begrip": Role.BEGRIPPEN,
    "citaat": Role.CITAAT,
    "ondertekening": Role.ONDERTEKENING,
}
_DECOY = {
    "contactgegevens": Role.CONTACT,
    "casusvoorbeeld": Role.CASUS,
    "verzonnen gezin": Role.CASUS,
    "versiebeheer": Role.VERSIEBEHEER,
}
_HARMLESS = (None, Role.KOLOMKOP, Role.VERSIEBEHEER, Role.ONDERTEKENING)


def expected_role(item: Placed) -> Role | None:
    """Return the role that the gold labels give a passage: by its kind, its note, or the table it stands in."""
    passage = item.passage
    if role := _EXPECTED.get(passage.soort):
        return role
    for word, role in _DECOY.items():
        if passage.afleider and passage.afleider.startswith(word):
            return role
    if passage.soort != "tabelrij" or not item.columns:
        return None
    if item.columns[0] == "Versie":
        return Role.VERSIEBEHEER
    fixed = any("Vaste contactpersoon" in column for column in item.columns)
    return Role.CONTACT if item.columns[-1] in ("E-mail", "Mail") and not fixed else None


def gold_as_document(gold: GoldDocument) -> Document:
    """Return the gold passages as if they had been read, to tell mistakes in roles from mistakes in reading."""
    builder = BlockBuilder(paged=False)
    for item in placed(gold):
        kind, text = item.passage.soort, item.passage.tekst
        if kind == "titel":
            builder.title(text)
        elif kind.startswith("kop"):
            builder.heading(text, int(kind[3:]))
        elif kind in ("tabelkop", "tabelrij"):
            builder.row(text.split("|"), list(item.columns), header=kind == "tabelkop")
        elif kind == "lijst":
            builder.list_item(text)
        else:
            builder.paragraph(text, _KINDS.get(kind, BlockKind.ALINEA))
    source = Source(name=gold.document, sha256="", format=Path(gold.document).suffix[1:], pages=None, words=1)
    return Document(source=source, blocks=tuple(builder.blocks))


def measure_roles(documents: Iterable[tuple[GoldDocument, Document]], name: str) -> None:
    """Print precision and recall per role, for documents seen and held out, and the evidence that roles hide.

    Headings are not counted, nor passages that were not read as one block: those are mistakes of reading.
    """
    counts: dict[tuple[str, Role], Counter[str]] = defaultdict(Counter)
    hidden: Counter[str] = Counter()
    for gold, document in documents:
        group = "achtergehouden" if gold.id in HELD_OUT else "gezien"
        roles = {even(block.text): block.role for block in assign_roles(document).blocks}
        for item in placed(gold):
            found, right = roles.get(even(item.passage.tekst)), expected_role(item)
            if item.passage.soort.startswith(("kop", "tabelkop")) or even(item.passage.tekst) not in roles:
                continue
            _count_role(counts, group, found, right)
            hides = bool(item.passage.codes) and found not in _HARMLESS
            hidden[group] += hides
            if (name and found != right) or (hides and group == "gezien"):
                print(
                    f"{gold.id}: {found} moet zijn {right}{' VERBERGT BEWIJS' if hides else ''}: {item.passage.tekst}"
                )
    for (group, role), count in sorted(counts.items()):
        given, due = count["given"], count["due"]
        print(f"{group:15} {role:15} precisie {_share(count['right'], given)} van {given:4}", end="")
        print(f"  gevonden {_share(count['right'], due)} van {due:4}")
    for group, number in sorted(hidden.items()):
        print(f"{group:15} passages met bewijs die een rol verbergt: {number}")


def _count_role(
    counts: dict[tuple[str, Role], Counter[str]], group: str, found: Role | None, right: Role | None
) -> None:
    if found is not None:
        counts[group, found].update(given=1, right=found is right)
    if right is not None:
        counts[group, right]["due"] += 1


# ---------------------------------------------------------------- facts


def measure_facts(documents: Iterable[tuple[GoldDocument, Document]], name: str) -> None:
    """Print how often region, date (year and month) and status equal the gold ones; the file name is kept hidden."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, document in documents:
        group = "achtergehouden" if gold.id in HELD_OUT else "gezien"
        source = document.source.model_copy(update={"name": "document"})
        facts = document_facts(assign_roles(document.model_copy(update={"source": source})))
        for fact in ("regio", "datum", "status"):
            found, right = getattr(facts, fact), getattr(gold, fact)
            same = found is not None and (found.value == right or (fact == "datum" and found.value.startswith(right)))
            counts[group].update({fact: same, f"{fact} van": 1})
            if not same and (name or group == "gezien"):
                print(f"{gold.id}: {fact} {found.value if found else None} moet zijn {right}")
    for group, count in sorted(counts.items()):
        for fact in ("regio", "datum", "status"):
            print(f"{group:15} {fact:8} {_share(count[fact], count[f'{fact} van'])} van {count[f'{fact} van']}")


def readings(
    folders: list[Path], suffix: str, name: str, *, from_gold: bool
) -> Iterator[tuple[GoldDocument, Document]]:
    """Yield each gold document with what the reader makes of its file; unreadable files are named and left out."""
    for gold, path in gold_documents(folders, suffix, name):
        try:
            yield gold, gold_as_document(gold) if from_gold else read(path)
        except AfsprakenscanError as error:
            print(f"{gold.document:34} {error}")


def main(arguments: list[str]) -> int:
    """Run the measurement that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Meet de leeskwaliteit tegen het goud van het corpus.")
    parser.add_argument("mappen", nargs="*", type=Path, metavar="MAP", help="map met documenten/ en goud/")
    parser.add_argument("--formaat", default="", help="alleen dit formaat: docx, odt of pdf")
    parser.add_argument("--toon", default="", metavar="NAAM", help="toon elk verschil in documenten met deze naam")
    parser.add_argument("--rollen", action="store_true", help="meet de rollen van blokken")
    parser.add_argument("--feiten", action="store_true", help="meet regio, datum en status")
    parser.add_argument("--uit-goud", action="store_true", help="neem de gouden passages in plaats van het bestand")
    options = parser.parse_args(arguments)
    folders = options.mappen or [CORPUS, CORPUS / "leer"]
    documents = readings(folders, options.formaat, options.toon, from_gold=options.uit_goud)
    if options.rollen:
        measure_roles(documents, options.toon)
    elif options.feiten:
        measure_facts(documents, options.toon)
    else:
        measure_reading(documents, options.toon)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
