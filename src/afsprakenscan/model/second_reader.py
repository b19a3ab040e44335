"""The weights of the second reader, as they stand in `criteria/tweede-lezer.json`."""

from __future__ import annotations

from afsprakenscan.model.base import Frozen


class CodeWeights(Frozen):
    """One code: the score of an empty block, and what each feature adds to it (log-odds)."""

    basis: float
    gewichten: dict[str, float]


class Thresholds(Frozen):
    """Chances from 0 to 1: from where a hit of a rule is sure (`hoog`) or fairly so (`middel`).

    Under `twijfel` a hit does not count; from `voorstel` on, what no rule saw is proposed.
    """

    hoog: float
    middel: float
    twijfel: float
    voorstel: float


class SecondReaderWeights(Frozen):
    """Everything the second reader learned, and from how much."""

    uitleg: str
    documenten: int
    blokken: int
    drempels: Thresholds
    codes: dict[str, CodeWeights]
