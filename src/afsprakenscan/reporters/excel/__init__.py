"""Reports as workbooks (XLSX): everything that was found in rows, to filter and count further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from afsprakenscan.model.landelijk import NationalOverview, Regio
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style
from afsprakenscan.reporters.excel import national_sheets, region_sheets
from afsprakenscan.reporters.excel.book import workbook


def report(reports: Sequence[DocumentReport], style: Style) -> bytes:  # noqa: ARG001 - every format takes a style
    """Return the verdict on one or more documents."""
    return workbook("Samenwerkingsafspraken", region_sheets.sheets(reports))


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the national overview as `landelijk.xlsx`."""
    found = national_sheets.sheets(overview, list(regios))
    return {"landelijk.xlsx": workbook("Samenwerkingsafspraken: het landelijke beeld", found)}
