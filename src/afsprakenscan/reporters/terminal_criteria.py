"""The criteria themselves as text: the list of them, and one in full."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from afsprakenscan.model.kader import Aspect, Criterium, Kader, Ruleset, Voorbeeld
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.page import Page, pairs
from afsprakenscan.reporters.plain import plain


def listing(ruleset: Ruleset, style: Style) -> str:
    """Return all criteria per kader, with its aspects and how many patterns and examples it has; then the key facts."""
    page = Page(style)
    for kader in view.ordered(ruleset.kaders, lambda kader: kader.id):
        page.heading(plain(kader.titel), f"{plain(kader.id)}, versie {plain(kader.versie)}")
        table = Table.grid(padding=(0, 2, 0, 0), expand=True, pad_edge=False)
        table.add_column(min_width=3, no_wrap=True)
        table.add_column(ratio=1)
        table.add_column(justify="right")
        for criterium in kader.criteria:
            size = page.text_of((_size(criterium), "dim"))
            table.add_row(page.text_of((criterium.code, "bold")), page.text_of(plain(criterium.titel)), size)
        page.add(table)
    if ruleset.feiten:
        page.heading("Kernfeiten")
        pairs(page, [(feit.naam, page.text_of(plain(feit.titel))) for feit in ruleset.feiten], widest=30)
    page.line()
    total = sum(len(kader.criteria) for kader in ruleset.kaders)
    page.line((f"{view.count(total, 'criterium', 'criteria')}, {plain(ruleset.digest)}", "dim"))
    return page.text()


def _size(criterium: Criterium) -> str:
    patterns = sum(len(aspect.bewijs) + len(aspect.vermelding) for aspect in criterium.aspecten)
    examples = sum(len(list(_examples(aspect))) for aspect in criterium.aspecten)
    parts = (
        _codes(criterium.aspecten),
        view.count(patterns, "patroon", "patronen"),
        view.count(examples, "voorbeeld", "voorbeelden"),
    )
    return ", ".join(parts)


def _codes(aspecten: Sequence[Aspect]) -> str:
    return "1 aspect" if len(aspecten) == 1 else f"aspecten {aspecten[0].code}-{aspecten[-1].code}"


def details(kader: Kader, criterium: Criterium, style: Style) -> str:
    """Return one criterium in full: what it asks, why, what to write, and per aspect the examples."""
    page = Page(style)
    page.heading(f"{criterium.code}  {plain(criterium.titel)}", plain(kader.titel))
    texts = (
        ("Vraag", criterium.vraag),
        ("Waarom", criterium.waarom),
        ("Bron", criterium.bron),
        ("Advies", criterium.advies),
    )
    pairs(page, [(name, page.text_of(plain(text))) for name, text in texts], widest=10)
    for aspect in criterium.aspecten:
        _aspect(page, aspect)
    return page.text()


def _aspect(page: Page, aspect: Aspect) -> None:
    page.line()
    remark = "" if aspect.kern else "  (telt niet voor het niveau)"
    page.line((f"{aspect.code}  {plain(aspect.titel)}", "bold"), (remark, "dim"))
    page.line(plain(aspect.vraag), indent=4)
    names = ", ".join(pattern.naam for pattern in (*aspect.bewijs, *aspect.vermelding))
    page.line((f"Patronen: {names}", "dim"), indent=4)
    for kind, text, reason in _examples(aspect):
        tail = f"  ({plain(reason)})" if reason else ""
        page.line((f"{kind}: ", "bold"), f"“{plain(text)}”", (tail, "dim"), indent=4)


def _examples(aspect: Aspect) -> list[tuple[str, str, str | None]]:
    """Every example with what it is an example of, and the reason where one is given."""
    groups: tuple[tuple[str, Sequence[str | Voorbeeld]], ...] = (
        ("bewijs", aspect.voorbeelden.bewijs),
        ("vermelding", aspect.voorbeelden.vermelding),
        ("geen", aspect.voorbeelden.geen),
    )
    return [
        (kind, example, None) if isinstance(example, str) else (kind, example.tekst, example.reden)
        for kind, examples in groups
        for example in examples
    ]
