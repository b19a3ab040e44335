"""What the engine sees of a block: its sentences or cells, and which concepts stand where around each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from afsprakenscan.matching.compiled import CompiledRuleset
from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.logic import Places, Scene, union
from afsprakenscan.matching.nlp import Tokens
from afsprakenscan.matching.parties import Roles
from afsprakenscan.matching.qualifiers import Cover
from afsprakenscan.model.document import Block


@dataclass(slots=True)
class Unit:
    """A sentence, cell or whole row: tokens `first` up to `last` of its block, with what was found there.

    `parties` are those that the table names for a cell: in its column header or in the column 'wie'. `full` and `sure`
    are its concepts; `sure` leaves out those that only stand where a qualifier covers them.
    """

    first: int
    last: int
    spans: list[Span]
    covers: list[Cover]
    roles: Roles
    parties: tuple[str, ...] = ()
    column: int = 0
    full: int = 0
    sure: int = 0


@dataclass(slots=True)
class Context:
    """Concepts around a block, as masks, and the parties that its surroundings name, nearest first."""

    heading: int = 0
    nearest_heading: int = 0
    lead_in: int = 0
    first_cell: int = 0
    parties: tuple[str, ...] = ()


NONE: frozenset[str] = frozenset()

CONCEPTS = itemgetter(2)
"""Gives the concepts of a span, for many spans sooner than their name does."""


@dataclass
class View:
    """A block as the engine sees it."""

    block: Block
    tokens: Tokens
    units: list[Unit]
    context: Context = field(default_factory=Context)
    columns: int = 0
    covered: bool = False
    full: int = 0
    sure: int = 0
    previous: tuple[int, int] = (0, 0)
    section: tuple[int, int] = (0, 0)
    _settled: dict[tuple[int, frozenset[str]], Scene] = field(default_factory=dict)

    def settled(self, unit: Unit | None, rules: CompiledRuleset, ignore: frozenset[str] = NONE) -> Scene:
        """Return what stands where, seen from a unit (or from the block); `ignore` names qualifiers to disregard.

        It is made once: ask when the whole document has been read and nothing changes any more.
        """
        if not self.covered:
            ignore = NONE
        key = (id(unit), ignore)
        scene = self._settled.get(key)
        if scene is None:
            scene = self._settled[key] = self._scene(unit, rules, ignore)
        return scene

    def _scene(self, unit: Unit | None, rules: CompiledRuleset, ignore: frozenset[str]) -> Scene:
        if unit is None:
            sure_unit = sure_block = self._sure(self.units, rules, ignore) if ignore else self.sure
        elif ignore:
            sure_unit = self._sure([unit], rules, ignore)
            # Looked up, because a block of a thousand sentences would be read a thousand times.
            sure_block = self.settled(None, rules, ignore).sure["blok"]
        else:
            sure_unit, sure_block = unit.sure, self.sure
        full_unit = self.full if unit is None else unit.full
        full = self.places(unit, full_unit, self.full, self.previous[0], self.section[0])
        certain = (sure_unit, sure_block, self.previous[1], self.section[1])
        if certain == (full_unit, self.full, self.previous[0], self.section[0]):
            return Scene(full, full)
        return Scene(self.places(unit, *certain), full)

    def places(self, unit: Unit | None, sentence: int, block: int, previous: int = 0, section: int = 0) -> Places:
        """Return these concepts of a unit and its block with those in what is above and beside it."""
        context = self.context
        return Places(
            {
                "zin": sentence,
                "blok": block,
                "kop": context.heading,
                "kop1": context.nearest_heading,
                "aanhef": context.lead_in,
                "rij": context.first_cell,
                "kolom": unit.column if unit else self.columns,
                "vorig": previous,
                "sectie": section,
            }
        )

    def _sure(self, units: Iterable[Unit], rules: CompiledRuleset, ignore: frozenset[str]) -> int:
        mask = 0
        for unit in units:
            left = [cover for cover in unit.covers if rules.cues[cover.which].rule.naam not in ignore]
            mask |= unit.sure if len(left) == len(unit.covers) else self._with_derived(unit, left, rules)
        return mask

    def _with_derived(self, unit: Unit, covered: list[Cover], rules: CompiledRuleset) -> int:
        """Return what is sure of a unit under these covers only, with the derived concepts that follow from it."""
        sure = sure_mask(unit.spans, covered, rules.visible)
        full = self.places(unit, unit.full, unit.full)
        for derived in rules.derived:
            if derived.bit & unit.full and derived.condition.fits(self.places(unit, sure, sure), full):
                sure |= derived.bit
        return sure

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where tokens `first` up to `last` start and end in the text, in characters."""
        starts = self.tokens.starts
        return starts[first], starts[last - 1] + len(self.tokens.texts[last - 1])

    def quote(self, first: int, last: int) -> str:
        """Return the text from token `first` up to `last`."""
        start, end = self.place(first, last)
        return self.block.text[start:end]

    def around(self) -> int:
        """Return the concepts above and beside the block."""
        context = self.context
        return context.heading | context.nearest_heading | context.lead_in | context.first_cell | self.columns

    def derive(self, unit: Unit, rules: CompiledRuleset) -> None:
        """Add the derived concepts to the masks of a unit; a later one may build on an earlier one."""
        around = self.around()
        waiting = rules.derivable(unit.full, around)
        if not waiting:
            return
        full = self.places(unit, unit.full, unit.full)
        sure = full if unit.sure == unit.full else self.places(unit, unit.sure, unit.sure)
        while waiting:
            number = waiting & -waiting
            waiting ^= number
            derived = rules.derived[number.bit_length() - 1]
            if not derived.condition.fits(full, full):
                continue
            if sure is not full and derived.condition.fits(sure, full):
                sure["zin"] = sure["blok"] = sure["zin"] | derived.bit
            full["zin"] = full["blok"] = full["zin"] | derived.bit
            if derived.bit & rules.building:
                waiting |= rules.derivable(full["zin"], around) & -(number << 1)
        unit.full, unit.sure = full["zin"], sure["zin"]


def acting(unit: Unit, view: View) -> tuple[str, ...]:
    """Return who acts: named in the sentence, else in its column or row, else in its surroundings."""
    return unit.roles.acting or (unit.parties if unit.spans else ()) or view.context.parties[:1] or unit.roles.clause


def sure_mask(spans: Iterable[Span], covered: list[Cover], visible: int) -> int:
    """Return the concepts that have at least one span outside everything the qualifiers cover."""
    if not covered:
        return union(map(CONCEPTS, spans)) & visible
    mask = 0
    for start, end, concepts in spans:
        if not any(cover.start < end and start < cover.end for cover in covered):
            mask |= concepts
    return mask & visible
