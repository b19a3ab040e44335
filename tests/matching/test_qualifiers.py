"""How far a remark reaches beyond its own words: a stretch, a row, the sentence before, the sentences after."""

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.ruleset import load
from helpers.documents import document
from helpers.ruleset import FILES, write_criteria

_MORE = """
  - naam: vervallen
    titel: Vervallen
    uitleg: dit geldt niet meer
    werking: blokkeert
    bereik: rij
    woorden: [vervallen]
    stop: [maar]
    wel: [Dit is vervallen.]
    niet: [Dit geldt.]
  - naam: teruggenomen
    titel: Teruggenomen
    uitleg: de vorige zin geldt niet meer
    werking: blokkeert
    bereik: vorige
    woorden: [die regel geldt niet]
    stop: [en]
    wel: [Die regel geldt niet.]
    niet: [Die regel geldt.]
  - naam: elders
    titel: Elders
    uitleg: hoe anderen het doen
    werking: blokkeert
    bereik: verder
    woorden: [bij de buren]
    stop: [wij]
    vervolg: [daar]
    wel: [Bij de buren gaat het anders.]
    niet: [Wij doen het zo.]
"""
_TOLD = "VT informeert de ouders over de melding."


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    changes = {"kwalificaties.yaml": FILES["kwalificaties.yaml"] + _MORE}
    return Engine(load(write_criteria(tmp_path_factory.mktemp("criteria"), changes)))


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        (_TOLD, {"": 1}),
        (f"{_TOLD} Die regel geldt niet.", {"teruggenomen": 1}),
        (f"{_TOLD} Zij hebben vragen. Die regel geldt niet.", {"": 1}),
        ("Het wijkteam belt en VT informeert de ouders over de melding. Die regel geldt niet.", {"teruggenomen": 1}),
        ("VT informeert de ouders over de melding en belt. Die regel geldt niet.", {"": 1}),
        (f"{_TOLD} Het is zo en die regel geldt niet.", {"": 1}),
        (f"Bij de buren is het anders. {_TOLD}", {"": 1}),
        ("Bij de buren is het anders. Daar informeert VT de ouders over de melding.", {"elders": 1}),
        ("Bij de buren is het anders. VT informeert de ouders daar over de melding.", {"": 1}),
        ("Bij de buren is het anders. Daar belt men. Daar informeert VT de ouders over de melding.", {"elders": 1}),
        ("Bij de buren is het anders. Nu wij. Daar informeert VT de ouders over de melding.", {"": 1}),
        ("Bij de buren niet, wij wel. Daar informeert VT de ouders over de melding.", {"": 1}),
        ("Bij de buren is het anders. Daar belt men, wij informeren ouders over de melding.", {"": 1}),
        ("|| Nr | Wat | Stand\n| 1 | VT informeert de ouders over de melding | geldt", {"": 1}),
        ("|| Nr | Wat | Stand\n| 1 | VT informeert de ouders over de melding | vervallen in 2021", {"vervallen": 1}),
        ("|| Nr | Wat | Stand\n| 1 | VT informeert de ouders over de melding | de brief is vervallen", {"": 1}),
    ],
)
def test_reach(engine, text, stopped):
    reasons = [r for p in engine.match(document(text)).passages for r in p.reasons if r.code == "a1"]
    assert {r.blocked_by or "": 1 for r in reasons} == stopped
