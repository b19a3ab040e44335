"""The page on one or more documents: what the story says, and under each criterium everything that was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afsprakenscan.model.kader import MAIN_KADER
from afsprakenscan.model.results import DocumentReport, Niveau
from afsprakenscan.reporters import story_region, view
from afsprakenscan.reporters.html import evidence, render
from afsprakenscan.reporters.html.sections import Figure, Section, nested, walk
from afsprakenscan.reporters.story import Bullets, Heading


@dataclass(frozen=True)
class Compared:
    """The documents beside each other on the main kader."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[Niveau, ...]], ...]


def page(reports: Sequence[DocumentReport]) -> str:
    """Return the page."""
    several = len(reports) > 1
    sections = [_section(report, f"d{nr + 1}-" if several else "") for nr, report in enumerate(reports)]
    if several:
        title = f"Samenwerkingsafspraken: {len(reports)} documenten"
        contents = [
            Heading(2, _name(report), section.anchor) for report, section in zip(reports, sections, strict=True)
        ]
    else:
        title = sections[0].heading.text
        contents = [child.heading for child in sections[0].children]
    return render.page(
        "document.html.j2",
        ("stijl.css",),
        ("gedrag.js",),
        title=title,
        sections=sections,
        contents=contents,
        compared=_compared(reports) if several else None,
    )


def _section(report: DocumentReport, prefix: str) -> Section:
    """Return the story of a document as a tree with all passages hung in; under a prefix it is one of several."""
    story = story_region.story(report)
    name = report.source.name
    title = f"{story.title} ({name})" if prefix and name not in story.title else story.title
    root = nested(story.items, Heading(1, title, "document"))
    _hang(root, report, prefix)
    for section in walk(root):
        heading = section.heading
        section.heading = Heading(heading.level + bool(prefix), heading.text, prefix + heading.anchor)
    return root


def _hang(root: Section, report: DocumentReport, prefix: str) -> None:
    places = {section.anchor: section for section in walk(root)}
    for kader, criteria in view.by_kader(report):
        for criterium in criteria:
            found = evidence.of_document(criterium, report)
            home = places.get(f"eis-{criterium.code}", places[f"kader-{kader}"])
            named = home.anchor == f"kader-{kader}"
            if not named and isinstance(home.parts[0], Bullets):
                home.parts[0] = Figure("aspects", found)
            if found.groups:
                home.parts.append(Figure("drill", (found, f"{prefix}alles-{criterium.code}", named)))


def _compared(reports: Sequence[DocumentReport]) -> Compared:
    main = [[one for one in report.criteria if one.kader == MAIN_KADER] for report in reports]
    return Compared(
        columns=tuple((one.code, one.titel) for one in main[0]),
        rows=tuple(
            (f"d{nr + 1}-document", _name(report), tuple(one.niveau for one in criteria))
            for nr, (report, criteria) in enumerate(zip(reports, main, strict=True))
        ),
    )


def _name(report: DocumentReport) -> str:
    return f"{report.regio} ({report.source.name})" if report.regio else report.source.name
