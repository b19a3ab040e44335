"""Where things go, and how wide and how colourful they are there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from afsprakenscan.cli.output import Progress, style
from afsprakenscan.reporters import Style


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Standard output and error that are a terminal of 120 columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((120, 40)))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


def test_a_pipe_and_a_file_get_plain_text():
    assert style(None) == Style(width=100, colour=False, unicode=True)
    assert style(Path("x"), listed=True) == Style(width=100, colour=False, unicode=True, listed=True)


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_its_own_width_and_colour():
    assert style(None) == Style(width=120, colour=True, unicode=True)


@pytest.mark.parametrize(("columns", "width"), [(40, 80), (80, 80), (300, 140)])
def test_width_stays_within_bounds(terminal, columns: int, width: int):
    terminal.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((columns, 40)))
    assert style(None).width == width


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(terminal, name: str, value: str):
    terminal.setenv(name, value)
    assert style(None).colour is False


def test_progress_is_wiped_and_only_for_a_terminal(terminal, capsys: pytest.CaptureFixture[str]):
    terminal.setattr(sys.stderr, "isatty", lambda: True)
    with Progress(2, quiet=False) as progress:
        progress.start(Path("map/een.pdf"))
        progress.start(Path("twee\x1b.pdf"))
    assert capsys.readouterr().err == "\r\x1b[2K1/2 een.pdf\r\x1b[2K2/2 twee.pdf (nog 0:00)\r\x1b[2K"


@pytest.mark.parametrize("quiet", [True, False])
def test_no_progress_when_quiet_or_in_a_pipe(capsys: pytest.CaptureFixture[str], quiet: bool):
    with Progress(2, quiet=quiet) as progress:
        progress.start(Path("een.pdf"))
    assert capsys.readouterr().err == ""
