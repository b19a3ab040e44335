"""Reports as one HTML file that needs nothing from outside: readable without a script, printable, and accessible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from afsprakenscan.model.landelijk import NationalOverview, Regio
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style
from afsprakenscan.reporters.html import document, landelijk, samenvatting

__all__ = ["national", "report"]


def report(reports: Sequence[DocumentReport], style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """Return the verdict on one or more documents, with everything that was found."""
    return document.page(reports)


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the national overview as `landelijk.html`, and `samenvatting.html`, which prints to one A4.

    The regions come in the order of the overview, and are taken one by one.
    """
    return {
        "landelijk.html": landelijk.page(overview, regios).encode(),
        "samenvatting.html": samenvatting.page(overview).encode(),
    }
