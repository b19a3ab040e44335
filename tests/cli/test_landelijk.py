"""`landelijk`: what is written, what is said, and the exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from afsprakenscan.reporters import NATIONAL_REPORTERS


@pytest.fixture
def folder(document: Path, tmp_path: Path) -> Path:
    """Two regions: one with a single file, one with a folder."""
    found = tmp_path / "landelijk"
    (found / "Noordland").mkdir(parents=True)
    shutil.copy(document, found / "zuid.docx")
    shutil.copy(document, found / "Noordland" / "jeugd.docx")
    return found


def test_all_formats_and_a_summary(command, folder: Path, criteria: Path, tmp_path: Path):
    done = command("landelijk", folder, "--uit", tmp_path / "uit", "--criteria", criteria)

    assert done.code == 0
    assert done.out.splitlines() == [
        "2 van de 2 documenten beoordeeld (2 regio's).",
        "",
        "a    2 van 2  Informeren (alle)",
        "c    0 van 2  Overdracht (geen)",
    ]
    written = sorted(path.name for path in (tmp_path / "uit").iterdir())
    assert done.err == f"Geschreven in {tmp_path / 'uit'}: {', '.join(written)}.\n"
    assert {path.rsplit(".", 1)[1] for path in written} == set(NATIONAL_REPORTERS)


def test_regions_of_the_same_name_are_told_apart(command, folder: Path, criteria: Path, tmp_path: Path):
    (folder / "Zuid").mkdir()
    shutil.copy(folder / "zuid.docx", folder / "Zuid" / "zuid.docx")
    done = command("landelijk", folder, "--uit", tmp_path / "uit", "--criteria", criteria, "--formaat", "json,sqlite")

    found = json.loads((tmp_path / "uit" / "landelijk.json").read_text("utf-8"))
    assert [regio["naam"] for regio in found["regios"]] == ["Noordland", "Zuid (zuid.docx)", "Zuid (zuid.docx) 2"]
    assert done.err.startswith("Let op: 2 keer dezelfde regio, Zuid: zij tellen apart.")


def test_an_unreadable_file_is_named_and_counts_nowhere(command, folder: Path, criteria: Path, tmp_path: Path):
    (folder / "stuk.docx").write_bytes(b"PK\x03\x04 geen Word")
    done = command("landelijk", folder, "--uit", tmp_path / "uit", "--criteria", criteria, "--formaat", "md")

    assert done.code == 2
    assert done.out.startswith("2 van de 3 documenten beoordeeld (2 regio's).")
    assert done.err.startswith("Niet beoordeeld: stuk.docx. ")
    assert "Niet beoordeeld: stuk.docx" in (tmp_path / "uit" / "landelijk.md").read_text("utf-8")


def test_two_runs_are_equal(command, folder: Path, criteria: Path, tmp_path: Path):
    for name in ("een", "twee"):
        command("landelijk", folder, "--uit", tmp_path / name, "--criteria", criteria, "--stil")
    assert files(tmp_path / "een") == files(tmp_path / "twee")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_run_takes_the_regions_as_they_were_kept(
    command, folder: Path, criteria: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    line = ("landelijk", folder, "--criteria", criteria, "--formaat", "md,docx", "--stil", "--uit")
    command(*line, tmp_path / "een")
    monkeypatch.setattr("afsprakenscan.judging.read_document", None)
    monkeypatch.setattr("afsprakenscan.scoring.landelijk.summarise", None)
    assert command(*line, tmp_path / "twee") == (0, "", "")
    assert files(tmp_path / "twee") == files(tmp_path / "een")


@pytest.mark.parametrize("other", [("--anoniem",), ("--regios", "lijst.csv")])
def test_what_was_kept_of_a_region_goes_for_the_same_question_only(
    command, folder: Path, criteria: Path, tmp_path: Path, other: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("lijst.csv").write_text("regio;bestand;status\nZuid;zuid.docx;concept\n", "utf-8")
    line = ("landelijk", folder, "--criteria", criteria, "--formaat", "md,csv", "--stil")
    command(*line, "--uit", tmp_path / "gewoon")
    command(*line, *other, "--uit", tmp_path / "anders")
    command(*line, *other, "--uit", tmp_path / "opnieuw", "--zonder-cache")
    assert files(tmp_path / "anders") == files(tmp_path / "opnieuw") != files(tmp_path / "gewoon")


def test_anonymous_names_no_region_or_file(command, folder: Path, criteria: Path, tmp_path: Path):
    command(
        "landelijk",
        folder,
        "--uit",
        tmp_path / "uit",
        "--criteria",
        criteria,
        "--formaat",
        "md,html,json,csv,sqlite",
        "--anoniem",
    )
    for path in (tmp_path / "uit").iterdir():
        text = path.read_bytes().decode("utf-8", "replace").casefold()
        assert [name for name in ("noordland", "jeugd.docx", "zuid.docx") if name in text] == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--formaat", "md,word"], "Fout: Onbekend formaat: word. Kies uit: "),
        (["--formaat", ","], "Fout: Er is geen formaat gekozen. Kies uit: "),
        (["--regios", "weg.csv"], "Fout: weg.csv: De lijst met regio's bestaat niet."),
    ],
)
def test_wrong_options(command, folder: Path, criteria: Path, tmp_path: Path, options: list[str], message: str):
    done = command("landelijk", folder, "--uit", tmp_path / "uit", "--criteria", criteria, *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert not (tmp_path / "uit").exists()


def test_nothing_readable_is_an_error(command, criteria: Path, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "stuk.docx").write_bytes(b"PK\x03\x04 geen Word")
    done = command("landelijk", tmp_path / "in", "--uit", tmp_path / "uit", "--criteria", criteria)
    assert (done.code, done.out) == (2, "")
    assert "Geen van de bestanden kon worden gelezen." in done.err
    assert not (tmp_path / "uit").exists()


def test_reports_of_an_earlier_run_are_no_documents(
    command, folder: Path, criteria: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(folder)
    first = command("landelijk", ".", "--criteria", criteria)
    assert (first.code, command("landelijk", ".", "--criteria", criteria)) == (0, first)


def test_reports_do_not_go_among_the_documents(command, folder: Path, criteria: Path):
    done = command("landelijk", folder, "--uit", folder, "--criteria", criteria)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"Fout: {folder}: De rapporten kunnen niet in de map met documenten komen: zij tellen dan later mee als "
        "regio's. Kies met --uit een andere map.\n"
    )
