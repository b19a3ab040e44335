"""A sequence in a file behaves as any other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from afsprakenscan.batch.spool import Spool


@pytest.fixture
def spool() -> Spool[str]:
    made: Spool[str] = Spool(str.encode, bytes.decode)
    for item in ("een", "", "dríe"):
        made.append(item)
    return made


def test_it_is_a_sequence(spool: Spool[str]):
    assert list(spool) == list(spool) == ["een", "", "dríe"]
    assert (len(spool), spool[0], spool[-1], spool[1:]) == (3, "een", "dríe", ["", "dríe"])
    assert list(reversed(spool)) == ["dríe", "", "een"]
    with pytest.raises(IndexError):
        spool[3]
    spool.append("vier")
    assert list(pairwise(spool)) == [("een", ""), ("", "dríe"), ("dríe", "vier")]


def test_much_goes_to_a_file():
    large: Spool[bytes] = Spool(bytes, bytes)
    for number in range(20):
        large.append(bytes([number]) * (1 << 20))
    assert [(item[0], len(item)) for item in large] == [(number, 1 << 20) for number in range(20)]
