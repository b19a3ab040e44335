"""Builds a Document from a compact description, so that a test shows the text and nothing else."""

from __future__ import annotations

from textwrap import dedent

from afsprakenscan.model.document import BlockKind, Document, Skipped, Source
from afsprakenscan.readers.builder import BlockBuilder


def document(
    description: str,
    *,
    name: str = "regio.docx",
    properties: dict[str, str] | None = None,
    skipped: tuple[Skipped, ...] = (),
) -> Document:
    """Return a document with one block per line.

    A line starts with `! ` (title), `= ` or `== ` (heading of level 1 or 2), `- ` (list item), `|| ` (row with column
    headers), `| ` (row), `> ` (frame) or `^ ` (footnote); any other line is a paragraph. A row takes its column
    headers from the header row right above it.
    """
    builder = BlockBuilder(paged=False)
    columns: list[str] | None = None
    for line in dedent(description).strip().splitlines():
        sign, _, rest = line.strip().partition(" ")
        cells = [cell.strip() for cell in rest.split("|")]
        if sign not in ("|", "||"):
            columns = None
        if sign == "!":
            builder.title(rest)
        elif set(sign) == {"="}:
            builder.heading(rest, len(sign))
        elif sign == "-":
            builder.list_item(rest)
        elif sign == "||":
            columns = cells
            builder.row(cells, header=True)
        elif sign == "|":
            builder.row(cells, columns)
        elif sign == ">":
            builder.paragraph(rest, BlockKind.KADER)
        elif sign == "^":
            builder.paragraph(rest, BlockKind.VOETNOOT)
        else:
            builder.paragraph(line)
    source = Source(name=name, sha256="0" * 64, format=name.rsplit(".", 1)[-1], pages=None, words=1)
    return Document(source=source, blocks=tuple(builder.blocks), skipped=skipped, properties=properties or {})
