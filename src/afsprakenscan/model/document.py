"""A document as read: blocks in reading order, and the account of what was read and what was not."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from afsprakenscan.model.base import Frozen


class BlockKind(StrEnum):
    """What a block is on paper."""

    TITEL = "titel"
    KOP = "kop"
    ALINEA = "alinea"
    LIJSTPUNT = "lijstpunt"
    TABELRIJ = "tabelrij"
    VOETNOOT = "voetnoot"
    KADER = "kader"


class Role(StrEnum):
    """Why a block never counts as evidence, whatever it says."""

    INHOUDSOPGAVE = "inhoudsopgave"
    KOLOMKOP = "kolomkop"
    BEGRIPPEN = "begrippen"
    CITAAT = "citaat"
    CASUS = "casus"
    CONTACT = "contact"
    VERSIEBEHEER = "versiebeheer"
    ONDERTEKENING = "ondertekening"


class Revision(StrEnum):
    """State of the text under tracked changes."""

    ONGEWIJZIGD = "ongewijzigd"
    INGEVOEGD = "ingevoegd"
    GEMENGD = "gemengd"


class Box(NamedTuple):
    """Place on a PDF page in points, measured from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Block(Frozen):
    """The smallest piece that gets a label: a paragraph, list item, table row, heading, footnote or frame.

    `nr` counts from 1 in reading order. `text` is cleaned but otherwise as shown, list number included; cells of a
    row are joined with ' | '. `headings` is the path of headings above the block, outermost first, without the block
    itself. `columns` has the column header for each cell, '' where there is none. `lead_in` is the number of the
    block that opens the list this item stands in. Exactly one of `page` (from 1) and `paragraph` (from 1) is known.
    """

    nr: int
    kind: BlockKind
    text: str
    cells: tuple[str, ...] | None = None
    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] | None = None
    level: int | None = None
    label: str | None = None
    lead_in: int | None = None
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    role: Role | None = None
    revision: Revision = Revision.ONGEWIJZIGD
    certainty: int | None = None


class ReadNote(Frozen):
    """One line of the reading report. `code` is stable, `message` is Dutch."""

    code: str
    message: str


class Skipped(Frozen):
    """Text that was seen and left out of the blocks on purpose, such as a running header."""

    reason: str
    text: str
    page: int | None = None


class Source(Frozen):
    """The file itself. `words` counts the words in the blocks; `pages` is unknown for formats without pages."""

    name: str
    sha256: str
    format: str
    pages: int | None
    words: int


class Document(Frozen):
    """Everything a reader got out of one file. `deleted` holds struck text (tracked deletions), never in a block.

    `properties` are the document properties that the file carries (title, created ...): a fallback, not evidence.
    """

    source: Source
    blocks: tuple[Block, ...]
    read_notes: tuple[ReadNote, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    deleted: tuple[Skipped, ...] = ()
    properties: dict[str, str] = {}
