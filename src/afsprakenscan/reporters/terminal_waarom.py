"""Why a verdict is what it is, and what the rules make of a sentence, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType

from afsprakenscan.model.document import Block, BlockKind, Role
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import SECOND_READER, Captures, Passage, Reason
from afsprakenscan.model.uitleg import (
    AspectUitleg,
    CriteriumUitleg,
    FeitUitleg,
    FeitVindplaats,
    Nabij,
    Onderdeel,
    Proef,
    Uitleg,
    Vindplaats,
    Weging,
)
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.colours import LABEL_COLOURS, NIVEAU_COLOURS
from afsprakenscan.reporters.page import Page, pairs
from afsprakenscan.reporters.plain import plain

_MOST = 5
"""Passages of a kind to show; a count says how many there are beyond."""
_QUOTE_LENGTH = 400
_PLACES = {
    "zin": "de zin",
    "blok": "het blok",
    "vorig": "het blok ervoor",
    "sectie": "dezelfde paragraaf",
    "kop": "een kop erboven",
    "kop1": "de kop erboven",
    "kolom": "de kolomkop",
    "rij": "de eerste cel",
    "aanhef": "de aanhef",
}
_FEATURES = {
    "blok": "in het blok",
    "gekwalificeerd": "met voorbehoud",
    "kop": "in een kop",
    "kop1": "in de kop erboven",
    "rand": "in kolomkop, eerste cel of aanhef",
    "vorig": "in het blok ervoor",
    "kwalificatie": "kwalificatie",
    "handelend": "handelt",
    "ontvangend": "ontvangt",
    "soort": "soort blok",
    "lengte": "lengte",
}
_EVERY_TEXT = {"woord": "staat tekst"}
"""A concept that any text meets: its name alone would not say so."""


def explanation(uitleg: Uitleg, style: Style) -> str:
    """Return why the criteria, aspects and key facts that were asked for came out as they did."""
    page = Page(style)
    page.line((plain(uitleg.regio or "Regio onbekend"), "bold"), "  ", plain(uitleg.source.name))
    for criterium in uitleg.criteria:
        _criterium(page, criterium)
    for feit in uitleg.kernfeiten:
        _feit(page, feit)
    return page.text()


def _criterium(page: Page, criterium: CriteriumUitleg) -> None:
    page.heading(f"{criterium.code}  {plain(criterium.titel)}")
    sign = page.sign(view.NIVEAU_SIGNS[criterium.niveau])
    page.line((f"{sign} {criterium.niveau}", f"bold {NIVEAU_COLOURS[criterium.niveau]}"))
    for aspect in criterium.aspecten:
        _aspect(page, aspect)


def _aspect(page: Page, aspect: AspectUitleg) -> None:
    page.line()
    sign = page.sign(view.LABEL_SIGNS[aspect.label])
    remark = "" if aspect.kern else "  (telt niet voor het niveau)"
    state = (f"  {view.LABEL_WORDS[aspect.label]}", LABEL_COLOURS[aspect.label])
    page.line((f"{sign} {aspect.code}  {plain(aspect.titel)}", "bold"), state, (remark, "dim"))
    page.line((plain(aspect.vraag), "dim"), indent=2)
    if aspect.partijen is not None:
        named = " en ".join(view.party(one) or one for one in aspect.partijen) or "geen van beide"
        page.line(f"Telt pas als Veilig Thuis en het lokale team beide een taak hebben; gevonden: {named}.", indent=2)
    proof = [one for one in aspect.telt if one.passage.labels[aspect.code] is Label.BEWIJS]
    _places(page, "Legt vast", proof)
    if not proof:
        _places(page, "Noemt alleen", aspect.telt)
    _places(page, "Telt niet: tegengehouden", aspect.tegengehouden)
    _places(page, "Ter beoordeling: alleen de tweede lezer ziet dit", aspect.voorstellen)
    if aspect.nabij:
        _title(page, "Komt het dichtst in de buurt")
        for near in aspect.nabij:
            _near(page, near)
    elif not proof and not aspect.telt and not aspect.tegengehouden:
        page.line("Geen passage komt in de buurt.", indent=2)


def _title(page: Page, title: str, remark: str = "") -> None:
    page.line()
    page.line((title, "bold"), (remark, "dim"), indent=2)


def _places(page: Page, title: str, places: Sequence[Vindplaats]) -> None:
    if not places:
        return
    rest = len(places) - _MOST
    _title(page, title, f"  {view.count(len(places), 'passage', 'passages')}")
    for place in places[:_MOST]:
        _place(page, place)
    if rest > 0:
        page.line((f"en nog {rest}; alle staan in --formaat json.", "dim"), indent=4)


def _place(page: Page, place: Vindplaats) -> None:
    _quote(page, place.passage)
    stopped = [reason for reason in place.redenen if reason.blocked_by]
    for one in dict.fromkeys(_stop(reason) for reason in stopped):
        page.line((one, "yellow"), indent=6)
    found = next((reason.captures for reason in place.redenen), Captures())
    if said := _captures(found):
        page.line(" · ".join(said), indent=6)
    for reason in place.redenen:
        page.line(*_rule(reason), indent=6)
    if place.weging:
        _weighing(page, place)


def _quote(page: Page, passage: Passage) -> None:
    page.line(f"“{view.shorten(plain(passage.quote), _QUOTE_LENGTH)}”", indent=4)
    page.line((plain(view.place(passage)), "dim"), indent=6)


def _stop(reason: Reason) -> str:
    """Return what stopped a hit, as a sentence."""
    name = reason.blocked_by or ""
    if name == SECOND_READER:
        return "Tegengehouden door de tweede lezer: die acht dit onwaarschijnlijk."
    if name in set(Role):
        return f"Tegengehouden: dit blok telt nooit ({name})."
    weaker = "Verzwakt tot vermelding" if reason.label is Label.VERMELDING else "Tegengehouden"
    return f"{weaker} door: {name.replace('_', ' ')}."


def _captures(found: Captures) -> list[str]:
    parts = (
        ("wie", view.party(found.partij)),
        ("aan wie", view.party(found.ontvanger)),
        ("wanneer", found.termijn),
        ("hoe", found.kanaal),
    )
    return [f"{name}: {plain(text)}" for name, text in parts if text]


def _rule(reason: Reason) -> list[str | tuple[str, str]]:
    words = ", ".join(f"{_name(name)} “{plain(text)}”" for name, text in reason.concepts.items())
    return [("Regel ", "dim"), reason.pattern, (f": {words}" if words else "", "dim")]


def _name(name: str) -> str:
    return name.replace("_", " ")


def _weighing(page: Page, place: Vindplaats) -> None:
    weighing = place.weging or Weging(kans=0, gewichten={})
    sure = f", zekerheid {place.zekerheid}" if place.zekerheid else ""
    page.line(("Tweede lezer ", "dim"), f"{percent(weighing.kans)}{sure}", (_weights(weighing), "dim"), indent=6)


def percent(chance: float) -> str:
    """Return a chance as a whole percentage; what rounds to 0 or 100 is 'minder dan 1%' or 'meer dan 99%'."""
    whole = round(chance * 100)
    return "minder dan 1%" if whole == 0 else "meer dan 99%" if whole == 100 else f"{whole}%"


def _weights(weighing: Weging) -> str:
    shown = []
    for feature, weight in weighing.gewichten.items():
        place, _, name = feature.partition(":")
        what = view.party(name) if place in ("handelend", "ontvangend") else _EVERY_TEXT.get(name) or _name(name)
        shown.append(f"{_FEATURES.get(place, place)} {what} {weight:+.1f}".replace(".", ","))
    return f": {'; '.join(shown)}" if shown else ""


# ---------------------------------------------------------------- what nearly fits


def _near(page: Page, near: Nabij) -> None:
    page.line(f"“{view.shorten(plain(near.tekst), _QUOTE_LENGTH)}”", indent=4)
    page.line((plain(view.place(near)), "dim"), indent=6)
    _parts(page, near, indent=6)


def _parts(page: Page, near: Nabij, indent: int) -> None:
    page.line(("Regel ", "dim"), near.patroon, (f" past voor {percent(near.aandeel)}", "dim"), indent=indent)
    met = dict.fromkeys(_part(part, there=True) for part in near.voldaan)
    lacking = dict.fromkeys((_part(part, there=False), part.soort == "uitgesloten") for part in near.ontbreekt)
    rows: list[tuple[str, RenderableType]] = [("wel", page.text_of(text)) for text in met]
    rows += [("maar" if excluded else "niet", page.text_of((text, "yellow"))) for text, excluded in lacking]
    pairs(page, rows, widest=4, indent=indent)


def _part(part: Onderdeel, *, there: bool) -> str:
    """Return a condition in words: what it is, where, and the words that meet it or would."""
    words = ", ".join(f"“{plain(word)}”" for word in part.woorden)
    match part.soort:
        case "handelend" | "ontvangend":
            verb = "handelt" if part.soort == "handelend" else "krijgt"
            return f"{_either(view.party(name) or name for name in part.namen)} {verb}"
        case "blok":
            return f"het is een {_either(part.namen)}"
        case "uitgesloten":
            if not part.uitleg:
                return f"alleen {_either(view.party(name) or name for name in part.namen)} handelt"
            return f"er staat ook: {part.uitleg}" + (f": {words}" if words else "")
    if there:
        return f"{part.uitleg}: {words}" if words else part.uitleg
    where = _either(_PLACES[place] for place in part.plaatsen)
    return f"{part.uitleg} (in {where})" + (f", zoals {words}" if words else "")


def _either(names: Iterable[str]) -> str:
    return " of ".join(names)


# ---------------------------------------------------------------- key facts


def _feit(page: Page, feit: FeitUitleg) -> None:
    page.heading(plain(feit.titel), feit.naam)
    page.line((plain(view.value(feit.waarde)), "bold"))
    page.line((f"Gelezen uit passages die dit vastleggen: {', '.join(feit.bij)}.", "dim"))
    counts = [one for one in feit.vindplaatsen if one.telt]
    others = [one for one in feit.vindplaatsen if not one.telt]
    _values(page, "Hierop berust het", counts)
    _values(page, "Geeft een waarde die niet de doorslag geeft", others)
    if not feit.vindplaatsen:
        page.line("Geen passage geeft een waarde.")


def _values(page: Page, title: str, places: Sequence[FeitVindplaats]) -> None:
    if not places:
        return
    _title(page, title, f"  {view.count(len(places), 'passage', 'passages')}")
    for place in places[:_MOST]:
        _quote(page, place.passage)
        if place.waarden:
            page.line(", ".join(plain(view.value(one)) for one in place.waarden), indent=6)
    if len(places) > _MOST:
        page.line((f"en nog {len(places) - _MOST}; alle staan in --formaat json.", "dim"), indent=4)


# ---------------------------------------------------------------- one sentence


def trial(proef: Proef, style: Style) -> str:
    """Return what the rules make of one sentence: what stands in it, which rules fire, and which nearly did."""
    page = Page(style)
    for block in proef.blokken:
        _block(page, block, last=block is proef.blokken[-1])
    _fired(page, proef)
    if proef.bijna:
        page.heading("Past bijna")
        for near in proef.bijna:
            _code(page, near.code, proef)
            _parts(page, near, indent=4)
    _concepts(page, proef)
    return page.text()


def _concepts(page: Page, proef: Proef) -> None:
    page.heading("Wat erin staat")
    parties = (
        ("handelt", [view.party(one) or one for one in proef.handelend]),
        ("ontvangt", [view.party(one) or one for one in proef.ontvangend]),
        ("kwalificatie", proef.kwalificaties),
    )
    rows: list[tuple[str, RenderableType]] = [
        (f"[{name}]", page.text_of(", ".join(values))) for name, values in parties if values
    ]
    for found in proef.begrippen:
        words = f"  “{plain(found.woorden)}”" if found.woorden else ""
        rows.append((found.naam, page.text_of(plain(found.uitleg), (words, "dim"))))
    if rows:
        pairs(page, rows, widest=page.width // 3)
    else:
        page.line("Geen enkel begrip.")


def _block(page: Page, block: Block, *, last: bool) -> None:
    kind = "" if last and block.kind is BlockKind.ALINEA else f"  ({block.kind})"
    page.line((plain(block.text), "bold" if last else ""), (kind, "dim"))


def _fired(page: Page, proef: Proef) -> None:
    page.heading("Welke regels passen")
    codes = dict.fromkeys(reason.code for reason in proef.treffers)
    for code in codes:
        label = proef.labels.get(code)
        _code(page, code, proef, (f"  {label or 'telt niet'}", LABEL_COLOURS[label]))
        told: Captures | None = None
        for reason in (one for one in proef.treffers if one.code == code):
            if reason.blocked_by:
                page.line((_stop(reason), "yellow"), indent=4)
            if reason.captures != told and (said := _captures(reason.captures)):
                page.line(" · ".join(said), indent=4)
            told = reason.captures
            page.line(*_rule(reason), indent=4)
    if not codes:
        page.line("Geen enkele.")


def _code(page: Page, code: str, proef: Proef, *remarks: tuple[str, str]) -> None:
    page.line((f"{code}  ", "bold"), plain(proef.titels[code]), *remarks)
