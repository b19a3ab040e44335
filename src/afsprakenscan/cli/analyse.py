"""`analyse`: the verdict on one or more documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from afsprakenscan.cli import options
from afsprakenscan.cli.output import FAILED, OK, Progress, deliver, style, tell

if TYPE_CHECKING:
    from afsprakenscan.model.results import DocumentReport


@click.command(
    "analyse",
    options_metavar="[OPTIES]",
    epilog=options.examples("analyse regio.pdf", "analyse regio.docx --formaat json --uit regio.json"),
)
@click.argument("bestanden", type=options.FILE, nargs=-1, required=True, metavar="BESTAND…")
@options.format_option()
@options.target_option()
@options.criteria_option()
@options.quiet_option()
def command(bestanden: tuple[Path, ...], formaat: str, uit: Path | None, criteria: Path | None, *, stil: bool) -> int:
    """Toon wat een document vastlegt: per eis het niveau, met bewijs, en wat ontbreekt.

    Leest DOCX, ODT, PDF, HTML en platte tekst. Van meer bestanden wordt een onleesbaar bestand gemeld; de rest gaat
    door.
    """
    from afsprakenscan import api
    from afsprakenscan.reporters import reporter
    from afsprakenscan.reporters.files import check_target

    if uit is not None:
        check_target(uit, sources=bestanden)
    reports: list[DocumentReport] = []
    failed = False
    with Progress(len(bestanden), quiet=stil) as progress:
        for outcome in api.analyse(bestanden, criteria, before_each=progress.start):
            if outcome.report is not None:
                reports.append(outcome.report)
            else:
                failed = True
                progress.clear()
                tell(f"Fout: {outcome.error}")
    if reports:
        deliver(reporter(formaat).report(reports, style(uit, listed=len(bestanden) > 1)), uit, formaat)
    if failed and len(bestanden) > 1:
        tell(f"{len(reports)} van {len(bestanden)} bestanden gelezen.")
    return FAILED if failed else OK
