"""Counts lists the way Word does, so that a paragraph gets the number that is shown in front of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from afsprakenscan.readers.numerals import numeral
from afsprakenscan.readers.word_styles import Styles, W, flag, value, whole

_LEVELS = 9
_STYLES = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "ordinal": "1",
    "bullet": "",
    "none": "",
}
_PLACE = re.compile(r"%([1-9])")


@dataclass
class _Level:
    """One level of a list definition."""

    style: str = "1"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    bullet: bool = False
    paragraph_style: str | None = None


@dataclass
class _List:
    """A w:num: levels, the counters it shares with its abstract list, and where it starts anew."""

    levels: dict[int, _Level]
    counters: list[int | None]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering part of a Word document, with the counters as they stand while the document is read."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if root is not None:
            self._abstract = {a.get(W + "abstractNumId", ""): a for a in root.findall(W + "abstractNum")}
            self._nums = {n.get(W + "numId", ""): n for n in root.findall(W + "num")}
        self._counters: dict[str, list[int | None]] = {}
        self._lists: dict[str, _List | None] = {}

    def level_of_style(self, num_id: str, style_id: str | None) -> int:
        """Return the level (from 0) that a list gives to paragraphs of a style; 0 when it says nothing."""
        found = self._list(num_id)
        if found is not None and style_id is not None:
            for number, level in found.levels.items():
                if level.paragraph_style == style_id:
                    return number
        return 0

    def known(self, num_id: str | None) -> bool:
        """Tell whether a list exists; list 0 is Word's way of saying 'no list'."""
        return num_id is not None and self._list(num_id) is not None

    def count(self, num_id: str, number: int) -> str:
        """Count the next paragraph on a level (from 0) of a list and return its number as shown, '' for a bullet."""
        found = self._list(num_id)
        if found is None:
            return ""
        number = min(max(number, 0), _LEVELS - 1)
        counters = found.counters
        level = found.levels.get(number, _Level(text=f"%{number + 1}."))
        if number in found.starts:
            counters[number] = found.starts.pop(number)
        else:
            before = counters[number]
            counters[number] = level.start if before is None else before + 1
        for deeper in range(number + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or 0 < number + 1 <= restart:
                counters[deeper] = None
        return _shown(found, level)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._make(num_id)
        return self._lists[num_id]

    def _make(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        abstract_id = self._abstract_id(num_id)
        if num is None or abstract_id is None:
            return None
        levels = _levels(self._abstract[abstract_id])
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            number = whole(override.get(W + "ilvl")) or 0
            own = override.find(W + "lvl")
            if own is not None:
                levels[number] = _level(own)
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[number] = start
        counters = self._counters.setdefault(abstract_id, [None] * _LEVELS)
        return _List(levels, counters, starts)

    def _abstract_id(self, num_id: str) -> str | None:
        """Return the abstract list of a list; a link to a numbering style is followed, once."""
        for _ in range(2):
            num = self._nums.get(num_id)
            abstract_id = value(num, "abstractNumId")
            if num is None or abstract_id not in self._abstract:
                return None
            link = value(self._abstract[abstract_id], "numStyleLink")
            linked = self._styles.numbering_id(link) if link else None
            if linked is None or linked == num_id:
                return abstract_id
            num_id = linked
        return abstract_id


def _levels(abstract: Element) -> dict[int, _Level]:
    return {whole(level.get(W + "ilvl")) or 0: _level(level) for level in abstract.findall(W + "lvl")}


def _level(level: Element) -> _Level:
    kind = value(level, "numFmt") or "decimal"
    start = whole(value(level, "start"))
    return _Level(
        style=_STYLES.get(kind, "1"),
        text=value(level, "lvlText") or "",
        start=start if start is not None else 0,
        restart=whole(value(level, "lvlRestart")),
        legal=bool(flag(level, "isLgl")),
        bullet=kind == "bullet",
        paragraph_style=value(level, "pStyle"),
    )


def _shown(found: _List, level: _Level) -> str:
    """Return the number as shown: '%1.%2' with the counters filled in."""
    if level.bullet:
        return ""

    def fill(place: re.Match[str]) -> str:
        number = int(place[1]) - 1
        other = found.levels.get(number, _Level())
        counter = found.counters[number]
        return numeral(other.start if counter is None else counter, "1" if level.legal and other.style else other.style)

    return _PLACE.sub(fill, level.text).strip()
