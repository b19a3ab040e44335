"""Turns what a reader meets, in reading order, into numbered blocks with heading path, lead-in and place.

Readers decide what a thing is; the builder keeps the bookkeeping that every format shares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from afsprakenscan.model.document import Block, BlockKind, ReadNote, Role, Skipped
from afsprakenscan.text import clean

_LONGEST = 5_000
"""Characters; a longer paragraph lost its line ends on the way. What stands pages apart would prove things together."""
_PIECE = re.compile(r"\S.{1000,4000}?(?:(?<=\w{3}[.!?])(?= \W?[A-ZÀ-Þ])|$)|\S.{0,4000}(?= |$)|\S{4000}")
_RUNNING = frozenset({BlockKind.ALINEA, BlockKind.LIJSTPUNT, BlockKind.KADER, BlockKind.VOETNOOT})


class BlockBuilder:
    """Collects blocks; heading stack, list lead-ins and numbering are kept here.

    `divided` counts the paragraphs that were too long to be one.
    """

    def __init__(self, *, paged: bool) -> None:
        self.blocks: list[Block] = []
        self.divided = 0
        self.notes: list[ReadNote] = []
        self.skipped: list[Skipped] = []
        self.deleted: list[Skipped] = []
        self._paged = paged
        self._headings: list[tuple[int, str]] = []
        self._lead_ins: list[tuple[int, int]] = []  # (list level, block number) of the open lists

    def title(self, text: str, **place: object) -> None:
        """Add the title of the document; it is not part of any heading path."""
        self._add(BlockKind.TITEL, clean(text), **place)
        self._lead_ins.clear()

    def heading(self, text: str, level: int, **place: object) -> None:
        """Add a heading of a level from 1 and make it the heading of what follows."""
        shown = clean(text)
        if not shown:
            return
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._add(BlockKind.KOP, shown, level=level, **place)
        self._headings.append((level, shown))
        self._lead_ins.clear()

    def paragraph(self, text: str, kind: BlockKind = BlockKind.ALINEA, **place: object) -> None:
        """Add running text: a paragraph, a frame (`KADER`) or a footnote (`VOETNOOT`)."""
        number = self._add(kind, clean(text), **place)
        if number is not None and kind is BlockKind.ALINEA:
            self._lead_ins = [(0, number)]

    def list_item(self, text: str, *, level: int = 1, label: str | None = None, **place: object) -> None:
        """Add a list item of a level from 1; `label` is its number as shown, which `text` must contain too."""
        while self._lead_ins and self._lead_ins[-1][0] >= level:
            self._lead_ins.pop()
        lead_in = self._lead_ins[-1][1] if self._lead_ins else None
        number = self._add(BlockKind.LIJSTPUNT, clean(text), level=level, label=label, lead_in=lead_in, **place)
        if number is not None:
            self._lead_ins.append((level, number))

    def row(
        self, cells: Sequence[str], columns: Sequence[str] | None = None, *, header: bool = False, **place: object
    ) -> None:
        """Add a table row; a header row is kept as a block that never counts, so that nothing read goes missing.

        `cells` and `columns` are as `clean` returns them.
        """
        if not any(cells):
            return
        role = Role.KOLOMKOP if header else None
        text = " ".join(" | ".join(cells).split())
        heads = tuple(columns) if columns else None
        self._add(BlockKind.TABELRIJ, text, cells=tuple(cells), columns=heads, role=role, **place)
        self._lead_ins.clear()

    def note(self, code: str, message: str) -> None:
        """Add a line to the reading report."""
        self.notes.append(ReadNote(code=code, message=message))

    def skip(self, reason: str, text: str, page: int | None = None) -> None:
        """Record text that is left out on purpose."""
        self.skipped.append(Skipped(reason=reason, text=clean(text), page=page))

    def delete(self, text: str, page: int | None = None) -> None:
        """Record struck text; it never becomes a block."""
        if shown := clean(text):
            self.deleted.append(Skipped(reason="verwijderd", text=shown, page=page))

    def _add(self, kind: BlockKind, text: str, **fields: object) -> int | None:
        """Add a block, or several where the text is too long for one, and return the number of the last."""
        if not text:
            return None
        if kind not in _RUNNING or len(text) <= _LONGEST:
            return self._add_block(kind, text, fields)
        self.divided += 1
        for piece in _PIECE.findall(text):
            self._add_block(kind, piece, fields)
            fields.pop("label", None)
        return len(self.blocks)

    def _add_block(self, kind: BlockKind, text: str, fields: dict[str, object]) -> int:
        number = len(self.blocks) + 1
        place = {} if self._paged else {"paragraph": number}
        path = tuple([heading for _, heading in self._headings])
        self.blocks.append(
            Block.model_validate({"nr": number, "kind": kind, "text": text, "headings": path, **place, **fields})
        )
        return number
