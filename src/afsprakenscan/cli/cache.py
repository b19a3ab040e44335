"""`cache`: the results that are kept for a next time."""

from __future__ import annotations

from afsprakenscan.cli.help_pages import DutchCommand, DutchGroup, examples, new_app
from afsprakenscan.cli.output import OK, deliver

app = new_app(cls=DutchGroup, help="Toon of wis de resultaten die voor een volgende keer zijn bewaard.")


@app.command("toon", cls=DutchCommand, epilog=examples("cache toon"))
def show() -> int:
    """Toon waar resultaten staan, in hoeveel bestanden, en hoeveel ruimte zij nemen en mogen nemen."""
    from afsprakenscan import api_batch

    folder, kept = api_batch.kept_results()
    shown = f"{_counted(kept.results)}, {_size(kept.bytes)} van hoogstens {api_batch.most_kept()} MB"
    deliver(f"{folder}: {shown}.\n", None, "tekst")
    return OK


@app.command("leeg", cls=DutchCommand, epilog=examples("cache leeg"))
def clear() -> int:
    """Wis alle bewaarde resultaten. Zij bevatten citaten uit de documenten."""
    from afsprakenscan import api_batch

    folder, kept = api_batch.clear_results()
    deliver(f"{folder}: {_counted(kept.results)} gewist, {_size(kept.bytes)} vrijgemaakt.\n", None, "tekst")
    return OK


def _counted(number: int) -> str:
    return f"{number} {'bestand' if number == 1 else 'bestanden'}"


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB".replace(".", ",")
