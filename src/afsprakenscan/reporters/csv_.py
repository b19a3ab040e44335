"""The country as CSV files for spreadsheets and other programs: matrix, passages, key facts, gaps, what was not read.

UTF-8 with a byte order mark and semicolons, which is what Excel set to Dutch opens without asking. A text that Excel
would take for a formula gets an apostrophe in front; who reads the files with a program takes that one off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from afsprakenscan.model.landelijk import NationalOverview, Regio
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.quotes import captures
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.plain import plain

Value = str | int | bool | None
Row = Sequence[Value]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PATH = " > "
"""Between the headings above a passage."""

_JOIN = "; "
"""Between values that share a cell."""

_PASSAGES = (
    "regio bestand passage blok bladzijde koppen criterium aspect titel label zekerheid wie aan_wie wanneer hoe citaat"
)
_FACTS = "regio kernfeit titel waarde bestanden_verschillen vindplaatsen"
_GAPS = (
    "regio criterium titel niveau ontbreekt alleen_genoemd advies voorbeeld_regio voorbeeld_bestand voorbeeld_plaats "
    "voorbeeld_citaat"
)


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the country as CSV files; the regions are taken one by one."""
    passages: list[Row] = []
    facts: list[Row] = []
    for regio in regios:
        passages += _passages(regio)
        facts += _facts(regio)
    return {
        "matrix.csv": _matrix(overview),
        "passages.csv": _file(_PASSAGES.split(), passages),
        "kernfeiten.csv": _file(_FACTS.split(), facts),
        "leemtes.csv": _file(_GAPS.split(), _gaps(overview)),
        "onleesbaar.csv": _file(
            ("bestand", "regio", "reden"), ((one.bestand, one.regio, one.reden) for one in overview.onleesbaar)
        ),
    }


def cell(value: Value) -> str:
    """Return a value as it stands in a cell: 'ja' or 'nee', '' where there is none, and never a formula."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = "" if value is None else plain(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _file(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns)
    writer.writerows(map(cell, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _matrix(overview: NationalOverview) -> bytes:
    codes = [criterium.code for criterium in view.ordered(overview.criteria, lambda one: one.kader)]
    about = ("regio", "vt_regio", "datum", "tijd", "status", "opmerking", "bestanden", "woorden", "verschilt")
    rows = (
        (
            regio.naam,
            regio.vt_regio,
            regio.datum,
            regio.tijd,
            regio.status,
            regio.opmerking,
            _JOIN.join(regio.bestanden),
            regio.woorden,
            _JOIN.join(regio.verschilt),
            *(regio.niveaus[code] for code in codes),
        )
        for regio in overview.regios
    )
    return _file((*about, *codes), rows)


def _passages(regio: Regio) -> Iterator[Row]:
    """Give a row for each aspect that a passage proves or mentions."""
    aspects = {aspect.code: (one.code, aspect.titel) for one in regio.criteria for aspect in one.aspecten}
    for report in regio.rapporten:
        for passage in report.passages:
            where = (passage.id, passage.block, passage.page, _PATH.join(passage.headings))
            for code, label in passage.labels.items():
                criterium, titel = aspects[code]
                said = captures(passage, [code])
                yield (
                    *(regio.naam, report.source.name, *where),
                    *(criterium, code, titel, label, passage.zekerheid.get(code)),
                    *(said.partij, said.ontvanger, said.termijn, said.kanaal, passage.quote),
                )


def _facts(regio: Regio) -> Iterator[Row]:
    """Give a row for each value of a key fact, and one for a fact that the text does not give."""
    for name, fact in regio.kernfeiten.items():
        values = [fact.waarde] if isinstance(fact.waarde, str) else fact.waarde or ["onbekend"]
        places = _JOIN.join(place for report in regio.rapporten for place in _places(report, name))
        for value in values:
            yield regio.naam, name, fact.titel, value, fact.verschilt, places


def _places(report: DocumentReport, fact: str) -> Iterator[str]:
    wanted = report.kernfeiten[fact].passages
    for passage in report.passages:
        if passage.id in wanted:
            yield f"{report.source.name}, {view.place(passage)}"


def _gaps(overview: NationalOverview) -> Iterator[Row]:
    for gap in overview.leemtes:
        found = gap.voorbeeld
        yield (
            *(gap.regio, gap.code, gap.titel, gap.niveau),
            *(_JOIN.join(gap.ontbreekt), _JOIN.join(gap.alleen_genoemd), gap.advies),
            *((found.regio, found.bestand, view.place(found), found.quote) if found else (None,) * 4),
        )
