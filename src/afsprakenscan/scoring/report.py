"""Puts the verdict on one document together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from afsprakenscan.model.document import Document, ReadNote
from afsprakenscan.model.facts import DocumentFacts, Fact
from afsprakenscan.model.kader import MAIN_KADER, Ruleset
from afsprakenscan.model.results import (
    CriteriumResult,
    DocumentReport,
    KaderRef,
    Matches,
    Namen,
    Niveau,
    ReadCounts,
    RulesetRef,
)
from afsprakenscan.scoring.kernfeiten import kernfeiten
from afsprakenscan.scoring.niveau import criteria_results
from afsprakenscan.scoring.tegenstrijdig import tegenstrijdigheden


def make_report(
    document: Document, facts: DocumentFacts, ruleset: Ruleset, matches: Matches, tool_version: str
) -> DocumentReport:
    """Return everything there is to say about a document: verdicts per criterium, key facts and their passages."""
    datum = _value(facts.datum)
    criteria = criteria_results(ruleset.kaders, matches)
    return DocumentReport(
        tool_version=tool_version,
        ruleset=RulesetRef(
            digest=ruleset.digest,
            kaders=tuple(KaderRef(id=kader.id, versie=kader.versie, titel=kader.titel) for kader in ruleset.kaders),
        ),
        source=document.source,
        regio=_value(facts.regio),
        datum=datum,
        versie=_value(facts.versie),
        status=_value(facts.status),
        namen=Namen(plaatsen=facts.plaatsen, personen=facts.personen),
        read_notes=(*document.read_notes, *_doubt(criteria)),
        read_counts=_counts(document),
        criteria=criteria,
        kernfeiten=kernfeiten(ruleset.feiten, matches, document, datum=datum),
        tegenstrijdigheden=tegenstrijdigheden(ruleset.kaders, ruleset.feiten, matches),
        passages=matches.passages,
    )


def _doubt(criteria: Sequence[CriteriumResult]) -> Iterator[ReadNote]:
    """Warn when nothing that the main kader asks is even mentioned: then this may be another kind of document."""
    asked = [criterium for criterium in criteria if criterium.kader == MAIN_KADER]
    if asked and all(criterium.niveau is Niveau.ONTBREEKT for criterium in asked):
        message = "Geen enkele eis van het kwaliteitskader gevonden. Zijn dit wel samenwerkingsafspraken?"
        yield ReadNote(code="geen_eis_gevonden", message=message)


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _counts(document: Document) -> ReadCounts:
    return ReadCounts(
        blocks=Counter(str(block.kind) for block in document.blocks),
        roles=Counter(str(block.role) for block in document.blocks if block.role),
        skipped=Counter(item.reason for item in document.skipped),
        deleted=len(document.deleted),
    )
