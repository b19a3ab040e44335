"""The national overview in a few lines, for the terminal."""

from __future__ import annotations

from afsprakenscan.model.kader import MAIN_KADER
from afsprakenscan.model.landelijk import NationalOverview
from afsprakenscan.reporters import Style
from afsprakenscan.reporters.page import Page
from afsprakenscan.reporters.story_national import judged


def summary(overview: NationalOverview, style: Style) -> str:
    """Return how many documents were judged, and in how many regions each requirement comes back."""
    page = Page(style)
    page.line(f"{judged(overview)}.")
    page.line()
    for one in overview.criteria:
        if one.kader == MAIN_KADER:
            count = f"{one.komt_terug.aantal:>3} van {one.komt_terug.van}"
            page.line(f"{one.code}  {count}  {one.titel} ({one.komt_terug.maatwoord})")
    return page.text()
