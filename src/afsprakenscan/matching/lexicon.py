"""Finds the concepts of the word lists in tokens.

Every entry is a spaCy `Matcher` pattern (`spacy_patterns`), and `Matcher` is the oracle in the tests. At run time each
distinct word is held against all entries once. After that a phrase is only followed when its rarest other word stands
where it must (measured in `benchmarks/`).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from afsprakenscan.matching.logic import union
from afsprakenscan.matching.tables import Tables
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
    """All phrases of all concepts, ready to scan."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._later = frozenset(tables.later)
        self._anchors = frozenset(tables.anchors)
        self._behind = [frozenset[int]()] * tables.farthest
        self._wild: dict[tuple[str, str], list[tuple[str, int, bool]]] = defaultdict(list)
        for pattern, number, capitals in tables.wild:
            self._wild[_piece(pattern)].append((pattern, number, capitals))
        self._starts: dict[int, list[tuple[int, int, list[_Follow]]]] = {}
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

    def _fit(self, text: str) -> _Fits:
        folded = fold(text)
        tests = {*self._tables.forms.get(folded, ()), *self._tables.capitals.get(text, ())}
        for piece in _pieces(folded):
            for pattern, number, capitals in self._wild.get(piece, ()):
                if _is_like(text if capitals else folded, pattern):
                    tests.add(number)
        if is_number(folded):
            tests.update(self._tables.numbers)
        groups: dict[int, dict[int, list[_Follow]]] = defaultdict(lambda: defaultdict(list))
        for number in tests:
            for ahead, test, follows in self._starting(number):
                groups[ahead][test] += follows
        found = tuple(_Group(ahead, frozenset(follows), follows) for ahead, follows in groups.items())
        concepts = union(1 << concept for number in tests for concept in self._tables.alone.get(str(number), ()))
        return _Fits(concepts, frozenset(tests & self._later), frozenset(tests & self._anchors), found)

    def _starting(self, number: int) -> list[tuple[int, int, list[_Follow]]]:
        """Return the phrases that start with a word that passes a test: how far ahead to look, for what, and they."""
        known = self._starts.get(number)
        if known is None:
            known = self._starts[number] = [
                (ahead, test, [_follow(number, *one) for one in follows])
                for ahead, test, follows in json.loads(self._tables.starts.get(str(number), "[]"))
            ]
        return known


def _follow(first: int, place: int, concept: int, steps: Iterable[Iterable[int]]) -> _Follow:
    return _Follow((first, place), 1 << concept, tuple((gap, test) for gap, test in steps))


_PIECE = 3


def _piece(pattern: str) -> tuple[str, str]:
    """Return where to look a wildcard up: by how its words begin or end, or a piece inside, if that is long enough."""
    begin, *inside, end = fold(pattern).split("*")
    if len(begin) >= _PIECE:
        return ("begin", begin[:_PIECE])
    if len(end) >= _PIECE:
        return ("end", end[-_PIECE:])
    longest = max(inside, key=len, default="")
    return ("inside", longest[:_PIECE]) if len(longest) >= _PIECE else ("", "")


def _pieces(word: str) -> Iterator[tuple[str, str]]:
    """Give every place where a wildcard that a word may fit can stand."""
    yield from (("begin", word[:_PIECE]), ("end", word[-_PIECE:]), ("", ""))
    yield from {("inside", word[at : at + _PIECE]) for at in range(len(word) - _PIECE + 1)}


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
