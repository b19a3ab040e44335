"""`waarom`: why a document got its verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import DEFAULT_FORMAT, Criteria, Format, Quiet, RulesOnly, Target
from afsprakenscan.cli.output import OK, Progress, deliver, style
from afsprakenscan.errors import AfsprakenscanError

File = Annotated[
    Path, typer.Argument(metavar="BESTAND", readable=False, help="Een document: DOCX, ODT, PDF, HTML of platte tekst.")
]
Codes = Annotated[
    list[str],
    typer.Argument(
        metavar="CODE…",
        help="Codes van criteria of aspecten, zoals a of c2, of namen van kernfeiten, zoals wijze_direct.",
    ),
]

app = new_app()


@app.command("waarom", cls=DutchCommand, epilog=examples("waarom regio.pdf d", "waarom regio.docx a4 wijze_direct"))
def waarom(
    bestand: File,
    codes: Codes,
    *,
    formaat: Format = DEFAULT_FORMAT,
    uit: Target = None,
    criteria: Criteria = None,
    zonder_tweede_lezer: RulesOnly = False,
    stil: Quiet = False,
) -> int:
    """Leg een oordeel uit: welke passages tellen, welke zijn tegengehouden, en wat bij een gat in de buurt komt."""
    from afsprakenscan import api, api_batch
    from afsprakenscan.reporters import REPORTERS, reporter
    from afsprakenscan.reporters.files import check_target

    swapped = [] if bestand.exists() else [code for code in codes if Path(code).is_file()]
    if swapped:
        rest = " ".join([str(bestand), *(code for code in codes if code not in swapped)])
        hint = f"Noem eerst het bestand: afsprakenscan waarom {swapped[0]} {rest}"
        raise AfsprakenscanError(f"'{bestand}' is geen bestand.", hint=hint)
    if uit is not None:
        check_target(uit, sources=[bestand], formaat=formaat, others=REPORTERS)
    with Progress(1, quiet=stil) as progress:
        progress.start(bestand)
        work = api_batch.work(cached=True)
        uitleg = api.explain(bestand, codes, criteria, second_reader=not zonder_tweede_lezer, work=work)
    deliver(reporter(formaat).explanation(uitleg, style(uit)), uit, formaat)
    return OK
