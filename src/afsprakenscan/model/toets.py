"""The check on drafts: findings per document, and the comparison of two versions; field names are a contract."""

from __future__ import annotations

from enum import StrEnum

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import SCHEMA_VERSION, FeitWaarde, Niveau, RulesetRef


class Ernst(StrEnum):
    """How serious a finding is: only a `fout` fails the check."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"

    @property
    def rang(self) -> int:
        """0 for `opmerking` up to 2 for `fout`."""
        return list(reversed(Ernst)).index(self)


class Vindplaats(Frozen):
    """Where a finding points: the block with its text, and the headings above it. `block` and `page` count from 1."""

    block: int
    page: int | None
    headings: tuple[str, ...]
    text: str


class Finding(Frozen):
    """One finding in one document.

    `code` is stable and never reused (`AS-D1`: aspect d1; `AS-O…`: open ends; `AS-R…`: tracked changes). `plaats` is
    where it stands or, with `passend`, where what is missing would fit best. `vingerafdruk` does not depend on page or
    block numbers. `onderdrukt` gives the reason of a suppression, `basislijn` says that the baseline accepts it: in
    both cases it does not count.
    """

    code: str
    ernst: Ernst
    titel: str
    uitleg: str
    waarom: str = ""
    advies: str = ""
    plaats: Vindplaats | None = None
    passend: bool = False
    vingerafdruk: str
    onderdrukt: str | None = None
    basislijn: bool = False

    @property
    def telt(self) -> bool:
        """Whether it fails the check."""
        return self.ernst is Ernst.FOUT and self.onderdrukt is None and not self.basislijn


class Eis(Frozen):
    """What was asked of one criterium or aspect, and what the document has."""

    code: str
    titel: str
    gevraagd: str
    gevonden: str
    voldaan: bool


class ToetsResultaat(Frozen):
    """The check of one document; `fout` says why it could not be read, and then there is no verdict at all."""

    bestand: str
    regio: str | None = None
    eisen: tuple[Eis, ...] = ()
    findings: tuple[Finding, ...] = ()
    fout: str | None = None

    @property
    def geslaagd(self) -> bool:
        """Whether the document was read and nothing in it fails the check."""
        return self.fout is None and not any(finding.telt for finding in self.findings)


class Toets(Frozen):
    """The check of all documents, with what was asked."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    ruleset: RulesetRef
    resultaten: tuple[ToetsResultaat, ...]


class Verandering(StrEnum):
    """What became of an aspect between two versions."""

    ERBIJ = "erbij"
    GEBLEVEN = "gebleven"
    STERKER = "sterker"
    ZWAKKER = "zwakker"
    WEG = "weg"
    NERGENS = "nergens"


class Citaat(Frozen):
    """A passage in one of two versions."""

    quote: str
    block: int
    page: int | None
    headings: tuple[str, ...]


class AspectVerschil(Frozen):
    """One aspect in two versions, with the best passage of each."""

    code: str
    titel: str
    kern: bool
    oud: Label | None
    nieuw: Label | None
    verandering: Verandering
    citaat_oud: Citaat | None
    citaat_nieuw: Citaat | None


class CriteriumVerschil(Frozen):
    """One criterium in two versions."""

    kader: str
    code: str
    titel: str
    oud: Niveau
    nieuw: Niveau
    aspecten: tuple[AspectVerschil, ...]


class FeitVerschil(Frozen):
    """A key fact that is not the same in both versions."""

    naam: str
    titel: str
    oud: FeitWaarde
    nieuw: FeitWaarde


class Vergelijking(Frozen):
    """What changed between two versions; `verloren` are the codes that were required and came back before, not now."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    ruleset: RulesetRef
    oud: str
    nieuw: str
    criteria: tuple[CriteriumVerschil, ...]
    kernfeiten: tuple[FeitVerschil, ...]
    verloren: tuple[str, ...]
