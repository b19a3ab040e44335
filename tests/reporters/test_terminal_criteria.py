"""The criteria as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.kader import Ruleset
from afsprakenscan.reporters import Style, terminal_criteria
from afsprakenscan.ruleset import load
from helpers.ruleset import write_criteria

LIST = f"""
Kwaliteitskader                                     kwaliteitskader, versie 2019
{"─" * 80}
a    Informeren                               1 aspect, 1 patroon, 2 voorbeelden
c    Overdracht                              1 aspect, 2 patronen, 2 voorbeelden

Kernfeiten
{"─" * 80}
informeren_zonder_hulp  Wie licht in

2 criteria, sha256:00
"""

DETAILS = f"""
c  Overdracht                                                    Kwaliteitskader
{"─" * 80}
Vraag   Hoe?
Waarom  Omdat het moet.
Bron    een bron
Advies  Schrijf op hoe.

c2  wijze
    Langs welke weg?
    Patronen: weg, bij-versie
    bewijs: “VT draagt de zaak per beveiligde mail over aan het wijkteam.”
    geen: “Er is een beveiligde mail.”  (geen overdracht)
"""


@pytest.fixture
def ruleset(tmp_path: Path) -> Ruleset:
    return load(write_criteria(tmp_path)).model_copy(update={"digest": "sha256:00"})


def test_list(ruleset: Ruleset):
    assert terminal_criteria.listing(ruleset, Style(width=80)) == LIST


def test_details(ruleset: Ruleset):
    kader = ruleset.kaders[0]
    assert terminal_criteria.details(kader, kader.criteria[1], Style(width=80)) == DETAILS


def test_an_aspect_that_does_not_count_says_so(ruleset: Ruleset):
    kader = ruleset.kaders[0]
    (aspect,) = kader.criteria[1].aspecten
    loose = kader.criteria[1].model_copy(update={"aspecten": (aspect.model_copy(update={"kern": False}),)})
    lines = terminal_criteria.details(kader, loose, Style(width=80)).splitlines()
    assert "c2  wijze  (telt niet voor het niveau)" in lines
