"""Which words of a sentence a qualifier covers, such as a denial or a postponement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.logic import union
from afsprakenscan.model.kader import Kwalificatie

OPENING = 3
"""Tokens at the start of a sentence among which a word must stand that makes it go on about the same."""


class Cover(NamedTuple):
    """Tokens start up to end (excluded) that qualifier number `which` bears on."""

    which: int
    start: int
    end: int


@dataclass(frozen=True)
class Cue:
    """A qualifier with the concepts (bits) of its cues, of the words that end its reach and of those that go on."""

    number: int
    rule: Kwalificatie
    cue: int
    stop: int
    onward: int = 0


class Sentence(Protocol):
    """Tokens `first` up to `last` with what was found there and what covers it."""

    first: int
    last: int
    spans: list[Span]
    covers: list[Cover]


def covers(cues: Sequence[Cue], spans: Sequence[Span], first: int, last: int) -> list[Cover]:
    """Return what the qualifiers cover in the sentence of tokens `first` up to `last`."""
    present = union(span.concepts for span in spans)
    return [
        _reach(cue, span, spans, first, last)
        for cue in cues
        if present & cue.cue
        for span in spans
        if span.concepts & cue.cue
    ]


def beyond(cues: Sequence[Cue], sentences: Sequence[Sentence]) -> list[tuple[int, Cover]]:
    """Return what remarks cover in the other sentences of their block, each with the number of that sentence."""
    found = []
    for number, sentence in enumerate(sentences):
        for cover in sentence.covers:
            cue = cues[cover.which]
            if cue.rule.bereik == "vorige" and number and cover.start == sentence.first:
                found.append((number - 1, _back(cue, sentences[number - 1])))
            elif cue.rule.bereik == "verder" and cover.end == sentence.last:
                found += _onward(cue, sentences, number + 1)
    return found


def row_remarks(cues: Sequence[Cue], cells: Sequence[Sentence]) -> set[int]:
    """Return the numbers of the qualifiers that hold for a whole row because one of its cells opens with them."""
    opening = [span.concepts for cell in cells for span in cell.spans if span.start == cell.first]
    return {cue.number for cue in cues if cue.rule.bereik == "rij" and any(cue.cue & found for found in opening)}


def _back(cue: Cue, sentence: Sentence) -> Cover:
    """Return the stretch of the sentence before: what comes after its last stop word."""
    stops = [span.end for span in sentence.spans if span.concepts & cue.stop]
    return Cover(cue.number, max(stops, default=sentence.first), sentence.last)


def _onward(cue: Cue, sentences: Sequence[Sentence], number: int) -> list[tuple[int, Cover]]:
    """Return the stretches of the sentences from `number` on that go on about the same, up to a stop word."""
    found = []
    for at, sentence in enumerate(sentences[number:], start=number):
        end = min((span.start for span in sentence.spans if span.concepts & cue.stop), default=sentence.last)
        near = min(sentence.first + OPENING, end)
        if not any(span.concepts & cue.onward and span.start < near for span in sentence.spans):
            break
        found.append((at, Cover(cue.number, sentence.first, end)))
        if end < sentence.last:
            break
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
