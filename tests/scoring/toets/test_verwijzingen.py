"""What a document refers to and does not have: annexes and the meaning of abbreviations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from afsprakenscan.model.kader import Ruleset
from afsprakenscan.ruleset import load
from afsprakenscan.scoring.toets.gedeeld import Versie
from afsprakenscan.scoring.toets.verwijzingen import absent_annexes, unexplained
from helpers.documents import document
from helpers.reports import REPORT
from helpers.ruleset import write_criteria


def annexes(description: str) -> list[str]:
    return [finding.titel for finding in absent_annexes(Versie(document(description), REPORT))]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Zie bijlage 3.", ["Bijlage 3 ontbreekt"]),
        ("De formulieren staan in bijlagen 2 en 3.", ["Bijlage 2 ontbreekt", "Bijlage 3 ontbreekt"]),
        ("Het schema (bijlage B) is leidend. Zie ook bijlage b.", ["Bijlage B ontbreekt"]),
        ("Zie de bijlage.", ["Bijlage ontbreekt"]),
        ("Zie bijlage 2 van deze afspraken.", ["Bijlage 2 ontbreekt"]),
        ("Zie bijlage 2 bij het Handelingsprotocol.", []),
        ("Bijlage 2 is los bijgevoegd.", []),
        ("VT stuurt het rapport als bijlage bij de mail.", []),
    ],
)
def test_promised_annexes(text: str, titles: list[str]):
    assert annexes(f"= 1 Overdracht\n{text}") == titles


@pytest.mark.parametrize(
    "annex",
    [
        "= Bijlage 3 Formulier\nTekst.",
        "= Formulier (bijlage 3)\nTekst.",
        "= Bijlagen\n== 3. Formulier\nTekst.",
        "Bijlage 3: formulier\nTekst van het formulier.",
        "|| Bijlage 3 | Formulier\n| a | b",
    ],
)
def test_annexes_that_are_there(annex: str):
    assert annexes(f"= 1 Overdracht\nZie bijlage 3.\n{annex}") == []


def test_a_list_of_annexes_is_a_promise_itself():
    text = "= 1 Overdracht\nZie bijlage 2.\n= Overzicht\n- Bijlage 1: schema\n- Bijlage 2: formulier"
    assert annexes(text) == ["Bijlage 2 ontbreekt"]


def test_an_annex_is_reported_once_where_it_is_first_promised():
    found = list(absent_annexes(Versie(document("Zie bijlage 3.\nIn bijlage 3 staat het."), REPORT)))
    assert [finding.plaats and finding.plaats.block for finding in found] == [1]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    return _loaded(write_criteria(tmp_path_factory.mktemp("criteria")))


@cache
def _loaded(folder: Path) -> Ruleset:
    return load(folder)


USED = "Het KZT belt de ouders.\nDaarna schrijft het KZT een brief."


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (USED, ["'KZT' is nergens uitgelegd"]),
        ("Het KZT belt de ouders.", []),  # once is no name that is used
        (f"Het kernzorgteam (KZT) doet mee.\n{USED}", []),
        (f"KZT: kernzorgteam\n{USED}", []),
        (f"KZT (kernzorgteam) doet mee.\n{USED}", []),
        (f"Het kind-zorg team doet mee.\n{USED}", []),  # the letters are those of words
        ("VT belt het CJG.\nHet CJG belt VT.", []),  # known in the field
        ("FASE 1 en FASE 2.\nNa FASE 2 komt FASE 3.", []),  # a label
        ("NIET DOEN, zegt VT.\nECHT NIET, zegt het team.", []),  # stressed
        ("OPGELET KZT\nKZT EN KZT", []),  # a heading in capitals
    ],
)
def test_abbreviations(rules: Ruleset, text: str, titles: list[str]):
    assert [finding.titel for finding in unexplained(Versie(document(text), REPORT), rules)] == titles
