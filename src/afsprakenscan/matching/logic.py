"""Compiles the logic of patterns to tests on bit masks: one bit per concept, one mask per place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from afsprakenscan.model.kader import Bereik, Logica
from afsprakenscan.notation import parse_reference


@dataclass(frozen=True)
class Scene:
    """The concepts in each place, as bit masks. `sure` leaves out what a qualifier covers, `full` does not."""

    sure: Mapping[str, int]
    full: Mapping[str, int]


Test = Callable[[Mapping[str, int], Mapping[str, int]], bool]
"""A condition on (masks for what must stand there, masks for what must not stand there)."""


class Known(NamedTuple):
    """A concept: its bit, and what must be in the text for it; for a derived one, what it is made of."""

    bit: int
    needed: int
    one_of: int = 0


@dataclass(frozen=True)
class Compiled:
    """A condition, and what can be said of it without evaluating it.

    `needed` are the concepts with words of their own that must all stand somewhere, `one_of` those of which at least
    one must (0: no such set); `names` are all concepts that can carry it, for the explanation.
    """

    test: Test
    needed: int
    one_of: int = 0
    names: tuple[str, ...] = field(default=())

    def possible(self, present: int) -> bool:
        """Tell whether it can hold when only these concepts are anywhere around."""
        return not self.needed & ~present and (not self.one_of or bool(self.one_of & present))

    def holds(self, scene: Scene, *, sure: bool = True) -> bool:
        """Evaluate; what must be absent is always looked for in the full text."""
        return self.test(scene.sure if sure else scene.full, scene.full)


def compile_logic(logic: Logica, reach: Bereik, known: Mapping[str, Known]) -> Compiled:
    """Compile the conditions of a pattern whose references are known to exist (the loader sees to that)."""
    parts = [_item(item, reach, known) for item in logic.alle]
    if logic.een_van:
        options = [_item(item, reach, known) for item in logic.een_van]
        parts.append(_choice(_any([option.test for option in options]), options))
    if logic.minstens:
        options = [_item(item, reach, known) for item in logic.minstens.van]
        parts.append(_choice(_at_least(logic.minstens.aantal, [option.test for option in options]), options))
    absent = [_absent(_item(item, reach, known).test) for item in logic.geen_van]
    needed = 0
    for part in parts:
        needed |= part.needed
    # One set to look for is enough to pass most patterns by; the smallest says most.
    sets = sorted((part.one_of for part in parts if part.one_of), key=int.bit_count)
    names = dict.fromkeys(name for part in parts for name in part.names)
    return Compiled(_all([*(part.test for part in parts), *absent]), needed, sets[0] if sets else 0, tuple(names))


def _choice(test: Test, options: list[Compiled]) -> Compiled:
    """Return a part of which some option must hold: one of the first concepts of the options must be there."""
    one_of = 0
    for option in options:
        firsts = option.needed or option.one_of
        if not firsts:
            one_of = 0
            break
        one_of |= firsts
    return Compiled(test, 0, one_of, tuple(name for option in options for name in option.names))


def _item(item: str | Logica, reach: Bereik, known: Mapping[str, Known]) -> Compiled:
    if isinstance(item, Logica):
        return compile_logic(item, reach, known)
    reference = parse_reference(item)
    bit, needed, one_of = known[reference.name]
    names = (reference.name,)
    places = reference.places or (reach.value,)
    if len(places) == 1:
        place = places[0]
        return Compiled(lambda yes, _no: bool(yes[place] & bit), needed, one_of, names)
    return Compiled(lambda yes, _no: any(yes[place] & bit for place in places), needed, one_of, names)


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda yes, no: all(test(yes, no) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda yes, no: any(test(yes, no) for test in tests)


def _at_least(count: int, tests: list[Test]) -> Test:
    return lambda yes, no: sum(test(yes, no) for test in tests) >= count


def _absent(test: Test) -> Test:
    return lambda _yes, no: not test(no, no)


class HasLogic(Protocol):
    """Anything that has a compiled condition."""

    @property
    def logic(self) -> Compiled:
        """The condition."""


Item = TypeVar("Item", bound=HasLogic)


class Index(Generic[Item]):
    """Finds, among many conditions, those that the concepts around a block leave possible."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._by_bit: dict[int, list[int]] = defaultdict(list)
        self._always: list[int] = []
        common = Counter(bit for item in items for bit in bits_of(item.logic.needed))
        for number, item in enumerate(items):
            logic = item.logic
            # The rarest concept that must be there wakes the fewest conditions in vain.
            keys = (
                [min(bits_of(logic.needed), key=lambda bit: common[bit])] if logic.needed else [*bits_of(logic.one_of)]
            )
            for bit in keys:
                self._by_bit[bit].append(number)
            if not keys:
                self._always.append(number)

    def possible(self, present: int) -> Iterator[Item]:
        """Give the items whose condition can hold, in their own order."""
        woken = {number for bit in bits_of(present) for number in self._by_bit.get(bit, ())}
        for number in sorted(woken.union(self._always)):
            if self._items[number].logic.possible(present):
                yield self._items[number]


def bits_of(mask: int) -> Iterator[int]:
    """Give the single bits of a mask, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest
