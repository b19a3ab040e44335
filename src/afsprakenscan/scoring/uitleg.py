"""Puts together why a verdict is what it is, from the report and a closer look at the document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from afsprakenscan.model.document import Document
from afsprakenscan.model.kader import Aspect, Criterium, Feit, Label, Ruleset
from afsprakenscan.model.results import CriteriumResult, DocumentReport, Matches, Passage
from afsprakenscan.model.uitleg import (
    AspectUitleg,
    BegripVondst,
    CriteriumUitleg,
    FeitUitleg,
    FeitVindplaats,
    Nabij,
    Proef,
    Uitleg,
    Vindplaats,
    Weging,
)
from afsprakenscan.scoring.niveau import acting


class CloserLook(Protocol):
    """What can be asked of a document beyond its report."""

    def nearest(self, code: str, skip: Collection[int] = (), related: Collection[int] = ()) -> tuple[Nabij, ...]:
        """Return the texts that come nearest to proof for a code; `related` block numbers go first."""

    def headings(self, code: str) -> dict[int, float]:
        """Return the block numbers of headings on the subject of a code, each with how telling it is."""

    def weighing(self, number: int, code: str) -> Weging | None:
        """Return what the second reader makes of a block."""

    def nearly(self, number: int, codes: Iterable[str]) -> tuple[Nabij, ...]:
        """Return which patterns a block nearly fits."""

    def concepts(self, number: int, codes: Iterable[str]) -> tuple[BegripVondst, ...]:
        """Return the concepts in a block that the codes look at."""

    def parties(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who acts and who receives in a block."""

    def qualifiers(self, number: int) -> tuple[str, ...]:
        """Return the qualifiers that bear on a block."""


def explain(
    report: DocumentReport, matches: Matches, ruleset: Ruleset, asked: Sequence[Aspect | Feit], look: CloserLook
) -> Uitleg:
    """Return why the aspects and key facts that were asked for came out as they did, in the order asked.

    What was asked of one criterium stands together, where the first of it was asked.
    """
    homes = {
        aspect.code: (kader.id, criterium)
        for kader in ruleset.kaders
        for criterium in kader.criteria
        for aspect in criterium.aspecten
    }
    wanted: dict[tuple[str, str], list[Aspect]] = {}
    for one in asked:
        if isinstance(one, Aspect):
            kader_id, criterium = homes[one.code]
            wanted.setdefault((kader_id, criterium.code), []).append(one)
    results = {(result.kader, result.code): result for result in report.criteria}
    criteria = [
        _criterium(results[place], homes[aspects[0].code][1], aspects, report, look)
        for place, aspects in wanted.items()
    ]
    return Uitleg(
        tool_version=report.tool_version,
        digest=report.ruleset.digest,
        source=report.source,
        regio=report.regio,
        criteria=tuple(criteria),
        kernfeiten=tuple(_feit(feit, report, matches) for feit in asked if isinstance(feit, Feit)),
    )


def trial(document: Document, matches: Matches, ruleset: Ruleset, codes: Sequence[str], look: CloserLook) -> Proef:
    """Return what the rules make of the last block of a document; without `codes` for all of them."""
    number = document.blocks[-1].nr
    aspects = {
        aspect.code: f"{criterium.titel}: {aspect.titel}"
        for kader in ruleset.kaders
        for criterium in kader.criteria
        for aspect in criterium.aspecten
    }
    titles = {code: title for code, title in aspects.items() if not codes or code in codes}
    passage = next((one for one in matches.passages if one.block == number), None)
    labels = {code: label for code, label in passage.labels.items() if code in titles} if passage else {}
    doing, receiving = look.parties(number)
    return Proef(
        blokken=document.blocks,
        begrippen=look.concepts(number, titles),
        kwalificaties=look.qualifiers(number),
        handelend=doing,
        ontvangend=receiving,
        labels=labels,
        treffers=tuple(reason for reason in passage.reasons if reason.code in titles) if passage else (),
        bijna=look.nearly(number, [code for code in titles if labels.get(code) is not Label.BEWIJS]),
        titels=titles,
    )


def _criterium(
    result: CriteriumResult, criterium: Criterium, wanted: Iterable[Aspect], report: DocumentReport, look: CloserLook
) -> CriteriumUitleg:
    labels = {one.code: one.label for one in result.aspecten}
    aspects = [_aspect(aspect, labels[aspect.code], criterium, report, look) for aspect in wanted]
    return CriteriumUitleg(
        kader=result.kader,
        code=result.code,
        titel=result.titel,
        niveau=result.niveau,
        advies=result.advies,
        aspecten=tuple(aspects),
    )


def _aspect(
    aspect: Aspect, label: Label | None, criterium: Criterium, report: DocumentReport, look: CloserLook
) -> AspectUitleg:
    code = aspect.code
    concerned = [passage for passage in report.passages if _concerns(passage, code)]
    counts = [one for one in concerned if code in one.labels]
    counts.sort(key=lambda passage: passage.labels[code] is not Label.BEWIJS)
    places = {one.id: Vindplaats(passage=_only(one, code), weging=look.weighing(one.block, code)) for one in concerned}
    proof = [one for one in counts if one.labels[code] is Label.BEWIJS]
    shown = {one.block for one in concerned}
    siblings = {other.code for other in criterium.aspecten}
    related = {one.block for one in report.passages for key in siblings if one.labels.get(key) is Label.BEWIJS}
    return AspectUitleg(
        code=code,
        titel=aspect.titel,
        vraag=aspect.vraag,
        kern=aspect.kern,
        label=label,
        partijen=tuple(sorted(acting(code, proof))) if code in criterium.beide_partijen else None,
        telt=tuple(places[one.id] for one in counts),
        tegengehouden=tuple(places[one.id] for one in concerned if _stopped(one, code)),
        voorstellen=tuple(places[one.id] for one in concerned if code in one.voorstellen),
        nabij=() if proof else look.nearest(code, shown, related),
    )


def _concerns(passage: Passage, code: str) -> bool:
    return code in passage.labels or code in passage.voorstellen or any(one.code == code for one in passage.reasons)


def _stopped(passage: Passage, code: str) -> bool:
    return code not in passage.labels and any(one.code == code for one in passage.reasons)


def _only(passage: Passage, code: str) -> Passage:
    """Return a passage with only what it says on one code."""
    return passage.model_copy(
        update={
            "labels": {key: label for key, label in passage.labels.items() if key == code},
            "zekerheid": {key: level for key, level in passage.zekerheid.items() if key == code},
            "voorstellen": {key: proposal for key, proposal in passage.voorstellen.items() if key == code},
            "reasons": tuple(reason for reason in passage.reasons if reason.code == code),
        }
    )


def _feit(feit: Feit, report: DocumentReport, matches: Matches) -> FeitUitleg:
    fact = report.kernfeiten[feit.naam]
    values: dict[int, list[str]] = {passage: [] for passage in fact.passages}
    for hit in matches.feiten:
        if hit.naam == feit.naam:
            values.setdefault(hit.passage, []).append(hit.waarde)
    by_id = {passage.id: passage for passage in report.passages}
    places = [
        FeitVindplaats(
            passage=by_id[number], waarden=tuple(dict.fromkeys(values[number])), telt=number in fact.passages
        )
        for number in sorted(values, key=lambda number: (number not in fact.passages, number))
    ]
    return FeitUitleg(naam=feit.naam, titel=feit.titel, waarde=fact.waarde, bij=feit.bij, vindplaatsen=tuple(places))
