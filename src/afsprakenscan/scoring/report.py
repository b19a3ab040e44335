"""Puts the verdict on one document together."""

from __future__ import annotations

from afsprakenscan.model.document import Document
from afsprakenscan.model.kader import Ruleset
from afsprakenscan.model.results import DocumentReport, KaderRef, Matches, RulesetRef
from afsprakenscan.scoring.kernfeiten import kernfeiten
from afsprakenscan.scoring.niveau import criteria_results


def make_report(
    document: Document,
    ruleset: Ruleset,
    matches: Matches,
    *,
    tool_version: str,
    regio: str | None = None,
    datum: str | None = None,
    versie: str | None = None,
    status: str | None = None,
) -> DocumentReport:
    """Return everything there is to say about a document: verdicts per criterium, key facts and their passages."""
    return DocumentReport(
        tool_version=tool_version,
        ruleset=RulesetRef(
            digest=ruleset.digest,
            kaders=tuple(KaderRef(id=kader.id, versie=kader.versie) for kader in ruleset.kaders),
        ),
        source=document.source,
        regio=regio,
        datum=datum,
        versie=versie,
        status=status,
        read_notes=document.read_notes,
        criteria=criteria_results(ruleset.kaders, matches),
        kernfeiten=kernfeiten(ruleset.feiten, matches, document, datum=datum),
        passages=matches.passages,
    )
