"""What the regions lack, as a part of the national story: who lacks what, and per requirement how to arrange it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from afsprakenscan.model.landelijk import AspectBeeld, CriteriumBeeld, Leemte, NationalOverview, Voorbeeld
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import view
from afsprakenscan.reporters.story import Cell, Heading, Item, Paragraph, QuoteItem, Table, Tone

Passage = tuple[str, str, int]

_HOW_TO_READ = (
    "Van elke regio staat hier wat nog niet is vastgelegd. Daarna volgt per eis en per stap wat een regio kan "
    "vastleggen, en hoe een andere regio het heeft verwoord."
)


def gaps(overview: NationalOverview) -> Iterator[Item]:
    """Give the gaps of every region, and for each requirement with a gap the advice and the best examples."""
    if not overview.leemtes:
        return
    yield Paragraph(_HOW_TO_READ, Tone.KLEIN)
    yield _per_region(overview)
    for one in view.ordered(overview.criteria, lambda one: one.kader):
        lacking = [gap for gap in overview.leemtes if gap.code == one.code]
        if lacking:
            yield from _requirement(one, lacking, overview)


def _per_region(overview: NationalOverview) -> Table:
    simple = {one.code for one in overview.criteria if len(one.aspecten) == 1}
    rows = []
    for regio in overview.regios:
        found = [gap for gap in overview.leemtes if gap.regio == regio.naam]
        if found:
            absent = [gap for gap in found if gap.niveau is Niveau.ONTBREEKT]
            partly = [gap for gap in found if gap.niveau is not Niveau.ONTBREEKT]
            rows.append(
                (
                    Cell(regio.naam),
                    Cell("; ".join(f"{gap.code}: {view.in_sentence(gap.titel)}" for gap in absent) or "–"),
                    Cell(_aspects(((gap, gap.ontbreekt) for gap in partly), simple)),
                    Cell(_aspects(((gap, gap.alleen_genoemd) for gap in partly), simple)),
                )
            )
    columns = ("Regio", "Ontbreekt geheel", "Niet gevonden", "Alleen genoemd")
    return Table("Wat nog niet is vastgelegd", columns, tuple(rows))


def _aspects(found: Iterable[tuple[Leemte, Sequence[str]]], simple: Container[str]) -> str:
    """Return the aspects in a row; of a criterium with one aspect its own title says more."""
    named = [(gap.code, (gap.titel,) if gap.code in simple else titles) for gap, titles in found if titles]
    parts = [f"{code}: {', '.join(map(view.in_sentence, titles))}" for code, titles in named]
    return "; ".join(parts) or "–"


def _requirement(one: CriteriumBeeld, lacking: Sequence[Leemte], overview: NationalOverview) -> Iterator[Item]:
    yield Heading(3, f"{one.code}  {one.titel}", f"leemte-{one.code}")
    if advice := lacking[0].advies:
        yield Paragraph(advice)
    everyone = [regio.naam for regio in overview.regios]
    rows = []
    wanted = []
    for aspect in one.aspecten:
        absent = [gap.regio for gap in lacking if aspect.titel in gap.ontbreekt]
        named = [gap.regio for gap in lacking if aspect.titel in gap.alleen_genoemd]
        if absent or named:
            wanted.append(aspect)
            titel = aspect.titel if len(one.aspecten) > 1 else one.titel
            rows.append((Cell(titel), Cell(_who(absent, everyone)), Cell(_who(named, everyone))))
    yield Table(f"{one.titel}: wie wat mist", ("Aspect", "Niet gevonden in", "Alleen genoemd in"), tuple(rows))
    yield from _examples(wanted)


def _who(names: Sequence[str], everyone: Sequence[str]) -> str:
    return f"{len(names)}: {view.among(names, everyone)}" if names else "–"


def _examples(aspects: Sequence[AspectBeeld]) -> Iterator[QuoteItem]:
    """Give the best example of each aspect; a passage that shows several of them stands once."""
    about: dict[Passage, list[str]] = {}
    found: dict[Passage, Voorbeeld] = {}
    for aspect in aspects:
        if aspect.voorbeeld:
            passage = which_passage(aspect.voorbeeld)
            found.setdefault(passage, aspect.voorbeeld)
            about.setdefault(passage, []).append(view.in_sentence(aspect.titel))
    for passage, one in found.items():
        said = (f"over {view.enumeration(about[passage])}",) if len(found) > 1 else ()
        yield QuoteItem(one.quote, f"{one.regio}, {view.place(one)}", said)


def which_passage(one: Voorbeeld) -> Passage:
    """Return what tells the passage of an example from all others: its region, its file, and its number there."""
    return one.regio, one.bestand, one.passage
