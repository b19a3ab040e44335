"""A statistical second reader on the same concepts: it confirms a rule, doubts it, or proposes what no rule saw.

It is a logistic regression per code over what stands in and around a block. Its weights are a readable file of the
rule set (`criteria/tweede-lezer.json`), learned from a gold corpus with `afsprakenscan criteria leer`. Rules stay the
ground of a verdict: the second reader only says how sure it is.
"""

from __future__ import annotations

import math
import struct
from collections import defaultdict
from collections.abc import Container, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset
from afsprakenscan.matching.logic import bits_of, union
from afsprakenscan.matching.scenes import View, acting
from afsprakenscan.model.results import Zekerheid
from afsprakenscan.model.second_reader import SecondReaderWeights

_LENGTH_STEP = 15
_LONGEST_STEP = 3
_BASIS = 0


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
        others.update([f"kwalificatie:{rules.cues[cover.which].rule.naam}" for cover in unit.covers])
        others.update([f"handelend:{party}" for party in acting(unit, view)])
        others.update([f"ontvangend:{party}" for party in unit.roles.receiving])
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
_MIDDLE = 1 << (_WIDTH - 1)


def _packed(weight: float, number: int) -> int:
    """Return the weight for the code of that number, in its place."""
    return round(weight * _STEPS) << (_WIDTH * number)


@cache
def _middles(size: int) -> int:
    return sum(_MIDDLE << (_WIDTH * place) for place in range(size))


def _unpacked(total: int, size: int) -> list[float]:
    """Return the sums that stand side by side; each is made positive first, so that none borrows from the next."""
    shifted = total + _middles(size)
    return [(part - _MIDDLE) / _STEPS for part in struct.unpack(f"<{size}Q", shifted.to_bytes(size * 8, "little"))]


class SecondReader:
    """The weights: for each feature, those of all codes."""

    def __init__(self, weights: SecondReaderWeights, bits: Mapping[str, int]) -> None:
        self._codes = weights.codes
        self._thresholds = weights.drempels
        names = sorted({feature for code in weights.codes.values() for feature in code.gewichten})
        self._rows = {name: row for row, name in enumerate(names, start=1)}
        self._weights = [0] * (len(names) + 1)
        """Per feature, the basis first, the weights for all codes in one number."""
        for number, code in enumerate(weights.codes.values()):
            self._weights[_BASIS] += _packed(code.basis, number)
            for feature, weight in code.gewichten.items():
                self._weights[self._rows[feature]] += _packed(weight, number)
        self._by_place: dict[str, dict[int, int]] = defaultdict(dict)
        for feature, row in self._rows.items():
            place, _, name = feature.partition(":")
            if name in bits:
                self._by_place[place][bits[name]] = row
        self._known = {place: union(rows) for place, rows in self._by_place.items()}
        self._rows_of = lru_cache(maxsize=10_000)(self._concept_rows)

    def probabilities(self, found: Traits | None) -> dict[str, float]:
        """Return per code the chance (0 to 1) that a block with these traits is proof."""
        if not found:
            return {}
        rows = [_BASIS, *(self._rows[name] for name in found.others if name in self._rows)]
        for place, mask in found.concepts:
            if known := mask & self._known.get(place, 0):
                rows += self._rows_of(place, known)
        scores = _unpacked(sum([self._weights[row] for row in rows]), len(self._codes))
        return {code: 1 / (1 + math.exp(-score)) for code, score in zip(self._codes, scores, strict=True)}

    def _concept_rows(self, place: str, mask: int) -> list[int]:
        rows = self._by_place[place]
        return [rows[bit] for bit in bits_of(mask)]

    def doubts(self, chance: float) -> bool:
        """Tell whether a hit of a rule with this chance does not count."""
        return chance < self._thresholds.twijfel

    def certainty(self, chance: float) -> Zekerheid:
        """Return how sure a hit of a rule with this chance is."""
        if chance >= self._thresholds.hoog:
            return Zekerheid.HOOG
        return Zekerheid.MIDDEL if chance >= self._thresholds.middel else Zekerheid.LAAG

    def proposed(self, chances: Mapping[str, float], seen: Container[str]) -> dict[str, float]:
        """Return the codes that only the second reader sees, with their chances; `seen` are those of the rules."""
        return {
            code: chance
            for code, chance in sorted(chances.items())
            if chance >= self._thresholds.voorstel and code not in seen
        }

    def heaviest(self, code: str, found: frozenset[str], most: int = 6) -> dict[str, float]:
        """Return what weighs most for or against a code, in log-odds."""
        own = self._codes[code].gewichten
        weighed = [(feature, own[feature]) for feature in found if feature in own]
        return dict(sorted(weighed, key=lambda item: (-abs(item[1]), item[0]))[:most])
