"""`analyse`: the verdict on one or more documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import DEFAULT_FORMAT, Criteria, Quiet, RegionFormat, RulesOnly, Target
from afsprakenscan.cli.output import FAILED, OK, Progress, deliver, style, tell

if TYPE_CHECKING:
    from afsprakenscan.model.results import DocumentReport

Files = Annotated[
    list[Path],
    typer.Argument(metavar="BESTAND…", readable=False, help="Documenten: DOCX, ODT, PDF, HTML of platte tekst."),
]

app = new_app()


@app.command(
    "analyse",
    cls=DutchCommand,
    epilog=examples("analyse regio.pdf", "analyse regio.docx --formaat html --uit regio.html"),
)
def analyse(
    bestanden: Files,
    *,
    formaat: RegionFormat = DEFAULT_FORMAT,
    uit: Target = None,
    criteria: Criteria = None,
    zonder_tweede_lezer: RulesOnly = False,
    stil: Quiet = False,
) -> int:
    """Toon wat een document vastlegt: per eis het niveau, met bewijs, en wat ontbreekt.

    Van meer bestanden wordt een onleesbaar bestand gemeld; de rest gaat door.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters import region_reporter
    from afsprakenscan.reporters.files import check_target

    if uit is not None:
        check_target(uit, sources=bestanden)
    reports: list[DocumentReport] = []
    failed = False
    with Progress(len(bestanden), quiet=stil) as progress:
        for outcome in api.analyse(
            bestanden, criteria, before_each=progress.start, second_reader=not zonder_tweede_lezer
        ):
            if outcome.report is not None:
                reports.append(outcome.report)
            else:
                failed = True
                progress.clear()
                tell(f"Fout: {outcome.error}")
    if reports:
        deliver(region_reporter(formaat).report(reports, style(uit, listed=len(bestanden) > 1)), uit, formaat)
    if failed and len(bestanden) > 1:
        tell(f"{len(reports)} van {len(bestanden)} bestanden gelezen.")
    return FAILED if failed else OK
