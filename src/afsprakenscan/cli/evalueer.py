"""`evalueer`: how well the program agrees with documents that were coded beforehand."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from afsprakenscan.cli.help_pages import DutchCommand, examples, new_app
from afsprakenscan.cli.options import DEFAULT_FORMAT, Criteria, Folders, Format, Quiet, RulesOnly, Target
from afsprakenscan.cli.output import OK, Progress, deliver, style
from afsprakenscan.errors import AfsprakenscanError

Part = Annotated[
    Literal["gezien", "achtergehouden"] | None,
    typer.Option(
        "--deel",
        metavar="gezien|achtergehouden",
        help="Meet alleen de documenten waarop regels zijn geschreven (gezien) of juist niet (achtergehouden).",
    ),
]
Misses = Annotated[
    bool,
    typer.Option(
        "--missers",
        help="Schrijf alleen de bekende missers, als Markdown; van achtergehouden documenten alleen aantallen.",
    ),
]
Mistakes = Annotated[bool, typer.Option("--fouten", help="Toon ook elke gemiste passage en elke valse treffer.")]

app = new_app()


@app.command(
    "evalueer",
    cls=DutchCommand,
    epilog=examples("evalueer corpus corpus/leer", "evalueer corpus --deel gezien --fouten"),
)
def evalueer(
    mappen: Folders,
    *,
    deel: Part = None,
    fouten: Mistakes = False,
    missers: Misses = False,
    formaat: Format = DEFAULT_FORMAT,
    uit: Target = None,
    criteria: Criteria = None,
    zonder_tweede_lezer: RulesOnly = False,
    stil: Quiet = False,
) -> int:
    """Vergelijk de uitkomst met goudlabels: documenten waarvan vooraf is vastgesteld wat erin staat."""
    from afsprakenscan import api
    from afsprakenscan.reporters import REPORTERS, reporter
    from afsprakenscan.reporters import missers as known
    from afsprakenscan.reporters.files import check_target

    if uit is not None:
        check_target(uit, formaat=formaat, others=REPORTERS)
    if missers and formaat != DEFAULT_FORMAT:
        raise AfsprakenscanError("Bij --missers hoort geen --formaat: dat is altijd Markdown.")
    with Progress(quiet=stil) as progress:
        evaluatie = api.evaluate(
            mappen, deel, criteria, before_each=progress.start, second_reader=not zonder_tweede_lezer
        )
    if missers:
        command = " ".join(
            ("afsprakenscan evalueer", *map(str, mappen), "--missers", *(("--uit", str(uit)) if uit else ()))
        )
        deliver(known.known_misses(evaluatie, command), uit, "tekst")
        return OK
    deliver(reporter(formaat).evaluation(evaluatie, style(uit), mistakes=fouten), uit, formaat)
    return OK
