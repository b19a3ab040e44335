"""The use cases as functions."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan import __version__, api
from afsprakenscan.errors import ReadError, RulesetError
from afsprakenscan.model.document import Role
from afsprakenscan.model.evaluation import Score
from afsprakenscan.model.results import ReadCounts
from helpers.gold import write_gold
from helpers.ruleset import write_criteria
from helpers.word import LINES, write_docx


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    return write_criteria(tmp_path / "criteria")


def test_analyse_gives_an_outcome_per_file_in_turn(tmp_path: Path, criteria: Path):
    good, missing = write_docx(tmp_path / "Regio Veldrand.docx", *LINES), tmp_path / "weg.docx"
    seen: list[Path] = []

    first, second, third = api.analyse([missing, good, missing], criteria, before_each=seen.append)

    assert seen == [missing, good, missing]
    assert [outcome.path for outcome in (first, second, third)] == seen
    assert (first.report, second.error, third.report) == (None, None, None)
    assert isinstance(first.error, ReadError)
    assert second.report is not None
    assert second.report.tool_version == __version__
    assert [(one.code, one.niveau) for one in second.report.criteria] == [("a", "volledig"), ("c", "ontbreekt")]
    assert [(one.advies, one.kader) for one in second.report.criteria] == [
        ("Schrijf op wie het doet.", "kwaliteitskader"),
        ("Schrijf op hoe.", "kwaliteitskader"),
    ]
    assert second.report.read_counts == ReadCounts(blocks={"kop": 2, "alinea": 2})
    assert second.report.ruleset.kaders[0].titel == "Kwaliteitskader"
    assert second.report.kernfeiten["informeren_zonder_hulp"].titel == "Wie licht in"


def test_analyse_without_usable_criteria_says_nothing_about_any_file(tmp_path: Path):
    with pytest.raises(RulesetError):
        list(api.analyse([tmp_path / "x.docx"], tmp_path / "weg"))


def test_read_document_gives_roles(tmp_path: Path):
    path = write_docx(
        tmp_path / "x.docx", "# Inhoudsopgave", "1 Doel ........ 2", "2 Melding ........ 3", "# 1 Doel", "Tekst."
    )
    assert [block.role for block in api.read_document(path).blocks] == [Role.INHOUDSOPGAVE] * 3 + [None, None]


def test_find_criterium(criteria: Path):
    kader, criterium = api.find_criterium(" C2 ", criteria)
    assert (kader.id, criterium.code) == ("kwaliteitskader", "c")


@pytest.mark.parametrize(
    ("part", "documents"), [(None, ["een", "twee"]), ("gezien", ["een"]), ("achtergehouden", ["twee"])]
)
def test_evaluate(tmp_path: Path, criteria: Path, part, documents: list[str]):
    folder = write_gold(tmp_path / "goud", "een", "twee", held_out=("twee",))

    evaluatie = api.evaluate([folder], part, criteria)

    assert [document.id for document in evaluatie.documenten] == documents
    found = len(documents)
    assert evaluatie.totaal.codes == {"a1": Score(goed=found), "c2": Score(gemist=found)}
    assert [(fout.soort, fout.code) for fout in evaluatie.fouten] == [("gemist", "c2")] * found
    parts = {document.deel for document in evaluatie.documenten}
    assert parts == set(evaluatie.per_deel) <= {"gezien", "achtergehouden"}


def test_check_criteria_runs_every_example(criteria: Path):
    assert api.check_criteria(criteria).examples == 4 + 6  # of aspects and of qualifiers
    assert not any("kreeg" in finding for finding in api.check_criteria(criteria).findings)


def test_the_shipped_criteria_are_the_default():
    codes = {criterium.code for kader in api.load_ruleset().kaders for criterium in kader.criteria}
    assert set("abcdefg") <= codes
