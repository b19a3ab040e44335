"""Finds the concepts of the word lists in tokens.

Every entry is a spaCy `Matcher` pattern (`spacy_patterns`), and `Matcher` is the oracle in the tests. At run time each
distinct word is held against all entries once. After that a phrase is only followed when its rarest other word stands
where it must (measured in `benchmarks/`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
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


class _Group(NamedTuple):
    """Phrases by one of their further words (number of test); that word is `ahead` tokens on, anywhere if 0."""

    ahead: int
    tests: frozenset[int]
    follows: Mapping[int, Sequence[_Follow]]


class _Fits(NamedTuple):
    """What one distinct word fits.

    The concepts it is by itself, the tests it passes as a further word, those of them that phrases with a gap are
    found by, and the phrases it can start, in groups.
    """

    concepts: int
    tests: frozenset[int]
    anchors: frozenset[int]
    groups: tuple[_Group, ...]


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
        self._index_tests()
        self._how_common = [self._count(word) for word in self._tests]
        follows = [follow for follows in self._starts.values() for follow in follows]
        self._later = {test for follow in follows for _, test in follow.steps}
        self._keys = {follow: self._key(follow.steps) for follow in follows}
        self._anchors = {test for ahead, test in self._keys.values() if not ahead}
        self._behind = [frozenset[int]()] * max((ahead for ahead, _ in self._keys.values()), default=0)
        self._fits = lru_cache(maxsize=100_000)(self._fit)

    def scan(self, texts: Sequence[str], bounds: tuple[int, int]) -> list[Span]:
        """Return the concepts in one sentence, given as the document's tokens and the bounds of the sentence."""
        first, last = bounds
        fits = [*map(self._fits, texts[first:last])]
        present = frozenset[int]().union(*[fit.anchors for fit in fits])
        tests = [fit.tests for fit in fits]
        there = [*tests, *self._behind]
        spans: list[Span] = []
        for at, (concepts, _, _, groups) in enumerate(fits):
            if concepts:
                spans.append(Span(first + at, first + at + 1, concepts))
            # Most phrases fail on one word: an intersection with what is there instead of a walk for each.
            possible: list[_Follow] = []
            for ahead, wanted, follows in groups:
                for test in wanted & (there[at + ahead] if ahead else present):
                    possible += follows[test]
            if possible:
                possible.sort()
                for _, concept, steps in possible:
                    if end := _end(steps, tests, at + 1):
                        spans.append(Span(first + at, first + end, concept))
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
        self._wild: dict[tuple[str, str], list[tuple[str, int, bool]]] = defaultdict(list)
        self._numbers: list[int] = []
        for word, number in self._tests.items():
            for form in word.forms:
                self._by_form[form].append(number)
            for pattern in word.wild | word.capitals:
                if "*" in pattern:
                    self._wild[_edge(pattern)].append((pattern, number, pattern in word.capitals))
                else:
                    self._by_capitals[pattern].append(number)
            if word.number:
                self._numbers.append(number)

    def _fit(self, text: str) -> _Fits:
        folded = fold(text)
        tests = {*self._by_form.get(folded, ()), *self._by_capitals.get(text, ())}
        for edge in (("begin", folded[:_EDGE]), ("end", folded[-_EDGE:]), ("", "")):
            for pattern, number, capitals in self._wild.get(edge, ()):
                if _is_like(text if capitals else folded, pattern):
                    tests.add(number)
        if is_number(folded):
            tests.update(self._numbers)
        concepts = 0
        groups: dict[int, dict[int, list[_Follow]]] = defaultdict(lambda: defaultdict(list))
        for number in tests:
            concepts |= self._alone.get(number, 0)
            for follow in self._starts.get(number, ()):
                ahead, test = self._keys[follow]
                groups[ahead][test].append(follow)
        found = tuple(_Group(ahead, frozenset(follows), follows) for ahead, follows in groups.items())
        return _Fits(concepts, frozenset(tests & self._later), frozenset(tests & self._anchors), found)

    def _key(self, steps: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """Return the further word to look for before all else, the least common, and how far ahead it stands.

        A word behind a gap may stand anywhere (0), so any word before the first gap goes first.
        """
        fixed = list(takewhile(lambda step: not step[0], steps))
        keys = [(ahead, test) for ahead, (_, test) in enumerate(fixed, start=1)] or [(0, test) for _, test in steps]
        return min(keys, key=lambda key: self._how_common[key[1]])

    def _count(self, word: Word) -> int:
        """Guess how often a word comes up in a text: as often as in the phrases themselves."""
        open_ended = word.number or word.wild or any("*" in form for form in word.capitals)
        tests = [*(self._by_form[form] for form in word.forms), *(self._by_capitals[form] for form in word.capitals)]
        return _OFTEN * bool(open_ended) + sum(self._uses[test] for numbers in tests for test in numbers)


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


def _end(steps: Sequence[tuple[int, int]], tests: Sequence[frozenset[int]], at: int) -> int:
    """Return where the phrase ends, nearest words first, 0 if it does not fit from here."""
    (gap, test), *rest = steps
    for place, passed in enumerate(tests[at : at + gap + 1], start=at + 1):
        if test in passed:
            if not rest:
                return place
            if end := _end(rest, tests, place):
                return end
    return 0


def is_number(folded: str) -> bool:
    """Tell whether a folded word is a number in digits or letters."""
    return folded in NUMBER_WORDS or _NUMBER.fullmatch(folded) is not None


def _is_like(word: str, pattern: str) -> bool:
    """Tell whether a word fits a pattern with * for any run of characters, also none."""
    begin, *inside, end = pattern.split("*")
    if not (word.startswith(begin) and word.endswith(end)) or len(word) < len(begin) + len(end):
        return False
    at, until = len(begin), len(word) - len(end)
    for part in inside:
        found = word.find(part, at, until)
        if found < 0:
            return False
        at = found + len(part)
    return True


def wildcard(pattern: str) -> re.Pattern[str]:
    """Compile a word with * for any run of characters, also none, as spaCy needs it."""
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
