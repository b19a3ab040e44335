"""Compiles the logic of patterns to tests on bit masks: one bit per concept, one mask per place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from afsprakenscan.model.kader import Bereik, Logica
from afsprakenscan.notation import parse_reference


class Places(dict[str, int]):
    """The concepts in each place, as bits; under 'zin/kop' those that stand in either."""

    def __missing__(self, places: str) -> int:
        """Return what stands in any of several places."""
        concepts = 0
        for place in places.split("/"):
            concepts |= self[place]
        return concepts


class Scene(NamedTuple):
    """What stands where, seen from one sentence or block. `sure` leaves out what a qualifier covers, `full` not."""

    sure: Places
    full: Places


Clause = tuple[str, int]
"""Places and concepts: one of the concepts stands in one of the places."""


class Choice(NamedTuple):
    """Holds when so many of these clauses and conditions do."""

    least: int
    clauses: tuple[Clause, ...]
    conditions: tuple[Condition, ...]

    def holds(self, present: Places, full: Places) -> bool:
        """Evaluate, what is quickest to look up first."""
        left, clauses, conditions = self
        for places, concepts in clauses:
            if present[places] & concepts:
                left -= 1
                if not left:
                    return True
        for condition in conditions:
            if condition.fits(present, full):
                left -= 1
                if not left:
                    return True
        return False

    def options(self) -> list[Condition]:
        """Return all there is to choose from as conditions."""
        return [*(Condition((clause,)) for clause in self.clauses), *self.conditions]


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when `every` clause and all `choices` do, no clause of `none` and nothing of `without`."""

    every: tuple[Clause, ...] = ()
    choices: tuple[Choice, ...] = ()
    none: tuple[Clause, ...] = ()
    without: tuple[Condition, ...] = ()

    def fits(self, present: Places, full: Places) -> bool:
        """Evaluate: what must be there is looked for in `present`, what must be absent in the full text."""
        for places, concepts in self.every:
            if not present[places] & concepts:
                return False
        for places, concepts in self.none:
            if full[places] & concepts:
                return False
        for choice in self.choices:
            if not choice.holds(present, full):
                return False
        return not self.without or not any(condition.fits(full, full) for condition in self.without)

    def necessary(self) -> Iterator[Clause]:
        """Give clauses that must hold for it to hold, each in as few places as can be."""
        yield from self.every
        for _, clauses, conditions in self.choices:
            # One option must hold, so one of the first things that each needs must be somewhere.
            firsts = [*clauses]
            for condition in conditions:
                firsts += sorted(condition.necessary(), key=_breadth)[:1]
            if len(firsts) == len(clauses) + len(conditions):
                places = dict.fromkeys(place for where, _ in firsts for place in where.split("/"))
                yield "/".join(places), union(concepts for _, concepts in firsts)


def _breadth(clause: Clause) -> tuple[int, int]:
    places, concepts = clause
    return len(places), concepts.bit_count()


def compile_logic(logic: Logica, reach: Bereik, bits: Mapping[str, int]) -> Condition:
    """Compile the conditions of a pattern whose references are known to exist (the loader sees to that)."""
    every, parts = _compiled(logic.alle, reach, bits)
    choices = []
    if logic.een_van:
        clauses, conditions = _compiled(logic.een_van, reach, bits)
        choices.append((1, _merged(clauses), conditions))
    if logic.minstens:
        choices.append((logic.minstens.aantal, *_compiled(logic.minstens.van, reach, bits)))
    for least, clauses, conditions in choices:
        if least == len(clauses) + len(conditions) == 1:  # no choice at all
            every += clauses
            parts += conditions
        else:
            parts.append(Condition(choices=(Choice(least, tuple(clauses), tuple(conditions)),)))
    absent, without = _compiled(logic.geen_van, reach, bits)
    return Condition(
        every=(*every, *(clause for part in parts for clause in part.every)),
        choices=tuple(choice for part in parts for choice in part.choices),
        none=(*(clause for part in parts for clause in part.none), *_merged(absent)),
        without=(*(condition for part in parts for condition in part.without), *without),
    )


def _compiled(
    items: Iterable[str | Logica], reach: Bereik, bits: Mapping[str, int]
) -> tuple[list[Clause], list[Condition]]:
    """Return what items ask: what comes down to a clause, and other conditions."""
    clauses: list[Clause] = []
    conditions: list[Condition] = []
    for item in items:
        if isinstance(item, Logica):
            condition = compile_logic(item, reach, bits)
            if len(condition.every) == 1 and condition == Condition(condition.every):
                clauses += condition.every
            else:
                conditions.append(condition)
        else:
            name, places = parse_reference(item)
            clauses.append(("/".join(places) or reach.value, bits[name]))
    return clauses, conditions


def _merged(clauses: Iterable[Clause]) -> list[Clause]:
    """Return alternatives with those that look in the same places made one."""
    found: dict[str, int] = defaultdict(int)
    for places, concepts in clauses:
        found[places] |= concepts
    return list(found.items())


def carrying(logic: Logica) -> Iterator[str]:
    """Give the names of the concepts that can carry a condition: all but what must be absent."""
    for item in (*logic.alle, *logic.een_van, *(logic.minstens.van if logic.minstens else ())):
        if isinstance(item, Logica):
            yield from carrying(item)
        else:
            yield parse_reference(item).name


_INSIDE = frozenset({"zin", "blok"})
_AROUND = frozenset({"kop", "kop1", "kolom", "rij", "aanhef"})


class Needed(NamedTuple):
    """Sets of concepts of which a condition needs one each: in the text itself, around it, or in either."""

    inside: tuple[int, ...]
    around: tuple[int, ...]
    either: tuple[int, ...]

    def possible(self, inside: int, around: int) -> bool:
        """Tell whether the condition can hold with these concepts in the text and around it."""
        for concepts in self.inside:
            if not inside & concepts:
                return False
        for concepts in self.around:
            if not around & concepts:
                return False
        return not self.either or all(inside & concepts or around & concepts for concepts in self.either)


def needed(condition: Condition) -> Needed:
    """Return what a condition needs, as far as it looks at the text and the places around it."""
    clauses = [(frozenset(where.split("/")), concepts) for where, concepts in condition.necessary()]
    return Needed(
        tuple(concepts for where, concepts in clauses if where <= _INSIDE),
        tuple(concepts for where, concepts in clauses if where <= _AROUND),
        tuple(
            concepts
            for where, concepts in clauses
            if where <= _INSIDE | _AROUND and where & _INSIDE and where & _AROUND
        ),
    )


class Index:
    """Finds, among numbered items, those whose needs may be met; a set of items is a mask too, bit n is item n."""

    def __init__(self, needed: Iterable[Needed]) -> None:
        items = list(needed)
        self._inside = _Woken([one.inside for one in items])
        self._around = _Woken([one.around for one in items])
        self._either = _Woken([one.either for one in items])

    def possible(self, inside: int, around: int) -> int:
        """Return the items that may be possible with these concepts in the text and around it."""
        wanted, near, either = self._inside, self._around, self._either
        return (
            wanted.by(inside & wanted.waking)
            & near.by(around & near.waking)
            & either.by((inside | around) & either.waking)
        )


class _Woken:
    """The items that some concepts wake: each by the smallest of the sets of which it needs a concept.

    `by` gives them for those of the concepts that are `waking` at all.
    """

    def __init__(self, needed: Sequence[Sequence[int]]) -> None:
        self._items: dict[int, int] = defaultdict(int)
        self._always = 0
        for number, sets in enumerate(needed):
            for bit in bits_of(min(sets, key=int.bit_count, default=0)):
                self._items[bit] |= 1 << number
            if not sets:
                self._always |= 1 << number
        self.waking = union(self._items)
        self.by = lru_cache(maxsize=10_000)(self._by)

    def _by(self, waking: int) -> int:
        return self._always | union(self._items[bit] for bit in bits_of(waking))


def bits_of(mask: int) -> Iterator[int]:
    """Give the single bits of a mask, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


def union(masks: Iterable[int]) -> int:
    """Return all concepts of several masks."""
    return reduce(or_, masks, 0)
