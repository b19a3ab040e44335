"""What stands out in the country, in sentences for who has ten minutes: the same on the one page and in the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from afsprakenscan.model.kader import MAIN_KADER
from afsprakenscan.model.landelijk import CriteriumBeeld, NationalOverview, Oordeel2020, Telling
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import view

_RARE = 0.75
"""A requirement that comes back in a smaller share of the regions than this is named as one that lacks."""

_WIDEST = 2
_MOST_NAMED = 5


def highlights(overview: NationalOverview) -> Iterator[str]:
    """Give what is arranged, what lacks, how the regions spread, and what differs from before and from 2020."""
    asked = [one for one in overview.criteria if one.kader == MAIN_KADER]
    if overview.regios:
        yield from _arranged(asked)
        yield from _spread(overview, asked)
    yield from compared(overview)


def compared(overview: NationalOverview) -> Iterator[str]:
    """Give what differs most between before and after the framework, and from what was published in 2020."""
    if overview.voor and overview.na:
        asked = [one for one in overview.criteria if one.kader == MAIN_KADER]
        for one in sorted(asked, key=lambda one: -abs(_share(one.na) - _share(one.voor)))[:_WIDEST]:
            if _share(one.na) != _share(one.voor):
                yield f"{one.titel}: {_of(one.voor)} vóór december 2019, {_of(one.na)} daarna."
    rows = [row for row in overview.vergelijking_2020 if row.oordeel is not Oordeel2020.NIET_VERGELIJKBAAR]
    differ = [row for row in rows if row.oordeel is not Oordeel2020.GELIJK]
    yield f"Naast het beeld van 2020: {len(rows) - len(differ)} van de {len(rows)} onderwerpen gelijk."
    if differ:
        named = view.enumeration([f"{view.in_sentence(row.onderwerp)} ({row.oordeel})" for row in differ])
        yield f"Anders dan in 2020: {named}."


def _arranged(asked: Sequence[CriteriumBeeld]) -> Iterator[str]:
    everywhere = [one for one in asked if one.komt_terug.aantal == one.komt_terug.van]
    if everywhere:
        yield f"Komt in alle regio's terug: {_row(everywhere, lambda one: one.code)}."
    rare = sorted((one for one in asked if _share(one.komt_terug) < _RARE), key=lambda one: one.komt_terug.aantal)
    if rare:
        yield f"Komt het minst terug: {_row(rare, lambda one: f'{one.code}, {_of(one.komt_terug)}')}."
    partly = [one for one in asked if one not in rare and 2 * one.niveaus[Niveau.VOLLEDIG] < one.komt_terug.aantal]
    if partly:
        whole = _row(partly, lambda one: f"{one.code}, volledig in {one.niveaus[Niveau.VOLLEDIG]}")
        yield f"Komt vaak terug, maar zelden volledig: {whole}."


def _row(criteria: Sequence[CriteriumBeeld], remark: Callable[[CriteriumBeeld], str]) -> str:
    return view.enumeration([f"{view.in_sentence(one.titel)} ({remark(one)})" for one in criteria])


def _spread(overview: NationalOverview, asked: Sequence[CriteriumBeeld]) -> Iterator[str]:
    counts = {regio.naam: sum(regio.niveaus[one.code].komt_terug for one in asked) for regio in overview.regios}
    low, high = min(counts.values()), max(counts.values())
    if low == high:
        return
    yield (
        f"De meeste eisen komen terug in {_those(counts, high)}: {high} van de {len(asked)}. De minste in "
        f"{_those(counts, low)}: {low} van de {len(asked)}."
    )


def _those(counts: dict[str, int], wanted: int) -> str:
    """Return the regions with this count by name, or how many there are where they are many."""
    names = [name for name, count in counts.items() if count == wanted]
    return view.enumeration(names) if len(names) <= _MOST_NAMED else f"{len(names)} regio's"


def _of(telling: Telling) -> str:
    return f"{telling.aantal} van de {telling.van}"


def _share(telling: Telling) -> float:
    return telling.aantal / telling.van if telling.van else 0.0
