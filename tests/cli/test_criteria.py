"""`criteria` and `schema`: showing and checking the requirements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afsprakenscan.cli.options import CRITERIA_FILES
from afsprakenscan.model.uitleg import Proef
from helpers.ruleset import FILES, write_criteria


def test_list(command, criteria: Path):
    done = command("criteria", "lijst", "--criteria", criteria)
    assert (done.code, done.err) == (0, "")
    assert [line.split("  ")[0] for line in done.out.splitlines() if line[:1] in ("a", "c")] == ["a", "c"]
    assert "1 aspect, 1 patroon, 2 voorbeelden" in done.out
    assert done.out.splitlines()[-1].startswith("2 criteria, sha256:")


def test_show_of_an_aspect_shows_no_other(command):
    whole = command("criteria", "toon", "a").out
    done = command("criteria", "toon", "A4")
    shown = [line.split()[0] for line in whole.splitlines() if line[:1] == "a" and line[1:2].isdigit()]
    assert shown == ["a1", "a2", "a3", "a4", "a5", "a6"]
    assert [line.split()[0] for line in done.out.splitlines() if line[:1] == "a" and line[1:2].isdigit()] == ["a4"]
    assert done.out.splitlines()[:3] == whole.splitlines()[:3]


@pytest.mark.parametrize("code", ["c", "c2", "C2"])
def test_show_finds_a_criterium_by_its_code_or_that_of_an_aspect(command, criteria: Path, code: str):
    done = command("criteria", "toon", code, "--criteria", criteria)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1].startswith("c  Overdracht")
    assert "    bewijs: “VT draagt de zaak per beveiligde mail over aan het wijkteam.”" in done.out.splitlines()
    assert "    geen: “Er is een beveiligde mail.”  (geen overdracht)" in done.out.splitlines()
    assert "    Patronen: weg, bij-versie" in done.out.splitlines()


def test_show_of_an_unknown_code_says_where_they_are(command, criteria: Path):
    done = command("criteria", "toon", "q", "--criteria", criteria)
    assert done == (
        2,
        "",
        "Fout: Er is geen criterium of aspect met de code 'q'. Alle codes: afsprakenscan criteria lijst.\n",
    )


def test_trial_of_a_sentence(command, criteria: Path):
    sentence = "VT informeert de ouders per beveiligde mail."
    done = command("criteria", "proef", sentence, "--kop", "1 Melding", "--kop", "1.1 Brief", "--criteria", criteria)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "1 Melding  (kop)",
        "1.1 Brief  (kop)",
        sentence,
        "",
        "Welke regels passen",
        "─" * 100,
        "a1  Informeren: melding  bewijs",
        "    wie: Veilig Thuis · hoe: beveiligde mail",
        "    Regel inlichten-over-melding: gezin “ouders”, inlichten “informeert”",
        "",
        "Wat erin staat",
        "─" * 100,
        "[handelt]        Veilig Thuis",
        "gezin            wie het aangaat  “ouders”",
        "inlichten        laten weten  “informeert”",
        "mail             beveiligde mail  “beveiligde mail”",
        "gezin_inlichten  het gezin hoort het  “informeert, ouders”",
    ]


def test_trial_of_a_row_and_of_a_list_item(command, criteria: Path):
    def trial(*arguments: str) -> Proef:
        done = command("criteria", "proef", *arguments, "--criteria", criteria, "--formaat", "json")
        assert (done.code, done.err) == (0, "")
        return Proef.model_validate_json(done.out)

    row = trial("VT  informeert de ouders | vooraf", "--kolom", "Melding", "--kolom", "Wanneer", "--code", "a")
    assert row.blokken[0].cells == ("VT informeert de ouders", "vooraf")
    assert row.blokken[0].columns == ("Melding", "Wanneer")
    assert (row.labels, row.titels) == ({"a1": "bewijs"}, {"a1": "Informeren: melding"})
    item = trial("het gezin", "--aanhef", "VT informeert over de melding:", "--code", "A1", "--code", "c2")
    assert [block.text for block in item.blokken] == ["VT informeert over de melding:", "het gezin"]
    assert [(near.code, near.aandeel) for near in item.bijna] == []
    assert list(item.titels) == ["a1", "c2"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["x", "--code", "q"],
            "Er is geen criterium of aspect met de code 'q'. Alle codes: afsprakenscan criteria lijst.",
        ),
        ([" "], "Er is geen tekst om te proberen. Geef een zin tussen aanhalingstekens."),
        (["x", "--kop", ""], "Er is geen tekst om te proberen. Geef een zin tussen aanhalingstekens."),
    ],
)
def test_trial_that_cannot_be_done(command, criteria: Path, arguments: list[str], message: str):
    assert command("criteria", "proef", *arguments, "--criteria", criteria) == (2, "", f"Fout: {message}\n")


def test_check_without_findings(command, tmp_path: Path):
    wrong = FILES["kwaliteitskader/a.yaml"].replace(
        "VT informeert de melder.", "VT informeert de ouders over de melding!"
    )
    qualifiers = FILES["kwalificaties.yaml"].replace("Dit is uitgewerkt.", "Dit is nog uit te werken!")
    changed = {
        "kwaliteitskader/a.yaml": wrong,
        "kwalificaties.yaml": qualifiers.replace("Daarover zijn geen", "Er zijn"),
    }
    folder = write_criteria(tmp_path / "goed")
    before = command("criteria", "controleer", "--criteria", folder)
    after = command("criteria", "controleer", "--criteria", write_criteria(tmp_path / "fout", changed))

    extra = set(after.out.splitlines()) - set(before.out.splitlines())
    assert extra == {
        "a1-geen-1: kreeg bewijs, hoort geen label: VT informeert de ouders over de melding!",
        "ontkenning-wel-1: hoort eronder te vallen: Er zijn afspraken.",
        "uitstel-niet-1: valt er ten onrechte onder: Dit is nog uit te werken!",
    }
    assert after.code == 1
    assert after.err == f"10 voorbeelden nagelopen, {len(after.out.splitlines())} bevindingen.\n"
    assert command("criteria", "controleer", "--criteria", folder, "--stil").err == ""


def test_check_of_criteria_that_do_not_load(command, tmp_path: Path):
    folder = write_criteria(tmp_path / "kapot", {"kwalificaties.yaml": None})
    done = command("criteria", "controleer", "--criteria", folder)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Fout: {folder / 'kwalificaties.yaml'}: ")


@pytest.mark.parametrize("kind", CRITERIA_FILES)
def test_schema_of_the_files(command, kind: str):
    done = command("criteria", "schema", kind)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["type"] == "object"
    assert command("schema", kind) == done


def test_schema_of_a_criterium_is_the_default(command):
    assert command("criteria", "schema") == command("schema", "criterium")
