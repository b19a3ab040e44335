"""The baseline as a file: what it looks like, and what it does not take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afsprakenscan.basislijn import Entry, accept, dump, first, gone, load, moved, renamed
from afsprakenscan.errors import ConfigError
from afsprakenscan.model.toets import Ernst, Finding, ToetsResultaat


def finding(mark: str, **fields: object) -> Finding:
    return Finding.model_validate(
        {
            "code": "AS-O1",
            "ernst": Ernst.WAARSCHUWING,
            "titel": f"t{mark}",
            "uitleg": "u",
            "vingerafdruk": mark,
            **fields,
        }
    )


def result(path: Path, *findings: Finding, fout: str | None = None) -> ToetsResultaat:
    return ToetsResultaat(bestand=path.as_posix(), findings=findings, fout=fout)


def test_it_reads_back_what_it_writes_sorted(tmp_path: Path):
    entries = (Entry("b.docx", "AS-O1", "y", "é"), Entry("a.docx", "AS-O1", "x", "t"))
    path = tmp_path / "lijn.json"
    path.write_text(dump(entries), "utf-8")

    assert load(path) == tuple(sorted(entries))
    assert path.read_text("utf-8") == (
        '{\n  "versie": 1,\n  "bevindingen": [\n'
        '    {"bestand": "a.docx", "code": "AS-O1", "vingerafdruk": "x", "titel": "t"},\n'
        '    {"bestand": "b.docx", "code": "AS-O1", "vingerafdruk": "y", "titel": "é"}\n  ]\n}\n'
    )
    assert json.loads(dump(())) == {"versie": 1, "bevindingen": []}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"versie": 1}', '{"versie": 1, "bevindingen": [{"code": "A"}]}', "\x00"]
)
def test_what_is_no_baseline(tmp_path: Path, text: str):
    path = tmp_path / "lijn.json"
    path.write_text(text)
    with pytest.raises(ConfigError, match="Dit is geen basislijn"):
        load(path)


def test_another_version(tmp_path: Path):
    path = tmp_path / "lijn.json"
    path.write_text('{"versie": 2, "bevindingen": []}')
    with pytest.raises(ConfigError, match="andere versie"):
        load(path)


def test_one_that_is_not_there(tmp_path: Path):
    with pytest.raises(ConfigError, match=r"bestaat niet\. Maak haar met --basislijn-schrijven"):
        load(tmp_path / "lijn.json")


def test_a_finding_is_accepted_in_its_own_document_only(tmp_path: Path):
    path = tmp_path / "lijn.json"
    one, two = result(tmp_path / "een.docx", finding("x")), result(tmp_path / "twee.docx", finding("x"))

    accepted = accept(first([one], path), [one, two], path)

    assert [each.findings[0].basislijn for each in accepted] == [True, False]


def test_what_is_suppressed_stays_out(tmp_path: Path):
    found = first([result(tmp_path / "een.docx", finding("x", onderdrukt="r"), finding("y"))], tmp_path / "lijn.json")
    assert [entry.vingerafdruk for entry in found] == ["y"]


def test_only_what_was_looked_at_is_gone(tmp_path: Path):
    path = tmp_path / "lijn.json"
    for name in ("een.docx", "twee.docx", "stuk.docx"):
        (tmp_path / name).touch()
    entries = [Entry(f"{name}.docx", "AS-O1", "x", "t") for name in ("een", "twee", "stuk", "weg")]
    results = [result(tmp_path / "een.docx"), result(tmp_path / "stuk.docx", fout="stuk")]

    assert [entry.bestand for entry in gone(entries, results, path)] == ["een.docx", "weg.docx"]


# ---------------------------------------------------------------- another name

OLD = [Entry("oud.docx", "AS-O1", mark, "t") for mark in ("x", "y", "z")]


def test_the_only_new_document_with_most_of_the_findings(tmp_path: Path):
    results = [
        result(tmp_path / "nieuw.docx", finding("x"), finding("y"), finding("w")),
        result(tmp_path / "anders.docx", finding("z")),
    ]
    names = renamed(OLD, results, tmp_path / "lijn.json")
    assert names == {"oud.docx": "nieuw.docx"}
    assert [entry.bestand for entry in moved(OLD, names)] == ["nieuw.docx"] * 3


def test_what_could_be_two_documents_is_neither(tmp_path: Path):
    same = (finding("x"), finding("y"), finding("z"))
    results = [result(tmp_path / f"{name}.docx", *same) for name in ("een", "twee")]
    assert renamed(OLD, results, tmp_path / "lijn.json") == {}
    both = [*OLD, *(entry._replace(bestand="ouder.docx") for entry in OLD)]
    assert renamed(both, results[:1], tmp_path / "lijn.json") == {}


@pytest.mark.parametrize("name", ["oud.docx", "bekend.docx"])
def test_a_document_that_is_there_or_has_its_own_place_is_not_another(tmp_path: Path, name: str):
    (tmp_path / name).touch()
    entries = [*OLD, Entry("bekend.docx", "AS-O1", "q", "t")]
    results = [result(tmp_path / name, finding("x"), finding("y"), finding("z"))]
    assert renamed(entries, results, tmp_path / "lijn.json") == {}


def test_one_that_could_not_be_read_is_not_another(tmp_path: Path):
    assert renamed(OLD, [result(tmp_path / "nieuw.docx", fout="stuk")], tmp_path / "lijn.json") == {}
