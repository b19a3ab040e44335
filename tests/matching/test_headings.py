"""Which headings are on the subject of a code, and which question goes on about the one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.matching.headings import earlier_questions
from afsprakenscan.ruleset import load
from helpers.documents import document
from helpers.ruleset import FILES, small_ruleset, write_criteria

TEXT = """
= De melding
Tekst.
= Overdragen aan het wijkteam
Tekst.
= Wie de ouders informeert
Tekst.
= Wijkteam
Tekst.
"""
OLD = "alle: [mail, overdragen@blok/kop], bereik: blok"


def found(folder: Path, pattern: str) -> list[int]:
    """The headings that are on the subject of c2 when its first pattern is this one."""
    criterium = FILES["kwaliteitskader/c.yaml"].replace(OLD, pattern)
    assert criterium != FILES["kwaliteitskader/c.yaml"]
    ruleset = load(write_criteria(folder, {"kwaliteitskader/c.yaml": criterium}))
    return list(Engine(ruleset).close_up(document(TEXT)).headings("c2"))


@pytest.mark.parametrize(
    ("pattern", "headings"),
    [
        ("alle: [mail, overdragen@kop1]", [3]),
        ("alle: [mail], een_van: [overdragen@kop1, melding@kop]", [1, 3]),
        ("alle: [mail], een_van: [overdragen@kop1, melding@zin]", [3]),
        ("alle: [mail, {alle: [inlichten@kop], geen_van: [gezin@kop]}]", []),
        ("alle: [mail, overdragen@kop, gezin@kop]", []),
        ("alle: [mail, overdragen@kop1/kolom]", [3]),
        # What may stand in the text as well does not make a heading; nor does who acts.
        ("alle: [mail, overdragen@zin/kop]", []),
        ("alle: [mail, lt@kop]", []),
        # What follows from a heading counts like the heading.
        ("alle: [mail, wie_inlicht]", [5]),
    ],
)
def test_headings_that_give_what_is_asked_of_them(tmp_path: Path, pattern: str, headings: list[int], monkeypatch):
    derived = "  wie_inlicht: {uitleg: de kop zegt het, alle: [inlichten@kop, gezin@kop]}\n"
    monkeypatch.setitem(FILES, "woordenlijst/partijen.yaml", FILES["woordenlijst/partijen.yaml"] + derived)
    assert found(tmp_path, pattern) == headings


def test_a_heading_that_never_counts_is_no_place(tmp_path: Path):
    text = document("= Overdracht van de melding\nVT informeert de ouders.")
    assert Engine(small_ruleset(tmp_path)).close_up(text).headings("a1") == {}


@pytest.mark.parametrize(
    ("heading", "earlier"),
    [
        ("Hoe snel gaat dat?", ("Wie neemt het erf over?",)),
        ("Door wie gebeurt dit?", ("Wie neemt het erf over?",)),
        ("Hoeveel dagen staan ervoor?", ("Wie neemt het erf over?",)),
        ("En dan?", ()),
        ("Hoe snel gaat dat", ()),
        ("Hoe snel schrijft het wijkteam aan de ouders dat er iets is?", ()),
        ("Klopt dat?", ()),
    ],
)
def test_a_question_that_goes_on_about_the_one_before(heading: str, earlier: tuple[str, ...]):
    text = document(f"= Overnemen\n== Wie neemt het erf over?\nHet wijkteam.\n== {heading}\nMorgen.")
    assert earlier_questions(text.blocks) == {1: (), 2: (), 3: (), 4: (), 5: earlier}


def test_questions_go_on_about_questions_under_the_same_heading_only():
    text = document("= Deel 1\n== Wie doet het?\n= Deel 2\n== Hoe gaat dat?\nZo.\n== Erf\n== Waarom is dat?\nDaarom.")
    assert set(earlier_questions(text.blocks).values()) == {()}
    chain = document("= Wie doet het?\n= Hoe gaat dat?\nZo.\n= Waarom is dat?\nDaarom.")
    assert earlier_questions(chain.blocks)[5] == ("Wie doet het?", "Hoe gaat dat?")


def test_an_answer_is_about_what_was_asked_before(tmp_path: Path):
    criterium = FILES["kwaliteitskader/c.yaml"].replace(OLD, "alle: [mail, overdragen@kop1]")
    ruleset = load(write_criteria(tmp_path, {"kwaliteitskader/c.yaml": criterium}))
    answer = "VT stuurt beveiligde mail aan het wijkteam."
    text = document(f"= Wie regelt de overdracht?\nVT.\n= Hoe gaat dat?\n{answer}\n= En dan?\n{answer}")
    proof = [p.block for p in Engine(ruleset).match(text).passages if p.labels.get("c2") == "bewijs"]
    assert proof == [4]
