"""The visual summary: what the country looks like on one A4."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from afsprakenscan.model.kader import MAIN_KADER
from afsprakenscan.model.landelijk import Aanbeveling, CriteriumBeeld, NationalOverview, Telling
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import story_highlights, story_national, view
from afsprakenscan.reporters.html import charts, render
from afsprakenscan.reporters.html.matrix import Board, board

_MOST_NAMED = 26
"""So many regions still fit by name; of more the page shows how they spread."""

_MOST_ADVICE = 4


@dataclass(frozen=True)
class Line:
    """One criterium with its bar."""

    code: str
    titel: str
    bar: charts.Bar
    count: Telling


@dataclass(frozen=True)
class Block:
    """The criteria of one kader."""

    titel: str
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class Named:
    """Every region by name, with its niveau on the main criteria."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Niveau, ...]], ...]


def page(overview: NationalOverview) -> str:
    """Return the page."""
    shown = board(overview)
    titles = {ref.id: ref.titel for ref in overview.ruleset.kaders}
    kaders: dict[str, list[CriteriumBeeld]] = {}
    for one in view.ordered(overview.criteria, lambda one: one.kader):
        kaders.setdefault(one.kader, []).append(one)
    asked = kaders.pop(MAIN_KADER, [])
    return render.page(
        "samenvatting.html.j2",
        ("stijl.css", "samenvatting.css"),
        (),
        title=story_national.story(overview).title,
        lead=_lead(overview),
        unread=view.enumeration([one.bestand for one in overview.onleesbaar]),
        asked=[_line(one) for one in asked],
        legend=charts.LEVEL_LEGEND,
        others=[
            Block(titles.get(kader) or kader.capitalize(), tuple(_line(one) for one in ones))
            for kader, ones in kaders.items()
        ],
        board=shown,
        named=_named(overview, asked) if len(overview.regios) <= _MOST_NAMED else None,
        spread=_spread(shown),
        off_map=view.enumeration([tile.naam for tile in shown.tiles if shown.on_map and tile.place is None]),
        compared=list(story_highlights.compared(overview)),
        advice=[one.tekst for one in _urgent(overview, asked)[:_MOST_ADVICE]],
    )


def _line(one: CriteriumBeeld) -> Line:
    return Line(one.code, one.titel, charts.levels(one), one.komt_terug)


def _named(overview: NationalOverview, asked: list[CriteriumBeeld]) -> Named:
    return Named(
        columns=tuple(one.code for one in asked),
        rows=tuple((regio.naam, tuple(regio.niveaus[one.code] for one in asked)) for regio in overview.regios),
    )


def _spread(shown: Board) -> list[tuple[int, charts.Bar, int]]:
    """Return how many regions have how many of the main requirements, most first."""
    often = Counter(tile.count for tile in shown.tiles if tile.anchor)
    most = max(often.values(), default=1)
    return [
        (count, charts.stacked([("volledig", often[count])], most), often[count])
        for count in range(shown.asked, -1, -1)
    ]


def _lead(overview: NationalOverview) -> str:
    parts = [f"{story_national.judged(overview)}."]
    if overview.voor or overview.na:
        parts.append(f"{overview.voor} van vóór december 2019, {overview.na} van daarna.")
    return " ".join(parts)


def _urgent(overview: NationalOverview, asked: list[CriteriumBeeld]) -> list[Aanbeveling]:
    """Return the recommendations, first those on the main requirement that comes back least."""
    counts = {one.code: one.komt_terug.aantal for one in asked}
    most = len(overview.regios) + 1

    def rarest(one: Aanbeveling) -> int:
        return min((counts.get(code, most) for code in one.codes), default=most)

    return sorted(overview.aanbevelingen, key=rarest)
