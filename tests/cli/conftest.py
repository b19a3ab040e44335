"""What the tests of the commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from afsprakenscan.cli.app import run
from helpers.ruleset import write_criteria
from helpers.word import LINES, write_docx


class Done(NamedTuple):
    """How a command ended: exit code, payload, messages."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command line in this process, as its entry point does."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: object) -> Done:
        code = run([str(argument) for argument in arguments])
        return Done(code, *capfd.readouterr())

    return call


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    """A folder with a few small criteria."""
    return write_criteria(tmp_path / "criteria")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A small document in which a1 is arranged and c2 is not."""
    return write_docx(tmp_path / "klein.docx", *LINES)
