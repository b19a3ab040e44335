"""What stands in the sentences and cells of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.matching.compiled import CompiledRuleset
from afsprakenscan.matching.scenery import Scenery
from helpers.documents import document
from helpers.ruleset import small_ruleset

ROW = "| VT informeert de ouders binnen 3 | dagen, vooraf. Dan | volgt de overdracht"
ADDRESSED = "Je belt als je tijd hebt, en je mailt als je dat wilt en je collega er is. Je weet het."


@pytest.mark.parametrize("before", ["", ADDRESSED], ids=["read by cell", "read as sentences first"])
def test_a_cell_holds_what_stands_in_it_whether_its_row_has_been_read_or_not(tmp_path: Path, before: str) -> None:
    rules = CompiledRuleset(small_ruleset(tmp_path))
    cells = Scenery(rules, document(f"{before}\n{ROW}")).views[-1].units[:3]
    found = [{name for span in cell.spans for name in rules.names_in(span.concepts & rules.visible)} for cell in cells]
    assert found == [{"vt", "inlichten", "gezin"}, {"termijn"}, {"overdragen"}]
