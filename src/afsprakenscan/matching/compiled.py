"""The rule set in the form the engine runs: concepts as bits, phrases in a lexicon, patterns as tests on masks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from afsprakenscan.matching.lexicon import Lexicon
from afsprakenscan.matching.logic import Condition, Index, Needed, bits_of, carrying, compile_logic, needed, union
from afsprakenscan.matching.qualifiers import Cue
from afsprakenscan.matching.tables import Tables, make_tables
from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.kader import Bereik, Label, Logica, Patroon, Ruleset, Waarde, Werking
from afsprakenscan.notation import Phrase, Verbs, parse_phrase

HEADINGS = frozenset({BlockKind.TITEL, BlockKind.KOP})
ANYWHERE = frozenset(BlockKind) - {BlockKind.TITEL}
"""Where a pattern without `soorten` is tried; on a heading it leaves a mention at most."""


@dataclass(frozen=True)
class Rule:
    """A pattern of an aspect, ready to run."""

    code: str
    name: str
    label: Label
    reach: Bereik
    kinds: frozenset[BlockKind]
    condition: Condition
    needed: Needed
    carriers: int
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
    condition: Condition
    needed: Needed
    carriers: int
    acting: frozenset[str]
    not_acting: frozenset[str]
    receiving: frozenset[str]
    regardless: frozenset[str]


@dataclass(frozen=True)
class Derived:
    """A concept that follows from others."""

    bit: int
    condition: Condition
    needed: Needed


class CompiledRuleset:
    """Everything the engine needs, built once per process from a Ruleset whose references have been checked.

    Concepts are bits: those with words of their own first, then the derived ones, then bookkeeping (exceptions and
    cues), which is not `visible` to patterns. `tables` are those of an earlier time, of the same rule set.
    """

    def __init__(self, ruleset: Ruleset, tables: Tables | None = None) -> None:
        self.stems = frozenset(forms.split()[0] for forms in ruleset.werkwoorden.values())
        """The stem of every verb ('bel', 'vertel'), which is also its imperative."""
        self.names = (*ruleset.begrippen, *ruleset.afgeleid)
        self.bits = {name: 1 << number for number, name in enumerate(self.names)}
        self.visible = (1 << len(self.names)) - 1
        words = _Words(len(self.names))
        for number, concept in enumerate(ruleset.begrippen.values()):
            words.add(number, concept.woorden)
            words.add_exceptions(number, concept.behalve)
        self.cues = []
        for number, rule in enumerate(ruleset.kwalificaties):
            cue, stop, onward = words.new(rule.woorden), words.new(rule.stop), words.new(rule.vervolg)
            words.add_exceptions(cue, rule.behalve)
            self.cues.append(Cue(number, rule, 1 << cue, 1 << stop, 1 << onward))
        self.cue_words = union(cue.cue for cue in self.cues)
        self.weakening = frozenset(rule.naam for rule in ruleset.kwalificaties if rule.werking is Werking.VERMELDING)
        """The qualifiers that leave a mention."""
        self.exceptions = words.exceptions
        """Phrases that take hits away → the concept whose hits they take."""
        self.exception_words = union(self.exceptions)
        self.taken_by = lru_cache(maxsize=10_000)(self._taken_by)
        """Gives the concepts whose hits any of these exceptions takes."""
        self.phrases = partial(words.phrases, Verbs(ruleset.werkwoorden))
        """Gives every phrase with the number of its concept."""
        self.tables = tables or make_tables(self.phrases())
        self.lexicon = Lexicon(self.tables)
        self.parties = {self.bits[name]: c.partij for name, c in ruleset.begrippen.items() if c.partij}
        self.party_words = union(self.parties)
        self.captures: dict[int, Literal["termijn", "kanaal"]] = {
            self.bits[name]: c.vangt for name, c in ruleset.begrippen.items() if c.vangt
        }
        self.capture_words = union(self.captures)
        self.carriers = {name: self.bits[name] for name in ruleset.begrippen}
        """Concept name → the concepts with words of their own that can carry it."""
        self.derived = [self._derived(name, logic) for name, logic in ruleset.afgeleid.items()]
        self.derivable = Index(derived.needed for derived in self.derived).possible
        """Gives the numbers, as a mask, of what may follow from the concepts in a sentence and around it."""
        self.building = union(union(derived.needed.inside + derived.needed.either) for derived in self.derived)
        """The concepts that others may follow from."""
        self.rules = [
            self._rule(aspect.code, label, pattern)
            for kader in ruleset.kaders
            for criterium in kader.criteria
            for aspect in criterium.aspecten
            for label, patterns in ((Label.BEWIJS, aspect.bewijs), (Label.VERMELDING, aspect.vermelding))
            for pattern in patterns
        ]
        self._possible = Index(rule.needed for rule in self.rules).possible
        self._for_kind = {
            kind: sum(1 << number for number, rule in enumerate(self.rules) if kind in rule.kinds) for kind in BlockKind
        }
        self.facts = [
            self._fact(fact.naam, value, frozenset(fact.bij)) for fact in ruleset.feiten for value in fact.waarden
        ]
        self._facts_on: dict[str, int] = defaultdict(int)
        """Code → the numbers, as a mask, of the facts that go with it."""
        for number, fact in enumerate(self.facts):
            for code in fact.codes:
                self._facts_on[code] |= 1 << number

    def possible(self, kind: BlockKind, inside: int, around: int) -> Iterator[Rule]:
        """Give the rules that can fit a block of a kind, by the concepts in it and around it, in their own order."""
        found = self._for_kind[kind] & self._possible(inside, around)
        for bit in bits_of(found):
            rule = self.rules[bit.bit_length() - 1]
            if rule.needed.possible(inside, around):
                yield rule

    def facts_on(self, codes: Iterable[str]) -> Iterator[FactRule]:
        """Give the values of key facts that go with one of these codes, in their own order."""
        for bit in bits_of(union(self._facts_on.get(code, 0) for code in codes)):
            yield self.facts[bit.bit_length() - 1]

    def names_in(self, mask: int) -> Iterator[str]:
        """Give the names of the concepts in a mask."""
        for bit in bits_of(mask):
            yield self.names[bit.bit_length() - 1]

    def _taken_by(self, exceptions: int) -> int:
        return union(self.exceptions[bit] for bit in bits_of(exceptions))

    def _derived(self, name: str, logic: Logica) -> Derived:
        condition = compile_logic(logic, Bereik.ZIN, self.bits)
        self.carriers[name] = self._carried_by(logic)
        return Derived(self.bits[name], condition, needed(condition))

    def _carried_by(self, logic: Logica) -> int:
        return union(self.carriers[name] for name in set(carrying(logic)))

    def _rule(self, code: str, label: Label, pattern: Patroon) -> Rule:
        condition = compile_logic(pattern, pattern.bereik, self.bits)
        return Rule(
            code=code,
            name=pattern.naam,
            label=label,
            reach=pattern.bereik,
            kinds=frozenset(pattern.soorten) or ANYWHERE,
            condition=condition,
            needed=needed(condition),
            carriers=self._carried_by(pattern),
            acting=frozenset(pattern.handelend),
            not_acting=frozenset(pattern.niet_handelend),
            receiving=frozenset(pattern.ontvangend),
            regardless=frozenset(pattern.ongeacht),
        )

    def _fact(self, name: str, value: Waarde, codes: frozenset[str]) -> FactRule:
        condition = compile_logic(value, value.bereik, self.bits)
        return FactRule(
            name=name,
            value=value.waarde,
            codes=codes,
            reach=value.bereik,
            condition=condition,
            needed=needed(condition),
            carriers=self._carried_by(value),
            acting=frozenset(value.handelend),
            not_acting=frozenset(value.niet_handelend),
            receiving=frozenset(value.ontvangend),
            regardless=frozenset(value.ongeacht),
        )


class _Words:
    """Gathers the words of all concepts and hands out numbers for bookkeeping."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._words: list[tuple[int, tuple[str, ...]]] = []
        self.exceptions: dict[int, int] = {}

    def add(self, number: int, words: tuple[str, ...]) -> None:
        self._words.append((number, words))

    def new(self, words: tuple[str, ...]) -> int:
        number = self._next
        self._next += 1
        self.add(number, words)
        return number

    def add_exceptions(self, number: int, words: tuple[str, ...]) -> None:
        if words:
            self.exceptions[1 << self.new(words)] = 1 << number

    def phrases(self, verbs: Verbs) -> Iterator[tuple[int, Phrase]]:
        for number, words in self._words:
            for word in words:
                for phrase in parse_phrase(word, verbs):
                    yield number, phrase
