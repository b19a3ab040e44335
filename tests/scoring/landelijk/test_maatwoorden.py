"""The measure words, and their bounds for the 24 regions of 2020."""

from __future__ import annotations

from itertools import groupby

import pytest

from afsprakenscan.scoring.landelijk.maatwoorden import maatwoord


def test_words_for_24_regions():
    words = [
        (word, [count for count, _ in group])
        for word, group in groupby(((count, maatwoord(count, 24)) for count in range(25)), key=lambda pair: pair[1])
    ]
    assert [(word, counts[0], counts[-1]) for word, counts in words] == [
        ("geen", 0, 0),
        ("één", 1, 1),
        ("enkele", 2, 3),
        ("nog geen kwart", 4, 5),
        ("ongeveer een kwart", 6, 7),
        ("ongeveer een derde", 8, 9),
        ("ongeveer de helft", 10, 14),
        ("ruim de helft", 15, 16),
        ("driekwart", 17, 19),
        ("ruim driekwart", 20, 21),
        ("vrijwel alle", 22, 22),
        ("alle op één na", 23, 23),
        ("alle", 24, 24),
    ]


@pytest.mark.parametrize(
    ("count", "total", "word"),
    [(0, 0, "geen"), (1, 1, "alle"), (0, 3, "geen"), (2, 3, "2 van de 3"), (7, 8, "alle op één na"), (1, 400, "één")],
)
def test_small_and_large_numbers(count: int, total: int, word: str):
    assert maatwoord(count, total) == word
