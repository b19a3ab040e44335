"""Turns a document into scenes: for every sentence, cell and block, which concepts stand where around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from afsprakenscan.matching.aliases import Alias, bracketed, defined
from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset
from afsprakenscan.matching.lexicon import Lexicon, Span
from afsprakenscan.matching.logic import Scene
from afsprakenscan.matching.nlp import Tokens, tokenize
from afsprakenscan.matching.parties import PartySpan, Roles, find_roles, ordered
from afsprakenscan.matching.qualifiers import Cover, covers
from afsprakenscan.matching.speakers import WE, YOU, We, addressee, sentence, we
from afsprakenscan.model.document import Block, BlockKind, Document
from afsprakenscan.text import fold

LONGEST_ROW = 90
"""Tokens up to which a table row is also read as one sentence."""

_WHO = re.compile(r"(?:door |van )?wie\b|actor\b|partij\b|uitvoerder|verantwoordelijke?\b")
_CELL_ENDS = frozenset({";", ".", "("})


@dataclass
class Unit:
    """A sentence, cell or whole row: tokens `first` up to `last` of its block, with what was found there.

    `parties` are those that the table names for a cell: in its column header or in the column 'wie'.
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


@dataclass
class Context:
    """Concepts around a block, as masks, and the parties that its surroundings name, nearest first."""

    heading: int = 0
    nearest_heading: int = 0
    lead_in: int = 0
    first_cell: int = 0
    parties: tuple[str, ...] = ()


@dataclass
class View:
    """A block as the engine sees it."""

    block: Block
    tokens: Tokens
    units: list[Unit]
    context: Context = field(default_factory=Context)
    full: int = 0
    sure: int = 0
    previous: tuple[int, int] = (0, 0)
    section: tuple[int, int] = (0, 0)
    _settled: dict[tuple[int, frozenset[str]], Scene] = field(default_factory=dict)

    def present(self) -> int:
        """Return every concept that stands in or around the block."""
        context = self.context
        around = context.heading | context.nearest_heading | context.lead_in | context.first_cell | self.columns()
        return self.full | around | self.previous[0] | self.section[0]

    def scene(self, unit: Unit | None, rules: CompiledRuleset, ignore: frozenset[str] = frozenset()) -> Scene:
        """Return what stands where, seen from a unit (or from the block); `ignore` names qualifiers to disregard."""
        around = self._around(unit)
        sure_block = self.sure if not ignore else self._sure(self.units, rules, ignore)
        sure_unit = sure_block if unit is None else (unit.sure if not ignore else self._sure([unit], rules, ignore))
        full_unit = self.full if unit is None else unit.full
        return Scene(
            sure={**around, "zin": sure_unit, "blok": sure_block, "vorig": self.previous[1], "sectie": self.section[1]},
            full={**around, "zin": full_unit, "blok": self.full, "vorig": self.previous[0], "sectie": self.section[0]},
        )

    def settled(self, unit: Unit | None, rules: CompiledRuleset, ignore: frozenset[str]) -> Scene:
        """Return the same scene, made once: for when the whole document has been read and nothing changes any more."""
        key = (id(unit), ignore)
        if key not in self._settled:
            self._settled[key] = self.scene(unit, rules, ignore)
        return self._settled[key]

    def _around(self, unit: Unit | None) -> dict[str, int]:
        return {
            "kop": self.context.heading,
            "kop1": self.context.nearest_heading,
            "aanhef": self.context.lead_in,
            "rij": self.context.first_cell,
            "kolom": unit.column if unit else self.columns(),
        }

    def columns(self) -> int:
        """Return the concepts in the column headers of all cells."""
        mask = 0
        for unit in self.units:
            mask |= unit.column
        return mask

    def _sure(self, units: Iterable[Unit], rules: CompiledRuleset, ignore: frozenset[str]) -> int:
        mask = 0
        for unit in units:
            left = [cover for cover in unit.covers if rules.cues[cover.which].rule.naam not in ignore]
            mask |= unit.sure if len(left) == len(unit.covers) else self._with_derived(unit, left, rules)
        return mask

    def _with_derived(self, unit: Unit, covered: list[Cover], rules: CompiledRuleset) -> int:
        """Return what is sure of a unit under these covers only, with the derived concepts that follow from it."""
        sure = sure_mask(unit.spans, covered, rules.shadow)
        for derived in rules.derived:
            around = {**self._around(unit), "zin": sure, "blok": sure, "vorig": 0, "sectie": 0}
            full = {**around, "zin": unit.full, "blok": unit.full}
            if derived.bit & unit.full and derived.logic.holds(Scene(sure=around, full=full)):
                sure |= derived.bit
        return sure


def acting(unit: Unit, view: View) -> tuple[str, ...]:
    """Return who acts: named in the sentence, else in its column or row, else in its surroundings."""
    return unit.roles.acting or (unit.parties if unit.spans else ()) or view.context.parties[:1] or unit.roles.clause


def sure_mask(spans: Iterable[Span], covered: list[Cover], shadow: int) -> int:
    """Return the concepts that have at least one span outside everything the qualifiers cover."""
    mask = 0
    for concept, start, end in spans:
        if concept < shadow and not any(c.start < end and start < c.end for c in covered):
            mask |= 1 << concept
    return mask


class Scenery:
    """Reads one document into views; what is learned (aliases, headings) lives as long as the document."""

    def __init__(self, rules: CompiledRuleset, document: Document) -> None:
        self._rules = rules
        self._aliases: Lexicon | None = None
        self._texts: dict[str, Unit] = {}
        tokens = [tokenize(block.text) for block in document.blocks]
        learned = self._learn(document.blocks, tokens)
        self._aliases = _lexicon(learned)
        self._reader, speaker = self._speakers(tokens)
        self._aliases = _lexicon(learned + self._names(YOU, self._reader))
        self.views = [
            self._view(block, words, speaker.party if speaker and index >= speaker.block else "")
            for index, (block, words) in enumerate(zip(document.blocks, tokens, strict=True))
        ]
        self._add_context()

    def _learn(self, blocks: tuple[Block, ...], tokens: list[Tokens]) -> list[Alias]:
        """Find the names that the document itself gives to the parties."""
        parties = frozenset(self._rules.parties)
        learned: list[Alias] = []
        for block, words in zip(blocks, tokens, strict=True):
            found = self._rules.party_lexicon.scan(words.texts, (0, len(words.texts)))
            found = _without_exceptions(found, self._rules.exceptions)
            learned += bracketed(words.texts, found, parties)
            if alias := defined(block, words.texts, found, parties):
                learned.append(alias)
        return learned

    def _speakers(self, tokens: list[Tokens]) -> tuple[str, We | None]:
        """Find out whom the document means by 'je' and by 'wij'."""
        sentences = []
        for block, words in enumerate(tokens):
            for bounds in words.sentences:
                spans = self._rules.party_lexicon.scan(words.texts, bounds)
                if self._aliases:
                    spans += self._aliases.scan(words.texts, bounds)
                spans = _without_exceptions(spans, self._rules.exceptions)
                sentences.append(sentence(block, words.texts, bounds, spans, self._rules.parties))
        return addressee(sentences), we(sentences)

    def _names(self, words: frozenset[str], party: str) -> list[Alias]:
        """Return words as names of the first concept of a party, none when there is no party."""
        concepts = [concept for concept, named in self._rules.parties.items() if party and named == party][:1]
        return [Alias((word,), (concept,)) for word in sorted(words) for concept in concepts]

    def _scan(self, words: Tokens, first: int, last: int) -> list[Span]:
        spans = self._rules.lexicon.scan(words.texts, (first, last))
        if self._aliases:
            spans = sorted({*spans, *self._aliases.scan(words.texts, (first, last))}, key=lambda s: (s.start, s.end))
        return _without_exceptions(spans, self._rules.exceptions)

    def _unit(self, words: Tokens, first: int, last: int, speaker: str = "") -> Unit:
        spans = self._scan(words, first, last)
        covered = self._covers(words, spans, first, last) if any(s.concept >= self._rules.shadow for s in spans) else []
        return Unit(first, last, spans, covered, self._roles(words, spans, (first, last), speaker))

    def _covers(self, words: Tokens, spans: list[Span], first: int, last: int) -> list[Cover]:
        """Return what the qualifiers cover; in a cell of several sentences each cue stays within its own."""
        cuts = [first, *(start for start, _ in words.sentences if first < start < last), last]
        return [
            cover
            for start, end in pairwise(cuts)
            for cover in covers(self._rules.cues, [s for s in spans if start <= s.start < end], start, end)
        ]

    def _roles(self, words: Tokens, spans: list[Span], bounds: tuple[int, int], speaker: str = "") -> Roles:
        """Return who acts and who receives; `speaker` is the party that 'wij' stands for."""
        named = [
            PartySpan(self._rules.parties[s.concept], s.start, s.end) for s in spans if s.concept in self._rules.parties
        ]
        if speaker:
            # Only as the one who acts: as a word for the party it would make every rule on that party fit.
            named += [PartySpan(speaker, i, i + 1) for i in range(*bounds) if fold(words.texts[i]) in WE]
            named.sort(key=lambda span: (span.start, span.end))
        return find_roles(words.texts, named, bounds[0]) if named else Roles((), ())

    def _view(self, block: Block, words: Tokens, speaker: str) -> View:
        if block.cells is None:
            units = [self._unit(words, *bounds, speaker) for bounds in words.sentences]
            if self._reader and block.kind not in HEADINGS:
                for unit in units:
                    unit.roles = ordered(
                        unit.roles, words.texts[unit.first : unit.last], self._rules.stems, self._reader
                    )
            return View(block, words, units)
        cells = []
        for number, (first, last) in enumerate(_cell_bounds(block.cells, block.text, words)):
            unit = self._unit(words, first, last)
            head = block.columns[number] if block.columns and number < len(block.columns) else ""
            if head:
                header = self._text(head)
                unit.column = header.full
                unit.parties = header.roles.speaking
            cells.append(unit)
        doers = self._doers(block.columns or (), words, cells)
        for cell in cells:
            cell.parties = cell.parties or doers
        _spread_over_row(cells, words)
        if len(cells) > 1 and len(words.texts) <= LONGEST_ROW:
            cells.append(self._row(words, cells, doers))
        return View(block, words, cells)

    def _doers(self, columns: tuple[str, ...], words: Tokens, cells: list[Unit]) -> tuple[str, ...]:
        """Return the parties that a column such as 'Wie' names as acting in this row."""
        parties = self._rules.parties
        for head, cell in zip(columns, cells, strict=False):
            if _WHO.match(fold(head)):
                end = next((i for i in range(cell.first, cell.last) if words.texts[i] in _CELL_ENDS), cell.last)
                named = [parties[s.concept] for s in cell.spans if s.concept in parties and s.end <= end]
                if named:
                    return tuple(dict.fromkeys(named))
        return ()

    def _row(self, words: Tokens, cells: list[Unit], doers: tuple[str, ...]) -> Unit:
        """Return the whole row as one unit: a table often says in three cells what prose says in a sentence."""
        spans = [span for cell in cells for span in cell.spans]
        covered = [cover for cell in cells for cover in cell.covers]
        roles = self._roles(words, spans, (0, len(words.texts)))
        row = Unit(0, len(words.texts), spans, covered, roles._replace(acting=doers or roles.acting))
        for cell in cells:
            row.column |= cell.column
        around = {party for cell in cells if cell.spans for party in cell.parties}
        row.parties = tuple(around) if len(around) == 1 else ()
        return row

    def _text(self, text: str) -> Unit:
        """Return a heading, column header or lead-in as a unit with its concepts, derived ones included."""
        if text not in self._texts:
            words = tokenize(text)
            unit = self._unit(words, 0, len(words.texts))
            unit.full = unit.sure = sure_mask(unit.spans, [], self._rules.shadow)
            view = View(_NOWHERE, words, [unit], full=unit.full, sure=unit.full)
            _derive(view, unit, self._rules)
            self._texts[text] = unit
        return self._texts[text]

    def _add_context(self) -> None:
        sections: dict[tuple[str, ...], tuple[int, int]] = defaultdict(lambda: (0, 0))
        by_number = {view.block.nr: view for view in self.views}
        spread = self._spread()
        for view in self.views:
            view.context = self._context(view, by_number)
            for unit in view.units:
                unit.covers += [Cover(which, unit.first, unit.last) for which in spread.get(view.block.nr, ())]
                unit.full = sure_mask(unit.spans, [], self._rules.shadow)
                unit.sure = sure_mask(unit.spans, unit.covers, self._rules.shadow) if unit.covers else unit.full
                _derive(view, unit, self._rules)
                view.full |= unit.full
                view.sure |= unit.sure
            key = view.block.headings
            sections[key] = (sections[key][0] | view.full, sections[key][1] | view.sure)
        for before, view in pairwise(self.views):
            if before.block.headings == view.block.headings and before.block.kind not in HEADINGS:
                view.previous = (before.full, before.sure)
        for view in self.views:
            view.section = sections[view.block.headings]

    def _context(self, view: View, by_number: Mapping[int, View]) -> Context:
        block, context = view.block, Context()
        path = [self._text(heading) for heading in block.headings]
        for unit in path:
            context.heading |= unit.full
        context.nearest_heading = path[-1].full if path else 0
        parties: list[str] = []
        if block.cells and view.units:
            first = view.units[0]
            context.first_cell = sure_mask(first.spans, [], self._rules.shadow)
            parties += first.roles.acting
        lead_in = by_number.get(block.lead_in or 0)
        if lead_in and lead_in.units and lead_in.block.text.rstrip().endswith(":"):
            opening = lead_in.units[-1]
            context.lead_in = sure_mask(opening.spans, [], self._rules.shadow)
            parties += opening.roles.acting or opening.roles.speaking
        for unit in reversed(path):
            # A heading such as 'Rol Veilig Thuis' speaks for its section only when it names one party.
            parties += unit.roles.speaking
        context.parties = tuple(dict.fromkeys(parties))
        return context

    def _spread(self) -> dict[int, set[int]]:
        """Return, per block number, the qualifiers that reach it from elsewhere in its block or section."""
        spread: dict[int, set[int]] = defaultdict(set)
        for view in self.views:
            for cover in [cover for unit in view.units for cover in unit.covers]:
                reach = self._rules.cues[cover.which].rule.bereik
                if reach == "blok":
                    spread[view.block.nr].add(cover.which)
                elif reach == "sectie":
                    for other in self._section_of(view):
                        spread[other.block.nr].add(cover.which)
        return spread

    def _section_of(self, view: View) -> list[View]:
        """Return the blocks that a remark holds for: those under a heading, or under the same headings."""
        path = (*view.block.headings, view.block.text) if view.block.kind is BlockKind.KOP else view.block.headings
        return [other for other in self.views if path and other.block.headings[: len(path)] == path]


def _lexicon(aliases: list[Alias]) -> Lexicon | None:
    return Lexicon((c, alias.phrase()) for alias in aliases for c in alias.concepts) if aliases else None


_NOWHERE = Block(nr=1, kind=BlockKind.KOP, text="-")


def _derive(view: View, unit: Unit, rules: CompiledRuleset) -> None:
    """Add the derived concepts to the masks of a unit; a later one may build on an earlier one."""
    around = (
        view.context.heading
        | view.context.nearest_heading
        | view.context.lead_in
        | view.context.first_cell
        | unit.column
    )
    if not unit.full | around:
        return
    for derived in rules.possible_derived.possible(unit.full | around):
        scene = view.scene(unit, rules)
        if derived.logic.holds(scene, sure=False):
            unit.full |= derived.bit
            if derived.logic.holds(scene):
                unit.sure |= derived.bit


def qualifiers_in(rules: CompiledRuleset, text: str) -> frozenset[str]:
    """Return the names of the qualifiers whose cues stand in a text."""
    words = tokenize(text)
    size = len(words.texts)
    spans = _without_exceptions(rules.lexicon.scan(words.texts, (0, size)), rules.exceptions)
    return frozenset(rules.cues[cover.which].rule.naam for cover in covers(rules.cues, spans, 0, size))


def _without_exceptions(spans: list[Span], exceptions: Mapping[int, int]) -> list[Span]:
    """Take away the spans that an exception of their concept overlaps ('informeren naar' is not informing)."""
    away = [(exceptions[span.concept], span) for span in spans if span.concept in exceptions]
    if not away:
        return spans
    return [
        span
        for span in spans
        if not any(concept == span.concept and a.start < span.end and span.start < a.end for concept, a in away)
    ]


def _spread_over_row(cells: list[Unit], words: Tokens) -> None:
    """Let a remark hold for the first cell when the rest of the row says nothing else ('Brief | – | nog te bepalen').

    In a table of two columns, where each column often is a party, the cells stand on their own.
    """
    filled = [cell for cell in cells[1:] if any(text[0].isalnum() for text in words.texts[cell.first : cell.last])]
    if len(cells) > 2 and filled and all(cell.covers for cell in filled):
        first = cells[0]
        first.covers += [Cover(cover.which, first.first, first.last) for cell in filled for cover in cell.covers]


def _cell_bounds(cells: tuple[str, ...], text: str, words: Tokens) -> list[tuple[int, int]]:
    """Return the token bounds of each cell in the text of a row, where the cells stand in their order."""
    bounds, end, token = [], 0, 0
    for cell in cells:
        start = text.find(cell, end)
        end = start + len(cell)
        while token < len(words.starts) and words.starts[token] < start:
            token += 1
        first = token
        while token < len(words.starts) and words.starts[token] < end:
            token += 1
        bounds.append((first, token))
    return bounds
