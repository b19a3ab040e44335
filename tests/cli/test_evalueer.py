"""`evalueer`: the comparison with gold labels, on screen and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.evaluation import Evaluatie
from helpers.gold import write_gold


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "corpus", "een", "twee", held_out=("twee",))


def test_text(command, gold: Path, criteria: Path):
    done = command("evalueer", gold, "--criteria", criteria)

    assert (done.code, done.err) == (0, "")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "Vergelijking met de goudlabels 2 documenten, 6 passages, waarvan 0 niet gelezen" in lines
    assert "letters a-g 0,67 1,00 0,50 2 0 2" in lines
    assert "a1 1,00 1,00 1,00 2 0 0" in lines
    assert "c2 0,00 – 0,00 0 0 2" in lines
    assert "informeren_zonder_hulp 2 van 2 1,00" in lines
    assert "Fouten" not in done.out


def test_mistakes_are_shown_when_asked(command, gold: Path, criteria: Path):
    done = command("evalueer", gold, "--criteria", criteria, "--fouten", "--deel", "gezien")

    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "Fouten 1 fout" in lines
    assert "gemist c2 een, blok 3 Melding" in lines
    assert lines[-1] == "De zaak gaat schriftelijk naar het wijkteam."


@pytest.mark.parametrize(("arguments", "mistakes"), [([], 0), (["--fouten"], 2)])
def test_json(command, gold: Path, criteria: Path, arguments: list[str], mistakes: int):
    done = command("evalueer", gold, "--criteria", criteria, "--formaat", "json", *arguments)

    evaluatie = Evaluatie.model_validate_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert (evaluatie.totaal.documenten, len(evaluatie.fouten)) == (2, mistakes)


def test_a_folder_without_labels(command, tmp_path: Path, criteria: Path):
    done = command("evalueer", tmp_path, "--criteria", criteria)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"Fout: {tmp_path}: Hier zijn geen goudlabels gevonden. "
        "Geef een map met daarin de mappen 'documenten' en 'goud'.\n"
    )


def test_a_document_that_cannot_be_read_stops_the_measurement(command, gold: Path, criteria: Path):
    (gold / "documenten" / "twee.docx").write_bytes(b"PK\x03\x04 geen Word")
    done = command("evalueer", gold, "--criteria", criteria)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Fout: {gold / 'documenten' / 'twee.docx'}: ")
