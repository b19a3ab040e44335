"""The regions beside each other: the matrix of regions and criteria, and the map of tiles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afsprakenscan import naslag
from afsprakenscan.model.kader import MAIN_KADER
from afsprakenscan.model.landelijk import CriteriumBeeld, NationalOverview, RegioRegel, Telling, Tijd
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import view

TIME_WORDS = {Tijd.VOOR: "vóór december 2019", Tijd.NA: "vanaf december 2019", Tijd.ONBEKEND: "datum onbekend"}

_SHADES = 5


@dataclass(frozen=True)
class Column:
    """One criterium in the matrix."""

    code: str
    titel: str
    kader: str
    komt_terug: Telling


@dataclass(frozen=True)
class KaderGroup:
    """The columns of one kader."""

    id: str
    titel: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Row:
    """One region in the matrix; `cells` are niveau and whether its files differ, in the order of the columns."""

    anchor: str
    naam: str
    datum: str
    tijd: Tijd
    cells: tuple[tuple[Niveau, bool], ...]


@dataclass(frozen=True)
class Tile:
    """One region as a tile: how many of the main requirements come back. A place without a document has no anchor."""

    naam: str
    anchor: str
    place: tuple[int, int] | None
    count: int
    shade: int


@dataclass(frozen=True)
class Board:
    """Everything that shows regions beside each other; `on_map` says whether the tiles have their places."""

    kaders: tuple[KaderGroup, ...]
    rows: tuple[Row, ...]
    tiles: tuple[Tile, ...]
    on_map: bool
    asked: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, kader by kader."""
        return tuple(column for kader in self.kaders for column in kader.columns)


def region_anchor(nr: int) -> str:
    """Return the name in links of the region at this place in the overview, from 0."""
    return f"r{nr + 1}"


def board(overview: NationalOverview) -> Board:
    """Return the matrix and the tiles."""
    kaders = tuple(_kaders(overview))
    columns = [column for kader in kaders for column in kader.columns]
    rows = tuple(
        Row(
            anchor=region_anchor(nr),
            naam=regio.naam,
            datum=view.date(regio.datum),
            tijd=regio.tijd,
            cells=tuple((regio.niveaus[column.code], column.code in regio.verschilt) for column in columns),
        )
        for nr, regio in enumerate(overview.regios)
    )
    asked = [one.code for one in overview.criteria if one.kader == MAIN_KADER]
    tiles = [_tile(nr, regio, asked) for nr, regio in enumerate(overview.regios)]
    on_map = 2 * sum(regio.vt_regio is not None for regio in overview.regios) >= len(overview.regios)
    return Board(kaders, rows, tuple(_placed(overview, tiles) if on_map else tiles), on_map, len(asked))


def _kaders(overview: NationalOverview) -> list[KaderGroup]:
    titles = {ref.id: ref.titel for ref in overview.ruleset.kaders}
    criteria: dict[str, list[CriteriumBeeld]] = {}
    for one in view.ordered(overview.criteria, lambda one: one.kader):
        criteria.setdefault(one.kader, []).append(one)
    return [
        KaderGroup(
            id=kader,
            titel=titles.get(kader) or kader.capitalize(),
            columns=tuple(Column(one.code, one.titel, kader, one.komt_terug) for one in ones),
        )
        for kader, ones in criteria.items()
    ]


def _tile(nr: int, regio: RegioRegel, asked: list[str]) -> Tile:
    count = sum(regio.niveaus[code].komt_terug for code in asked)
    return Tile(regio.naam, region_anchor(nr), None, count, shade(count, len(asked)))


def shade(count: int, total: int) -> int:
    """Return how dark a share is drawn: 0 for nothing up to 5 for all."""
    return -(-_SHADES * count // total) if total else 0


def _placed(overview: NationalOverview, tiles: list[Tile]) -> list[Tile]:
    """Return the tiles on their places, those of regions without a document too; last what has no place."""
    own: dict[str, Tile] = {}
    elsewhere = []
    for regio, tile in zip(overview.regios, tiles, strict=True):
        if regio.vt_regio is None or regio.vt_regio in own:
            elsewhere.append(tile)
        else:
            own[regio.vt_regio] = tile
    placed = []
    for region in naslag.vt_regios():
        tile = own.get(region.code, Tile(region.naam, "", None, 0, 0))
        placed.append(replace(tile, place=(region.rij + 1, region.kolom + 1)))
    return [*placed, *elsewhere]
