"""What styles say in Word and OpenDocument alike: how text looks, and what the name of a style makes of a paragraph.

Documents travel between the two, and take the names of styles along; so both readers know all names, in Dutch and
English. How a format writes its styles down is for `word_styles` and `odt_styles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_HEADING = re.compile(r"(?:heading|kop)\s*([1-9])\b")
_CONTENTS = re.compile(
    r"(?:contents|toc|inhopg|inhoud(?:sopgave)?|user index|illustration index)\s*\d"
    r"|table of figures|lijst met afbeeldingen"
)
_LIST = re.compile(r"(?:list (?:bullet|number)|lijst ?(?:opsom\.teken|nummering)|lijstopsomteken)\s*(\d?)")
_CONTENTS_HEADINGS = frozenset(
    {"contents heading", "toc heading", "kop inhoudsopgave", "kop van inhoudsopgave", "kopvaninhoudsopgave"}
)
_TITLES = frozenset({"title", "titel", "subtitle", "ondertitel"})
_FRAMES = frozenset({"intense quote", "duidelijk citaat"})


@dataclass(frozen=True)
class Look:
    """Look of text; None is 'not said here'. `size` is in points, `scale` a size relative to the surroundings."""

    bold: bool | None = None
    size: float | None = None
    scale: float | None = None
    hidden: bool | None = None
    struck: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look with what it leaves open filled in from another."""
        size, scale = self.size, self.scale
        if size is None:
            share = 1.0 if scale is None else scale
            size = None if other.size is None else share * other.size
            scale = scale if other.scale is None else share * other.scale
        return Look(
            other.bold if self.bold is None else self.bold,
            size,
            scale if size is None else None,
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
        )


@dataclass(frozen=True)
class ParagraphStyle:
    """What a paragraph gets from its style in either format; `heading` and `list_level` count from 1."""

    look: Look = field(default_factory=Look)
    heading: int | None = None
    title: bool = False
    frame: bool = False
    contents: bool = False
    centred: bool = False
    list_level: int | None = None


# The names below are in lower case: those of a style and of the styles it builds on, nearest first.


def heading_level(names: Sequence[str], outlines: Iterable[int | None]) -> int | None:
    """Return the heading level (from 1) that styles give: the nearest that says something about it decides.

    `outlines` has for each name the level that its style states, 0 for running text, None where it is silent.
    """
    if not _CONTENTS_HEADINGS.isdisjoint(names):
        return 1
    for name, outline in zip(names, outlines, strict=True):
        if outline is not None:
            return outline or None
        if found := _HEADING.match(name):
            return int(found[1])
    return None


def list_level(names: Iterable[str]) -> int | None:
    """Return the list level (from 1) in the name of a style, None when it is not a style for lists."""
    found = next((found for name in names if (found := _LIST.match(name))), None)
    return int(found[1] or 1) if found else None


def is_title(names: Iterable[str]) -> bool:
    """Tell whether a style is that of the title of a document."""
    return not _TITLES.isdisjoint(names)


def is_frame(names: Iterable[str]) -> bool:
    """Tell whether a style sets a paragraph apart as in a frame."""
    return not _FRAMES.isdisjoint(names)


def is_contents(names: Iterable[str]) -> bool:
    """Tell whether a style is that of the lines of a table of contents."""
    return any(_CONTENTS.match(name) for name in names)
