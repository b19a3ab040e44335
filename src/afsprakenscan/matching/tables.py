"""What the phrases of the word lists come down to, in a form that can be kept: made slowly, read quickly.

A test is what a word of a phrase may be; tests have numbers, and so have concepts (given by the caller).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from afsprakenscan.notation import Gap, Phrase, Word


class Tables(NamedTuple):
    """Plain lists and dictionaries, as JSON wants them."""

    forms: dict[str, list[int]]
    """Folded word → the tests it passes."""
    capitals: dict[str, list[int]]
    """Word as written → the tests on capitals that it passes."""
    beginnings: dict[str, list[int]]
    """How folded words begin → the tests they pass for it ('wijk*')."""
    endings: dict[str, list[int]]
    """How folded words end → the tests they pass for it ('*team')."""
    wild: list[tuple[str, int, bool]]
    """Any other pattern with *, its test, and whether it is on capitals."""
    numbers: list[int]
    """The tests that any number passes."""
    nodes: list[str]
    """What phrases come to after some of their words, as JSON each: a document meets few of them.

    Under the number of a test stands what starts with a word that passes it, "" if nothing does; behind those what
    they lead to. A node is five lists: [order, length, concept] of each phrase that is complete here; the anchors of
    those that go on after a gap, and where they stand in `broken`; the tests by which the others go on, and the nodes
    those lead to.
    """
    broken: list[str]
    """Phrases that go on after a gap, as JSON too: [order, length so far, concept, steps] of all with the same words
    before it and the same anchor. Steps are [most words in the gap, test, further steps]; the last are [].
    """
    later: list[int]
    """The tests on words that are not the first."""
    anchors: list[int]
    """The tests that phrases with a gap are found by; an anchor is a place in this list."""

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


_Steps = Sequence[tuple[int, int]]
"""The further words of a phrase: at most how many words may lie before each, and the test it passes."""


class _Node:
    """A place in phrases, up to their first gap."""

    def __init__(self) -> None:
        self.complete: list[list[int]] = []
        self.broken: dict[int, int] = {}
        self.further: dict[int, int] = {}

    def dump(self) -> str:
        if not (self.complete or self.broken or self.further):
            return ""
        lists = self.complete, *map(list, (self.broken, self.broken.values(), self.further, self.further.values()))
        return _json([*lists])


class _Making:
    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self._tests: dict[Word, int] = {}
        self._phrases: list[tuple[int, _Steps, int]] = []
        self._uses: Counter[int] = Counter()
        for concept, phrase in phrases:
            self._add(concept, phrase)
        self._forms: dict[str, list[int]] = defaultdict(list)
        self._capitals: dict[str, list[int]] = defaultdict(list)
        self._beginnings: dict[str, list[int]] = defaultdict(list)
        self._endings: dict[str, list[int]] = defaultdict(list)
        self._wild: list[tuple[str, int, bool]] = []
        for word, number in self._tests.items():
            self._add_word(word, number)
        self._how_common = [self._count(word) for word in self._tests]
        self._anchors: dict[int, int] = {}
        self._broken: list[list[Any]] = []
        self._nodes = [_Node() for _ in self._tests]
        for order, (first, steps, concept) in enumerate(sorted(self._phrases, key=itemgetter(0)), start=1):
            # Words that are phrases by themselves have one place in the order together.
            self._place(self._nodes[first], steps, order if steps else 0, concept)

    def tables(self) -> Tables:
        """Return all tables."""
        return Tables(
            forms=self._forms,
            capitals=self._capitals,
            beginnings=self._beginnings,
            endings=self._endings,
            wild=self._wild,
            numbers=[number for word, number in self._tests.items() if word.number],
            nodes=[node.dump() for node in self._nodes],
            broken=[*map(_json, self._broken)],
            later=sorted({test for _, steps, _ in self._phrases for _, test in steps}),
            anchors=[*self._anchors],
        )

    def _add(self, concept: int, phrase: Phrase) -> None:
        first, *rest = phrase
        test = self._number(first)
        steps, gap = [], 0
        for part in rest:
            if isinstance(part, Gap):
                gap += part.most
            else:
                steps.append((gap, self._number(part)))
                gap = 0
        self._phrases.append((test, steps, concept))
        if steps:
            self._uses.update((test, *(test for _, test in steps)))

    def _add_word(self, word: Word, number: int) -> None:
        for form in sorted(word.forms):
            self._forms[form].append(number)
        for pattern in sorted(word.capitals):
            if "*" in pattern:
                self._wild.append((pattern, number, True))
            else:
                self._capitals[pattern].append(number)
        for pattern in sorted(word.wild):
            begin, *inside, end = pattern.split("*")
            if not (inside or end):
                self._beginnings[begin].append(number)
            elif not (inside or begin):
                self._endings[end].append(number)
            else:
                self._wild.append((pattern, number, False))

    def _place(self, node: _Node, steps: _Steps, order: int, concept: int) -> None:
        """Put a phrase where its last word leads to from a node, or the last word before its first gap."""
        for length, (gap, test) in enumerate(steps, start=1):
            if gap:
                behind = steps[length - 1 :]
                self._phrases_behind(node, behind).append([order, length, concept, _nested(behind)])
                return
            if test not in node.further:
                node.further[test] = len(self._nodes)
                self._nodes.append(_Node())
            node = self._nodes[node.further[test]]
        node.complete.append([order, len(steps) + 1, concept])

    def _phrases_behind(self, node: _Node, steps: _Steps) -> list[Any]:
        """Return the phrases that go on after a gap at a node, of those with the same least common word behind it."""
        rarest = min((test for _, test in steps), key=self._how_common.__getitem__)
        place = node.broken.setdefault(self._anchors.setdefault(rarest, len(self._anchors)), len(self._broken))
        if place == len(self._broken):
            self._broken.append([])
        return self._broken[place]

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


def _nested(steps: _Steps) -> list[Any]:
    """Return steps as the first of them, with the steps after it."""
    return [*steps[0], _nested(steps[1:])] if steps else []


def _json(numbers: list[Any]) -> str:
    """Return lists of whole numbers as JSON: Python writes them alike, in a quarter of the time."""
    return str(numbers).replace(" ", "")
