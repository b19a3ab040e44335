"""`vergelijk`: payload, messages and exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.toets import Vergelijking
from helpers.word import write_docx


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder without settings above it."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def new() -> Path:
    full = "VT draagt de zaak per beveiligde mail over aan het wijkteam."
    return write_docx(Path("nieuw.docx"), "# Melding", "Niets.", "# Overdracht", full)


def test_what_was_lost_and_gained(command, document: Path, new: Path, criteria: Path):
    done = command("vergelijk", document.name, new, "--criteria", criteria)

    assert (done.code, done.err) == (1, "")
    assert done.out == (
        "klein.docx → nieuw.docx\n"
        "Verloren: a van volledig naar ontbreekt.\n"
        "\n"
        "a  Informeren  volledig → ontbreekt\n"
        "   weg      a1  melding\n"
        "            oud    “VT informeert de ouders over de melding.”  Melding, blok 2\n"
        "\n"
        "c  Overdracht  ontbreekt → volledig\n"
        "   erbij    c2  wijze\n"
        "            nieuw  “VT draagt de zaak per beveiligde mail over aan het wijkteam.”  Overdracht, blok\n"
        "            4\n"
        "\n"
        "Kernfeiten die veranderden\n" + "─" * 100 + "\n"
        "Wie licht in: Veilig Thuis → onbekend\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], 1), (["--geen-fout"], 0), (["--eis", "c"], 0), (["--aspecten", "a1"], 1), (["--eis", "q"], 2)],
)
def test_exit_codes(command, document: Path, new: Path, criteria: Path, arguments: list[str], code: int):
    assert command("vergelijk", document, new, "--criteria", criteria, *arguments).code == code


def test_an_unreadable_version(command, document: Path, criteria: Path):
    done = command("vergelijk", document, "weg.docx", "--criteria", criteria, "--geen-fout")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Fout: weg.docx: Dit bestand bestaat niet. Controleer de naam en de map.\n"


def test_a_name_of_another_format(command, document: Path, new: Path, criteria: Path):
    done = command("vergelijk", document, new, "--criteria", criteria, "--formaat", "tekst=uit.docx")
    message = "De naam eindigt op .docx, maar het formaat is tekst. Kies een andere naam."
    assert (done.code, done.out, done.err) == (2, "", f"Fout: uit.docx: {message}\n")


def test_json_is_the_model(command, document: Path, new: Path, criteria: Path):
    done = command("vergelijk", document, new, "--criteria", criteria, "--formaat", "json")
    assert Vergelijking.model_validate_json(done.out).verloren == ("a",)
