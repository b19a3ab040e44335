"""Recognition on the corpus, from file to verdict: floors that only go up, for what was seen and what was held out."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from afsprakenscan import api
from afsprakenscan.model.evaluation import Aandeel
from afsprakenscan.reporters.missers import known_misses
from helpers.floors import FILE, FOLDERS, shares, under

PARTS = ("gezien", "achtergehouden")
MISSES = Path(__file__).parents[1] / "docs" / "bekende-missers.md"
FIX_MISSES = "afsprakenscan evalueer corpus corpus/leer corpus/vers --missers --uit docs/bekende-missers.md"


@cache
def evaluation():
    return api.evaluate(FOLDERS)


@cache
def floors():
    return yaml.safe_load(FILE.read_text("utf-8"))


def too_low(measured: Aandeel, least: float | None) -> bool:
    return least is not None and (measured.waarde is None or measured.waarde < least)


def test_every_document_is_compared():
    assert {part: figures.documenten for part, figures in evaluation().per_deel.items()} == {
        "gezien": 68,
        "achtergehouden": 26,
    }


@pytest.mark.parametrize("part", PARTS)
def test_totals(part):
    measured = shares(evaluation().per_deel[part])
    least = floors()[part]["totaal"]
    assert list(measured) == list(least)
    assert {name: (share.waarde, least[name]) for name, share in measured.items() if too_low(share, least[name])} == {}


@pytest.mark.parametrize("part", PARTS)
def test_every_code(part):
    measured = evaluation().per_deel[part].codes
    least = floors()[part]["codes"]
    assert set(measured) == set(least), "Andere codes; maak de vloeren opnieuw: python tests/helpers/floors.py"
    found = {
        (code, name): (share.waarde, bound)
        for code, score in measured.items()
        for name, share, bound in zip(("precisie", "recall"), (score.precisie, score.recall), least[code], strict=True)
        if too_low(share, bound)
    }
    assert found == {}


def test_every_code_of_the_criteria_has_a_floor():
    aspects = [a.code for k in api.load_ruleset().kaders for c in k.criteria for a in c.aspecten]
    both = {code for k in api.load_ruleset().kaders for c in k.criteria for code in c.beide_partijen}
    for part in PARTS:
        assert list(floors()[part]["codes"]) == [code for code in aspects if code not in both]


@pytest.mark.parametrize(
    ("teller", "noemer", "floor"), [(0, 0, None), (1, 1, 0.0), (9, 10, 0.8), (99, 100, 0.96), (500, 1000, 0.47)]
)
def test_a_floor_lies_a_little_under_what_was_measured(teller, noemer, floor):
    assert under(Aandeel(teller=teller, noemer=noemer)) == floor


def test_known_misses_are_fresh():
    assert MISSES.read_text("utf-8") == known_misses(evaluation(), FIX_MISSES), f"Ververs met: {FIX_MISSES}"


def test_known_misses_quote_nothing_that_is_held_out():
    text = MISSES.read_text("utf-8")
    held_out = [document for document in evaluation().documenten if document.deel == "achtergehouden"]
    assert held_out
    assert [document.id for document in held_out if document.id in text] == []
