"""Turns the hits of rules on a block into a passage: labels, a quote, and reasons with the words that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from afsprakenscan.matching.compiled import CompiledRuleset, Rule
from afsprakenscan.matching.logic import bits_of
from afsprakenscan.matching.scenes import Unit, View, acting
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import SECOND_READER, Captures, Passage, Reason, Voorstel, Zekerheid

REASONS_PER_CODE = 3
"""More patterns than this say the same thing about a block; the first ones are kept."""


class Hit(NamedTuple):
    """A rule that fits a block, the units that carry it, and the name of what stops it ('' when nothing does).

    One that is stopped `counts` only when a mention is left of it.
    """

    rule: Rule
    label: Label
    units: Sequence[Unit]
    stop: str
    counts: bool


def labels_of(hits: Iterable[Hit]) -> dict[str, Label]:
    """Return the label of every code that a hit counts for, in the order of the codes."""
    labels: dict[str, Label] = {}
    for hit in hits:
        if hit.counts and labels.get(hit.rule.code) is not Label.BEWIJS:
            labels[hit.rule.code] = hit.label
    return dict(sorted(labels.items()))


def make_passage(
    rules: CompiledRuleset,
    number: int,
    view: View,
    hits: Sequence[Hit],
    labels: dict[str, Label],
    *,
    certainty: Mapping[str, Zekerheid],
    proposed: Mapping[str, Voorstel],
) -> Passage:
    """Return the passage of a block; `certainty` is per code that it proves."""
    block = view.block
    kept = _explaining(hits, labels)
    best = [h for h in kept if h.counts and h.label is Label.BEWIJS] or [h for h in kept if h.counts] or kept
    units = [unit for hit in best for unit in hit.units] or view.units
    captures: dict[tuple[int, ...], Captures] = {}
    for hit in kept:
        carrying = tuple(map(id, hit.units))
        if carrying not in captures:
            captures[carrying] = _captures(rules, view, hit.units)
    start, end = view.place(min(unit.first for unit in units), max(unit.last for unit in units))
    return Passage(
        id=number,
        block=block.nr,
        page=block.page,
        paragraph=block.paragraph,
        headings=block.headings,
        text=block.text,
        quote=block.text[start:end],
        start=start,
        end=end,
        labels=labels,
        zekerheid=dict(certainty),
        voorstellen=dict(proposed),
        reasons=tuple(_reason(rules, view, hit, captures[tuple(map(id, hit.units))]) for hit in kept),
    )


def qualified(view: View) -> tuple[tuple[int, int], ...]:
    """Return the stretches of the text that a qualifier covers, in order."""
    covered = {(cover.start, cover.end) for unit in view.units for cover in unit.covers if cover.start < cover.end}
    return tuple(view.place(first, last) for first, last in sorted(covered))


def _explaining(hits: Iterable[Hit], labels: Mapping[str, Label]) -> list[Hit]:
    """Keep the hits that explain a label, else those that were stopped; beside a mention also proof that is doubted."""
    kept: list[Hit] = []
    for hit in hits:
        code = hit.rule.code
        label = labels.get(code)
        doubted = hit.stop == SECOND_READER and label is not Label.BEWIJS
        explains = hit.label is label if hit.counts else label is None or doubted
        if explains and sum(one.rule.code == code for one in kept) < REASONS_PER_CODE:
            kept.append(hit)
    return kept


def _reason(rules: CompiledRuleset, view: View, hit: Hit, captures: Captures) -> Reason:
    return Reason(
        code=hit.rule.code,
        pattern=hit.rule.name,
        label=hit.label,
        blocked_by=hit.stop or None,
        concepts=_words(rules, hit.rule.carriers, view, hit.units),
        captures=captures,
    )


def _words(rules: CompiledRuleset, carriers: int, view: View, units: Iterable[Unit]) -> dict[str, str]:
    """Return the concepts of a pattern that the units carry, with the words."""
    found: dict[str, str] = {}
    left = carriers
    for unit in units:
        for start, end, concepts in unit.spans if unit.full & left else ():
            if here := concepts & left:
                words = view.quote(start, end)
                found.update((name, words) for name in rules.names_in(here))
                left ^= here
    return dict(sorted(found.items()))


def _captures(rules: CompiledRuleset, view: View, units: Sequence[Unit]) -> Captures:
    doing = dict.fromkeys(party for unit in units for party in acting(unit, view))
    receiving = dict.fromkeys(party for unit in units for party in unit.roles.receiving)
    words: dict[str, str] = {}
    wanted = rules.capture_words
    for unit in units:
        if not unit.full & wanted:
            continue
        # The longest says most: 'uiterlijk binnen vijf werkdagen', not 'uiterlijk'.
        telling = [(start - end, start, found) for start, end, concepts in unit.spans if (found := concepts & wanted)]
        for shortness, start, found in sorted(telling):
            end = start - shortness
            for bit in bits_of(found):
                if rules.captures[bit] not in words and not _denied(view, start):
                    words[rules.captures[bit]] = view.quote(start, end)
    return Captures(
        partij="+".join(doing) or None,
        ontvanger="+".join(receiving) or None,
        termijn=words.get("termijn"),
        kanaal=words.get("kanaal"),
    )


_DENIAL = frozenset({"niet", "geen", "zonder", "nooit"})


def _denied(view: View, start: int) -> bool:
    """Tell whether the words right before a term or channel say that it is just not meant: 'niet per mail'."""
    return not _DENIAL.isdisjoint(view.tokens.folded[max(start - 2, 0) : start])
