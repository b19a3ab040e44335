"""What all findings are made with: the version of a document they are about, places in it, and fingerprints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from afsprakenscan.model.document import Block, BlockKind, Document
from afsprakenscan.model.results import AspectResult, CriteriumResult, DocumentReport, Passage
from afsprakenscan.model.toets import Finding, Vindplaats
from afsprakenscan.text import fingerprint


@dataclass(frozen=True)
class Versie:
    """A document and what was found in it, in one view of its tracked changes."""

    document: Document
    report: DocumentReport

    @cached_property
    def criteria(self) -> dict[str, CriteriumResult]:
        """The criteria by code."""
        return {one.code: one for one in self.report.criteria}

    @cached_property
    def aspecten(self) -> dict[str, AspectResult]:
        """The aspects by code."""
        return {aspect.code: aspect for one in self.report.criteria for aspect in one.aspecten}

    @cached_property
    def passages(self) -> dict[int, Passage]:
        """The passages by their number."""
        return {passage.id: passage for passage in self.report.passages}

    def block(self, passage: Passage) -> Block:
        """Return the block that a passage is made of."""
        return self.document.blocks[passage.block - 1]


def at_block(block: Block, text: str | None = None) -> Vindplaats:
    """Return the place of a block, with its text or a part of it."""
    return Vindplaats(block=block.nr, page=block.page, headings=block.headings, text=text or block.text)


def at_heading(block: Block) -> Vindplaats:
    """Return the place below a heading, which is the last of the headings above it."""
    return at_block(block).model_copy(update={"headings": (*block.headings, block.text)})


def at_passage(passage: Passage) -> Vindplaats:
    """Return the place of a passage, with its quote."""
    return Vindplaats(block=passage.block, page=passage.page, headings=passage.headings, text=passage.quote)


def heading_of(document: Document, headings: tuple[str, ...]) -> Block | None:
    """Return the heading that ends a path of headings."""
    for block in document.blocks:
        if block.kind is BlockKind.KOP and (*block.headings, block.text) == headings:
            return block
    return None


def told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with a fingerprint each: the second of two equal ones gets one of its own."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        mark = finding.vingerafdruk
        seen[mark] += 1
        if seen[mark] > 1:
            finding = finding.model_copy(update={"vingerafdruk": fingerprint(mark, str(seen[mark]))})
        found.append(finding)
    return tuple(found)
