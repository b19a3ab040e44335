"""Who speaks and who is spoken to: whom a document means by 'je' and by 'wij', where that is one party.

A wrong answer puts every task with the wrong party, so both need clear evidence; two parties is no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.logic import bits_of

YOU = frozenset({"je", "jij", "jou", "jouw", "jullie"})
"""With 'jullie' the reader acts too, alone or ('dat doen jullie samen') with the other party."""
WE = frozenset({"wij", "we", "ons", "onze"})
ONESELF = frozenset({"ik", "mijn"})
"""In a letter the one who signs it speaks for the same party as 'wij'."""
POLITE = frozenset({"u", "uw", "uwe"})
"""In a letter to one party these are that party; elsewhere they may well be the family."""

SALUTATION = frozenset({"beste", "geachte", "waarde"})

_READERS = frozenset({"VT", "LT"})
"""The parties whose staff an agreement can speak to or be written by; the Raad or the police it only mentions."""
_FEW = 6
_NEAR = 5
_TAG = 3
_ADDRESSED = 8
_GREETING = 12
_OPENING_SENTENCES = 60
_CLEAR = 3

_MEANING = frozenset({"bedoelen", "bedoeld", "bedoel", "bedoelt", "verstaan", "wordt", "worden"})
_STAFF = ("medewerker", "professional", "beroepskracht", "hulpverlener")
_WORKS = frozenset({"werkt", "werken"})
_WORKPLACE = frozenset({"bij", "in", "voor"})
_TO_NEXT = frozenset({"van", "bij", "in", "de", "het", "een"})
_MEMBER = frozenset({"van", "bij", "als"})
_POSSESSIVE_YOU = frozenset({"je", "jouw"})
_SUBJECT = frozenset({"wij", "we"})
_APPOSITION = frozenset({",", "("})
_CLOSING = frozenset({",", ")"})
_POSSESSIVE_WE = frozenset({"ons", "onze"})
# Whoever is told about 'uw medewerkers' is an organisation; a family has none.
_YOUR_STAFF = frozenset("medewerker medewerkers mensen teamleider teamleiders teammanager collega's".split())


class Sentence(NamedTuple):
    """The folded words of a sentence in a block, with the parties named in it; spans count from its first word."""

    block: int
    words: tuple[str, ...]
    named: tuple[tuple[str, int, int], ...]


class We(NamedTuple):
    """The party that 'wij' stands for, from the block (index) that says so."""

    party: str
    block: int


def sentence(
    block: int, words: Sequence[str], bounds: tuple[int, int], spans: Iterable[Span], parties: Mapping[int, str]
) -> Sentence:
    """Return a sentence of folded words with the parties that an agreement can speak to or be written by."""
    first, last = bounds
    named = {
        (parties[bit], start - first, end - first)
        for start, end, concepts in spans
        if first <= start < last
        for bit in bits_of(concepts)
        if parties.get(bit) in _READERS
    }
    ordered = sorted(named, key=lambda name: (name[1], name[2], name[0]))
    return Sentence(block, tuple(words[first:last]), tuple(ordered))


def speaks_to_somebody(texts: Iterable[Sequence[str]]) -> bool:
    """Tell whether a document, given as the folded words of its blocks, says 'je' often enough to mean somebody."""
    return sum(map(YOU.__contains__, chain.from_iterable(texts))) >= _FEW


def addressee(sentences: Sequence[Sentence]) -> str:
    """Return the party that 'je' stands for; '' when the document speaks to nobody or to both.

    'Jouw wijkteam', 'als je in een wijkteam werkt' and 'voor medewerkers van het wijkteam' speak for a party. A party
    that is named next to 'je' as somebody else ('dan belt VT je') is probably not the reader.
    """
    if not speaks_to_somebody(found.words for found in sentences):
        return ""
    weight: Counter[str] = Counter({"VT": 0, "LT": 0})
    for number, found in enumerate(sentences):
        if not found.named:
            continue
        told = _told(found, opening=number < _OPENING_SENTENCES)
        if sum(how >= _CLEAR for how in told.values()) > 1:
            return ""
        if told:
            weight.update(told)
        elif not YOU.isdisjoint(found.words):
            weight.subtract({party for party, _, _ in found.named})
    (best, most), (_, other) = weight.most_common(2)
    return best if most - other >= _CLEAR else ""


def _told(found: Sentence, *, opening: bool) -> dict[str, int]:
    """Return how strongly a sentence says of each party that it is the reader."""
    words, named = found.words, found.named
    told = {party: 1 for party, start, _ in named if start and words[start - 1] in _POSSESSIVE_YOU}
    told |= dict.fromkeys(_called_you(found), _CLEAR)
    reached = 0
    for party, start, end in named if opening else ():
        # 'Medewerkers van VT en van de wijkteams': what is joined to a reader is a reader too.
        if (reached and _joins(words[reached:start])) or _works_there(words, start, end):
            told[party] = _CLEAR
            reached = end
    return told


def _called_you(found: Sentence) -> frozenset[str]:
    """Return the party that a sentence says 'je' to be: 'met jullie bedoelen we VT', 'jullie, dat zijn de teams'."""
    words = found.words
    for at, word in enumerate(words):
        if word not in YOU:
            continue
        after = _meaning(words, at, YOU)
        following = [i for i in range(at + 1, len(words)) if words[i].isalnum()][:2]
        if after is None and [words[i] for i in following] == ["dat", "zijn"]:
            after = following[-1]
        if after is not None:
            return frozenset(party for party, start, _ in found.named if after < start <= after + _ADDRESSED)
    return frozenset()


def _joins(between: Sequence[str]) -> bool:
    """Tell whether words lead from one workplace to the next: 'VT Oosterdorp en van de wijkteams'."""
    return "en" in between and set(between[between.index("en") + 1 :]) <= _TO_NEXT


def _works_there(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a party is where the reader works: 'voor medewerkers van VT', 'als je in een wijkteam werkt'."""
    if not (YOU | {"voor"}).intersection(words[max(start - _ADDRESSED, 0) : start]):
        return False
    before = words[max(start - _NEAR, 0) : start]
    if any(word.startswith(_STAFF) for word in before):
        return True
    works = any(word in _WORKS for word in (*before, *words[end : end + 1]))
    return works and any(word in _WORKPLACE for word in before[-2:])


def letter_to(sentences: Sequence[Sentence]) -> str:
    """Return the one party that a letter is for, '' when it does not say so or there is no letter.

    A salutation names it ('Beste collega's van de wijkteams'), else it is the party of 'uw wijkteams' and 'uw mensen'.
    """
    greeted = {
        party
        for found in sentences
        if found.words[0] in SALUTATION and len(found.words) <= _GREETING
        for party, _, _ in found.named
    }
    polite = [found for found in sentences if "uw" in found.words]
    staff = sum(pair[0] == "uw" and pair[1] in _YOUR_STAFF for found in polite for pair in pairwise(found.words))
    if not greeted and staff > 1:
        greeted = {
            party for found in polite for party, start, _ in found.named if start and found.words[start - 1] == "uw"
        }
    return greeted.pop() if len(greeted) == 1 else ""


def writer_to(party: str) -> We | None:
    """Return who says 'wij' in a letter to a party: the other one."""
    return We(next(iter(_READERS - {party})), 0) if party in _READERS else None


def we(sentences: Sequence[Sentence]) -> We | None:
    """Return the party that 'wij' stands for, None when the document does not say so or means both.

    It says so with 'met wij bedoelen we …', 'VT (hierna: wij)', 'wij, de medewerkers van …', 'wij van VT' and more than
    once 'ons team'.
    """
    said: list[tuple[int, frozenset[str]]] = []
    possessed: list[tuple[int, frozenset[str]]] = []
    for found in sentences:
        if not found.named or not WE.intersection(found.words):
            continue
        if parties := _explained(found):
            said.append((found.block, parties))
        elif parties := frozenset(
            p for p, start, _ in found.named if start and found.words[start - 1] in _POSSESSIVE_WE
        ):
            possessed.append((found.block, parties))
    evidence = said or (possessed if len(possessed) > 1 else [])
    everyone = frozenset[str]().union(*(parties for _, parties in said + possessed))
    if not evidence or len(everyone) != 1:
        return None
    return We(next(iter(everyone)), evidence[0][0])


def _explained(found: Sentence) -> frozenset[str]:
    """Return the parties that a sentence says 'wij' to be."""
    words = found.words
    for at, word in enumerate(words[:-1]):
        if word not in WE:
            continue
        after = _meaning(words, at, WE)
        if after is not None:
            until = next((i for i in range(after, len(words)) if words[i] == "met"), len(words))
            return frozenset(party for party, start, _ in found.named if after < start < until)
        if "hierna" in words[max(at - _TAG, 0) : at]:
            return frozenset(party for party, _, end in found.named if at - _NEAR <= end < at)
        near = [name for name in found.named if at < name[1] <= at + _NEAR]
        if near and words[at + 1] in _APPOSITION and word in _SUBJECT:
            return _enumerated(found, near[0])
        if near and words[at + 1] in _MEMBER and near[0][1] <= at + 3:
            return frozenset({near[0][0]})
    return frozenset()


def _meaning(words: Sequence[str], at: int, pronouns: frozenset[str]) -> int | None:
    """Return where 'bedoelen' stands after 'met we', 'met "we" en "ons"'; None when the pronoun is not explained.

    Between quotation marks a pronoun is explained by 'staat' too: 'waar "wij" staat, lees VT', '"wij" staat voor VT'.
    """
    skipped = pronouns | {"en", "of"}
    after = next((i for i in range(at + 1, len(words)) if words[i].isalnum() and words[i] not in skipped), len(words))
    said = words[after] if after < len(words) else ""
    if said in _MEANING and "met" in words[max(at - 2, 0) : at]:
        return after
    return after if said == "staat" and not words[at + 1].isalnum() else None


def _enumerated(found: Sentence, first: tuple[str, int, int]) -> frozenset[str]:
    """Return the parties of 'wij, VT en de teams van Dorp, …'; a name that is not known counts as the other one."""
    rest = found.words[first[2] :]
    until = first[2] + next((i for i, word in enumerate(rest) if word in _CLOSING), min(len(rest), _NEAR))
    if "en" in found.words[first[2] : until]:
        return _READERS
    return frozenset(party for party, start, _ in found.named if first[1] <= start < until)
