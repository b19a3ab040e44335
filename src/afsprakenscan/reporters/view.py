"""What several formats show, as pure functions: the order, and places and values in words.

Nothing here knows about colour, columns or markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from afsprakenscan.model.document import ReadNote
from afsprakenscan.model.kader import MAIN_KADER, Label
from afsprakenscan.model.results import (
    SECOND_READER,
    CriteriumResult,
    DocumentReport,
    FeitWaarde,
    Kernfeit,
    Niveau,
    Passage,
)

T = TypeVar("T")

KADER_ORDER = (MAIN_KADER, "processtappen", "visie", "aanvullend", "maatwerk", "proces")
"""The order in which an analyst reads; other kaders follow in the order of the report."""

COUNT_NOTES = frozenset({"gelezen", "overgeslagen"})
"""Codes of the read notes that only count; text reports show the counts themselves."""

NIVEAU_SIGNS = {
    Niveau.VOLLEDIG: ("●", "###"),
    Niveau.GEDEELTELIJK: ("◕", "##."),
    Niveau.GENOEMD: ("◐", "#.."),
    Niveau.ONTBREEKT: ("○", "..."),
}
"""Level → sign, and the sign for places that only know ASCII. The word always stands beside it."""

LABEL_WORDS = {Label.BEWIJS: "vastgelegd", Label.VERMELDING: "alleen genoemd", None: "niet gevonden"}
LABEL_SIGNS = {Label.BEWIJS: ("✓", "+"), Label.VERMELDING: ("~", "~"), None: ("–", "-")}
"""Label of an aspect → sign, idem in ASCII."""

_PARTIES = {
    "VT": "Veilig Thuis",
    "LT": "lokaal team",
    "GI": "gecertificeerde instelling",
    "RAAD": "Raad voor de Kinderbescherming",
    "GEMEENTE": "gemeente",
    "POLITIE": "politie",
    "MELDER": "melder",
    "ANDER": "andere partij",
}
_MANY, _MOST = 8, 2  # so many names are a list to shorten; so many times the others are most of them
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def shorten(text: str, most: int) -> str:
    """Return the text, cut after a whole word with '…' where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:|–-")
    return f"{cut} …"


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: 'Vorm' → 'vorm', but 'VT' and 'LIRIK' as they are."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def number(value: int) -> str:
    """Return a whole number the Dutch way: 2.723."""
    return f"{value:,}".replace(",", ".")


def count(value: int, one: str, more: str) -> str:
    """Return '1 bladzijde', '12 bladzijden'."""
    return f"{number(value)} {one if value == 1 else more}"


def enumeration(items: Sequence[str]) -> str:
    """Return items in a row: 'A, B en C'."""
    return " en ".join(part for part in (", ".join(items[:-1]), "".join(items[-1:])) if part)


def among(names: Sequence[str], everyone: Sequence[str]) -> str:
    """Return names in a row; where they are most of many, the few others instead: 'alle behalve A en B'."""
    others = [name for name in everyone if name not in names]
    if len(names) < _MANY or len(names) <= _MOST * len(others):
        return enumeration(names)
    return f"alle behalve {enumeration(others)}" if others else "alle"


def date(value: str | None) -> str:
    """Return 2019-12(-05) as 'december 2019' or '5 december 2019'; anything else as it is."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", value or "")
    if match is None or not 1 <= int(match[2]) <= len(_MONTHS):
        return value or "onbekend"
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{_MONTHS[int(match[2]) - 1]} {match[1]}"


def value(waarde: FeitWaarde) -> str:
    """Return the value of a key fact in words; 'onbekend' where there is none."""
    if isinstance(waarde, str):
        return _PARTIES.get(waarde, waarde)
    return ", ".join(str(item) for item in waarde) or "onbekend"


def fact_title(name: str, fact: Kernfeit) -> str:
    """Return how a key fact is called, by its name where the report has no title."""
    return fact.titel or name.replace("_", " ").capitalize()


def party(name: str | None) -> str | None:
    """Return a party in words; 'VT+LT' is both."""
    return None if name is None else " en ".join(_PARTIES.get(one, one) for one in name.split("+"))


class Placed(Protocol):
    """Anything that stands somewhere in a document."""

    @property
    def block(self) -> int:
        """The number of its block."""

    @property
    def page(self) -> int | None:
        """The page, where there are pages."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above it."""


def place(passage: Placed) -> str:
    """Return where a passage stands, as a reader looks it up: 'blz. 4, 3 Overdracht' or '§ 3 Overdracht, blok 37'.

    A file without pages has nothing to count by; the number of a block is that of `lees`.
    """
    heading = passage.headings[-1] if passage.headings else ""
    if passage.page is not None:
        return ", ".join(part for part in (f"blz. {passage.page}", heading) if part)
    if heading[:1].isdigit():
        heading = f"§ {heading}"
    return ", ".join(part for part in (heading, f"blok {passage.block}") if part)


def codes(criterium: CriteriumResult) -> tuple[str, ...]:
    """Return the codes of the aspects of a criterium."""
    return tuple(aspect.code for aspect in criterium.aspecten)


@dataclass(frozen=True)
class ToJudge:
    """A passage on which the rules and the second reader differ: it counts for nothing until a person decides."""

    passage: Passage
    code: str
    doubted: bool


def to_judge(report: DocumentReport) -> list[ToJudge]:
    """Return what only the second reader saw, and the hits of rules that it doubts, in the order of the document."""
    found = []
    for passage in report.passages:
        found += [ToJudge(passage, code, doubted=False) for code in passage.voorstellen]
        doubted = {reason.code for reason in passage.reasons if reason.blocked_by == SECOND_READER}
        found += [ToJudge(passage, code, doubted=True) for code in sorted(doubted)]
    return found


def ordered(items: Iterable[T], kader_of: Callable[[T], str]) -> list[T]:
    """Return the items with those of the first kader to read first; inside a kader their order stays."""
    nr = {name: nr for nr, name in enumerate(KADER_ORDER)}
    return sorted(items, key=lambda item: nr.get(kader_of(item), len(nr)))


def by_kader(report: DocumentReport) -> list[tuple[str, list[CriteriumResult]]]:
    """Return the criteria per kader, kaders in reading order, criteria in the order of the report."""
    criteria = ordered(report.criteria, lambda criterium: criterium.kader)
    return [(kader, list(group)) for kader, group in groupby(criteria, key=lambda criterium: criterium.kader)]


def kader_title(report: DocumentReport, kader: str) -> str:
    """Return the title of a kader, its id where the report has none."""
    titles = {ref.id: ref.titel for ref in report.ruleset.kaders}
    return titles.get(kader) or kader.capitalize()


def tally(criteria: Sequence[CriteriumResult]) -> str:
    """Return how many criteria stand at each level, highest first: '2 volledig, 4 gedeeltelijk, 1 ontbreekt'."""
    levels = [criterium.niveau for criterium in criteria]
    return ", ".join(f"{levels.count(niveau)} {niveau}" for niveau in reversed(Niveau) if niveau in levels)


@dataclass(frozen=True)
class Gap:
    """What a criterium of the main kader still lacks: the aspects that are only named or not found, and the advice."""

    criterium: CriteriumResult
    named: tuple[str, ...]
    absent: tuple[str, ...]
    advies: str


def gaps(report: DocumentReport) -> list[Gap]:
    """Return what the main kader asks and the document does not arrange, in the order of the kader."""
    return [
        Gap(
            criterium,
            _core(criterium, Label.VERMELDING),
            _core(criterium, None),
            criterium.advies,
        )
        for criterium in report.criteria
        if criterium.kader == MAIN_KADER and criterium.niveau is not Niveau.VOLLEDIG
    ]


def _core(criterium: CriteriumResult, label: Label | None) -> tuple[str, ...]:
    """Return the aspects that count for the level and have this label, as they read inside a sentence."""
    return tuple(in_sentence(one.titel) for one in criterium.aspecten if one.kern and one.label is label)


def read_summary(report: DocumentReport) -> str:
    """Return what was read in one line: format, pages, words, and blocks that were taken in."""
    source = report.source
    parts = [source.format.upper()]
    if source.pages is not None:
        parts.append(count(source.pages, "bladzijde", "bladzijden"))
    parts.append(count(source.words, "woord", "woorden"))
    if blocks := sum(report.read_counts.blocks.values()):
        parts.append(count(blocks, "blok", "blokken"))
    return ", ".join(parts)


def remarks(notes: Iterable[ReadNote]) -> list[str]:
    """Return what a reader should know about the reading, without the counts that stand elsewhere in a text report."""
    return [note.message for note in notes if note.code not in COUNT_NOTES]


def left_out(report: DocumentReport) -> str:
    """Return in one line what does not count as evidence or was left out, and how often; '' when nothing was."""
    counts = report.read_counts
    parts = [f"{reason} {number(times)}" for reason, times in (*counts.roles.items(), *counts.skipped.items())]
    if counts.deleted:
        parts.append(f"doorgehaalde tekst {number(counts.deleted)}")
    return ", ".join(parts)
