"""Writes list numbers the way a word processor shows them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 4_000


def letters(number: int) -> str:
    """Return a, b ... z, aa, bb ...: word processors repeat the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    shown = ""
    for worth, sign in _ROMAN:
        while number >= worth:
            shown += sign
            number -= worth
    return shown


def numeral(number: int, style: str) -> str:
    """Return a number in a style: '1', '01', 'a', 'A', 'i' or 'I'; '' for any other style shows nothing."""
    if style == "01":
        return f"{number:02}"
    if style == "1" or (style and not 0 < number < _MOST):
        return str(number)
    shown = {"a": letters, "i": roman}.get(style.lower())
    if shown is None:
        return ""
    return shown(number).upper() if style.isupper() else shown(number)
