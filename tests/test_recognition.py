"""Recognition on the corpus, from file to verdict: floors that only go up, for what was seen and what was held out."""

from functools import cache
from pathlib import Path

import pytest

from afsprakenscan import api

CORPUS = Path(__file__).parents[1] / "corpus"
FOLDERS = (CORPUS, CORPUS / "leer", CORPUS / "vers")

# Part → (F1 over all codes, F1 over a-g, share 'komt terug', share equal niveau), a little under what was measured.
FLOORS = {"gezien": (0.94, 0.93, 0.98, 0.92), "achtergehouden": (0.77, 0.76, 0.91, 0.85)}


@cache
def evaluation():
    return api.evaluate(FOLDERS)


def test_every_document_is_compared():
    assert {part: figures.documenten for part, figures in evaluation().per_deel.items()} == {
        "gezien": 32,
        "achtergehouden": 17,
    }


@pytest.mark.parametrize("part", FLOORS)
def test_floor(part):
    found = evaluation().per_deel[part]
    shares = (found.micro_alle.f1, found.micro_letters.f1, found.komt_terug, found.niveau)
    figures = tuple(share.waarde for share in shares)
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[part], strict=True)), figures
