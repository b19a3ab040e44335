"""The documents of the practice corpus, read once for all tests that look at the whole of it."""

from __future__ import annotations

from functools import cache

from afsprakenscan import api, gold
from afsprakenscan.gold import GoldCase
from afsprakenscan.model.document import Document
from helpers.floors import FOLDERS


@cache
def documents() -> tuple[tuple[GoldCase, Document], ...]:
    """Every coded document with its labels, held-out ones included."""
    cases = [case for folder in FOLDERS for case in gold.load(folder)]
    return tuple((case, api.read_document(case.path)) for case in cases)
