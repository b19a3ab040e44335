"""The rule set in the form the engine runs: concepts as bits, phrases in a lexicon, patterns as tests on masks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from afsprakenscan.matching.lexicon import Lexicon
from afsprakenscan.matching.logic import Compiled, Index, Known, bits_of, compile_logic
from afsprakenscan.matching.qualifiers import Cue
from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.kader import Bereik, Label, Patroon, Ruleset, Waarde
from afsprakenscan.notation import Phrase, Verbs, parse_phrase

HEADINGS = frozenset({BlockKind.TITEL, BlockKind.KOP})
PROSE = frozenset(BlockKind) - HEADINGS


@dataclass(frozen=True)
class Rule:
    """A pattern of an aspect, ready to run."""

    code: str
    name: str
    label: Label
    reach: Bereik
    kinds: frozenset[BlockKind]
    logic: Compiled
    acting: frozenset[str]
    not_acting: frozenset[str]
    receiving: frozenset[str]
    regardless: frozenset[str]


@dataclass(frozen=True)
class FactRule:
    """A value of a key fact, ready to run."""

    name: str
    value: str
    codes: frozenset[str]
    reach: Bereik
    logic: Compiled
    acting: frozenset[str]
    not_acting: frozenset[str]
    receiving: frozenset[str]
    regardless: frozenset[str]


@dataclass(frozen=True)
class Derived:
    """A concept that follows from others."""

    bit: int
    logic: Compiled


class CompiledRuleset:
    """Everything the engine needs, built once per process from a Ruleset whose references have been checked."""

    def __init__(self, ruleset: Ruleset) -> None:
        verbs = Verbs(ruleset.werkwoorden)
        self.stems = frozenset(forms.split()[0] for forms in ruleset.werkwoorden.values())
        """The stem of every verb ('bel', 'vertel'), which is also its imperative."""
        self.names = (*ruleset.begrippen, *ruleset.afgeleid)
        self.bits = {name: 1 << number for number, name in enumerate(self.names)}
        phrases: list[tuple[int, Phrase]] = []
        self.exceptions: dict[int, int] = {}
        """Number of phrases that take hits away → number of the concept whose hits they take."""
        self.shadow = len(self.names)
        """Concept numbers from here on are bookkeeping: exceptions and cues, never visible to patterns."""
        self._next = self.shadow

        def add(number: int, words: tuple[str, ...]) -> None:
            phrases.extend((number, phrase) for word in words for phrase in parse_phrase(word, verbs))

        for number, name in enumerate(ruleset.begrippen):
            concept = ruleset.begrippen[name]
            add(number, concept.woorden)
            if concept.behalve:
                exception = self._new()
                self.exceptions[exception] = number
                add(exception, concept.behalve)
        self.cues = []
        for number, rule in enumerate(ruleset.kwalificaties):
            cue = Cue(number, rule, self._new(), self._new())
            add(cue.cue, rule.woorden)
            add(cue.stop, rule.stop)
            if rule.behalve:
                exception = self._new()
                self.exceptions[exception] = cue.cue
                add(exception, rule.behalve)
            self.cues.append(cue)
        self.lexicon = Lexicon(phrases)
        self.parties = {n: c.partij for n, c in enumerate(ruleset.begrippen.values()) if c.partij}
        own = {*self.parties, *(e for e, concept in self.exceptions.items() if concept in self.parties)}
        self.party_lexicon = Lexicon((number, phrase) for number, phrase in phrases if number in own)
        """Only the words for parties, to learn from before the real reading which names a document gives them."""
        self.captures: dict[int, Literal["termijn", "kanaal"]] = {
            n: c.vangt for n, c in enumerate(ruleset.begrippen.values()) if c.vangt
        }
        self._known = {name: Known(self.bits[name], self.bits[name]) for name in ruleset.begrippen}
        self.derived = []
        for name, logic in ruleset.afgeleid.items():
            compiled = compile_logic(logic, Bereik.ZIN, self._known)
            self._known[name] = Known(self.bits[name], compiled.needed, compiled.one_of)
            self.derived.append(Derived(self.bits[name], compiled))
        self.possible_derived = Index(self.derived)
        self.carriers = self._carriers(ruleset)
        """Concept name → numbers of the concepts with words of their own that can carry it."""
        self.rules = [
            self._rule(aspect.code, label, pattern)
            for kader in ruleset.kaders
            for criterium in kader.criteria
            for aspect in criterium.aspecten
            for label, patterns in ((Label.BEWIJS, aspect.bewijs), (Label.VERMELDING, aspect.vermelding))
            for pattern in patterns
        ]
        self.possible_rules = Index(self.rules)
        self.facts = [
            self._fact(fact.naam, value, frozenset(fact.bij)) for fact in ruleset.feiten for value in fact.waarden
        ]

    def _carriers(self, ruleset: Ruleset) -> dict[str, frozenset[int]]:
        carriers = {name: frozenset({number}) for number, name in enumerate(ruleset.begrippen)}
        for name, derived in zip(ruleset.afgeleid, self.derived, strict=True):
            carriers[name] = frozenset[int]().union(*(carriers[part] for part in derived.logic.names))
        return carriers

    def carried_by(self, logic: Compiled) -> frozenset[int]:
        """Return the numbers of the concepts whose words can carry a condition."""
        return frozenset[int]().union(*(self.carriers[name] for name in logic.names))

    def names_in(self, mask: int) -> Iterator[str]:
        """Give the names of the concepts in a mask."""
        for bit in bits_of(mask):
            yield self.names[bit.bit_length() - 1]

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    def _rule(self, code: str, label: Label, pattern: Patroon) -> Rule:
        return Rule(
            code=code,
            name=pattern.naam,
            label=label,
            reach=pattern.bereik,
            kinds=frozenset(pattern.soorten) or PROSE,
            logic=compile_logic(pattern, pattern.bereik, self._known),
            acting=frozenset(pattern.handelend),
            not_acting=frozenset(pattern.niet_handelend),
            receiving=frozenset(pattern.ontvangend),
            regardless=frozenset(pattern.ongeacht),
        )

    def _fact(self, name: str, value: Waarde, codes: frozenset[str]) -> FactRule:
        return FactRule(
            name=name,
            value=value.waarde,
            codes=codes,
            reach=value.bereik,
            logic=compile_logic(value, value.bereik, self._known),
            acting=frozenset(value.handelend),
            not_acting=frozenset(value.niet_handelend),
            receiving=frozenset(value.ontvangend),
            regardless=frozenset(value.ongeacht),
        )
