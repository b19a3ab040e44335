"""What the wheel brings along: listed whole, and under licences that are allowed."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from afsprakenscan import __version__

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def dependencies() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dependencies", ROOT / ".ci" / "dependencies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_holds_all_that_is_needed_and_nothing_for_developers(dependencies: ModuleType):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]}
    found = dependencies.needed("afsprakenscan")
    listed = dependencies.sbom(found)

    names = {part["name"] for part in listed["components"]}
    assert direct <= names
    assert "pydantic-core" in names
    assert {"pytest", "distributed", "ruff"} & names == set()
    assert listed["metadata"]["component"]["purl"] == f"pkg:pypi/afsprakenscan@{__version__}"
    own = next(one for one in listed["dependencies"] if one["ref"] == "afsprakenscan")
    assert set(own["dependsOn"]) == direct


def test_every_licence_is_allowed(dependencies: ModuleType):
    found = dependencies.needed("afsprakenscan")
    wrong = {name: text for name, one in found.items() if not dependencies.allowed(text := dependencies.licence(one))}
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIT", True),
        ("License :: OSI Approved :: BSD License", True),
        ("MPL-2.0 AND MIT", True),
        ("AGPL-3.0", False),
        ("GPL-3.0-or-later", False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("onbekend", False),
    ],
)
def test_allowed(dependencies: ModuleType, text: str, *, expected: bool):
    assert dependencies.allowed(text) is expected
