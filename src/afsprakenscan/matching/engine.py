"""Runs the rules over a document: passages with labels, and for every label the reason."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from afsprakenscan.matching.closeup import CloseUp
from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset, FactRule, Rule
from afsprakenscan.matching.logic import bits_of
from afsprakenscan.matching.scenery import Scenery, qualifiers_in
from afsprakenscan.matching.scenes import Unit, View, acting
from afsprakenscan.matching.second_reader import SecondReader, features
from afsprakenscan.model.document import BlockKind, Document
from afsprakenscan.model.kader import Bereik, Label, Ruleset, Werking
from afsprakenscan.model.results import SECOND_READER, Captures, FeitHit, Matches, Passage, Reason, Voorstel
from afsprakenscan.text import fold

REASONS_PER_CODE = 3
"""More patterns than this say the same thing about a block; the first ones are kept."""


@dataclass(frozen=True)
class Hit:
    """A reason and the units that carry it; one that is stopped `counts` only when a mention is left of it."""

    reason: Reason
    units: tuple[Unit, ...]
    counts: bool


class Opinion:
    """What the second reader, if there is one, thinks of a block."""

    def __init__(self, reader: SecondReader | None, found: frozenset[str]) -> None:
        self._reader = reader
        self._found = found
        self._chances = reader.probabilities(found) if reader else {}

    def judge(self, hit: Hit) -> Hit:
        """Return the hit, stopped when it is doubted."""
        reason = hit.reason
        chance = self._chances.get(reason.code)
        if chance is None or not self._reader or not self._reader.doubts(chance):
            return hit
        if reason.blocked_by or reason.label is not Label.BEWIJS:
            return hit
        return Hit(reason.model_copy(update={"blocked_by": SECOND_READER}), hit.units, counts=False)

    def proposals(self, seen: Container[str]) -> dict[str, Voorstel]:
        """Return what no rule saw; `seen` are the codes that a rule found or had stopped."""
        return self._reader.proposals(self._found, self._chances, seen) if self._reader else {}

    def certain(self, passage: Passage) -> Passage:
        """Return the passage with for every proof how sure it is."""
        if not self._reader:
            return passage
        proven = [code for code, label in passage.labels.items() if label is Label.BEWIJS and code in self._chances]
        certainty = {code: self._reader.certainty(self._chances[code]) for code in proven}
        return passage.model_copy(update={"zekerheid": certainty})


class Engine:
    """The rules of one Ruleset, ready for any number of documents."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._rules = CompiledRuleset(ruleset)
        self._second = SecondReader(ruleset.tweede_lezer) if ruleset.tweede_lezer else None

    def match(self, document: Document) -> Matches:
        """Return the passages of a document in reading order, and the values of key facts in them."""
        passages: list[Passage] = []
        facts: list[FeitHit] = []
        for view in Scenery(self._rules, document).views:
            opinion = self._opinion(view)
            hits = [opinion.judge(hit) for hit in self._hits(view)]
            proposed = opinion.proposals({hit.reason.code for hit in hits})
            if hits or proposed:
                passage = opinion.certain(_passage(len(passages) + 1, view, hits, proposed))
                passages.append(passage)
                facts += self._facts(view, passage)
        return Matches(passages=tuple(passages), feiten=tuple(facts))

    def qualifiers(self, sentence: str) -> frozenset[str]:
        """Return the names of the qualifiers that bear on some part of a sentence."""
        return qualifiers_in(self._rules, sentence)

    def features(self, document: Document) -> dict[int, frozenset[str]]:
        """Return per block number what the second reader looks at; headings have none."""
        return {view.block.nr: features(view, self._rules) for view in Scenery(self._rules, document).views}

    def close_up(self, document: Document) -> CloseUp:
        """Return a closer look at a document, to explain a verdict with."""
        return CloseUp(self._ruleset, self._rules, Scenery(self._rules, document).views, self._second)

    def _opinion(self, view: View) -> Opinion:
        if not self._second or not view.units:
            return Opinion(None, frozenset())
        return Opinion(self._second, features(view, self._rules))

    def _hits(self, view: View) -> list[Hit]:
        if view.block.kind is BlockKind.TITEL or not view.units:
            return []
        hits = []
        for rule in self._rules.possible(view.block.kind, view.full, view.around()):
            hit = self._block_hit(rule, view) if rule.reach is Bereik.BLOK else self._unit_hit(rule, view)
            if hit:
                hits.append(hit)
        return hits

    def _unit_hit(self, rule: Rule, view: View) -> Hit | None:
        """Return the hit of a rule on sentences: on those where it counts, else on the first where it is stopped."""
        found = [(unit, stop) for unit in view.units for stop in [self._try(rule, view, unit)] if stop is not None]
        if not found:
            return None
        sure = [unit for unit, stop in found if not stop]
        if sure:
            return self._hit(rule, view, sure, "")
        return self._hit(rule, view, [found[0][0]], found[0][1])

    def _block_hit(self, rule: Rule, view: View) -> Hit | None:
        stop = self._try(rule, view, None)
        if stop is None:
            return None
        carrying = [unit for unit in view.units if any(span.concepts & rule.carriers for span in unit.spans)]
        return self._hit(rule, view, carrying or view.units, stop)

    def _try(self, rule: Rule, view: View, unit: Unit | None) -> str | None:
        """Return None when the rule does not fit, '' when it counts, else the name of what stops it."""
        scene = view.settled(unit, self._rules, rule.regardless)
        if not rule.condition.holds(scene, sure=False) or not self._parties_fit(rule, view, unit):
            return None
        if view.block.role and view.block.role.value not in rule.regardless:
            return view.block.role.value
        if scene.sure is scene.full or rule.condition.holds(scene):
            return ""
        units = view.units if unit is None else [unit]
        stops = [self._rules.cues[cover.which].rule for u in units for cover in u.covers]
        stops = [stop for stop in stops if stop.naam not in rule.regardless]
        if not stops:
            # What the pattern wants from the block before it or from the section is itself qualified there.
            return None
        blocking = [stop.naam for stop in stops if stop.werking is Werking.BLOKKEERT]
        return (blocking or [stop.naam for stop in stops])[0]

    def _parties_fit(self, rule: Rule | FactRule, view: View, unit: Unit | None) -> bool:
        if not (rule.acting or rule.not_acting or rule.receiving):
            return True
        units = view.units if unit is None else [unit]
        doing = {party for u in units for party in acting(u, view)}
        receiving = {party for u in units for party in u.roles.receiving}
        if doing and doing <= rule.not_acting:
            return False
        return (not rule.acting or bool(doing & rule.acting)) and (
            not rule.receiving or bool(receiving & rule.receiving)
        )

    def _hit(self, rule: Rule, view: View, units: list[Unit], stop: str) -> Hit:
        label = rule.label
        weakened = self._weakens(stop)
        if view.block.kind in HEADINGS or weakened:
            label = Label.VERMELDING
        reason = Reason(
            code=rule.code,
            pattern=rule.name,
            label=label,
            blocked_by=stop or None,
            concepts=self._words(rule.carriers, view, units),
            captures=self._captures(view, units),
        )
        return Hit(reason, tuple(units), counts=not stop or weakened)

    def _weakens(self, stop: str) -> bool:
        return any(cue.rule.naam == stop and cue.rule.werking is Werking.VERMELDING for cue in self._rules.cues)

    def _words(self, carriers: int, view: View, units: Iterable[Unit]) -> dict[str, str]:
        """Return the concepts of a pattern that the units carry, with the words."""
        found: dict[str, str] = {}
        for unit in units:
            for start, end, concepts in unit.spans:
                for name in self._rules.names_in(concepts & carriers):
                    if name not in found:
                        found[name] = _quote(view, start, end)
        return dict(sorted(found.items()))

    def _captures(self, view: View, units: list[Unit]) -> Captures:
        doing = list(dict.fromkeys(party for unit in units for party in acting(unit, view)))
        receiving = list(dict.fromkeys(party for unit in units for party in unit.roles.receiving))
        words: dict[str, str] = {}
        # The longest says most: 'uiterlijk binnen vijf werkdagen', not 'uiterlijk'.
        for unit in units:
            telling = [span for span in unit.spans if span.concepts & self._rules.capture_words]
            for start, end, concepts in sorted(telling, key=lambda span: (span.start - span.end, span.start)):
                for bit in bits_of(concepts & self._rules.capture_words):
                    if self._rules.captures[bit] not in words and not _denied(view, start):
                        words[self._rules.captures[bit]] = _quote(view, start, end)
        return Captures(
            partij="+".join(doing) or None,
            ontvanger="+".join(receiving) or None,
            termijn=words.get("termijn"),
            kanaal=words.get("kanaal"),
        )

    def _facts(self, view: View, passage: Passage) -> list[FeitHit]:
        proven = {code for code, label in passage.labels.items() if label is Label.BEWIJS}
        found = []
        for fact in self._rules.facts:
            if not proven & fact.codes:
                continue
            for unit in view.units if fact.reach is Bereik.ZIN else [None]:
                scene = view.settled(unit, self._rules, fact.regardless)
                if fact.condition.holds(scene) and self._parties_fit(fact, view, unit):
                    start = self._first(fact.carriers, view, unit)
                    found.append(FeitHit(naam=fact.name, waarde=fact.value, passage=passage.id, start=start))
        return list(dict.fromkeys(found))

    def _first(self, carriers: int, view: View, unit: Unit | None) -> int:
        """Return the character offset of the first concept that carries a fact, 0 when its context does."""
        units = view.units if unit is None else [unit]
        tokens = [span.start for u in units for span in u.spans if span.concepts & carriers]
        return view.tokens.starts[min(tokens)] if tokens else 0


_DENIAL = frozenset({"niet", "geen", "zonder", "nooit"})


def _denied(view: View, start: int) -> bool:
    """Tell whether the words right before a term or channel say that it is just not meant: 'niet per mail'."""
    return any(fold(word) in _DENIAL for word in view.tokens.texts[max(start - 2, 0) : start])


def _quote(view: View, first: int, last: int) -> str:
    start = view.tokens.starts[first]
    end = view.tokens.starts[last - 1] + len(view.tokens.texts[last - 1])
    return view.block.text[start:end]


def _passage(number: int, view: View, hits: list[Hit], proposed: dict[str, Voorstel]) -> Passage:
    block = view.block
    labels: dict[str, Label] = {}
    for hit in hits:
        if hit.counts and labels.get(hit.reason.code) is not Label.BEWIJS:
            labels[hit.reason.code] = hit.reason.label
    kept = _reasons(hits, labels)
    best = [h for h in kept if h.counts and h.reason.label is Label.BEWIJS] or [h for h in kept if h.counts] or kept
    units = [unit for hit in best for unit in hit.units] or view.units
    first, last = min(unit.first for unit in units), max(unit.last for unit in units)
    start = view.tokens.starts[first]
    end = view.tokens.starts[last - 1] + len(view.tokens.texts[last - 1])
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
        labels=dict(sorted(labels.items())),
        voorstellen=proposed,
        reasons=tuple(hit.reason for hit in kept),
    )


def _reasons(hits: list[Hit], labels: dict[str, Label]) -> list[Hit]:
    """Keep the hits that explain a label; for a code without one, those that were stopped."""
    kept: list[Hit] = []
    for hit in hits:
        code = hit.reason.code
        explains = hit.counts and hit.reason.label is labels.get(code)
        if (explains or code not in labels) and sum(h.reason.code == code for h in kept) < REASONS_PER_CODE:
            kept.append(hit)
    return kept
