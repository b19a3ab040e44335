"""`toets`: payload, messages and exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afsprakenscan.model.toets import Toets
from helpers.word import LINES, write_docx


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without settings above it."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_requirement_that_is_not_met_fails(command, document: Path, criteria: Path):
    done = command("toets", document.name, "--criteria", criteria)

    assert (done.code, done.err) == (1, "")
    assert done.out == (
        f"klein.docx  niet geslaagd  1 van 2 eisen gehaald; niet c\n{'═' * 100}\n"
        "\n"
        f"1 fout{' ' * 72}hierdoor zakt de toets\n{'─' * 100}\n"
        "  c  Overdracht: ontbreekt, gevraagd gedeeltelijk\n"
        "    AS-C2   wijze: niet gevonden\n"
        "    Waar: past bij 'Overdracht', blok 3\n"
        "    Waarom: Omdat het moet.\n"
        "    Schrijf: Schrijf op hoe.\n"
        "\n"
        "1 document: 1 niet geslaagd. 1 fout, 0 waarschuwingen en 0 opmerkingen.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--eis", "a"], 0),
        (["--eis", "a,c"], 1),
        (["--eis", "a", "--eis", "c"], 1),
        (["--eis", "a", "--minimaal", "volledig"], 0),
        (["--aspecten", "c2"], 1),
        (["--geen-fout"], 0),
        (["--eis", "q"], 2),
        (["--minimaal", "half"], 2),
    ],
)
def test_exit_codes(command, document: Path, criteria: Path, arguments: list[str], code: int):
    assert command("toets", document, "--criteria", criteria, *arguments).code == code


@pytest.mark.parametrize("arguments", [[], ["--geen-fout"], ["--eis", "a"]])
@pytest.mark.parametrize("first", [True, False])
def test_an_unreadable_document_is_never_a_pass(
    command, document: Path, criteria: Path, arguments: list[str], first: bool
):
    paths = ["weg.docx", document] if first else [document, "weg.docx"]

    done = command("toets", *paths, "--criteria", criteria, *arguments)

    assert (done.code, done.err) == (2, "Fout: weg.docx: Dit bestand bestaat niet. Controleer de naam en de map.\n")
    assert "weg.docx  niet gelezen" in done.out.splitlines()
    assert "1 niet gelezen" in done.out.splitlines()[-1]


def test_json_is_the_model(command, document: Path, criteria: Path):
    done = command("toets", document, "--criteria", criteria, "--formaat", "json")
    toets = Toets.model_validate_json(done.out)
    assert (toets.geslaagd, [one.bestand for one in toets.resultaten]) == (False, [document.as_posix()])


def test_formats_side_by_side(command, document: Path, criteria: Path):
    done = command("toets", document, "--criteria", criteria, "--formaat", "tekst", "--formaat", "json=uit.json")

    assert done.out.startswith(str(document))
    assert json.loads(Path("uit.json").read_text("utf-8"))["resultaten"][0]["bestand"] == document.as_posix()


def test_no_place_may_be_a_document(command, document: Path, criteria: Path):
    before = document.read_bytes()
    for arguments in (["--uit", document], ["--formaat", f"json={document}"], ["--basislijn", document]):
        done = command("toets", document, "--criteria", criteria, *arguments, "--basislijn-schrijven")
        assert done.code == 2
    assert document.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--uit", "uit.html"], "De naam eindigt op .html, maar het formaat is tekst. Kies een andere naam."),
        (
            ["--formaat", "json=uit.xml"],
            "De naam eindigt op .xml, maar het formaat is json. Gebruik --formaat junit, of kies een andere naam.",
        ),
        (
            ["--basislijn", "uit.docx", "--basislijn-schrijven"],
            "De naam eindigt op .docx, maar het formaat is json. Kies een andere naam.",
        ),
    ],
)
def test_a_name_of_another_format(command, document: Path, criteria: Path, arguments: list[str], message: str):
    done = command("toets", document, "--criteria", criteria, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(f"{message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--eis", "a", "c"], "'c' is geen bestand. Hoort het bij --eis? Zet er een komma tussen: --eis a,c."),
        (
            ["--aspecten", "a1", "C2"],
            "'C2' is geen bestand. Hoort het bij --aspecten? Zet er een komma tussen: --aspecten a1,C2.",
        ),
    ],
)
def test_codes_without_a_comma(command, document: Path, criteria: Path, arguments: list[str], message: str):
    done = command("toets", *arguments, document, "--criteria", criteria)
    assert (done.code, done.out, done.err) == (2, "", f"Fout: {message}\n")


def test_an_aspect_is_no_requirement(command, document: Path, criteria: Path):
    done = command("toets", document, "--criteria", criteria, "--eis", "c2")
    hint = "Vraag het met --aspecten c2, of met 'aspecten' in de instellingen."
    assert (done.code, done.err) == (2, f"Fout: 'c2' is een aspect, geen criterium. {hint}\n")


def test_a_document_that_is_called_like_a_code(command, document: Path, criteria: Path):
    Path("c").write_bytes(document.read_bytes())
    assert command("toets", "--eis", "a", "c", "--criteria", criteria).code == 0


def test_the_life_of_a_baseline(command, document: Path, criteria: Path):
    arguments = ("toets", document, "--criteria", criteria, "--basislijn", "lijn.json")

    missing = command(*arguments)
    written = command(*arguments, "--basislijn-schrijven")
    accepted = command(*arguments)

    assert (missing.code, written.code, accepted.code) == (2, 0, 0)
    assert missing.err == "Fout: lijn.json: Deze basislijn bestaat niet. Maak haar met --basislijn-schrijven.\n"
    assert "  1 bevinding aanvaard met de basislijn" in accepted.out.splitlines()

    write_docx(document, *LINES[2:])
    grown = command(*arguments, "--basislijn-schrijven")
    assert (grown.code, json.loads(Path("lijn.json").read_text("utf-8"))["bevindingen"][0]["code"]) == (1, "AS-C2")


def test_a_document_with_another_name_is_taken_over_on_request_only(command, document: Path, criteria: Path):
    arguments = ("--criteria", criteria, "--basislijn", "lijn.json")
    command("toets", document.name, *arguments, "--basislijn-schrijven")
    Path(document.name).rename("anders.docx")

    checked = command("toets", "anders.docx", *arguments)
    written = command("toets", "anders.docx", *arguments, "--basislijn-schrijven")
    again = command("toets", "anders.docx", *arguments)

    assert (checked.code, written.code, again.code) == (1, 0, 0)
    question = "Let op: De basislijn noemt klein.docx, dat er niet meer is. Heet het nu anders.docx?"
    assert f"{question} Neem dat over met --basislijn-schrijven." in " ".join(checked.out.split())
    assert "Let op: Wat in de basislijn bij klein.docx stond, staat nu bij anders.docx." in written.out.splitlines()
    assert "Let op" not in again.out


def test_writing_asks_for_a_name(command, document: Path, criteria: Path):
    done = command("toets", document, "--criteria", criteria, "--basislijn-schrijven")
    assert (done.code, done.err) == (2, "Fout: Bij --basislijn-schrijven hoort --basislijn BESTAND.\n")


def test_settings_from_the_nearest_file(command, document: Path, criteria: Path):
    Path("afsprakenscan.toml").write_text(
        f'bestanden = ["*.docx"]\ncriteria = "{criteria.name}"\n'
        '[[onderdruk]]\ncode = "AS-C2"\nreden = "volgt na de zomer"\n'
    )

    done = command("toets")

    assert (done.code, done.err) == (0, "")
    assert f"{document.name}  geslaagd  1 van 2 eisen gehaald; niet c" in done.out.splitlines()
    assert "  AS-C2 onderdrukt: volgt na de zomer" in done.out.splitlines()


def test_settings_that_cannot_be_used(command, document: Path):
    Path("team.toml").write_text("eisn = 1\n")
    done = command("toets", document, "--config", "team.toml")
    assert (done.code, done.err) == (2, "Fout: team.toml, regel 1: Onbekende sleutel 'eisn'. Bedoelt u 'eisen'?\n")


def test_nothing_to_check(command):
    done = command("toets")
    assert (done.code, done.err.startswith("Fout: Er zijn geen bestanden genoemd.")) == (2, True)


def test_two_runs_are_equal(command, document: Path, criteria: Path):
    runs = {command("toets", document, "--criteria", criteria, "--formaat", "json").out for _ in range(2)}
    assert len(runs) == 1
