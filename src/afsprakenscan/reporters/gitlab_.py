"""The check on drafts as a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from afsprakenscan.model.toets import Ernst, Toets, ToetsResultaat, Vergelijking
from afsprakenscan.reporters import Style, findings
from afsprakenscan.reporters.plain import plain
from afsprakenscan.reporters.verlies import as_check

_SEVERITIES = {Ernst.FOUT: "major", Ernst.WAARSCHUWING: "minor", Ernst.OPMERKING: "info"}


def check(toets: Toets, style: Style) -> str:  # noqa: ARG001  every reporter takes a style
    """Return every finding that is not accepted, and every document that could not be read."""
    seen: Counter[str] = Counter()
    issues = []
    for result in toets.resultaten:
        path = findings.path_of(result.bestand)
        for check_name, severity, description, mark in _issues(result):
            issue = {
                "description": description,
                "check_name": check_name,
                "fingerprint": _unique(seen, path, mark),
                "severity": severity,
                # A document has no lines, and GitLab wants one.
                "location": {"path": path, "lines": {"begin": 1}},
            }
            issues.append(issue)
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def comparison(vergelijking: Vergelijking, style: Style) -> str:
    """Return what got lost between two versions, as findings on the new one."""
    return check(as_check(vergelijking), style)


def _issues(result: ToetsResultaat) -> Iterator[tuple[str, str, str, str]]:
    """Give check name, severity, description and fingerprint."""
    if result.fout is not None:
        yield "niet-gelezen", "blocker", f"Niet gelezen: {plain(result.fout)}", "niet-gelezen"
    for finding in findings.open_findings(result):
        text = " ".join((f"{findings.title(finding)}.", *findings.lines(finding)))
        yield finding.code, _SEVERITIES[finding.ernst], text, finding.vingerafdruk


def _unique(seen: Counter[str], path: str, mark: str) -> str:
    """Return a fingerprint that no other issue in the report has, also when a document is named twice."""
    text = f"{path}\n{mark}"
    seen[text] += 1
    if seen[text] > 1:
        text = f"{text}\n{seen[text]}"
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
