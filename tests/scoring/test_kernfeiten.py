"""Key facts from the values seen in passages, and from what their quotes say."""

from __future__ import annotations

import pytest

from afsprakenscan.model.document import Document
from afsprakenscan.model.kader import Feit, FeitSoort, Label
from afsprakenscan.model.results import FeitWaarde, Kernfeit, Matches, Reason
from afsprakenscan.scoring.kernfeiten import kernfeiten
from helpers.documents import document
from helpers.scoring import BEWIJS, VERMELDING, feit, matches, passage

EMPTY = document("Tekst.")
KEUZE = feit("wijze", FeitSoort.KEUZE, "c2", "koud", "warm", "wisselend", bij_meer="wisselend")
MEEST = feit("wijze", FeitSoort.KEUZE, "c2", "koud", "warm")
LIJST = feit("wijze", FeitSoort.LIJST, "c2", "koud", "warm", "koud")
LADDER = feit("wijze", FeitSoort.LADDER, "c2", "koud", "warm", "wisselend")
MAANDEN = feit("monitoring", FeitSoort.MAANDEN, "c5")
FREQUENTIE = feit("evaluatie", FeitSoort.FREQUENTIE, "o5")
BIJLAGE = ("Bijlage 2 Ons team",)


def read(fact: Feit, found: Matches, source: Document = EMPTY) -> tuple[FeitWaarde, tuple[int, ...]]:
    """The value of the fact and its passages."""
    result = kernfeiten([fact], found, source, datum=None)[fact.naam]
    assert result.titel == fact.titel
    return result.waarde, result.passages


def ways(*values: str) -> Matches:
    """Matches in which passage 1, 2 ... each give one value."""
    passages = [passage(nr, {"c2": BEWIJS}) for nr in range(1, len(values) + 1)]
    return matches(*passages, feiten=[("wijze", value, nr, 0) for nr, value in enumerate(values, 1)])


def test_facts_come_by_name_in_the_order_of_the_rules() -> None:
    assert kernfeiten(
        [MAANDEN, KEUZE, LIJST.model_copy(update={"naam": "kanalen"})], matches(), EMPTY, datum="2020-01"
    ) == {
        "tov_kader": Kernfeit(waarde="na", titel="Opgesteld voor of na het kwaliteitskader"),
        "monitoring": Kernfeit(waarde=(), titel="titel monitoring"),
        "wijze": Kernfeit(waarde="onbekend", titel="titel wijze"),
        "kanalen": Kernfeit(waarde=(), titel="titel wijze"),
    }


@pytest.mark.parametrize(
    ("fact", "values", "outcome"),
    [
        (KEUZE, [], ("onbekend", ())),
        (KEUZE, ["koud", "koud"], ("koud", (1, 2))),
        (KEUZE, ["koud", "warm"], ("wisselend", (1, 2))),
        (KEUZE, ["koud", "wisselend"], ("wisselend", (1, 2))),
        (MEEST, ["warm", "koud", "koud"], ("koud", (2, 3))),
        (MEEST, ["warm", "koud"], ("warm", (1,))),
        (LIJST, ["warm", "koud", "warm"], (("koud", "warm"), (1, 2, 3))),
        (LADDER, ["warm", "koud", "warm"], (("warm", "koud"), (1, 2, 3))),
    ],
)
def test_values_make_a_fact(fact: Feit, values: list[str], outcome: tuple[FeitWaarde, tuple[int, ...]]) -> None:
    assert read(fact, ways(*values)) == outcome


def test_a_ladder_follows_the_text_within_a_passage_and_over_passages() -> None:
    found = matches(
        passage(7, {"c2": BEWIJS}),
        passage(3, {"c2": BEWIJS}),
        feiten=[("wijze", "koud", 3, 0), ("wijze", "wisselend", 7, 20), ("wijze", "warm", 7, 5)],
    )
    assert read(LADDER, found) == (("warm", "wisselend", "koud"), (7, 3))


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ([("VT", 1), ("LT", 1)], ("VT", (1,))),
        ([("VT", 1), ("LT", 2), ("LT", 3)], ("LT", (2, 3))),
        ([("LT", 1), ("VT", 2)], ("LT", (1,))),
        ([("VT", 1), ("LT", 1), ("LT", 2)], ("LT", (1, 2))),
        ([("VT", 1), ("VT", 1), ("LT", 2), ("LT", 3)], ("LT", (2, 3))),
        ([("VT", 1), ("samen", 2)], ("samen", (1, 2))),
    ],
)
def test_two_parties_do_it_together_only_when_the_text_says_so(
    values: list[tuple[str, int]], outcome: tuple[FeitWaarde, tuple[int, ...]]
) -> None:
    fact = feit("plan", FeitSoort.KEUZE, "b1", "samen", "VT", "LT", bij_meer="samen")
    passages = [passage(nr, {"b1": BEWIJS}) for nr in sorted({nr for _, nr in values})]
    found = matches(*passages, feiten=[("plan", value, nr, 0) for value, nr in values])
    assert read(fact, found) == outcome


@pytest.mark.parametrize(
    ("labels", "text"), [({"c2": BEWIJS, "m1": BEWIJS}, "Zin."), ({"c2": BEWIJS}, "INLEGVEL DORP. Zin.")]
)
def test_a_local_deviation_yields_to_what_holds_for_all(labels: dict[str, Label], text: str) -> None:
    local = passage(1, labels, text)
    found = matches(local, passage(2, {"c2": BEWIJS}), feiten=[("wijze", "koud", 1, 0), ("wijze", "warm", 2, 0)])
    assert read(KEUZE, found) == ("warm", (2,))
    assert read(KEUZE, matches(local, feiten=[("wijze", "koud", 1, 0)])) == ("koud", (1,))


def test_only_passages_with_proof_for_the_fact_count() -> None:
    found = matches(
        passage(1, {"c2": VERMELDING}),
        passage(2, {"c3": BEWIJS}),
        passage(3, {"c2": BEWIJS}),
        feiten=[("wijze", "koud", 1, 0), ("wijze", "koud", 2, 0), ("wijze", "warm", 3, 0), ("kanalen", "koud", 3, 0)],
    )
    assert read(KEUZE, found) == ("warm", (3,))


@pytest.mark.parametrize(("labels", "outcome"), [({"c2": BEWIJS}, ("warm", (2,))), ({}, ("koud", (1,)))])
def test_passages_with_a_related_code_count_only_without_the_own_one(
    labels: dict[str, Label], outcome: tuple[FeitWaarde, tuple[int, ...]]
) -> None:
    related = KEUZE.model_copy(update={"bij": ("c2", "p3")})
    values = [("wijze", "koud", 1, 0)] + ([("wijze", "warm", 2, 0)] if labels else [])
    assert read(related, matches(passage(1, {"p3": BEWIJS}), passage(2, labels), feiten=values)) == outcome


def test_what_a_qualifier_bears_on_is_not_read() -> None:
    quote = "VT belt na zes en twaalf maanden. Het contact na drie maanden is vervallen."
    found = matches(passage(1, {"c5": BEWIJS}, quote), voorbehouden={1: ((34, len(quote)),)})
    assert read(MAANDEN, found) == ((6, 12), (1,))
    often = passage(1, {"o5": BEWIJS}, "Elk jaar wilde men. Elk kwartaal bespreken wij dit.")
    assert read(FREQUENTIE, matches(often)) == ("jaarlijks", (1,))
    assert read(FREQUENTIE, matches(often, voorbehouden={1: ((0, 18),)})) == ("4 per jaar", (1,))


def test_a_sentence_that_a_rule_marks_is_not_read() -> None:
    found = passage(1, {"c5": BEWIJS}, "VT belt na zes maanden. Kinderen van na drie maanden ziet VT zelf.")
    marked = [("monitoring", "telt niet", 1, 30), ("wijze", "telt niet", 1, 2)]
    assert read(MAANDEN, matches(found, feiten=marked)) == ((6,), (1,))


@pytest.mark.parametrize(("fact", "outcome"), [(KEUZE, ("warm", (2,))), (LADDER, (("warm",), (2,)))])
@pytest.mark.parametrize(
    "heading", ["Bijlage 1", "2 Addendum gemeente Oost", "BIJLAGEN", "Aanhangsel A", "Inlegvel Oost"]
)
def test_an_annex_yields_to_the_main_text(
    fact: Feit, outcome: tuple[FeitWaarde, tuple[int, ...]], heading: str
) -> None:
    found = matches(
        passage(1, {"c2": BEWIJS}, headings=(heading, "Overdracht")),
        passage(2, {"c2": BEWIJS}, headings=("3 Overdracht",)),
        feiten=[("wijze", "koud", 1, 0), ("wijze", "warm", 2, 0)],
    )
    assert read(fact, found) == outcome


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("Bijlage 1", (("koud", "warm"), (1, 2))),
        ("Bijlage gemeente Oost", (("warm",), (2,))),
        ("2 Addendum gemeente Oost", (("warm",), (2,))),
        ("Bijvoegsel Oost", (("warm",), (2,))),
    ],
)
def test_an_annex_adds_to_a_list_unless_it_deviates(heading: str, outcome: tuple[FeitWaarde, tuple[int, ...]]) -> None:
    found = matches(
        passage(1, {"c2": BEWIJS}, headings=(heading, "Overdracht")),
        passage(2, {"c2": BEWIJS}, headings=("3 Overdracht",)),
        feiten=[("wijze", "koud", 1, 0), ("wijze", "warm", 2, 0)],
    )
    assert read(LIJST, found) == outcome


def test_an_annex_counts_when_the_main_text_is_silent() -> None:
    found = matches(passage(1, {"c2": BEWIJS}, headings=BIJLAGE), feiten=[("wijze", "koud", 1, 0)])
    assert read(KEUZE, found) == ("koud", (1,))


@pytest.mark.parametrize(
    ("quotes", "source", "outcome"),
    [
        (["VT maakt het veiligheidsplan.", "LT maakt het herstelplan."], "Tekst.", ("VT", (1,))),
        (["LT maakt het herstelplan."], "Het veiligheidsplan volgt later.", ("onbekend", ())),
        (["LT maakt het herstelplan."], "Tekst.", ("LT", (1,))),
        (["VT maakt het veiligheids- en herstelplan."], "Een veiligheidsplan.", ("VT", (1,))),
    ],
)
def test_a_recovery_plan_only_counts_without_a_safety_plan(
    quotes: list[str], source: str, outcome: tuple[FeitWaarde, tuple[int, ...]]
) -> None:
    fact = feit("veiligheidsplan", FeitSoort.KEUZE, "b1", "VT", "LT", bij_meer="samen")
    passages = [passage(nr, {"b1": BEWIJS}, quote) for nr, quote in enumerate(quotes, 1)]
    hits = [("veiligheidsplan", quote[:2], nr, 0) for nr, quote in enumerate(quotes, 1)]
    text = "\n".join([source, *quotes])
    assert read(fact, matches(*passages, feiten=hits), document(text)) == outcome


def test_a_recovery_plan_beside_a_safety_plan_is_told_apart_by_the_sentence() -> None:
    fact = feit("veiligheidsplan", FeitSoort.KEUZE, "b1", "VT", "LT", bij_meer="samen")
    text = "VT maakt het veiligheidsplan. LT schrijft er het herstelplan achteraan."
    hits = [("veiligheidsplan", "VT", 1, 9), ("veiligheidsplan", "LT", 1, text.index("schrijft"))]
    found = matches(passage(1, {"b1": BEWIJS}, text), feiten=hits)
    assert read(fact, found, document(text)) == ("VT", (1,))


def test_months_come_from_the_quotes_of_all_passages() -> None:
    found = matches(
        passage(1, {"c5": BEWIJS}, "VT monitort na een jaar."),
        passage(2, {"c5": BEWIJS}, "VT belt met het gezin."),
        passage(3, {"c5": BEWIJS}, "Na drie en twaalf maanden belt VT."),
        passage(4, {"p6": BEWIJS}, "Na 18 maanden."),
    )
    assert read(MAANDEN, found) == ((3, 12), (1, 3))


def test_months_of_an_annex_yield_to_those_of_the_main_text() -> None:
    found = matches(
        passage(1, {"c5": BEWIJS}, "VT monitort."),
        passage(2, {"c5": BEWIJS}, "Na 6 maanden.", headings=BIJLAGE),
    )
    assert read(MAANDEN, found) == ((6,), (2,))
    main = passage(3, {"c5": BEWIJS}, "Na 3 maanden.")
    assert read(MAANDEN, matches(*found.passages, main)) == ((3,), (3,))


def test_a_number_under_a_column_of_months_is_a_month() -> None:
    source = document("""
        || Maand | VT | Team
        | 3 | belt met het team | neemt op binnen 2 dagen
        | 12 | gaat op bezoek | gaat mee
        """)
    rows = [passage(block.nr, {"c5": BEWIJS}, block.text) for block in source.blocks[1:]]
    assert read(MAANDEN, matches(*rows), source) == ((3, 12), (2, 3))


def test_a_frequency_is_the_first_of_the_main_text() -> None:
    found = matches(
        passage(1, {"o5": BEWIJS}, "Elk kwartaal.", headings=BIJLAGE),
        passage(2, {"o5": BEWIJS}, "De tekst wordt zo nodig aangepast."),
        passage(3, {"o5": BEWIJS}, "Het convenant wordt tweemaal per jaar geëvalueerd."),
        passage(4, {"o5": BEWIJS}, "Fouten verwerken we maandelijks."),
    )
    assert read(FREQUENTIE, found) == ("2 per jaar", (3,))
    assert read(FREQUENTIE, matches(*found.passages[:2])) == ("4 per jaar", (1,))
    assert read(FREQUENTIE, matches(found.passages[1])) == ("onbekend", ())


def test_a_frequency_stands_in_the_sentence_that_proves_the_code() -> None:
    text = "In 2022 passen wij dit aan. Elk kwartaal bespreken wij een zaak. Elk jaar in mei is er soep."
    proof = Reason(code="o5", pattern="p", label=BEWIJS, concepts={"herzien": "passen wij dit aan"})
    found = passage(1, {"o5": BEWIJS}, text).model_copy(update={"reasons": (proof,)})
    assert read(FREQUENTIE, matches(found)) == ("2022", (1,))


def test_a_frequency_may_stand_in_a_sentence_beside_the_quote() -> None:
    found = passage(1, {"o5": BEWIJS}, "Elk jaar in december komt er een nieuwe druk. Dan lopen wij de stappen na.")
    found = found.model_copy(update={"quote": "Dan lopen wij de stappen na."})
    assert read(FREQUENTIE, matches(found)) == ("jaarlijks", (1,))


def test_learning_from_cases_is_a_repetition() -> None:
    learning = feit("casusevaluatie", FeitSoort.FREQUENTIE, "g2")
    found = matches(
        passage(1, {"g2": BEWIJS}, "In het najaar van 2022 beginnen wij daarmee."),
        passage(2, {"g2": BEWIJS}, "Elk kwartaal bespreken wij een zaak."),
    )
    assert read(learning, found) == ("4 per jaar", (2,))


RUNGS = feit("ladder", FeitSoort.LADDER, "f2", "a", "b", "c", "d")


def rungs(*places: tuple[str, str, str]) -> Matches:
    """Matches in which each passage, given as heading, text and value, names one rung."""
    passages = [passage(nr, {"f2": BEWIJS}, text, headings=(kop,)) for nr, (kop, text, _) in enumerate(places, 1)]
    return matches(*passages, feiten=[("ladder", value, nr, 0) for nr, (_, _, value) in enumerate(places, 1)])


def test_a_ladder_stands_in_one_section() -> None:
    found = rungs(("Taken", "Zin.", "d"), ("Ladder", "Zin.", "a"), ("Ladder", "Zin.", "b"), ("Ladder", "Zin.", "c"))
    assert read(RUNGS, found) == (("a", "b", "c"), (2, 3, 4))


def test_rungs_with_a_heading_each_make_one_ladder() -> None:
    found = rungs(("Trede een", "Zin.", "a"), ("Trede twee", "Zin.", "b"), ("Trede drie", "Zin.", "c"))
    assert read(RUNGS, found) == (("a", "b", "c"), (1, 2, 3))


INFORMING = [
    feit(naam, FeitSoort.KEUZE, "a3", "VT", "LT", "samen", bij_meer="samen")
    for naam in ("informeren_zonder_hulp", "informeren_met_hulp")
]


@pytest.mark.parametrize(
    ("values", "parties", "outcome"),
    [
        ([("informeren_met_hulp", "VT")], ["VT"], ("VT", "VT")),
        ([("informeren_zonder_hulp", "LT")], ["LT"], ("LT", "LT")),
        ([("informeren_zonder_hulp", "VT")], ["VT", "VT"], ("VT", "onbekend")),
        ([("informeren_met_hulp", "LT")], ["LT"], ("onbekend", "LT")),
        ([("informeren_met_hulp", "samen")], ["VT+LT"], ("onbekend", "samen")),
        ([("informeren_met_hulp", "LT")], ["LT", "VT", "VT"], ("VT", "LT")),
        ([("informeren_met_hulp", "samen")], ["VT+LT", "VT"], ("VT", "samen")),
        ([("informeren_zonder_hulp", "VT")], ["VT", "LT"], ("VT", "LT")),
        ([("informeren_met_hulp", "LT")], ["LT", "LT"], ("onbekend", "LT")),
        ([("informeren_met_hulp", "LT")], ["LT", "VT", "LT"], ("onbekend", "LT")),
        ([], ["VT", "VT"], ("VT", "VT")),
        ([], ["VT", "LT"], ("onbekend", "onbekend")),
        ([], ["VT+LT"], ("onbekend", "onbekend")),
        ([], [], ("onbekend", "onbekend")),
    ],
)
def test_who_informs_without_the_situation(
    values: list[tuple[str, str]], parties: list[str], outcome: tuple[str, str]
) -> None:
    passages = [passage(nr, {"a3": BEWIJS}, partij=partij) for nr, partij in enumerate(parties, 1)]
    found = matches(*passages, feiten=[(naam, value, 1, 0) for naam, value in values])
    facts = kernfeiten(INFORMING, found, EMPTY, datum=None)
    assert tuple(facts[one.naam].waarde for one in INFORMING) == outcome


def test_an_annex_without_agreements_adds_nothing_to_a_list() -> None:
    heading = "Bijlage B Toelichting (maakt geen deel uit van het convenant)"
    found = matches(
        passage(1, {"c2": BEWIJS}, headings=(heading,)),
        passage(2, {"c2": BEWIJS}, headings=("3 Overdracht",)),
        feiten=[("wijze", "koud", 1, 0), ("wijze", "warm", 2, 0)],
    )
    assert read(LIJST, found) == (("warm",), (2,))


def test_who_do_the_case_may_stand_beside_the_rest_of_a_ladder() -> None:
    ladder = feit("ladder", FeitSoort.LADDER, "f2", "professionals", "leidinggevende", "directie", "bestuurlijk")
    found = matches(
        passage(1, {"f2": BEWIJS}, headings=("8 Oneens", "Wat nu?")),
        passage(2, {"f2": BEWIJS}, headings=("8 Oneens", "En dan?")),
        feiten=[
            ("ladder", "professionals", 1, 0),
            ("ladder", "bestuurlijk", 1, 5),
            *[("ladder", value, 2, 0) for value in ("gedragswetenschapper", "leidinggevende", "directie")],
        ],
    )
    assert read(ladder, found) == (("professionals", "gedragswetenschapper", "leidinggevende", "directie"), (1, 2))
