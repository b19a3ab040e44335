"""Floors under what is recognised, per part of the corpus: `python tests/helpers/floors.py` writes `vloeren.yaml` anew.

A floor lies a little under what was measured: three hundredths, or one case where there are few. It may go up freely;
who lets one go down has to say why.
"""

from __future__ import annotations

from math import floor
from pathlib import Path

import yaml

from afsprakenscan import api
from afsprakenscan.model.evaluation import Aandeel, Evaluatie, Meting

CORPUS = Path(__file__).parents[2] / "corpus"
FOLDERS = (CORPUS, CORPUS / "leer", CORPUS / "vers")
FILE = Path(__file__).parents[1] / "vloeren.yaml"

_MARGIN = 0.03
_HEAD = """\
# Ondergrenzen voor de herkenning, gemaakt met: python tests/helpers/floors.py
# Per deel van het corpus de totalen, en per code [precisie, recall]; null waar niets te tellen was.
"""


def shares(meting: Meting) -> dict[str, Aandeel]:
    """The totals of a measurement by name."""
    return {
        "f1_alle_codes": meting.micro_alle.f1,
        "f1_letters": meting.micro_letters.f1,
        "komt_terug": meting.komt_terug,
        "niveau": meting.niveau,
        "kernfeiten": meting.kernfeiten,
    }


def under(measured: Aandeel) -> float | None:
    """A little under a measured share; None when there was nothing to count."""
    if measured.waarde is None:
        return None
    one_less = (measured.teller - 1) / measured.noemer
    return max(0, floor(100 * min(measured.waarde - _MARGIN, one_less)) / 100)


def floors(evaluatie: Evaluatie) -> dict[str, dict[str, object]]:
    """The floors under an evaluation, as they stand in the file."""
    return {
        part: {
            "totaal": {name: under(share) for name, share in shares(meting).items()},
            "codes": {code: [under(score.precisie), under(score.recall)] for code, score in meting.codes.items()},
        }
        for part, meting in evaluatie.per_deel.items()
    }


if __name__ == "__main__":
    found = floors(api.evaluate(FOLDERS))
    FILE.write_text(_HEAD + yaml.safe_dump(found, sort_keys=False, default_flow_style=None, width=120), "utf-8")
