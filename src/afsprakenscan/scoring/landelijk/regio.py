"""Joins the verdicts on the files of one region into one verdict."""

from __future__ import annotations

from collections.abc import Sequence

from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import (
    Onleesbaar,
    Regio,
    RegioAspect,
    RegioBron,
    RegioCriterium,
    RegioFeit,
    Tijd,
)
from afsprakenscan.model.results import AspectResult, CriteriumResult, DocumentReport, FeitWaarde
from afsprakenscan.scoring.niveau import acting, best_label, both_act, niveau_of
from afsprakenscan.scoring.tov_kader import ONBEKEND, TOV_KADER, tov_kader

SEPARATOR = " / "
"""Between the values of a choice on which the files of a region differ."""


def join(
    bron: RegioBron,
    reports: Sequence[DocumentReport],
    *,
    vt_regio: str | None = None,
    beide_partijen: frozenset[str] = frozenset(),
    onleesbaar: Sequence[Onleesbaar] = (),
) -> Regio:
    """Return one region out of the verdicts on its files, of which there is at least one.

    An aspect has the best label of any file. A date or status that the user gave goes before what the documents say;
    without one the most recent file decides. Aspects of which the code stands in `beide_partijen` are proven when the
    files together show both parties acting.
    """
    newest = max(reports, key=lambda report: report.datum or "")
    datum = bron.datum or newest.datum
    return Regio(
        naam=name_of(bron, reports),
        vt_regio=vt_regio,
        datum=datum,
        tijd=Tijd(tov_kader(datum)),
        status=bron.status or newest.status,
        opmerking=bron.opmerking,
        criteria=tuple(
            _criterium(results, reports, beide_partijen)
            for results in zip(*(report.criteria for report in reports), strict=True)
        ),
        kernfeiten={naam: _feit(naam, reports, datum) for naam in reports[0].kernfeiten},
        rapporten=tuple(reports),
        onleesbaar=tuple(onleesbaar),
    )


def name_of(bron: RegioBron, reports: Sequence[DocumentReport]) -> str:
    """Return what a region is called: by the user, by its documents, or else by its first file."""
    named = (report.regio for report in reports if report.regio)
    return bron.naam or next(named, None) or reports[0].source.name.rsplit(".", 1)[0]


def _criterium(
    results: Sequence[CriteriumResult], reports: Sequence[DocumentReport], beide_partijen: frozenset[str]
) -> RegioCriterium:
    aspecten = tuple(
        _aspect(found, reports, both=found[0].code in beide_partijen)
        for found in zip(*(result.aspecten for result in results), strict=True)
    )
    first = results[0]
    return RegioCriterium(
        kader=first.kader,
        code=first.code,
        titel=first.titel,
        niveau=niveau_of(aspecten, {aspect.code: aspect.label for aspect in aspecten if aspect.label is not None}),
        aspecten=aspecten,
        per_bestand=tuple(result.niveau for result in results),
        advies=first.advies,
    )


def _aspect(found: Sequence[AspectResult], reports: Sequence[DocumentReport], *, both: bool) -> RegioAspect:
    code = found[0].code
    label = best_label(aspect.label for aspect in found if aspect.label is not None)
    holders = [nr for nr, aspect in enumerate(found) if label is not None and aspect.label is label]
    if both and label is Label.VERMELDING:
        proof = [[p for p in report.passages if p.labels.get(code) is Label.BEWIJS] for report in reports]
        if both_act(acting(code, (passage for passages in proof for passage in passages))):
            label, holders = Label.BEWIJS, [nr for nr, passages in enumerate(proof) if passages]
    return RegioAspect(code=code, titel=found[0].titel, kern=found[0].kern, label=label, bestanden=tuple(holders))


def _feit(naam: str, reports: Sequence[DocumentReport], datum: str | None) -> RegioFeit:
    values = tuple(report.kernfeiten[naam].waarde for report in reports)
    joined: FeitWaarde = tov_kader(datum) if naam == TOV_KADER else _joined(values)
    return RegioFeit(titel=reports[0].kernfeiten[naam].titel, waarde=joined, per_bestand=values)


def _joined(values: Sequence[FeitWaarde]) -> FeitWaarde:
    if isinstance(values[0], str):
        known = dict.fromkeys(str(value) for value in values if value != ONBEKEND)
        return SEPARATOR.join(known) or ONBEKEND
    items = [item for value in values for item in value]
    numbers = [item for item in items if isinstance(item, int)]
    return tuple(sorted(set(numbers))) if numbers else tuple(dict.fromkeys(str(item) for item in items))
