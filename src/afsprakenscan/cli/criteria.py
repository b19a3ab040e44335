"""`criteria`: the requirements that documents are held against."""

from __future__ import annotations

from pathlib import Path

import click

from afsprakenscan.cli import options
from afsprakenscan.cli.output import FINDINGS, OK, deliver, style, tell


@click.group("criteria", options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT …")
def command() -> None:
    """Toon of controleer de criteria waaraan documenten worden getoetst."""


@command.command("lijst", options_metavar="[OPTIES]", epilog=options.examples("criteria lijst"))
@options.target_option()
@options.criteria_option()
def listing(uit: Path | None, criteria: Path | None) -> int:
    """Toon alle criteria, per kader."""
    from afsprakenscan import api
    from afsprakenscan.reporters import terminal_criteria

    deliver(terminal_criteria.listing(api.load_ruleset(criteria), style(uit)), uit, "tekst")
    return OK


@command.command("toon", options_metavar="[OPTIES]", epilog=options.examples("criteria toon a"))
@click.argument("code", metavar="CODE")
@options.target_option()
@options.criteria_option()
def details(code: str, uit: Path | None, criteria: Path | None) -> int:
    """Toon één criterium: de vraag, de bron, het advies en de voorbeelden. CODE is bijvoorbeeld a, c2 of n6."""
    from afsprakenscan import api
    from afsprakenscan.reporters import terminal_criteria

    kader, criterium = api.find_criterium(code, criteria)
    deliver(terminal_criteria.details(kader, criterium, style(uit)), uit, "tekst")
    return OK


@command.command("controleer", options_metavar="[OPTIES]", epilog=options.examples("criteria controleer"))
@options.criteria_option()
@options.quiet_option()
def check(criteria: Path | None, *, stil: bool) -> int:
    """Controleer of de criteria goed zijn geschreven en of elk voorbeeld het juiste label krijgt."""  # noqa: D401  Dutch
    from afsprakenscan import api

    result = api.check_criteria(criteria)
    deliver("".join(f"{finding}\n" for finding in result.findings), None, "tekst")
    if not stil:
        tell(f"{result.examples} voorbeelden nagelopen, {len(result.findings)} bevindingen.")
    return FINDINGS if result.findings else OK


@command.command("schema", options_metavar="[OPTIES]", epilog=options.examples("criteria schema kader"))
@click.argument("soort", type=click.Choice(options.CRITERIA_FILES), default="criterium", metavar="[SOORT]")
@options.target_option()
def schema(soort: str, uit: Path | None) -> int:
    """Toon het JSON Schema van een soort bestand in de map met criteria.

    SOORT is criterium (als niets is opgegeven), kader, woordenlijst, werkwoorden, kwalificaties of kernfeiten.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters.json_ import dump

    deliver(dump(api.schema(soort)), uit, "json")
    return OK
