"""Mistakes on the command line: two Dutch lines, and nothing of what typer says is lost."""

from __future__ import annotations

import pytest
import typer

from afsprakenscan.cli.dutch import explain

SCHEMAS = ["rapport", "landelijk", "toets", "vergelijk", "lees", "criterium", "kader"]
SCHEMAS += ["woordenlijst", "werkwoorden", "kwalificaties", "kernfeiten"]


@pytest.mark.parametrize(
    ("line", "message", "page"),
    [
        ("analyse", "Er ontbreekt een argument: 'BESTAND…'.", " analyse"),
        ("schema", f"Er ontbreekt een argument: 'NAAM'. Kies uit: {', '.join(SCHEMAS)}.", " schema"),
        ("lees a b", "Te veel opgegeven: b", " lees"),
        ("lees a b c", "Te veel opgegeven: b c", " lees"),
        ("anders", "Onbekende opdracht: 'anders'.", ""),
        ("analys a", "Onbekende opdracht: 'analys'. Bedoelt u 'analyse'?", ""),
        ("criteria anders", "Onbekende opdracht: 'anders'.", " criteria"),
        ("criteria lijts", "Onbekende opdracht: 'lijts'. Bedoelt u 'lijst'?", " criteria"),
        ("--", "Er ontbreekt een opdracht.", ""),
        ("--zzz", "Onbekende optie: '--zzz'.", ""),
        ("lees a --zzz x", "Onbekende optie: '--zzz'.", " lees"),
        ("lees a -z", "Onbekende optie: '-z'.", " lees"),
        ("lees a --forma x", "Onbekende optie: '--forma'. Bedoelt u '--formaat'?", " lees"),
        ("lees a --formaat", "Bij optie '--formaat' hoort een waarde.", " lees"),
        ("lees a --formaat pdf", "Ongeldige waarde voor '--formaat': 'pdf' is geen van 'tekst', 'json'.", " lees"),
        (
            "evalueer a --deel b",
            "Ongeldige waarde voor '--deel': 'b' is geen van 'gezien', 'achtergehouden'.",
            " evalueer",
        ),
        ("analyse a --stil=ja", "Bij optie '--stil' hoort geen waarde.", " analyse"),
        ("criteria lijst --uit", "Bij optie '--uit' hoort een waarde.", " criteria lijst"),
    ],
)
def test_a_wrong_command_line_is_explained_in_dutch(command, line: str, message: str, page: str):
    assert command(*line.split()) == (2, "", f"Fout: {message}\nUitleg: afsprakenscan{page} --help\n")


@pytest.mark.parametrize("sign", ["\x1b", "\u202e"])
@pytest.mark.parametrize(
    "words", [["{}"], ["--{}"], ["lees", "a", "{}"], ["lees", "a", "--formaat", "{}"]], ids=" ".join
)
def test_signs_that_steer_a_terminal_are_kept_from_it(command, words: list[str], sign: str):
    done = command(*(word.format(sign) for word in words))
    assert (done.code, done.err.count(sign), len(done.err.splitlines())) == (2, 0, 2)


@pytest.mark.parametrize(
    "error", [typer.TyperException("Something new."), typer.BadParameter("Something new.")], ids=["whole", "value"]
)
def test_a_sentence_that_is_not_known_stays(error: typer.TyperException):
    assert explain(error, "programma") == [f"Fout: {error.format_message()}", "Uitleg: programma --help"]
