"""The measure words of the national picture: one function, with bounds that are data."""

from __future__ import annotations

from fractions import Fraction

from afsprakenscan.model.landelijk import Telling

FEWEST = 8
"""Under this many regions a measure word says less than the numbers: 2 of 3 is no 'ruim de helft'."""

_FEW = 3

_BOUNDS = (
    (Fraction(9, 10), "vrijwel alle"),
    (Fraction(8, 10), "ruim driekwart"),
    (Fraction(7, 10), "driekwart"),
    (Fraction(59, 100), "ruim de helft"),
    (Fraction(4, 10), "ongeveer de helft"),
    (Fraction(3, 10), "ongeveer een derde"),
    (Fraction(1, 4), "ongeveer een kwart"),
)
"""Share from which a word holds, highest first; for 24 regions these are 22, 20, 17, 15, 10, 8 and 6.

Source: AEF 2020, which says 'driekwart' of 17-19, 'ongeveer de helft' of 10-14 and 'nog geen kwart' of at most 5.
"""


def telling(aantal: int, van: int) -> Telling:
    """Return a count with its measure word."""
    return Telling(aantal=aantal, van=van, maatwoord=maatwoord(aantal, van))


def maatwoord(aantal: int, van: int) -> str:
    """Return the measure word for so many of so many regions; plain numbers where there are too few for words."""
    if aantal == 0:
        return "geen"
    if aantal == van:
        return "alle"
    if van < FEWEST:
        return f"{aantal} van de {van}"
    if aantal == van - 1:
        return "alle op één na"
    if aantal == 1:
        return "één"
    if aantal <= _FEW:
        return "enkele"
    share = Fraction(aantal, van)
    return next((word for bound, word in _BOUNDS if share >= bound), "nog geen kwart")
