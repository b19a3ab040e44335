"""The verdict on one document; field names are a contract, `analyse --formaat json` dumps these models."""

from __future__ import annotations

from enum import StrEnum

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.document import ReadNote, Source
from afsprakenscan.model.kader import Label

SCHEMA_VERSION = "1"


class Niveau(StrEnum):
    """How far a document arranges a criterium (codebook, 'Begrippen'), from nothing to all core aspects."""

    ONTBREEKT = "ontbreekt"
    GENOEMD = "genoemd"
    GEDEELTELIJK = "gedeeltelijk"
    VOLLEDIG = "volledig"

    @property
    def rang(self) -> int:
        """0 for `ontbreekt` up to 3 for `volledig`."""
        return list(Niveau).index(self)

    @property
    def komt_terug(self) -> bool:
        """Whether a national count includes the document."""
        return self.rang >= Niveau.GEDEELTELIJK.rang


SECOND_READER = "tweede lezer"
"""What stops a hit of a rule that the second reader finds unlikely (`Reason.blocked_by`)."""


class Captures(Frozen):
    """Who, to whom, when and how, as found in the passage; several parties are joined with +, as in `VT+LT`."""

    partij: str | None = None
    ontvanger: str | None = None
    termijn: str | None = None
    kanaal: str | None = None


class Reason(Frozen):
    """Why a passage has (or just does not have) a label for a code.

    `concepts` are the concepts of the pattern with the words that carried them. `blocked_by` names the qualifier or
    role that stopped the hit, or 'tweede lezer' when the second reader doubts it; then `label` is what the pattern
    would have given.
    """

    code: str
    pattern: str
    label: Label
    blocked_by: str | None = None
    concepts: dict[str, str] = {}
    captures: Captures = Captures()


class Zekerheid(StrEnum):
    """How sure a label 'bewijs' is, by the second reader; `docs/herkenning.md` has the measured precision of each."""

    HOOG = "hoog"
    MIDDEL = "middel"
    LAAG = "laag"


class Voorstel(Frozen):
    """Proof that only the second reader saw: its chance (0 to 1) and what weighed most, in log-odds."""

    kans: float
    gewichten: dict[str, float]


class Passage(Frozen):
    """A block with at least one label, stopped hit or proposal.

    `start` and `end` are character offsets of `quote` in `text`, from 0, end excluded. `zekerheid` is there for every
    label 'bewijs' that the second reader knows; `voorstellen` are for the analyst to judge and count for nothing.
    """

    id: int
    block: int
    page: int | None
    paragraph: int | None
    headings: tuple[str, ...]
    text: str
    quote: str
    start: int
    end: int
    labels: dict[str, Label]
    zekerheid: dict[str, Zekerheid] = {}
    voorstellen: dict[str, Voorstel] = {}
    reasons: tuple[Reason, ...]


class AspectResult(Frozen):
    """What a document has on one aspect; `label` is null where nothing was found. `passages` are passage ids."""

    code: str
    titel: str
    kern: bool
    label: Label | None
    passages: tuple[int, ...]


class CriteriumResult(Frozen):
    """The verdict on one criterium; `advies` is what its YAML file says to write when it is missing."""

    kader: str
    code: str
    titel: str
    niveau: Niveau
    aspecten: tuple[AspectResult, ...]
    advies: str = ""


FeitWaarde = str | tuple[str, ...] | tuple[int, ...]


class Kernfeit(Frozen):
    """A key fact: `waarde` is a string or a list, 'onbekend' or [] where the text does not say."""

    waarde: FeitWaarde
    passages: tuple[int, ...] = ()
    titel: str = ""


class StrijdigeWaarde(Frozen):
    """One of the values that contradict each other, and the passages that give it."""

    waarde: str
    passages: tuple[int, ...]


class Tegenstrijdigheid(Frozen):
    """A document that says two things about one subject: a key fact by name, or an aspect by code."""

    onderwerp: str
    titel: str
    waarden: tuple[StrijdigeWaarde, ...]


class KaderRef(Frozen):
    """Which kader, in which version."""

    id: str
    versie: str
    titel: str = ""


class RulesetRef(Frozen):
    """With which rules a verdict was reached."""

    digest: str
    kaders: tuple[KaderRef, ...]


class ReadCounts(Frozen):
    """How much was read: blocks per kind, those that never count per role, and what was left out per reason."""

    blocks: dict[str, int] = {}
    roles: dict[str, int] = {}
    skipped: dict[str, int] = {}
    deleted: int = 0


class Namen(Frozen):
    """Names of places and persons in the document, for reports that must leave them out."""

    plaatsen: tuple[str, ...] = ()
    personen: tuple[str, ...] = ()


class DocumentReport(Frozen):
    """Everything afsprakenscan has to say about one document."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    ruleset: RulesetRef
    source: Source
    regio: str | None
    datum: str | None
    versie: str | None
    status: str | None
    namen: Namen = Namen()
    read_notes: tuple[ReadNote, ...]
    read_counts: ReadCounts = ReadCounts()
    criteria: tuple[CriteriumResult, ...]
    kernfeiten: dict[str, Kernfeit]
    tegenstrijdigheden: tuple[Tegenstrijdigheid, ...] = ()
    passages: tuple[Passage, ...]


class FeitHit(Frozen):
    """One value of a key fact seen in a passage; `start` orders the hits inside a block."""

    naam: str
    waarde: str
    passage: int
    start: int


class Matches(Frozen):
    """What matching hands to scoring: passages in document order, and the values of key facts seen in them.

    `voorbehouden` has, by passage id, the stretches of its text (character offsets, end excluded) on which a qualifier
    bears: what they say is denied, wished, or not about here and now.
    """

    passages: tuple[Passage, ...]
    feiten: tuple[FeitHit, ...]
    voorbehouden: dict[int, tuple[tuple[int, int], ...]] = {}
