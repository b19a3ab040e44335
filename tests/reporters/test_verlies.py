"""A comparison as a check: it fails when, and only when, something that was required got lost."""

from __future__ import annotations

import pytest

from afsprakenscan.model.results import Niveau
from afsprakenscan.model.toets import Ernst, Vindplaats
from afsprakenscan.reporters.verlies import as_check
from helpers.checks import VERGELIJKING

OLD = "In oud.docx, § 1 Gezin, blok 4: “VT belt de ouders.”"
LEVELS = "In oud.docx gedeeltelijk, nu ontbreekt."


def test_findings():
    (result,) = as_check(VERGELIJKING).resultaten

    assert result.bestand == "nieuw.pdf"
    assert [(one.code, one.ernst, one.criterium, one.titel, one.uitleg) for one in result.findings] == [
        ("AS-V1", Ernst.FOUT, "c", "c1 Aspect c1: alleen nog genoemd", OLD),
        ("AS-V1", Ernst.FOUT, "d", "Criterium d: eis d is niet meer gehaald", LEVELS),
        ("AS-V2", Ernst.WAARSCHUWING, "d", "d1 Aspect d1: niet meer gevonden", OLD),
        ("AS-V3", Ernst.OPMERKING, None, "Wijze: gewijzigd", "Was: koud. Is: telefoon, brief."),
    ]  # fmt: skip
    assert [one.plaats for one in result.findings] == [
        Vindplaats(block=4, page=None, headings=("1 Gezin",), text="VT belt de ouders."), None, None, None
    ]  # fmt: skip
    assert len({one.vingerafdruk for one in result.findings}) == 4


def test_requirements():
    (result,) = as_check(VERGELIJKING).resultaten
    assert [(eis.code, eis.gevraagd, eis.gevonden, eis.voldaan) for eis in result.eisen] == [
        ("a", "behoud van gedeeltelijk", "volledig", True),
        ("c1", "behoud van bewijs", "vermelding", False),
        ("d", "behoud van gedeeltelijk", "ontbreekt", False),
    ]


@pytest.mark.parametrize("verloren", [(), ("d",), ("c1",)])
def test_it_fails_like_the_comparison(verloren: tuple[str, ...]):
    asked = VERGELIJKING.gevraagd.model_copy(update={"niveaus": {"d": Niveau.GENOEMD}})
    toets = as_check(VERGELIJKING.model_copy(update={"verloren": verloren, "gevraagd": asked}))
    assert toets.geslaagd is (not verloren)
