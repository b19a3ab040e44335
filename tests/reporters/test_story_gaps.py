"""What regions lack: who lacks what, and how to arrange it, each said once."""

from __future__ import annotations

from afsprakenscan.model.landelijk import NationalOverview
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.story import Cell, Heading, Item, Paragraph, QuoteItem, Table
from afsprakenscan.reporters.story_gaps import gaps
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, VERMELDING, aspect, criterium, passage

ADVICE = "Beschrijf wie welke stap zet."


def escalation(niveau: Niveau, trigger: object, steps: object, *found: int) -> object:
    return criterium(
        "kwaliteitskader",
        "f",
        "Opschaling",
        niveau,
        aspect("f1", "Aanleiding", trigger, *found),
        aspect("f2", "Stappen", steps, *found),
        advies=ADVICE,
    )


def advising(label: object, *found: int) -> object:
    level = {BEWIJS: Niveau.VOLLEDIG, VERMELDING: Niveau.GENOEMD}[label]
    return criterium("processtappen", "p1", "Advies en ondersteuning", level, aspect("p1", "Advies", label, *found))


PROOF = passage(
    1, "Bij verschil van inzicht belt de teamleider binnen een dag.", {"f1": BEWIJS, "f2": BEWIJS, "p1": BEWIJS}
)
MENTION = passage(1, "Advies kan altijd.", {"p1": VERMELDING})
COUNTRY = country(
    region(
        "Heel",
        report(
            "heel.pdf",
            criteria=(escalation(Niveau.VOLLEDIG, BEWIJS, BEWIJS, 1), advising(BEWIJS, 1)),
            passages=(PROOF,),
            kernfeiten={},
        ),
    ),
    region(
        "Half",
        report(
            "half.pdf",
            criteria=(escalation(Niveau.GEDEELTELIJK, BEWIJS, None), advising(VERMELDING, 1)),
            passages=(MENTION,),
            kernfeiten={},
        ),
    ),
    region(
        "Leeg",
        report(
            "leeg.pdf",
            criteria=(escalation(Niveau.ONTBREEKT, None, None), advising(BEWIJS, 1)),
            passages=(),
            kernfeiten={},
        ),
    ),
)


def told(overview: NationalOverview) -> list[Item]:
    return list(gaps(overview))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))


def test_every_region_with_what_it_lacks():
    table = told(COUNTRY)[1]
    assert isinstance(table, Table)
    assert table.columns == ("Regio", "Ontbreekt geheel", "Niet gevonden", "Alleen genoemd")
    assert table.rows == (
        cells("Half", "–", "f: stappen", "p1: advies en ondersteuning"),
        cells("Leeg", "f: opschaling", "–", "–"),
    )


def test_every_requirement_with_who_lacks_it_advice_and_example():
    assert told(COUNTRY)[2:] == [
        Heading(3, "f  Opschaling", "leemte-f"),
        Paragraph(ADVICE),
        Table(
            "Opschaling: wie wat mist",
            ("Aspect", "Niet gevonden in", "Alleen genoemd in"),
            (cells("Aanleiding", "1: Leeg", "–"), cells("Stappen", "2: Half en Leeg", "–")),
        ),
        QuoteItem(PROOF.quote, "Heel, blz. 4, 3 Overdracht"),
        Heading(3, "p1  Advies en ondersteuning", "leemte-p1"),
        Table(
            "Advies en ondersteuning: wie wat mist",
            ("Aspect", "Niet gevonden in", "Alleen genoemd in"),
            (cells("Advies en ondersteuning", "–", "1: Half"),),
        ),
        QuoteItem(PROOF.quote, "Heel, blz. 4, 3 Overdracht"),
    ]


def test_two_examples_say_what_each_is_about():
    first = passage(1, "Bij verschil van inzicht gaat de zaak een trede hoger.", {"f1": BEWIJS})
    second = passage(2, "Daarna beslist de directeur binnen een week.", {"f2": BEWIJS})
    whole = report(
        "a.pdf",
        criteria=(escalation(Niveau.VOLLEDIG, BEWIJS, BEWIJS, 1, 2),),
        passages=(first, second),
        kernfeiten={},
    )
    none = report("b.pdf", criteria=(escalation(Niveau.ONTBREEKT, None, None),), passages=(), kernfeiten={})
    shown = [item for item in told(country(region("A", whole), region("B", none))) if isinstance(item, QuoteItem)]
    assert [(item.text, item.remarks) for item in shown] == [
        (first.quote, ("over aanleiding",)),
        (second.quote, ("over stappen",)),
    ]


def test_no_gaps_no_section():
    assert told(country()) == []
