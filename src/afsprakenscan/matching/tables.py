"""What the phrases of the word lists come down to, in a form that can be kept: made slowly, read quickly.

A test is what a word of a phrase may be; tests have numbers, and so have concepts (given by the caller).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from afsprakenscan.notation import Gap, Phrase, Word


class Tables(NamedTuple):
    """Plain lists and dictionaries; where a test is a key, it is written out, as JSON wants it."""

    forms: dict[str, list[int]]
    """Folded word → the tests it passes."""
    capitals: dict[str, list[int]]
    """Word as written → the tests on capitals that it passes."""
    wild: list[tuple[str, int, bool]]
    """Pattern with *, its test, and whether it is on capitals."""
    numbers: list[int]
    """The tests that any number passes."""
    alone: dict[str, list[int]]
    """Test → the concepts of phrases of that one word."""
    starts: dict[str, str]
    """Test → the longer phrases that start with it, as JSON: a document meets few of them.

    Each is [ahead, test, phrases]: another word to look for first, how far ahead (0: anywhere), and what it opens the
    way to: [place among the phrases of the first test, concept, [[gap, test], ...]].
    """
    later: list[int]
    """The tests on words that are not the first."""
    anchors: list[int]
    """The tests that phrases with a gap are found by."""

    def dump(self) -> bytes:
        """Return the tables as bytes."""
        return json.dumps(self._asdict(), separators=(",", ":")).encode()

    @classmethod
    def load(cls, content: bytes) -> Tables:
        """Return the tables that `dump` wrote."""
        return cls(**json.loads(content))


def make_tables(phrases: Iterable[tuple[int, Phrase]]) -> Tables:
    """Return the tables of phrases, each with the number of its concept."""
    return _Making(phrases).tables()


_Step = tuple[int, int]
_Long = tuple[int, int, list[_Step]]


class _Making:
    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self._tests: dict[Word, int] = {}
        self._alone: dict[str, list[int]] = defaultdict(list)
        self._starts: dict[int, list[_Long]] = defaultdict(list)
        self._uses: Counter[int] = Counter()
        for concept, phrase in phrases:
            self._add(concept, phrase)
        self._forms: dict[str, list[int]] = defaultdict(list)
        self._capitals: dict[str, list[int]] = defaultdict(list)
        self._wild: list[tuple[str, int, bool]] = []
        for word, number in self._tests.items():
            for form in sorted(word.forms):
                self._forms[form].append(number)
            for pattern in sorted(word.wild | word.capitals):
                if "*" in pattern:
                    self._wild.append((pattern, number, pattern in word.capitals))
                else:
                    self._capitals[pattern].append(number)

    def tables(self) -> Tables:
        """Return all tables."""
        how_common = [self._count(word) for word in self._tests]
        keys: set[_Step] = set()
        starts = {}
        for first, phrases in self._starts.items():
            groups: dict[_Step, list[_Long]] = defaultdict(list)
            for phrase in phrases:
                groups[_key(phrase[2], how_common)].append(phrase)
            starts[str(first)] = json.dumps([[*key, group] for key, group in groups.items()], separators=(",", ":"))
            keys.update(groups)
        later = {test for phrases in self._starts.values() for _, _, steps in phrases for _, test in steps}
        return Tables(
            forms=self._forms,
            capitals=self._capitals,
            wild=self._wild,
            numbers=[number for word, number in self._tests.items() if word.number],
            alone=self._alone,
            starts=starts,
            later=sorted(later),
            anchors=sorted({test for ahead, test in keys if not ahead}),
        )

    def _add(self, concept: int, phrase: Phrase) -> None:
        first, *rest = phrase
        test = self._number(first)
        if not rest:
            self._alone[str(test)].append(concept)
            return
        steps, gap = [], 0
        for part in rest:
            if isinstance(part, Gap):
                gap += part.most
            else:
                steps.append((gap, self._number(part)))
                gap = 0
        phrases = self._starts[test]
        phrases.append((len(phrases), concept, steps))
        self._uses.update((test, *(test for _, test in steps)))

    def _number(self, word: Word | Gap) -> int:
        if isinstance(word, Gap):
            raise TypeError("a phrase cannot start with a gap")  # refused by notation.parse_phrase
        return self._tests.setdefault(word, len(self._tests))

    def _count(self, word: Word) -> int:
        """Guess how often a word comes up in a text: as often as in the phrases themselves."""
        open_ended = word.number or word.wild or any("*" in form for form in word.capitals)
        tests = [*(self._forms[form] for form in word.forms), *(self._capitals.get(form, ()) for form in word.capitals)]
        return _OFTEN * bool(open_ended) + sum(self._uses[test] for numbers in tests for test in numbers)


_OFTEN = 100
"""How common a number or a word with * is taken to be: as a word that stands in so many phrases."""


def _key(steps: Sequence[_Step], how_common: Sequence[int]) -> _Step:
    """Return how far ahead to look for which further word before all else: the least common.

    A word behind a gap may stand anywhere (0), so any word before the first gap goes first.
    """
    fixed = list(takewhile(lambda step: not step[0], steps))
    keys = [(ahead, test) for ahead, (_, test) in enumerate(fixed, start=1)] or [(0, test) for _, test in steps]
    return min(keys, key=lambda key: how_common[key[1]])
