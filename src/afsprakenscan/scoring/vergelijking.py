"""Compares the report on one document with its gold labels. Adding up over documents is done in `evaluatie`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from afsprakenscan.model.document import Block
from afsprakenscan.model.evaluation import (
    Aandeel,
    DocumentEvaluatie,
    FeitVergelijking,
    Fout,
    FoutSoort,
    Geval,
    NiveauVergelijking,
    PartijenVergelijking,
    Score,
    Stem,
    Tegengehouden,
)
from afsprakenscan.model.gold import GoldDocument, GoldPassage
from afsprakenscan.model.kader import Criterium, FeitSoort, Label, Ruleset
from afsprakenscan.model.results import SECOND_READER, DocumentReport, FeitWaarde, Passage
from afsprakenscan.scoring.frequenties import same_frequency
from afsprakenscan.scoring.niveau import best_label, both_act, niveau_of
from afsprakenscan.scoring.tov_kader import ONBEKEND
from afsprakenscan.scoring.uitlijning import align, per_block
from afsprakenscan.text import fold


def compare(geval: Geval, ruleset: Ruleset, *, deel: str) -> DocumentEvaluatie:
    """Return everything measured on one document; `deel` is the part of the corpus it belongs to."""
    criteria = [criterium for kader in ruleset.kaders for criterium in kader.criteria]
    per_document = {code for criterium in criteria for code in criterium.beide_partijen}
    labels = _block_labels(geval, per_document)
    outcome = _judge(labels)
    codes = [aspect.code for criterium in criteria for aspect in criterium.aspecten if aspect.code not in per_document]
    blocks = geval.document.blocks
    return DocumentEvaluatie(
        id=geval.goud.id,
        formaat=geval.document.source.format,
        deel=deel,
        blokken=len(blocks),
        passages=len(geval.goud.passages),
        niet_gelezen=tuple(
            passage.tekst for passage, found in zip(geval.goud.passages, labels.found, strict=True) if not found
        ),
        codes=_scores(outcome, codes),
        letters=_scores(_judge(labels.by(_letter)), [_letter(code) for code in codes]),
        niveaus=tuple(_niveaus(geval, ruleset)),
        partijen=tuple(_partijen(geval, criteria)),
        kernfeiten=tuple(_facts(geval, {feit.naam: feit.soort for feit in ruleset.feiten})),
        stemmen=_stemmen(geval, labels, per_document),
        fouten=_errors(outcome, geval, labels),
    )


# ---------------------------------------------------------------- labels per block


class _Labels(NamedTuple):
    """What the coders and the rules say.

    `certain` and `contested` are codes per gold passage, `found` the indices of its blocks, `proof` codes per block.
    """

    certain: list[frozenset[str]]
    contested: list[frozenset[str]]
    found: tuple[tuple[int, ...], ...]
    proof: dict[int, frozenset[str]]

    def by(self, group: Callable[[str], str]) -> _Labels:
        """Return the labels with the codes of a group taken together."""
        return self._replace(
            certain=[frozenset(map(group, codes)) for codes in self.certain],
            contested=[frozenset(map(group, codes)) for codes in self.contested],
            proof={block: frozenset(map(group, codes)) for block, codes in self.proof.items()},
        )


class _Outcome(NamedTuple):
    """Pairs of gold passage and code that were hit or missed, and of block and code that are false."""

    right: list[tuple[int, str]]
    missed: list[tuple[int, str]]
    false: list[tuple[int, str]]


def _letter(code: str) -> str:
    return code[0]


def _block_labels(geval: Geval, left_out: set[str]) -> _Labels:
    passages, blocks = geval.goud.passages, geval.document.blocks
    index = {block.nr: nr for nr, block in enumerate(blocks)}
    return _Labels(
        certain=[frozenset(passage.codes) - left_out for passage in passages],
        contested=[frozenset(passage.betwist) - left_out for passage in passages],
        found=align([passage.tekst for passage in passages], [block.text for block in blocks]),
        proof={
            index[passage.block]: frozenset(code for code, label in passage.labels.items() if label is Label.BEWIJS)
            - left_out
            for passage in geval.rapport.passages
        },
    )


def _judge(labels: _Labels) -> _Outcome:
    """Compare block by block: a passage over several blocks counts once, contested labels not at all."""
    outcome = _Outcome([], [], [])
    passages_of: dict[int, list[int]] = defaultdict(list)
    for nr, blocks in enumerate(labels.found):
        hits = frozenset[str]().union(*(labels.proof.get(block, frozenset()) for block in blocks))
        outcome.right.extend((nr, code) for code in sorted(labels.certain[nr] & hits))
        outcome.missed.extend((nr, code) for code in sorted(labels.certain[nr] - hits))
        for block in blocks:
            passages_of[block].append(nr)
    seen = set()
    for block, codes in sorted(labels.proof.items()):
        passages = passages_of[block]
        allowed = frozenset[str]().union(*(labels.certain[nr] | labels.contested[nr] for nr in passages))
        for code in sorted(codes - allowed):
            place = (code, passages[0]) if passages else (code, -1 - block)
            if place not in seen:
                seen.add(place)
                outcome.false.append((block, code))
    return outcome


def _scores(outcome: _Outcome, codes: Iterable[str]) -> dict[str, Score]:
    """Count per code: those of the rules in their order, then those only the coders know."""
    scores = {code: Score() for code in codes}
    for pairs, one in (
        (outcome.right, Score(goed=1)),
        (outcome.false, Score(vals=1)),
        (outcome.missed, Score(gemist=1)),
    ):
        for _, code in pairs:
            scores[code] = scores.get(code, Score()) + one
    return scores


# ---------------------------------------------------------------- errors


def _errors(outcome: _Outcome, geval: Geval, labels: _Labels) -> tuple[Fout, ...]:
    """List the misses and false hits in the order of the text, what was not read last."""
    errors = [_miss(geval, labels.found[nr], geval.goud.passages[nr], code) for nr, code in outcome.missed]
    errors += [_false_hit(geval, geval.document.blocks[block], code) for block, code in outcome.false]
    return tuple(sorted(errors, key=lambda fout: (fout.blok is None, fout.blok or 0, fout.code)))


def _miss(geval: Geval, found: Sequence[int], passage: GoldPassage, code: str) -> Fout:
    block = geval.document.blocks[found[0]] if found else None
    return Fout(
        document=geval.goud.id,
        soort=FoutSoort.GEMIST,
        code=code,
        blok=block.nr if block else None,
        koppen=block.headings if block else (),
        tekst=passage.tekst,
        tegengehouden=_nearest_stopped(geval.rapport, block.nr, code) if block else None,
    )


def _false_hit(geval: Geval, block: Block, code: str) -> Fout:
    return Fout(
        document=geval.goud.id, soort=FoutSoort.VALS, code=code, blok=block.nr, koppen=block.headings, tekst=block.text
    )


def _nearest_stopped(report: DocumentReport, block: int, code: str) -> Tegengehouden | None:
    stopped = [
        Tegengehouden(blok=passage.block, patroon=reason.pattern, door=reason.blocked_by)
        for passage in report.passages
        for reason in passage.reasons
        if reason.code == code and reason.blocked_by is not None
    ]
    return min(stopped, key=lambda hit: abs(hit.blok - block), default=None)


# ---------------------------------------------------------------- the second reader


def _stemmen(geval: Geval, labels: _Labels, left_out: set[str]) -> dict[Stem, Aandeel]:
    """Count, for each thing that the second reader may say, how often the coders agree; contested labels left out."""
    counts = dict.fromkeys(Stem, Aandeel(teller=0, noemer=0))
    certain, contested = per_block(labels.certain, labels.found), per_block(labels.contested, labels.found)
    index = {block.nr: nr for nr, block in enumerate(geval.document.blocks)}
    for passage in geval.rapport.passages:
        place = index[passage.block]
        for code, stem in _said(passage).items():
            if code not in left_out and code not in contested[place]:
                counts[stem] += Aandeel(teller=code in certain[place], noemer=1)
    return counts


def _said(passage: Passage) -> dict[str, Stem]:
    """Return what the second reader said of the codes in a passage."""
    doubted = (reason.code for reason in passage.reasons if reason.blocked_by == SECOND_READER)
    proven = (code for code, label in passage.labels.items() if label is Label.BEWIJS)
    return (
        dict.fromkeys(passage.voorstellen, Stem.VOORSTEL)
        | dict.fromkeys(doubted, Stem.BETWIJFELD)
        | {code: Stem(passage.zekerheid.get(code, Stem.GEEN)) for code in proven}
    )


# ---------------------------------------------------------------- verdicts on the document


def _niveaus(geval: Geval, ruleset: Ruleset) -> Iterator[NiveauVergelijking]:
    found = {(result.kader, result.code): result.niveau for result in geval.rapport.criteria}
    for kader in ruleset.kaders:
        for criterium in kader.criteria:
            gold = niveau_of(criterium.aspecten, _gold_labels(geval.goud, criterium))
            yield NiveauVergelijking(
                kader=kader.id, code=criterium.code, goud=gold, gevonden=found[kader.id, criterium.code]
            )


def _gold_labels(gold: GoldDocument, criterium: Criterium) -> dict[str, Label]:
    labels = {}
    for aspect in criterium.aspecten:
        if aspect.code in criterium.beide_partijen:
            label = _both_label(gold)
        else:
            label = best_label(_gold_passage_labels(gold, aspect.code))
        if label is not None:
            labels[aspect.code] = label
    return labels


def _gold_passage_labels(gold: GoldDocument, code: str) -> Iterator[Label]:
    for passage in gold.passages:
        if code in passage.codes:
            yield Label.BEWIJS
        elif code in passage.noemt:
            yield Label.VERMELDING


def _both_label(gold: GoldDocument) -> Label | None:
    if both_act(gold.b3_partijen):
        return Label.BEWIJS
    return Label.VERMELDING if gold.b3_partijen else None


def _partijen(geval: Geval, criteria: Iterable[Criterium]) -> Iterator[PartijenVergelijking]:
    found = {aspect.code: aspect.label for result in geval.rapport.criteria for aspect in result.aspecten}
    for criterium in criteria:
        for code in criterium.beide_partijen:
            yield PartijenVergelijking(
                code=code, goud=both_act(geval.goud.b3_partijen), gevonden=found[code] is Label.BEWIJS
            )


# ---------------------------------------------------------------- key facts


def _facts(geval: Geval, soorten: Mapping[str, FeitSoort]) -> Iterator[FeitVergelijking]:
    gold, report = geval.goud, geval.rapport
    found: dict[str, FeitWaarde] = {naam: feit.waarde for naam, feit in report.kernfeiten.items()}
    found |= {naam: getattr(report, naam) or ONBEKEND for naam in ("regio", "datum", "status")}
    expected: dict[str, FeitWaarde] = {"regio": gold.regio, "datum": gold.datum, "status": gold.status, **gold.feiten}
    for naam, waarde in expected.items():
        got = found.get(naam, () if isinstance(waarde, tuple) else ONBEKEND)
        yield FeitVergelijking(naam=naam, goud=waarde, gevonden=got, gelijk=_same(naam, soorten.get(naam), waarde, got))


def _same(naam: str, soort: FeitSoort | None, expected: FeitWaarde, found: FeitWaarde) -> bool:
    """Tell whether two values agree: lists without order as sets, frequencies by normal form, dates to the month."""
    if isinstance(expected, str) and isinstance(found, str):
        if soort is FeitSoort.FREQUENTIE:
            return same_frequency(expected, found)
        if naam == "datum":
            expected, found = expected[:7], found[:7]
        return _letters(expected) == _letters(found)
    if isinstance(expected, str) or isinstance(found, str):
        return False
    left, right = [_letters(str(value)) for value in expected], [_letters(str(value)) for value in found]
    return set(left) == set(right) if soort is FeitSoort.LIJST else left == right


def _letters(text: str) -> str:
    """Return a name without what spelling varies in: capitals, hyphens, white space."""
    return re.sub(r"[\W_]", "", fold(text))
