"""The action, the hook and the examples of docs/integraties.md, run as they are written.

Only what would fetch packages is left out: `afsprakenscan` on the path is the one under test.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest
import yaml

from helpers.drafts import draft_docx
from helpers.word import write_docx

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "integraties.md").read_text("utf-8")
INFORMED = "VT informeert de ouders uiterlijk binnen vijf werkdagen over de overdracht aan het wijkteam."
OUTCOMES = {"goed.docx": 0, "zakt.docx": 1, "stuk.docx": 2}
"""Document → exit code when requirement a is asked, and that it is written down."""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a document that passes, one that fails and one that cannot be read."""
    binaries = tmp_path / "venv" / "afsprakenscan" / "bin"
    binaries.mkdir(parents=True)
    program = binaries / "afsprakenscan"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m afsprakenscan "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@voorbeeld.nl")
    folder = tmp_path / "werk"
    (folder / "concepten").mkdir(parents=True)
    draft_docx(folder / "concepten" / "goed.docx")
    write_docx(folder / "concepten" / "zakt.docx", "# 1 Het gezin", "Er is overleg over de bossen in de regio.")
    (folder / "concepten" / "stuk.docx").write_bytes(b"PK\x03\x04kapot")
    git(folder, "init", "-q")
    monkeypatch.chdir(folder)
    return folder


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def block(language: str, start: str = "") -> str:
    """The first example in a language that starts so."""
    found = re.findall(rf"^```{language}\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    return next(one for one in found if one.startswith(start))


def action(work: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the second step of the action as GitHub does."""
    step = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"][1]
    given = {**dict.fromkeys(step["env"], ""), **{name.upper(): value for name, value in inputs.items()}}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=work,
        env={**os.environ, **given, "RUNNER_TEMP": str(work.parent / "venv")},
        capture_output=True,
        text=True,
        check=False,
    )


def commands(log: str) -> list[str]:
    """What the runner would take as commands: not what stands between stop-commands and its end."""
    found, stopped = [], ""
    for line in log.splitlines():
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif line.startswith("::"):
            found.append(line)
    assert stopped == ""
    return found


# ---------------------------------------------------------------- GitHub


@pytest.mark.parametrize(("name", "code"), OUTCOMES.items())
def test_action(work: Path, name: str, code: int):
    done = action(work, files=f"concepten/{name}", eis="a", minimaal="gedeeltelijk")

    errors = [line for line in commands(done.stdout) if line.startswith("::error")]
    assert (done.returncode, done.stderr) == (code, "")
    assert all(line.startswith(f"::error file=concepten/{name},title=") for line in errors)
    assert bool(errors) is bool(code)
    assert f"concepten/{name}  {('geslaagd', 'niet geslaagd', 'niet gelezen')[code]}" in done.stdout


def test_action_takes_patterns_names_with_spaces_and_options(work: Path):
    (work / "concepten" / "goed.docx").rename(work / "concepten" / "een [1] goed.docx")
    (work / "concepten" / "stuk.docx").unlink()

    named = action(work, files="concepten/een [1] goed.docx\n", eis="a", args="--formaat=junit=uit map.xml\n")
    assert named.returncode == 0
    assert [suite.name for suite in junitparser.JUnitXml.fromfile("uit map.xml")] == ["concepten/een [1] goed.docx"]

    found = action(work, files="**/*.docx", eis="a", args="--geen-fout")
    assert found.returncode == 0
    assert "2 documenten: 1 geslaagd en 1 niet geslaagd." in found.stdout


@pytest.mark.parametrize(
    "inputs",
    [
        {"files": ""},
        {"files": "concepten/goed.docx", "eis": 'a"; touch gekraakt; $(touch gekraakt)'},
        {"files": "nergens/*.docx\n$(touch gekraakt)\n`touch gekraakt`\n;touch gekraakt\n--uit=gekraakt"},
        {"files": "concepten/goed.docx", "args": "$(touch gekraakt)\n* ; touch gekraakt"},
    ],
)
def test_action_never_passes_by_mistake(work: Path, inputs: dict[str, str]):
    assert action(work, **inputs).returncode == 2
    assert not (work / "gekraakt").exists()


def test_no_command_comes_from_a_document_or_a_file_name(work: Path):
    evil = "::error file=x::Hier staat nog uit te werken ##[error]y"
    write_docx(work / "concepten" / "goed.docx", "# 1 Het gezin", INFORMED, evil, "::stop-commands::z")
    (work / "::error::kwaad.docx").write_bytes(b"PK\x03\x04kapot")

    found = commands(action(work, files="concepten/goed.docx\n./::error::kwaad.docx", eis="a").stdout)
    assert [
        line for line in found if not re.match(r"::(?:error|warning|notice) file=[^:,]+,title=[^:,]+::", line)
    ] == []
    assert "::error file=%3A%3Aerror%3A%3Akwaad.docx,title=Niet gelezen" in "\n".join(found)


def test_example_names_inputs_of_the_action():
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    example = yaml.safe_load(block("yaml", "# .github"))
    assert set(example["jobs"]["toets"]["steps"][1]["with"]) <= set(inputs) == {"files", "eis", "minimaal", "args"}


# ---------------------------------------------------------------- GitLab


@pytest.mark.parametrize(("name", "code"), OUTCOMES.items())
def test_gitlab_example(work: Path, name: str, code: int):
    for other in set(OUTCOMES) - {name}:
        (work / "concepten" / other).unlink()
    (work / "afsprakenscan.toml").write_text('eisen = ["a"]\n')
    job = yaml.safe_load(block("yaml", "# .gitlab"))["toets"]
    (line,) = job["script"]
    done = subprocess.run(["bash", "-c", line], cwd=work, capture_output=True, text=True, check=False)

    reports = job["artifacts"]["reports"]
    issues = json.loads((work / reports["codequality"]).read_text("utf-8"))
    suites = junitparser.JUnitXml.fromfile(str(work / reports["junit"]))
    serious = {issue["severity"] for issue in issues} & {"major", "blocker"}
    assert done.returncode == code
    assert serious == {0: set(), 1: {"major"}, 2: {"blocker"}}[code]
    assert (suites.failures > 0, suites.errors > 0) == (code == 1, code == 2)


# ---------------------------------------------------------------- pre-commit


def pre_commit(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PRE_COMMIT_HOME": str(cwd.parent / "pre-commit")}
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_hook(work: Path):
    manifest = ROOT / ".pre-commit-hooks.yaml"
    assert pre_commit("validate-manifest", str(manifest), cwd=work).returncode == 0
    (hook,) = yaml.safe_load(manifest.read_text("utf-8"))
    example = yaml.safe_load(block("yaml", "# .pre-commit"))["repos"][0]["hooks"]
    assert [one["id"] for one in example] == [hook["id"]]
    # As in the manifest, but with the program that is there: no packages are fetched.
    local = {**hook, "language": "system", "args": ["--eis", "a"]}
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}))
    (work / "~$slot.docx").write_bytes(b"x")
    git(work, "add", "-A")

    seen = {name: pre_commit("run", "--files", f"concepten/{name}", cwd=work) for name in OUTCOMES}
    lock = pre_commit("run", "--files", "~$slot.docx", ".pre-commit-config.yaml", cwd=work)

    assert {name: done.returncode for name, done in seen.items()} == {"goed.docx": 0, "zakt.docx": 1, "stuk.docx": 1}
    assert [re.search(r"exit code: (\d)", seen[name].stdout)[1] for name in ("zakt.docx", "stuk.docx")] == ["1", "2"]
    assert "Passed" in seen["goed.docx"].stdout
    assert "Skipped" in lock.stdout


# ---------------------------------------------------------------- git


def test_textconv(work: Path):
    (work / ".gitattributes").write_text(block("gitattributes"))
    for line in block("sh").splitlines():
        subprocess.run(shlex.split(line), cwd=work, check=True)
    text = [f"Alinea {number} over de afspraken." for number in range(12)]
    write_docx(work / "a.docx", "# 1 Het gezin", *text, "VT draagt koud over.")
    git(work, "add", "-A")
    git(work, "commit", "-qm", "eerste")
    write_docx(work / "a.docx", "# 1 Het gezin", INFORMED, *text, "VT draagt warm over.")

    done = git(work, "diff", "a.docx")
    changed = [line for line in done.stdout.splitlines() if re.match(r"[+-](?![+-])", line)]
    assert (done.returncode, done.stderr) == (0, "")
    assert changed == [f"+{INFORMED}", "-VT draagt koud over.", "+VT draagt warm over."]

    (work / "a.docx").write_bytes(b"PK\x03\x04kapot")
    broken = git(work, "diff", "a.docx")
    assert broken.returncode == 128
    assert "Het bestand is beschadigd" in broken.stderr
