"""The check on drafts as JUnit XML: a suite per document, a case per requirement and per code of findings.

A case fails when something in it fails the check. What the user has accepted is skipped, with the reason; a document
that could not be read is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from afsprakenscan.model.toets import Eis, Ernst, Finding, Toets, ToetsResultaat, Vergelijking
from afsprakenscan.reporters import Style, findings
from afsprakenscan.reporters.office import safe
from afsprakenscan.reporters.verlies import as_check

_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


@dataclass(frozen=True)
class _Case:
    """A test case: what it is called, its outcome (None: it passes) with a message, and what there is to say."""

    name: str
    outcome: str | None = None
    message: str = ""
    text: str = ""


def check(toets: Toets, style: Style) -> str:  # noqa: ARG001  every reporter takes a style
    """Return the check of all documents."""
    root = etree.Element("testsuites", name="afsprakenscan")
    cases: list[_Case] = []
    suites = []
    for result in toets.resultaten:
        own = list(_cases(result))
        suites.append(_suite(safe(findings.path_of(result.bestand)), own))
        cases += own
    _count(root, cases)
    root.extend(suites)
    xml: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'


def comparison(vergelijking: Vergelijking, style: Style) -> str:
    """Return what got lost between two versions, as findings on the new one."""
    return check(as_check(vergelijking), style)


def _suite(path: str, cases: Sequence[_Case]) -> etree._Element:
    suite = etree.Element("testsuite", name=path)
    _count(suite, cases)
    for case in cases:
        element = etree.SubElement(suite, "testcase", name=case.name, classname=path, file=path)
        if case.outcome:
            etree.SubElement(element, case.outcome, message=case.message).text = case.text or None
        elif case.text:
            etree.SubElement(element, "system-out").text = case.text
    return suite


def _count(element: etree._Element, cases: Sequence[_Case]) -> None:
    element.set("tests", str(len(cases)))
    for outcome, name in _COUNTED.items():
        element.set(name, str(sum(case.outcome == outcome for case in cases)))


def _cases(result: ToetsResultaat) -> Iterator[_Case]:
    if result.fout is not None:
        yield _Case("lezen", "error", safe(result.fout))
        return
    for eis in result.eisen:
        yield _requirement(eis, result.findings)
    for code in dict.fromkeys(finding.code for finding in result.findings):
        yield _of_code(code, [finding for finding in result.findings if finding.code == code])


def _requirement(eis: Eis, found: Sequence[Finding]) -> _Case:
    name = f"eis {eis.code}: {safe(eis.titel)}"
    if eis.voldaan:
        return _Case(name, text=f"{eis.gevonden}, gevraagd {eis.gevraagd}")
    message = f"{eis.gevonden}, gevraagd {eis.gevraagd}"
    own = [
        finding
        for finding in found
        if finding.ernst is Ernst.FOUT and (eis.code == finding.criterium or f"AS-{eis.code.upper()}" == finding.code)
    ]
    if own and not any(finding.telt for finding in own):
        return _Case(name, "skipped", f"{message}; {_reasons(own)}")
    return _Case(name, "failure", message, _text([finding for finding in own if finding.telt]))


def _of_code(code: str, found: Sequence[Finding]) -> _Case:
    """Return the case of all findings with a code; what is no failure stands in its output."""
    failing = [finding for finding in found if finding.telt]
    there = [finding for finding in found if not finding.aanvaard]
    if failing:
        return _Case(code, "failure", safe(findings.title(failing[0])), _text(there))
    if not there:
        return _Case(code, "skipped", _reasons(found))
    return _Case(code, text=_text(there))


def _reasons(found: Sequence[Finding]) -> str:
    return safe("; ".join(dict.fromkeys(findings.accepted(finding) for finding in found)))


def _text(found: Sequence[Finding]) -> str:
    blocks = ((f"{one.code} {findings.title(one)}", *findings.lines(one)) for one in found)
    return "\n\n".join("\n".join(safe(line) for line in block) for block in blocks)
