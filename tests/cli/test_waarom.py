"""`waarom`: on screen, as JSON, in a file, and for codes that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan import api
from afsprakenscan.model.uitleg import Uitleg
from helpers.word import write_docx


def test_text(command, document: Path, criteria: Path):
    done = command("waarom", document, "a1", "--criteria", criteria)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == [
        "",
        "a  Informeren",
        "─" * 100,
        "● volledig",
        "",
        "✓ a1  melding  vastgelegd",
        "  Wordt het gezin ingelicht over de melding?",
        "",
        "  Legt vast  1 passage",
        "    “VT informeert de ouders over de melding.”",
        "      Melding, blok 2",
        "      wie: Veilig Thuis",
        "      Regel inlichten-over-melding: gezin “ouders”, inlichten “informeert”, melding “melding”",
    ]


def test_what_is_missing_shows_the_nearest_text(command, tmp_path: Path, criteria: Path):
    path = write_docx(tmp_path / "x.docx", "# Overdracht", "VT stuurt beveiligde mail.", "Het wijkteam leest die.")
    done = command("waarom", path, "C2", "--criteria", criteria)
    assert done.out.splitlines()[-7:] == [
        "    “VT stuurt beveiligde mail.”",
        "      Overdracht, blok 2",
        "      Regel weg past voor 75%",
        "      wel   beveiligde mail: “beveiligde mail”",
        "      wel   overdragen: “Overdracht”",
        "      wel   Veilig Thuis handelt",
        "      niet  lokaal team krijgt",
    ]


def test_a_criterium_and_a_key_fact(command, document: Path, criteria: Path):
    done = command("waarom", document, "c", "informeren_zonder_hulp", "a", "--criteria", criteria, "--formaat", "json")
    uitleg = Uitleg.model_validate_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert uitleg == api.explain(document, ["c", "informeren_zonder_hulp", "a"], criteria)
    assert [one.code for one in uitleg.criteria] == ["c", "a"]
    assert [(one.naam, one.waarde) for one in uitleg.kernfeiten] == [("informeren_zonder_hulp", "VT")]


def test_codes_with_commas_and_codes_of_findings(command, document: Path, criteria: Path):
    asked = command("waarom", document, "c", "a1", "--criteria", criteria)
    assert command("waarom", document, "c,AS-A1,", "--criteria", criteria) == asked


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("informeren", "Bedoelt u 'informeren_zonder_hulp'?"),
        ("informeren_zonderhulp", "Bedoelt u 'informeren_zonder_hulp'?"),
        ("q", "Alle codes: afsprakenscan criteria lijst."),
    ],
)
def test_an_unknown_code(command, document: Path, criteria: Path, code: str, hint: str):
    done = command("waarom", document, "a1", code, "--criteria", criteria)
    assert done == (2, "", f"Fout: Er is geen criterium, aspect of kernfeit met de code '{code}'. {hint}\n")


def test_to_a_file_but_not_over_the_document(command, document: Path, criteria: Path, tmp_path: Path):
    shown = command("waarom", document, "a", "--criteria", criteria).out
    assert command("waarom", document, "a", "--criteria", criteria, "--stil", "--uit", tmp_path / "x.txt") == (
        0,
        "",
        "",
    )
    assert (tmp_path / "x.txt").read_text("utf-8") == shown
    done = command("waarom", document, "a", "--criteria", criteria, "--uit", document)
    assert (done.code, done.out) == (2, "")
    assert "zou het overschrijven" in done.err


def test_the_document_after_the_code(command, document: Path, criteria: Path):
    done = command("waarom", "c", document, "a1", "--criteria", criteria)
    message = f"'c' is geen bestand. Noem eerst het bestand: afsprakenscan waarom {document} c a1"
    assert (done.code, done.out, done.err) == (2, "", f"Fout: {message}\n")


def test_an_unreadable_file(command, tmp_path: Path, criteria: Path):
    done = command("waarom", tmp_path / "weg.docx", "a", "--criteria", criteria)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Fout: {tmp_path / 'weg.docx'}: ")


def test_a_comma_is_no_code(command, document: Path, criteria: Path):
    done = command("waarom", document, ",", "--criteria", criteria)
    assert (done.code, done.out) == (2, "")
