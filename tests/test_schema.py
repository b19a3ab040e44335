"""The published schemas are those of the models, and what the program writes is valid by them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

from afsprakenscan import api
from afsprakenscan.cli.options import CRITERIA_FILES
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style, json_
from helpers.reports import DOCUMENT, REPORT

FOLDER = Path(__file__).parent.parent / "docs" / "schema"
OUTPUTS: dict[str, BaseModel] = {"rapport": REPORT, "lees": DOCUMENT}


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
