"""The options that commands share, so that they are called and behave the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from afsprakenscan.reporters import REGION_REPORTERS, REPORTERS

CriteriaFile = Literal["criterium", "kader", "woordenlijst", "werkwoorden", "kwalificaties", "kernfeiten"]

CRITERIA_FILES: tuple[str, ...] = get_args(CriteriaFile)
"""The kinds of file in a folder with criteria."""

DEFAULT_FORMAT = next(iter(REPORTERS))

if TYPE_CHECKING:
    _Format = str
    _RegionFormat = str
else:  # the choices are the keys of the tables, which a type checker cannot follow
    _Format = Literal[tuple(REPORTERS)]
    _RegionFormat = Literal[tuple(REGION_REPORTERS)]

# Whether a path can be read is for the readers to say: typer would say it in English.
Format = Annotated[_Format, typer.Option("--formaat", metavar="|".join(REPORTERS), help="Vorm van de uitvoer.")]
RegionFormat = Annotated[
    _RegionFormat, typer.Option("--formaat", metavar="|".join(REGION_REPORTERS), help="Vorm van het rapport.")
]
Target = Annotated[
    Path | None,
    typer.Option("--uit", metavar="BESTAND", readable=False, help="Schrijf naar een bestand in plaats van het scherm."),
]
Criteria = Annotated[
    Path | None,
    typer.Option("--criteria", metavar="MAP", readable=False, help="Gebruik deze criteria, niet de meegeleverde."),
]
Quiet = Annotated[bool, typer.Option("--stil", help="Geen voortgang en geen meldingen, behalve fouten.")]
RulesOnly = Annotated[bool, typer.Option("--zonder-tweede-lezer", help="Laat alleen de regels oordelen.")]
Requirements = Annotated[
    list[str] | None,
    typer.Option("--eis", metavar="CODES", help="Toets alleen deze criteria, zoals a,b,n6. Anders alle zeven eisen."),
]
Level = Annotated[
    Literal["genoemd", "gedeeltelijk", "volledig"] | None,
    typer.Option(
        "--minimaal",
        metavar="genoemd|gedeeltelijk|volledig",
        help="Niveau dat elke eis minstens moet hebben; zonder deze optie gedeeltelijk.",
    ),
]
Aspects = Annotated[
    list[str] | None,
    typer.Option(
        "--aspecten", metavar="CODES", help="Eis bewijs voor deze aspecten, zoals a1,c1. Zonder --eis alleen die."
    ),
]
NoFailure = Annotated[
    bool, typer.Option("--geen-fout", help="Meld alleen: exitcode 0 in plaats van 1. Onleesbaar blijft 2.")
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="BESTAND",
        readable=False,
        help="Gebruik deze instellingen, niet het dichtstbijzijnde afsprakenscan.toml of pyproject.toml.",
    ),
]
Folders = Annotated[
    list[Path],
    typer.Argument(
        metavar="MAP…",
        readable=False,
        help="Mappen, elk met een map 'documenten' en een map 'goud' met labels van dezelfde naam.",
    ),
]
