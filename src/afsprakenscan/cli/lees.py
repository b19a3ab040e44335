"""`lees`: what was read from a document, block by block."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import DEFAULT_FORMAT, Format, Quiet, Target
from afsprakenscan.cli.output import OK, Progress, deliver, style
from afsprakenscan.errors import AfsprakenscanError

File = Annotated[
    Path, typer.Argument(metavar="BESTAND", readable=False, help="Een document: DOCX, ODT, PDF, HTML of platte tekst.")
]
Bare = Annotated[
    bool,
    typer.Option("--kaal", help="Alleen de tekst, een regel per blok, zonder nummers en tellingen: voor git diff."),
]

app = new_app()


@app.command("lees", cls=DutchCommand, epilog=examples("lees regio.pdf", "lees regio.docx --formaat json"))
def lees(
    bestand: File,
    *,
    formaat: Format = DEFAULT_FORMAT,
    kaal: Bare = False,
    uit: Target = None,
    stil: Quiet = False,
) -> int:
    """Toon wat er uit een document is gelezen, blok voor blok, en wat is overgeslagen.

    Zo is na te gaan of een oordeel op de hele tekst berust.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters import REPORTERS, reporter
    from afsprakenscan.reporters.files import check_target

    if kaal and formaat != DEFAULT_FORMAT:
        raise AfsprakenscanError(f"Bij --kaal hoort --formaat {DEFAULT_FORMAT}.")
    if uit is not None:
        check_target(uit, sources=[bestand], formaat=formaat, others=REPORTERS)
    with Progress(1, quiet=stil) as progress:
        progress.start(bestand)
        document = api.read_document(bestand)
    deliver(reporter(formaat).reading(document, replace(style(uit), bare=kaal)), uit, formaat)
    return OK
