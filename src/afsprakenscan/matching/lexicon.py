"""Finds the concepts of the word lists in tokens.

Every entry is a spaCy `Matcher` pattern (`spacy_patterns`), and `Matcher` is the oracle in the tests. At run time the
same patterns are found 30 to 50 times faster: each distinct word is held against all entries once, after which a
token costs one look-up (measured in `benchmarks/`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    """What one distinct word fits: the tests it passes, concepts it is by itself, phrases it can start."""

    tests: frozenset[int]
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
        self._index_tests()
        self._known: dict[str, _Fits] = {}

    def scan(self, texts: Sequence[str], bounds: tuple[int, int]) -> list[Span]:
        """Return the concepts in one sentence, given as the document's tokens and the bounds of the sentence."""
        known, first, last = self._known, *bounds
        fits = [known.get(text) or self._fit(text) for text in texts[first:last]]
        spans: list[Span] = []
        for i, (_, alone, starts) in enumerate(fits):
            for concept in alone:
                spans.append(Span(concept, first + i, first + i + 1))
            for follow in starts:
                end = _end(follow.steps, fits, i + 1)
                if end:
                    spans.append(Span(follow.concept, first + i, first + end))
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
        self._wild: list[tuple[str, str, re.Pattern[str], int, bool]] = []
        self._numbers: list[int] = []
        for word, number in self._tests.items():
            for form in word.forms:
                self._by_form[form].append(number)
            for pattern in word.wild | word.capitals:
                if "*" in pattern:
                    head, tail = pattern[: pattern.index("*")], pattern[pattern.rindex("*") + 1 :]
                    self._wild.append((head, tail, wildcard(pattern), number, pattern in word.capitals))
                else:
                    self._by_capitals[pattern].append(number)
            if word.number:
                self._numbers.append(number)

    def _fit(self, text: str) -> _Fits:
        folded = fold(text)
        tests = {*self._by_form.get(folded, ()), *self._by_capitals.get(text, ())}
        for head, tail, pattern, number, capitals in self._wild:
            shown = text if capitals else folded
            if shown.startswith(head) and shown.endswith(tail) and pattern.fullmatch(shown):
                tests.add(number)
        if is_number(folded):
            tests.update(self._numbers)
        alone = {concept for test in tests for concept in self._alone.get(test, ())}
        starts = [follow for test in sorted(tests) for follow in self._starts.get(test, ())]
        fits = _Fits(frozenset(tests), tuple(sorted(alone)), tuple(starts))
        self._known[text] = fits
        return fits


def _end(steps: tuple[tuple[int, int], ...], fits: list[_Fits], at: int) -> int:
    """Return where the phrase ends, nearest words first; 0 when it does not fit."""
    (gap, test), rest = steps[0], steps[1:]
    for i in range(at, min(at + gap + 1, len(fits))):
        if test in fits[i].tests:
            if not rest:
                return i + 1
            if end := _end(rest, fits, i + 1):
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
