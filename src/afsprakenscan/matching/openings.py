"""The phrases of the word lists by the words that open them: a machine that knows what a run of words comes down to.

It has a state for every run of words that phrases open with, made when a text first asks for it. Most texts use words
in ways that have been seen before, and then a word costs one look-up, however many phrases there are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from afsprakenscan.matching.logic import union
from afsprakenscan.matching.tables import Tables

_MOST = 200_000
"""How many continuations of runs are remembered: some tens of megabytes."""

ANYWHERE = 1
"""The bit of phrases that no further word is looked for first for."""

Steps = tuple[int, int, Any]
"""What comes after a gap: how many words may lie before it, the test it passes, and the steps after that (or None)."""


Fit = tuple[int, int, int]
"""A phrase that is complete: its place in the order of the word lists, its length in words, and its concepts."""


class Broken(NamedTuple):
    """Concepts whose phrase goes on with `steps` after so many words."""

    order: int
    length: int
    steps: Steps
    concepts: int


_ByBit = Mapping[int, Sequence[Broken]]
"""Phrases with a gap by the bit of another of their words, which must be in the sentence."""


class _Node:
    """A place in phrases up to their first gap: what ends or breaks off here, and by which tests they go on."""

    __slots__ = ("broken", "fits", "next", "tests")

    def __init__(self) -> None:
        self.fits: list[Fit] = []
        self.broken: dict[int, list[Broken]] = {}
        self.next: dict[int, _Node] = {}
        self.tests: frozenset[int] = frozenset()


class State(dict[int, "State"]):
    """What a run of words comes down to. As a dictionary: the state with one word more, by the kind of that word.

    `fits` are the phrases that it is or opens with, `broken` those that go on after a gap and `wanted` their bits.
    Without `nodes` no next word makes more of it.
    """

    __slots__ = ("_after", "broken", "fits", "nodes", "number", "wanted")

    def __init__(self, number: int, after: Callable[[State, int], State], nodes: Sequence[_Node] = ()) -> None:
        self.number = number
        self._after = after
        self.nodes = [node for node in nodes if node.next]
        self.fits: Sequence[Fit] = _in_order(fit for node in nodes for fit in node.fits)
        self.broken: _ByBit = _together(node.broken for node in nodes)
        self.wanted = union(self.broken)

    def __missing__(self, kind: int) -> State:
        """Find the state for a kind of word that has not followed here before."""
        state = self[kind] = self._after(self, kind)
        return state

    def longer_than(self, before: State) -> None:
        """Add what the run without its last word comes down to."""
        self.fits = _in_order([*before.fits, *self.fits]) if self.fits else before.fits
        self.broken = _together([before.broken, self.broken]) if self.broken else before.broken
        self.wanted |= before.wanted


class Openings:
    """The machine. `start` is its state before any word.

    `first_tests` are the tests that each kind of word passes, `later_tests` those for a further word of a phrase.
    """

    def __init__(
        self, tables: Tables, first_tests: Sequence[frozenset[int]], later_tests: Sequence[frozenset[int]]
    ) -> None:
        self._tables = tables
        self._first_tests = first_tests
        self._later_tests = later_tests
        self._firsts: dict[int, _Node] = {}
        self._numbers = count()
        """Of states; never used again, because a text may still be at a state that is forgotten."""
        self._bits = {test: 1 << bit for bit, test in enumerate(tables.anchors, start=1)}
        self._forget()

    def bits(self, tests: frozenset[int]) -> int:
        """Return which phrases with a gap a word that passes some tests can be looked for first for."""
        return union(self._bits[test] for test in tests & self._bits.keys())

    def _forget(self) -> None:
        self._states: dict[tuple[int, ...], State] = {}
        self._remembered = 0
        self.start = State(next(self._numbers), self._opened)

    def _opened(self, _: State, kind: int) -> State:
        """Return the state after a first word."""
        return State(next(self._numbers), self._after, [self._first(test) for test in sorted(self._first_tests[kind])])

    def _after(self, state: State, kind: int) -> State:
        """Return the state after a further word; a word that no phrase goes on with ends the run."""
        self._remembered += 1
        if self._remembered > _MOST:
            self._forget()
        tests = self._later_tests[kind]
        nodes = [node.next[test] for node in state.nodes for test in node.tests & tests]
        key = (state.number, *map(id, nodes))
        found = self._states.get(key)
        if found is None:
            found = self._states[key] = State(next(self._numbers), self._after, nodes)
            found.longer_than(state)
        return found

    def _first(self, test: int) -> _Node:
        """Return the phrases that start with a word that passes a test."""
        first = self._firsts.get(test)
        if first is None:
            first = self._firsts[test] = _Node()
            if alone := self._tables.alone.get(str(test)):
                first.fits.append((-1, 1, union(1 << concept for concept in alone)))
            for ahead, anchor, phrases in json.loads(self._tables.starts.get(str(test), "[]")):
                bit = ANYWHERE if ahead else self._bits[anchor]
                for place, concept, steps in phrases:
                    _add(first, (test << 16) + place, 1 << concept, steps, bit)
            _seal(first)
        return first


def _add(node: _Node, order: int, concepts: int, steps: Sequence[tuple[int, int]], bit: int) -> None:
    """Add a phrase, given as the steps after its first word."""
    for length, (gap, test) in enumerate(steps, start=1):
        if gap:
            node.broken.setdefault(bit, []).append(Broken(order, length, _chain(steps[length - 1 :]), concepts))
            return
        node = node.next.setdefault(test, _Node())
    node.fits.append((order, len(steps) + 1, concepts))


def _chain(steps: Sequence[tuple[int, int]]) -> Steps:
    (gap, test), *rest = steps
    return gap, test, _chain(rest) if rest else None


def _seal(node: _Node) -> None:
    node.tests = frozenset(node.next)
    for further in node.next.values():
        _seal(further)


def _in_order(fits: Iterable[Fit]) -> list[Fit]:
    """Return phrases in their order; words that are phrases by themselves have one place in it together."""
    ordered = sorted(fits)
    alone = [concepts for order, _, concepts in ordered if order < 0]
    return [(-1, 1, union(alone)), *ordered[len(alone) :]] if alone else ordered


def _together(parts: Iterable[_ByBit]) -> _ByBit:
    whole: dict[int, list[Broken]] = {}
    for part in parts:
        for bit, phrases in part.items():
            whole.setdefault(bit, []).extend(phrases)
    return whole
