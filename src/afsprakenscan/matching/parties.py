"""Who does it, and to whom: the acting and the receiving party of a sentence, by position and voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from afsprakenscan.text import fold


class PartySpan(NamedTuple):
    """A party named at tokens start up to end (excluded)."""

    party: str
    start: int
    end: int


class Roles(NamedTuple):
    """Acting and receiving parties, each in the order in which they are named; empty when the sentence has none."""

    acting: tuple[str, ...]
    receiving: tuple[str, ...]


_AGENT = frozenset({"door", "namens"})
_RECEIVER = frozenset({"aan", "bij", "naar", "tegen", "richting", "met"})
_OTHER = frozenset(
    "van voor over tot onder uit via tussen binnen zonder in op om per volgens tijdens na vanuit rond omtrent sinds "
    "vanaf buiten behalve tenzij als dan dat".split()
)
# Words between a preposition and the party: 'aan het ontvangende lokale team'.
_BETWEEN = frozenset(
    "het de een dit dat deze die ieder elk elke iedere alle beide hun haar zijn jouw je uw onze ons eigen betreffende "
    "betrokken ontvangende overdragende lokale regionale nieuwe andere juiste".split()
)
_JOINING = frozenset({"en", "/", "&", "alsmede", "of", "en/of"})


def find_roles(texts: Sequence[str], parties: Sequence[PartySpan], first: int) -> Roles:
    """Return the acting and receiving parties of one sentence that starts at token `first`."""
    acting: list[str] = []
    subjects: list[str] = []
    receiving: list[str] = []
    place, last_end = "", -1
    for span in parties:
        if not (last_end >= 0 and _joined(texts, last_end, span.start)):
            place = _place(texts, span.start, first)
        last_end = span.end
        if place in _AGENT:
            acting.append(span.party)
        elif place in _RECEIVER:
            receiving.append(span.party)
        elif not place and (not subjects or _joined(texts, parties[parties.index(span) - 1].end, span.start)):
            subjects.append(span.party)
    chosen = acting or subjects
    return Roles(tuple(dict.fromkeys(chosen)), tuple(dict.fromkeys(receiving)))


def _joined(texts: Sequence[str], end: int, start: int) -> bool:
    """Tell whether two parties are named in one breath: 'VT en het lokale team'."""
    between = [fold(text) for text in texts[end:start]]
    return bool(between) and between[0] in _JOINING and all(word in _BETWEEN for word in between[1:])


def _place(texts: Sequence[str], start: int, first: int) -> str:
    """Return the preposition that governs the party, '' when it stands free."""
    i = start - 1
    while i >= first and fold(texts[i]) in _BETWEEN:
        i -= 1
    word = fold(texts[i]) if i >= first else ""
    return word if word in _AGENT | _RECEIVER | _OTHER else ""
