"""Fingerprints and places."""

from __future__ import annotations

from afsprakenscan.model.toets import Ernst, Finding
from afsprakenscan.scoring.toets.gedeeld import fingerprint, heading_of, told_apart
from helpers.documents import document


def finding(mark: str) -> Finding:
    return Finding(code="AS-O1", ernst=Ernst.WAARSCHUWING, titel="t", uitleg="u", vingerafdruk=mark)


def test_a_fingerprint_is_that_of_code_and_folded_text():
    mark = fingerprint("AS-O1", "Nog  te bepalen")

    assert len(mark) == len("sha256:") + 64
    assert fingerprint("AS-O1", "NOG  TE BEPALEN") == mark
    assert fingerprint("AS-O2", "Nog  te bepalen") != mark


def test_equal_findings_are_told_apart_the_same_way_each_time():
    first = told_apart([finding("a"), finding("b"), finding("a"), finding("a")])

    marks = [one.vingerafdruk for one in first]
    assert marks[:2] == ["a", "b"]
    assert len(set(marks)) == len(marks)
    assert told_apart([finding("a"), finding("b"), finding("a"), finding("a")]) == first


def test_a_heading_is_found_by_its_path():
    read = document("= 1 Melding\n== Hoe\nTekst.\n= 2 Overdracht\n== Hoe\nTekst.")

    assert [
        block and block.nr for block in (heading_of(read, ("2 Overdracht", "Hoe")), heading_of(read, ("Hoe",)))
    ] == [
        5,
        None,
    ]
