"""`landelijk`: the overview over all regions in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import Criteria, Quiet, RulesOnly
from afsprakenscan.cli.output import FAILED, INTERRUPTED, OK, Progress, deliver, style, tell, tell_lines
from afsprakenscan.cli.work import Cluster, Memory, NoCache, TimeLimit, Workers, remark, work_of
from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.reporters import NATIONAL_REPORTERS

if TYPE_CHECKING:
    from afsprakenscan.model.landelijk import NationalOverview

ALL_FORMATS = ",".join(NATIONAL_REPORTERS)
DEFAULT_FOLDER = Path("reports")

Folder = Annotated[
    Path,
    typer.Argument(metavar="MAP", readable=False, help="Eén bestand per regio, of een map per regio met bestanden."),
]
Output = Annotated[
    Path, typer.Option("--uit", metavar="MAP", readable=False, help="Map voor de rapporten; komt er zo nodig bij.")
]
Formats = Annotated[str, typer.Option("--formaat", metavar="LIJST", help=f"Welke rapporten: {ALL_FORMATS}.")]
Listing = Annotated[
    Path | None,
    typer.Option(
        "--regios",
        metavar="BESTAND",
        readable=False,
        help="Lijst (YAML of CSV) met regio, bestand, datum, status en opmerking; anders regios.yaml of regios.csv in "
        "de map.",
    ),
]
Anonymous = Annotated[bool, typer.Option("--anoniem", help="Laat namen van regio's, plaatsen en personen overal weg.")]

app = new_app()


@app.command(
    "landelijk",
    cls=DutchCommand,
    epilog=examples("landelijk documenten", "landelijk documenten --uit beeld --formaat html --anoniem"),
)
def landelijk(
    folder: Folder,
    *,
    uit: Output = DEFAULT_FOLDER,
    formaat: Formats = ALL_FORMATS,
    regios: Listing = None,
    anoniem: Anonymous = False,
    criteria: Criteria = None,
    zonder_tweede_lezer: RulesOnly = False,
    werkers: Workers = None,
    cluster: Cluster = None,
    tijdslimiet: TimeLimit = None,
    geheugen: Memory = None,
    zonder_cache: NoCache = False,
    stil: Quiet = False,
) -> int:
    """Maak het landelijke beeld: per eis in hoeveel regio's, hoe concreet, voorbeelden en wat ontbreekt.

    Een onleesbaar bestand wordt genoemd en telt nergens mee; de rest gaat door. Na Ctrl-C komt er een beeld van wat
    klaar was.
    """
    from afsprakenscan.api_landelijk import national
    from afsprakenscan.reporters import national_reporter
    from afsprakenscan.reporters.files import check_folder, write_all

    formats = _chosen(formaat)
    check_folder(uit)
    work = work_of(werkers, cluster, tijdslimiet, geheugen, zonder_cache=zonder_cache)
    with Progress(quiet=stil) as progress:
        found = national(
            folder,
            regios,
            criteria,
            progress.start,
            without=uit,
            second_reader=not zonder_tweede_lezer,
            anonymous=anoniem,
            work=work,
            remark=remark(progress.clear),
        )
        files: dict[str, bytes] = {}
        for name in formats:
            progress.show(f"Rapport maken: {name}")
            files |= national_reporter(name).national(found.overview, found.regios, style(uit))
    write_all(uit, files)
    for traceback in found.tracebacks:
        tell_lines(traceback.rstrip("\n"))
    _account(found.overview, sorted(files), uit, quiet=stil)
    return INTERRUPTED if found.interrupted else FAILED if found.overview.onleesbaar else OK


def _chosen(formaat: str) -> list[str]:
    """Return the formats asked for, each once, in the order of the table."""
    asked = {part.strip().lower() for part in formaat.split(",") if part.strip()}
    unknown = sorted(asked - set(NATIONAL_REPORTERS))
    if unknown or not asked:
        wrong = f"Onbekend formaat: {', '.join(unknown)}." if unknown else "Er is geen formaat gekozen."
        raise AfsprakenscanError(wrong, hint=f"Kies uit: {ALL_FORMATS}.")
    return [name for name in NATIONAL_REPORTERS if name in asked]


def _account(overview: NationalOverview, files: list[str], folder: Path, *, quiet: bool) -> None:
    """Say what came out, what was left out, and what was written where."""
    for unread in overview.onleesbaar:
        tell(f"Niet beoordeeld: {unread.bestand}. {unread.reden}")
    for text in overview.opmerkingen:
        tell(f"Let op: {text}")
    if not quiet:
        from afsprakenscan.reporters.terminal_landelijk import summary

        deliver(summary(overview, style(None)), None, "tekst")
        tell(f"Geschreven in {folder}: {', '.join(files)}.")
