"""What is built is whole: the wheel runs outside the checkout, criteria included."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from afsprakenscan import __version__
from helpers.word import write_docx

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with only the built package; its dependencies come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("wiel")
    # The wheel is built from the source archive, so the archive is proven complete too.
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = folder / "dist" / f"afsprakenscan-{__version__}-py3-none-any.whl"
    target = folder / "site"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "afsprakenscan", *arguments],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_package_is_the_one_that_runs(installed: Path):
    code = "import afsprakenscan; print(afsprakenscan.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == installed / "afsprakenscan" / "__init__.py"


def test_every_criteria_file_is_in_the_wheel(installed: Path):
    ours = {path.relative_to(ROOT / "criteria") for path in (ROOT / "criteria").rglob("*") if path.is_file()}
    shipped = installed / "afsprakenscan" / "criteria"
    assert len(ours) > 5
    assert {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()} == ours


def test_criteria_are_found(installed: Path):
    done = run(installed, "criteria", "lijst")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Informeren" in done.stdout


def test_a_document_is_judged(installed: Path, tmp_path: Path):
    text = "Veilig Thuis informeert de ouders binnen vijf werkdagen over de melding."
    document = write_docx(tmp_path / "klein.docx", "# Informeren over de melding", text)

    done = run(installed, "analyse", str(document))

    assert (done.returncode, done.stderr) == (0, "")
    assert text in " ".join(done.stdout.split())


def test_a_page_has_its_templates(installed: Path, tmp_path: Path):
    document = write_docx(tmp_path / "klein.docx", "Veilig Thuis informeert de ouders binnen vijf werkdagen.")

    done = run(installed, "analyse", str(document), "--formaat", "html")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!doctype html>")


def test_every_template_is_in_the_wheel(installed: Path):
    ours, shipped = ROOT / "src" / "afsprakenscan", installed / "afsprakenscan"
    data = {path.relative_to(ours) for path in (ours / "reporters").rglob("*") if path.suffix not in (".py", ".pyc")}
    files = {path for path in data if (ours / path).is_file()}
    assert len(files) > 10
    assert {path for path in files if not (shipped / path).is_file()} == set()
