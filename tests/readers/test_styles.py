"""How looks fill each other in, and what the names of styles tell."""

from __future__ import annotations

import pytest

from afsprakenscan.readers.styles import Look, heading_level, is_contents, is_frame, is_title, list_level


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (Look(bold=True), Look(bold=False, size=11, struck=True), Look(bold=True, size=11, struck=True)),
        (Look(size=9), Look(size=11), Look(size=9)),
        (Look(scale=1.5), Look(size=12), Look(size=18)),
        (Look(), Look(scale=1.5), Look(scale=1.5)),
        (Look(scale=0.5), Look(scale=1.5), Look(scale=0.75)),
        (Look(hidden=False), Look(hidden=True), Look(hidden=False)),
    ],
)
def test_a_look_is_filled_in_from_another(own: Look, other: Look, expected: Look) -> None:
    assert own.over(other) == expected


@pytest.mark.parametrize(
    ("names", "outlines", "expected"),
    [
        (["heading 2"], [None], 2),
        (["eigen", "kop 3"], [None, None], 3),
        (["heading 2"], [4], 4),
        (["heading 2"], [0], None),
        (["kop van inhoudsopgave", "kop 1"], [0, 1], 1),
        (["standaard"], [None], None),
    ],
)
def test_heading_level(names: list[str], outlines: list[int | None], expected: int | None) -> None:
    assert heading_level(names, outlines) == expected


@pytest.mark.parametrize(
    ("name", "title", "frame", "contents", "level"),
    [
        ("title", True, False, False, None),
        ("ondertitel", True, False, False, None),
        ("duidelijk citaat", False, True, False, None),
        ("inhopg 1", False, False, True, None),
        ("contents 2", False, False, True, None),
        ("list bullet 2", False, False, False, 2),
        ("lijst opsom.teken", False, False, False, 1),
        ("lijstopsomteken", False, False, False, 1),
        ("standaard", False, False, False, None),
    ],
)
def test_what_a_name_tells(name: str, title: bool, frame: bool, contents: bool, level: int | None) -> None:
    names = ["eigen", name]

    assert (is_title(names), is_frame(names), is_contents(names), list_level(names)) == (title, frame, contents, level)
