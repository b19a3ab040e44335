"""Compiles the logic of patterns to tests on bit masks: one bit per concept, one mask per place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from afsprakenscan.model.kader import Bereik, Logica
from afsprakenscan.notation import parse_reference


@dataclass(frozen=True)
class Scene:
    """The concepts in each place, as bit masks. `sure` leaves out what a qualifier covers, `full` does not."""

    sure: Mapping[str, int]
    full: Mapping[str, int]


Test = Callable[[Mapping[str, int], Mapping[str, int]], bool]
"""A condition on (masks for what must stand there, masks for what must not stand there)."""


@dataclass(frozen=True)
class Compiled:
    """A condition, and what can be said of it without evaluating it.

    `needed` are concepts that must stand somewhere; `names` are all concepts that can carry it, for the explanation.
    """

    test: Test
    needed: int
    names: tuple[str, ...] = field(default=())

    def holds(self, scene: Scene, *, sure: bool = True) -> bool:
        """Evaluate; what must be absent is always looked for in the full text."""
        return self.test(scene.sure if sure else scene.full, scene.full)


def compile_logic(logic: Logica, reach: Bereik, bits: Mapping[str, int]) -> Compiled:
    """Compile the conditions of a pattern whose references are known to exist (the loader sees to that)."""
    tests: list[Test] = []
    needed = 0
    names: list[str] = []
    for item in logic.alle:
        part = _item(item, reach, bits)
        tests.append(part.test)
        needed |= part.needed
        names += part.names
    if logic.een_van:
        parts = [_item(item, reach, bits) for item in logic.een_van]
        tests.append(_any([part.test for part in parts]))
        names += [name for part in parts for name in part.names]
        if len(parts) == 1:
            needed |= parts[0].needed
    if logic.minstens:
        parts = [_item(item, reach, bits) for item in logic.minstens.van]
        tests.append(_at_least(logic.minstens.aantal, [part.test for part in parts]))
        names += [name for part in parts for name in part.names]
    tests += [_absent(_item(item, reach, bits).test) for item in logic.geen_van]
    return Compiled(_all(tests), needed, tuple(dict.fromkeys(names)))


def _item(item: str | Logica, reach: Bereik, bits: Mapping[str, int]) -> Compiled:
    if isinstance(item, Logica):
        return compile_logic(item, reach, bits)
    reference = parse_reference(item)
    bit = bits[reference.name]
    places = reference.places or (reach.value,)
    if len(places) == 1:
        place = places[0]
        return Compiled(lambda yes, _no: bool(yes[place] & bit), bit, (reference.name,))
    return Compiled(lambda yes, _no: any(yes[place] & bit for place in places), bit, (reference.name,))


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
