"""The manual shows what the program really does: every command is run, and its output compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers.handleiding import MANUAL, ROOT, Shown, run_all

TEXT = MANUAL.read_text("utf-8")
COMMANDS = re.findall(r"^\$ (.+)$", TEXT, re.MULTILINE)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    found, _ = run_all(tmp_path_factory.mktemp("oefenen"))
    return {one.command: one for one in found}


def test_every_command_is_run_once(shown: dict[str, Shown]):
    assert list(shown) == COMMANDS
    used = {command.split()[1] for command in COMMANDS}
    assert used == {"analyse", "lees", "waarom", "landelijk", "toets", "config", "vergelijk", "evalueer", "criteria"}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_output_in_the_manual_is_what_the_program_shows(shown: dict[str, Shown], command: str):
    one = shown[command]
    assert one.written == one.now, "Vernieuw met: python tests/helpers/handleiding.py"
    assert one.code == one.expected_code


def test_a_reader_finds_the_manual_and_every_chapter():
    assert "docs/handleiding.md" in (ROOT / "README.md").read_text("utf-8")
    titles = re.findall(r"^## (.+)$", TEXT, re.M)
    contents = re.findall(r"^- \[(.+)\]\(#(.+)\)$", TEXT, re.M)
    assert contents == [(title, re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")) for title in titles]


def test_files_that_are_linked_exist():
    links = [link for link in re.findall(r"\]\(([^#)]+)\)", TEXT) if not link.startswith("http")]
    assert [link for link in links if not Path(MANUAL.parent, link).exists()] == []
