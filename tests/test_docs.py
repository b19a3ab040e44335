"""What the documentation says is so: commands run, options and files exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from afsprakenscan.cli.app import COMMANDS, app, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])

SHELL = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.startswith("afsprakenscan ")
]
QUICK = [line for line in SHELL if "evalueer" not in line]


def options(command: TyperCommand | TyperGroup) -> set[str]:
    """All long options of a command and those below it."""
    found = {opt for parameter in command.params for opt in parameter.opts if opt.startswith("--")}
    if isinstance(command, TyperGroup):
        context = typer.Context(command)
        for name in command.list_commands(context):
            found |= options(command.get_command(context, name) or pytest.fail(name))
    return found | {"--help"}


def test_there_are_examples():
    assert len(SHELL) >= 8


@pytest.mark.parametrize("line", QUICK)
def test_examples_of_the_readme_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    assert run(shlex.split(line)[1:]) == 0


@pytest.mark.parametrize("line", SHELL)
def test_examples_of_the_readme_parse(line: str):
    arguments = shlex.split(line)[1:]
    program = get_command(app)
    context = typer.Context(program)
    command = program.get_command(context, arguments[0])
    assert command is not None
    command.make_context(arguments[0], arguments[1:], parent=context)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str):
    assert f"`{name}" in README
    assert any(line.split()[1] == name for line in SHELL)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_options_in_the_docs_exist(path: Path):
    own_lines = re.findall(r"afsprakenscan [^\n`]*|`--[^`]*`", path.read_text("utf-8"))
    named = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", "\n".join(own_lines)))
    assert named <= options(get_command(app))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_files_in_the_docs_exist(path: Path):
    names = re.findall(r"`((?:src|docs|tests|corpus|criteria|\.ci|LICENSE)(?:/[\w./-]*)?)`", path.read_text("utf-8"))
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_layout_names_every_part():
    layout = (ROOT / "docs" / "architectuur.md").read_text("utf-8")
    parts = {path for path in (ROOT / "src" / "afsprakenscan").iterdir() if not path.name.startswith(("_", "py."))}
    missing = [
        path.name for path in parts if f"`src/afsprakenscan/{path.name}{'/' if path.is_dir() else ''}`" not in layout
    ]
    assert missing == []
