"""One region with its joined verdict, and the national overview over all of them; field names are a contract."""

from __future__ import annotations

from enum import StrEnum

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import SCHEMA_VERSION, Captures, DocumentReport, FeitWaarde, Niveau, RulesetRef


class Tijd(StrEnum):
    """Whether a region's agreements date from before or after the framework (December 2019)."""

    VOOR = "voor"
    NA = "na"
    ONBEKEND = "onbekend"


# ---------------------------------------------------------------- what goes in


class RegioBron(Frozen):
    """One region to read: its files, and what the user said about it; what is None comes from the documents."""

    naam: str | None
    bestanden: tuple[str, ...]
    datum: str | None = None
    status: str | None = None
    opmerking: str = ""


class Onleesbaar(Frozen):
    """A file that could not be judged, with the reason; a region without another file counts nowhere."""

    regio: str | None
    bestand: str
    reden: str


# ---------------------------------------------------------------- one region


class RegioAspect(Frozen):
    """The best label over the files of a region; `bestanden` are the places in `Regio.rapporten` that have it."""

    code: str
    titel: str
    kern: bool
    label: Label | None
    bestanden: tuple[int, ...]


class RegioCriterium(Frozen):
    """The joined verdict on one criterium; `per_bestand` has the niveau of each file by itself."""

    kader: str
    code: str
    titel: str
    niveau: Niveau
    aspecten: tuple[RegioAspect, ...]
    per_bestand: tuple[Niveau, ...]
    advies: str = ""

    @property
    def verschilt(self) -> bool:
        """Whether the files of the region differ on it."""
        return len(set(self.per_bestand)) > 1


class RegioFeit(Frozen):
    """A key fact of a region: lists are joined; of choices that differ all stand, in the order of the files."""

    titel: str
    waarde: FeitWaarde
    per_bestand: tuple[FeitWaarde, ...]

    @property
    def verschilt(self) -> bool:
        """Whether files that say something say different things."""
        return len({waarde for waarde in self.per_bestand if waarde not in ("onbekend", ())}) > 1


class Regio(Frozen):
    """A region: the verdict over its files together. `vt_regio` is its code in the register of Veilig Thuis regions."""

    naam: str
    vt_regio: str | None
    datum: str | None
    tijd: Tijd
    status: str | None
    opmerking: str
    criteria: tuple[RegioCriterium, ...]
    kernfeiten: dict[str, RegioFeit]
    rapporten: tuple[DocumentReport, ...]
    onleesbaar: tuple[Onleesbaar, ...] = ()


# ---------------------------------------------------------------- the country


class Telling(Frozen):
    """How many of how many, and the measure word AEF would use ('driekwart')."""

    aantal: int
    van: int
    maatwoord: str


class Voorbeeld(Frozen):
    """A quote that shows how a region words something, with where it stands."""

    regio: str
    bestand: str
    passage: int
    page: int | None
    block: int
    headings: tuple[str, ...]
    quote: str
    codes: tuple[str, ...]
    captures: Captures


class AspectBeeld(Frozen):
    """In how many regions an aspect is proven, in how many it is only mentioned, and the proof that shows it best."""

    code: str
    titel: str
    kern: bool
    bewijs: Telling
    vermelding: int
    voorbeeld: Voorbeeld | None = None


class Concreetheid(Frozen):
    """In how many of the regions that arrange it the proof says who, when and how."""

    wie: Telling
    wanneer: Telling
    hoe: Telling


class CriteriumBeeld(Frozen):
    """One criterium over the country. `voor` and `na` count regions by the date of their agreements."""

    kader: str
    code: str
    titel: str
    komt_terug: Telling
    niveaus: dict[Niveau, int]
    regios: tuple[str, ...]
    aspecten: tuple[AspectBeeld, ...]
    concreetheid: Concreetheid
    voor: Telling
    na: Telling
    voorbeelden: tuple[Voorbeeld, ...]


class FeitGroep(Frozen):
    """The regions that share one value of a key fact."""

    waarde: str
    regios: tuple[str, ...]


class FeitBeeld(Frozen):
    """One key fact over the country, most frequent value first; regions whose text does not say stand apart."""

    naam: str
    titel: str
    groepen: tuple[FeitGroep, ...]
    onbekend: tuple[str, ...]


class Gedeeld(Frozen):
    """A passage that stands, nearly the same, in several regions: one wording, and who shares it."""

    codes: tuple[str, ...]
    voorbeeld: Voorbeeld
    regios: tuple[str, ...]


class Eigen(Frozen):
    """What a region has that no other has: criteria that come back only there, and passages that nobody shares."""

    regio: str
    codes: tuple[str, ...]
    passages: int
    gedeelde_passages: int


class Oordeel2020(StrEnum):
    """How this run relates to what was published in 2020."""

    GELIJK = "gelijk"
    MEER = "meer"
    MINDER = "minder"
    NIET_VERGELIJKBAAR = "niet vergelijkbaar"


class Rij2020(Frozen):
    """One row of the published picture of 2020 (a band of 24) beside this run."""

    codes: tuple[str, ...]
    onderwerp: str
    gepubliceerd: str
    laag: int | None
    hoog: int | None
    nu: Telling
    oordeel: Oordeel2020
    toelichting: str = ""


class Leemte(Frozen):
    """What a region lacks: the core aspects without proof, advice, and how another region words it."""

    regio: str
    code: str
    titel: str
    niveau: Niveau
    ontbreekt: tuple[str, ...]
    alleen_genoemd: tuple[str, ...]
    advies: str
    voorbeeld: Voorbeeld | None


class Aanbeveling(Frozen):
    """A national recommendation that follows from the counts, with the count that gives rise to it."""

    codes: tuple[str, ...]
    tekst: str
    aanleiding: str


class RegioRegel(Frozen):
    """One row of the matrix: a region, and its niveau per criterium and value per key fact."""

    naam: str
    vt_regio: str | None
    datum: str | None
    tijd: Tijd
    status: str | None
    opmerking: str
    bestanden: tuple[str, ...]
    woorden: int
    niveaus: dict[str, Niveau]
    feiten: dict[str, FeitWaarde]
    verschilt: tuple[str, ...]


class NationalOverview(Frozen):
    """Everything there is to say about the regions together; the regions themselves stand beside it."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    ruleset: RulesetRef
    anoniem: bool
    regios: tuple[RegioRegel, ...]
    onleesbaar: tuple[Onleesbaar, ...]
    opmerkingen: tuple[str, ...]
    voor: int
    na: int
    tijd_onbekend: int
    criteria: tuple[CriteriumBeeld, ...]
    kernfeiten: tuple[FeitBeeld, ...]
    gedeeld: tuple[Gedeeld, ...]
    eigen: tuple[Eigen, ...]
    vergelijking_2020: tuple[Rij2020, ...]
    leemtes: tuple[Leemte, ...]
    aanbevelingen: tuple[Aanbeveling, ...]


class Landelijk(Frozen):
    """What is stored of a national run: the overview, and the regions with the reports on their documents."""

    schema_version: str = SCHEMA_VERSION
    overzicht: NationalOverview
    regios: tuple[Regio, ...]
