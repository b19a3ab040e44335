"""What became of an aspect between two versions; the rest is tested in `test_api_toets`."""

from __future__ import annotations

import pytest

from afsprakenscan.model.kader import Label
from afsprakenscan.model.toets import Verandering
from afsprakenscan.scoring.versies import change

B, V = Label.BEWIJS, Label.VERMELDING


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (None, None, Verandering.NERGENS),
        (None, V, Verandering.ERBIJ),
        (None, B, Verandering.ERBIJ),
        (V, B, Verandering.STERKER),
        (B, V, Verandering.ZWAKKER),
        (B, B, Verandering.GEBLEVEN),
        (V, V, Verandering.GEBLEVEN),
        (B, None, Verandering.WEG),
        (V, None, Verandering.WEG),
    ],
)
def test_change(before: Label | None, now: Label | None, expected: Verandering):
    assert change(before, now) is expected
