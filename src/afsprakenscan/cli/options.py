"""The options that commands share, so that they are called and behave the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from afsprakenscan.reporters import REPORTERS

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FILE = click.Path(path_type=Path)

CRITERIA_FILES = ("criterium", "kader", "woordenlijst", "werkwoorden", "kwalificaties", "kernfeiten")
"""The kinds of file in a folder with criteria."""


def examples(*lines: str) -> str:
    """Return the end of a help text: commands that a reader can copy."""
    return "\n".join(["\b", "Voorbeelden:", *(f"  afsprakenscan {line}" for line in lines)])


def format_option(formats: tuple[str, ...] = tuple(REPORTERS)) -> Decorator:
    """Give a command `--formaat`."""
    return click.option(
        "--formaat", type=click.Choice(formats), default=formats[0], show_default=True, help="Vorm van de uitvoer."
    )


def target_option() -> Decorator:
    """Give a command `--uit`."""
    return click.option(
        "--uit", type=FILE, metavar="BESTAND", help="Schrijf naar dit bestand in plaats van naar het scherm."
    )


def criteria_option() -> Decorator:
    """Give a command `--criteria`."""
    return click.option(
        "--criteria", type=FILE, metavar="MAP", help="Gebruik de criteria in deze map in plaats van de meegeleverde."
    )


def quiet_option() -> Decorator:
    """Give a command `--stil`."""
    return click.option("--stil", is_flag=True, help="Geen voortgang en geen meldingen, behalve fouten.")
