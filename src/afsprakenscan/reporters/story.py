"""A report as a story without a format: headings, text, lists, tables and quotes, in reading order.

What a report says is decided once, where a story is made (`story_region`, `story_national`); how it looks is for
the module of each format. All text is plain: a format escapes what its markup would read as its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from afsprakenscan.model.results import Niveau


class Tone(StrEnum):
    """Why a paragraph stands out: something to notice, or background in small print."""

    GEWOON = "gewoon"
    LET_OP = "let op"
    KLEIN = "klein"


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the report. `anchor` is unique in a story, for links and contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str
    tone: Tone = Tone.GEWOON


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `niveau` is there where the text is one: a format may colour it, beside the text."""

    text: str
    niveau: Niveau | None = None


@dataclass(frozen=True)
class Table:
    """A table with a caption and column headers. The first cell of a row is its header."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class QuoteItem:
    """A quote from a document, with where it stands and what it says of who, when and how."""

    text: str
    source: str
    remarks: tuple[str, ...] = ()


Item = Heading | Paragraph | Bullets | Table | QuoteItem


@dataclass(frozen=True)
class Story:
    """A whole report: its title, and everything under it in reading order (the title itself is no item)."""

    title: str
    items: tuple[Item, ...]
