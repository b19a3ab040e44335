"""`criteria`: the requirements that documents are held against."""

from __future__ import annotations

from typing import Annotated

import typer

from afsprakenscan.cli.help_pages import DutchCommand, DutchGroup, examples, new_app
from afsprakenscan.cli.options import (
    DEFAULT_FORMAT,
    Criteria,
    CriteriaFile,
    Folders,
    Format,
    Quiet,
    Target,
)
from afsprakenscan.cli.output import FINDINGS, OK, Progress, deliver, style, tell

Code = Annotated[str, typer.Argument(metavar="CODE", help="De code van een criterium of aspect, zoals a, c2 of n6.")]
Sentence = Annotated[
    str, typer.Argument(metavar="ZIN", help="Een zin of alinea; met --kolom een tabelrij, met ' | ' tussen de cellen.")
]
Headings = Annotated[
    list[str] | None, typer.Option("--kop", metavar="TEKST", help="Een kop erboven; meer mag, de buitenste eerst.")
]
LeadIn = Annotated[
    str | None, typer.Option("--aanhef", metavar="TEKST", help="De zin met dubbele punt boven de opsomming.")
]
Columns = Annotated[list[str] | None, typer.Option("--kolom", metavar="TEKST", help="Een kolomkop, één voor elke cel.")]
Codes = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Alleen dit criterium of aspect; meer mag. Anders alle."),
]
Kind = Annotated[
    CriteriaFile,
    typer.Argument(
        metavar="SOORT", help="Een van criterium, kader, woordenlijst, werkwoorden, kwalificaties of kernfeiten."
    ),
]

app = new_app(cls=DutchGroup, help="Toon of controleer de criteria waaraan documenten worden getoetst.")


@app.command("lijst", cls=DutchCommand, epilog=examples("criteria lijst"))
def listing(*, uit: Target = None, criteria: Criteria = None) -> int:
    """Toon alle criteria, per kader."""
    from afsprakenscan import api
    from afsprakenscan.reporters import terminal_criteria

    deliver(terminal_criteria.listing(api.load_ruleset(criteria), style(uit)), uit, "tekst")
    return OK


@app.command("toon", cls=DutchCommand, epilog=examples("criteria toon a", "criteria toon c2"))
def details(code: Code, *, uit: Target = None, criteria: Criteria = None) -> int:
    """Toon één criterium: de vraag, de bron, het advies en de voorbeelden."""
    from afsprakenscan import api
    from afsprakenscan.reporters import terminal_criteria

    kader, criterium = api.find_criterium(code, criteria)
    deliver(terminal_criteria.details(kader, criterium, style(uit)), uit, "tekst")
    return OK


@app.command(
    "proef",
    cls=DutchCommand,
    epilog=examples(
        'criteria proef "VT belt de ouders." --kop "Gezin informeren"',
        'criteria proef "Brief | VT" --kolom Wat --kolom Wie --code a',
    ),
)
def trial(
    zin: Sentence,
    *,
    kop: Headings = None,
    aanhef: LeadIn = None,
    kolom: Columns = None,
    code: Codes = None,
    formaat: Format = DEFAULT_FORMAT,
    uit: Target = None,
    criteria: Criteria = None,
) -> int:
    """Toon welke regels op een zin passen en waarom, en welke net niet. De tweede lezer doet niet mee."""
    from afsprakenscan import api, api_batch
    from afsprakenscan.reporters import reporter

    work = api_batch.work(cached=True)
    proef = api.try_sentence(zin, code or (), criteria, kop=kop or (), aanhef=aanhef, kolommen=kolom or (), work=work)
    deliver(reporter(formaat).trial(proef, style(uit)), uit, formaat)
    return OK


@app.command("controleer", cls=DutchCommand, epilog=examples("criteria controleer"))
def check(*, criteria: Criteria = None, stil: Quiet = False) -> int:
    """Controleer of de criteria goed zijn geschreven en of elk voorbeeld het juiste label krijgt."""  # noqa: D401  Dutch
    from afsprakenscan import api

    result = api.check_criteria(criteria)
    deliver("".join(f"{finding}\n" for finding in result.findings), None, "tekst")
    if not stil:
        found = len(result.findings)
        tell(f"{result.examples} voorbeelden nagelopen, {found} {'bevinding' if found == 1 else 'bevindingen'}.")
    return FINDINGS if result.findings else OK


@app.command(
    "leer",
    cls=DutchCommand,
    epilog=examples("criteria leer corpus corpus/leer --uit criteria/tweede-lezer.json"),
)
def learn(mappen: Folders, *, uit: Target = None, criteria: Criteria = None, stil: Quiet = False) -> int:
    """Leer de tweede lezer opnieuw, uit documenten met goudlabels."""
    from afsprakenscan import api

    with Progress(quiet=stil) as progress:
        weights = api.learn(mappen, criteria, before_each=progress.start)
    deliver(weights.model_dump_json(indent=1) + "\n", uit, "json")
    return OK


@app.command("schema", cls=DutchCommand, epilog=examples("criteria schema kader"))
def schema(soort: Kind = "criterium", *, uit: Target = None) -> int:
    """Toon het JSON Schema van een soort bestand in de map met criteria."""
    from afsprakenscan import api
    from afsprakenscan.reporters.json_ import dump

    deliver(dump(api.schema(soort)), uit, "json")
    return OK
