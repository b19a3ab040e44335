"""`vergelijk`: what changed between two versions of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from afsprakenscan.cli.formats import outputs
from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import (
    Aspects,
    ConfigFile,
    Criteria,
    Level,
    NoFailure,
    Quiet,
    Requirements,
    RulesOnly,
    Target,
)
from afsprakenscan.cli.output import FINDINGS, OK, Progress, deliver, style
from afsprakenscan.reporters import COMPARISON_REPORTERS

Old = Annotated[Path, typer.Argument(metavar="OUD", readable=False, help="De vorige versie.")]
New = Annotated[Path, typer.Argument(metavar="NIEUW", readable=False, help="De nieuwe versie.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--formaat",
        metavar="|".join(COMPARISON_REPORTERS),
        help="Vorm van de uitvoer; vaker mag, dan met een bestand erbij: --formaat tekst --formaat json=uit.json.",
    ),
]

app = new_app()


@app.command(
    "vergelijk",
    cls=DutchCommand,
    epilog=examples("vergelijk versie-1.docx versie-2.docx", "vergelijk oud.docx nieuw.docx --eis c,d --geen-fout"),
)
def vergelijk(
    oud: Old,
    nieuw: New,
    *,
    eis: Requirements = None,
    minimaal: Level = None,
    aspecten: Aspects = None,
    formaat: Formats = None,
    uit: Target = None,
    geen_fout: NoFailure = False,
    config: ConfigFile = None,
    criteria: Criteria = None,
    zonder_tweede_lezer: RulesOnly = False,
    stil: Quiet = False,
) -> int:
    """Vergelijk twee versies: wat kwam erbij, wat bleef en wat ging weg. Exitcode 1 als iets vereists verloren ging."""
    from afsprakenscan import api_batch, api_toets
    from afsprakenscan.reporters import comparison_reporter
    from afsprakenscan.reporters.files import check_target

    wanted = api_toets.settings(config, eisen=eis or (), minimaal=minimaal, aspecten=aspecten or (), criteria=criteria)
    places = outputs(formaat, uit, COMPARISON_REPORTERS)
    for place in places:
        if place.target is not None:
            check_target(place.target, sources=[oud, nieuw], formaat=place.formaat, others=COMPARISON_REPORTERS)
    with Progress(2, quiet=stil) as progress:
        result = api_toets.compare(
            oud,
            nieuw,
            wanted,
            before_each=progress.start,
            second_reader=not zonder_tweede_lezer,
            work=api_batch.work(cached=True),
        )
    for place in places:
        payload = comparison_reporter(place.formaat).comparison(result, style(place.target))
        deliver(payload, place.target, place.formaat)
    return FINDINGS if result.verloren and not geen_fout else OK
