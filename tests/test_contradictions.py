"""Contradictions with the shipped criteria: those that are made are found, and the corpus gives no false alarm."""

from __future__ import annotations

from functools import cache

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.model.document import Document
from afsprakenscan.ruleset import load
from afsprakenscan.scoring.tegenstrijdig import tegenstrijdigheden
from helpers.corpus import documents
from helpers.documents import document

ruleset = cache(load)


@cache
def engine() -> Engine:
    return Engine(ruleset())


def found(read: Document) -> list[tuple[str, list[str]]]:
    contradictions = tegenstrijdigheden(ruleset().kaders, ruleset().feiten, engine().match(read))
    return [(one.onderwerp, [value.waarde for value in one.waarden]) for one in contradictions]


MADE = {
    "way": (
        """
        = 3 Directe overdracht
        VT draagt de zaak bij een directe overdracht koud over, per beveiligde mail aan het lokale team.
        = Bijlage 1 Werkproces
        || Stap | Wie | Hoe
        | Directe overdracht | VT | Warm, in een gesprek met het lokale team
        """,
        [("wijze_direct", ["koud", "warm"])],
    ),
    "months": (
        """
        = 6 Monitoring
        VT monitort de zaak na 3 en 12 maanden bij het lokale team.
        = Samenvatting monitoring
        VT monitort de zaak na 6 en 18 maanden bij het lokale team.
        """,
        [("monitoring_maanden", ["3, 12", "6, 18"])],
    ),
    "who": (
        """
        = 4 Veiligheidsplan
        Het veiligheidsplan wordt opgesteld door VT.
        = Samenvatting
        Het lokale team stelt het veiligheidsplan op.
        """,
        [("veiligheidsplan", ["VT", "LT"])],
    ),
    "term": (
        """
        = 2 Het gezin informeren
        VT informeert de ouders binnen vijf werkdagen over de melding.
        = Samenvatting
        VT informeert de ouders over de melding binnen tien werkdagen.
        """,
        [("a4", ["binnen vijf werkdagen", "binnen tien werkdagen"])],
    ),
    "nothing": (
        """
        = 3 Directe overdracht
        VT draagt de zaak koud over, per beveiligde mail aan het lokale team, binnen twee werkdagen.
        = 4 Overdracht na onderzoek
        VT draagt de zaak warm over, in een gesprek met het lokale team, binnen vijf werkdagen.
        """,
        [],
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_made_contradictions(name: str):
    text, expected = MADE[name]
    assert found(document(text)) == expected


FALSE_ALARMS = {
    # To stay within reach by telephone after a transfer is taken for a warm one.
    "09-grensmark": [("wijze_na_dienst", ["koud", "warm"])],
    # Written to 'je', who is another party in each part: the parts seem to contradict each other.
    "16-steenoever": [("informeren_met_hulp", ["LT", "VT"])],
}
"""What is wrongly reported on the seen documents; the list may only become shorter."""


def test_the_seen_corpus_gives_no_other_false_alarms():
    seen = {case.gold.id: found(read) for case, read in documents() if not case.held_out}
    assert {name: contradictions for name, contradictions in seen.items() if contradictions} == FALSE_ALARMS
