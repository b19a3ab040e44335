"""Several formats at once, each to its own place."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.cli.formats import outputs
from afsprakenscan.errors import AfsprakenscanError

KNOWN = ("tekst", "json")


@pytest.mark.parametrize(
    ("asked", "uit", "expected"),
    [
        (None, None, [("tekst", None)]),
        (None, "x", [("tekst", "x")]),
        (["json"], None, [("json", None)]),
        (["json"], "x", [("json", "x")]),
        (["tekst", "json=x"], None, [("tekst", None), ("json", "x")]),
        (["tekst", "json=x"], "y", [("tekst", "y"), ("json", "x")]),
    ],
)
def test_where_each_goes(asked: list[str] | None, uit: str | None, expected: list[tuple[str, str | None]]):
    found = outputs(asked, Path(uit) if uit else None, KNOWN)
    assert [(one.formaat, one.target and str(one.target)) for one in found] == expected


@pytest.mark.parametrize(
    ("asked", "uit", "message"),
    [
        (["pdf"], None, "Onbekend formaat: 'pdf'. Kies uit: tekst, json; met een bestand erbij als json=uit.json."),
        (["json="], None, "Onbekend formaat: 'json='."),
        (["tekst", "json"], None, "Twee formaten kunnen niet naar dezelfde plek."),
        (["tekst=x", "json=./x"], None, "Twee formaten kunnen niet naar dezelfde plek."),
        (["json=x"], "y", "Bij --uit hoort een formaat zonder eigen bestand."),
    ],
)
def test_what_cannot_be(asked: list[str], uit: str | None, message: str):
    with pytest.raises(AfsprakenscanError) as caught:
        outputs(asked, Path(uit) if uit else None, KNOWN)
    assert str(caught.value).startswith(message)
