"""The table of report formats.

Each format is one module with functions of the protocols below; they return the whole text and write nothing
themselves.
A module is imported when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:  # the models are slow to import, and `--help` needs only the table
    from afsprakenscan.model.document import Document
    from afsprakenscan.model.evaluation import Evaluatie
    from afsprakenscan.model.landelijk import NationalOverview, Regio
    from afsprakenscan.model.results import DocumentReport
    from afsprakenscan.model.toets import Toets, Vergelijking
    from afsprakenscan.model.uitleg import Proef, Uitleg

REPORTERS = {
    "tekst": "afsprakenscan.reporters.terminal_overig",
    "json": "afsprakenscan.reporters.json_",
}
"""Format → module, for every command that shows something."""

REGION_REPORTERS = REPORTERS | {
    "tekst": "afsprakenscan.reporters.terminal",
    "md": "afsprakenscan.reporters.markdown",
    "html": "afsprakenscan.reporters.html",
    "docx": "afsprakenscan.reporters.word",
    "xlsx": "afsprakenscan.reporters.excel",
}
"""Format → module, for the report on documents of a region."""

NATIONAL_REPORTERS = {
    "html": "afsprakenscan.reporters.html",
    "md": "afsprakenscan.reporters.markdown",
    "docx": "afsprakenscan.reporters.word",
    "xlsx": "afsprakenscan.reporters.excel",
    "csv": "afsprakenscan.reporters.csv_",
    "sqlite": "afsprakenscan.reporters.sqlite_",
    "json": "afsprakenscan.reporters.json_",
}
"""Format → module, for the national overview."""

_CI_REPORTERS = {
    "sarif": "afsprakenscan.reporters.sarif_",
    "junit": "afsprakenscan.reporters.junit_",
    "github": "afsprakenscan.reporters.github_",
    "gitlab": "afsprakenscan.reporters.gitlab_",
}
CHECK_REPORTERS = {
    "tekst": "afsprakenscan.reporters.terminal_toets",
    "json": "afsprakenscan.reporters.json_toets",
} | _CI_REPORTERS
"""Format → module, for the check on drafts."""

COMPARISON_REPORTERS = {
    "tekst": "afsprakenscan.reporters.terminal_vergelijk",
    "json": "afsprakenscan.reporters.json_toets",
} | _CI_REPORTERS
"""Format → module, for the comparison of two versions."""

MIN_WIDTH, MAX_WIDTH = 80, 140
"""Lines shorter than this cannot hold the layout; longer ones are tiring to read."""


@dataclass(frozen=True)
class Style:
    """What the place the report goes to can show: columns, colour, and signs outside plain ASCII.

    `listed` says that the user asked for several documents, also when only one of them could be read. `bare` leaves out
    numbers and counts, so that two versions of a document can be compared line by line.
    """

    width: int = 100
    colour: bool = False
    unicode: bool = True
    listed: bool = False
    bare: bool = False


class Reporter(Protocol):
    """What every module in the table can do."""

    def reading(self, document: Document, style: Style) -> str:
        """Return what was read, block by block."""

    def evaluation(self, evaluatie: Evaluatie, style: Style, *, mistakes: bool) -> str:
        """Return the comparison with the gold labels, with or without every miss and false hit."""

    def explanation(self, uitleg: Uitleg, style: Style) -> str:
        """Return why a document got its verdict."""

    def trial(self, proef: Proef, style: Style) -> str:
        """Return what the rules make of one sentence."""


class RegionReporter(Protocol):
    """What every module that reports on documents can do."""

    def report(self, reports: Sequence[DocumentReport], style: Style) -> str | bytes:
        """Return the verdict on one or more documents; bytes where the format is no text."""


class NationalReporter(Protocol):
    """What every module that reports on the country can do."""

    def national(self, overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:
        """Return the files of the report by name; `regios` stand in the order of the overview."""


class CheckReporter(Protocol):
    """What every module that reports on drafts can do."""

    def check(self, toets: Toets, style: Style) -> str | bytes:
        """Return the check of all documents."""


class ComparisonReporter(Protocol):
    """What every module that compares versions can do."""

    def comparison(self, vergelijking: Vergelijking, style: Style) -> str | bytes:
        """Return what changed between two versions."""


def check_reporter(name: str) -> CheckReporter:
    """Return the module that reports on drafts in a format of the table."""
    return cast("CheckReporter", import_module(CHECK_REPORTERS[name]))


def comparison_reporter(name: str) -> ComparisonReporter:
    """Return the module that compares versions in a format of the table."""
    return cast("ComparisonReporter", import_module(COMPARISON_REPORTERS[name]))


def region_reporter(name: str) -> RegionReporter:
    """Return the module that reports on documents in a format of the table."""
    return cast("RegionReporter", import_module(REGION_REPORTERS[name]))


def national_reporter(name: str) -> NationalReporter:
    """Return the module that reports on the country in a format of the table."""
    return cast("NationalReporter", import_module(NATIONAL_REPORTERS[name]))


def reporter(name: str) -> Reporter:
    """Return the module that writes a format of the table."""
    return cast("Reporter", import_module(REPORTERS[name]))
