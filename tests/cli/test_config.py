"""`config tonen`: what is in force and where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder without settings above it."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def test_without_a_file(command):
    assert command("config", "tonen") == (
        0,
        "Geen bestand met instellingen gevonden.\n"
        "\n"
        "eisen      alle eisen van het kwaliteitskader  (standaard)\n"
        "minimaal   gedeeltelijk  (standaard)\n"
        "drempels   geen  (standaard)\n"
        "aspecten   geen  (standaard)\n"
        "bestanden  geen  (standaard)\n"
        "criteria   de meegeleverde  (standaard)\n"
        "basislijn  geen  (standaard)\n"
        "onderdruk  niets  (standaard)\n",
        "",
    )


def test_with_a_file(command):
    Path("afsprakenscan.toml").write_text(
        'eisen = ["a", "c"]\nbasislijn = "lijn.json"\n[drempels]\nc = "volledig"\n'
        '[[onderdruk]]\ncode = "AS-O3"\nreden = "los stuk"\ntot = 2026-12-31\nbestand = "x.docx"\n'
    )

    lines = command("config", "tonen").out.splitlines()

    place = "afsprakenscan.toml, regel"
    assert lines[0] == "Instellingen uit afsprakenscan.toml"
    assert lines[2] == f"eisen      a, c  ({place} 1)"
    assert lines[4] == f"drempels   c: volledig  ({place} 3)"
    assert lines[8] == f"basislijn  lijn.json  ({place} 2)"
    assert " ".join(" ".join(lines[9:]).split()) == (
        f"onderdruk AS-O3 in x.docx tot en met 31 december 2026 (los stuk) ({place} 5)"
    )


def test_a_file_that_cannot_be_used(command):
    Path("x.toml").write_text('minimaal = "veel"\n')
    done = command("config", "tonen", "--config", "x.toml")
    assert (done.code, done.err.startswith("Fout: x.toml, regel 1: 'minimaal' kan niet 'veel' zijn.")) == (2, True)
