"""What the formats for other programs share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from afsprakenscan.model.toets import Ernst
from afsprakenscan.reporters import findings
from helpers.checks import finding, place

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("bestand", "expected"),
    [
        ("a.docx", "a.docx"),
        ("./map/../a.docx", "a.docx"),
        ("map/a b.docx", "map/a b.docx"),
        ("{here}/map/a.docx", "map/a.docx"),
        ("{here}/../a.docx", "{above}/a.docx"),
        ("../a.docx", "{above}/a.docx"),
    ],
)
def test_paths_start_at_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bestand: str, expected: str
):
    monkeypatch.chdir(tmp_path)
    names = {"here": Path.cwd().as_posix(), "above": Path.cwd().parent.as_posix()}
    assert findings.path_of(bestand.format(**names)) == expected.format(**names)


def test_every_code_in_the_docs_has_a_title_of_its_own():
    codes = set(re.findall(r"`(AS-[ORV]\d)`", (ROOT / "docs" / "toets.md").read_text("utf-8")))
    titles = {findings.rule_title(finding(code, Ernst.FOUT, "x")) for code in codes}
    assert len(codes) >= 10
    assert len(titles - {"x"}) == len(codes)


@pytest.mark.parametrize(
    ("titel", "expected"),
    [("Wanneer: alleen genoemd", "Wanneer"), ("Wie: VT: niet gevonden", "Wie: VT"), ("Los", "Los")],
)
def test_an_aspect_is_called_by_its_title(titel: str, expected: str):
    assert findings.rule_title(finding("AS-D1", Ernst.FOUT, titel)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ""),
        ({"passend": True}, "Past nergens bij: maak er een nieuwe kop voor."),
        ({"passend": True, "plaats": place(3, "Tekst.", "2 Kop")}, "Past bij: § 2 Kop, blok 3."),
        ({"passend": True, "plaats": place(3, "2 Kop")}, "Past bij: “2 Kop”, blok 3."),
        ({"plaats": place(3, "Tekst.\nMeer", "2 Kop", page=4)}, "Waar: blz. 4, 2 Kop: “Tekst. Meer”"),
    ],
)
def test_where(fields: dict[str, object], expected: str):
    assert findings.where(finding("AS-D1", Ernst.FOUT, "x", **fields)) == expected
