"""A closer look at a document: which texts nearly fit a pattern, what they lack, and what the second reader weighed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from string import digits
from typing import NamedTuple

from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset
from afsprakenscan.matching.headings import below, given
from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.logic import Places, bits_of
from afsprakenscan.matching.nlp import tokenize
from afsprakenscan.matching.partial import Condition, Fit, Partial
from afsprakenscan.matching.scenes import Unit, View, acting
from afsprakenscan.matching.second_reader import SecondReader, features, traits
from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.kader import Bereik, Label, Patroon, Ruleset
from afsprakenscan.model.uitleg import BegripVondst, Nabij, Onderdeel, Weging
from afsprakenscan.notation import readable

_SAMPLES = 4
_ENOUGH = 0.5
"""Share of the conditions from which a text is near enough to show."""
_NEARLY = 0.6
"""Idem, from which a sentence by itself nearly fits."""
_MOSTLY, _TELLING = 0.75, 0.4
"""Idem, for a text of which nothing yet shows that it is on the subject: so much of all conditions, or of those that
make a pattern about its subject."""
_RELATED = _EXCLUDED = 0.25
"""What it is worth that a text is about the same criterium, and what it costs that it is about something else."""
_LONG_SPAN = 5
"""Tokens from which the words of a concept are mostly the gap between them."""


class _Candidate(NamedTuple):
    """A text held against a pattern; the best has the highest `rank`."""

    rank: tuple[float, ...]
    view: View
    unit: Unit | None
    pattern: Patroon
    fit: Fit


class CloseUp:
    """Answers questions about one document; nothing here has a say in the verdict."""

    def __init__(
        self, ruleset: Ruleset, rules: CompiledRuleset, views: Sequence[View], second: SecondReader | None
    ) -> None:
        self._ruleset = ruleset
        self._rules = rules
        self._views = views
        self._second = second
        self._by_number = {view.block.nr: view for view in views}
        self._partial = Partial(rules.bits, ruleset.afgeleid)
        self._patterns = {
            aspect.code: aspect.bewijs
            for kader in ruleset.kaders
            for criterium in kader.criteria
            for aspect in criterium.aspecten
        }

    def nearest(
        self, code: str, skip: Collection[int] = (), related: Collection[int] = (), most: int = 2
    ) -> tuple[Nabij, ...]:
        """Return the texts that come nearest to proof for a code, best first.

        `skip` are block numbers to pass by; `related` those that prove something of the same criterium, which come
        before others that lack as little.
        """
        best = []
        for order, view in enumerate(self._views):
            if view.block.nr not in skip and (found := list(self._candidates(code, view))):
                first = max(found, key=lambda one: one.rank)
                if view.block.nr in related:
                    best.append(first._replace(rank=(first.rank[0] + _RELATED, -order)))
                elif first.fit.share >= _MOSTLY or self._telling(first.fit) >= _TELLING:
                    best.append(first._replace(rank=(*first.rank, -order)))
        best.sort(key=lambda one: one.rank, reverse=True)
        return tuple(self._near(code, one) for one in best[:most])

    def headings(self, code: str) -> dict[int, float]:
        """Return the block numbers of headings on the subject of a code, each with how telling it is.

        On the subject is a heading that gives what the patterns for proof ask of headings alone.
        """
        proof = [rule.condition for rule in self._rules.rules if rule.code == code and rule.label is Label.BEWIJS]
        found = {
            number: sum(self._subject(given(condition, places)) for condition in proof)
            for number, places in self._below.items()
        }
        return {number: weight for number, weight in found.items() if weight}

    def nearly(self, number: int, codes: Iterable[str], most: int = 5) -> tuple[Nabij, ...]:
        """Return which patterns a block nearly fits, best first, one for a code."""
        view = self._by_number[number]
        best = []
        for code in codes:
            if found := [one for one in self._candidates(code, view) if one.fit.share >= _NEARLY]:
                best.append((code, max(found, key=lambda one: one.rank)))
        best.sort(key=lambda pair: pair[1].rank, reverse=True)
        return tuple(self._near(code, one) for code, one in best[:most])

    def weighing(self, number: int, code: str, most: int = 6) -> Weging | None:
        """Return what the second reader makes of a block for a code, None where it has no say."""
        view = self._by_number[number]
        if self._second is None or code not in (chances := self._second.probabilities(traits(view, self._rules))):
            return None
        found = features(view, self._rules)
        return Weging(kans=round(chances[code], 3), gewichten=self._second.heaviest(code, found, most))

    def concepts(self, number: int, codes: Iterable[str]) -> tuple[BegripVondst, ...]:
        """Return the concepts in a block that the patterns for the codes look at, with their words.

        A concept that follows from the headings alone has no words.
        """
        view = self._by_number[number]
        wanted = {name for code in codes for pattern in self._patterns[code] for name in self._partial.names(pattern)}
        found = [name for name in self._rules.names_in(view.full) if name in wanted]
        words = {name: self._words_of(name, view, view.units) for name in found}
        return tuple(
            BegripVondst(naam=name, uitleg=self._meaning(name), woorden=", ".join(found))
            for name, found in words.items()
        )

    def parties(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who acts and who receives in a block."""
        view = self._by_number[number]
        doing = dict.fromkeys(party for unit in view.units for party in acting(unit, view))
        receiving = dict.fromkeys(party for unit in view.units for party in unit.roles.receiving)
        return tuple(doing), tuple(receiving)

    def qualifiers(self, number: int) -> tuple[str, ...]:
        """Return the titles of the qualifiers that bear on a block."""
        covered = {cover.which for unit in self._by_number[number].units for cover in unit.covers}
        return tuple(self._rules.cues[which].rule.titel for which in sorted(covered))

    # ------------------------------------------------------------ looking for candidates

    def _candidates(self, code: str, view: View) -> Iterator[_Candidate]:
        """Give the patterns for a code that a block nearly fits."""
        if view.block.kind in HEADINGS or view.block.role or not view.full:
            return
        for pattern in self._patterns[code]:
            units: Sequence[Unit | None] = [None] if pattern.bereik is Bereik.BLOK else view.units
            for unit in units:
                fit = self._fit(pattern, view, unit)
                if _ENOUGH <= fit.share < 1 and self._bits(fit.met) & (view.full if unit is None else unit.full):
                    excluded = any(one.kind == "uitgesloten" for one in fit.lacking)
                    rank = fit.share + self._telling(fit) - _EXCLUDED * excluded
                    yield _Candidate((rank,), view, unit, pattern, fit)

    def _fit(self, pattern: Patroon, view: View, unit: Unit | None) -> Fit:
        scene = view.settled(unit, self._rules, frozenset())
        # A qualified remark elsewhere carries nothing; one in the text itself is shown as what stops the hit.
        masks = {**scene.full, "vorig": scene.sure["vorig"], "sectie": scene.sure["sectie"]}
        return self._partial.fit(pattern, masks, pattern.bereik.value) + self._around(pattern, view, unit)

    def _around(self, pattern: Patroon, view: View, unit: Unit | None) -> Fit:
        """Return how far the parties and the kind of block fit, as parts of their own."""
        units = view.units if unit is None else [unit]
        doing = {party for one in units for party in acting(one, view)}
        receiving = {party for one in units for party in one.roles.receiving}
        asked = (
            (Condition("handelend", pattern.handelend), bool(doing & set(pattern.handelend))),
            (Condition("ontvangend", pattern.ontvangend), bool(receiving & set(pattern.ontvangend))),
        )
        met = tuple(condition for condition, holds in asked if condition.names and holds)
        lacking = tuple(condition for condition, holds in asked if condition.names and not holds)
        if doing and doing <= set(pattern.niet_handelend):
            lacking += (Condition("uitgesloten", tuple(sorted(doing))),)
        if pattern.soorten and view.block.kind not in pattern.soorten:
            lacking += (Condition("blok", tuple(kind.value for kind in pattern.soorten)),)
        return Fit((1.0,) * len(met) + (0.0,) * len(lacking), met, lacking)

    @cached_property
    def _below(self) -> dict[int, Places]:
        """What each heading that counts gives the text below it, by block number."""
        headings = [view for view in self._views if view.block.kind is BlockKind.KOP and not view.block.role]
        return {view.block.nr: below(view.full, self._rules.derived) for view in headings}

    def _subject(self, concepts: int) -> float:
        """Return how telling concepts are together; who acts says nothing about the subject."""
        names = self._rules.names_in(concepts)
        return sum(self._weight(name) for name in names if self._rules.carriers[name] & ~self._rules.party_words)

    def _bits(self, conditions: Iterable[Condition]) -> int:
        """Return the concepts of conditions as bits."""
        names = {name for one in conditions if one.kind == "begrip" for name in one.names}
        return sum(self._rules.bits[name] for name in names)

    def _telling(self, fit: Fit) -> float:
        """Return how much of what makes a pattern about its subject is met, from 0 to 1.

        Who acts, or that something is done, fits any subject: a text that has no more of a pattern is not near it.
        """
        met, lacking = (
            sum(max(map(self._weight, one.names)) for one in set(conditions) if one.kind == "begrip")
            for conditions in (fit.met, fit.lacking)
        )
        return met / (met + lacking) if met else 0.0

    def _weight(self, name: str) -> float:
        """Return how telling a concept is: most when few criteria use it and few blocks of the document have it."""
        return 1 / (self._use[name] * (1 + log(1 + self._spread[self._rules.bits[name]])))

    @cached_property
    def _use(self) -> Counter[str]:
        """How many criteria have patterns that look at a concept."""
        groups: dict[str, set[str]] = defaultdict(set)
        for code, patterns in self._patterns.items():
            groups[code.rstrip(digits)].update(name for one in patterns for name in self._partial.names(one))
        return Counter(name for names in groups.values() for name in names)

    @cached_property
    def _spread(self) -> Counter[int]:
        return Counter(bit for view in self._views for bit in bits_of(view.full))

    # ------------------------------------------------------------ putting it in words

    def _near(self, code: str, found: _Candidate) -> Nabij:
        block, unit = found.view.block, found.unit
        return Nabij(
            block=block.nr,
            kind=block.kind,
            page=block.page,
            paragraph=block.paragraph,
            headings=block.headings,
            tekst=block.text if unit is None else _text(found.view, unit.first, unit.last),
            code=code,
            patroon=found.pattern.naam,
            aandeel=round(found.fit.share, 2),
            voldaan=tuple(dict.fromkeys(self._part(one, found, there=True) for one in found.fit.met)),
            ontbreekt=tuple(
                dict.fromkeys(self._part(one, found, there=one.kind == "uitgesloten") for one in found.fit.lacking)
            ),
        )

    def _part(self, condition: Condition, found: _Candidate, *, there: bool) -> Onderdeel:
        """Return a condition with its words: those in the text when it is `there`, else some that would do."""
        kind, names, places = condition
        concepts = [name for name in names if name in self._rules.bits]
        if not concepts:
            return Onderdeel(soort=kind, namen=names)
        if there:
            words = [word for name in concepts for word in self._words(name, places, found)]
        else:
            words = self._samples(concepts)
        meaning = " of ".join(dict.fromkeys(self._meaning(name) for name in concepts[:_SAMPLES]))
        return Onderdeel(
            soort=kind, namen=names, uitleg=meaning, plaatsen=places, woorden=tuple(dict.fromkeys(words))[:_SAMPLES]
        )

    def _meaning(self, name: str) -> str:
        """Return what a concept stands for, as it reads inside a sentence."""
        concept: Mapping[str, object] = {**self._ruleset.begrippen, **self._ruleset.afgeleid}
        text = str(getattr(concept[name], "uitleg", name)).rstrip(".")
        first, _, rest = text.partition(" ")
        named = first[1:2].isupper() or rest[:1].isupper()  # 'VT', 'Veilig Thuis'
        return text if named else text[:1].lower() + text[1:]

    def _samples(self, names: Sequence[str]) -> list[str]:
        """Return words that would do, taken from each concept in turn."""
        bits = [bit for name in names for bit in bits_of(self._rules.carriers[name])]
        concepts = [self._ruleset.begrippen[name] for bit in bits for name in self._rules.names_in(bit)]
        whole = [sorted(concept.woorden, key=lambda word: ".." in word or "#" in word) for concept in concepts]
        shown = [[readable(word) for word in words[:_SAMPLES]] for words in whole]
        return [words[turn] for turn in range(_SAMPLES) for words in shown if turn < len(words)]

    def _words(self, name: str, places: Iterable[str], found: _Candidate) -> list[str]:
        view, bit = found.view, self._rules.bits[name]
        units = view.units if found.unit is None or "blok" in places else [found.unit]
        # What is derived may rest on a heading or column header, wherever it is looked for.
        derived = name in self._ruleset.afgeleid
        own = self._words_of(name, view, units) if any(unit.full & bit for unit in units) else []
        around = dict.fromkeys([*places, "kop", "kolom", "rij", "aanhef"] if derived else places)
        return own or [word for place in around for text in self._texts(place, view) for word in self._scan(name, text)]

    def _words_of(self, name: str, view: View, units: Iterable[Unit]) -> list[str]:
        carriers = self._rules.carriers[name]
        spans = [span for unit in units for span in unit.spans if span.concepts & carriers]
        return list(dict.fromkeys(_text(view, span.start, span.end) for span in _apart(spans)))

    def _scan(self, name: str, text: str) -> list[str]:
        words = tokenize(text)
        spans = self._rules.lexicon.scan(words.texts, (0, len(words.texts)))
        carriers = self._rules.carriers[name]
        own = _apart([span for span in spans if span.concepts & carriers])
        return [" ".join(words.texts[span.start : span.end]) for span in own]

    def _texts(self, place: str, view: View) -> tuple[str, ...]:
        """Return the texts that stand in a place around a block."""
        block = view.block
        match place:
            case "kop":
                return block.headings
            case "kop1":
                return block.headings[-1:]
            case "kolom":
                return block.columns or ()
            case "rij":
                return (block.cells or ())[:1]
            case "aanhef":
                return tuple(one.block.text for one in self._views if one.block.nr == block.lead_in)
            case "vorig":
                before = self._by_number.get(block.nr - 1)
                return (before.block.text,) if before else ()
        same = (one.block for one in self._views if one.block.headings == block.headings)
        return tuple(one.text for one in same if one.kind is not BlockKind.TITEL)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return spans that do not overlap, in the order of the text: the longest, but short ones before long stretches."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.end - one.start > _LONG_SPAN, one.start - one.end, one.start)):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda one: one.start)


def _text(view: View, first: int, last: int) -> str:
    start = view.tokens.starts[first]
    end = view.tokens.starts[last - 1] + len(view.tokens.texts[last - 1])
    return view.block.text[start:end]
