"""What each piece of text is: title, heading of a level, list item, note or running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from afsprakenscan.readers.pdf.lines import Style
from afsprakenscan.readers.pdf.paragraphs import Piece, Type

_NUMBERING = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?(?=\s)")
_NAMED = re.compile(r"(deel|hoofdstuk|bijlage|paragraaf|artikel)\b", re.IGNORECASE)
_APPENDIX = re.compile(r"bijlage\b", re.IGNORECASE)
_RANKS = {"deel": 0, "hoofdstuk": 1, "bijlage": 1, "paragraaf": 2, "artikel": 3}
NOTE = re.compile(r"[\[(]?(?:\d{1,2}|\*{1,3})[\])]?\.?(?:\s|$)|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]")
_CONTENTS = re.compile(r"(?:\.{3,}|…+\.*|(?:\s\.){3,})\s*\d")
_LETTER = re.compile(r"[^\W\d_]")
SMALLER = 0.93  # times the size of the running text: the type of notes
_MAX_HEADING = 220  # characters
_MAX_LINES = 5
_TERSE = 8  # words


class Kind(Enum):
    """What a piece of text is on paper."""

    TITLE = auto()
    HEADING = auto()
    ITEM = auto()
    NOTE = auto()
    TEXT = auto()
    TABLE = auto()


@dataclass(slots=True)
class Part:
    """A piece of text with what it is; `level` counts from 1 for headings and list items."""

    piece: Piece
    text: str
    kind: Kind
    level: int = 1


def outline(pieces: list[tuple[Piece, str]], kind: Type) -> list[Part]:
    """Return what each piece is, with levels that are the same all over the document."""
    parts = [Part(piece, _dotted(text), _kind(piece, text, kind.body)) for piece, text in pieces]
    _find_scanned_headings(parts)
    _find_title(parts, kind.body)
    _set_heading_levels([part for part in parts if part.kind is Kind.HEADING])
    _set_list_levels(parts)
    return parts


def _dotted(text: str) -> str:
    """Spell the leader of a contents line in dots; some makers turn each three into an ellipsis."""
    return text.replace("…", "...") if "…" in text and _CONTENTS.search(text) else text


def _kind(piece: Piece, text: str, body: Style) -> Kind:
    if piece.lines[0].table is not None:
        return Kind.TABLE
    if _is_heading(piece, text, body):
        return Kind.HEADING
    if piece.style.size < SMALLER * body.size and NOTE.match(text) and piece.bullet is None:
        return Kind.NOTE
    if piece.bullet is not None or (piece.label is not None and not _CONTENTS.search(text)):
        return Kind.ITEM
    return Kind.TEXT


def _is_heading(piece: Piece, text: str, body: Style) -> bool:
    style = piece.style
    larger = style.size > max(body.size + 0.6, 1.04 * body.size)
    heavier = style.bold and not body.bold and style.size >= body.size - 0.6
    if not (larger or heavier) or piece.bullet is not None or piece.lines[0].frame is not None:
        return False
    if len(text) > _MAX_HEADING or len(piece.lines) > _MAX_LINES:
        return False
    if not _LETTER.search(text) or _CONTENTS.search(text):
        return False
    return larger or (
        all(line.style.bold for line in piece.lines) and not (text.endswith((".", ";", ",")) and len(text) > 60)
    )


def _find_scanned_headings(parts: list[Part]) -> None:
    """Take short lines nearer to what follows than to what goes before as headings: a scan shows no weight."""
    for index, part in enumerate(parts[:-1]):
        line = part.piece.lines[0]
        if part.kind is not Kind.TEXT or line.certainty is None or len(part.piece.lines) > 1 or not index:
            continue
        before, after = parts[index - 1].piece.lines[-1], parts[index + 1].piece.lines[0]
        nearer = before.page != line.page or after.base - line.base < line.base - before.base
        terse = len(part.text.split()) <= _TERSE and part.text[0].isupper() and part.text[-1] not in ".,;:!"
        if terse and nearer and after.page == line.page and not _CONTENTS.search(part.text):
            part.kind = Kind.HEADING


def _find_title(parts: list[Part], body: Style) -> None:
    first = [part for part in parts if part.kind is Kind.HEADING and part.piece.lines[0].page == 1]
    if not first:
        return
    largest = max(part.piece.style.size for part in first)
    if largest < 1.15 * body.size:
        return
    alike = [part for part in parts if part.kind is Kind.HEADING and part.piece.style.size >= largest - 0.2]
    at = parts.index(next(part for part in first if part.piece.style.size == largest))
    # Headings of the largest type that recur are chapters, unless the first opens the document.
    if _depth(parts[at].text) is not None or (len(alike) > 1 and at > 0 and parts[at + 1 : at + 2] != alike[1:2]):
        return
    parts[at].kind = Kind.TITLE
    if len(alike) == 2 and at + 1 < len(parts) and parts[at + 1] is alike[1]:
        parts[at + 1].kind = Kind.TITLE


def _set_heading_levels(headings: list[Part]) -> None:
    """Rank styles by size and weight; where one style has numbers of different depths, those rank within it."""
    keys = [_style_key(part.piece.style) for part in headings]
    depths = [_depth(part.text) for part in headings]
    appendices = [_APPENDIX.match(part.text) is not None for part in headings]
    highest: dict[tuple[float, int, int], int] = {}
    for key, depth, appendix in zip(keys, depths, appendices, strict=True):
        if depth is not None and not appendix:
            highest[key] = min(depth, highest.get(key, depth))
    # A heading without number ranks with the highest number of its style: 'Bijlagen' stands beside '1', not under it.
    # Nor are articles under an appendix in their own type, or under what stands beside that.
    for index, (key, depth) in enumerate(zip(keys, depths, strict=True)):
        if depth is not None and appendices[index]:
            depths[index] = max(depth, highest.setdefault(key, depth))
    ranks = [(key, highest.get(key, 0) if depth is None else depth) for key, depth in zip(keys, depths, strict=True)]
    order = {rank: level for level, rank in enumerate(sorted(set(ranks)), start=1)}
    for part, rank in zip(headings, ranks, strict=True):
        part.level = order[rank]


def _style_key(style: Style) -> tuple[float, int, int]:
    return (-round(style.size * 2) / 2, -int(style.bold), int(style.italic))


def _depth(text: str) -> int | None:
    named = _NAMED.match(text)
    if named:
        return _RANKS[named.group(1).lower()]
    number = _NUMBERING.match(text)
    return number.group(1).count(".") + 1 if number else None


def _set_list_levels(parts: list[Part]) -> None:
    """Give the items of each list levels by their indents."""
    indents: list[float] = []
    for part in parts:
        if part.kind is not Kind.ITEM:
            if part.kind is not Kind.NOTE:
                indents = []
            continue
        left = part.piece.indent
        while indents and left < indents[-1] - 4:
            indents.pop()
        if not indents or left > indents[-1] + 4:
            indents.append(left)
        part.level = len(indents)
