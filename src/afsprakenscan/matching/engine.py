"""Runs the rules over a document: passages with labels, and for every label the reason."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset, FactRule, Rule
from afsprakenscan.matching.passages import Hit, labels_of, make_passage, qualified
from afsprakenscan.matching.scenery import Scenery, qualifiers_in
from afsprakenscan.matching.scenes import NONE, Unit, View, acting
from afsprakenscan.matching.second_reader import NO_CHANCES, Chances, SecondReader, features, traits
from afsprakenscan.matching.tables import Tables
from afsprakenscan.model.document import BlockKind, Document
from afsprakenscan.model.kader import Bereik, Label, Ruleset, Werking
from afsprakenscan.model.results import SECOND_READER, FeitHit, Matches, Passage, Voorstel, Zekerheid

if TYPE_CHECKING:
    from afsprakenscan.matching.closeup import CloseUp


class Engine:
    """The rules of one Ruleset, ready for any number of documents.

    `prepared` is what an engine of the same rule set gave to keep; with it the next one is ready much sooner.
    """

    def __init__(self, ruleset: Ruleset, prepared: bytes | None = None) -> None:
        self._ruleset = ruleset
        self._rules = CompiledRuleset(ruleset, Tables.load(prepared) if prepared else None)
        self._second = SecondReader(ruleset.tweede_lezer, self._rules.bits) if ruleset.tweede_lezer else None

    def prepared(self) -> bytes:
        """Return what to keep for the next engine of this rule set, in this version of the program."""
        return self._rules.tables.dump()

    def match(self, document: Document) -> Matches:
        """Return the passages of a document in reading order, and the values of key facts in them."""
        passages: list[Passage] = []
        facts: list[FeitHit] = []
        covered: dict[int, tuple[tuple[int, int], ...]] = {}
        for view in Scenery(self._rules, document).views:
            chances = self._chances(view)
            hits = [self._judged(hit, chances) for hit in self._hits(view)]
            labels = labels_of(hits)
            proven = [code for code, label in labels.items() if label is Label.BEWIJS]
            proposed = self._proposals(view, chances, {hit.rule.code for hit in hits})
            if hits or proposed:
                number = len(passages) + 1
                certainty = self._certainty(proven, chances)
                passages.append(
                    make_passage(self._rules, number, view, hits, labels, certainty=certainty, proposed=proposed)
                )
                facts += self._facts(view, frozenset(proven), number)
                if view.covered:
                    covered[number] = qualified(view)
        return Matches(passages=tuple(passages), feiten=tuple(facts), voorbehouden=covered)

    def qualifiers(self, sentence: str) -> frozenset[str]:
        """Return the names of the qualifiers that bear on some part of a sentence."""
        return qualifiers_in(self._rules, sentence)

    def features(self, document: Document) -> dict[int, frozenset[str]]:
        """Return per block number what the second reader looks at; headings have none."""
        return {view.block.nr: features(view, self._rules) for view in Scenery(self._rules, document).views}

    def close_up(self, document: Document) -> CloseUp:
        """Return a closer look at a document, to explain a verdict with."""
        from afsprakenscan.matching.closeup import CloseUp  # most documents are not explained

        return CloseUp(self._ruleset, self._rules, Scenery(self._rules, document).views, self._second)

    def _chances(self, view: View) -> Chances:
        """Return what the second reader thinks of a block, for every code that it knows."""
        return self._second.probabilities(traits(view, self._rules)) if self._second and view.units else NO_CHANCES

    def _judged(self, hit: Hit, chances: Mapping[str, float]) -> Hit:
        """Return the hit, stopped when the second reader doubts it."""
        chance = chances.get(hit.rule.code)
        if hit.stop or hit.label is not Label.BEWIJS or chance is None or not self._second:
            return hit
        return hit._replace(stop=SECOND_READER, counts=False) if self._second.doubts(chance) else hit

    def _certainty(self, proven: Iterable[str], chances: Mapping[str, float]) -> dict[str, Zekerheid]:
        return {code: self._second.certainty(chances[code]) for code in proven if self._second and code in chances}

    def _proposals(self, view: View, chances: Chances, seen: Container[str]) -> dict[str, Voorstel]:
        """Return what no rule saw; `seen` are the codes that a rule found or had stopped."""
        if not self._second:
            return {}
        found = self._second.proposed(chances, seen)
        names = features(view, self._rules) if found else NONE
        return {
            code: Voorstel(kans=round(chance, 2), gewichten=self._second.heaviest(code, names))
            for code, chance in found.items()
        }

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
        if not rule.condition.fits(scene.full, scene.full) or not self._parties_fit(rule, view, unit):
            return None
        if view.block.role and view.block.role.value not in rule.regardless:
            return view.block.role.value
        if scene.sure is scene.full or rule.condition.fits(*scene):
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

    def _hit(self, rule: Rule, view: View, units: Sequence[Unit], stop: str) -> Hit:
        weakened = stop in self._rules.weakening
        label = Label.VERMELDING if view.block.kind in HEADINGS or weakened else rule.label
        return Hit(rule, label, units, stop, counts=not stop or weakened)

    def _facts(self, view: View, proven: frozenset[str], passage: int) -> list[FeitHit]:
        """Return the values of key facts that a passage gives which proves these codes."""
        found = []
        around = view.around()
        for fact in self._rules.facts_on(proven):
            if not fact.needed.possible(view.full, around):
                continue
            for unit in view.units if fact.reach is Bereik.ZIN else [None]:
                scene = view.settled(unit, self._rules, fact.regardless)
                if fact.condition.fits(*scene) and self._parties_fit(fact, view, unit):
                    start = self._first(fact.carriers, view, unit)
                    found.append(FeitHit(naam=fact.name, waarde=fact.value, passage=passage, start=start))
        return list(dict.fromkeys(found))

    def _first(self, carriers: int, view: View, unit: Unit | None) -> int:
        """Return the character offset of the first concept that carries a fact, 0 when its context does."""
        units = view.units if unit is None else [unit]
        tokens = [span.start for u in units for span in u.spans if span.concepts & carriers]
        return view.tokens.starts[min(tokens)] if tokens else 0
