"""The options on how the work is done, the same for every command that takes many documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from afsprakenscan.cli.output import tell, tell_lines

if TYPE_CHECKING:
    from afsprakenscan.api import Outcome
    from afsprakenscan.batch.run import Work

Workers = Annotated[
    int | None,
    typer.Option(
        "--werkers", metavar="AANTAL", min=1, help="Zoveel documenten tegelijk; anders zoveel als de computer aankan."
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADRES", help="Laat een Dask-cluster het werk doen, zoals tcp://naam:8786."),
]
TimeLimit = Annotated[
    float | None,
    typer.Option("--tijdslimiet", metavar="SECONDEN", min=0.1, help="Tijd per document; zonder deze optie 120."),
]
Memory = Annotated[
    int | None,
    typer.Option("--geheugen", metavar="MB", min=1, help="Geheugen per document; zonder deze optie 2048."),
]
NoCache = Annotated[
    bool, typer.Option("--zonder-cache", help="Lees alles opnieuw en bewaar geen resultaten voor een volgende keer.")
]


def work_of(
    werkers: int | None, cluster: str | None, tijdslimiet: float | None, geheugen: int | None, *, zonder_cache: bool
) -> Work:
    """Return how the work is to be done, and say so where it cannot be done like that."""
    from afsprakenscan import api_batch

    if geheugen is not None and not api_batch.limits_memory():
        tell("Let op: op dit systeem is geheugen per document niet te begrenzen; --geheugen doet niets.")
    return api_batch.work(werkers, cluster, tijdslimiet, geheugen, cached=not zonder_cache)


def report_failure(outcome: Outcome) -> None:
    """Say what is wrong with a file; of a mistake of the program itself, everything there is to say."""
    if outcome.traceback:
        tell_lines(outcome.traceback.rstrip("\n"))
    tell(f"Fout: {outcome.error}")


def remark(clear: Callable[[], None]) -> Callable[[str], None]:
    """Return what says something about the run, after wiping the line with the progress."""

    def say(text: str) -> None:
        clear()
        tell(f"Let op: {text}")

    return say
