"""JUnit XML, read back by a parser of others."""

from __future__ import annotations

import junitparser
import pytest

from afsprakenscan.model.toets import Ernst, Toets, ToetsResultaat
from afsprakenscan.reporters import Style, junit_
from helpers.checks import BROKEN, DRAFT, GOOD, TOETS, VERGELIJKING, finding, place
from helpers.hostile import EVIL

TEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="afsprakenscan" tests="6" failures="2" errors="1" skipped="1">
  <testsuite name="concepten/noord.docx" tests="4" failures="2" errors="0" skipped="1">
    <testcase name="eis c1: Moment" classname="concepten/noord.docx" file="concepten/noord.docx">
      <failure message="niet gevonden, gevraagd bewijs">AS-C1 Moment: niet gevonden (onderdrukking verlopen op 1 mei 2026)
Uitleg.
Past nergens bij: maak er een nieuwe kop voor.
Waarom: Daarom c.
Schrijf: Schrijf het.</failure>
    </testcase>
    <testcase name="AS-C1" classname="concepten/noord.docx" file="concepten/noord.docx">
      <failure message="Moment: niet gevonden (onderdrukking verlopen op 1 mei 2026)">AS-C1 Moment: niet gevonden (onderdrukking verlopen op 1 mei 2026)
Uitleg.
Past nergens bij: maak er een nieuwe kop voor.
Waarom: Daarom c.
Schrijf: Schrijf het.</failure>
    </testcase>
    <testcase name="AS-R2" classname="concepten/noord.docx" file="concepten/noord.docx">
      <system-out>AS-R2 a2 valt weg met de verwijdering onder '1 Gezin'
Uitleg.
Waar: § 1 Gezin, blok 4: “VT belt &lt;b&gt;[31m de ouders.”
Waarom: Waarom.
Schrijf: Advies.</system-out>
    </testcase>
    <testcase name="AS-O3" classname="concepten/noord.docx" file="concepten/noord.docx">
      <skipped message="onderdrukt: los stuk"/>
    </testcase>
  </testsuite>
  <testsuite name="concepten/zuid.pdf" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="eis a: Informeren" classname="concepten/zuid.pdf" file="concepten/zuid.pdf">
      <system-out>volledig, gevraagd gedeeltelijk</system-out>
    </testcase>
  </testsuite>
  <testsuite name="concepten/stuk.docx" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="lezen" classname="concepten/stuk.docx" file="concepten/stuk.docx">
      <error message="Het bestand is beschadigd. Open het en sla het op."/>
    </testcase>
  </testsuite>
</testsuites>
"""  # noqa: E501  as it is written


def small() -> Toets:
    """A failure, a warning, a suppression, a pass and an unreadable document."""
    draft = DRAFT.model_copy(update={"eisen": DRAFT.eisen[2:], "findings": (*DRAFT.findings[2:4], DRAFT.findings[6])})
    return TOETS.model_copy(update={"resultaten": (draft, GOOD, BROKEN)})


def outcomes(text: str) -> dict[str, str]:
    """Suite and case → outcome, as the parser sees it."""
    suites = junitparser.JUnitXml.fromstring(text.encode())
    return {
        f"{suite.name} {case.name}": "/".join(type(one).__name__ for one in case.result) or "Passed"
        for suite in suites
        for case in suite
    }


def test_the_whole_text():
    assert junit_.check(small(), Style()) == TEXT


def test_a_real_parser_reads_it():
    suites = junitparser.JUnitXml.fromstring(junit_.check(TOETS, Style()).encode())

    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (13, 5, 1, 2)
    before = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites]
    suites.update_statistics()
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites] == before
    assert outcomes(junit_.check(small(), Style())) == {
        "concepten/noord.docx eis c1: Moment": "Failure",
        "concepten/noord.docx AS-C1": "Failure",
        "concepten/noord.docx AS-R2": "Passed",
        "concepten/noord.docx AS-O3": "Skipped",
        "concepten/zuid.pdf eis a: Informeren": "Passed",
        "concepten/stuk.docx lezen": "Error",
    }


@pytest.mark.parametrize("accepted", [{"basislijn": True}, {"onderdrukt": "volgt in mei"}])
def test_a_requirement_with_only_accepted_findings_is_skipped(accepted: dict[str, object]):
    found = tuple(one.model_copy(update=accepted) for one in DRAFT.findings)
    result = DRAFT.model_copy(update={"findings": found})
    assert result.geslaagd

    seen = outcomes(junit_.check(TOETS.model_copy(update={"resultaten": (result,)}), Style()))
    assert set(seen.values()) == {"Passed", "Skipped"}
    assert seen["concepten/noord.docx eis d: Nieuwe zorgen"] == "Skipped"


def test_hostile_text():
    found = finding("AS-O1", Ernst.FOUT, EVIL, uitleg=EVIL, waarom=EVIL, plaats=place(1, EVIL, EVIL))
    result = ToetsResultaat(bestand=f"map\n{EVIL}", findings=(found,))
    unread = ToetsResultaat(bestand="b", fout=EVIL)
    toets = TOETS.model_copy(update={"resultaten": (result, unread)})
    text = junit_.check(toets, Style())

    assert list(outcomes(text).values()) == ["Failure", "Error"]
    assert junit_.check(toets, Style()) == text


def test_what_got_lost_between_versions():
    assert outcomes(junit_.comparison(VERGELIJKING, Style())) == {
        "nieuw.pdf eis a: Criterium a": "Passed",
        "nieuw.pdf eis c1: Aspect c1": "Failure",
        "nieuw.pdf eis d: Criterium d": "Failure",
        "nieuw.pdf AS-V1": "Failure",
        "nieuw.pdf AS-V2": "Passed",
        "nieuw.pdf AS-V3": "Passed",
    }
