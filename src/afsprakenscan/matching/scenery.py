"""Reads a document into views: which concepts stand in every sentence, cell and block, and around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from afsprakenscan.matching.aliases import Alias, Names, bracketed, called, defined, names_something
from afsprakenscan.matching.compiled import HEADINGS, CompiledRuleset
from afsprakenscan.matching.counterpart import counterpart
from afsprakenscan.matching.headings import earlier_questions
from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.logic import bits_of, union
from afsprakenscan.matching.nlp import Tokens, tokenize
from afsprakenscan.matching.parties import NOBODY, PartySpan, Roles, find_roles, ordered
from afsprakenscan.matching.qualifiers import Cover, beyond, covers, row_remarks
from afsprakenscan.matching.scenes import CONCEPTS, Context, Unit, View, sure_mask
from afsprakenscan.matching.speakers import (
    ONESELF,
    POLITE,
    SALUTATION,
    WE,
    YOU,
    We,
    addressee,
    letter_to,
    sentence,
    speaks_to_somebody,
    we,
    writer_to,
)
from afsprakenscan.model.document import Block, BlockKind, Document
from afsprakenscan.text import fold

LONGEST_ROW = 90
"""Tokens up to which a table row is also read as one sentence."""

# Parts that a document sets apart by the word they open with: 'Toelichting – …', 'Aantekening: …'.
_LABEL = re.compile(r"\b(toelichting|aantekening|achtergrond|opmerking|overweging|noot)(?:en)?\b")
_LABELLED = re.compile(rf"\W*{_LABEL.pattern} ?\w{{0,3}} ?[:.|–—-]")
_WHO = re.compile(
    r"(?:door |van )?wie\b|door$|actor\b|partij\b|uitvoer(?:der|ing)|verantwoordelijke?\b|afzender|trekker|actiehouder"
    r"|maker\b|opsteller|penvoerder|initiatief|aan zet|r$"
)
# Columns of who is asked or told: beside one of who does it, a party there does not act.
_WHOM = re.compile(r"(?:mee|tegen)?lezer|ontvanger|(?:aan|met) wie\b|raadple|geraadpleegd|(?:ge)?inform|consult|[aci]$")
# How a table with a column for each party marks who does it; 'A', 'C' and 'I' of a RACI table do not.
_MARKED = re.compile(r"[x✓✔√●•vur]|ja|a/r|r/a")
_NONSENSE = "xqzwt"
"""A word that no list knows: the concepts it has are those that any word has."""
_CELL_ENDS = frozenset({";", ".", "("})


class Scenery:
    """Reads one document into views; what is learned (aliases, headings) lives as long as the document."""

    def __init__(self, rules: CompiledRuleset, document: Document) -> None:
        self._rules = rules
        self._texts: dict[str, Unit] = {}
        self._found: dict[tuple[int, int, int], list[Span]] = {}
        """What the word lists find in the sentences of blocks that have been read before."""
        self._paths: dict[tuple[tuple[str, ...], tuple[str, ...]], Context] = {}
        tokens = [tokenize(block.text) for block in document.blocks]
        learned = self._learn(document.blocks, tokens)
        self._names = Names(learned)
        self._own_words = WE
        self._reader, speaker, addressing = self._speakers(tokens)
        self._names = Names(learned + self._stands_for(addressing, self._reader))
        self.views = [
            self._view(block, words, speaker.party if speaker and index >= speaker.block else "")
            for index, (block, words) in enumerate(zip(document.blocks, tokens, strict=True))
        ]
        self._add_context()

    def _learn(self, blocks: tuple[Block, ...], tokens: list[Tokens]) -> list[Alias]:
        """Find the names that the document itself gives to the parties."""
        parties = self._rules.party_words
        learned: list[Alias] = []
        for block, words in zip(blocks, tokens, strict=True):
            if not names_something(block, words.texts):
                continue
            spans = self._rules.lexicon.scan(words.texts, (0, len(words.texts)))
            found, _ = _without_exceptions(spans, self._rules)
            learned += bracketed(words.texts, found, parties)
            names = (called(block, words, found, parties), defined(block, words.texts, found, parties))
            learned += [alias for alias in names if alias]
        return learned + self._learn_counterpart(tokens, learned)

    def _learn_counterpart(self, tokens: list[Tokens], learned: list[Alias]) -> list[Alias]:
        """Find the name of the local team that the document uses without ever explaining it."""
        vt = union(concept for concept, party in self._rules.parties.items() if party == "VT")
        own_names = [alias.words[-1] for alias in learned if alias.concepts & vt]
        anything = self._concepts_of(_NONSENSE)
        forms = counterpart(tokens, own_names, lambda word: bool(self._concepts_of(word) & ~anything))
        return self._stands_for(forms, "LT")

    def _concepts_of(self, word: str) -> int:
        return union(span.concepts for span in self._rules.lexicon.scan((word,), (0, 1)))

    def _speakers(self, tokens: list[Tokens]) -> tuple[str, We | None, frozenset[str]]:
        """Find out whom the document means by 'je' and by 'wij', and which words address the first."""
        told = speaks_to_somebody(words.folded for words in tokens)
        wanted = self._rules.party_words
        sentences = []
        for block, words in enumerate(tokens):
            for first, last in words.sentences:
                if told or words.folded[first] in SALUTATION or not (WE | POLITE).isdisjoint(words.folded[first:last]):
                    found = self._found[id(words), first, last] = self._rules.lexicon.scan(words.texts, (first, last))
                    found = found + self._names.scan(words, (first, last))
                    named = []
                    if union(map(CONCEPTS, found)) & wanted:
                        named = [s for s in _without_exceptions(found, self._rules)[0] if s.concepts & wanted]
                    sentences.append(sentence(block, words.folded, (first, last), named, self._rules.parties))
        if greeted := letter_to(sentences):
            self._own_words |= ONESELF
            return greeted, we(sentences) or writer_to(greeted), YOU | POLITE
        return addressee(sentences) if told else "", we(sentences), YOU

    def _stands_for(self, words: frozenset[str], party: str) -> list[Alias]:
        """Return words as names of the first concept of a party, none when there is no party."""
        concepts = [concept for concept, named in self._rules.parties.items() if party and named == party][:1]
        return [Alias((word,), concept) for word in sorted(words) for concept in concepts]

    def _scan(self, words: Tokens, first: int, last: int) -> list[Span]:
        """Return what the word lists find; in what has been read, or is a part of it, they need not look again."""
        sentence = words.sentences[bisect_right(words.sentences, (first, len(words.texts))) - 1]
        found = self._found.get((id(words), *sentence))
        if found is None or last > sentence[1]:
            return self._rules.lexicon.scan(words.texts, (first, last))
        return found if sentence == (first, last) else [s for s in found if first <= s.start and s.end <= last]

    def _unit(self, words: Tokens, first: int, last: int, speaker: str = "") -> Unit:
        if first == last:
            return Unit(first, last, [], [], NOBODY)
        spans = self._scan(words, first, last)
        if self._names.any:
            spans = sorted(spans + self._names.scan(words, (first, last)))
        spans, concepts = _without_exceptions(spans, self._rules)
        covered = self._covers(words, spans, first, last) if concepts & self._rules.cue_words else []
        roles = NOBODY
        if speaker or concepts & self._rules.party_words:
            roles = self._roles(words, spans, (first, last), speaker)
        return Unit(first, last, spans, covered, roles, full=concepts & self._rules.visible)

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
        parties, wanted = self._rules.parties, self._rules.party_words
        named = [
            PartySpan(parties[bit], start, end)
            for start, end, concepts in spans
            if (found := concepts & wanted)
            for bit in bits_of(found)
        ]
        if speaker:
            # Only as the one who acts: as a word for the party it would make every rule on that party fit.
            named += [PartySpan(speaker, i, i + 1) for i in range(*bounds) if words.folded[i] in self._own_words]
            named.sort(key=lambda span: (span.start, span.end))
        return find_roles(words, named, bounds[0]) if named else NOBODY

    def _view(self, block: Block, words: Tokens, speaker: str) -> View:
        if block.cells is None:
            units = [self._unit(words, *bounds, speaker) for bounds in words.sentences]
            for number, cover in beyond(self._rules.cues, units):
                units[number].covers.append(cover)
            if self._reader and block.kind not in HEADINGS:
                for unit in units:
                    unit.roles = ordered(
                        unit.roles, words.folded[unit.first : unit.last], self._rules.stems, self._reader
                    )
            return View(block, words, units)
        return self._table_row(block, block.cells, words)

    def _table_row(self, block: Block, texts: tuple[str, ...], words: Tokens) -> View:
        heads = (*(block.columns or ()), *("" for _ in texts))
        cells = []
        for head, (first, last) in zip(heads, _cell_bounds(texts, block.text, words), strict=False):
            unit = self._unit(words, first, last)
            if head:
                header = self._text(head)
                unit.column = header.full
                unit.parties = header.roles.speaking
            cells.append(unit)
        doers = self._doers(heads, words, cells)
        for head, cell in zip(heads, cells, strict=False):
            cell.parties = cell.parties or doers
            if doers and _WHOM.match(fold(head)):
                cell.roles = Roles((), cell.roles.acting + cell.roles.receiving)
        _spread_over_row(cells, words)
        remarks = row_remarks(self._rules.cues, cells)
        for cell in cells:
            cell.covers += [Cover(which, cell.first, cell.last) for which in remarks]
        if len(cells) > 1 and len(words.texts) <= LONGEST_ROW:
            cells.append(self._row(words, cells, doers))
        return View(block, words, cells, columns=union(cell.column for cell in cells))

    def _doers(self, columns: tuple[str, ...], words: Tokens, cells: list[Unit]) -> tuple[str, ...]:
        """Return the parties that a column such as 'Wie' names as acting in this row, or whose column has a mark."""
        parties, wanted = self._rules.parties, self._rules.party_words
        for head, cell in zip(columns, cells, strict=False):
            if _WHO.match(fold(head)):
                end = next((i for i in range(cell.first, cell.last) if words.texts[i] in _CELL_ENDS), cell.last)
                named = [parties[bit] for s in cell.spans if s.end <= end for bit in bits_of(s.concepts & wanted)]
                if named:
                    return tuple(dict.fromkeys(named))
        marked = [cell for cell in cells if _MARKED.fullmatch("".join(words.folded[cell.first : cell.last]))]
        return tuple(dict.fromkeys(party for cell in marked for party in cell.parties))

    def _row(self, words: Tokens, cells: list[Unit], doers: tuple[str, ...]) -> Unit:
        """Return the whole row as one unit: a table often says in three cells what prose says in a sentence."""
        spans = [span for cell in cells for span in cell.spans]
        covered = [cover for cell in cells for cover in cell.covers]
        roles = self._roles(words, spans, (0, len(words.texts)))
        row = Unit(0, len(words.texts), spans, covered, roles._replace(acting=doers or roles.acting))
        row.full = union(cell.full for cell in cells)
        row.column = union(cell.column for cell in cells)
        around = {party for cell in cells if cell.spans for party in cell.parties}
        row.parties = tuple(around) if len(around) == 1 else ()
        return row

    def _text(self, text: str) -> Unit:
        """Return a heading, column header or lead-in as a unit with its concepts, derived ones included."""
        if text not in self._texts:
            words = tokenize(text)
            unit = self._unit(words, 0, len(words.texts))
            unit.sure = unit.full
            View(_NOWHERE, words, [unit]).derive(unit, self._rules)
            self._texts[text] = unit
        return self._texts[text]

    def _add_context(self) -> None:
        sections: dict[tuple[str, ...], tuple[int, int]] = defaultdict(lambda: (0, 0))
        by_number = {view.block.nr: view for view in self.views}
        spread = self._spread()
        earlier = earlier_questions(view.block for view in self.views)
        for view in self.views:
            view.context = self._context(view, by_number, self._path(view.block.headings, earlier[view.block.nr]))
            for unit in view.units:
                unit.covers += [Cover(which, unit.first, unit.last) for which in spread.get(view.block.nr, ())]
                unit.sure = sure_mask(unit.spans, unit.covers, self._rules.visible) if unit.covers else unit.full
                view.derive(unit, self._rules)
                view.covered = view.covered or bool(unit.covers)
                view.full |= unit.full
                view.sure |= unit.sure
            key = view.block.headings
            sections[key] = (sections[key][0] | view.full, sections[key][1] | view.sure)
        for before, view in pairwise(self.views):
            if before.block.headings == view.block.headings and before.block.kind not in HEADINGS:
                view.previous = (before.full, before.sure)
        for view in self.views:
            view.section = sections[view.block.headings]

    def _context(self, view: View, by_number: Mapping[int, View], path: Context) -> Context:
        block = view.block
        lead_in = by_number.get(block.lead_in or 0)
        opens = lead_in and lead_in.units and lead_in.block.text.rstrip().endswith(":")
        if not (opens or (block.cells and view.units)):
            return path
        context = replace(path)
        parties: tuple[str, ...] = ()
        if block.cells and view.units:
            first = view.units[0]
            context.first_cell = sure_mask(first.spans, [], self._rules.visible)
            parties += first.roles.acting
        if lead_in and opens:
            opening = lead_in.units[-1]
            context.lead_in = sure_mask(opening.spans, [], self._rules.visible)
            parties += opening.roles.acting or opening.roles.speaking
        context.parties = tuple(dict.fromkeys(parties + path.parties))
        return context

    def _path(self, headings: tuple[str, ...], earlier: tuple[str, ...]) -> Context:
        """Return what the headings above a block, and those that the nearest refers back to, give to what is below."""
        if (headings, earlier) not in self._paths:
            units = [self._text(heading) for heading in headings]
            # A heading such as 'Rol Veilig Thuis' speaks for its section only when it names one party.
            parties = tuple(dict.fromkeys(party for unit in reversed(units) for party in unit.roles.speaking))
            asked = union(self._text(heading).full for heading in earlier)
            nearest = units[-1].full | asked if units else 0
            full = union(unit.full for unit in units) | asked
            self._paths[headings, earlier] = Context(full, nearest, parties=parties)
        return self._paths[headings, earlier]

    def _spread(self) -> dict[int, set[int]]:
        """Return, per block number, the qualifiers that reach it from elsewhere in its block or section."""
        spread: dict[int, set[int]] = defaultdict(set)
        for view in self.views:
            for cover in [cover for unit in view.units for cover in unit.covers]:
                reach = self._rules.cues[cover.which].rule.bereik
                if reach == "blok":
                    spread[view.block.nr].add(cover.which)
                elif reach == "sectie":
                    for other in self._labelled_alike(view) or self._section_of(view):
                        spread[other.block.nr].add(cover.which)
        return spread

    def _labelled_alike(self, view: View) -> list[View]:
        """Return the blocks that open with a label that a remark is about: 'Een aantekening is geen afspraak'."""
        said = set(_LABEL.findall(fold(view.block.text)))
        labels = ((other, _LABELLED.match(fold(other.block.text))) for other in self.views if other is not view)
        return [other for other, label in labels if label and label[1] in said]

    def _section_of(self, view: View) -> list[View]:
        """Return the blocks that a remark holds for: those under a heading, or under the same headings."""
        path = (*view.block.headings, view.block.text) if view.block.kind is BlockKind.KOP else view.block.headings
        return [other for other in self.views if path and other.block.headings[: len(path)] == path]


_NOWHERE = Block(nr=1, kind=BlockKind.KOP, text="-")


def qualifiers_in(rules: CompiledRuleset, text: str) -> frozenset[str]:
    """Return the names of the qualifiers whose cues stand in a text."""
    words = tokenize(text)
    size = len(words.texts)
    spans, _ = _without_exceptions(rules.lexicon.scan(words.texts, (0, size)), rules)
    return frozenset(rules.cues[cover.which].rule.naam for cover in covers(rules.cues, spans, 0, size))


def _without_exceptions(spans: list[Span], rules: CompiledRuleset) -> tuple[list[Span], int]:
    """Take away the concepts that an exception overlaps ('informeren naar' is not informing); with all that is left."""
    present = union(map(CONCEPTS, spans))
    exceptions = present & rules.exception_words
    targets = present & rules.taken_by(exceptions) if exceptions else 0
    if not targets:
        return spans, present
    away = [(rules.taken_by(found), start, end) for start, end, concepts in spans if (found := concepts & exceptions)]
    kept = []
    for span in spans:
        start, end, concepts = span
        if not concepts & targets:
            kept.append(span)
        elif left := concepts & ~union(what for what, first, last in away if first < end and start < last):
            kept.append(Span(start, end, left))
    return kept, union(map(CONCEPTS, kept))


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
