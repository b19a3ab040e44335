"""Reports as Word documents (DOCX), told from their story.

All looks are in the styles of `sjabloon/`, so that who edits a report changes a style and not every paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from afsprakenscan.model.landelijk import NationalOverview, Regio
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style, story_national, story_region
from afsprakenscan.reporters.word.render import render


def report(reports: Sequence[DocumentReport], style: Style) -> bytes:  # noqa: ARG001 - every format takes a style
    """Return the verdict on one or more documents."""
    return render([story_region.story(one) for one in reports])


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the national overview as `landelijk.docx`."""
    return {"landelijk.docx": render([story_national.story(overview)])}
