"""What tracked changes do to the verdict: what counts only with them, and what goes away with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from afsprakenscan.model.document import Document, Revision
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import CriteriumResult, Passage
from afsprakenscan.model.toets import Ernst, Finding, Vereist, Vindplaats
from afsprakenscan.quotes import best_quotes
from afsprakenscan.scoring.toets.gedeeld import Versie, at_passage, heading_of
from afsprakenscan.text import fingerprint


@dataclass(frozen=True)
class Wijzigingen:
    """A document before its tracked changes, and with only the deletions among them done."""

    voor: Versie
    zonder_invoegingen: Versie


def changes(versie: Versie, wijzigingen: Wijzigingen, gevraagd: Vereist) -> Iterator[Finding]:
    """Give a finding for every aspect that is arranged only with the changes, or only without them."""
    for criterium in versie.report.criteria:
        for aspect in criterium.aspecten:
            if criterium.code not in gevraagd.niveaus and aspect.code not in gevraagd.aspecten:
                continue
            now, before = (_proven(one, aspect.code) for one in (versie, wijzigingen.voor))
            deleted_only = _proven(wijzigingen.zonder_invoegingen, aspect.code)
            if now and not before:
                yield _gained(versie, wijzigingen.voor, criterium, aspect.code, by_deletion=deleted_only)
            elif before and not now:
                yield _lost(versie, wijzigingen.voor, criterium, aspect.code, by_deletion=not deleted_only)


def _proven(versie: Versie, code: str) -> bool:
    return versie.aspecten[code].label is Label.BEWIJS


def _gained(versie: Versie, voor: Versie, criterium: CriteriumResult, code: str, *, by_deletion: bool) -> Finding:
    what = "de verwijdering" if by_deletion else "de invoeging"
    passage = _changed_proof(versie, code)
    return Finding(
        code="AS-R1",
        ernst=Ernst.WAARSCHUWING,
        criterium=criterium.code,
        titel=f"{code} telt pas mee als {what} is aanvaard",
        uitleg=f"{_aspect(criterium, code)} is nu nog niet vastgelegd.{_levels(versie, voor, criterium.code)}",
        waarom="Een wijziging die nog niet is aanvaard, kan ook worden afgewezen.",
        advies="Beslis over de wijziging voordat het document wordt vastgesteld.",
        plaats=at_passage(passage) if passage else None,
        vingerafdruk=fingerprint("AS-R1", code),
    )


def _lost(versie: Versie, voor: Versie, criterium: CriteriumResult, code: str, *, by_deletion: bool) -> Finding:
    what = "de verwijdering" if by_deletion else "de invoeging"
    passage = _changed_proof(voor, code)
    place = _surviving(passage, voor.document, versie.document) if passage else None
    under = f" onder '{place.headings[-1]}'" if place and place.headings else ""
    return Finding(
        code="AS-R2",
        ernst=Ernst.WAARSCHUWING,
        criterium=criterium.code,
        titel=f"{code} valt weg met {what}{under}",
        uitleg=f"{_aspect(criterium, code)} is nu nog vastgelegd.{_levels(versie, voor, criterium.code)}",
        waarom="Wie de wijzigingen aanvaardt, haalt daarmee een afspraak weg.",
        advies="Wijs de wijziging af, of leg de afspraak ergens anders in het document vast.",
        plaats=place,
        vingerafdruk=fingerprint("AS-R2", code),
    )


def _aspect(criterium: CriteriumResult, code: str) -> str:
    return next(aspect.titel for aspect in criterium.aspecten if aspect.code == code)


def _levels(versie: Versie, voor: Versie, code: str) -> str:
    now, before = versie.criteria[code].niveau, voor.criteria[code].niveau
    return "" if now is before else f" Met alle wijzigingen gaat {code} van {before} naar {now}."


def _changed_proof(versie: Versie, code: str) -> Passage | None:
    """Return the proof that stands in changed text; else the best proof there is."""
    proof = [versie.passages[number] for number in versie.aspecten[code].passages]
    proof = [passage for passage in proof if passage.labels[code] is Label.BEWIJS]
    changed = [passage for passage in proof if versie.block(passage).revision is not Revision.ONGEWIJZIGD]
    best = [quote.passage for quote in best_quotes(versie.report, [code], most=len(proof))]
    return next((passage for passage in best if passage in changed), next(iter(best), None))


def _surviving(passage: Passage, before: Document, now: Document) -> Vindplaats:
    """Return where in the document as it is now a passage stood before: at the last block that is in both.

    A block number of the document without its changes would point to something else.
    """
    here = {(block.headings, block.text): block for block in now.blocks}
    for block in reversed(before.blocks[: passage.block]):
        if found := here.get((block.headings, block.text)):
            break
    else:
        found = heading_of(now, passage.headings) or now.blocks[0]
    return Vindplaats(block=found.nr, page=found.page, headings=passage.headings, text=passage.quote)
