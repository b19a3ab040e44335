"""Holds a pattern against a text that it does not fit: which of its conditions are met, and which are lacking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from afsprakenscan.model.kader import Afgeleid, Logica
from afsprakenscan.notation import parse_reference


class Condition(NamedTuple):
    """Something a pattern asks for: any of the concepts (or parties, or kinds of block) in any of the places."""

    kind: Literal["begrip", "uitgesloten", "handelend", "ontvangend", "blok"]
    names: tuple[str, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """How far conditions are met: a score from 0 to 1 for each part, and the conditions met and lacking."""

    scores: tuple[float, ...]
    met: tuple[Condition, ...] = ()
    lacking: tuple[Condition, ...] = ()

    @property
    def share(self) -> float:
        """The share that is met; 1 when nothing is asked."""
        return sum(self.scores) / len(self.scores) if self.scores else 1.0

    def __add__(self, other: Fit) -> Fit:
        return Fit(self.scores + other.scores, self.met + other.met, self.lacking + other.lacking)


NOTHING = Fit(())
_HALF = 0.5
_OWN_PLACES = frozenset({"zin", "blok"})


class Partial:
    """Evaluates conditions part by part; `bits` and `derived` are those of the rule set."""

    def __init__(self, bits: Mapping[str, int], derived: Mapping[str, Afgeleid]) -> None:
        self._bits = bits
        self._derived = derived

    def fit(self, logic: Logica, masks: Mapping[str, int], reach: str) -> Fit:
        """Return how far the conditions hold when `masks` says which concepts stand in which place."""
        total = NOTHING
        for item in logic.alle:
            total += _whole(self._item(item, masks, reach))
        if logic.een_van:
            total += _whole(self._some(1, logic.een_van, masks, reach))
        if logic.minstens:
            total += _whole(self._some(logic.minstens.aantal, logic.minstens.van, masks, reach))
        for item in logic.geen_van:
            unwanted = self._item(item, masks, reach)
            if unwanted.share == 1:
                total += Fit((0.0,), (), self._in_the_way(item, unwanted, masks, reach))
        return total

    def names(self, logic: Logica) -> frozenset[str]:
        """Return every concept that a condition looks at, also those that what is derived is made of."""
        found: set[str] = set()
        for item in (*logic.alle, *logic.een_van, *(logic.minstens.van if logic.minstens else ()), *logic.geen_van):
            if isinstance(item, Logica):
                found |= self.names(item)
                continue
            name = parse_reference(item).name
            found.add(name)
            if name in self._derived:
                found |= self.names(self._derived[name])
        return frozenset(found)

    def _in_the_way(
        self, item: str | Logica, unwanted: Fit, masks: Mapping[str, int], reach: str
    ) -> tuple[Condition, ...]:
        """Return what excludes the pattern; of a double negation, what would have had to be there."""
        if unwanted.met or isinstance(item, str):
            return tuple(one._replace(kind="uitgesloten") for one in unwanted.met)
        return tuple(one for wanted in item.geen_van for one in self._item(wanted, masks, reach).lacking)

    def _some(self, count: int, items: Sequence[str | Logica], masks: Mapping[str, int], reach: str) -> Fit:
        """Return how far at least so many of the items hold."""
        fits = sorted((self._item(item, masks, reach) for item in items), key=lambda fit: -fit.share)
        best = fits[:count]
        met = tuple(one for fit in best for one in fit.met)
        lacking = tuple(one for fit in best if fit.share for one in fit.lacking)
        if any(fit.share == 0 for fit in best):
            lacking += (_any_of([fit for fit in fits if fit.share == 0]),)
        return Fit((sum(fit.share for fit in best) / count,), met, lacking)

    def _item(self, item: str | Logica, masks: Mapping[str, int], reach: str) -> Fit:
        if isinstance(item, Logica):
            return self.fit(item, masks, reach)
        reference = parse_reference(item)
        name, places = reference.name, reference.places or (reach,)
        condition = Condition("begrip", (name,), places)
        if any(masks[place] & self._bits[name] for place in places):
            return Fit((1.0,), (condition,))
        if name in self._derived and (own := _OWN_PLACES.intersection(places)):
            here = 0
            for place in own:
                here |= masks[place]
            inside = self.fit(self._derived[name], {**masks, "zin": here}, "zin")
            if inside.met and inside.lacking:
                return inside
            if inside.met:
                # All of it is there, but not in one sentence.
                return Fit((_HALF,), inside.met, (condition,))
        return Fit((0.0,), (), (condition,))


def _whole(fit: Fit) -> Fit:
    """Return a part of a pattern as one part, whatever it is made of."""
    return Fit((fit.share,), fit.met, fit.lacking)


def _any_of(fits: Iterable[Fit]) -> Condition:
    """Return what is lacking of several options as one condition."""
    first = [fit.lacking[0] for fit in fits if fit.lacking]
    names = tuple(dict.fromkeys(name for one in first for name in one.names))
    places = tuple(dict.fromkeys(place for one in first for place in one.places))
    return Condition("begrip", names, places)
