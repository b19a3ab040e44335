"""What a heading gives of a pattern, by which it is on the subject of a code, and to which question one refers back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from afsprakenscan.matching.compiled import Derived
from afsprakenscan.matching.logic import Condition, Places
from afsprakenscan.model.document import Block, BlockKind
from afsprakenscan.notation import PLACES
from afsprakenscan.text import fold, words

_ABOVE = frozenset({"kop", "kop1"})
_AROUND = _ABOVE | {"kolom", "rij", "aanhef"}


def below(heading: int, derived: Iterable[Derived]) -> Places:
    """Return the concepts that a text has by its heading alone: those of the heading, and what follows from them."""
    own = 0
    for one in derived:
        places = _places(heading, own)
        if one.condition.fits(places, places):
            own |= one.bit
    return _places(heading, own)


def _places(heading: int, own: int) -> Places:
    return Places(dict.fromkeys(PLACES, 0) | dict.fromkeys(_ABOVE, heading) | {"zin": own, "blok": own})


def given(condition: Condition, places: Places) -> int:
    """Return the concepts that a heading gives of a condition; none when it lacks what only a heading can give.

    What may stand in the text as well does not count; `places` are those below the heading.
    """
    excluded = any(places[where] & concepts for where, concepts in condition.none)
    if excluded or any(part.fits(places, places) for part in condition.without):
        return 0
    found = 0
    for where, concepts in condition.every:
        here = places[where] & concepts
        if not here and _of_heading(where):
            return 0
        if _of_heading(where) or not _may_be_above(where):
            found |= here
    for choice in condition.choices:
        options = choice.options()
        whole = [option for option in options if option.fits(places, places)]
        if len(whole) < choice.least and all(_of_headings(option) for option in options):
            return 0
        for option in whole:
            found |= given(option, places)
    return found


def _of_headings(condition: Condition) -> bool:
    return not condition.choices and all(_of_heading(where) for where, _ in condition.every)


@lru_cache(maxsize=256)
def _of_heading(where: str) -> bool:
    """Tell whether something is asked of a heading, and not of the text below it."""
    return _may_be_above(where) and _AROUND.issuperset(where.split("/"))


def _may_be_above(where: str) -> bool:
    return not _ABOVE.isdisjoint(where.split("/"))


# 'Hoe gaat dat?', 'Wie zegt ze dat?', 'Hoeveel tijd is ervoor?'; what 'dan' and 'en' ask is something else.
_REFERS_BACK = re.compile(
    r"^(?:(?:door|bij|met|vanaf|aan) )?(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?)\b"
    r".*\b(?:dat|dit|(?:er|daar)(?:voor|mee|over))\b"
)
_LONGEST_QUESTION = 7


def earlier_questions(blocks: Iterable[Block]) -> dict[int, tuple[str, ...]]:
    """Return, per block number, the headings that the question above it refers back to: 'Wie zegt ze dat?'.

    Such a question is about what the question before it, under the same headings, was about.
    """
    latest: dict[tuple[str, ...], tuple[str, ...]] = {}
    earlier: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = {}
    for block in blocks:
        found[block.nr] = earlier.get(block.headings, ())
        if block.kind is BlockKind.KOP:
            before = latest.get(block.headings, ()) if _refers_back(block.text) else ()
            earlier[*block.headings, block.text] = before
            latest[block.headings] = (*before, block.text) if block.text.endswith("?") else ()
    return found


def _refers_back(heading: str) -> bool:
    text = fold(heading)
    return text.endswith("?") and words(text) <= _LONGEST_QUESTION and _REFERS_BACK.search(text) is not None
