"""Mistakes on the command line, said in Dutch: typer's own sentences are English, and fixed in its code."""

from __future__ import annotations

import re
from difflib import get_close_matches

import typer
from typer.core import TyperArgument, TyperOption

from afsprakenscan.errors import did_you_mean

SENTENCES = (
    (r"Missing command\.", r"Er ontbreekt een opdracht."),
    (r"No such command (.+)\.", r"Onbekende opdracht: \1."),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.+)\)", r"Te veel opgegeven: \1"),
    (r"Option (.+) requires an argument\.", r"Bij optie \1 hoort een waarde."),
    (r"Option (.+) does not take a value\.", r"Bij optie \1 hoort geen waarde."),
    (r"Input should be a valid (?:integer|number), unable to parse .+", r"dit is geen getal."),
    (r"Input should be greater than or equal to (\d+)\.(\d+)", r"het moet minstens \1,\2 zijn."),
    (r"Input should be greater than or equal to (.+)", r"het moet minstens \1 zijn."),
    (r"(?:Value error, )?(.+) is not one of (.+)\.", r"\1 is geen van \2."),
)
"""What comes as a whole sentence, without the facts it is made of: pattern → Dutch. Another one stays as it is."""


def explain(error: typer.TyperException, program: str) -> list[str]:
    """Return two lines: what is wrong with the command line, and where to read how it should be."""
    context = vars(error).get("ctx")
    return [f"Fout: {_mistake(error)}", f"Uitleg: {context.command_path if context else program} --help"]


def _mistake(error: typer.TyperException) -> str:
    # Typer keeps the classes of its errors private; their fields have long been the same.
    match vars(error):
        case {"param": parameter, "param_type": _} if parameter:
            kind = "argument" if isinstance(parameter, TyperArgument) else "optie"
            choices = error.format_message().partition("Choose from:")[2].split()
            choose = f" Kies uit: {' '.join(choices)}." if choices else ""
            return f"Er ontbreekt een {kind}: {_name(parameter)}.{choose}"
        case {"param": parameter} if parameter:
            return f"Ongeldige waarde voor {_name(parameter)}: {_translated(error.message)}"
        case {"option_name": str(name), "possibilities": close}:
            return f"Onbekende optie: {name!r}. {did_you_mean(close or ())}".rstrip()
        case {"ctx": context} if unknown := re.fullmatch(r"No such command (['\"])(.+)\1\.", error.message):
            close = get_close_matches(unknown[2], context.command.list_commands(context))
            return f"{_translated(error.message)} {did_you_mean(close)}".rstrip()
    return _translated(error.format_message())


def _name(parameter: TyperArgument | TyperOption) -> str:
    names = [parameter.metavar] if isinstance(parameter, TyperArgument) else parameter.opts
    return " / ".join(f"'{name}'" for name in names)


def _translated(sentence: str) -> str:
    for pattern, dutch in SENTENCES:
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            return found.expand(dutch)
    return sentence
