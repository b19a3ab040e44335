"""The promise of `tests/conftest.py`, kept in a run of its own; and the shape of `.ci/run`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SKIPPING = """
import pytest

@pytest.mark.skip(reason="geen zin")
def test_skipped(): ...

@pytest.mark.xfail(reason="bekend")
def test_known(): assert False

def test_good(): ...
"""


@pytest.mark.parametrize(
    ("ci", "summary"), [("true", "1 passed, 1 xfailed, 1 error"), ("", "1 passed, 1 skipped, 1 xfailed")]
)
def test_a_skipped_test_fails_in_ci(tmp_path: Path, ci: str, summary: str):
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_one.py").write_text(SKIPPING)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.stdout.splitlines()[-1].startswith(summary)
    assert ("geen zin" in done.stdout) is bool(ci)


def test_a_module_that_skips_itself_fails_in_ci(tmp_path: Path):
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_one.py").write_text("import pytest\npytest.importorskip('bestaat_niet')\ndef test_x(): ...\n")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode != 0
    assert "1 error" in done.stdout


def test_ci_runs_exactly_the_test_command_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = [line.strip() for line in readme.splitlines() if line.strip().startswith("python3 -m venv")]
    tests = [command for command in commands if "pytest" in command]

    assert len(commands) == 2
    assert len(tests) == 1
    assert tests[0] in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
