"""The comparison of two versions as text: what was lost, then per requirement what changed, with both passages."""

from __future__ import annotations

from collections.abc import Sequence

from afsprakenscan.model.results import Niveau
from afsprakenscan.model.toets import (
    AspectVerschil,
    Citaat,
    CriteriumVerschil,
    FeitVerschil,
    Verandering,
    Vergelijking,
)
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.page import Page
from afsprakenscan.reporters.plain import plain

_QUOTE_LENGTH = 240
_NAME_WIDTH = 9
_COLOURS = {
    Verandering.WEG: "red",
    Verandering.ZWAKKER: "red",
    Verandering.ERBIJ: "green",
    Verandering.STERKER: "green",
    Verandering.GEBLEVEN: "dim",
    Verandering.NERGENS: "dim",
}
_SAME = (Verandering.GEBLEVEN, Verandering.NERGENS)


def comparison(vergelijking: Vergelijking, style: Style) -> str:
    """Return what changed: the requirements in full, other criteria only where something changed."""
    page = Page(style)
    page.line((plain(vergelijking.oud), "bold"), f" {page.sign(('→', '>'))} ", (plain(vergelijking.nieuw), "bold"))
    _verdict(page, vergelijking)
    required = {*vergelijking.gevraagd.niveaus, *vergelijking.gevraagd.aspecten}
    others = []
    for one in vergelijking.criteria:
        if one.code in required or any(aspect.code in required for aspect in one.aspecten):
            _criterium(page, one)
        elif any(aspect.verandering not in _SAME for aspect in one.aspecten):
            others.append(one)
    if others:
        page.heading("Andere onderwerpen waarin iets veranderde")
    for one in others:
        _criterium(page, one)
    _facts(page, vergelijking.kernfeiten)
    return page.text()


def _verdict(page: Page, vergelijking: Vergelijking) -> None:
    lost = vergelijking.verloren
    if not lost:
        page.line(("Niets van wat vereist is, ging verloren.", "green"))
        return
    known = {one.code: f"{one.code} van {one.oud} naar {one.nieuw}" for one in vergelijking.criteria}
    page.line((f"Verloren: {'; '.join(known.get(code, code) for code in lost)}.", "bold red"))


def _criterium(page: Page, one: CriteriumVerschil) -> None:
    page.line()
    level = one.oud.value if one.oud is one.nieuw else f"{one.oud} {page.sign(('→', '>'))} {one.nieuw}"
    page.line((f"{one.code}  {plain(one.titel)}", "bold"), "  ", (level, _level_colour(one.oud, one.nieuw)))
    for aspect in one.aspecten:
        _aspect(page, aspect)


def _level_colour(old: Niveau, new: Niveau) -> str:
    if old is new:
        return "dim"
    return "green" if new.rang > old.rang else "red"


def _aspect(page: Page, aspect: AspectVerschil) -> None:
    name = aspect.verandering.ljust(_NAME_WIDTH)
    title = plain(aspect.titel) if aspect.kern else f"({plain(aspect.titel)})"
    label = f"  {view.LABEL_WORDS[aspect.nieuw]}" if aspect.verandering is Verandering.GEBLEVEN else ""
    page.line((name, _COLOURS[aspect.verandering]), f"{aspect.code}  {title}", (label, "dim"), indent=3)
    same = (aspect.citaat_oud and aspect.citaat_oud.quote) == (aspect.citaat_nieuw and aspect.citaat_nieuw.quote)
    if not same:
        _quote(page, "oud", aspect.citaat_oud)
        _quote(page, "nieuw", aspect.citaat_nieuw)


def _quote(page: Page, name: str, citaat: Citaat | None) -> None:
    if citaat is not None:
        quote = view.shorten(plain(citaat.quote), _QUOTE_LENGTH)
        place = (plain(view.place(citaat)), "dim")
        page.line((name.ljust(7), "dim"), f"“{quote}”  ", place, indent=3 + _NAME_WIDTH)


def _facts(page: Page, facts: Sequence[FeitVerschil]) -> None:
    if not facts:
        return
    page.heading("Kernfeiten die veranderden")
    for fact in facts:
        title = plain(fact.titel or fact.naam)
        arrow = page.sign(("→", ">"))
        page.line((f"{title}: ", "bold"), f"{plain(view.value(fact.oud))} {arrow} {plain(view.value(fact.nieuw))}")
