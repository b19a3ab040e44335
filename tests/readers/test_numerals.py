"""List numbers as word processors show them."""

from __future__ import annotations

import pytest

from afsprakenscan.readers.numerals import numeral


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (7, "1", "7"),
        (7, "01", "07"),
        (27, "a", "aa"),
        (3, "A", "C"),
        (1994, "i", "mcmxciv"),
        (4, "I", "IV"),
        (4, "", ""),
        (4, "一", ""),
        (0, "a", "0"),
        (999_999_999, "i", "999999999"),
    ],
)
def test_numerals(number: int, style: str, shown: str) -> None:
    assert numeral(number, style) == shown
