"""`analyse`: payload, messages and exit code, for one file and for several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afsprakenscan import api
from afsprakenscan.model.results import DocumentReport


def test_text_on_standard_output(command, document: Path, criteria: Path):
    done = command("analyse", document, "--criteria", criteria)

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert "a   ● volledig      Informeren" in lines
    assert "    “VT informeert de ouders over de melding.”" in lines
    assert "c   ○ ontbreekt     Overdracht" in lines
    assert "\x1b" not in done.out


def test_json_of_one_file_is_its_report(command, document: Path, criteria: Path):
    done = command("analyse", document, "--criteria", criteria, "--formaat", "json")

    report = DocumentReport.model_validate_json(done.out)
    assert (done.code, report.source.name) == (0, "klein.docx")
    assert {one.code: one.niveau for one in report.criteria} == {"a": "volledig", "c": "ontbreekt"}
    assert [report] == [outcome.report for outcome in api.analyse([document], criteria)]


def test_several_files_are_a_list_and_an_unreadable_one_does_not_stop_the_rest(
    command, document: Path, criteria: Path, tmp_path: Path
):
    broken, missing = tmp_path / "stuk.docx", tmp_path / "weg.pdf"
    broken.write_bytes(b"PK\x03\x04 dit is geen Word")

    done = command("analyse", broken, document, missing, document, "--criteria", criteria, "--formaat", "json")

    assert done.code == 2
    assert [report["source"]["name"] for report in json.loads(done.out)] == ["klein.docx", "klein.docx"]
    messages = done.err.splitlines()
    assert [message.split(": ")[:2] for message in messages[:-1]] == [["Fout", str(broken)], ["Fout", str(missing)]]
    assert messages[-1] == "2 van 4 bestanden gelezen."


def test_with_several_files_a_single_readable_one_is_still_a_list(command, document: Path, criteria: Path):
    done = command("analyse", document, "weg.pdf", "--criteria", criteria, "--formaat", "json")
    assert (done.code, len(json.loads(done.out))) == (2, 1)


@pytest.mark.parametrize("names", [["weg.pdf"], ["weg.pdf", "ook-weg.pdf"]])
def test_when_nothing_could_be_read_there_is_no_payload(command, criteria: Path, tmp_path: Path, names: list[str]):
    target = tmp_path / "uit.json"
    done = command("analyse", *names, "--criteria", criteria, "--formaat", "json", "--uit", target)

    assert (done.code, done.out) == (2, "")
    assert done.err.count("Fout: ") == len(names)
    assert not target.exists()


def test_a_file_gets_the_same_bytes_as_the_screen(command, document: Path, criteria: Path, tmp_path: Path):
    for formaat in ("tekst", "json"):
        target = tmp_path / f"uit.{formaat}"
        shown = command("analyse", document, "--criteria", criteria, "--formaat", formaat)
        written = command("analyse", document, "--criteria", criteria, "--formaat", formaat, "--uit", target)

        assert (written.code, written.out, written.err) == (0, "", "")
        assert target.read_text("utf-8") == shown.out


def test_a_bad_target_is_refused_before_the_work(command, document: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "analyse", lambda *_, **__: pytest.fail("er is toch gelezen"))
    before = document.read_bytes()

    folder = command("analyse", document, "--uit", document.parent)
    itself = command("analyse", document, "--uit", document)

    assert (folder.code, itself.code) == (2, 2)
    assert folder.err.startswith(f"Fout: {document.parent}: Dit is een map;")
    assert itself.err.startswith(f"Fout: {document}: Dit is zelf een van de documenten;")
    assert document.read_bytes() == before


def test_wrong_criteria_stop_the_run(command, document: Path, tmp_path: Path):
    done = command("analyse", document, "--criteria", tmp_path / "weg")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"Fout: {tmp_path / 'weg'}: Deze map met criteria bestaat niet. Controleer --criteria.\n"


def test_the_same_input_gives_the_same_bytes(command, document: Path, criteria: Path):
    runs = {command("analyse", document, "--criteria", criteria, "--formaat", "json").out for _ in range(2)}
    assert len(runs) == 1
