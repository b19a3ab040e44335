"""Exit codes, messages, and what happens when something goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from afsprakenscan import __version__, api
from afsprakenscan.errors import ReportError
from helpers.word import write_docx


def test_version(command):
    assert command("--versie") == (0, f"afsprakenscan {__version__}\n", "")


def test_a_mistake_of_the_user_is_one_line_without_traceback(command, monkeypatch: pytest.MonkeyPatch):
    def fail(_: Path) -> None:
        raise ReportError("Dit kan niet.", path="een\x1b[31m.toml", hint="Doe iets anders.")

    monkeypatch.setattr(api, "read_document", fail)
    assert command("lees", "x") == (2, "", "Fout: een[31m.toml: Dit kan niet. Doe iets anders.\n")


def test_a_bug_keeps_its_traceback(command, monkeypatch: pytest.MonkeyPatch):
    def fail(_: Path) -> None:
        raise KeyError("bug")

    monkeypatch.setattr(api, "read_document", fail)
    with pytest.raises(KeyError, match="bug"):
        command("lees", "x")


def test_a_break_by_the_user_is_short(command, monkeypatch: pytest.MonkeyPatch):
    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "read_document", stop)
    code, out, err = command("lees", "x")
    assert (code, out, err.strip()) == (130, "", "Afgebroken.")


@pytest.mark.parametrize("arguments", ["lees {} --formaat json", "--help", "--versie"])
def test_a_reader_that_leaves_is_no_drama(document: Path, arguments: str):
    # `head -c 0` closes the pipe before anything is written.
    command = f"{sys.executable} -m afsprakenscan {arguments.format(document)}"
    line = f"{command} | head -c 0; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("141\n", "")


@pytest.mark.parametrize(
    ("encoding", "sign"), [("utf-8", "● volledig"), ("ascii", "### volledig"), ("cp1252", "### volledig")]
)
def test_text_takes_the_encoding_of_the_terminal(document: Path, criteria: Path, encoding: str, sign: str):
    done = subprocess.run(
        [sys.executable, "-m", "afsprakenscan", "analyse", str(document), "--criteria", str(criteria)],
        env={"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert sign in done.stdout.decode(encoding)
    assert done.stderr == b""


def test_json_is_utf8_everywhere(tmp_path: Path, criteria: Path):
    document = write_docx(tmp_path / "é.docx", "VT informeert de ouders over de melding: ‘coördinatie’ ✓")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "afsprakenscan",
            "analyse",
            str(document),
            "--criteria",
            str(criteria),
            "--formaat=json",
        ],
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    assert "‘coördinatie’ ✓" in done.stdout.decode("utf-8")
