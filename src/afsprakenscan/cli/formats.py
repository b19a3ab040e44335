"""Several formats at once: `--formaat tekst --formaat json=uit.json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from afsprakenscan.errors import AfsprakenscanError


class Output(NamedTuple):
    """A format and the file it goes to; standard output when that is None."""

    formaat: str
    target: Path | None


def outputs(asked: Sequence[str] | None, uit: Path | None, known: Iterable[str]) -> list[Output]:
    """Return the formats asked for, each with its place; without any the first that is known.

    `uit` is the place of the format that has none of its own.

    Raises:
        AfsprakenscanError: a format is unknown, or two would go to the same place.
    """
    names = list(known)
    found = []
    for text in asked or names[:1]:
        name, named, target = text.partition("=")
        if name not in names or (named and not target):
            hint = f"Kies uit: {', '.join(names)}; met een bestand erbij als json=uit.json."
            raise AfsprakenscanError(f"Onbekend formaat: '{text}'.", hint=hint)
        found.append(Output(name, Path(target) if target else uit))
    places = [output.target.resolve() if output.target else None for output in found]
    if len(set(places)) < len(places):
        message = "Twee formaten kunnen niet naar dezelfde plek."
        raise AfsprakenscanError(message, hint="Geef elk een bestand, zoals --formaat tekst --formaat json=uit.json.")
    if uit is not None and all(output.target != uit for output in found):
        raise AfsprakenscanError("Bij --uit hoort een formaat zonder eigen bestand.", hint="Haal --uit weg.")
    return found
