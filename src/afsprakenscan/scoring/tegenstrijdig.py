"""Finds where a document contradicts itself: two values for what takes one, in passages that are equally strong.

A false alarm costs more than a miss. What stands in one section, holds for some cases only, is asked, doubted or
meant as a local deviation, is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from afsprakenscan.model.kader import Aspect, Feit, FeitSoort, Kader, Label
from afsprakenscan.model.results import Matches, Passage, Reason, StrijdigeWaarde, Tegenstrijdigheid, Zekerheid
from afsprakenscan.scoring.frequenties import frequentie, zin_op
from afsprakenscan.scoring.kernfeiten import alleen_herstelplan, leesbaar
from afsprakenscan.scoring.termijnen import Eenheid, Termijn, maandmomenten, termijnen
from afsprakenscan.text import fold

_LOCAL = "m1"
_INFORMING = "a4"
_ABOUT = frozenset({"a1", "a2"})
"""What the family is told of: two terms for telling it two things are no contradiction."""

# A condition, an exception, a doubt or a question: what follows does not hold always.
_NOT_ALWAYS = re.compile(
    r"\b(?:als|indien|wanneer|mits|tenzij|behalve|uitgezonderd|alleen|soms|anders|meestal|doorgaans|eventueel|desgewenst"
    r"|desnoods|mag|mogen|hoeft?|kan|kunnen|liefst|bij voorkeur|in (?:beginsel|principe|de regel)|zo nodig|zonodig"
    r"|in plaats van|afwijk\w*|afgeweken)\b|\?|^\W*nee\b"
)
# A case apart, told by its weight or by who is concerned.
_CASES = re.compile(
    r"\b(?:jonger|ouder dan|baby\w*|ernstige?|lichte|zwaar\w*|zware\w*|stevige?|complexe?|ingewikkelde?|gewone?"
    r"|enkelvoudige?|eerdere?|herhaalde?|opnieuw|spoed\w*|acute?|acuut|crisis\w*|geheim\w*|onveilig om)\b"
)
# A sentence that opens with its verb is a condition or a question: 'Zijn er kinderen, bel dan eerst'.
_VERB_FIRST = re.compile(
    r"^\W*(?:is|zijn|was|komt|heeft|hebben|gaat|blijkt|blijven|ligt|wordt|worden|krijgt|betreft|bestaat|ontbreekt|speelt"
    r"|loopt|lukt|weigert|wil|geeft|woont|verhuist|staat|reageert)\b"
)
_BY_HELP = frozenset({"informeren_zonder_hulp", "informeren_met_hulp"})
# Whether there is help makes these facts what they are; naming it is no exception.
_HELP = re.compile(
    r"\b(?:als|indien|wanneer|zolang|is|wordt|krijgt|ontvangt|heeft)\b[^,.;|]{0,60}\b(?:hulp|actief|betrokken|bekend)\b"
    r"[^,.;|]{0,30},?"
)
# A recovery plan may be another party's.
_SAFETY_PLAN = "veiligheidsplan"
_STEPS = {
    "direct": re.compile(r"\b(?:directe?|rechtstreekse?|meteen|koude?)\b"),
    "dienst": re.compile(r"\b(?:voorwaarden en vervolg|v ?(?:&|en) ?v|onderzoek\w*|diensten?)\b"),
    "monitoring": re.compile(r"\bmonitor\w*"),
    "hulp": re.compile(r"\b(?:(?:geen|al|reeds|nog) (?:\w+ )?hulp|actief|betrokken)\b"),
}
_ANNEX_OF_MUNICIPALITY = re.compile(r"\b(?:[Aa]ddend(?:um|a)\b|[Gg]emeenten? [A-Z])")
_COMMON = frozenset("deze door naar voor over zodat waarbij worden wordt binnen uiterlijk vanaf onder tussen".split())
_ALIKE = 0.7
_FEWEST_WORDS = 4


def tegenstrijdigheden(
    kaders: Iterable[Kader], feiten: Sequence[Feit], matches: Matches
) -> tuple[Tegenstrijdigheid, ...]:
    """Return the contradictions: of key facts in their order, then of terms, those for informing the family first."""
    found = [one for feit in feiten for one in _of_fact(feit, feiten, matches)]
    aspects = [aspect for kader in kaders for criterium in kader.criteria for aspect in criterium.aspecten]
    # The same sentences often prove several aspects; that on the moment itself says best what it is about.
    aspects.sort(key=lambda aspect: aspect.code != _INFORMING)
    timed = _timed(matches)
    shown: set[tuple[StrijdigeWaarde, ...]] = set()
    for one in (one for aspect in aspects for one in _terms(aspect, timed[aspect.code])):
        if one.waarden not in shown:
            shown.add(one.waarden)
            found.append(one)
    return tuple(found)


# ---------------------------------------------------------------- key facts


def _of_fact(feit: Feit, feiten: Sequence[Feit], matches: Matches) -> Iterator[Tegenstrijdigheid]:
    match feit.soort:
        case FeitSoort.KEUZE:
            yield from _choices(feit, feiten, matches)
        case FeitSoort.MAANDEN:
            yield from _months(feit, matches)
        case FeitSoort.FREQUENTIE:
            yield from _rates(feit, matches)


def _choices(feit: Feit, feiten: Sequence[Feit], matches: Matches) -> Iterator[Tegenstrijdigheid]:
    """Give two parties that both do it, or two ways that both hold always."""
    passages = {passage.id: passage for passage in matches.passages}
    own: dict[int, set[str]] = {}
    others = {other.naam for other in feiten if other.soort is feit.soort and other.bij == feit.bij and other != feit}
    # A passage on two situations may give each its own value.
    unclear = {hit.passage for hit in matches.feiten if hit.naam in others}
    for hit in matches.feiten:
        if hit.naam == feit.naam:
            own.setdefault(hit.passage, set()).add(hit.waarde)
            text = passages[hit.passage].text
            sentence = _sentence(text, hit.start)
            situation = _HELP.sub("", fold(sentence)) if feit.naam in _BY_HELP else sentence
            if not _holds_always(situation) or (feit.naam == _SAFETY_PLAN and alleen_herstelplan(text, hit.start)):
                unclear.add(hit.passage)
    if any(feit.bij_meer in values for values in own.values()):
        return
    clear = [
        (passages[number], values.pop())
        for number, values in own.items()
        if len(values) == 1 and number not in unclear and _strong(passages[number], feit.bij)
    ]
    yield from _contradiction(feit.naam, feit.titel, clear)


def _months(feit: Feit, matches: Matches) -> Iterator[Tegenstrijdigheid]:
    """Give two lists of moments of which neither is a part of the other."""
    lists = [
        (passage, months)
        for passage, quote in _quotes(feit, matches)
        for months in [frozenset(maandmomenten(quote))]
        if len(months) > 1
    ]
    differ = {
        passage.id
        for (one, left), (other, right) in combinations(lists, 2)
        for passage in (one, other)
        if not left <= right and not right <= left
    }
    shown = [(one, ", ".join(map(str, sorted(months)))) for one, months in lists if one.id in differ]
    yield from _contradiction(feit.naam, feit.titel, shown)


def _rates(feit: Feit, matches: Matches) -> Iterator[Tegenstrijdigheid]:
    """Give two frequencies for the same meeting or evaluation."""
    found = [
        (passage, how_often.tekst)
        for passage, quote in _quotes(feit, matches)
        if (how_often := frequentie(quote, herhaald=True)) and how_often.start is None
    ]
    yield from _contradiction(feit.naam, feit.titel, found)


def _quotes(feit: Feit, matches: Matches) -> Iterator[tuple[Passage, str]]:
    """Give the passages that make a fact certain, always and everywhere, with as much of the quote as counts."""
    passages = {passage.id: passage for passage in matches.passages}
    for counting in leesbaar(feit, matches):
        passage = passages[counting.id]
        if _strong(passage, feit.bij) and _holds_always(passage.quote):
            yield passage, counting.quote


# ---------------------------------------------------------------- terms


_Timed = tuple[Passage, Reason, Termijn]


def _timed(matches: Matches) -> dict[str, list[_Timed]]:
    """Return, per code, the first proof in each passage, where that has one term."""
    found: dict[str, list[_Timed]] = defaultdict(list)
    for passage in matches.passages:
        proofs = [one for one in passage.reasons if one.label is Label.BEWIJS and one.blocked_by is None]
        for code, reason in {one.code: one for one in reversed(proofs)}.items():
            if reason.captures.termijn and len(terms := termijnen(reason.captures.termijn)) == 1:
                found[code].append((passage, reason, terms[0]))
    return found


def _terms(aspect: Aspect, timed: Iterable[_Timed]) -> Iterator[Tegenstrijdigheid]:
    """Give two terms for the same act: telling the family the same thing, or sentences alike but for the number."""
    acts: dict[tuple[object, ...], list[_Timed]] = defaultdict(list)
    for passage, reason, term in timed:
        if _strong(passage, (aspect.code,)) and _holds_always(passage.quote):
            acts[_act(aspect.code, passage, reason)].append((passage, reason, term))
    differ: dict[int, tuple[Passage, str]] = {}
    for pair in chain(*(combinations(found, 2) for found in acts.values())):
        (one, _, term), (other, _, second) = pair
        if _differ(term, second) and (aspect.code == _INFORMING or _alike(one.quote, other.quote)):
            differ |= {passage.id: (passage, reason.captures.termijn or "") for passage, reason, _ in pair}
    yield from _contradiction(aspect.code, aspect.titel, [differ[number] for number in sorted(differ)])


def _differ(one: Termijn, other: Termijn) -> bool:
    """Tell whether two terms in the same unit differ; a week is seven days."""
    left, right = _in_days(one), _in_days(other)
    return left.eenheid is right.eenheid and left.aantal != right.aantal


def _in_days(term: Termijn) -> Termijn:
    return Termijn(term.aantal * 7, Eenheid.DAG) if term.eenheid is Eenheid.WEEK else term


def _act(code: str, passage: Passage, reason: Reason) -> tuple[object, ...]:
    """Return what two passages must have in common to be about the same act."""
    about = _ABOUT.intersection(passage.labels) if code == _INFORMING else None
    return _steps(passage), reason.captures.partij, about


def _alike(one: str, other: str) -> bool:
    words, others = _content(one), _content(other)
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return False
    return len(words & others) >= _ALIKE * max(len(words), len(others))


@lru_cache(maxsize=1_000)
def _content(text: str) -> frozenset[str]:
    words = set(re.findall(r"[^\W\d]{4,}", fold(text))) - _COMMON
    return frozenset(word for word in words if not termijnen(f"2 {word}"))


def _steps(passage: Passage) -> frozenset[str]:
    """Return the steps and situations that a passage and its headings are about."""
    text = fold(" ".join((*passage.headings, passage.quote)))
    return frozenset(name for name, pattern in _STEPS.items() if pattern.search(text))


# ---------------------------------------------------------------- shared


def _strong(passage: Passage, codes: Iterable[str]) -> bool:
    """Tell whether a passage proves one of the codes beyond doubt, for the whole region."""
    proven = [code for code in codes if passage.labels.get(code) is Label.BEWIJS]
    sure = any(passage.zekerheid.get(code, Zekerheid.HOOG) is Zekerheid.HOOG for code in proven)
    local = _LOCAL in passage.labels or any(_ANNEX_OF_MUNICIPALITY.search(heading) for heading in passage.headings)
    return sure and not local


def _holds_always(text: str) -> bool:
    """Tell whether a text makes no exception, asks nothing and is about all cases."""
    folded = fold(text)
    return not (_NOT_ALWAYS.search(folded) or _CASES.search(folded) or _VERB_FIRST.search(folded))


def _sentence(text: str, start: int) -> str:
    """Return the sentence at a place; a row of a table is one."""
    if " | " in text:
        return text
    first, last = zin_op(text, start)
    return text[first:last]


def _contradiction(name: str, title: str, found: Sequence[tuple[Passage, str]]) -> Iterator[Tegenstrijdigheid]:
    """Give the values as a contradiction when two of them stand in different sections."""
    apart = any(one.headings != other.headings and a != b for (one, a), (other, b) in combinations(found, 2))
    if not apart:
        return
    values: dict[str, list[int]] = {}
    for passage, value in found:
        values.setdefault(value, []).append(passage.id)
    yield Tegenstrijdigheid(
        onderwerp=name,
        titel=title,
        waarden=tuple(StrijdigeWaarde(waarde=value, passages=tuple(ids)) for value, ids in values.items()),
    )
