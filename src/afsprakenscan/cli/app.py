"""The group of commands, the exit codes, and what happens when something goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from afsprakenscan import __version__
from afsprakenscan.cli.dutch import explain
from afsprakenscan.cli.help_pages import Context, DutchGroup, new_app
from afsprakenscan.cli.output import FAILED, INTERRUPTED, OK, ReaderGoneError, deliver, tell
from afsprakenscan.errors import AfsprakenscanError

COMMANDS = (
    "analyse", "landelijk", "toets", "vergelijk", "waarom", "lees", "criteria", "evalueer", "config", "cache", "schema"
)  # fmt: skip
"""In the order of the help; each is a module of this package with a typer app called `app`."""

_PROGRAM = "afsprakenscan"
_READER_GONE = 141  # 128 + SIGPIPE, idem


class _Commands(DutchGroup):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  typer's signature
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | TyperGroup | None:  # noqa: ARG002  idem
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"afsprakenscan.cli.{cmd_name}")
        return cast("TyperCommand | TyperGroup", get_command(module.app))


def _show_version(asked: bool) -> None:  # noqa: FBT001  typer's signature
    if asked:
        deliver(f"{_PROGRAM} {__version__}\n", None, "tekst")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--versie", callback=_show_version, is_eager=True, help="Toon de versie en stop.")
]

app = new_app(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"Uitleg per opdracht: {_PROGRAM} OPDRACHT --help",
)


@app.callback()
def afsprakenscan(*, versie: Version = False) -> None:
    """Leest samenwerkingsafspraken tussen Veilig Thuis en lokale teams en toont, met bewijs, wat is vastgelegd.

    Alles gebeurt op deze computer: er gaat geen document en geen gegeven naar buiten.
    """


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 findings, 2 the work could not be done.

    Only mistakes of the user become a message; a bug keeps its traceback.
    """
    try:
        code = get_command(app).main(args=args, prog_name=_PROGRAM, standalone_mode=False)
    except typer.TyperException as error:
        for line in explain(error, _PROGRAM):
            tell(line)
        return FAILED
    except AfsprakenscanError as error:
        tell(f"Fout: {error}")
        return FAILED
    except ReaderGoneError:
        return _READER_GONE
    if code == INTERRUPTED:  # typer's answer to Ctrl-C
        tell("Afgebroken.")
    return code if isinstance(code, int) else OK
