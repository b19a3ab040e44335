"""Which words of a sentence a qualifier covers, such as a denial or a postponement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from afsprakenscan.matching.lexicon import Span
from afsprakenscan.model.kader import Kwalificatie


class Cover(NamedTuple):
    """Tokens start up to end (excluded) that qualifier number `which` bears on."""

    which: int
    start: int
    end: int


@dataclass(frozen=True)
class Cue:
    """A qualifier with the concepts (bits) of its cues and of the words that end its reach."""

    number: int
    rule: Kwalificatie
    cue: int
    stop: int


def covers(cues: Sequence[Cue], spans: Sequence[Span], first: int, last: int) -> list[Cover]:
    """Return what the qualifiers cover in the sentence of tokens `first` up to `last`."""
    found: list[Cover] = []
    for cue in cues:
        for span in spans:
            if span.concepts & cue.cue:
                found.append(_reach(cue, span, spans, first, last))
    return found


def _reach(cue: Cue, span: Span, spans: Sequence[Span], first: int, last: int) -> Cover:
    """Return the stretch around one cue: to the stop word or the end, in the direction of the rule."""
    start = end = None
    if cue.rule.richting in ("voor", "beide"):
        stops = [s.end for s in spans if s.concepts & cue.stop and s.end <= span.start]
        start = max(stops, default=first)
    if cue.rule.richting in ("na", "beide"):
        stops = [s.start for s in spans if s.concepts & cue.stop and s.start >= span.end]
        end = min(stops, default=last)
    return Cover(cue.number, span.start if start is None else start, span.end if end is None else end)
