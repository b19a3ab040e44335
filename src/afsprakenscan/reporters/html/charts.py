"""Charts as shapes with numbers, laid out in units of the drawing; a template draws them as SVG inside a table cell.

A chart never stands alone: the same numbers are in the row it stands in, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from afsprakenscan.model.landelijk import AspectBeeld, CriteriumBeeld, FeitBeeld, NationalOverview, Rij2020, Telling
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.html.sections import coded
from afsprakenscan.reporters.story import Cell, Table

WIDTH = 240
"""Width of every chart, in units of the drawing."""

PUBLISHED = 24
"""How many regions the picture of 2020 counts."""

_DIGIT = 7
_PAD = 6  # room beside a number inside a segment


@dataclass(frozen=True)
class Segment:
    """A piece of a bar; `look` names its colours, `text` is '' where it does not fit."""

    look: str
    x: float
    width: float
    text: str


@dataclass(frozen=True)
class Bar:
    """Pieces beside each other."""

    segments: tuple[Segment, ...]
    kind: str = "bar"


@dataclass(frozen=True)
class Pair:
    """Two shares under each other, each with its text behind it."""

    bars: tuple[tuple[str, float, str], ...]
    kind: str = "pair"


@dataclass(frozen=True)
class Band:
    """A band on a scale, and a dot for now; without a band there is only the dot."""

    start: float | None
    width: float
    dot: float
    look: str
    kind: str = "band"


Chart = Bar | Pair | Band


@dataclass(frozen=True)
class ChartTable:
    """A table of a story with a chart in every row, in the second column; `spare` on a screen too narrow for both."""

    table: Table
    title: str
    charts: tuple[Chart, ...]
    legend: tuple[tuple[str, str], ...] = ()
    spare: bool = False


LEVELS = tuple(reversed(Niveau))
LEVEL_LEGEND = tuple((niveau.value, niveau.value) for niveau in LEVELS)
_ASPECT_LEGEND = (("volledig", "vastgelegd"), ("genoemd", "alleen genoemd"), ("ontbreekt", "niet gevonden"))
_TIME_LEGEND = (("gedeeltelijk", "vóór december 2019"), ("volledig", "daarna"))
_BAND_LEGEND = (("band", "band van 2020, naar verhouding"), ("dot", "nu"))


def stacked(parts: Iterable[tuple[str, int]], total: int) -> Bar:
    """Return a bar of (look, number) that together fill `total`; nothing is drawn for zero."""
    segments = []
    x = 0.0
    for look, number in parts:
        width = WIDTH * number / total if total else 0.0
        if number:
            fits = width >= _DIGIT * len(str(number)) + _PAD
            segments.append(Segment(look, round(x, 2), round(width, 2), str(number) if fits else ""))
        x += width
    return Bar(tuple(segments))


def levels(one: CriteriumBeeld) -> Bar:
    """Return how many regions stand at each level."""
    return stacked(((niveau, one.niveaus.get(niveau, 0)) for niveau in LEVELS), one.komt_terug.van)


def _aspect(one: AspectBeeld) -> Bar:
    rest = one.bewijs.van - one.bewijs.aantal - one.vermelding
    parts = (("volledig", one.bewijs.aantal), ("genoemd", one.vermelding), ("ontbreekt", rest))
    return stacked(parts, one.bewijs.van)


def _fact(fact: FeitBeeld, regions: int) -> list[Bar]:
    bars = [stacked([("volledig", len(group.regios))], regions) for group in fact.groepen]
    return [*bars, stacked([("ontbreekt", len(fact.onbekend))], regions)] if fact.onbekend else bars


def _before_after(one: CriteriumBeeld) -> Pair:
    return Pair((_share("gedeeltelijk", one.voor), _share("volledig", one.na)))


def _share(look: str, telling: Telling) -> tuple[str, float, str]:
    room = WIDTH - 50  # for the text behind the bar
    width = room * telling.aantal / telling.van if telling.van else 0.0
    return look, round(width, 2), f"{telling.aantal} van {telling.van}"


def _band(row: Rij2020) -> Band:
    inner = WIDTH - 16  # the dot has room on both sides
    dot = 8 + inner * (Fraction(row.nu.aantal, row.nu.van) if row.nu.van else 0)
    look = row.oordeel.value.replace(" ", "-")
    if row.laag is None or row.hoog is None:
        return Band(None, 0, round(float(dot), 2), look)
    start = 8 + inner * Fraction(row.laag, PUBLISHED)
    width = inner * Fraction(row.hoog - row.laag, PUBLISHED)
    return Band(round(float(start) - 6, 2), round(float(width) + 12, 2), round(float(dot), 2), look)


class Illustrator:
    """Knows which tables of the national story get a chart."""

    def __init__(self, overview: NationalOverview) -> None:
        self._overview = overview
        self._criteria = {one.code: one for one in overview.criteria}
        self._facts = {fact.titel: fact for fact in overview.kernfeiten}
        self._kaders = {"samenvatting", *(_ANCHORS.get(one.kader, one.kader) for one in overview.criteria)}

    def illustrated(self, anchor: str, table: Table) -> ChartTable | None:
        """Return a table in the section `anchor` with its charts; None where numbers alone say it."""
        if anchor in self._kaders:
            return self._by_code(table, "Niveaus", levels, LEVEL_LEGEND)
        if anchor.startswith("eis-"):
            return self._aspects(anchor.removeprefix("eis-"), table)
        if anchor == "voor-en-na":
            return self._by_code(table, "Deel van de regio's", _before_after, _TIME_LEGEND)
        if anchor == "overdracht" and table.caption in self._facts:
            fact = self._facts[table.caption]
            return ChartTable(table, "Beeld", tuple(_fact(fact, len(self._overview.regios))), spare=True)
        if anchor == "aef-2020":
            charts = tuple(_band(row) for row in self._overview.vergelijking_2020)
            return ChartTable(table, "Beeld", charts, _BAND_LEGEND, spare=True)
        return None

    def _by_code(
        self,
        table: Table,
        title: str,
        draw: Callable[[CriteriumBeeld], Chart],
        legend: tuple[tuple[str, str], ...],
    ) -> ChartTable | None:
        found = [self._criteria.get(_code(row)) for row in table.rows]
        charts = tuple(draw(one) for one in found if one is not None)
        return ChartTable(table, title, charts, legend) if charts and len(charts) == len(found) else None

    def _aspects(self, code: str, table: Table) -> ChartTable:
        charts = tuple(_aspect(one) for one in self._criteria[code].aspecten)
        return ChartTable(table, "Beeld", charts, _ASPECT_LEGEND, spare=True)


_ANCHORS = {"kwaliteitskader": "eisen"}
"""Kaders of which the section in the story is called otherwise."""


def _code(row: Sequence[Cell]) -> str:
    return coded(row[0].text)[0]
