"""What the overview keeps of a region, so that memory grows with the number of regions and not with their text."""

from __future__ import annotations

from collections.abc import Iterator

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.document import ReadNote
from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import Regio, RegioRegel, Voorbeeld
from afsprakenscan.model.results import RulesetRef
from afsprakenscan.quotes import Quotable, Quote, captures
from afsprakenscan.scoring.landelijk.gedeeld import Fingerprint, fingerprint

HOW_CONCRETE = {"wie": "partij", "wanneer": "termijn", "hoe": "kanaal"}
"""Question → the capture that answers it."""


class Candidate(Frozen):
    """A passage that can be shown as an example, with how good it is: lowest first."""

    voorbeeld: Voorbeeld
    rank: tuple[float, ...]


class Shareable(Frozen):
    """A passage with proof that is long enough to compare."""

    voorbeeld: Voorbeeld
    print: Fingerprint


class Samenvatting(Frozen):
    """A region without its reports: its row, labels per aspect, how concrete it is, and what can be quoted.

    `ruleset` and `notes` are those of its reports; a note stands with the name of its file.
    """

    regel: RegioRegel
    regio: Regio
    ruleset: RulesetRef
    notes: tuple[tuple[str, ReadNote], ...]
    labels: dict[str, Label]
    concreet: dict[str, frozenset[str]]
    voorbeelden: dict[str, Candidate]
    deelbaar: tuple[Shareable, ...]


def summarise(regio: Regio) -> Samenvatting:
    """Return what the overview keeps of a region."""
    quotable = Quotable(regio.rapporten)
    aspecten = [aspect for criterium in regio.criteria for aspect in criterium.aspecten]
    return Samenvatting(
        regel=_regel(regio),
        regio=regio.model_copy(update={"rapporten": (), "onleesbaar": ()}),
        ruleset=regio.rapporten[0].ruleset,
        notes=tuple((report.source.name, note) for report in regio.rapporten for note in report.read_notes),
        labels={aspect.code: aspect.label for aspect in aspecten if aspect.label is not None},
        concreet={
            criterium.code: _concrete(quotable, tuple(aspect.code for aspect in criterium.aspecten))
            for criterium in regio.criteria
        },
        voorbeelden=dict(_candidates(regio, quotable)),
        deelbaar=tuple(_shareable(regio)),
    )


def renamed(region: Samenvatting, naam: str) -> Samenvatting:
    """Return what the overview keeps of a region, under another name."""

    def moved(one: Voorbeeld) -> Voorbeeld:
        return one.model_copy(update={"regio": naam})

    examples = region.voorbeelden.items()
    return region.model_copy(
        update={
            "regel": region.regel.model_copy(update={"naam": naam}),
            "regio": region.regio.model_copy(update={"naam": naam}),
            "voorbeelden": {key: Candidate(voorbeeld=moved(one.voorbeeld), rank=one.rank) for key, one in examples},
            "deelbaar": tuple(Shareable(voorbeeld=moved(one.voorbeeld), print=one.print) for one in region.deelbaar),
        }
    )


def _regel(regio: Regio) -> RegioRegel:
    return RegioRegel(
        naam=regio.naam,
        vt_regio=regio.vt_regio,
        datum=regio.datum,
        tijd=regio.tijd,
        status=regio.status,
        opmerking=regio.opmerking,
        bestanden=tuple(report.source.name for report in regio.rapporten),
        woorden=sum(report.source.words for report in regio.rapporten),
        niveaus={criterium.code: criterium.niveau for criterium in regio.criteria},
        feiten={naam: feit.waarde for naam, feit in regio.kernfeiten.items()},
        verschilt=tuple(criterium.code for criterium in regio.criteria if criterium.verschilt),
    )


def _concrete(quotable: Quotable, codes: tuple[str, ...]) -> frozenset[str]:
    """Return which of who, when and how the proof for these aspects says anywhere."""
    found: set[str] = set()
    for quote in quotable.having(codes, Label.BEWIJS):
        found |= {question for question, field in HOW_CONCRETE.items() if getattr(quote.captures, field)}
        if len(found) == len(HOW_CONCRETE):
            break
    return frozenset(found)


def _candidates(regio: Regio, quotable: Quotable) -> Iterator[tuple[str, Candidate]]:
    """Give the best proof for each criterium and for each of its aspects, by code."""
    for criterium in regio.criteria:
        codes = tuple(aspect.code for aspect in criterium.aspecten)
        for key, wanted in ((criterium.code, codes), *((code, (code,)) for code in codes if code != criterium.code)):
            for quote in quotable.best(wanted, most=1):
                if quote.label is Label.BEWIJS:
                    yield key, Candidate(voorbeeld=voorbeeld(regio.naam, quote), rank=quote.rank)


def voorbeeld(regio: str, quote: Quote, *, whole: bool = False) -> Voorbeeld:
    """Return a quote with where it comes from; `whole` quotes all of the passage."""
    passage = quote.passage
    return Voorbeeld(
        regio=regio,
        bestand=quote.source.name,
        passage=passage.id,
        page=passage.page,
        block=passage.block,
        headings=passage.headings,
        quote=passage.text if whole else passage.quote,
        codes=quote.codes,
        captures=quote.captures,
    )


def _shareable(regio: Regio) -> Iterator[Shareable]:
    for report in regio.rapporten:
        for passage in report.passages:
            codes = tuple(code for code, label in passage.labels.items() if label is Label.BEWIJS)
            found = fingerprint(passage.text) if codes else None
            if found is not None:
                quote = Quote(report.source, passage, codes, Label.BEWIJS, captures(passage, codes))
                yield Shareable(voorbeeld=voorbeeld(regio.naam, quote, whole=True), print=found)
