"""The check on drafts: findings per document, and the comparison of two versions; field names are a contract."""

from __future__ import annotations

from datetime import date
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


class Vereist(Frozen):
    """What a document must have: a level per criterium, and proof for aspects, each by code."""

    niveaus: dict[str, Niveau]
    aspecten: tuple[str, ...] = ()


class Onderdrukking(Frozen):
    """A finding that the user does not want to hear of, with the reason; not after `tot`.

    `bestand` is a pattern for the path of the file and `vingerafdruk` the start of a fingerprint; without them every
    finding with the code is meant.
    """

    code: str
    reden: str
    tot: date | None = None
    bestand: str | None = None
    vingerafdruk: str | None = None


class Vindplaats(Frozen):
    """Where a finding points: the block with its text, and the headings above it. `block` and `page` count from 1.

    Where something would fit below a heading, that heading is both the text and the last of the headings.
    """

    block: int
    page: int | None
    headings: tuple[str, ...]
    text: str


class Finding(Frozen):
    """One finding in one document.

    `code` is stable and never reused (`AS-D1`: aspect d1; `AS-O…`: open ends; `AS-R…`: tracked changes). `plaats` is
    where it stands or, with `passend`, where what is missing would fit best. `criterium` is the code of the criterium
    it is about. `vingerafdruk` does not depend on page or block numbers. `onderdrukt` gives the reason of a
    suppression, `basislijn` says that the baseline accepts it: in both cases it does not count. `verlopen` is the day
    until which a suppression held that no longer does.
    """

    code: str
    ernst: Ernst
    criterium: str | None = None
    titel: str
    uitleg: str
    waarom: str = ""
    advies: str = ""
    plaats: Vindplaats | None = None
    passend: bool = False
    vingerafdruk: str
    onderdrukt: str | None = None
    verlopen: date | None = None
    basislijn: bool = False

    @property
    def aanvaard(self) -> bool:
        """Whether the user has said that it may stay."""
        return self.onderdrukt is not None or self.basislijn

    @property
    def telt(self) -> bool:
        """Whether it fails the check."""
        return self.ernst is Ernst.FOUT and not self.aanvaard


class Eis(Frozen):
    """What was asked of one criterium or aspect, and what the document has.

    `gevonden` is the document with all tracked changes accepted, `voor_wijzigingen` without any of them; None where
    there are none.
    """

    code: str
    titel: str
    gevraagd: str
    gevonden: str
    voldaan: bool
    voor_wijzigingen: str | None = None


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
    """The check of all documents, with what was asked.

    `opmerkingen` say what in the settings has no use any more, such as a suppression that nothing answers to.
    """

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    ruleset: RulesetRef
    gevraagd: Vereist
    resultaten: tuple[ToetsResultaat, ...]
    opmerkingen: tuple[str, ...] = ()

    @property
    def onleesbaar(self) -> bool:
        """Whether some document could not be read: then nothing can pass."""
        return any(one.fout is not None for one in self.resultaten)

    @property
    def geslaagd(self) -> bool:
        """Whether every document was read and passes."""
        return all(one.geslaagd for one in self.resultaten)

    def aantal(self, ernst: Ernst) -> int:
        """Return how many findings of this kind there are that the user has not accepted."""
        return sum(one.ernst is ernst and not one.aanvaard for result in self.resultaten for one in result.findings)


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
    """What changed between two versions; `verloren` are the codes that were required and met before, not now."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    ruleset: RulesetRef
    gevraagd: Vereist
    oud: str
    nieuw: str
    criteria: tuple[CriteriumVerschil, ...]
    kernfeiten: tuple[FeitVerschil, ...]
    verloren: tuple[str, ...]
