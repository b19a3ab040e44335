"""Nothing that the command line says by itself is English."""

from __future__ import annotations

import re

import click
import pytest

from afsprakenscan.cli.app import COMMANDS, app
from afsprakenscan.cli.dutch import TABLE

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?:|error|missing|invalid|show|default|required|try|no such|did you)\b",
    re.IGNORECASE,
)
HELP = [[], *([name] for name in COMMANDS), *(["criteria", name] for name in ("lijst", "toon", "controleer", "schema"))]


@pytest.mark.parametrize("arguments", HELP, ids=" ".join)
def test_help_is_dutch(command, arguments: list[str]):
    done = command(*arguments, "--help")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Gebruik: afsprakenscan ")
    assert "\nOpties:\n" in done.out
    assert "Toon deze uitleg en stop." in done.out
    assert ENGLISH.findall(done.out) == []


@pytest.mark.parametrize("arguments", HELP[1:], ids=" ".join)
def test_every_command_explains_itself_with_an_example_that_parses(command, arguments: list[str]):
    text = command(*arguments, "--help").out
    examples = re.findall(r"^ +afsprakenscan (.+)$", text.partition("Voorbeelden:")[2], re.MULTILINE)

    if arguments == ["criteria"]:
        assert "Opdrachten:" in text
        return
    assert examples
    for example in examples:
        words = example.split()
        assert words[: len(arguments)] == arguments
        found: click.Command = app
        context = click.Context(app)
        for name in arguments:
            assert isinstance(found, click.Group)
            found = found.get_command(context, name) or pytest.fail(f"onbekend: {name}")
        found.make_context(" ".join(arguments), words[len(arguments) :])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["analyse"], "Er ontbreekt een argument: 'BESTAND…'."),
        (["lees", "a", "b"], "Te veel opgegeven: b"),
        (["lees", "a", "b", "c"], "Te veel opgegeven: b c"),
        (["anders"], "Onbekende opdracht: 'anders'."),
        (["criteria", "anders"], "Onbekende opdracht: 'anders'."),
        (["lees", "a", "--zzz", "x"], "Onbekende optie: '--zzz'."),
        (["lees", "a", "--forma", "x"], "Onbekende optie: '--forma'. Bedoelt u '--formaat'?"),
        (["lees", "a", "--formaat"], "Bij optie '--formaat' hoort een waarde."),
        (["lees", "a", "--formaat", "pdf"], "Ongeldige waarde voor '--formaat': 'pdf' is geen van 'tekst', 'json'."),
        (["analyse", "a", "--stil=ja"], "Bij optie '--stil' hoort geen waarde."),
    ],
)
def test_a_wrong_command_line_is_explained_in_dutch(command, arguments: list[str], message: str):
    done = command(*arguments)

    assert (done.code, done.out) == (2, "")
    *usage, error = done.err.splitlines()
    assert [line.split(" ")[0] for line in usage] in (["Gebruik:", "Uitleg:", ""], [])
    assert error == f"Fout: {message}"
    assert ENGLISH.findall(done.err.replace("--", "")) == []


@pytest.mark.parametrize("arguments", [[], ["criteria"]])
def test_without_a_command_the_help_is_shown(command, arguments: list[str]):
    done = command(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err == command(*arguments, "--help").out


def test_the_table_keeps_the_fields_of_every_sentence():
    assert len(TABLE) > 20
    for english, dutch in TABLE.items():
        assert set(re.findall(r"{(\w+)", dutch)) == set(re.findall(r"{(\w+)", english)), english
