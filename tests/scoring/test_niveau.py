"""Levels follow the codebook: from nothing to all core aspects."""

from __future__ import annotations

import pytest

from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import AspectResult, CriteriumResult, Niveau
from afsprakenscan.scoring.niveau import best_label, both_act, criteria_results, niveau_of
from helpers.scoring import BEWIJS, VERMELDING, aspect, criterium, kader, matches, passage

ASPECTS = (aspect("a1"), aspect("a2"), aspect("a5", kern=False))


@pytest.mark.parametrize(
    ("labels", "niveau"),
    [
        ({}, Niveau.ONTBREEKT),
        ({"a1": VERMELDING}, Niveau.GENOEMD),
        ({"a5": VERMELDING}, Niveau.GENOEMD),
        ({"a5": BEWIJS}, Niveau.GENOEMD),
        ({"a5": BEWIJS, "a1": VERMELDING}, Niveau.GENOEMD),
        ({"a1": BEWIJS}, Niveau.GEDEELTELIJK),
        ({"a1": BEWIJS, "a2": VERMELDING}, Niveau.GEDEELTELIJK),
        ({"a1": BEWIJS, "a5": BEWIJS}, Niveau.GEDEELTELIJK),
        ({"a1": BEWIJS, "a2": BEWIJS}, Niveau.VOLLEDIG),
        ({"a1": BEWIJS, "a2": BEWIJS, "a5": VERMELDING}, Niveau.VOLLEDIG),
        ({"c1": BEWIJS}, Niveau.ONTBREEKT),
    ],
)
def test_niveau_of(labels: dict[str, Label], niveau: Niveau) -> None:
    assert niveau_of(ASPECTS, labels) is niveau


@pytest.mark.parametrize(
    ("labels", "best"),
    [([], None), ([VERMELDING], VERMELDING), ([VERMELDING, BEWIJS], BEWIJS), ([BEWIJS, VERMELDING], BEWIJS)],
)
def test_best_label(labels: list[Label], best: Label | None) -> None:
    assert best_label(labels) is best


@pytest.mark.parametrize(
    ("parties", "both"), [((), False), (("VT",), False), (("VT", "gemeente"), False), (("LT", "VT", "LT"), True)]
)
def test_both_act(parties: tuple[str, ...], *, both: bool) -> None:
    assert both_act(parties) is both


def test_a_criterium_lists_its_passages_with_proof_first() -> None:
    found = matches(
        passage(1, {"a1": VERMELDING}),
        passage(2, {"a1": BEWIJS}),
        passage(3, {"c1": BEWIJS}),
        passage(4, {"a1": VERMELDING, "a2": VERMELDING}),
        passage(5, {"a1": BEWIJS}),
    )
    assert criteria_results([kader(criterium("a", *ASPECTS))], found) == (
        CriteriumResult(
            kader="kwaliteitskader",
            code="a",
            titel="titel a",
            niveau=Niveau.GEDEELTELIJK,
            aspecten=(
                AspectResult(code="a1", titel="titel a1", kern=True, label=BEWIJS, passages=(2, 5, 1, 4)),
                AspectResult(code="a2", titel="titel a2", kern=True, label=VERMELDING, passages=(4,)),
                AspectResult(code="a5", titel="titel a5", kern=False, label=None, passages=()),
            ),
            advies="advies a",
        ),
    )


def test_criteria_keep_the_order_of_the_kaders_and_one_aspect_is_enough_for_volledig() -> None:
    kaders = [kader(criterium("p2"), criterium("p1"), naam="processtappen"), kader(criterium("n6"), naam="aanvullend")]
    results = criteria_results(kaders, matches(passage(1, {"p1": BEWIJS}), passage(2, {"n6": VERMELDING})))
    assert [(one.kader, one.code, one.niveau) for one in results] == [
        ("processtappen", "p2", Niveau.ONTBREEKT),
        ("processtappen", "p1", Niveau.VOLLEDIG),
        ("aanvullend", "n6", Niveau.GENOEMD),
    ]


@pytest.mark.parametrize(
    ("acting", "label", "niveau"),
    [
        ([("VT", {}), ("LT", {})], BEWIJS, Niveau.VOLLEDIG),
        ([("VT+LT", {})], BEWIJS, Niveau.VOLLEDIG),
        ([("VT", {}), ("VT", {})], VERMELDING, Niveau.GENOEMD),
        ([("VT", {}), (None, {})], VERMELDING, Niveau.GENOEMD),
        ([("VT", {"b1": "ontkenning"}), ("gemeente", {})], VERMELDING, Niveau.GENOEMD),
        ([], None, Niveau.ONTBREEKT),
    ],
)
def test_an_aspect_for_both_parties_needs_both(
    acting: list[tuple[str | None, dict[str, str]]], label: Label | None, niveau: Niveau
) -> None:
    passages = [
        passage(nr, {"b3": BEWIJS}, partij=partij, stopped=stopped) for nr, (partij, stopped) in enumerate(acting, 1)
    ]
    (result,) = criteria_results([kader(criterium("b", aspect("b3"), beide_partijen=("b3",)))], matches(*passages))
    assert (result.aspecten[0].label, result.niveau) == (label, niveau)


def test_a_stopped_hit_and_another_code_do_not_supply_the_second_party() -> None:
    found = matches(
        passage(1, {"b3": BEWIJS}, partij="VT"),
        passage(2, {}, partij="LT", stopped={"b3": "ontkenning"}),
        passage(3, {"b1": BEWIJS}, partij="LT"),
        passage(4, {"b3": VERMELDING}, partij="LT"),
    )
    (result,) = criteria_results([kader(criterium("b", aspect("b3"), beide_partijen=("b3",)))], found)
    assert result.aspecten[0] == AspectResult(code="b3", titel="titel b3", kern=True, label=VERMELDING, passages=(1, 4))
