"""`evalueer`: the comparison with gold labels, on screen and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.evaluation import Evaluatie
from helpers.gold import write_gold

PARTS = ("Achtergehouden", "Geziene")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "corpus", "een", "twee", held_out=("twee",))


def test_text(command, gold: Path, criteria: Path):
    done = command("evalueer", gold, "--criteria", criteria)

    assert (done.code, done.err) == (0, "")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    first, second = (lines.index(f"{part} documenten 1 document, 3 passages, waarvan 0 niet gelezen") for part in PARTS)
    assert first < second
    assert lines.count("letters a-g 0,67 1,00 0,50 1 0 1") == 2
    assert lines.count("a1 1,00 1,00 1,00 1 0 0") == 2
    assert lines.count("c2 0,00 – 0,00 0 0 1") == 2
    assert lines.count("informeren_zonder_hulp 1 van 1 1,00") == 2
    assert [line.split(" 0,67")[0] for line in lines[lines.index("Per deel") :] if " 0,67" in line] == [
        "achtergehouden 1",
        "gezien 1",
        "docx 2",
        "docx, achtergehouden 1",
        "docx, gezien 1",
    ]
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


def test_known_misses(command, gold: Path, criteria: Path, tmp_path: Path):
    done = command("evalueer", gold, "--criteria", criteria, "--missers")
    assert (done.code, done.err) == (0, "")
    assert f"\n    afsprakenscan evalueer {gold} --missers\n" in done.out
    assert "- **gemist** in een, onder Melding: De zaak gaat schriftelijk naar het wijkteam.\n" in done.out
    assert "\n## Achtergehouden documenten (1)\n" in done.out
    assert " in twee" not in done.out

    target = tmp_path / "missers.md"
    assert command("evalueer", gold, "--criteria", criteria, "--missers", "--uit", target) == (0, "", "")
    assert f"\n    afsprakenscan evalueer {gold} --missers --uit {target}\n" in target.read_text("utf-8")


def test_known_misses_have_one_form(command, gold: Path, criteria: Path):
    done = command("evalueer", gold, "--criteria", criteria, "--missers", "--formaat", "json")
    assert done == (2, "", "Fout: Bij --missers hoort geen --formaat: dat is altijd Markdown.\n")
