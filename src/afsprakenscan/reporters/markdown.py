"""Reports in Markdown (CommonMark with tables), told from their story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from afsprakenscan.model.landelijk import NationalOverview, Regio
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style, story_national, story_region
from afsprakenscan.reporters.plain import plain
from afsprakenscan.reporters.story import Bullets, Heading, Item, Paragraph, QuoteItem, Story, Table, Tone

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_BLOCK_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def report(reports: Sequence[DocumentReport], style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """Return the verdict on one or more documents."""
    return "\n\n".join(render(story_region.story(one)) for one in reports)


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the national overview as `landelijk.md`."""
    return {"landelijk.md": render(story_national.story(overview)).encode()}


def render(story: Story) -> str:
    """Return a story as Markdown."""
    return "\n\n".join([f"# {escape(story.title)}", *map(_item, story.items)]) + "\n"


def escape(text: str) -> str:
    """Return text on one line of which Markdown reads nothing as its own."""
    escaped = _SPECIAL.sub(r"\\\1", plain(text)).replace("&", "&amp;")
    return _BLOCK_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", escaped)


def _item(item: Item) -> str:
    match item:
        case Heading():
            return f"{'#' * item.level} {escape(item.text)}"
        case Paragraph():
            text = escape(item.text)
            return f"**Let op:** {text}" if item.tone is Tone.LET_OP else text
        case Bullets():
            return "\n".join(f"- {escape(point)}" for point in item.items)
        case QuoteItem():
            remarks = " · ".join(map(escape, (item.source, *item.remarks)))
            return f"> {escape(item.text)}\n>\n> — {remarks}"
        case Table():
            return _table(item)


def _table(table: Table) -> str:
    rows = [[escape(cell.text) for cell in row] for row in table.rows]
    lines = [list(map(escape, table.columns)), ["---"] * len(table.columns), *rows]
    return f"**{escape(table.caption)}**\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
