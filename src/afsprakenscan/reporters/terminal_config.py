"""The settings in force as text, each with where it came from."""

from __future__ import annotations

from rich.console import RenderableType

from afsprakenscan.config import Settings
from afsprakenscan.model.toets import Onderdrukking
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.page import Page, pairs
from afsprakenscan.reporters.plain import plain


def settings(found: Settings, style: Style) -> str:
    """Return every setting with its value and its origin."""
    page = Page(style)
    page.line(f"Instellingen uit {found.path}" if found.path else "Geen bestand met instellingen gevonden.")
    page.line()
    values = {
        "eisen": ", ".join(found.eisen) or "alle eisen van het kwaliteitskader",
        "minimaal": found.minimaal.value,
        "drempels": ", ".join(f"{code}: {niveau}" for code, niveau in found.drempels.items()) or "geen",
        "aspecten": ", ".join(found.aspecten) or "geen",
        "bestanden": ", ".join(found.bestanden) or "geen",
        "criteria": str(found.criteria or "de meegeleverde"),
        "basislijn": str(found.basislijn or "geen"),
        "onderdruk": "; ".join(_suppression(rule) for rule in found.onderdruk) or "niets",
    }
    rows: list[tuple[str, RenderableType]] = [
        (name, page.text_of(plain(value), (f"  ({plain(found.origin.get(name, 'standaard'))})", "dim")))
        for name, value in values.items()
    ]
    pairs(page, rows, widest=12)
    return page.text()


def _suppression(rule: Onderdrukking) -> str:
    where = [f"in {rule.bestand}"] if rule.bestand else []
    until = [f"tot en met {view.date(rule.tot.isoformat())}"] if rule.tot else []
    return " ".join([rule.code, *where, *until, f"({rule.reden})"])
