"""Whether agreements date from before or after the quality framework."""

from __future__ import annotations

ONBEKEND = "onbekend"
"""The value of a key fact that the text does not give."""

TOV_KADER = "tov_kader"
_KADER_VANAF = "2019-12"


def tov_kader(datum: str | None) -> str:
    """Return whether a date is before or after the quality framework (December 2019), or unknown."""
    if not datum or len(datum) < len("2019-12"):
        year = (datum or "")[:4]
        return ONBEKEND if year in {"", _KADER_VANAF[:4]} else _side(year)
    return _side(datum)


def _side(datum: str) -> str:
    return "voor" if datum[:7] < _KADER_VANAF else "na"
