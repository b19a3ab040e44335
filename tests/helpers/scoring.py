"""Small hand-made rules, passages and gold labels, so that scoring is tested without reading or matching anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from afsprakenscan.model.gold import GoldDocument, GoldPassage
from afsprakenscan.model.kader import (
    Aspect,
    Criterium,
    Feit,
    FeitSoort,
    Kader,
    Label,
    Patroon,
    Ruleset,
    Voorbeeld,
    Voorbeelden,
    Waarde,
)
from afsprakenscan.model.results import Captures, FeitHit, FeitWaarde, Matches, Passage, Reason

BEWIJS, VERMELDING = Label.BEWIJS, Label.VERMELDING


def aspect(code: str, *, kern: bool = True) -> Aspect:
    """An aspect of which only the code and the core matter."""
    examples = Voorbeelden(bewijs=("Wel.",), geen=(Voorbeeld(tekst="Niet.", reden="reden"),))
    pattern = Patroon(naam="patroon", alle=("woord",))
    return Aspect(code=code, titel=f"titel {code}", kern=kern, vraag="?", bewijs=(pattern,), voorbeelden=examples)


def criterium(code: str, *aspecten: Aspect, beide_partijen: tuple[str, ...] = ()) -> Criterium:
    """A criterium of these aspects; without any it is one aspect of the same code."""
    return Criterium(
        code=code,
        titel=f"titel {code}",
        vraag="?",
        waarom="w",
        bron="b",
        advies=f"advies {code}",
        beide_partijen=beide_partijen,
        aspecten=aspecten or (aspect(code),),
    )


def kader(*criteria: Criterium, naam: str = "kwaliteitskader") -> Kader:
    """A kader with these criteria."""
    codes = tuple(one.code for one in criteria)
    return Kader(id=naam, titel=f"titel {naam}", versie="2019", bron="b", codes=codes, criteria=criteria)


def ruleset(*kaders: Kader, feiten: Iterable[Feit] = ()) -> Ruleset:
    """A rule set without words."""
    return Ruleset(
        digest="sha256:00",
        map="criteria",
        begrippen={},
        afgeleid={},
        werkwoorden={},
        kwalificaties=(),
        kaders=kaders,
        feiten=tuple(feiten),
    )


def feit(naam: str, soort: FeitSoort, bij: str, *waarden: str, bij_meer: str | None = None) -> Feit:
    """A key fact with these values."""
    return Feit(
        naam=naam,
        titel=f"titel {naam}",
        soort=soort,
        bij=(bij,),
        bij_meer=bij_meer,
        waarden=tuple(Waarde(waarde=waarde, alle=("woord",)) for waarde in waarden),
    )


def passage(
    number: int,
    labels: dict[str, Label],
    quote: str = "Tekst.",
    *,
    headings: tuple[str, ...] = (),
    partij: str | None = None,
    stopped: dict[str, str] | None = None,
) -> Passage:
    """A passage in the block of the same number; `stopped` gives codes with what stopped them."""
    reasons = [
        Reason(code=code, pattern=f"{code}-patroon", label=label, captures=Captures(partij=partij))
        for code, label in labels.items()
    ]
    reasons += [
        Reason(code=code, pattern=f"{code}-patroon", label=BEWIJS, blocked_by=by, captures=Captures(partij=partij))
        for code, by in (stopped or {}).items()
    ]
    return Passage(
        id=number,
        block=number,
        page=None,
        paragraph=number,
        headings=headings,
        text=quote,
        quote=quote,
        start=0,
        end=len(quote),
        labels=labels,
        reasons=tuple(reasons),
    )


def matches(
    *passages: Passage,
    feiten: Iterable[tuple[str, str, int, int]] = (),
    voorbehouden: Mapping[int, tuple[tuple[int, int], ...]] | None = None,
) -> Matches:
    """Matches with these passages, hits for facts as (name, value, passage, start), and what qualifiers bear on."""
    hits = tuple(
        FeitHit(naam=naam, waarde=waarde, passage=number, start=start) for naam, waarde, number, start in feiten
    )
    return Matches(passages=passages, feiten=hits, voorbehouden=dict(voorbehouden or {}))


def gold_passage(
    tekst: str, codes: str = "", *, noemt: str = "", betwist: str = "", soort: str = "alinea"
) -> GoldPassage:
    """A gold passage; codes are separated by spaces."""
    return GoldPassage(
        soort=soort,
        tekst=tekst,
        codes=tuple(codes.split()),
        noemt=tuple(noemt.split()),
        betwist=tuple(betwist.split()),
    )


def gold(
    *passages: GoldPassage,
    name: str = "01-veldrand",
    feiten: dict[str, FeitWaarde] | None = None,
    b3: tuple[str, ...] = (),
) -> GoldDocument:
    """The gold labels of a document."""
    return GoldDocument(
        id=name,
        document=f"{name}.docx",
        regio="Veldrand",
        datum="2020-03",
        status="definitief",
        feiten=feiten or {},
        b3_partijen=b3,
        passages=passages,
    )
