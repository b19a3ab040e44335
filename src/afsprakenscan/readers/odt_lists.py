"""Counts lists and headings the way LibreOffice does, so that a paragraph gets the number shown in front of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from afsprakenscan.readers.numerals import numeral
from afsprakenscan.readers.odt_styles import TEXT, XML_ID, ListLevel, Styles, whole

_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass
class _Counters:
    """The numbers reached on each level (from 1)."""

    reached: dict[int, int] = field(default_factory=dict)

    def count(self, levels: dict[int, ListLevel], level: int, start: int | None) -> str:
        """Count the next item on a level and return its label as shown, '' for a bullet."""
        definition = levels.get(level, ListLevel())
        if start is not None:
            self.reached[level] = start
        else:
            self.reached[level] = self.reached.get(level, definition.start - 1) + 1
        for deeper in [number for number in self.reached if number > level]:
            del self.reached[deeper]
        if definition.bullet or not definition.style:
            return ""

        def fill(place: re.Match[str]) -> str:
            other = levels.get(int(place[1]), ListLevel())
            return numeral(self.reached.get(int(place[1]), other.start), other.style)

        return _PLACE.sub(fill, definition.template).strip()


@dataclass
class OpenList:
    """A list being read: its style, its level, and the counters it shares with the lists around it."""

    style: str | None
    level: int
    counters: _Counters
    start: int | None = None
    fresh: bool = False

    def item(self, element: Element) -> None:
        """Begin a list item; its number goes to the first paragraph in it."""
        self.fresh = element.tag == TEXT + "list-item"
        start = element.get(TEXT + "start-value")
        self.start = whole(start, 1) if start is not None else None


class Lists:
    """All lists of a document, with the counters as they stand while it is read."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_id: dict[str, _Counters] = {}
        self._by_style: dict[str | None, _Counters] = {}
        self._outline = _Counters()

    def open(self, element: Element, around: OpenList | None) -> OpenList:
        """Begin a text:list; a list in a list shares style and counters with it."""
        style = element.get(TEXT + "style-name")
        if around is not None:
            return OpenList(style or around.style, around.level + 1, around.counters)
        continued = element.get(TEXT + "continue-list")
        if continued in self._by_id:
            counters = self._by_id[continued]
        elif element.get(TEXT + "continue-numbering") == "true" and style in self._by_style:
            counters = self._by_style[style]
        else:
            counters = _Counters()
        self._by_style[style] = counters
        if own_id := element.get(XML_ID):
            self._by_id[own_id] = counters
        return OpenList(style, 1, counters)

    def label(self, place: OpenList, style: str | None) -> str:
        """Count the paragraph that opens a list item and return its label; `style` is its own list style."""
        place.fresh = False
        levels = self._styles.list_levels(place.style or style)
        return place.counters.count(levels, place.level, place.start)

    def heading_label(self, element: Element, level: int) -> str:
        """Count a heading outside lists and return its number as shown."""
        if element.get(TEXT + "is-list-header") == "true":
            return ""
        start = element.get(TEXT + "start-value")
        restart = element.get(TEXT + "restart-numbering") == "true"
        return self._outline.count(self._styles.outline, level, whole(start, 1) if restart else None)
