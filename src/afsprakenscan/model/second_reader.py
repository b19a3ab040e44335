"""The weights of the second reader, as they stand in `criteria/tweede-lezer.json`."""

from __future__ import annotations

from afsprakenscan.model.base import Frozen


class CodeWeights(Frozen):
    """One code: the score of an empty block, and what each feature adds to it (log-odds)."""

    basis: float
    gewichten: dict[str, float]


class Thresholds(Frozen):
    """From which chance on a rule counts as confirmed (`hoog`) or not doubted (`middel`), and a proposal is made."""

    hoog: float
    middel: float
    voorstel: float


class SecondReaderWeights(Frozen):
    """Everything the second reader learned, and from how much."""

    uitleg: str
    documenten: int
    blokken: int
    drempels: Thresholds
    codes: dict[str, CodeWeights]
