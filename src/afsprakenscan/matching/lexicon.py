"""Finds the concepts of the word lists in tokens.

Every entry is a spaCy `Matcher` pattern (`spacy_patterns`), and `Matcher` is the oracle in the tests. At run time the
same patterns are found 30 to 50 times faster: each distinct word is held against all entries once, after which a
token costs one look-up (measured in `benchmarks/`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from afsprakenscan.notation import Gap, Phrase, Word
from afsprakenscan.text import fold

NUMBER_WORDS = frozenset(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig dertig veertig vijftig zestig honderd anderhalf anderhalve half halve".split()
)
_NUMBER = re.compile(r"\d+([.,]\d+)?e?")


class Span(NamedTuple):
    """A concept found at tokens start up to end (excluded)."""

    concept: int
    start: int
    end: int


@dataclass(frozen=True)
class _Follow:
    """What must come after the first word of a phrase: word tests by number, gaps as (most, test)."""

    concept: int
    steps: tuple[tuple[int, int], ...]  # (tokens that may lie before it, test)


class _Fits(NamedTuple):
    """What one distinct word fits: tests it passes, concepts it is by itself, phrases it can start.

    `later` are the tests among `tests` that some phrase asks for after its first word.
    """

    tests: frozenset[int]
    later: tuple[int, ...]
    alone: tuple[int, ...]
    starts: tuple[_Follow, ...]


class Lexicon:
    """All phrases of all concepts, ready to scan; concepts are numbered by the caller."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self._tests: dict[Word, int] = {}
        self._alone: dict[int, set[int]] = defaultdict(set)
        self._starts: dict[int, list[_Follow]] = defaultdict(list)
        self.phrases = tuple(phrases)
        for concept, phrase in self.phrases:
            self._add(concept, phrase)
        self._later = {test for follows in self._starts.values() for follow in follows for _, test in follow.steps}
        self._index_tests()
        self._known: dict[str, _Fits] = {}

    def scan(self, texts: Sequence[str], bounds: tuple[int, int]) -> list[Span]:
        """Return the concepts in one sentence, given as the document's tokens and the bounds of the sentence."""
        known, first, last = self._known, *bounds
        fits = [known.get(text) or self._fit(text) for text in texts[first:last]]
        where: dict[int, list[int]] = {}
        for i, fit in enumerate(fits, start=first):
            for test in fit.later:
                where.setdefault(test, []).append(i)
        spans: list[Span] = []
        for i, (_, _, alone, starts) in enumerate(fits, start=first):
            for concept in alone:
                spans.append(Span(concept, i, i + 1))
            for follow in starts:
                # Most phrases fail on a word that is nowhere in the sentence: one look-up instead of a walk.
                if follow.steps[0][1] in where and (end := _end(follow.steps, where, i + 1)):
                    spans.append(Span(follow.concept, i, end))
        return spans

    def _add(self, concept: int, phrase: Phrase) -> None:
        first, *rest = phrase
        test = self._number(first)
        if not rest:
            self._alone[test].add(concept)
            return
        steps, gap = [], 0
        for part in rest:
            if isinstance(part, Gap):
                gap += part.most
            else:
                steps.append((gap, self._number(part)))
                gap = 0
        self._starts[test].append(_Follow(concept, tuple(steps)))

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
        alone = {concept for test in tests for concept in self._alone.get(test, ())}
        starts = [follow for test in sorted(tests) for follow in self._starts.get(test, ())]
        later = tuple(sorted(tests & self._later))
        fits = _Fits(frozenset(tests), later, tuple(sorted(alone)), tuple(starts))
        self._known[text] = fits
        return fits


_EDGE = 3


def _edge(pattern: str) -> tuple[str, str]:
    """Return where to look a wildcard up: by how its words begin or end, where it says so in enough letters."""
    folded = fold(pattern)
    if "*" not in folded[:_EDGE]:
        return ("begin", folded[:_EDGE])
    if "*" not in folded[-_EDGE:]:
        return ("end", folded[-_EDGE:])
    return ("", "")


def _end(steps: tuple[tuple[int, int], ...], where: Mapping[int, list[int]], at: int) -> int:
    """Return where the phrase ends, nearest words first, 0 if it does not fit; `where` has the places of each test."""
    (gap, test), rest = steps[0], steps[1:]
    for place in where.get(test, ()):
        if place > at + gap:
            return 0
        if place >= at:
            if not rest:
                return place + 1
            if end := _end(rest, where, place + 1):
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
