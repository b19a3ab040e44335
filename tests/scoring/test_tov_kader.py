"""Before or after the quality framework, by the date of the agreements."""

from __future__ import annotations

import pytest

from afsprakenscan.scoring.tov_kader import tov_kader


@pytest.mark.parametrize(
    ("datum", "side"),
    [
        ("2019-11", "voor"),
        ("2019-11-30", "voor"),
        ("2019-12", "na"),
        ("2019-12-01", "na"),
        ("2020-01", "na"),
        ("2018", "voor"),
        ("2020", "na"),
        ("2019", "onbekend"),
        ("", "onbekend"),
        (None, "onbekend"),
    ],
)
def test_before_or_after_the_framework(datum: str | None, side: str) -> None:
    assert tov_kader(datum) == side
