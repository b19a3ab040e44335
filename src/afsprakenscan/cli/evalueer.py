"""`evalueer`: how well the program agrees with documents that people coded."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from afsprakenscan.cli import options
from afsprakenscan.cli.output import OK, Progress, deliver, style

PARTS = ("gezien", "achtergehouden")


@click.command(
    "evalueer",
    options_metavar="[OPTIES]",
    epilog=options.examples("evalueer corpus corpus/leer", "evalueer corpus --deel gezien --fouten"),
)
@click.argument("mappen", type=options.FILE, nargs=-1, required=True, metavar="MAP…")
@click.option(
    "--deel", type=click.Choice(PARTS), help="Meet alleen de documenten waarop regels wel of niet zijn geschreven."
)
@click.option("--fouten", is_flag=True, help="Toon ook elke gemiste passage en elke valse treffer.")
@options.format_option()
@options.target_option()
@options.criteria_option()
@options.quiet_option()
def command(
    mappen: tuple[Path, ...],
    deel: Literal["gezien", "achtergehouden"] | None,
    formaat: str,
    uit: Path | None,
    criteria: Path | None,
    *,
    fouten: bool,
    stil: bool,
) -> int:
    """Vergelijk de uitkomst met goudlabels: documenten die door mensen zijn gecodeerd.

    Elke MAP heeft een map 'documenten' en een map 'goud' met labels van dezelfde naam.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters import reporter
    from afsprakenscan.reporters.files import check_target

    if uit is not None:
        check_target(uit)
    with Progress(quiet=stil) as progress:
        evaluatie = api.evaluate(mappen, deel, criteria, before_each=progress.start)
    deliver(reporter(formaat).evaluation(evaluatie, style(uit), mistakes=fouten), uit, formaat)
    return OK
