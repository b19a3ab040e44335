"""`schema`: the JSON Schema of what this program writes and reads."""

from __future__ import annotations

from pathlib import Path

import click

from afsprakenscan.cli import options
from afsprakenscan.cli.output import OK, deliver

OUTPUTS = ("rapport", "lees")


@click.command(
    "schema",
    options_metavar="[OPTIES]",
    epilog=options.examples("schema rapport", "schema criterium --uit criterium.schema.json"),
)
@click.argument("naam", type=click.Choice(OUTPUTS + options.CRITERIA_FILES), metavar="NAAM")
@options.target_option()
def command(naam: str, uit: Path | None) -> int:
    """Toon het JSON Schema van de uitvoer (rapport, lees) of van een criteriabestand.

    NAAM is een uitvoer (rapport = analyse --formaat json, lees = lees --formaat json) of een soort bestand uit de map
    met criteria: criterium, kader, woordenlijst, werkwoorden, kwalificaties of kernfeiten.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters.json_ import dump

    deliver(dump(api.schema(naam)), uit, "json")
    return OK
