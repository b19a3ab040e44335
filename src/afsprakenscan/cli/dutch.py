"""Click's own sentences in Dutch.

Click marks every sentence for gettext but ships no translations, and picks a language by the user's environment. This
program speaks Dutch on every machine, so the sentences are looked up here instead. One that is not in the table stays
English; `tests/cli/test_dutch.py` goes through all of them that this command line can show.
"""

from __future__ import annotations

from importlib import import_module

TABLE = {
    # help
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Argumenten",
    "Show this message and exit.": "Toon deze uitleg en stop.",
    "Show the version and exit.": "Toon de versie en stop.",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    # errors
    "Error: {message}": "Fout: {message}",
    "Try '{command} {option}' for help.": "Uitleg: '{command} {option}'.",
    "Missing command.": "Er ontbreekt een opdracht.",
    "Missing argument": "Er ontbreekt een argument:",
    "Missing option": "Er ontbreekt een optie:",
    "Missing parameter": "Er ontbreekt een waarde:",
    "No such command {name!r}.": "Onbekende opdracht: {name!r}.",
    "No such option {name!r}.": "Onbekende optie: {name!r}.",
    "No such option: {name}": "Onbekende optie: {name}.",
    "Did you mean {possibility}?": "Bedoelt u {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Bedoelt u een van deze: {possibilities}?)",
    "(Possible options: {possibilities})": "(Mogelijk: {possibilities})",
    "Got unexpected extra argument ({args})": "Te veel opgegeven: {args}",
    "Got unexpected extra arguments ({args})": "Te veel opgegeven: {args}",
    "Option {name!r} requires an argument.": "Bij optie {name!r} hoort een waarde.",
    "Option {name!r} requires {nargs} arguments.": "Bij optie {name!r} horen {nargs} waarden.",
    "Option {name!r} does not take a value.": "Bij optie {name!r} hoort geen waarde.",
    "Argument {name!r} takes {nargs} values.": "Bij argument {name!r} horen {nargs} waarden.",
    "Invalid value: {message}": "Ongeldige waarde: {message}",
    "Invalid value for {param_hint}: {message}": "Ongeldige waarde voor {param_hint}: {message}",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} is geen van {choices}.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
}

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def dutch(message: str) -> str:
    """Return the Dutch for one of click's sentences, the sentence itself where there is none."""
    return TABLE.get(message, message)


def dutch_number(one: str, more: str, count: int) -> str:
    """Return the Dutch for the singular or plural of one of click's sentences."""
    return dutch(one if count == 1 else more)


def speak_dutch() -> None:
    """Make click use the table: its modules look their sentences up through these two names."""
    for name in _MODULES:
        module = vars(import_module(f"click.{name}"))
        module["_"] = dutch
        module["ngettext"] = dutch_number
