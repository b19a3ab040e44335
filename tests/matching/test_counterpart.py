"""Tests of finding the own name of the local team."""

from __future__ import annotations

import pytest

from afsprakenscan.matching.counterpart import counterpart
from afsprakenscan.matching.nlp import tokenize

SENTENCES = [
    "VT en QT stemmen de aanpak af.",
    "VT draagt de zaak over aan de QT's.",
    "Een QT-medewerker en VT gaan samen op bezoek.",
    "De lijn tussen het QT en VT is kort.",
    "Daarna ligt het bij QT.",
    "QT belt het gezin.",
    "Elk QT heeft een postbus.",
    "Wie bij het QT werkt, weet het.",
]


def found(sentences: list[str], own_names: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> set[str]:
    return set(counterpart([*map(tokenize, sentences)], own_names, lambda word: word in known))


def test_what_stands_beside_veilig_thuis_again_and_again_is_the_team() -> None:
    assert found(SENTENCES) == {"qt", "qt's", "qt-medewerker"}


def test_veilig_thuis_may_be_written_out_or_have_an_own_name() -> None:
    written = [sentence.replace("VT", "Veilig Thuis") for sentence in SENTENCES]
    own = [sentence.replace("VT", "Huiszorg") for sentence in SENTENCES]
    assert found(written) == found(own, own_names=("Huiszorg",)) == {"qt", "qt's", "qt-medewerker"}
    assert found(own) == set()


@pytest.mark.parametrize(
    "sentences",
    [SENTENCES[2:], SENTENCES[:4], [*SENTENCES, *["VT belt."] * 30]],
    ids=["seldom beside", "seldom at all", "much less than Veilig Thuis"],
)
def test_a_partner_named_in_passing_is_not_the_team(sentences: list[str]) -> None:
    assert found(sentences) == set()


def test_a_word_that_is_known_is_what_it_is() -> None:
    assert found(SENTENCES, known=("QT", "QT's", "QT-medewerker")) == set()
