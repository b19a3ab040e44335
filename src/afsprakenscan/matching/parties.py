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
_CONDITION = frozenset("als indien wanneer zodra zolang mocht mochten nadat voordat alvorens".split())


def find_roles(texts: Sequence[str], parties: Sequence[PartySpan], first: int) -> Roles:
    """Return the acting and receiving parties of one sentence that starts at token `first`."""
    agents: list[str] = []
    receiving: list[str] = []
    free: list[tuple[int, list[str]]] = []
    place, end = "", -1
    for span in parties:
        together = end >= 0 and (span.start < end or _joined(texts, end, span.start))
        if not together:
            place = _place(texts, span.start, first)
        end = max(end, span.end)
        if place in _AGENT:
            agents.append(span.party)
        elif place in _RECEIVER:
            receiving.append(span.party)
        elif not place and together:
            free[-1][1].append(span.party)
        elif not place:
            free.append((span.start, [span.party]))
    acting = agents or _subject(free, _main_clause(texts, first, end))
    return Roles(tuple(dict.fromkeys(acting)), tuple(dict.fromkeys(receiving)))


def _subject(free: Sequence[tuple[int, list[str]]], main: int) -> list[str]:
    """Return the first parties that stand free in the main clause, else the first in the sentence."""
    groups = [group for start, group in free if start >= main] or [group for _, group in free]
    return groups[0] if groups else []


def _main_clause(texts: Sequence[str], first: int, end: int) -> int:
    """Return where the main clause starts behind a condition: 'Komt het team er al, dan belt VT'."""
    conditional = first < end and fold(texts[first]) in _CONDITION
    for i in range(first, end - 1):
        if texts[i] == "," and (conditional or fold(texts[i + 1]) == "dan"):
            return i + 1
    return first


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
    if word in _CONDITION and i == first:
        return ""  # 'Als het team …': the subject of the condition, which acts when the main clause names nobody
    return word if word in _AGENT | _RECEIVER | _OTHER else ""
