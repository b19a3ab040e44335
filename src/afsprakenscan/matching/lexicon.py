"""Finds the concepts of the word lists in tokens.

Every entry is a spaCy `Matcher` pattern (`spacy_patterns`), and `Matcher` is the oracle in the tests. At run time each
distinct word is held against all entries once. After that a phrase with a gap is only followed when its rarest word
behind the gap is still to come in the sentence (measured in `benchmarks/`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from operator import or_
from typing import Any, NamedTuple

from afsprakenscan.matching.logic import bits_of, union
from afsprakenscan.matching.openings import Openings, Steps
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


_span = partial(tuple.__new__, Span)
"""Makes a span, of which there are more than words, in half the time that `Span(...)` takes."""


class Lexicon:
    """All phrases of all concepts, ready to scan. Words that pass the same tests are of one kind, a number."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._later = frozenset(tables.later)
        self._anchors = {test: 1 << anchor for anchor, test in enumerate(tables.anchors)}
        self._wild: dict[str, list[_Wild]] = defaultdict(list)
        for pattern, number, capitals in tables.wild:
            self._wild[_piece(pattern)].append(_Wild(capitals, number, *_parts(pattern)))
        self._numbers: dict[frozenset[int], int] = {frozenset(): _NO_WORD}
        self._kinds: list[frozenset[int]] = [frozenset()]
        """Per kind, the tests that its words pass."""
        self._later_tests: list[frozenset[int]] = [frozenset()]
        """Those of them that words pass which are not the first of a phrase."""
        self._bits = [0]
        """Per kind, the anchors that its words are, a bit each."""
        self._openings = Openings(tables, self._kinds, self._later_tests)
        self._kind = lru_cache(maxsize=100_000)(self._find_kind)

    def scan(self, texts: Sequence[str], bounds: tuple[int, int]) -> list[Span]:
        """Return the concepts in one sentence, given as the document's tokens and the bounds of the sentence."""
        first, last = bounds
        kinds = [*map(self._kind, texts[first:last]), _NO_WORD]
        # Per word, the anchors from there to the end of the sentence.
        ahead = [*accumulate(map(self._bits.__getitem__, reversed(kinds)), or_)][::-1]
        tests = None
        spans: list[Span] = []
        for at, state in enumerate(map(self._openings.start.__getitem__, kinds[:-1])):
            further = at + 1
            while state.tests and (longer := state[kinds[further]]) is not None:
                state = longer
                further += 1
            start = first + at
            fits = state.fits
            if wanted := state.wanted & ahead[at + 1]:
                tests = tests or [*map(self._later_tests.__getitem__, kinds)]
                found = [
                    (order, end - at, 1 << concept)
                    for anchor in bits_of(wanted)
                    for order, length, concept, steps in state.broken[anchor]
                    if (end := _end(steps, tests, at + length))
                ]
                if found:
                    fits = sorted([*fits, *found])
            for _, length, concepts in fits:
                spans.append(_span((start, start + length, concepts)))
        return spans

    def _find_kind(self, text: str) -> int:
        tests = self._passed(text, fold(text))
        kind = self._numbers.setdefault(tests, len(self._kinds))
        if kind == len(self._kinds):
            self._kinds.append(tests)
            self._later_tests.append(tests & self._later)
            self._bits.append(union([self._anchors[test] for test in tests & self._anchors.keys()]))
        return kind

    def _passed(self, text: str, folded: str) -> frozenset[int]:
        """Return the tests that a word passes."""
        tables, size = self._tables, len(folded)
        tests = {*tables.forms.get(folded, ()), *tables.capitals.get(text, ())}
        for beginning in tables.beginnings.keys() & [folded[:at] for at in range(size + 1)]:
            tests.update(tables.beginnings[beginning])
        for ending in tables.endings.keys() & [folded[at:] for at in range(size)]:
            tests.update(tables.endings[ending])
        for piece in self._wild.keys() & _pieces(folded):
            for capitals, number, begin, inside, end in self._wild[piece]:
                if _is_like(text if capitals else folded, begin, inside, end):
                    tests.add(number)
        if is_number(folded):
            tests.update(tables.numbers)
        return frozenset(tests)


_NO_WORD = 0
"""The kind of what stands behind the last word of a sentence."""


_PIECE = 3


class _Wild(NamedTuple):
    """A word with * as the parts around each *, with its test."""

    capitals: bool
    test: int
    begin: str
    inside: tuple[str, ...]
    end: str


def _parts(pattern: str) -> tuple[str, tuple[str, ...], str]:
    begin, *inside, end = pattern.split("*")
    return begin, tuple(part for part in inside if part), end


def _piece(pattern: str) -> str:
    """Return the piece under which a wildcard stands: the beginning of its longest part."""
    begin, inside, end = _parts(fold(pattern))
    longest = max((begin, *inside, end), key=len)
    return longest[: _PIECE if len(longest) >= _PIECE else 1]


def _pieces(word: str) -> set[str]:
    """Return every piece under which a wildcard that a word may fit can stand."""
    return {"", *word, *(word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1))}


def _end(steps: Steps, tests: Sequence[frozenset[int]], at: int) -> int:
    """Return where the phrase ends, nearest words first, 0 if it does not fit from here."""
    if not steps:
        return at
    gap, test, rest = steps
    for place, passed in enumerate(tests[at : at + gap + 1], start=at + 1):
        if test in passed and (end := _end(rest, tests, place)):
            return end
    return 0


def is_number(folded: str) -> bool:
    """Tell whether a folded word is a number in digits or letters."""
    return folded in NUMBER_WORDS or _NUMBER.fullmatch(folded) is not None


def _is_like(word: str, begin: str, inside: Sequence[str], end: str) -> bool:
    """Tell whether a word has these parts in this order, with any run of characters between them, also none."""
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
