"""The criteria that ship: exactly the codes of the codebook, without a finding, and every example holds."""

from functools import cache

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.model.kader import Label
from afsprakenscan.ruleset import load
from afsprakenscan.ruleset.checks import check
from afsprakenscan.ruleset.examples import Case, Remark, cases, remarks

CODES = {
    "aanvullend": {f"n{i}": [f"n{i}"] for i in range(1, 11)},
    "kwaliteitskader": {
        "a": ["a1", "a2", "a3", "a4", "a5", "a6"],
        "b": ["b1", "b2", "b3"],
        "c": ["c1", "c2", "c3", "c4", "c5"],
        "d": ["d1", "d2"],
        "e": ["e1", "e2"],
        "f": ["f1", "f2"],
        "g": ["g1", "g2"],
    },
    "maatwerk": {f"m{i}": [f"m{i}"] for i in range(1, 4)},
    "proces": {f"o{i}": [f"o{i}"] for i in range(1, 7)},
    "processtappen": {f"p{i}": [f"p{i}"] for i in range(1, 8)},
    "visie": {f"v{i}": [f"v{i}"] for i in range(1, 5)},
}
NOT_CORE = {"a5", "a6"}
FACTS = [
    "informeren_zonder_hulp",
    "informeren_met_hulp",
    "veiligheidsplan",
    "wijze_direct",
    "wijze_na_dienst",
    "kanalen",
    "monitoring_maanden",
    "escalatieladder",
    "methodes",
    "casusevaluatie",
    "evaluatie_afspraken",
]


@cache
def ruleset():
    return load()


@cache
def engine():
    """The rules alone: an example has no document around it for the second reader to weigh."""
    return Engine(ruleset().model_copy(update={"tweede_lezer": None}))


def test_the_codes_are_those_of_the_codebook():
    found = {k.id: {c.code: [a.code for a in c.aspecten] for c in k.criteria} for k in ruleset().kaders}
    assert found == CODES


def test_the_core_aspects_are_those_of_the_codebook():
    aspects = [a for k in ruleset().kaders for c in k.criteria for a in c.aspecten]
    assert {a.code for a in aspects if not a.kern} == NOT_CORE


def test_only_b3_needs_both_parties():
    criteria = [c for k in ruleset().kaders for c in k.criteria]
    assert {c.code: c.beide_partijen for c in criteria if c.beide_partijen} == {"b": ("b3",)}


def test_the_key_facts_are_those_of_the_codebook():
    assert [fact.naam for fact in ruleset().feiten] == FACTS


def test_the_lint_finds_nothing():
    assert check(ruleset()) == ()


@pytest.mark.parametrize("case", list(cases(load())), ids=lambda case: case.id)
def test_example(case: Case):
    document = case.document()
    labels = {p.block: p.labels for p in engine().match(document).passages}
    assert labels.get(len(document.blocks), {}).get(case.code) == case.expected


@pytest.mark.parametrize("remark", [pytest.param(one, id=one.id) for one in remarks(load())])
def test_qualifier(remark: Remark):
    assert (remark.qualifier in engine().qualifiers(remark.sentence)) == remark.expected


def test_labels_are_only_those_of_the_codebook():
    assert [label.value for label in Label] == ["bewijs", "vermelding"]
