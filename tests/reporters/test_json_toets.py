"""The check and the comparison as JSON: the same bytes each time, and back again."""

from __future__ import annotations

from afsprakenscan.model.toets import Toets, Vergelijking
from afsprakenscan.reporters import Style
from afsprakenscan.reporters.json_toets import check, comparison
from helpers.checks import TOETS, VERGELIJKING


def test_they_survive_the_round_trip():
    assert Toets.model_validate_json(check(TOETS, Style())) == TOETS
    assert Vergelijking.model_validate_json(comparison(VERGELIJKING, Style())) == VERGELIJKING


def test_names_that_are_no_utf8_do_not_break_it():
    odd = TOETS.resultaten[1].model_copy(update={"bestand": "x\udcff.docx"})
    assert '"bestand": "x\udcff.docx"' in check(TOETS.model_copy(update={"resultaten": (odd,)}), Style())
