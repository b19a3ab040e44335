"""`analyse`: the verdict on one or more documents."""

from __future__ import annotations

from collections.abc import MutableSequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import DEFAULT_FORMAT, Criteria, Quiet, RegionFormat, RulesOnly, Target
from afsprakenscan.cli.output import FAILED, INTERRUPTED, OK, Progress, deliver, style, tell
from afsprakenscan.cli.work import Cluster, Memory, NoCache, TimeLimit, Workers, remark, report_failure, work_of

if TYPE_CHECKING:
    from afsprakenscan.batch.spool import Spool
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
    werkers: Workers = None,
    cluster: Cluster = None,
    tijdslimiet: TimeLimit = None,
    geheugen: Memory = None,
    zonder_cache: NoCache = False,
    stil: Quiet = False,
) -> int:
    """Toon wat een document vastlegt: per eis het niveau, met bewijs, en wat ontbreekt.

    Van meer bestanden wordt een onleesbaar bestand gemeld; de rest gaat door. Na Ctrl-C komt er een rapport over wat
    klaar was.
    """
    from afsprakenscan import api, api_batch
    from afsprakenscan.reporters import REGION_REPORTERS, region_reporter
    from afsprakenscan.reporters.files import check_target

    if uit is not None:
        check_target(uit, sources=bestanden, formaat=formaat, others=REGION_REPORTERS)
    work = work_of(werkers, cluster, tijdslimiet, geheugen, zonder_cache=zonder_cache)
    listed = len(bestanden) > 1
    reports: MutableSequence[DocumentReport] | Spool[DocumentReport] = api_batch.report_spool() if listed else []
    failed = interrupted = False
    with Progress(len(bestanden), quiet=stil) as progress:
        try:
            for outcome in api.analyse(
                bestanden,
                criteria,
                before_each=progress.start,
                second_reader=not zonder_tweede_lezer,
                work=work,
                remark=remark(progress.clear),
            ):
                if outcome.report is not None:
                    reports.append(outcome.report)
                else:
                    failed = True
                    progress.clear()
                    report_failure(outcome)
        except KeyboardInterrupt:
            interrupted = True
    if reports:
        deliver(region_reporter(formaat).report(reports, style(uit, listed=listed)), uit, formaat)
    if (failed or interrupted) and listed:
        tell(f"{len(reports)} van {len(bestanden)} bestanden gelezen.")
    return INTERRUPTED if interrupted else FAILED if failed else OK
