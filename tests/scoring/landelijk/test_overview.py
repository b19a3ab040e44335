"""The country as a whole: counts, examples, gaps, and the picture of 2020 beside it."""

from __future__ import annotations

import pytest

from afsprakenscan import naslag
from afsprakenscan.model.landelijk import Oordeel2020, Tijd
from afsprakenscan.model.results import Niveau
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, REPORT, aspect, criterium, passage

OLD = region("Oudland", report("oud.pdf", datum="2018-05"))
EMPTY = region(
    "Leegveld",
    report(
        "leeg.pdf",
        passages=(),
        datum=None,
        criteria=tuple(
            one.model_copy(
                update={
                    "niveau": Niveau.ONTBREEKT,
                    "aspecten": tuple(a.model_copy(update={"label": None, "passages": ()}) for a in one.aspecten),
                }
            )
            for one in REPORT.criteria
        ),
    ),
)
COUNTRY = country(region("Veldrand"), OLD, EMPTY)


def of(code: str):
    """The picture of one criterium."""
    return next(one for one in COUNTRY.criteria if one.code == code)


def test_counts_levels_and_dates():
    assert [(one.code, one.komt_terug.aantal, one.komt_terug.van) for one in COUNTRY.criteria] == [
        ("v1", 2, 3),
        ("a", 2, 3),
        ("e", 0, 3),
        ("f", 2, 3),
        ("g", 0, 3),
        ("p3", 2, 3),
        ("p7", 0, 3),
    ]
    assert of("e").niveaus == {
        Niveau.ONTBREEKT: 1,
        Niveau.GENOEMD: 2,
        Niveau.GEDEELTELIJK: 0,
        Niveau.VOLLEDIG: 0,
    }
    assert (COUNTRY.voor, COUNTRY.na, COUNTRY.tijd_onbekend) == (1, 1, 1)
    assert (of("a").voor.aantal, of("a").voor.van, of("a").na.aantal, of("a").na.van) == (1, 1, 1, 1)
    assert of("a").regios == ("Veldrand", "Oudland")


def test_how_concrete_counts_regions_that_arrange_it():
    said = of("a").concreetheid
    assert [(one.aantal, one.van) for one in (said.wie, said.wanneer, said.hoe)] == [(2, 2)] * 3
    assert of("f").concreetheid.wie.aantal == 0


def test_aspects_count_proof_and_mentions_apart():
    assert [(one.code, one.bewijs.aantal, one.vermelding) for one in of("a").aspecten] == [
        ("a1", 2, 0),
        ("a2", 2, 0),
        ("a3", 2, 0),
        ("a4", 2, 0),
        ("a5", 0, 2),
        ("a6", 0, 0),
    ]


def test_an_aspect_has_its_best_example():
    shown = {one.code: one.voorbeeld and (one.voorbeeld.regio, one.voorbeeld.codes) for one in of("a").aspecten}
    assert shown == {
        "a1": ("Oudland", ("a1",)),
        "a2": ("Oudland", ("a2",)),
        "a3": ("Oudland", ("a3",)),
        "a4": ("Oudland", ("a4",)),
        "a5": None,  # only mentioned
        "a6": None,
    }


def test_examples_add_to_each_other_and_name_their_source():
    shown = [(one.regio, one.bestand, one.page, one.codes) for one in of("a").voorbeelden]
    assert shown == [("Oudland", "oud.pdf", 4, ("a1", "a3", "a4")), ("Veldrand", "veldrand.pdf", 4, ("a1", "a3", "a4"))]
    assert of("e").voorbeelden == ()  # a mention is no example


def test_key_facts_group_regions_by_value():
    facts = {fact.naam: fact for fact in COUNTRY.kernfeiten}
    assert [(one.waarde, one.regios) for one in facts["informeren_met_hulp"].groepen] == [
        ("LT", ("Veldrand", "Oudland", "Leegveld"))
    ]
    assert [one.waarde for one in facts["monitoring_maanden"].groepen] == ["12", "3"]
    assert facts["casusevaluatie"].onbekend == ("Veldrand", "Oudland", "Leegveld")


def test_shared_and_own_passages():
    assert [(one.regios, one.codes) for one in COUNTRY.gedeeld] == [
        (("Veldrand", "Oudland"), ("a1", "a3", "a4")),
        (("Veldrand", "Oudland"), ("a2", "p3")),
    ]  # the passage on f1 is too short to compare
    assert [(one.regio, one.passages, one.gedeelde_passages) for one in COUNTRY.eigen] == [
        ("Veldrand", 0, 2),
        ("Oudland", 0, 2),
        ("Leegveld", 0, 0),
    ]


def test_a_topic_of_one_region_is_its_own():
    assert [one.codes for one in country(region("Veldrand"), EMPTY).eigen] == [("v1", "a", "f", "p3"), ()]


def test_gaps_say_what_lacks_and_how_another_words_it():
    gaps = [gap for gap in COUNTRY.leemtes if gap.regio == "Veldrand"]
    assert [(gap.code, gap.niveau, gap.ontbreekt, gap.alleen_genoemd) for gap in gaps] == [
        ("e", Niveau.GENOEMD, ("taal",), ("genoemd",)),
        ("f", Niveau.GEDEELTELIJK, ("stappen",), ()),
        ("g", Niveau.ONTBREEKT, ("casuïstiek", "vorm"), ()),
        ("p7", Niveau.ONTBREEKT, ("raad",), ()),
    ]
    other = next(gap for gap in COUNTRY.leemtes if (gap.regio, gap.code) == ("Leegveld", "a")).voorbeeld
    assert other is not None
    assert other.regio == "Oudland"
    assert gaps[0].voorbeeld is None  # nobody has it


def test_recommendations_give_their_reason():
    reasons = {one.codes: one.aanleiding for one in COUNTRY.aanbevelingen}
    assert reasons[("g",)] == "'Samen leren van casuïstiek' is vastgelegd in 0 van de 3 regio's"
    assert ("v3",) not in reasons  # not in these criteria, so nothing is known of it


def numbers(have: int, total: int):
    """A country in which so many regions arrange g."""
    proof = criterium("kwaliteitskader", "g", "G", Niveau.VOLLEDIG, aspect("g1", "x", BEWIJS, 1))
    absent = criterium("kwaliteitskader", "g", "G", Niveau.ONTBREEKT, aspect("g1", "x", None))
    text = (passage(1, "Kort.", {"g1": BEWIJS}),)
    return country(
        *(
            region(f"R{nr}", report(f"{nr}.pdf", criteria=(proof if nr < have else absent,), passages=text))
            for nr in range(total)
        )
    )


@pytest.mark.parametrize(
    ("have", "total", "verdict"),
    [
        (4, 24, Oordeel2020.GELIJK),
        (3, 24, Oordeel2020.MINDER),
        (5, 24, Oordeel2020.MEER),
        (2, 12, Oordeel2020.GELIJK),
        (0, 3, Oordeel2020.GELIJK),  # 4 of 24 is half a region of 3, which rounds to none
    ],
)
def test_2020_is_compared_by_share(have: int, total: int, verdict: Oordeel2020):
    (row,) = [row for row in numbers(have, total).vergelijking_2020 if row.codes == ("g",)]
    assert row.oordeel is verdict


def test_the_row_without_codes_counts_dates():
    (row,) = [row for row in COUNTRY.vergelijking_2020 if not row.codes]
    assert (row.nu.aantal, row.nu.van) == (1, 3)
    assert COUNTRY.regios[1].tijd is Tijd.VOOR


def test_reference_data_has_26_regions_on_places_of_their_own():
    regions = naslag.vt_regios()
    assert len(regions) == 26
    assert len({(one.rij, one.kolom) for one in regions}) == 26
    assert len({one.code for one in regions}) == 26
