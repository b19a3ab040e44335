"""`lees`: what was read, on screen, as JSON, or in a file."""

from __future__ import annotations

from pathlib import Path

from afsprakenscan import api
from afsprakenscan.model.document import Document


def test_text(command, document: Path):
    done = command("lees", document)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "klein.docx"
    assert "2  alinea     VT informeert de ouders over de melding." in done.out.splitlines()


def test_json_is_the_document(command, document: Path):
    done = command("lees", document, "--formaat", "json")
    assert (done.code, done.err) == (0, "")
    assert Document.model_validate_json(done.out) == api.read_document(document)


def test_bare(command, document: Path):
    done = command("lees", document, "--kaal")
    assert (done.code, done.err) == (0, "")
    assert "VT informeert de ouders over de melding." in done.out.splitlines()
    assert "alinea" not in done.out


def test_bare_is_for_text(command, document: Path):
    done = command("lees", document, "--kaal", "--formaat", "json")
    assert (done.code, done.out, done.err) == (2, "", "Fout: Bij --kaal hoort --formaat tekst.\n")


def test_to_a_file(command, document: Path, tmp_path: Path):
    shown = command("lees", document).out
    assert command("lees", document, "--stil", "--uit", tmp_path / "uit.txt") == (0, "", "")
    assert (tmp_path / "uit.txt").read_text("utf-8") == shown


def test_a_name_of_another_format(command, document: Path, tmp_path: Path):
    done = command("lees", document, "--uit", tmp_path / "uit.json")
    message = "De naam eindigt op .json, maar het formaat is tekst. Gebruik --formaat json, of kies een andere naam."
    assert (done.code, done.out, done.err) == (2, "", f"Fout: {tmp_path / 'uit.json'}: {message}\n")


def test_an_unreadable_file(command, tmp_path: Path):
    done = command("lees", tmp_path / "weg.docx")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Fout: {tmp_path / 'weg.docx'}: ")
    assert len(done.err.splitlines()) == 1
