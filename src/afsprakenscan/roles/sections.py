"""Sections of a document: what a heading says without its number, and which blocks stand under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from afsprakenscan.model.document import Block, BlockKind
from afsprakenscan.text import fold

Blocks = Sequence[Block]

# 'Artikel 1', 'Bijlage B:', '3.2', 'M.', 'I.4': how a heading is numbered says nothing about what it is.
_NUMBERING = re.compile(
    r"^(?:(?:artikel|bijlagen?|hoofdstuk|deel|paragraaf)\b(?:\s+(?:\d+[a-z]?|[a-z]|[ivx]+)\b)?[\s.:)-]*)?"
    r"(?:(?:[a-z]?\d+(?:\.\d+)*[a-z]?|[ivx]+(?:\.\d+)*|[a-z](?=[.)]))[.:)]?\s+)?"
)


def core(heading: str) -> str:
    """Return a heading as words only: folded, without its number."""
    return _NUMBERING.sub("", fold(heading)).strip(" .:?!")


def section_under(blocks: Blocks, heading: int) -> range:
    """Return the blocks under a heading, up to the next heading of the same or a higher level."""
    level = blocks[heading].level or 1
    for index in range(heading + 1, len(blocks)):
        block = blocks[index]
        if block.kind is BlockKind.KOP and (block.level or 1) <= level:
            return range(heading + 1, index)
    return range(heading + 1, len(blocks))


def headings(blocks: Blocks, pattern: re.Pattern[str]) -> Iterable[int]:
    """Yield the headings whose words match the whole pattern."""
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.KOP and pattern.fullmatch(core(block.text)):
            yield index
