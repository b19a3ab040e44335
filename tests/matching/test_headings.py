"""Which headings are on the subject of a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.matching import Engine
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
