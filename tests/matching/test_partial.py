"""How far a pattern fits a text that it does not fit."""

import pytest

from afsprakenscan.matching.partial import Condition, Fit, Partial
from afsprakenscan.model.kader import Afgeleid, Logica

NAMES = ("gezin", "inlichten", "melding", "melder", "gezin_inlichten")
BITS = {name: 1 << number for number, name in enumerate(NAMES)}
DERIVED = {
    "gezin_inlichten": Afgeleid(uitleg="het gezin hoort het", alle=("inlichten", "gezin@zin/kop"), geen_van=("melder",))
}


def fit(logic: dict, zin: str = "", kop: str = "", blok: str = "") -> Fit:
    places = {"zin": zin, "kop": kop, "blok": f"{zin} {blok}"}
    masks = {place: sum({BITS[name] for name in names.split()}) for place, names in places.items()}
    return Partial(BITS, DERIVED).fit(Logica.model_validate(logic), masks, "zin")


def concept(*names: str, places: tuple[str, ...] = ("zin",)) -> Condition:
    return Condition("begrip", names, places)


def test_every_part_counts_as_much():
    found = fit({"alle": ["gezin", "inlichten", "melding@zin/kop"]}, zin="gezin", kop="melding")
    assert found.share == pytest.approx(2 / 3)
    assert found.met == (concept("gezin"), concept("melding", places=("zin", "kop")))
    assert found.lacking == (concept("inlichten"),)


def test_of_a_choice_the_best_option_counts():
    choice = {"een_van": ["melder", {"alle": ["gezin", "melding"]}]}
    assert fit(choice, zin="gezin") == Fit((0.5,), (concept("gezin"),), (concept("melding"),))
    assert fit(choice) == Fit((0.0,), (), (concept("melder", "gezin"),))
    assert fit(choice, zin="melder") == Fit((1.0,), (concept("melder"),))


def test_at_least_so_many():
    two = {"minstens": {"aantal": 2, "van": ["gezin", "melding", "melder"]}}
    assert fit(two, zin="melding") == Fit((0.5,), (concept("melding"),), (concept("gezin", "melder"),))
    assert fit(two, zin="melding gezin").share == 1


def test_what_must_be_absent_is_named_when_it_is_there():
    without = {"alle": ["gezin"], "geen_van": ["melder"]}
    assert fit(without, zin="gezin") == Fit((1.0,), (concept("gezin"),))
    found = fit(without, zin="gezin melder")
    assert (found.share, found.lacking) == (0.5, (Condition("uitgesloten", ("melder",), ("zin",)),))


def test_a_double_negation_asks_for_what_it_names():
    found = fit({"alle": ["gezin"], "geen_van": [{"geen_van": ["melding"]}]}, zin="gezin")
    assert (found.share, found.lacking) == (0.5, (concept("melding"),))


def test_a_derived_concept_is_taken_apart():
    derived = {"alle": ["gezin_inlichten", "melding"]}
    found = fit(derived, zin="inlichten melding")
    assert found.share == pytest.approx(0.75)
    assert found.met == (concept("inlichten"), concept("melding"))
    assert found.lacking == (concept("gezin", places=("zin", "kop")),)


def test_a_derived_concept_of_which_nothing_is_there_stays_whole():
    assert fit({"alle": ["gezin_inlichten"]}).lacking == (concept("gezin_inlichten"),)
    assert fit({"alle": ["gezin_inlichten@kop"]}, zin="gezin").lacking == (concept("gezin_inlichten", places=("kop",)),)


def test_a_derived_concept_spread_over_sentences_is_half_there():
    whole = concept("gezin_inlichten", places=("blok",))
    found = fit({"alle": ["gezin_inlichten@blok"]}, blok="gezin inlichten")
    assert (found.share, found.lacking) == (0.5, (whole,))


def test_names_are_those_of_the_derived_concepts_too():
    partial = Partial(BITS, DERIVED)
    assert partial.names(Logica(een_van=("gezin_inlichten@kop",))) == {
        "gezin_inlichten",
        "inlichten",
        "gezin",
        "melder",
    }
