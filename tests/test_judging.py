"""What is kept of the rules gives the same verdicts as the rules themselves, and no other rules get it."""

import shutil
from pathlib import Path

import pytest

from afsprakenscan.batch.run import Work
from afsprakenscan.judging import Rules, load_ruleset
from afsprakenscan.ruleset import default_folder
from afsprakenscan.ruleset.loader import SECOND_READER
from helpers.documents import document
from helpers.ruleset import small_ruleset

TEXT = "= Overdracht\nVT draagt per beveiligde mail over aan het wijkteam, en informeert de ouders over de melding."


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    folder = tmp_path / "criteria"
    folder.mkdir()
    small_ruleset(folder)
    shutil.copy(default_folder() / SECOND_READER, folder)
    return folder


def entries(cache: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in cache.rglob("*.z")}


def test_what_is_kept_judges_the_same(criteria: Path, own_cache: Path):
    work = Work(cache=own_cache)
    matches = []
    for _ in range(2):
        for made in (Rules.judge, Rules.verdicts, Rules.ruleset):
            made.cache_clear()
        rules = Rules.of(criteria, second_reader=True, work=work)
        matches += [judge.matches(document(TEXT)) for judge in (rules.verdicts(), rules.judge())]
        kept = entries(own_cache)
        assert len(kept) == 3  # the rules, an outline of them, and their words made ready
    assert matches[0].passages
    assert matches == [Rules.of(criteria, second_reader=True).judge().matches(document(TEXT))] * 4
    assert entries(own_cache) == kept


def test_who_explains_has_all_words(criteria: Path, own_cache: Path):
    rules = Rules.of(criteria, second_reader=True, work=Work(cache=own_cache))
    whole = load_ruleset(criteria)
    assert rules.judge().ruleset == whole
    assert rules.verdicts().ruleset == whole.outline() != whole


def test_other_words_are_made_ready_anew(criteria: Path, own_cache: Path):
    work = Work(cache=own_cache)
    before = Rules.of(criteria, second_reader=True, work=work).verdicts().matches(document(TEXT))
    for path in (criteria / "woordenlijst").glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("beveiligde mail", "postduif"), "utf-8")
    after = Rules.of(criteria, second_reader=True, work=work).verdicts()
    assert after.matches(document(TEXT)) != before
    assert after.matches(document(TEXT.replace("beveiligde mail", "postduif"))).passages
    assert len(entries(own_cache)) == 6


@pytest.mark.parametrize("first", [True, False])
def test_with_and_without_the_second_reader_one_and_the_same_is_kept(criteria: Path, own_cache: Path, *, first: bool):
    work = Work(cache=own_cache)
    Rules.of(criteria, second_reader=first, work=work).verdicts()
    kept = entries(own_cache)
    other = Rules.of(criteria, second_reader=not first, work=work)
    assert other.verdicts().ruleset == load_ruleset(criteria, second_reader=not first).outline()
    assert other.ruleset() == load_ruleset(criteria, second_reader=not first)
    assert entries(own_cache) == kept
