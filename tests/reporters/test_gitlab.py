"""Code Quality of GitLab: every issue has a fingerprint of its own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from afsprakenscan.model.toets import Ernst, ToetsResultaat
from afsprakenscan.reporters import Style, gitlab_
from helpers.checks import BROKEN, DRAFT, TOETS, VERGELIJKING, finding, place
from helpers.hostile import EVIL


def sha(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_a_small_report():
    small = DRAFT.model_copy(update={"findings": DRAFT.findings[4:8]})
    found = json.loads(gitlab_.check(TOETS.model_copy(update={"resultaten": (small, BROKEN)}), Style()))

    assert found == [
        {
            "description": "Nog niet af: 'n.t.b.'. Uitleg. Waar: blz. 2, 3 Zorgen: “Wie: n.t.b.” Waarom: Waarom. "
            "Schrijf: Vul in.",
            "check_name": "AS-O1",
            "fingerprint": sha("concepten/noord.docx", "sha256:AS-O1"),
            "severity": "minor",
            "location": {"path": "concepten/noord.docx", "lines": {"begin": 1}},
        },
        {
            "description": "Nog niet af: 'PM'. Uitleg. Waar: blok 32: “PM” Waarom: Waarom. Schrijf: Vul in.",
            "check_name": "AS-O1",
            "fingerprint": sha("concepten/noord.docx", "sha256:AS-O1", "2"),
            "severity": "minor",
            "location": {"path": "concepten/noord.docx", "lines": {"begin": 1}},
        },
        {
            "description": "Niet gelezen: Het bestand is beschadigd. Open het en sla het op.",
            "check_name": "niet-gelezen",
            "fingerprint": sha("concepten/stuk.docx", "niet-gelezen"),
            "severity": "blocker",
            "location": {"path": "concepten/stuk.docx", "lines": {"begin": 1}},
        },
    ]


def test_fingerprints_are_unique_and_the_same_every_time():
    # The same document under three names of the same path, and the same findings in another one.
    again = DRAFT.model_copy(update={"bestand": f"./{DRAFT.bestand}"})
    whole = DRAFT.model_copy(update={"bestand": (Path.cwd() / DRAFT.bestand).as_posix()})
    other = DRAFT.model_copy(update={"bestand": "concepten/oost.docx"})
    toets = TOETS.model_copy(update={"resultaten": (DRAFT, again, whole, other)})
    text = gitlab_.check(toets, Style())
    issues = json.loads(text)
    marks = [issue["fingerprint"] for issue in issues]

    assert gitlab_.check(toets, Style()) == text
    assert len(set(marks)) == len(marks) == 28
    assert {issue["location"]["path"] for issue in issues} == {DRAFT.bestand, "concepten/oost.docx"}
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}


def test_hostile_text():
    found = finding("AS-O1", Ernst.FOUT, EVIL, uitleg=EVIL, plaats=place(1, EVIL, EVIL))
    result = ToetsResultaat(bestand=f"{EVIL}\udc80.docx".replace("\ud800", ""), findings=(found,))
    text = gitlab_.check(TOETS.model_copy(update={"resultaten": (result,)}), Style())

    (issue,) = json.loads(text.encode("utf-8", "backslashreplace"))
    assert "\x1b" not in issue["description"]
    assert issue["location"]["path"] == result.bestand


def test_what_got_lost_between_versions():
    issues = json.loads(gitlab_.comparison(VERGELIJKING, Style()))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("AS-V1", "major"),
        ("AS-V1", "major"),
        ("AS-V2", "minor"),
        ("AS-V3", "info"),
    ]
