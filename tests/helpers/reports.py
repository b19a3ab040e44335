"""Hand-made reports and documents, so that reporters are tested without reading or matching anything."""

from __future__ import annotations

from afsprakenscan.model.document import (
    Block,
    BlockKind,
    Box,
    Document,
    ReadNote,
    Revision,
    Role,
    Skipped,
    Source,
)
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import (
    AspectResult,
    Captures,
    CriteriumResult,
    DocumentReport,
    KaderRef,
    Kernfeit,
    Niveau,
    Passage,
    ReadCounts,
    Reason,
    RulesetRef,
    StrijdigeWaarde,
    Tegenstrijdigheid,
)

SOURCE = Source(name="veldrand.pdf", sha256="0" * 64, format="pdf", pages=12, words=4213)
BEWIJS, VERMELDING = Label.BEWIJS, Label.VERMELDING


def passage(
    number: int,
    quote: str,
    labels: dict[str, Label],
    *,
    headings: tuple[str, ...] = ("3 Overdracht",),
    page: int | None = 4,
    captures: Captures | None = None,
) -> Passage:
    """A passage whose text is its quote; every label gets a reason with the captures."""
    return Passage(
        id=number,
        block=number * 10,
        page=page,
        paragraph=None if page else number * 10,
        headings=headings,
        text=quote,
        quote=quote,
        start=0,
        end=len(quote),
        labels=labels,
        reasons=tuple(
            Reason(code=code, pattern="patroon", label=label, captures=captures or Captures())
            for code, label in labels.items()
        ),
    )


def criterium(
    kader: str, code: str, titel: str, niveau: Niveau, *aspecten: AspectResult, advies: str = ""
) -> CriteriumResult:
    """A verdict."""
    return CriteriumResult(kader=kader, code=code, titel=titel, niveau=niveau, aspecten=aspecten, advies=advies)


def aspect(code: str, titel: str, label: Label | None, *passages: int, kern: bool = True) -> AspectResult:
    """The result on an aspect."""
    return AspectResult(code=code, titel=titel, kern=kern, label=label, passages=passages)


PASSAGES = (
    passage(1, "Het lokale team.", {"a3": BEWIJS}, headings=()),
    passage(
        2,
        "Het lokale team licht de ouders binnen vijf werkdagen na de overdracht in een gesprek in over de melding.",
        {"a1": BEWIJS, "a3": BEWIJS, "a4": BEWIJS},
        headings=("2 Informeren", "2.1 Ouders"),
        captures=Captures(partij="LT", ontvanger="ouders", termijn="binnen vijf werkdagen", kanaal="gesprek"),
    ),
    passage(
        3,
        "Bij het overdrachtsgesprek zijn de ouders aanwezig, tenzij dat de veiligheid schaadt.",
        {"a2": BEWIJS, "p3": BEWIJS},
        captures=Captures(partij="VT"),
        page=5,
    ),
    passage(4, "De dragers [red]opschalen[/red] bij verschil van inzicht.", {"f1": BEWIJS}, page=9),
    passage(5, "Over methodes volgt nog een bijlage.", {"e1": VERMELDING}, headings=("7 Methodes",), page=8),
    passage(6, "Uitgangspunt is dat partijen elkaar aanvullen.", {"v1": BEWIJS}, headings=("1 Visie",), page=1),
)

CRITERIA = (
    criterium("visie", "v1", "Uitgangspunten", Niveau.VOLLEDIG, aspect("v1", "uitgangspunten", BEWIJS, 6)),
    criterium(
        "kwaliteitskader",
        "a",
        "Informeren van direct betrokkenen",
        Niveau.VOLLEDIG,
        aspect("a1", "melding", BEWIJS, 2),
        aspect("a2", "overdracht", BEWIJS, 3),
        aspect("a3", "wie", BEWIJS, 1, 2),
        aspect("a4", "wanneer", BEWIJS, 2),
        aspect("a5", "wijze", VERMELDING, kern=False),
        aspect("a6", "kind", None, kern=False),
    ),
    criterium(
        "kwaliteitskader",
        "e",
        "Methodes en instrumenten",
        Niveau.GENOEMD,
        aspect("e1", "genoemd", VERMELDING, 5),
        aspect("e2", "taal", None),
        advies="Noem de instrumenten die Veilig Thuis en de lokale teams gebruiken en hoe ze op elkaar aansluiten.",
    ),
    criterium(
        "kwaliteitskader",
        "f",
        "Opschaling bij verschil van inzicht",
        Niveau.GEDEELTELIJK,
        aspect("f1", "aanleiding", BEWIJS, 4),
        aspect("f2", "stappen", None),
        advies="Beschrijf wie welke stap zet.",
    ),
    criterium(
        "kwaliteitskader",
        "g",
        "Samen leren van casuïstiek",
        Niveau.ONTBREEKT,
        aspect("g1", "casuïstiek", None),
        aspect("g2", "vorm", None),
        advies="Spreek af hoe vaak en in welke vorm u samen terugkijkt op casussen.",
    ),
    criterium("processtappen", "p3", "Directe overdracht", Niveau.VOLLEDIG, aspect("p3", "direct", BEWIJS, 3)),
    criterium("processtappen", "p7", "Raad", Niveau.ONTBREEKT, aspect("p7", "raad", None)),
)

REPORT = DocumentReport(
    tool_version="0.1.0",
    ruleset=RulesetRef(
        digest="sha256:00",
        kaders=(
            KaderRef(id="kwaliteitskader", versie="2019", titel="De zeven eisen uit het kwaliteitskader"),
            KaderRef(id="processtappen", versie="2019", titel="Stappen van Veilig Thuis"),
            KaderRef(id="visie", versie="2020"),
        ),
    ),
    source=SOURCE,
    regio="Veldrand",
    datum="2020-03",
    versie="1.2",
    status="definitief",
    read_notes=(ReadNote(code="kolommen", message="Bladzijde 3 heeft twee kolommen; controleer de volgorde."),),
    read_counts=ReadCounts(
        blocks={"kop": 20, "alinea": 90}, roles={"inhoudsopgave": 8}, skipped={"koptekst": 11}, deleted=2
    ),
    criteria=CRITERIA,
    kernfeiten={
        "informeren_met_hulp": Kernfeit(waarde="LT", passages=(2,), titel="Wie inlicht als er al hulp is"),
        "kanalen": Kernfeit(waarde=("telefoon", "beveiligde mail"), passages=(3,), titel="Kanalen"),
        "monitoring_maanden": Kernfeit(waarde=(3, 12), titel="Monitoring na (maanden)"),
        "casusevaluatie": Kernfeit(waarde="onbekend"),
    },
    tegenstrijdigheden=(
        Tegenstrijdigheid(
            onderwerp="informeren_met_hulp",
            titel="Wie inlicht als er al hulp is",
            waarden=(StrijdigeWaarde(waarde="LT", passages=(2,)), StrijdigeWaarde(waarde="VT", passages=(3, 1))),
        ),
    ),
    passages=PASSAGES,
)

DOCUMENT = Document(
    source=SOURCE,
    blocks=(
        Block(nr=1, kind=BlockKind.TITEL, text="Afspraken Veldrand", page=1, box=Box(70, 80, 300, 100)),
        Block(nr=2, kind=BlockKind.KOP, text="1 Visie", level=1, page=1),
        Block(nr=3, kind=BlockKind.ALINEA, text="Partijen vullen elkaar aan.", headings=("1 Visie",), page=1),
        Block(
            nr=4,
            kind=BlockKind.TABELRIJ,
            text="Melding | VT",
            cells=("Melding", "VT"),
            columns=("Stap", "Wie"),
            headings=("1 Visie",),
            page=2,
            revision=Revision.INGEVOEGD,
        ),
        Block(nr=5, kind=BlockKind.ALINEA, text="LT: lokaal team", headings=("1 Visie",), page=2, role=Role.BEGRIPPEN),
    ),
    read_notes=REPORT.read_notes,
    skipped=(Skipped(reason="koptekst", text="Concept – niet verspreiden", page=2),),
    deleted=(Skipped(reason="verwijderd", text="Dit vervalt."),),
)
