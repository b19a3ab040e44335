"""Why a document got a verdict: what counts, what was stopped, and what came nearest where something is missing."""

from __future__ import annotations

from typing import Literal

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.document import Block, BlockKind, Source
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import FeitWaarde, Niveau, Passage, Reason, Zekerheid


class Onderdeel(Frozen):
    """One condition of a pattern, held against a text.

    `namen` are the concepts, parties or kinds of block of which one will do, `uitleg` says what they stand for and
    `plaatsen` where a concept may stand. `woorden` are the words in the text that meet it (or that are in the way, for
    'uitgesloten'); for what is missing, some words that would do.
    """

    soort: Literal["begrip", "uitgesloten", "handelend", "ontvangend", "blok"]
    namen: tuple[str, ...]
    uitleg: str = ""
    plaatsen: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()


class Nabij(Frozen):
    """A text that nearly fits a pattern: `aandeel` is the share (0 to 1) of its conditions that are met."""

    block: int
    kind: BlockKind
    page: int | None
    paragraph: int | None
    headings: tuple[str, ...]
    tekst: str
    code: str
    patroon: str
    aandeel: float
    voldaan: tuple[Onderdeel, ...]
    ontbreekt: tuple[Onderdeel, ...]


class Weging(Frozen):
    """What the second reader makes of a block: the chance (0 to 1) of proof, and what weighed most, in log-odds."""

    kans: float
    gewichten: dict[str, float]


class Vindplaats(Frozen):
    """A passage as far as it concerns one code: its labels, reasons and proposals are those for that code."""

    passage: Passage
    weging: Weging | None = None

    @property
    def redenen(self) -> tuple[Reason, ...]:
        """The reasons for the code."""
        return self.passage.reasons

    @property
    def zekerheid(self) -> Zekerheid | None:
        """How sure the label is, where the second reader has a say."""
        return next(iter(self.passage.zekerheid.values()), None)


class AspectUitleg(Frozen):
    """Why an aspect has its label.

    `telt` are passages with a label, proof first; `tegengehouden` those where a rule fits that does not count;
    `voorstellen` those that only the second reader saw. `nabij` is filled where there is no proof. `partijen` are the
    parties that act in the proof of an aspect that asks for both (b3), None for any other.
    """

    code: str
    titel: str
    vraag: str
    kern: bool
    label: Label | None
    partijen: tuple[str, ...] | None = None
    telt: tuple[Vindplaats, ...] = ()
    tegengehouden: tuple[Vindplaats, ...] = ()
    voorstellen: tuple[Vindplaats, ...] = ()
    nabij: tuple[Nabij, ...] = ()


class CriteriumUitleg(Frozen):
    """Why a criterium has its level; `aspecten` are those that were asked for."""

    kader: str
    code: str
    titel: str
    niveau: Niveau
    advies: str
    aspecten: tuple[AspectUitleg, ...]


class FeitVindplaats(Frozen):
    """A passage that gives values of a key fact; `telt` tells whether the fact rests on it."""

    passage: Passage
    waarden: tuple[str, ...]
    telt: bool


class FeitUitleg(Frozen):
    """Why a key fact has its value; without a value of its own in a passage, it was read from the words there."""

    naam: str
    titel: str
    waarde: FeitWaarde
    bij: tuple[str, ...]
    vindplaatsen: tuple[FeitVindplaats, ...]


class Uitleg(Frozen):
    """The answer to `waarom`: the criteria and key facts that were asked for, in the order of the question."""

    tool_version: str
    digest: str
    source: Source
    regio: str | None
    criteria: tuple[CriteriumUitleg, ...]
    kernfeiten: tuple[FeitUitleg, ...]


class BegripVondst(Frozen):
    """A concept found in a text: its name, what it stands for, and the words."""

    naam: str
    uitleg: str
    woorden: str


class Proef(Frozen):
    """What the rules make of one sentence: what stands in it, which rules fire and which nearly did.

    `blokken` is the sentence, last, with its headings and lead-in.
    """

    blokken: tuple[Block, ...]
    begrippen: tuple[BegripVondst, ...]
    kwalificaties: tuple[str, ...]
    handelend: tuple[str, ...]
    ontvangend: tuple[str, ...]
    labels: dict[str, Label]
    treffers: tuple[Reason, ...]
    bijna: tuple[Nabij, ...]
    titels: dict[str, str]
