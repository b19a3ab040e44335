"""Help pages: complete, Dutch, and fit for a terminal of 80 columns."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command

from afsprakenscan.cli.app import COMMANDS, app

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|args|show|exit|default|required|this|and)\b|<\w+>", re.IGNORECASE
)
PAGES = [
    [],
    *([name] for name in COMMANDS),
    *(["criteria", name] for name in ("lijst", "toon", "proef", "controleer", "schema")),
    ["config", "tonen"],
    *(["cache", name] for name in ("toon", "leeg")),
]
GROUPS = ([], ["criteria"], ["config"], ["cache"])

LEES = """\
Gebruik: afsprakenscan lees [OPTIES] BESTAND

  Toon wat er uit een document is gelezen, blok voor blok, en wat is
  overgeslagen.

  Zo is na te gaan of een oordeel op de hele tekst berust.

Argumenten:
  BESTAND  Een document: DOCX, ODT, PDF, HTML of platte tekst.  [verplicht]

Opties:
  --formaat tekst|json  Vorm van de uitvoer.  [standaard: tekst]
  --kaal                Alleen de tekst, een regel per blok, zonder nummers en
                        tellingen: voor git diff.
  --uit BESTAND         Schrijf naar een bestand in plaats van het scherm.
  --stil                Geen voortgang en geen meldingen, behalve fouten.
  -h, --help            Toon deze uitleg en stop.

Voorbeelden:
  afsprakenscan lees regio.pdf
  afsprakenscan lees regio.docx --formaat json
"""

CRITERIA = """\
Gebruik: afsprakenscan criteria [OPTIES] OPDRACHT …

  Toon of controleer de criteria waaraan documenten worden getoetst.

Opties:
  -h, --help  Toon deze uitleg en stop.

Opdrachten:
  lijst       Toon alle criteria, per kader.
  toon        Toon één criterium: de vraag, de bron, het advies en de
              voorbeelden.
  proef       Toon welke regels op een zin passen en waarom, en welke net
              niet.
  controleer  Controleer of de criteria goed zijn geschreven en of elk
              voorbeeld het juiste label krijgt.
  leer        Leer de tweede lezer opnieuw, uit documenten met goudlabels.
  schema      Toon het JSON Schema van een soort bestand in de map met
              criteria.
"""


@pytest.mark.parametrize(("name", "page"), [("lees", LEES), ("criteria", CRITERIA)])
def test_a_page_in_full(command, monkeypatch: pytest.MonkeyPatch, name: str, page: str):
    monkeypatch.setenv("COLUMNS", "80")
    assert command(name, "--help") == (0, page, "")


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_a_page_is_dutch_and_fits(command, monkeypatch: pytest.MonkeyPatch, words: list[str]):
    monkeypatch.setenv("COLUMNS", "80")
    done = command(*words, "--help")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(" ".join(["Gebruik: afsprakenscan", *words, "[OPTIES]"]))
    assert "  -h, --help" in done.out
    assert ENGLISH.findall(done.out) == []
    assert [line for line in done.out.splitlines() if len(line) > 80] == []
    assert command(*words, "-h") == done


def test_an_argument_that_may_be_left_out_says_what_happens_then(command):
    page = command("criteria", "schema", "--help").out
    assert page.startswith("Gebruik: afsprakenscan criteria schema [OPTIES] [SOORT]\n")
    assert "[standaard: criterium]" in page


@pytest.mark.parametrize("words", [words for words in PAGES if words not in GROUPS], ids=" ".join)
def test_every_command_ends_with_examples_that_parse(command, words: list[str]):
    examples = re.findall(r"^ +afsprakenscan (.+)$", command(*words, "--help").out, re.MULTILINE)

    assert examples
    for example in examples:
        arguments = shlex.split(example)
        assert arguments[: len(words)] == words
        found = get_command(app)
        for name in words:
            assert isinstance(found, TyperGroup)
            found = found.get_command(typer.Context(found), name) or pytest.fail(f"onbekend: {name}")
        found.make_context(" ".join(words), arguments[len(words) :])


@pytest.mark.parametrize("words", GROUPS)
def test_without_a_command_the_page_is_shown(command, words: list[str]):
    done = command(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err == command(*words, "--help").out


def test_a_page_can_be_shown_on_a_terminal_without_accents():
    done = subprocess.run(
        [sys.executable, "-m", "afsprakenscan", "criteria", "--help"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert (done.stdout.count(b"OPDRACHT ?"), done.stderr) == (1, b"")
