"""The notation of words and references in the word lists and patterns (see `docs/regels-schrijven.md`).

Only the reading of the notation lives here: what a word or reference means, not how it is found in a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from afsprakenscan.errors import RulesetError
from afsprakenscan.text import fold

DEFAULT_GAP = 8
SEPARABLE_GAP = 15

PLACES = ("zin", "blok", "vorig", "sectie", "kop", "kop1", "kolom", "rij", "aanhef")
"""Where a concept may stand: the sentence or block itself, the block before it, the section, any heading above it,
the nearest heading, the column header, the first cell of the row, the sentence that opens the list."""


class Word(NamedTuple):
    """One token: any of `forms` (folded), `capitals` (as written), `wild` (folded, with *), or any number."""

    forms: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    wild: frozenset[str] = frozenset()
    number: bool = False


class Gap(NamedTuple):
    """At most `most` tokens of any kind."""

    most: int


Phrase = tuple[Word | Gap, ...]
"""What one entry of a word list stands for: starts and ends with a Word."""

_CAPITALS = re.compile(r"[A-Z0-9&+/*'-]*[A-Z][A-Z0-9&+/*'-]*[A-Z][A-Z0-9&+/*'-]*")


@dataclass(frozen=True)
class Verbs:
    """The verb table: infinitive → all its other forms."""

    table: dict[str, str]

    def phrases(self, verb: str) -> list[Phrase]:
        """Return every form of a verb such as `informeren`, or of a separable one such as `over+dragen`.

        Raises:
            RulesetError: the verb is not in the table.
        """
        *prefix, base = verb.split("+")
        if base not in self.table:
            raise RulesetError(f"Het werkwoord '{base}' staat niet in woordenlijst/werkwoorden.yaml.")
        forms = frozenset({base, *self.table[base].split()})
        if not prefix:
            return [(Word(forms=forms),)]
        particle = "".join(prefix)
        glued = frozenset(particle + form for form in forms)
        te = (Word(forms=frozenset({particle})), Word(forms=frozenset({"te"})), Word(forms=frozenset({base})))
        split = (Word(forms=forms), Gap(SEPARABLE_GAP), Word(forms=frozenset({particle})))
        return [(Word(forms=glued),), te, split]


def parse_phrase(entry: str, verbs: Verbs) -> list[Phrase]:
    """Return the phrases that one entry of a word list stands for.

    Raises:
        RulesetError: the verb is unknown, or the entry starts or ends with a gap.
    """
    if "<" not in entry:  # no verb, so one phrase
        phrases: list[Phrase] = [tuple(map(_plain, entry.split()))]
    else:
        ways = [_parse_part(part, verbs) for part in entry.split()]
        phrases = [tuple(chain.from_iterable(parts)) for parts in product(*ways)]
    for phrase in phrases:
        if not phrase or isinstance(phrase[0], Gap) or isinstance(phrase[-1], Gap):
            raise RulesetError(f"'{entry}' mag niet beginnen of eindigen met een tussenruimte (..).")
    return phrases


def readable(entry: str) -> str:
    """Return an entry of a word list as a word that a reader can use: '<over+dragen> ..4 aan' → 'overdragen … aan'."""
    parts = []
    for part in entry.split():
        if part.startswith("<"):
            parts.append(part.strip("<>").replace("+", ""))
        elif part.startswith(".."):
            parts.append("…")
        else:
            first = part.split("|")[0]
            parts.append("getal" if first == "#" else first.replace("*", ""))
    return " ".join(parts)


def _parse_part(part: str, verbs: Verbs) -> list[Phrase]:
    if part.startswith("<") and part.endswith(">") and part != "<>":
        return verbs.phrases(part[1:-1])
    return [(_plain(part),)]


@cache
def _plain(part: str) -> Word | Gap:
    """Read a part that is no verb; kept, because the loader and the engine both read every entry."""
    if gap := re.fullmatch(r"\.\.(\d*)", part):
        return Gap(int(gap[1]) if gap[1] else DEFAULT_GAP)
    if part == "#":
        return Word(number=True)
    forms: set[str] = set()
    capitals: set[str] = set()
    wild: set[str] = set()
    for option in part.split("|"):
        if _CAPITALS.fullmatch(option):
            capitals.add(option)
        elif "*" in option:
            wild.add(fold(option))
        else:
            forms.add(fold(option))
    return Word(frozenset(forms), frozenset(capitals), frozenset(wild))


class Reference(NamedTuple):
    """A concept and the places where it may stand; no places means the reach of the pattern itself."""

    name: str
    places: tuple[str, ...] = ()


@cache
def parse_reference(text: str) -> Reference:
    """Read `naam` or `naam@plaats/plaats`.

    Raises:
        RulesetError: a place that does not exist.
    """
    name, _, places = text.partition("@")
    chosen = tuple(places.split("/")) if places else ()
    for place in chosen:
        if place not in PLACES:
            raise RulesetError(f"'{place}' in '{text}' is geen plaats.", hint=f"Kies uit: {', '.join(PLACES)}.")
    return Reference(name, chosen)
