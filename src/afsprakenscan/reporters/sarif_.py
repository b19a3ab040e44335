"""The check on drafts as SARIF 2.1.0, the OASIS format that code scanning and editors read.

A document has no lines, so a result points to the file and to a logical location: the headings, the page and the block.
The words that stand there are the message of that location.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from afsprakenscan.model.toets import Ernst, Finding, Toets, ToetsResultaat, Vergelijking, Vindplaats
from afsprakenscan.reporters import Style, findings
from afsprakenscan.reporters.plain import plain
from afsprakenscan.reporters.verlies import as_check

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ROOT = "%SRCROOT%"
_LEVELS = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "note"}
_UNREAD, _REMARK = "niet-gelezen", "instelling"
_NOTICES = {
    _UNREAD: (
        "Een document kon niet worden gelezen.",
        "Zonder dit document is er geen oordeel: herstel of verwijder het.",
    ),
    _REMARK: ("Iets in de instellingen heeft geen zin meer.", "Haal het weg, dan blijft zichtbaar wat wel geldt."),
}

# What SARIF reads as a link, '[words](target)', or as a place to fill in, '{0}'.
_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(?=\d)")


def check(toets: Toets, style: Style) -> str:  # noqa: ARG001  every reporter takes a style
    """Return one run over all documents, with the rules that have findings, and suppressed findings marked."""
    ranked = sorted(
        (finding for result in toets.resultaten for finding in result.findings),
        key=lambda finding: (finding.code, -finding.ernst.rang),
    )
    # The most serious finding with a code has the fullest advice.
    rules = list({finding.code: finding for finding in reversed(ranked)}.values())[::-1]
    index = {finding.code: nr for nr, finding in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "afsprakenscan",
                "version": toets.tool_version,
                "language": "nl",
                "rules": [_rule(finding) for finding in rules],
                "notifications": [_descriptor(code, *texts) for code, texts in _NOTICES.items()],
            }
        },
        "invocations": [_invocation(toets)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "De map waarin de toets is gedaan."}}},
        "artifacts": _artifacts(toets.resultaten),
        "results": [_result(one, result.bestand, index) for result in toets.resultaten for one in result.findings],
        "columnKind": "unicodeCodePoints",
        "properties": {
            "gevraagd": toets.gevraagd.model_dump(mode="json"),
            "criteria": toets.ruleset.digest,
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def comparison(vergelijking: Vergelijking, style: Style) -> str:
    """Return what got lost between two versions, as findings on the new one."""
    return check(as_check(vergelijking), style)


def _descriptor(code: str, short: str, advice: str) -> dict[str, object]:
    return {
        "id": code,
        "shortDescription": _message(short),
        "fullDescription": _message(short),
        "help": _message(advice),
    }


def _rule(finding: Finding) -> dict[str, object]:
    help_lines = [line for line in (findings.reason(finding), findings.advice(finding)) if line]
    full = plain(finding.waarom) or plain(finding.uitleg)
    return {
        "id": finding.code,
        "shortDescription": _message(f"{findings.rule_title(finding)}."),
        "fullDescription": _message(full),
        "help": _message("\n\n".join(help_lines) or full),
        "defaultConfiguration": {"level": _LEVELS[finding.ernst]},
    }


def _result(finding: Finding, bestand: str, index: dict[str, int]) -> dict[str, object]:
    mark = finding.vingerafdruk.removeprefix("sha256:")
    texts = (f"{findings.title(finding)}.", plain(finding.uitleg), findings.advice(finding))
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.ernst],
        "message": _message(" ".join(text for text in texts if text)),
        "locations": [_location(bestand, finding.plaats, fitting=finding.passend)],
        # The first is the one name that code scanning of GitHub looks at.
        "partialFingerprints": {"primaryLocationLineHash": f"{mark}:1", "afsprakenscan/v1": mark},
        # All results must have the list as soon as one has it.
        "suppressions": _suppressions(finding),
    }


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    reason = findings.accepted(finding)
    return [{"kind": "external", "status": "accepted", "justification": reason}] if reason else []


def _location(bestand: str, place: Vindplaats | None = None, *, fitting: bool = False) -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": {"artifactLocation": _artifact_location(bestand)}}
    if place is None:
        return location
    block = f"blok {place.block}"
    path = [plain(heading) for heading in place.headings]
    path += [block] if place.page is None else [f"blz. {place.page}", block]
    location["logicalLocations"] = [{"name": block, "fullyQualifiedName": " › ".join(path), "kind": "block"}]
    said = f"“{plain(place.text)}”"
    location["message"] = _message(f"Past bij: {said}" if fitting else said)
    return location


def _artifact_location(bestand: str) -> dict[str, str]:
    path = findings.path_of(bestand)
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT}


def _artifacts(results: Iterable[ToetsResultaat]) -> list[dict[str, object]]:
    names = dict.fromkeys(findings.path_of(result.bestand) for result in results)
    return [{"location": _artifact_location(name), "roles": ["analysisTarget"]} for name in names]


def _invocation(toets: Toets) -> dict[str, object]:
    """Return how the run went: not well as soon as a document could not be read."""
    unread = [
        {
            "descriptor": {"id": _UNREAD, "index": 0},
            "level": "error",
            "message": _message(plain(result.fout)),
            "locations": [_location(result.bestand)],
        }
        for result in toets.resultaten
        if result.fout is not None
    ]
    remarks = [
        {"descriptor": {"id": _REMARK, "index": 1}, "level": "note", "message": _message(plain(remark))}
        for remark in toets.opmerkingen
    ]
    return {
        "executionSuccessful": not toets.onleesbaar,
        "toolExecutionNotifications": unread,
        "toolConfigurationNotifications": remarks,
    }


def _message(text: str) -> dict[str, str]:
    """Return text that can be no link and no place to fill in."""
    return {"text": _PLACEHOLDER.sub("{ ", _LINK.sub("] ", text))}
