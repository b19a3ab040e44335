"""Where in a document something that is missing would fit best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from afsprakenscan.model.document import Block, BlockKind
from afsprakenscan.model.kader import Criterium, Label
from afsprakenscan.model.results import Passage
from afsprakenscan.model.toets import Vindplaats
from afsprakenscan.model.uitleg import Nabij
from afsprakenscan.quotes import best_quotes
from afsprakenscan.scoring.toets.gedeeld import Versie, at_heading, at_passage, heading_of
from afsprakenscan.scoring.uitleg import CloserLook
from afsprakenscan.text import fold

_IN_THE_WAY = "uitgesloten"
_WORD = re.compile(r"[a-z]+")


def fitting(versie: Versie, criterium: Criterium, code: str, look: CloserLook) -> Vindplaats | None:
    """Return where an aspect would fit best, None when nothing in the document is about it.

    In this order: under a heading on the subject, at the mention that stands there or else at the heading itself; at
    a mention elsewhere; the section with most about the same criterium; a heading on the rest of that criterium, or
    with all words of its title; a text that speaks of it only to say that it is not arranged.
    """
    codes = [aspect.code for aspect in criterium.aspecten]
    headings = _headings(versie, [code], codes, look)
    if mention := _mention(versie, code, headings):
        block = versie.block(mention)
        return at_heading(block) if block.kind is BlockKind.KOP else at_passage(mention)
    if headings:
        return at_heading(headings[0])
    if section := _section(versie, codes):
        return section
    if headings := _headings(versie, codes, codes, look) or _titled(versie.document.blocks, criterium.titel):
        return at_heading(headings[0])
    return next((_at(near) for near in look.nearest(codes[0]) if _denied(near)), None)


def _headings(versie: Versie, asked: Iterable[str], codes: Sequence[str], look: CloserLook) -> list[Block]:
    """Return the headings on the subject of the aspects that are asked for, best first.

    Best is the most telling; of equal ones that with most about the criterium with these codes, then the shortest.
    """
    telling: Counter[int] = Counter()
    for code in asked:
        telling.update(look.headings(code))
    about = [passage for passage in versie.report.passages if not passage.labels.keys().isdisjoint(codes)]

    def rank(heading: Block) -> tuple[float, ...]:
        below = sum(_stands_under(passage, heading) for passage in about)
        return (-telling[heading.nr], -below, len(heading.text), heading.nr)

    return sorted((block for block in versie.document.blocks if block.nr in telling), key=rank)


def _titled(blocks: Iterable[Block], title: str) -> list[Block]:
    """Return the headings that hold every word of a title."""
    words = set(_WORD.findall(fold(title)))
    headings = (block for block in blocks if block.kind is BlockKind.KOP and not block.role)
    return [heading for heading in headings if words <= set(_WORD.findall(fold(heading.text)))]


def _stands_under(passage: Passage, heading: Block) -> bool:
    path = (*heading.headings, heading.text)
    return passage.block == heading.nr or passage.headings[: len(path)] == path


def _mention(versie: Versie, code: str, headings: Sequence[Block]) -> Passage | None:
    """Return the best passage on an aspect; only one under these headings, when there are any."""
    passages = versie.report.passages
    if headings:
        passages = tuple(one for one in passages if any(_stands_under(one, heading) for heading in headings))
    quotes = best_quotes(versie.report.model_copy(update={"passages": passages}), [code], most=1)
    return quotes[0].passage if quotes else None


def _section(versie: Versie, codes: Sequence[str]) -> Vindplaats | None:
    """Return the heading above most passages about these aspects; proof weighs more than a mention."""
    weights: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], Passage] = {}
    for passage in versie.report.passages:
        labels = [passage.labels[code] for code in codes if code in passage.labels]
        if labels:
            weights[passage.headings] += 2 if Label.BEWIJS in labels else 1
            first.setdefault(passage.headings, passage)
    if not weights:
        return None
    path = max(weights, key=lambda headings: weights[headings])
    heading = heading_of(versie.document, path)
    return at_heading(heading) if heading else at_passage(first[path])


def _denied(near: Nabij) -> bool:
    """Tell whether a text speaks of the subject, and only to say that it is not arranged, or not yet."""
    return all(one.soort == _IN_THE_WAY for one in near.ontbreekt)


def _at(near: Nabij) -> Vindplaats:
    return Vindplaats(block=near.block, page=near.page, headings=near.headings, text=near.tekst)
