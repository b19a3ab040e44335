"""Reads Dutch dates out of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from afsprakenscan.text import fold

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
# 'mrt' is the only abbreviation that is not simply the first three letters.
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)} | {"mrt": 3}
_NAMES = "|".join([*_MONTHS, r"mrt\.?", r"sept\.?", *(rf"{name[:3]}\.?" for name in _MONTHS)])
_YEAR = r"(?P<{0}>20\d\d)"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:e|ste|de)?\s+)?(?P<month>{_NAMES})\s+(?P<year>20\d\d|'\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?P<sep>[-/.])(?P<month2>\d{{1,2}})(?P=sep){_YEAR.format('year2')}\b"
    rf"|\b{_YEAR.format('year3')}[-_](?P<month3>\d{{2}})(?:[-_](?P<day3>\d{{2}}))?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?:D:)?(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_LAST_MONTH, _LAST_DAY = 12, 31


class Found(NamedTuple):
    """A date as 'jjjj-mm' or 'jjjj-mm-dd', with the offset in the text where it starts."""

    value: str
    start: int


def dates(text: str) -> Iterator[Found]:
    """Yield the dates in a text, in order; a year without a month is no date."""
    folded = fold(text)
    for match in _DATE.finditer(folded):
        part = match.groupdict()
        name, number = part["month"], part["month2"] or part["month3"]
        month = _MONTH_NUMBER[name[:3]] if name else int(number)
        day = part["day"] or part["day2"] or part["day3"]
        if value := _written((part["year"] or "").replace("'", "20") or part["year2"] or part["year3"], month, day):
            yield Found(value, match.start())


def first_date(text: str) -> str | None:
    """Return the first date in a text."""
    return next((found.value for found in dates(text)), None)


def stamped_date(text: str) -> str | None:
    """Return the date in a file name or a document property, where it may be written without signs: '20200312'."""
    # 'werkafspraken_mei-2020': only between two figures does such a sign belong to the date.
    if found := first_date(re.sub(r"(?<!\d)[-_T]|[-_T](?!\d)|(?<=\d)T", " ", text)):
        return found
    match = _COMPACT.search(text)
    return _written(match["year"], int(match["month"]), match["day"]) if match else None


def _written(year: str, month: int, day: str | None) -> str | None:
    if not 1 <= month <= _LAST_MONTH:
        return None
    if day is None or not 1 <= int(day) <= _LAST_DAY:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}"
