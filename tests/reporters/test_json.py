"""JSON: an object for one document, a list for several, the same bytes every time."""

from __future__ import annotations

import json

from afsprakenscan.reporters import Style, json_
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, DOCUMENT, REPORT, passage


def test_one_document_is_an_object_and_several_are_a_list():
    assert json.loads(json_.report([REPORT], Style())) == REPORT.model_dump(mode="json")
    data = REPORT.model_dump(mode="json")
    for number in (1, 2):
        assert json_.report([REPORT] * number, Style(listed=True)) == json_.dump([data] * number)


def test_text_is_readable_and_ends_with_a_newline():
    text = json_.report([REPORT], Style())
    assert '  "regio": "Veldrand",\n' in text
    assert "Samen leren van casuïstiek" in text
    assert text.endswith("}\n")
    assert text == json_.report([REPORT.model_copy(deep=True)], Style())


def test_reading_has_the_fields_of_the_contract():
    data = json.loads(json_.reading(DOCUMENT, Style()))
    assert list(data) == ["source", "blocks", "read_notes", "skipped", "deleted", "properties"]
    assert data["blocks"][3] == {
        "nr": 4,
        "kind": "tabelrij",
        "text": "Melding | VT",
        "cells": ["Melding", "VT"],
        "headings": ["1 Visie"],
        "columns": ["Stap", "Wie"],
        "level": None,
        "label": None,
        "lead_in": None,
        "page": 2,
        "box": None,
        "paragraph": None,
        "role": None,
        "revision": "ingevoegd",
        "certainty": None,
    }
    assert data["blocks"][0]["box"] == [70.0, 80.0, 300.0, 100.0]
    assert data["deleted"] == [{"reason": "verwijderd", "text": "Dit vervalt.", "page": None}]


def test_country_has_the_overview_and_every_region():
    regions = [region("Veldrand"), region("Zuidwijk")]
    files = json_.national(country(*regions), iter(regions), Style())

    assert list(files) == ["landelijk.json"]
    assert json.loads(files["landelijk.json"]) == {
        "schema_version": "1",
        "overzicht": country(*regions).model_dump(mode="json"),
        "regios": [one.model_dump(mode="json") for one in regions],
    }


def test_country_has_a_passage_on_every_line():
    regions = [region("Veldrand")]
    text = json_.national(country(*regions), regions, Style())["landelijk.json"].decode()

    ids = [json.loads(line.strip().rstrip(","))["id"] for line in text.splitlines() if line.startswith('      {"id":')]
    assert ids == [one.id for one in REPORT.passages]
    assert text.endswith("\n}\n")


def test_hostile_text_stays_text():
    hostile = '=1+1 <script>alert(1)</script> [red] \x00 \ud800 "}'
    regions = [region("Veldrand", report("x\udcff.pdf", passages=(passage(1, hostile, {"a1": BEWIJS}),)))]
    data = json.loads(json_.national(country(*regions), regions, Style())["landelijk.json"].decode("utf-8"))

    (found,) = data["regios"][0]["rapporten"]
    assert found["source"]["name"] == "x\ufffd.pdf"
    assert found["passages"][0]["quote"] == hostile.replace("\ud800", "\ufffd")
