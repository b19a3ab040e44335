"""A hand-made explanation and trial, so that reporters are tested without matching anything."""

from __future__ import annotations

from afsprakenscan.model.document import Block, BlockKind
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import (
    SECOND_READER,
    Captures,
    FeitWaarde,
    Niveau,
    Passage,
    Reason,
    Voorstel,
    Zekerheid,
)
from afsprakenscan.model.uitleg import (
    AspectUitleg,
    BegripVondst,
    CriteriumUitleg,
    FeitUitleg,
    FeitVindplaats,
    Nabij,
    Onderdeel,
    Proef,
    Uitleg,
    Vindplaats,
    Weging,
)
from helpers.reports import SOURCE, passage

BEWIJS, VERMELDING = Label.BEWIJS, Label.VERMELDING
WHO = Captures(partij="LT", ontvanger="VT", termijn="binnen een dag", kanaal="telefonisch")


def near(code: str = "d2", share: float = 0.75) -> Nabij:
    """A text that lacks a way and a party."""
    return Nabij(
        block=37,
        kind=BlockKind.ALINEA,
        page=None,
        paragraph=37,
        headings=("3 Zorgen",),
        tekst="Het team zoekt weer contact met VT.",
        code=code,
        patroon="situatie-en-weg",
        aandeel=share,
        voldaan=(
            Onderdeel(soort="begrip", namen=("contact",), uitleg="contact zoeken", woorden=("zoekt", "contact")),
            Onderdeel(soort="begrip", namen=("kop_zorgen",), uitleg="een kop over zorgen", plaatsen=("kop",)),
            Onderdeel(soort="handelend", namen=("LT",)),
        ),
        ontbreekt=(
            Onderdeel(
                soort="begrip",
                namen=("weg", "lijn"),
                uitleg="een weg of een vaste lijn",
                plaatsen=("zin", "kop1"),
                woorden=("bellen", "vast nummer"),
            ),
            Onderdeel(soort="ontvangend", namen=("VT", "RAAD")),
            Onderdeel(soort="blok", namen=("tabelrij",)),
            Onderdeel(soort="uitgesloten", namen=("melder",), uitleg="wie meldt", woorden=("melder",)),
            Onderdeel(soort="uitgesloten", namen=("POLITIE",)),
        ),
    )


def place(
    number: int, quote: str, code: str, label: Label | None, stop: str | None = None, chance: float | None = None
) -> Vindplaats:
    """A passage with a reason for the code; stopped where `stop` says by what."""
    counted = {} if label is None else {code: label}
    reason = Reason(
        code=code,
        pattern="belt-bij-zorgen",
        label=label or BEWIJS,
        blocked_by=stop,
        concepts={"contact_zoeken": "belt", "zorgen": "nieuwe zorgen"},
        captures=WHO if label is BEWIJS else Captures(),
    )
    found = passage(number, quote, counted).model_copy(update={"reasons": (reason,)})
    weights = None if chance is None else Weging(kans=chance, gewichten={"kop:zorgen": 1.25, "handelend:LT": -0.5})
    if chance and label is BEWIJS:
        found = found.model_copy(update={"zekerheid": {code: Zekerheid.HOOG}})
    return Vindplaats(passage=found, weging=weights)


def proposal(number: int, quote: str, code: str) -> Vindplaats:
    """A passage that only the second reader saw."""
    seen = {code: Voorstel(kans=0.8, gewichten={"blok:zorgen": 2.0})}
    found: Passage = passage(number, quote, {}).model_copy(update={"voorstellen": seen})
    return Vindplaats(passage=found, weging=Weging(kans=0.8, gewichten={"blok:zorgen": 2.0}))


def fact(waarde: FeitWaarde, *places: FeitVindplaats) -> FeitUitleg:
    """A key fact."""
    return FeitUitleg(
        naam="wijze_direct", titel="Wijze bij directe overdracht", waarde=waarde, bij=("c2",), vindplaatsen=places
    )


UITLEG = Uitleg(
    tool_version="0.1.0",
    digest="sha256:00",
    source=SOURCE,
    regio="Veldrand",
    criteria=(
        CriteriumUitleg(
            kader="kwaliteitskader",
            code="d",
            titel="Nieuwe zorgen",
            niveau=Niveau.GEDEELTELIJK,
            advies="Schrijf het op.",
            aspecten=(
                AspectUitleg(
                    code="d1",
                    titel="Wanneer",
                    vraag="Wanneer zoekt het team contact?",
                    kern=True,
                    label=BEWIJS,
                    telt=(place(1, "Bij nieuwe zorgen belt het team VT binnen een dag.", "d1", BEWIJS, chance=0.93),),
                    tegengehouden=(
                        place(2, "Hierover zijn geen afspraken.", "d1", None, "ontkenning"),
                        place(3, "Zorgen: alles wat het team ziet.", "d1", None, "begrippen"),
                        place(4, "Het team belt wel eens.", "d1", None, SECOND_READER, 0.004),
                    ),
                    voorstellen=(proposal(5, "Zo nodig trekt het team aan de bel.", "d1"),),
                ),
                AspectUitleg(
                    code="d2",
                    titel="Hoe",
                    vraag="Langs welke weg?",
                    kern=False,
                    label=VERMELDING,
                    telt=(place(6, "Hoe het team belt volgt nog.", "d2", VERMELDING, "uitstel"),),
                    nabij=(near(),),
                ),
            ),
        ),
    ),
    kernfeiten=(
        fact(
            "koud",
            FeitVindplaats(passage=passage(7, "De overdracht is koud.", {"c2": BEWIJS}), waarden=("koud",), telt=True),
            FeitVindplaats(
                passage=passage(8, "In de bijlage is zij warm.", {"c2": BEWIJS}), waarden=("warm",), telt=False
            ),
        ),
    ),
)

PROEF = Proef(
    blokken=(
        Block(nr=1, kind=BlockKind.KOP, text="3 Zorgen", level=1, paragraph=1),
        Block(nr=2, kind=BlockKind.ALINEA, text="Het team belt VT.", headings=("3 Zorgen",), paragraph=2),
    ),
    begrippen=(
        BegripVondst(naam="contact_zoeken", uitleg="contact zoeken", woorden="belt"),
        BegripVondst(naam="kop_zorgen", uitleg="een kop over zorgen", woorden=""),
    ),
    kwalificaties=("Uitstel",),
    handelend=("LT",),
    ontvangend=("VT",),
    labels={"d1": BEWIJS},
    treffers=(
        Reason(
            code="d1",
            pattern="belt-bij-zorgen",
            label=BEWIJS,
            concepts={"contact_zoeken": "belt"},
            captures=Captures(partij="LT"),
        ),
        Reason(code="d2", pattern="weg", label=BEWIJS, blocked_by="uitstel"),
    ),
    bijna=(near(share=0.996),),
    titels={"d1": "Nieuwe zorgen: Wanneer", "d2": "Nieuwe zorgen: Hoe"},
)
