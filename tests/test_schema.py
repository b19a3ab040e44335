"""The published schemas are those of the models, and what the program writes is valid by them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

from afsprakenscan import api
from afsprakenscan.cli.options import CRITERIA_FILES
from afsprakenscan.model.landelijk import Landelijk
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style, json_
from helpers.checks import TOETS, VERGELIJKING
from helpers.regions import country, region, report
from helpers.reports import DOCUMENT, REPORT

FOLDER = Path(__file__).parent.parent / "docs" / "schema"
REGIONS = (region("Veldrand"), region("Zuidwijk", report("jeugd.pdf"), report("volwassenen.pdf", datum="2018-01")))
NATIONAL = Landelijk(overzicht=country(*REGIONS), regios=REGIONS)
OUTPUTS: dict[str, BaseModel] = {
    "rapport": REPORT,
    "landelijk": NATIONAL,
    "toets": TOETS,
    "vergelijk": VERGELIJKING,
    "lees": DOCUMENT,
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_published_schema_is_fresh(name: str):
    path = FOLDER / f"{name}.schema.json"
    fix = f"Ververs met: afsprakenscan schema {name} --uit docs/schema/{path.name}"
    assert path.read_text("utf-8") == json_.dump(api.schema(name)), fix


@pytest.mark.parametrize("name", [*OUTPUTS, *CRITERIA_FILES])
def test_schema_is_a_schema(name: str):
    jsonschema.Draft202012Validator.check_schema(api.schema(name))


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_valid_and_complete(name: str):
    schema = api.schema(name)
    content = json.loads(OUTPUTS[name].model_dump_json())

    jsonschema.validate(content, schema)
    assert list(content) == list(schema["properties"]) == schema["required"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**content, "onbekend": 1}, schema)


def test_report_survives_the_round_trip():
    text = json_.report([REPORT], Style())

    assert DocumentReport.model_validate_json(text) == REPORT
    assert json_.report([DocumentReport.model_validate_json(text)], Style()) == text


def test_country_survives_the_round_trip():
    (content,) = json_.national(NATIONAL.overzicht, iter(REGIONS), Style()).values()
    again = Landelijk.model_validate_json(content)

    assert again == NATIONAL
    assert json_.national(again.overzicht, again.regios, Style()) == {"landelijk.json": content}
    jsonschema.validate(json.loads(content), api.schema("landelijk"))
