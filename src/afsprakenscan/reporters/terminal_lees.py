"""What was read, block by block, so that a document can be checked before its verdict is trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from afsprakenscan.model.document import Block, BlockKind, Document, Revision, Skipped
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.page import Page, pairs
from afsprakenscan.reporters.plain import plain


def reading(document: Document, style: Style) -> str:
    """Return the document as read: notes, every block with its place, and what was left out."""
    if style.bare:
        return "".join(f"{line}\n" for line in _bare(document))
    page = Page(style)
    page.line((plain(document.source.name), "bold"))
    _summary(page, document)
    page.line()
    for block in document.blocks:
        _block(page, block, number_width=len(str(len(document.blocks))))
    _left_out(page, "Overgeslagen", document.skipped)
    _left_out(page, "Doorgehaald in de wijzigingen", document.deleted)
    return page.text()


def _bare(document: Document) -> Iterator[str]:
    """Give a line for every block and for all that was left out, without what shifts when a block is put in."""
    yield from (f"Let op: {plain(text)}" for text in view.remarks(document.read_notes))
    for block in document.blocks:
        if block.kind is BlockKind.KOP:
            yield ""
        yield f"{'#' * (block.level or 1)} {plain(block.text)}" if block.kind is BlockKind.KOP else plain(block.text)
    for name, items in (("overgeslagen", document.skipped), ("doorgehaald", document.deleted)):
        if items:
            yield ""
        yield from (f"[{name}: {plain(item.reason)}] {plain(item.text)}" for item in items)


def _summary(page: Page, document: Document) -> None:
    source = document.source
    read = [source.format.upper(), view.count(source.words, "woord", "woorden")]
    if source.pages is not None:
        read.insert(1, view.count(source.pages, "bladzijde", "bladzijden"))
    kinds = Counter(str(block.kind) for block in document.blocks)
    roles = Counter(str(block.role) for block in document.blocks if block.role)
    rows: list[tuple[str, RenderableType]] = [
        ("Gelezen", page.text_of(", ".join(read))),
        ("Blokken", page.text_of(_counts(kinds))),
    ]
    if roles:
        rows.append(("Telt niet mee", page.text_of(_counts(roles))))
    rows += [("Let op", page.text_of((plain(text), "yellow"))) for text in view.remarks(document.read_notes)]
    pairs(page, rows, widest=14)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {view.number(times)}" for name, times in counter.items())


def _block(page: Page, block: Block, number_width: int) -> None:
    """Add a line for a block; a heading opens a new stretch and shows the headings it stands under."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=number_width, justify="right")
    table.add_column(width=9)
    if block.page is not None:
        table.add_column(width=8)
    table.add_column(ratio=1)
    heading = block.kind is BlockKind.KOP
    marks = "".join(f"[{mark}] " for mark in _marks(block))
    path = "".join(f"{plain(above)} › " for above in block.headings) if heading else ""
    look = "bold cyan" if heading else "dim" if block.role else ""
    text = page.text_of((marks, "magenta"), (path, "dim"), (plain(block.text), look))
    cells = [page.text_of((str(block.nr), "dim")), page.text_of((block.kind, "dim"))]
    if block.page is not None:
        cells.append(page.text_of((f"blz. {block.page}", "dim")))
    if heading:
        page.line()
    table.add_row(*cells, text)
    page.add(table)


def _marks(block: Block) -> list[str]:
    marks = [f"telt niet: {block.role}"] if block.role else []
    if block.revision is not Revision.ONGEWIJZIGD:
        marks.append(f"wijziging: {block.revision}")
    if block.certainty is not None:
        marks.append(f"herkend van een plaatje, {block.certainty}% zeker")
    if block.columns:
        marks.append("kolommen: " + " | ".join(plain(column) for column in block.columns))
    return marks


def _left_out(page: Page, title: str, items: Sequence[Skipped]) -> None:
    if not items:
        return
    page.heading(title, view.count(len(items), "stuk", "stukken"))
    for item in items:
        where = f" (blz. {item.page})" if item.page is not None else ""
        page.line((f"{plain(item.reason)}{where}: ", "dim"), plain(item.text))
