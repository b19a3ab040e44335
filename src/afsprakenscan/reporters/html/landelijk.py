"""The page of the national overview: the story with charts, matrix and tiles, and every region with its passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from afsprakenscan.model.landelijk import NationalOverview, Onleesbaar, Regio, RegioFeit, Voorbeeld
from afsprakenscan.reporters import story_national, view
from afsprakenscan.reporters.html import render
from afsprakenscan.reporters.html.charts import Illustrator
from afsprakenscan.reporters.html.evidence import Evidence, of_region
from afsprakenscan.reporters.html.matrix import TIME_WORDS, board, region_anchor
from afsprakenscan.reporters.html.sections import Figure, Section, nested, walk
from afsprakenscan.reporters.story import Heading, Table


@dataclass(frozen=True)
class FileLine:
    """A file of a region, with what was read of it."""

    name: str
    read: str
    left_out: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class RegionView:
    """One region with everything found in its files."""

    anchor: str
    naam: str
    facts: tuple[tuple[str, str], ...]
    files: tuple[FileLine, ...]
    unread: tuple[Onleesbaar, ...]
    kaders: tuple[tuple[str, tuple[Evidence, ...]], ...]
    kernfeiten: tuple[RegioFeit, ...]


def page(overview: NationalOverview, regios: Iterable[Regio]) -> str:
    """Return the page. Regions are taken one by one, so that only their text is kept."""
    elsewhere = {(gap.regio, gap.code): gap.voorbeeld for gap in overview.leemtes}
    regions = [_region(regio, nr, elsewhere) for nr, regio in enumerate(regios)]
    story = story_national.story(overview)
    root = nested(story.items, Heading(1, story.title, "top"))
    _illustrate(root, overview)
    _insert(
        root, "samenvatting", Section(Heading(2, "De regio's naast elkaar", "matrix"), [_board(overview)]), after=True
    )
    everything = Section(Heading(2, "Alles wat is gevonden, per regio", "regios"), [Figure("regions", regions)])
    _insert(root, "verantwoording", everything, after=False)
    return render.page(
        "landelijk.html.j2",
        ("stijl.css",),
        ("gedrag.js",),
        title=story.title,
        root=root,
        contents=[child.heading for child in root.children],
    )


def _board(overview: NationalOverview) -> Figure:
    return Figure("board", board(overview))


def _insert(root: Section, anchor: str, section: Section, *, after: bool) -> None:
    """Put a section before or after the one with this anchor."""
    place = [child.anchor for child in root.children].index(anchor)
    root.children.insert(place + after, section)


def _illustrate(root: Section, overview: NationalOverview) -> None:
    illustrator = Illustrator(overview)
    for section in walk(root):
        for nr, part in enumerate(section.parts):
            chart = illustrator.illustrated(section.anchor, part) if isinstance(part, Table) else None
            if chart is not None:
                section.parts[nr] = Figure("chart_table", chart)


def _region(regio: Regio, nr: int, elsewhere: Mapping[tuple[str, str], Voorbeeld | None]) -> Markup:
    titles = {ref.id: ref.titel for ref in regio.rapporten[0].ruleset.kaders}
    found: dict[str, list[Evidence]] = {}
    for criterium in view.ordered(regio.criteria, lambda one: one.kader):
        example = elsewhere.get((regio.naam, criterium.code))
        found.setdefault(criterium.kader, []).append(of_region(criterium, regio.rapporten, example))
    facts = [("Datum", f"{view.date(regio.datum)} ({TIME_WORDS[regio.tijd]})"), ("Status", regio.status or "onbekend")]
    facts += [("Opmerking", regio.opmerking)] if regio.opmerking else []
    shown = RegionView(
        anchor=region_anchor(nr),
        naam=regio.naam,
        facts=tuple(facts),
        files=tuple(
            FileLine(
                report.source.name,
                view.read_summary(report),
                view.left_out(report),
                tuple(view.remarks(report.read_notes)),
            )
            for report in regio.rapporten
        ),
        unread=regio.onleesbaar,
        kaders=tuple((titles.get(kader) or kader.capitalize(), tuple(ones)) for kader, ones in found.items()),
        kernfeiten=tuple(regio.kernfeiten.values()),
    )
    return render.fragment("region", shown)
