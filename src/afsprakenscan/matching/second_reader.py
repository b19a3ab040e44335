"""A statistical second reader on the same concepts: it confirms a rule, doubts it, or proposes what no rule saw.

It is a logistic regression per code over what stands in and around a block. Its weights are a readable file of the
rule set (`criteria/tweede-lezer.json`), learned from a gold corpus with `afsprakenscan criteria leer`. Rules stay the
ground of a verdict: the second reader only says how sure it is.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping

from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset
from afsprakenscan.matching.scenes import View, acting
from afsprakenscan.model.results import Voorstel, Zekerheid
from afsprakenscan.model.second_reader import SecondReaderWeights

_LENGTH_STEP = 15
_LONGEST_STEP = 3


def features(view: View, rules: CompiledRuleset) -> frozenset[str]:
    """Return what stands in and around a block, as `plaats:begrip` and a few traits.

    Empty for a heading or a block with a role: neither can be proof.
    """
    if view.block.kind in HEADINGS or view.block.role:
        return frozenset()
    return frozenset(_features(view, rules))


def _features(view: View, rules: CompiledRuleset) -> Iterator[str]:
    context = view.context
    yield f"soort:{view.block.kind.value}"
    yield f"lengte:{min(len(view.tokens.texts) // _LENGTH_STEP, _LONGEST_STEP)}"
    around = context.lead_in | context.first_cell | view.columns
    places = {
        "blok": view.sure,
        "gekwalificeerd": view.full & ~view.sure,
        "kop": context.heading,
        "kop1": context.nearest_heading,
        "rand": around,
        "vorig": view.previous[1],
    }
    for place, mask in places.items():
        for name in rules.names_in(mask):
            yield f"{place}:{name}"
    for unit in view.units:
        for cover in unit.covers:
            yield f"kwalificatie:{rules.cues[cover.which].rule.naam}"
        for party in acting(unit, view):
            yield f"handelend:{party}"
        for party in unit.roles.receiving:
            yield f"ontvangend:{party}"


class SecondReader:
    """The weights, turned round for reading: per feature the codes it speaks for or against."""

    def __init__(self, weights: SecondReaderWeights) -> None:
        self._codes = weights.codes
        self._thresholds = weights.drempels
        self._by_feature: dict[str, list[tuple[str, float]]] = {}
        for code, code_weights in weights.codes.items():
            for feature, weight in code_weights.gewichten.items():
                self._by_feature.setdefault(feature, []).append((code, weight))

    def probabilities(self, found: frozenset[str]) -> dict[str, float]:
        """Return per code the chance (0 to 1) that a block with these features is proof."""
        if not found:
            return {}
        scores = {code: weights.basis for code, weights in self._codes.items()}
        for feature in sorted(found):
            for code, weight in self._by_feature.get(feature, ()):
                scores[code] += weight
        return {code: 1 / (1 + math.exp(-score)) for code, score in scores.items()}

    def doubts(self, chance: float) -> bool:
        """Tell whether a hit of a rule with this chance does not count."""
        return chance < self._thresholds.twijfel

    def certainty(self, chance: float) -> Zekerheid:
        """Return how sure a hit of a rule with this chance is."""
        if chance >= self._thresholds.hoog:
            return Zekerheid.HOOG
        return Zekerheid.MIDDEL if chance >= self._thresholds.middel else Zekerheid.LAAG

    def proposals(
        self, found: frozenset[str], chances: Mapping[str, float], seen: Container[str]
    ) -> dict[str, Voorstel]:
        """Return the codes that only the second reader sees, with what weighed most; `seen` are those of the rules."""
        return {
            code: Voorstel(kans=round(chance, 2), gewichten=self.heaviest(code, found))
            for code, chance in sorted(chances.items())
            if chance >= self._thresholds.voorstel and code not in seen
        }

    def heaviest(self, code: str, found: frozenset[str], most: int = 6) -> dict[str, float]:
        """Return what weighs most for or against a code, in log-odds."""
        own = self._codes[code].gewichten
        weighed = [(feature, own[feature]) for feature in found if feature in own]
        return dict(sorted(weighed, key=lambda item: (-abs(item[1]), item[0]))[:most])
