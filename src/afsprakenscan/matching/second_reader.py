"""A statistical second reader on the same concepts: it confirms a rule, doubts it, or proposes what no rule saw.

It is a logistic regression per code over what stands in and around a block. Its weights are a readable file of the
rule set (`criteria/tweede-lezer.json`), learned from a gold corpus with `afsprakenscan criteria leer`. Rules stay the
ground of a verdict: the second reader only says how sure it is.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset
from afsprakenscan.matching.logic import bits_of, union
from afsprakenscan.matching.scenes import View, acting
from afsprakenscan.model.results import Zekerheid
from afsprakenscan.model.second_reader import SecondReaderWeights

_LENGTH_STEP = 15
_LONGEST_STEP = 3


class Traits(NamedTuple):
    """What stands in and around a block: concepts per place, and traits that are no concept, by name."""

    concepts: tuple[tuple[str, int], ...]
    others: frozenset[str]


def traits(view: View, rules: CompiledRuleset) -> Traits | None:
    """Return what the second reader looks at; None for a heading or a block with a role: neither can be proof."""
    if view.block.kind in HEADINGS or view.block.role:
        return None
    context = view.context
    concepts = (
        ("blok", view.sure),
        ("gekwalificeerd", view.full & ~view.sure),
        ("kop", context.heading),
        ("kop1", context.nearest_heading),
        ("rand", context.lead_in | context.first_cell | view.columns),
        ("vorig", view.previous[1]),
    )
    others = {
        f"soort:{view.block.kind.value}",
        f"lengte:{min(len(view.tokens.texts) // _LENGTH_STEP, _LONGEST_STEP)}",
    }
    for unit in view.units:
        for cover in unit.covers:
            others.add(f"kwalificatie:{rules.cues[cover.which].rule.naam}")
        for party in acting(unit, view):
            others.add(f"handelend:{party}")
        for party in unit.roles.receiving:
            others.add(f"ontvangend:{party}")
    return Traits(concepts, frozenset(others))


def features(view: View, rules: CompiledRuleset) -> frozenset[str]:
    """Return the traits of a block as names, a concept as `plaats:begrip`; empty where it has none."""
    found = traits(view, rules)
    if not found:
        return frozenset()
    return found.others.union(f"{place}:{name}" for place, mask in found.concepts for name in rules.names_in(mask))


# Weights for all codes stand side by side in one whole number, in steps of a billionth: a sum over features is then one
# addition each, and exact, so that the last bits of a chance do not depend on their order, the machine or a library.
_STEPS = 10**9
_WIDTH = 64
_RANGE = 1 << _WIDTH
_MIDDLE = _RANGE >> 1
_EXTREME = 700 * _STEPS
"""A score beyond which a chance is 0 or 1."""


def _packed(weight: float, number: int) -> int:
    """Return the weight for the code of that number, in its place."""
    return round(weight * _STEPS) << (_WIDTH * number)


def _beside(value: int, size: int) -> int:
    """Return the same value for every code."""
    return sum(value << (_WIDTH * number) for number in range(size))


def _chance(score: int) -> float:
    return 1 / (1 + math.exp(-score / _STEPS))


def _least_score(chance: float) -> int:
    """Return the lowest score that gives this chance."""
    scores = range(-_EXTREME, _EXTREME)
    return scores[0] + bisect_left(scores, chance, key=_chance)


class Chances(Mapping[str, float]):
    """Per code the chance (0 to 1) that a block is proof, worked out when it is asked for: few ever are.

    `numbers` are the places of the codes in the sums of their weights; `likely` has the top bit of a place set when
    the chance is high enough for a proposal.
    """

    def __init__(self, numbers: Mapping[str, int], sums: int, likely: int) -> None:
        self._numbers = numbers
        self._sums = sums
        self.likely = likely

    def __getitem__(self, code: str) -> float:
        """Return the chance for a code; each sum is stored above zero, so that none borrows from the next."""
        place = _WIDTH * self._numbers[code]
        return _chance((self._sums >> place) % _RANGE - _MIDDLE)

    def __iter__(self) -> Iterator[str]:
        """Give the codes."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Return how many codes there are."""
        return len(self._numbers)


NO_CHANCES = Chances({}, 0, 0)


class SecondReader:
    """The weights: for each feature, those of all codes."""

    def __init__(self, weights: SecondReaderWeights, bits: Mapping[str, int]) -> None:
        self._codes = weights.codes
        self._thresholds = weights.drempels
        size = len(weights.codes)
        self._basis = _beside(_MIDDLE, size)
        """What the sums of all codes start from, above zero; the other weights are per feature."""
        self._weights: dict[str, int] = defaultdict(int)
        for number, code in enumerate(weights.codes.values()):
            self._basis += _packed(code.basis, number)
            for feature, weight in code.gewichten.items():
                self._weights[feature] += _packed(weight, number)
        self._by_place: dict[str, dict[int, int]] = defaultdict(dict)
        for feature, packed in self._weights.items():
            place, _, name = feature.partition(":")
            if name in bits:
                self._by_place[place][bits[name]] = packed
        self._known = {place: union(concepts) for place, concepts in self._by_place.items()}
        self._numbers = {code: number for number, code in enumerate(weights.codes)}
        self._tops = _beside(_MIDDLE, size)
        self._short = _beside(_least_score(weights.drempels.voorstel), size)
        """What a sum needs to be likely, so that its top bit is set when this is taken off."""
        self._sum_of = lru_cache(maxsize=10_000)(self._concept_sum)

    def probabilities(self, found: Traits | None) -> Chances:
        """Return per code the chance that a block with these traits is proof."""
        if not found:
            return NO_CHANCES
        total = self._basis
        for name in found.others:
            total += self._weights.get(name, 0)
        for place, mask in found.concepts:
            if known := mask & self._known.get(place, 0):
                total += self._sum_of(place, known)
        return Chances(self._numbers, total, (total - self._short) & self._tops)

    def _concept_sum(self, place: str, mask: int) -> int:
        weights = self._by_place[place]
        return sum([weights[bit] for bit in bits_of(mask)])

    def doubts(self, chance: float) -> bool:
        """Tell whether a hit of a rule with this chance does not count."""
        return chance < self._thresholds.twijfel

    def certainty(self, chance: float) -> Zekerheid:
        """Return how sure a hit of a rule with this chance is."""
        if chance >= self._thresholds.hoog:
            return Zekerheid.HOOG
        return Zekerheid.MIDDEL if chance >= self._thresholds.middel else Zekerheid.LAAG

    def proposed(self, chances: Chances, seen: Container[str]) -> dict[str, float]:
        """Return the codes that only the second reader sees, with their chances; `seen` are those of the rules."""
        if not chances.likely:
            return {}
        likely = [code for code, number in self._numbers.items() if chances.likely >> (_WIDTH * number) & _MIDDLE]
        return {code: chances[code] for code in sorted(likely) if code not in seen}

    def heaviest(self, code: str, found: frozenset[str], most: int = 6) -> dict[str, float]:
        """Return what weighs most for or against a code, in log-odds."""
        own = self._codes[code].gewichten
        weighed = [(feature, own[feature]) for feature in found if feature in own]
        return dict(sorted(weighed, key=lambda item: (-abs(item[1]), item[0]))[:most])
