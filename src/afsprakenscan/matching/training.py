"""Learns the weights of the second reader: sparse logistic regression, one per code, all at once.

Deterministic: full-batch steps from zero in a fixed number, and weights rounded to two decimals, so that the last
bits in which two machines may differ do not reach the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from afsprakenscan.model.second_reader import CodeWeights, SecondReaderWeights, Thresholds

SEEN_AT_LEAST = 4
"""A feature in fewer blocks than this says more about its documents than about the code."""
PROVEN_AT_LEAST = 15
"""A code with less proof to learn from gets no weights: on rare topics the rules know better."""
STEPS = 300
SPARSITY = 0.7
SMALLEST = 0.05


THRESHOLDS = Thresholds(hoog=0.5, middel=0.35, twijfel=0.15, voorstel=0.75)
"""Chosen once, on documents outside the ones it learns from; `docs/herkenning.md` has what each class measured."""

EXPLANATION = (
    "Gewichten van de tweede lezer, geleerd met 'afsprakenscan criteria leer'. Per code: de score van een leeg blok "
    "(basis) en wat elk kenmerk daarbij optelt (log-odds). Kenmerken: plaats:begrip."
)


@dataclass(frozen=True)
class Example:
    """One block: its features, the codes it is proof for, and those the coders did not agree on."""

    features: frozenset[str]
    codes: frozenset[str]
    contested: frozenset[str]


Matrix = NDArray[np.float64]


def weights(examples: Sequence[Example], codes: Sequence[str], documents: int) -> SecondReaderWeights:
    """Return the content of `criteria/tweede-lezer.json`, learned from the blocks of so many documents."""
    return SecondReaderWeights(
        uitleg=EXPLANATION,
        documenten=documents,
        blokken=len(examples),
        drempels=THRESHOLDS,
        codes=learn(examples, codes),
    )


def learn(examples: Sequence[Example], codes: Sequence[str]) -> dict[str, CodeWeights]:
    """Return the weights per code that has proof enough to learn from."""
    proven = Counter(code for example in examples for code in example.codes - example.contested)
    codes = [code for code in codes if proven[code] >= PROVEN_AT_LEAST]
    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
    x, y, known = _matrices(examples, names, codes)
    weights = _fit(x, y, known)
    learned = {}
    for column, code in enumerate(codes):
        own = {
            name: round(float(weight), 2)
            for name, weight in zip(names, weights[:-1, column], strict=True)
            if abs(weight) >= SMALLEST
        }
        learned[code] = CodeWeights(basis=round(float(weights[-1, column]), 2), gewichten=own)
    return learned


def _matrices(examples: Sequence[Example], names: Sequence[str], codes: Sequence[str]) -> tuple[Matrix, Matrix, Matrix]:
    """Return features (with a last column of ones), labels, and which labels count, a row per example."""
    place = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(examples), len(names) + 1))
    x[:, -1] = 1
    y = np.zeros((len(examples), len(codes)))
    known = np.ones_like(y)
    for row, example in enumerate(examples):
        for feature in example.features:
            if feature in place:
                x[row, place[feature]] = 1
        for column, code in enumerate(codes):
            y[row, column] = code in example.codes
            known[row, column] = code not in example.contested
    return x, y, known


def _fit(x: Matrix, y: Matrix, known: Matrix) -> Matrix:
    """Minimise the logistic loss with an L1 penalty by accelerated proximal steps (FISTA, Beck & Teboulle 2009)."""
    step = 1 / (0.25 * float(np.linalg.norm(x, 2)) ** 2)
    weights = np.zeros((x.shape[1], y.shape[1]))
    ahead, pace = weights.copy(), 1.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ ahead, -30, 30)))
        moved = ahead - step * (x.T @ ((chance - y) * known))
        new = np.sign(moved) * np.maximum(np.abs(moved) - SPARSITY * step, 0)
        new[-1] = moved[-1]
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - weights)
        weights, pace = new, faster
    return weights
