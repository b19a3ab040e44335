"""Finds the contents table: by dotted leaders, under its heading, or by titles that return, with pages or without."""

from __future__ import annotations

import re

from afsprakenscan.model.document import Block, BlockKind, Role
from afsprakenscan.roles.sections import Blocks, core, headings
from afsprakenscan.text import fold, words

_CONTENTS = re.compile(r"inhoud(?:sopgave)?|inhoud van (?:dit|deze) \w+")
# The look-behinds keep a page full of dots from being searched anew from every dot.
LEADER = re.compile(r"\.(?<!\.\.)(?<!\.\s\.)\s?(?:\.\s?){3,}\s*\d{1,3}(?:\s*-\s*\d{1,3})?$|…\s*\d{1,3}$")
_PAGE_NUMBER = re.compile(r"(?<![\s|.…])[\s|.…]+\d{1,3}(?:\s*-\s*\d{1,3})?$")
_LONGEST_ENTRY = 30


def contents(blocks: Blocks) -> set[int]:
    """Return the blocks (indexes) of a contents table, its heading included."""
    found = {
        index for index, block in enumerate(blocks) if block.role is Role.INHOUDSOPGAVE or LEADER.search(block.text)
    }
    titles = {core(block.text) for block in blocks if block.kind is BlockKind.KOP}
    for heading in headings(blocks, _CONTENTS):
        end = heading + 1
        while end < len(blocks) and (
            end in found or _is_entry(blocks[end], titles) or (end + 1 in found and _is_line(blocks[end]))
        ):
            end += 1
        # 'Inhoud' may also head the contents of something else, such as what a message must say.
        if end > heading + 1:
            found.update(range(heading, end))
    return found | _unmarked_contents(blocks, titles) | _contents_without_pages(blocks, titles)


def _is_entry(block: Block, titles: set[str]) -> bool:
    """Tell whether a line right under 'Inhoud' is an entry: it ends in a page number or repeats a heading."""
    if block.kind is not BlockKind.KOP and (len(_entries(block)) > 1 or _lists_titles(block, titles)):
        return True
    return _is_line(block) and (_PAGE_NUMBER.search(fold(block.text)) is not None or core(block.text) in titles)


def _is_line(block: Block) -> bool:
    """Tell whether a block may be an entry by its length; in a scan the dots of one entry may be misread."""
    return block.kind is not BlockKind.KOP and words(block.text) <= _LONGEST_ENTRY


# One line may hold several entries: 'E. Melding 7 – F. Overdracht 9', or without a dash '3 Zicht .. 4   4 Plan .. 9'.
_ENTRY = re.compile(
    r"\s*(?P<title>[^\n]{2,}?)(?<![\s.…|])[\s.…|]+(?P<page>\d{1,3})(?:\s*(?:[–—•·|;]|\s-(?=\s))\s*|\s{2,}|\s*$)"
)
_FEWEST_ENTRIES = 3
_FRONT = 40
"""Blocks within which a contents table without a heading may start: title page, version table and preface."""


def _entries(block: Block) -> list[tuple[str, int]]:
    """Return the titles and pages in a line that is nothing but contents entries, with rising pages."""
    entries, end = [], 0
    while match := _ENTRY.match(block.text, end):
        entries.append((core(match["title"]), int(match["page"])))
        end = match.end()
    pages = [page for _, page in entries]
    return entries if end == len(block.text) and pages == sorted(pages) else []


def _unmarked_contents(blocks: Blocks, titles: set[str]) -> set[int]:
    """Return a run of entries at the start of a document, without heading or dots: pages rise and headings return."""
    found: set[int] = set()
    run: list[int] = []
    entries: list[tuple[str, int]] = []
    for index, block in enumerate((*blocks[:_FRONT], None)):
        own = _entries(block) if block and block.kind in (BlockKind.ALINEA, BlockKind.LIJSTPUNT) else []
        if own and (not entries or entries[-1][1] <= own[0][1]):
            run.append(index)
            entries += own
            continue
        if len(entries) >= _FEWEST_ENTRIES and 2 * sum(title in titles for title, _ in entries) >= len(entries):
            found.update(run)
        run, entries = ([index], own) if own else ([], [])
    return found


_BETWEEN_TITLES = ("|", "·", "•", ";", " – ", " — ", " - ", " / ")
_ANNOUNCED = re.compile(r"^(?:inhoud(?:sopgave)?|in (?:dit|deze) [\w-]+)\s?:\s*", re.IGNORECASE)


def _contents_without_pages(blocks: Blocks, titles: set[str]) -> set[int]:
    """Return the titles at the start of a document that are listed on one line, or one by one in lines or rows."""
    found: set[int] = set()
    run: list[int] = []
    for index, block in enumerate((*blocks[:_FRONT], None)):
        if block and _repeats_a_title(block, titles):
            run.append(index)
            continue
        if len(run) >= _FEWEST_ENTRIES:
            found.update(run)
        run = []
        if block and _lists_titles(block, titles):
            found.add(index)
    return found


def _repeats_a_title(block: Block, titles: set[str]) -> bool:
    """Tell whether a line or row is a heading of the document, with its number and page at most."""
    if block.kind not in (BlockKind.ALINEA, BlockKind.LIJSTPUNT, BlockKind.TABELRIJ):
        return False
    line = core(" ".join(block.cells) if block.cells else block.text)
    return line in titles or _PAGE_NUMBER.sub("", line) in titles


def _lists_titles(block: Block, titles: set[str]) -> bool:
    """Tell whether a block is a line of headings without pages: '1 Doel – 2 Melden – 3 Slot'."""
    if block.kind not in (BlockKind.ALINEA, BlockKind.LIJSTPUNT, BlockKind.KADER):
        return False
    line = _ANNOUNCED.sub("", block.text)
    for mark in _BETWEEN_TITLES:
        parts = [core(part.strip()) for part in line.split(mark)]
        if len(parts) >= _FEWEST_ENTRIES and 2 * sum(part in titles for part in parts) >= len(parts):
            return True
    return False
