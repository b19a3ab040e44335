"""The table of report formats.

Each format is one module with the functions of `Reporter`; they return the whole text and write nothing themselves.
A module is imported when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:  # the models are slow to import, and `--help` needs only the table
    from afsprakenscan.model.document import Document
    from afsprakenscan.model.evaluation import Evaluatie
    from afsprakenscan.model.results import DocumentReport
    from afsprakenscan.model.uitleg import Proef, Uitleg

REPORTERS = {
    "tekst": "afsprakenscan.reporters.terminal",
    "json": "afsprakenscan.reporters.json_",
}
"""Format → module."""

MIN_WIDTH, MAX_WIDTH = 80, 140
"""Lines shorter than this cannot hold the layout; longer ones are tiring to read."""


@dataclass(frozen=True)
class Style:
    """What the place the report goes to can show: columns, colour, and signs outside plain ASCII.

    `listed` says that the user asked for several documents, also when only one of them could be read.
    """

    width: int = 100
    colour: bool = False
    unicode: bool = True
    listed: bool = False


class Reporter(Protocol):
    """What every module in the table can do."""

    def report(self, reports: Sequence[DocumentReport], style: Style) -> str:
        """Return the verdict on one or more documents."""

    def reading(self, document: Document, style: Style) -> str:
        """Return what was read, block by block."""

    def evaluation(self, evaluatie: Evaluatie, style: Style, *, mistakes: bool) -> str:
        """Return the comparison with the gold labels, with or without every miss and false hit."""

    def explanation(self, uitleg: Uitleg, style: Style) -> str:
        """Return why a document got its verdict."""

    def trial(self, proef: Proef, style: Style) -> str:
        """Return what the rules make of one sentence."""


def reporter(name: str) -> Reporter:
    """Return the module that writes a format of the table."""
    return cast("Reporter", import_module(REPORTERS[name]))
