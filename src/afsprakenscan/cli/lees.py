"""`lees`: what was read from a document, block by block."""

from __future__ import annotations

from pathlib import Path

import click

from afsprakenscan.cli import options
from afsprakenscan.cli.output import OK, deliver, style


@click.command(
    "lees",
    options_metavar="[OPTIES]",
    epilog=options.examples("lees regio.pdf", "lees regio.docx --formaat json"),
)
@click.argument("bestand", type=options.FILE, metavar="BESTAND")
@options.format_option()
@options.target_option()
def command(bestand: Path, formaat: str, uit: Path | None) -> int:
    """Toon wat er uit een document is gelezen, blok voor blok, en wat is overgeslagen.

    Zo is na te gaan of een oordeel op de hele tekst berust.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters import reporter
    from afsprakenscan.reporters.files import check_target

    if uit is not None:
        check_target(uit, sources=[bestand])
    document = api.read_document(bestand)
    deliver(reporter(formaat).reading(document, style(uit)), uit, formaat)
    return OK
