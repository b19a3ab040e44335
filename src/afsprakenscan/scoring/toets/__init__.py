"""The check on a draft: what is missing, what tracked changes do to it, and what is still open.

Codes are stable and never reused: `AS-` and the code of an aspect, `AS-O…` for open ends, `AS-R…` for tracked changes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from afsprakenscan.model.kader import Ruleset
from afsprakenscan.model.toets import Finding, ToetsResultaat, Vereist
from afsprakenscan.scoring.toets.eisen import eisen, missing
from afsprakenscan.scoring.toets.gedeeld import Versie, told_apart
from afsprakenscan.scoring.toets.open_einden import contradictions, empty_cells, unfinished
from afsprakenscan.scoring.toets.verwijzingen import absent_annexes, unexplained
from afsprakenscan.scoring.toets.wijzigingen import Wijzigingen, changes
from afsprakenscan.scoring.uitleg import CloserLook

__all__ = ["Versie", "Wijzigingen", "check"]


def check(
    bestand: str,
    versie: Versie,
    ruleset: Ruleset,
    gevraagd: Vereist,
    look: Callable[[], CloserLook],
    wijzigingen: Wijzigingen | None = None,
) -> ToetsResultaat:
    """Return the check of one document: what was asked and what it has, with the findings, the most serious first.

    `look` is called when a closer look at the document is needed; `wijzigingen` are there when it has tracked changes.
    """
    findings = list(missing(versie, gevraagd, ruleset, cache(look)))
    if wijzigingen:
        findings += changes(versie, wijzigingen, gevraagd)
    findings += _in_order(
        [
            *unfinished(versie),
            *empty_cells(versie),
            *absent_annexes(versie),
            *unexplained(versie, ruleset),
            *contradictions(versie.report),
        ]
    )
    findings.sort(key=lambda finding: -finding.ernst.rang)
    return ToetsResultaat(
        bestand=bestand,
        regio=versie.report.regio,
        eisen=eisen(versie, gevraagd, wijzigingen.voor if wijzigingen else None),
        findings=told_apart(findings),
    )


def _in_order(findings: list[Finding]) -> list[Finding]:
    """Return the findings in the order of the document."""
    return sorted(findings, key=lambda finding: finding.plaats.block if finding.plaats else 0)
