"""How well reports agree with gold labels. Every share is kept as numerator and denominator."""

from __future__ import annotations

from enum import StrEnum

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.document import Document
from afsprakenscan.model.gold import GoldDocument
from afsprakenscan.model.results import DocumentReport, FeitWaarde, Niveau, Zekerheid

ACHTERGEHOUDEN = "achtergehouden"
"""The documents on which no rule was written: only their figures say something about an unseen document."""
GEZIEN = "gezien"


class Aandeel(Frozen):
    """So many out of so many; without cases there is no value."""

    teller: int
    noemer: int

    @property
    def waarde(self) -> float | None:
        """The share from 0 to 1, unknown when there was nothing to count."""
        return self.teller / self.noemer if self.noemer else None

    def __add__(self, other: Aandeel) -> Aandeel:
        return Aandeel(teller=self.teller + other.teller, noemer=self.noemer + other.noemer)


class Gemiddelde(Frozen):
    """The mean of so many values."""

    som: float
    aantal: int

    @property
    def waarde(self) -> float | None:
        """The mean, unknown when there was nothing to average."""
        return self.som / self.aantal if self.aantal else None


class Score(Frozen):
    """Hits that are right (`goed`), hits that are false (`vals`) and gold labels that were missed (`gemist`)."""

    goed: int = 0
    vals: int = 0
    gemist: int = 0

    @property
    def precisie(self) -> Aandeel:
        """Which share of the hits is right."""
        return Aandeel(teller=self.goed, noemer=self.goed + self.vals)

    @property
    def recall(self) -> Aandeel:
        """Which share of the gold labels was found."""
        return Aandeel(teller=self.goed, noemer=self.goed + self.gemist)

    @property
    def f1(self) -> Aandeel:
        """The harmonic mean of precision and recall: 2·goed out of 2·goed + vals + gemist."""
        return Aandeel(teller=2 * self.goed, noemer=2 * self.goed + self.vals + self.gemist)

    def __add__(self, other: Score) -> Score:
        return Score(goed=self.goed + other.goed, vals=self.vals + other.vals, gemist=self.gemist + other.gemist)


class Stem(StrEnum):
    """What the second reader says of a code in a block: how sure proof is, or why something is only to be looked at."""

    HOOG = Zekerheid.HOOG
    MIDDEL = Zekerheid.MIDDEL
    LAAG = Zekerheid.LAAG
    GEEN = "geen oordeel"
    BETWIJFELD = "betwijfeld"
    VOORSTEL = "voorstel"


# ---------------------------------------------------------------- one document


class Geval(Frozen):
    """One document to measure: what the coders found, what was read and what was reported."""

    goud: GoldDocument
    document: Document
    rapport: DocumentReport


class FoutSoort(StrEnum):
    """A gold label that was missed, or a hit that is false."""

    GEMIST = "gemist"
    VALS = "vals"


class Tegengehouden(Frozen):
    """A hit that was stopped: in which block, by which pattern, and what stopped it."""

    blok: int
    patroon: str
    door: str


class Fout(Frozen):
    """One miss or false hit.

    `blok` is unknown for a gold passage that was not read. `tegengehouden` is the stopped hit for the code that stands
    nearest to a miss.
    """

    document: str
    soort: FoutSoort
    code: str
    blok: int | None
    koppen: tuple[str, ...]
    tekst: str
    tegengehouden: Tegengehouden | None = None


class NiveauVergelijking(Frozen):
    """The verdict on one criterium beside the one that follows from the gold labels."""

    kader: str
    code: str
    goud: Niveau
    gevonden: Niveau


class FeitVergelijking(Frozen):
    """A key fact beside the one of the coders."""

    naam: str
    goud: FeitWaarde
    gevonden: FeitWaarde
    gelijk: bool


class PartijenVergelijking(Frozen):
    """Whether both parties act in an aspect that asks for it (b3), beside what the coders found."""

    code: str
    goud: bool
    gevonden: bool


class DocumentEvaluatie(Frozen):
    """Everything measured on one document.

    `codes` are scores over blocks, `letters` the same with the codes of a letter taken together. `niet_gelezen` are
    the gold passages that no block matches. `stemmen` says which share of what the second reader said so is right.
    """

    id: str
    formaat: str
    deel: str
    blokken: int
    passages: int
    niet_gelezen: tuple[str, ...]
    codes: dict[str, Score]
    letters: dict[str, Score]
    niveaus: tuple[NiveauVergelijking, ...]
    partijen: tuple[PartijenVergelijking, ...]
    kernfeiten: tuple[FeitVergelijking, ...]
    stemmen: dict[Stem, Aandeel]
    fouten: tuple[Fout, ...]


# ---------------------------------------------------------------- several documents


class LetterMeting(Frozen):
    """One of the requirements a-g.

    `blokken` counts a block once for the letter; `macro` is the mean F1 of its codes. `komt_terug` is in how many
    documents the verdict 'komt terug' agrees; `goud` and `gevonden` in how many it was given.
    """

    letter: str
    blokken: Score
    macro: Gemiddelde
    komt_terug: Aandeel
    goud: int
    gevonden: int


class FeitMeting(Frozen):
    """In how many documents a key fact agrees."""

    naam: str
    gelijk: Aandeel


class Meting(Frozen):
    """The measurement over a set of documents.

    `micro_letters` adds up the codes of a-g, `micro_alle` all codes; `macro_letters` is the mean F1 of the letters.
    `komt_terug` counts documents times letters, `niveau` documents times criteria, `kernfeiten` documents times facts.
    """

    documenten: int
    passages: int
    niet_gelezen: int
    codes: dict[str, Score]
    micro_letters: Score
    micro_alle: Score
    macro_letters: Gemiddelde
    letters: tuple[LetterMeting, ...]
    komt_terug: Aandeel
    niveau: Aandeel
    partijen: Aandeel
    feiten: tuple[FeitMeting, ...]
    kernfeiten: Aandeel
    stemmen: dict[Stem, Aandeel]


class Evaluatie(Frozen):
    """The whole comparison, and the same per file format, per part of the corpus, and per format in each part."""

    totaal: Meting
    per_formaat: dict[str, Meting]
    per_deel: dict[str, Meting]
    per_deel_en_formaat: dict[str, dict[str, Meting]] = {}
    documenten: tuple[DocumentEvaluatie, ...]

    @property
    def fouten(self) -> tuple[Fout, ...]:
        """All misses and false hits, per document in the order of the text."""
        return tuple(fout for document in self.documenten for fout in document.fouten)
