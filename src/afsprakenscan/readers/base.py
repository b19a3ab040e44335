"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from afsprakenscan.readers.builder import BlockBuilder

MEGABYTE = 1024 * 1024

Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all) while a slow reader works."""


@dataclass(frozen=True)
class Limits:
    """Bounds that keep a hostile or broken file from taking the machine down.

    A PDF is read up to `pages`, and each page up to `page_characters`; the other two refuse the file.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    pages: int = 3_000
    page_characters: int = 100_000


@dataclass
class Reading:
    """What a reader module's `read(path, limits, progress)` returns.

    `pages` is how many pages the file has, None in a format without pages; `properties` are those of `Document`.
    """

    builder: BlockBuilder
    pages: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
