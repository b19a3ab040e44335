"""Help pages in Dutch: what typer writes itself is English, and fixed in its code.

The pages are written from the parameters' own attributes, so that a page holds no sentence but those of this program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from afsprakenscan.cli.output import FAILED, deliver, tell_lines

# Typer hands over classes that it keeps private: its context, its formatter of pages and its parameters.
Context: TypeAlias = Any
Formatter: TypeAlias = Any
Parameter: TypeAlias = Any

_UNSHORTENED = 1000  # characters, after which typer cuts a sentence off

if TYPE_CHECKING:
    _Command = TyperCommand  # stands for what a command and a group share
else:
    _Command = object


def new_app(**settings: Any) -> typer.Typer:  # noqa: ANN401  handed on to typer
    """Return an empty typer app that leaves pages, colours and tracebacks to this program."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        suggest_commands=False,
        **settings,
    )


def examples(*lines: str) -> str:
    """Return the end of a help page: commands that a reader can copy."""
    return "\n".join(["Voorbeelden:", *(f"  afsprakenscan {line}" for line in lines)])


class _Dutch(_Command):
    """What a command and a group have in common."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg en stop."
            option.callback = _show_help
            option.default = False  # without a value typer loads pydantic to find out that there is none
        return option

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            # Not every mistake knows in which command it was made, and the message has to say whose help to read.
            vars(error)["ctx"] = ctx
            raise

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        arguments = [one for one in self.get_params(ctx) if isinstance(one, TyperArgument)]
        return ["[OPTIES]", *(_name(one) if one.required else f"[{_name(one)}]" for one in arguments)]

    def format_usage(self, ctx: Context, formatter: Formatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        for heading, kind in (("Argumenten", TyperArgument), ("Opties", TyperOption)):
            rows = [(_name(one), _explanation(one)) for one in self.get_params(ctx) if isinstance(one, kind)]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Context, formatter: Formatter) -> None:  # noqa: ARG002  typer's signature
        if self.epilog:
            formatter.write(f"\n{self.epilog}\n")


class DutchCommand(_Dutch, TyperCommand):
    """A command with a Dutch help page."""


class DutchGroup(_Dutch, TyperGroup):
    """A group of commands with a Dutch help page, which it shows when no command is named."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Return what is left for the command, as typer does."""
        if not args:
            tell_lines(ctx.get_help())
            raise typer.Exit(FAILED)
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return the words of the line that begins with 'Gebruik:'."""
        return [*super().collect_usage_pieces(ctx), "OPDRACHT …"]

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        """Write the commands too, each with its whole first sentence."""
        super().format_options(ctx, formatter)
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, one.get_short_help_str(_UNSHORTENED)) for name, one in commands.items() if one])


def _show_help(ctx: Context, parameter: Parameter, value: bool) -> None:  # noqa: ARG001, FBT001  typer's signature
    if value and not ctx.resilient_parsing:
        deliver(ctx.get_help() + "\n", None, "tekst")
        raise typer.Exit


def _name(parameter: Parameter) -> str:
    """Return how a reader types it: 'BESTAND…', '-h, --help', '--uit BESTAND'."""
    if isinstance(parameter, TyperArgument):
        return str(parameter.metavar)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {parameter.metavar}"


def _explanation(parameter: Parameter) -> str:
    """Return what it is for, and what happens without it."""
    if parameter.required:
        return f"{parameter.help}  [verplicht]"
    if parameter.default:
        return f"{parameter.help}  [standaard: {parameter.default}]"
    return str(parameter.help)
