"""Dates as people write them, in running text and in file names."""

from __future__ import annotations

import pytest

from afsprakenscan.facts.dates import dates, stamped_date


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12 maart 2020", "2020-03-12"),
        ("d.d. 1 mrt. 2020", "2020-03-01"),
        ("april/mei 2020", "2020-05"),
        ("Sept. 2019", "2019-09"),
        ("juni ’20", "2020-06"),
        ("03-11-2019", "2019-11-03"),
        ("3.11.2019", "2019-11-03"),
        ("2019-11-03", "2019-11-03"),
        ("2019-11", "2019-11"),
    ],
)
def test_dates_as_written(written: str, value: str) -> None:
    assert [found.value for found in dates(written)] == [value]


@pytest.mark.parametrize("written", ["in 2019", "13-13-2019", "0499-000112", "juni", "versie 2019-20"])
def test_no_dates(written: str) -> None:
    assert list(dates(written)) == []


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("20200312_afspraken.docx", "2020-03-12"),
        ("D:20200312101500+01'00'", "2020-03-12"),
        ("2020-03-12T10:15:00Z", "2020-03-12"),
        ("afspraken_mei-2020.pdf", "2020-05"),
        ("afspraken.pdf", None),
    ],
)
def test_stamps(stamp: str, value: str | None) -> None:
    assert stamped_date(stamp) == value
