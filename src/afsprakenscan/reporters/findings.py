"""What the formats for other programs share: paths as a repository names them, and a finding in sentences."""

from __future__ import annotations

import os
from pathlib import Path

from afsprakenscan.model.toets import Finding, ToetsResultaat
from afsprakenscan.reporters import view
from afsprakenscan.reporters.plain import plain

BASELINE = "aanvaard met de basislijn"

_HEADING_LENGTH = 64
_TITLES = {
    "AS-R1": "Telt pas mee als een bijgehouden wijziging is aanvaard",
    "AS-R2": "Valt weg als een bijgehouden wijziging wordt aanvaard",
    "AS-O1": "Nog niet af",
    "AS-O2": "Lege cel onder een partij",
    "AS-O3": "Bijlage ontbreekt",
    "AS-O4": "Afkorting nergens uitgelegd",
    "AS-O5": "Het document zegt over één onderwerp twee dingen",
    "AS-V1": "Iets wat vereist is, ging verloren",
    "AS-V2": "Een kernaspect werd zwakker of verdween",
    "AS-V3": "Een kernfeit is gewijzigd",
}
"""What every finding with a code has in common; for an aspect that is its title."""


def path_of(bestand: str) -> str:
    """Return the path from the working folder, as a repository names it; outside that folder the whole path."""
    whole = Path(os.path.normpath(Path(bestand).absolute()))
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def rule_title(finding: Finding) -> str:
    """Return what all findings with this code are about."""
    return _TITLES.get(finding.code) or plain(finding.titel).rpartition(": ")[0] or plain(finding.titel)


def title(finding: Finding) -> str:
    """Return the finding in some words, with the day on which its suppression ended."""
    expired = f" (onderdrukking verlopen op {view.date(finding.verlopen.isoformat())})" if finding.verlopen else ""
    return f"{plain(finding.titel)}{expired}"


def lines(finding: Finding) -> tuple[str, ...]:
    """Return what to know about a finding, a line each: what is there and where, why it matters, what to write."""
    texts = (plain(finding.uitleg), where(finding), reason(finding), advice(finding))
    return tuple(text for text in texts if text)


def where(finding: Finding) -> str:
    """Return where it stands, with the words, or where what is missing would fit best."""
    if finding.plaats is None:
        return "Past nergens bij: maak er een nieuwe kop voor." if finding.passend else ""
    place = plain(view.place(finding.plaats))
    if finding.passend:
        # Where no heading says where it is, its text does.
        own = "" if finding.plaats.headings else f"“{view.shorten(plain(finding.plaats.text), _HEADING_LENGTH)}”, "
        return f"Past bij: {own}{place}."
    return f"Waar: {place}: “{plain(finding.plaats.text)}”"


def reason(finding: Finding) -> str:
    """Return why it matters."""
    return f"Waarom: {plain(finding.waarom)}" if finding.waarom else ""


def advice(finding: Finding) -> str:
    """Return what to write."""
    return f"Schrijf: {plain(finding.advies)}" if finding.advies else ""


def accepted(finding: Finding) -> str:
    """Return why the finding may stay, '' when it may not."""
    if finding.onderdrukt is not None:
        return f"onderdrukt: {plain(finding.onderdrukt)}"
    return BASELINE if finding.basislijn else ""


def open_findings(result: ToetsResultaat) -> list[Finding]:
    """Return the findings that the user has not accepted."""
    return [finding for finding in result.findings if not finding.aanvaard]
