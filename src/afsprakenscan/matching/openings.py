"""The phrases of the word lists by the words that open them: a machine that knows what a run of words comes down to.

It has a state for every run of words that phrases open with, made when a text first asks for it. Most texts use words
in ways that have been seen before, and then a word costs one look-up, however many phrases there are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from typing import Any, TypeVar

from afsprakenscan.matching.logic import union
from afsprakenscan.matching.tables import Tables

_MOST = 200_000
"""How many continuations of runs are remembered: some tens of megabytes."""

Fit = tuple[int, int, int]
"""A phrase that is complete: its place in the order of the word lists, its length in words, and its concepts."""

Steps = Sequence[Any]
"""What comes after a gap: how many words may lie before it, the test it passes, and the steps after that, if any."""

Broken = tuple[int, int, int, Steps]
"""A phrase that goes on after a gap: its place in the order, its length so far, its concept, and the steps."""

_read = json.JSONDecoder().raw_decode
"""Reads JSON and says where it ends; `json.loads` takes longer to look for white space than to read a short text."""


_T = TypeVar("_T")


class _Made(dict[int, _T]):
    """What a function makes of a number, by that number: made when it is first asked for."""

    def __init__(self, make: Callable[[int], _T]) -> None:
        self._make = make

    def __missing__(self, number: int) -> _T:
        made = self[number] = self._make(number)
        return made


class _Node:
    """A place in phrases up to their first gap: what ends or breaks off here, and by which tests they go on."""

    __slots__ = ("broken", "fits", "next", "wanted")

    def __init__(self, tables: Tables, place: int) -> None:
        (complete, anchors, broken, tests, nodes), _ = _read(tables.nodes[place])
        self.fits: list[Fit] = [(order, length, 1 << concept) for order, length, concept in complete]
        self.broken = {anchor: tables.broken[phrases] for anchor, phrases in zip(anchors, broken, strict=True)}
        self.wanted = union([1 << anchor for anchor in anchors])
        self.next = [*zip(tests, nodes, strict=True)]


class _Broken(dict[int, list[Broken]]):
    """The phrases that go on after a gap, by their anchor, as a bit: read when a text has a word for it."""

    __slots__ = ("nodes",)

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self.nodes = nodes

    def __missing__(self, bit: int) -> list[Broken]:
        anchor = bit.bit_length() - 1
        texts = [node.broken[anchor] for node in self.nodes if anchor in node.broken]
        phrases = self[bit] = [phrase for text in texts for phrase in _read(text)[0]]
        return phrases


class State(dict[int, "State | None"]):
    """What a run of words comes down to. As a dictionary: the state with one word more, by the kind of that word.

    `fits` are the phrases that it is or opens with, `broken` those that go on after a gap and `wanted` their anchors.
    A next word makes more of it when it passes one of `tests`; `places` are the nodes that each leads to.
    """

    __slots__ = ("_after", "broken", "fits", "number", "places", "tests", "wanted")

    def __init__(self, number: int, after: Callable[[State, int], State | None], nodes: Sequence[_Node]) -> None:
        self.number = number
        self._after = after
        self.places: dict[int, list[int]] = defaultdict(list)
        for node in nodes:
            for test, place in node.next:
                self.places[test].append(place)
        self.tests = frozenset(self.places)
        self.fits: Sequence[Fit] = _in_order([fit for node in nodes for fit in node.fits])
        self.broken = _Broken([node for node in nodes if node.broken])
        self.wanted = union([node.wanted for node in self.broken.nodes])

    def __missing__(self, kind: int) -> State | None:
        """Find the state for a kind of word that has not followed here before."""
        state = self[kind] = self._after(self, kind)
        return state

    def longer_than(self, before: State) -> None:
        """Add what the run without its last word comes down to."""
        self.fits = sorted([*before.fits, *self.fits]) if self.fits else before.fits
        self.broken = _Broken([*before.broken.nodes, *self.broken.nodes]) if self.wanted else before.broken
        self.wanted |= before.wanted


class Openings:
    """The machine. `start` gives the state after a first word, by its kind.

    `first_tests` are the tests that each kind of word passes, `later_tests` those for a further word of a phrase.
    """

    def __init__(
        self, tables: Tables, first_tests: Sequence[frozenset[int]], later_tests: Sequence[frozenset[int]]
    ) -> None:
        self._tables = tables
        self._first_tests = first_tests
        self._later_tests = later_tests
        self._nodes = _Made(partial(_Node, tables))
        self._numbers = count()
        """Of states; never used again, because a text may still be at a state that is forgotten."""
        self._forget()

    def _forget(self) -> None:
        self._states: dict[tuple[int, ...], State] = {}
        self._remembered = 0
        self.start = _Made(self._opened)

    def _opened(self, kind: int) -> State:
        """Return the state after a first word."""
        nodes = [self._nodes[test] for test in self._first_tests[kind] if self._tables.nodes[test]]
        return State(next(self._numbers), self._after, nodes)

    def _after(self, state: State, kind: int) -> State | None:
        """Return the state after a further word, or nothing: no phrase goes on with that word."""
        self._remembered += 1
        if self._remembered > _MOST:
            self._forget()
        places = [place for test in state.tests & self._later_tests[kind] for place in state.places[test]]
        if not places:
            return None
        key = (state.number, *places)
        found = self._states.get(key)
        if found is None:
            nodes = [self._nodes[place] for place in places]
            found = self._states[key] = State(next(self._numbers), self._after, nodes)
            found.longer_than(state)
        return found


def _in_order(fits: Iterable[Fit]) -> Sequence[Fit]:
    """Return phrases in their order; words that are phrases by themselves have one place in it together."""
    ordered = sorted(fits)
    alone = [concepts for order, _, concepts in ordered if not order]
    return [(0, 1, union(alone)), *ordered[len(alone) :]] if alone else ordered
