"""`config`: the settings of `toets` and `vergelijk`."""

from __future__ import annotations

from afsprakenscan.cli.help_pages import DutchCommand, DutchGroup, examples, new_app
from afsprakenscan.cli.options import ConfigFile, Target
from afsprakenscan.cli.output import OK, deliver, style

app = new_app(cls=DutchGroup)


@app.callback()
def config() -> None:
    """Toon de instellingen van toets en vergelijk."""


@app.command("tonen", cls=DutchCommand, epilog=examples("config tonen", "config tonen --config team.toml"))
def show(*, config: ConfigFile = None, uit: Target = None) -> int:
    """Toon welke instellingen gelden, en waar elk vandaan komt."""
    from afsprakenscan import api_toets
    from afsprakenscan.reporters import terminal_config

    deliver(terminal_config.settings(api_toets.settings(config), style(uit)), uit, "tekst")
    return OK
