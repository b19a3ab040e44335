"""Compares the verdicts on two versions of a document."""

from __future__ import annotations

from collections.abc import Iterator

from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import AspectResult, CriteriumResult, DocumentReport, Niveau
from afsprakenscan.model.toets import (
    AspectVerschil,
    Citaat,
    CriteriumVerschil,
    FeitVerschil,
    Verandering,
    Vereist,
    Vergelijking,
)
from afsprakenscan.quotes import best_quotes

_STRENGTH = {None: 0, Label.VERMELDING: 1, Label.BEWIJS: 2}


def compared(
    old: DocumentReport, new: DocumentReport, gevraagd: Vereist, names: tuple[str, str], tool_version: str
) -> Vergelijking:
    """Return what changed from one report to the other; both must come from the same rules."""
    before = {criterium.code: criterium for criterium in old.criteria}
    criteria = tuple(_criterium(before[one.code], one, old, new) for one in new.criteria)
    return Vergelijking(
        tool_version=tool_version,
        ruleset=new.ruleset,
        gevraagd=gevraagd,
        oud=names[0],
        nieuw=names[1],
        criteria=criteria,
        kernfeiten=tuple(_facts(old, new)),
        verloren=tuple(_lost(criteria, gevraagd)),
    )


def _criterium(
    before: CriteriumResult, now: CriteriumResult, old: DocumentReport, new: DocumentReport
) -> CriteriumVerschil:
    earlier = {aspect.code: aspect for aspect in before.aspecten}
    return CriteriumVerschil(
        kader=now.kader,
        code=now.code,
        titel=now.titel,
        oud=before.niveau,
        nieuw=now.niveau,
        aspecten=tuple(_aspect(earlier[aspect.code], aspect, old, new) for aspect in now.aspecten),
    )


def _aspect(before: AspectResult, now: AspectResult, old: DocumentReport, new: DocumentReport) -> AspectVerschil:
    return AspectVerschil(
        code=now.code,
        titel=now.titel,
        kern=now.kern,
        oud=before.label,
        nieuw=now.label,
        verandering=change(before.label, now.label),
        citaat_oud=_quote(old, now.code),
        citaat_nieuw=_quote(new, now.code),
    )


def change(before: Label | None, now: Label | None) -> Verandering:
    """Return what became of an aspect with one label that now has another."""
    if before is now:
        return Verandering.NERGENS if now is None else Verandering.GEBLEVEN
    if before is None:
        return Verandering.ERBIJ
    if now is None:
        return Verandering.WEG
    return Verandering.STERKER if _STRENGTH[now] > _STRENGTH[before] else Verandering.ZWAKKER


def _quote(report: DocumentReport, code: str) -> Citaat | None:
    for quote in best_quotes(report, [code], most=1):
        passage = quote.passage
        return Citaat(quote=passage.quote, block=passage.block, page=passage.page, headings=passage.headings)
    return None


def _facts(old: DocumentReport, new: DocumentReport) -> Iterator[FeitVerschil]:
    for name, fact in new.kernfeiten.items():
        before = old.kernfeiten[name]
        if before.waarde != fact.waarde:
            yield FeitVerschil(naam=name, titel=fact.titel, oud=before.waarde, nieuw=fact.waarde)


def _lost(criteria: tuple[CriteriumVerschil, ...], gevraagd: Vereist) -> Iterator[str]:
    """Give the codes that were required and met, and are not met now."""
    for one in criteria:
        wanted: Niveau | None = gevraagd.niveaus.get(one.code)
        if wanted is not None and one.oud.rang >= wanted.rang > one.nieuw.rang:
            yield one.code
        for aspect in one.aspecten:
            if aspect.code in gevraagd.aspecten and aspect.oud is Label.BEWIJS is not aspect.nieuw:
                yield aspect.code
