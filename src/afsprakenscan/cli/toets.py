"""`toets`: the check of drafts, as a gate in CI."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from afsprakenscan.cli.output import FAILED, FINDINGS, OK, Progress, deliver, style, tell, tell_lines
from afsprakenscan.cli.work import Cluster, Memory, NoCache, TimeLimit, Workers, work_of
from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.reporters import CHECK_REPORTERS

if TYPE_CHECKING:
    from afsprakenscan.model.toets import Toets

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="BESTAND…",
        readable=False,
        help="Concepten: DOCX, ODT, PDF, HTML of platte tekst; anders die van config.",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--formaat",
        metavar="|".join(CHECK_REPORTERS),
        help="Vorm van de uitvoer; vaker mag, dan met een bestand erbij: --formaat tekst --formaat json=uit.json.",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--basislijn", metavar="BESTAND", readable=False, help="Aanvaard de bevindingen in dit bestand."),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--basislijn-schrijven",
        help="Schrijf de basislijn: de eerste keer alle bevindingen, daarna vervalt alleen wat weg is.",
    ),
]

_CODE = re.compile(r"[a-z]\d{0,2}(?:,[a-z]\d{0,2})*", re.IGNORECASE)
"""What a code of a criterium or aspect looks like, or several with commas."""

app = new_app()


@app.command(
    "toets",
    cls=DutchCommand,
    epilog=examples(
        "toets concept.docx",
        "toets concept.docx --eis a,b,c --minimaal volledig",
        "toets concept.docx --formaat tekst --formaat json=toets.json",
    ),
)
def toets(
    bestanden: Files = None,
    *,
    eis: Requirements = None,
    minimaal: Level = None,
    aspecten: Aspects = None,
    formaat: Formats = None,
    uit: Target = None,
    basislijn: Baseline = None,
    basislijn_schrijven: WriteBaseline = False,
    geen_fout: NoFailure = False,
    config: ConfigFile = None,
    criteria: Criteria = None,
    zonder_tweede_lezer: RulesOnly = False,
    werkers: Workers = None,
    cluster: Cluster = None,
    tijdslimiet: TimeLimit = None,
    geheugen: Memory = None,
    zonder_cache: NoCache = False,
    stil: Quiet = False,
) -> int:
    """Toets concepten: welke eisen ontbreken, wat wijzigingen doen, wat nog open staat. Exitcode 1 bij fouten.

    Zonder opties moeten alle zeven eisen van het kwaliteitskader minstens gedeeltelijk zijn vastgelegd.
    """
    from afsprakenscan import api_toets
    from afsprakenscan.reporters import check_reporter
    from afsprakenscan.reporters.files import check_target

    wanted = api_toets.settings(
        config, eisen=eis or (), minimaal=minimaal, aspecten=aspecten or (), criteria=criteria, basislijn=basislijn
    )
    paths = bestanden or wanted.files()
    _check_commas(paths, {"--eis": eis, "--aspecten": aspecten})
    if not paths:
        message = "Er zijn geen bestanden genoemd."
        raise AfsprakenscanError(message, hint="Noem er een, of zet 'bestanden' in afsprakenscan.toml.")
    if basislijn_schrijven and wanted.basislijn is None:
        raise AfsprakenscanError("Bij --basislijn-schrijven hoort --basislijn BESTAND.")
    places = outputs(formaat, uit, CHECK_REPORTERS)
    if basislijn_schrijven and wanted.basislijn is not None:
        check_target(wanted.basislijn, sources=paths, formaat="json")
    for place in places:
        if place.target is not None:
            check_target(place.target, sources=paths, formaat=place.formaat, others=CHECK_REPORTERS)
    with Progress(len(paths), quiet=stil) as progress:
        result = api_toets.check(
            paths,
            wanted,
            before_each=progress.start,
            second_reader=not zonder_tweede_lezer,
            ignore_baseline=basislijn_schrijven,
            work=work_of(werkers, cluster, tijdslimiet, geheugen, zonder_cache=zonder_cache),
            on_bug=tell_lines,
        )
    for one in result.resultaten:
        if one.fout is not None:
            tell(f"Fout: {one.bestand}: {one.fout}")
    if basislijn_schrijven and wanted.basislijn is not None:
        written = api_toets.write_baseline(result, wanted.basislijn)
        deliver(written.content, wanted.basislijn, "json")
        result = written.toets
    for place in places:
        payload = check_reporter(place.formaat).check(result, style(place.target, listed=len(paths) > 1))
        deliver(payload, place.target, place.formaat)
    return _code(result, reporting_only=geen_fout)


def _check_commas(paths: Sequence[Path], given: Mapping[str, list[str] | None]) -> None:
    """Refuse `--eis a b`, in which b would be taken for a document that is not there."""
    codes = [str(path) for path in paths if _CODE.fullmatch(str(path)) and not path.exists()]
    for option, values in given.items():
        if codes and values:
            hint = f"Hoort het bij {option}? Zet er een komma tussen: {option} {','.join([*values, *codes])}."
            raise AfsprakenscanError(f"'{codes[0]}' is geen bestand.", hint=hint)


def _code(result: Toets, *, reporting_only: bool) -> int:
    if result.onleesbaar:
        return FAILED
    return OK if result.geslaagd or reporting_only else FINDINGS
