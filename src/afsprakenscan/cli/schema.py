"""`schema`: the JSON Schema of what this program writes and reads."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import CriteriaFile, Target
from afsprakenscan.cli.output import OK, deliver

Name = Annotated[
    Literal["rapport", "landelijk", "toets", "vergelijk", "lees", CriteriaFile],
    typer.Argument(
        metavar="NAAM",
        help="Een uitvoer, rapport (die van analyse), landelijk, toets, vergelijk of lees, of een soort "
        "criteriabestand: criterium, kader, woordenlijst, werkwoorden, kwalificaties of kernfeiten.",
    ),
]

app = new_app()


@app.command(
    "schema",
    cls=DutchCommand,
    epilog=examples("schema rapport", "schema criterium --uit criterium.schema.json"),
)
def schema(naam: Name, *, uit: Target = None) -> int:
    """Toon het JSON Schema van de uitvoer (rapport, landelijk, lees) of van een criteriabestand."""
    from afsprakenscan import api
    from afsprakenscan.reporters.json_ import dump

    deliver(dump(api.schema(naam)), uit, "json")
    return OK
