"""Finds the concepts of the word lists in tokens.

Every entry is a spaCy `Matcher` pattern (`spacy_patterns`), and `Matcher` is the oracle in the tests. At run time the
same patterns are found 30 to 50 times faster: each distinct word is held against all entries once, after which a
token costs one look-up (measured in `benchmarks/`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from afsprakenscan.notation import Gap, Phrase, Word
from afsprakenscan.text import fold

NUMBER_WORDS = frozenset(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig dertig veertig vijftig zestig honderd anderhalf anderhalve half halve".split()
)
_NUMBER = re.compile(r"\d+([.,]\d+)?e?")


class Span(NamedTuple):
    """Concepts, a bit each, found at tokens start up to end (excluded)."""

    start: int
    end: int
    concepts: int


class _Follow(NamedTuple):
    """What must come after the first word of a phrase: word tests by number, each with the gap before it."""

    order: tuple[int, int]
    concept: int
    steps: tuple[tuple[int, int], ...]  # (tokens that may lie before it, test)


class _Fits(NamedTuple):
    """What one distinct word fits: the concepts it is by itself, and the tests it passes as a further word.

    `starts` has the phrases it can start, under the further word of each that is the least common.
    """

    concepts: int
    tests: frozenset[int]
    starts: Mapping[int, Sequence[_Follow]]
    partners: frozenset[int]


class Lexicon:
    """All phrases of all concepts, ready to scan; concepts are numbered by the caller."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self.phrases = tuple(phrases)
        self._tests: dict[Word, int] = {}
        self._alone: dict[int, int] = defaultdict(int)
        self._starts: dict[int, list[_Follow]] = defaultdict(list)
        self._uses: Counter[int] = Counter()
        for concept, phrase in self.phrases:
            self._add(1 << concept, phrase)
        self._later = {test for follows in self._starts.values() for follow in follows for _, test in follow.steps}
        self._index_tests()
        self._words = list(self._tests)
        self._how_common = cache(self._count)
        self._by_partner = cache(self._group)
        self._fits = lru_cache(maxsize=100_000)(self._fit)

    def scan(self, texts: Sequence[str], bounds: tuple[int, int]) -> list[Span]:
        """Return the concepts in one sentence, given as the document's tokens and the bounds of the sentence."""
        first, last = bounds
        fits = list(map(self._fits, texts[first:last]))
        present = frozenset[int]().union(*[fit.tests for fit in fits])
        spans: list[Span] = []
        for i, fit in enumerate(fits, start=first):
            if fit.concepts:
                spans.append(Span(i, i + 1, fit.concepts))
            # Most phrases fail on a word that is nowhere in the sentence: one intersection instead of many walks.
            if partners := fit.partners & present:
                follows = sorted(follow for partner in partners for follow in fit.starts[partner])
                for _, concept, steps in follows:
                    if end := _end(steps, fits, i - first + 1):
                        spans.append(Span(i, first + end, concept))
        return spans

    def _add(self, concept: int, phrase: Phrase) -> None:
        first, *rest = phrase
        test = self._number(first)
        if not rest:
            self._alone[test] |= concept
            return
        steps, gap = [], 0
        for part in rest:
            if isinstance(part, Gap):
                gap += part.most
            else:
                steps.append((gap, self._number(part)))
                gap = 0
        follows = self._starts[test]
        follows.append(_Follow((test, len(follows)), concept, tuple(steps)))
        self._uses.update((test, *(test for _, test in steps)))

    def _number(self, word: Word | Gap) -> int:
        if isinstance(word, Gap):
            raise TypeError("a phrase cannot start with a gap")  # refused by notation.parse_phrase
        return self._tests.setdefault(word, len(self._tests))

    def _index_tests(self) -> None:
        """Turn the tests round: from what a word looks like to the tests it passes."""
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_capitals: dict[str, list[int]] = defaultdict(list)
        self._wild: dict[tuple[str, str], list[tuple[re.Pattern[str], int, bool]]] = defaultdict(list)
        self._numbers: list[int] = []
        for word, number in self._tests.items():
            for form in word.forms:
                self._by_form[form].append(number)
            for pattern in word.wild | word.capitals:
                if "*" in pattern:
                    self._wild[_edge(pattern)].append((wildcard(pattern), number, pattern in word.capitals))
                else:
                    self._by_capitals[pattern].append(number)
            if word.number:
                self._numbers.append(number)

    def _fit(self, text: str) -> _Fits:
        folded = fold(text)
        tests = {*self._by_form.get(folded, ()), *self._by_capitals.get(text, ())}
        for edge in (("begin", folded[:_EDGE]), ("end", folded[-_EDGE:]), ("", "")):
            for pattern, number, capitals in self._wild.get(edge, ()):
                if pattern.fullmatch(text if capitals else folded):
                    tests.add(number)
        if is_number(folded):
            tests.update(self._numbers)
        concepts = 0
        starts: dict[int, list[_Follow]] = defaultdict(list)
        for test in tests:
            concepts |= self._alone.get(test, 0)
            for partner, follows in self._by_partner(test).items():
                starts[partner] += follows
        return _Fits(concepts, frozenset(tests & self._later), starts, frozenset(starts))

    def _group(self, first: int) -> dict[int, list[_Follow]]:
        """Return what the words of a test can start, under the further word of each phrase that is the least common."""
        groups: dict[int, list[_Follow]] = defaultdict(list)
        for follow in self._starts.get(first, ()):
            groups[min((test for _, test in follow.steps), key=self._how_common)].append(follow)
        return groups

    def _count(self, test: int) -> int:
        """Guess how often the words of a test come up in a text: as often as in the phrases themselves."""
        word = self._words[test]
        open_ended = word.number or word.wild or any("*" in form for form in word.capitals)
        forms = [*(self._by_form[form] for form in word.forms), *(self._by_capitals[form] for form in word.capitals)]
        return _OFTEN * bool(open_ended) + sum(self._uses[number] for numbers in forms for number in numbers)


_OFTEN = 100
"""How common a number or a word with * is taken to be: as a word that stands in so many phrases."""
_EDGE = 3


def _edge(pattern: str) -> tuple[str, str]:
    """Return where to look a wildcard up: by how its words begin or end, where it says so in enough letters."""
    folded = fold(pattern)
    if "*" not in folded[:_EDGE]:
        return ("begin", folded[:_EDGE])
    if "*" not in folded[-_EDGE:]:
        return ("end", folded[-_EDGE:])
    return ("", "")


def _end(steps: tuple[tuple[int, int], ...], fits: Sequence[_Fits], at: int, step: int = 0) -> int:
    """Return where the phrase ends, nearest words first, 0 if it does not fit from here."""
    gap, test = steps[step]
    for place in range(at, min(at + gap + 1, len(fits))):
        if test in fits[place].tests:
            if step + 1 == len(steps):
                return place + 1
            if end := _end(steps, fits, place + 1, step + 1):
                return end
    return 0


def is_number(folded: str) -> bool:
    """Tell whether a folded word is a number in digits or letters."""
    return folded in NUMBER_WORDS or _NUMBER.fullmatch(folded) is not None


def wildcard(pattern: str) -> re.Pattern[str]:
    """Compile a word with * for any run of characters, also none."""
    return re.compile(".*".join(re.escape(part) for part in pattern.split("*")))


def spacy_patterns(phrase: Phrase) -> list[list[dict[str, Any]]]:
    """Return a phrase as spaCy token patterns (NORM holds the folded word): one for each way to read its words.

    A word that is given in small letters, capitals and with * at once has no single spaCy token pattern.
    """
    patterns: list[list[dict[str, Any]]] = [[]]
    for part in phrase:
        if isinstance(part, Gap):
            patterns = [[*done, {"OP": f"{{0,{part.most}}}"}] for done in patterns]
        else:
            patterns = [[*done, token] for done in patterns for token in _spacy_tokens(part)]
    return patterns


def _spacy_tokens(word: Word) -> list[dict[str, Any]]:
    tokens: list[dict[str, Any]] = []
    if word.forms:
        tokens.append({"NORM": {"IN": sorted(word.forms)}})
    exact = sorted(form for form in word.capitals if "*" not in form)
    if exact:
        tokens.append({"ORTH": {"IN": exact}})
    tokens += [{"NORM": {"REGEX": f"^(?:{wildcard(form).pattern})$"}} for form in sorted(word.wild)]
    tokens += [{"ORTH": {"REGEX": f"^(?:{wildcard(form).pattern})$"}} for form in sorted(word.capitals) if "*" in form]
    if word.number:
        tokens.append({"NORM": {"IN": sorted(NUMBER_WORDS)}})
        tokens.append({"NORM": {"REGEX": f"^(?:{_NUMBER.pattern})$"}})
    return tokens
