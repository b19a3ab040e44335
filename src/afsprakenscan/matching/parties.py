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
    """Acting and receiving parties, each in the order in which they are named; empty when the sentence has none.

    `clause` are the parties of a clause with 'dat', which act when nothing else says who does; `owner` those whose
    something is: in a heading such as 'Taken van VT' they act.
    """

    acting: tuple[str, ...]
    receiving: tuple[str, ...]
    clause: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()

    @property
    def speaking(self) -> tuple[str, ...]:
        """The party that a heading, column header or lead-in speaks for; empty when it names several."""
        named = self.acting or self.owner
        return named if len(named) == 1 else ()


_AGENT = frozenset({"door", "namens"})
_RECEIVER = frozenset({"aan", "bij", "naar", "tegen", "richting", "met"})
_OTHER = frozenset(
    "van voor over tot onder uit via tussen binnen zonder in op om per volgens tijdens na vanuit rond omtrent sinds "
    "vanaf buiten behalve tenzij als dan geen niet".split()
)
# Words between a preposition and the party: 'aan het ontvangende lokale team'.
_BETWEEN = frozenset(
    "het de een dit dat deze die ieder elk elke iedere alle beide hun haar zijn jouw je uw onze ons eigen betreffende "
    "welk welke betrokken ontvangende overdragende lokale regionale nieuwe andere juiste".split()
)
_JOINING = frozenset({"en", "/", "&", "alsmede", "of", "en/of"})
# 'De medewerker van VT' is VT at work.
_STAFF = frozenset(
    "medewerker medewerkers professional professionals beroepskracht beroepskrachten behandelaar behandelaars "
    "hulpverlener hulpverleners onderzoeker onderzoekers beoordelaar contactpersoon contactpersonen iemand collega "
    "gedragswetenschapper gedragsdeskundige teamleider teammanager leidinggevende manager unithoofd coordinator "
    "vertegenwoordiger vertegenwoordigers uitvoerder bestuurder".split()
)
_GETTING = frozenset("hoort horen krijgt krijgen ontvangt ontvangen verneemt vernemen".split())
_CONDITION = frozenset("als indien wanneer zodra zolang mocht mochten nadat voordat alvorens".split())


def find_roles(texts: Sequence[str], parties: Sequence[PartySpan], first: int) -> Roles:
    """Return the acting and receiving parties of one sentence that starts at token `first`."""
    named: dict[str, list[str]] = {"agent": [], "giver": [], "clause": [], "owner": [], "receiver": []}
    free: list[tuple[int, list[str]]] = []
    kind, end = "", -1
    for span in parties:
        together = end >= 0 and (span.start < end or _joined(texts, end, span.start))
        if not together:
            kind = _kind(texts, span.start, first)
        end = max(end, span.end)
        if kind in named:
            named[kind].append(span.party)
        elif not kind and together:
            free[-1][1].append(span.party)
        elif not kind:
            free.append((span.start, [span.party]))
    acting = named["agent"] or _subject(free, _main_clause(texts, first, end)) or named["giver"]
    return Roles(*(tuple(dict.fromkeys(part)) for part in (acting, named["receiver"], named["clause"], named["owner"])))


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


def _kind(texts: Sequence[str], start: int, first: int) -> str:
    """Return what the words before a party make of it: a key of `find_roles`, other, or '' when it stands free."""
    at = _before(texts, start, first)
    word = fold(texts[at]) if at >= first else ""
    if word == "van":
        if at > first and fold(texts[at - 1]) in _STAFF:
            return _kind(texts, at - 1, first)
        return "giver" if any(fold(text) in _GETTING for text in texts[first:at]) else "owner"
    if word in _AGENT:
        # 'Met de door VT gestelde voorwaarden' does not say who acts in the sentence.
        return "other" if at > first and fold(texts[at - 1]) in _BETWEEN else "agent"
    if word in _CONDITION and at == first:
        return ""  # 'Als het team …': the subject of the condition, which acts when the main clause names nobody
    if word == "dat":
        return "clause"  # 'VT vertelt dat het team …'
    return "receiver" if word in _RECEIVER else "other" if word in _OTHER else ""


def _before(texts: Sequence[str], start: int, first: int) -> int:
    """Return the last token before a party that is no article or the like."""
    at = start - 1
    while at >= first and fold(texts[at]) in _BETWEEN:
        # 'dat team' points, 'dat het team' and 'dat VT' open a clause
        if fold(texts[at]) == "dat" and (at < start - 1 or texts[start][0].isupper()):
            break
        at -= 1
    return at
