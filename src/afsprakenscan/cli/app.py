"""The group of commands, the exit codes, and what happens when something goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import click

from afsprakenscan import __version__
from afsprakenscan.cli.dutch import speak_dutch
from afsprakenscan.cli.output import FAILED, OK, ReaderGoneError, tell
from afsprakenscan.errors import AfsprakenscanError

COMMANDS = ("analyse", "lees", "criteria", "evalueer", "schema")
"""In the order of the help; each is the attribute `command` of a module of this package."""

_INTERRUPTED = 130  # 128 + SIGINT, as every shell expects
_READER_GONE = 141  # 128 + SIGPIPE, idem

speak_dutch()


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  idem
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"afsprakenscan.cli.{cmd_name}").command
        return command


@click.command(
    cls=_Commands,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT …",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Uitleg per opdracht: afsprakenscan OPDRACHT --help",
)
@click.version_option(__version__, "--versie", prog_name="afsprakenscan", message="%(prog)s %(version)s")
def app() -> None:
    """Leest samenwerkingsafspraken tussen Veilig Thuis en lokale teams en toont, met bewijs, wat is vastgelegd.

    Alles gebeurt op deze computer: er gaat geen document en geen gegeven naar buiten.
    """


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 findings, 2 the work could not be done.

    Only mistakes of the user become a message; a bug keeps its traceback.
    """
    try:
        code = app.main(args=args, prog_name="afsprakenscan", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return FAILED
    except AfsprakenscanError as error:
        tell(f"Fout: {error}")
        return FAILED
    except ReaderGoneError:
        return _READER_GONE
    except (click.Abort, KeyboardInterrupt):
        tell("Afgebroken.")
        return _INTERRUPTED
    return code if isinstance(code, int) else OK
