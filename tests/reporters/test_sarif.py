"""SARIF: valid by the schema of OASIS, and text from documents is only text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from afsprakenscan.model.toets import Ernst, Toets, ToetsResultaat
from afsprakenscan.reporters import Style, sarif_
from helpers.checks import BROKEN, DRAFT, GOOD, TOETS, VERGELIJKING, finding, place
from helpers.hostile import EVIL

# Where it comes from stands in tests/data/HERKOMST.md.
SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
BASE = "%SRCROOT%"


def run_of(toets: Toets) -> dict[str, object]:
    """The one run of the log, which must be valid."""
    text = sarif_.check(toets, Style())
    log = json.loads(text.encode("utf-8", "backslashreplace"))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return run


def texts(content: object) -> Iterator[str]:
    """Every text of a message."""
    if isinstance(content, dict):
        if isinstance(content.get("text"), str):
            yield content["text"]
        for value in content.values():
            yield from texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value)


def test_schema_is_that_of_oasis():
    assert SCHEMA["id"] == sarif_.SCHEMA
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_small_log():
    draft = DRAFT.model_copy(update={"findings": (DRAFT.findings[4], DRAFT.findings[6])})
    toets = TOETS.model_copy(update={"resultaten": (draft, BROKEN)})
    location = {"artifactLocation": {"uri": "concepten/noord.docx", "uriBaseId": BASE}}

    assert run_of(toets) == {
        "tool": {
            "driver": {
                "name": "afsprakenscan",
                "version": "1.0",
                "language": "nl",
                "rules": [
                    {
                        "id": "AS-O1",
                        "shortDescription": {"text": "Nog niet af."},
                        "fullDescription": {"text": "Waarom."},
                        "help": {"text": "Waarom: Waarom.\n\nSchrijf: Vul in."},
                        "defaultConfiguration": {"level": "warning"},
                    },
                    {
                        "id": "AS-O3",
                        "shortDescription": {"text": "Bijlage ontbreekt."},
                        "fullDescription": {"text": "Waarom."},
                        "help": {"text": "Waarom: Waarom.\n\nSchrijf: Advies."},
                        "defaultConfiguration": {"level": "warning"},
                    },
                ],
                "notifications": [
                    {
                        "id": "niet-gelezen",
                        "shortDescription": {"text": "Een document kon niet worden gelezen."},
                        "fullDescription": {"text": "Een document kon niet worden gelezen."},
                        "help": {"text": "Zonder dit document is er geen oordeel: herstel of verwijder het."},
                    },
                    {
                        "id": "instelling",
                        "shortDescription": {"text": "Iets in de instellingen heeft geen zin meer."},
                        "fullDescription": {"text": "Iets in de instellingen heeft geen zin meer."},
                        "help": {"text": "Haal het weg, dan blijft zichtbaar wat wel geldt."},
                    },
                ],
            }
        },
        "invocations": [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [
                    {
                        "descriptor": {"id": "niet-gelezen", "index": 0},
                        "level": "error",
                        "message": {"text": "Het bestand is beschadigd. Open het en sla het op."},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "concepten/stuk.docx", "uriBaseId": BASE}
                                }
                            }
                        ],
                    }
                ],
                "toolConfigurationNotifications": [
                    {
                        "descriptor": {"id": "instelling", "index": 1},
                        "level": "note",
                        "message": {"text": TOETS.opmerkingen[0]},
                    }
                ],
            }
        ],
        "originalUriBaseIds": {BASE: {"description": {"text": "De map waarin de toets is gedaan."}}},
        "artifacts": [
            {"location": {"uri": "concepten/noord.docx", "uriBaseId": BASE}, "roles": ["analysisTarget"]},
            {"location": {"uri": "concepten/stuk.docx", "uriBaseId": BASE}, "roles": ["analysisTarget"]},
        ],
        "results": [
            {
                "ruleId": "AS-O1",
                "ruleIndex": 0,
                "level": "warning",
                "message": {"text": "Nog niet af: 'n.t.b.'. Uitleg. Schrijf: Vul in."},
                "locations": [
                    {
                        "physicalLocation": location,
                        "logicalLocations": [
                            {
                                "name": "blok 31",
                                "fullyQualifiedName": "3 Zorgen › blz. 2 › blok 31",
                                "kind": "block",
                            }
                        ],
                        "message": {"text": "“Wie: n.t.b.”"},
                    }
                ],
                "partialFingerprints": {"primaryLocationLineHash": "AS-O1:1", "afsprakenscan/v1": "AS-O1"},
                "suppressions": [],
            },
            {
                "ruleId": "AS-O3",
                "ruleIndex": 1,
                "level": "warning",
                "message": {"text": "Bijlage 2 ontbreekt. Uitleg. Schrijf: Advies."},
                "locations": [
                    {
                        "physicalLocation": location,
                        "logicalLocations": [{"name": "blok 9", "fullyQualifiedName": "blok 9", "kind": "block"}],
                        "message": {"text": "“Zie”"},
                    }
                ],
                "partialFingerprints": {"primaryLocationLineHash": "AS-O3:1", "afsprakenscan/v1": "AS-O3"},
                "suppressions": [{"kind": "external", "status": "accepted", "justification": "onderdrukt: los stuk"}],
            },
        ],
        "columnKind": "unicodeCodePoints",
        "properties": {
            "gevraagd": {"niveaus": {"a": "gedeeltelijk", "d": "gedeeltelijk"}, "aspecten": ["c1"]},
            "criteria": "sha256:00",
        },
    }


def test_everything_is_there_and_the_same_every_time():
    run = run_of(TOETS)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert sarif_.check(TOETS, Style()) == sarif_.check(TOETS, Style())
    assert rules == sorted({one.code for one in DRAFT.findings})
    assert [result["ruleId"] for result in run["results"]] == [one.code for one in DRAFT.findings]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [one.code for one in DRAFT.findings]
    assert [result["level"] for result in run["results"]] == ["error"] * 3 + ["warning"] * 5 + ["note"]
    assert [len(result["suppressions"]) for result in run["results"]] == [0, 0, 0, 0, 0, 0, 1, 1, 0]


def test_a_rule_takes_the_advice_of_its_most_serious_finding():
    remark = finding("AS-A2", Ernst.OPMERKING, "Wie: niet gevonden", advies="Vraag?")
    failure = finding("AS-A2", Ernst.FOUT, "Wie: niet gevonden", advies="Schrijf op wie.")
    results = (GOOD.model_copy(update={"findings": (remark,)}), DRAFT.model_copy(update={"findings": (failure,)}))

    (rule,) = run_of(TOETS.model_copy(update={"resultaten": results}))["tool"]["driver"]["rules"]
    assert rule["help"] == {"text": "Waarom: Waarom.\n\nSchrijf: Schrijf op wie."}
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_all_read_is_a_success():
    run = run_of(TOETS.model_copy(update={"resultaten": (GOOD,), "opmerkingen": ()}))
    assert run["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": [], "toolConfigurationNotifications": []}
    ]
    assert run["results"] == []


@pytest.mark.parametrize(
    ("bestand", "expected"),
    [
        ("map/a b#1?.docx", {"uri": "map/a%20b%231%3F.docx", "uriBaseId": BASE}),
        ("c:a.docx", {"uri": "c%3Aa.docx", "uriBaseId": BASE}),
        ("één%20.docx", {"uri": "%C3%A9%C3%A9n%2520.docx", "uriBaseId": BASE}),
        ("a\udce9.docx", {"uri": "a%E9.docx", "uriBaseId": BASE}),
        ("/elders/a b.docx", {"uri": "file:///elders/a%20b.docx"}),
    ],
)
def test_a_path_becomes_a_uri(bestand: str, expected: dict[str, str]):
    run = run_of(TOETS.model_copy(update={"resultaten": (BROKEN.model_copy(update={"bestand": bestand}),)}))
    (artifact,) = run["artifacts"]
    assert artifact["location"] == expected


def test_a_document_that_is_named_twice_is_one_artifact():
    again = GOOD.model_copy(update={"bestand": f"./{GOOD.bestand}"})
    assert len(run_of(TOETS.model_copy(update={"resultaten": (GOOD, again)}))["artifacts"]) == 1


def test_hostile_text_is_no_link_and_no_place_to_fill_in():
    evil = f"{EVIL} [klik](https://kwaad.example) [x](1) {{0}} {{12}}"
    found = finding("AS-O1", Ernst.FOUT, evil, uitleg=evil, waarom=evil, advies=evil, plaats=place(1, evil, evil))
    result = ToetsResultaat(bestand="a.docx", findings=(found,))
    run = run_of(TOETS.model_copy(update={"resultaten": (result,), "opmerkingen": (evil,)}))

    found_texts = list(texts(run))
    assert sum("klik" in text for text in found_texts) == 5
    assert [text for text in found_texts if "](" in text or "{0" in text or "{1" in text or "\x1b" in text] == []


def test_what_got_lost_between_versions():
    log = json.loads(sarif_.comparison(VERGELIJKING, Style()))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    results = log["runs"][0]["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("AS-V1", "error"),
        ("AS-V1", "error"),
        ("AS-V2", "warning"),
        ("AS-V3", "note"),
    ]
