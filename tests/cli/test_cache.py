"""`cache`, and what the commands keep in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afsprakenscan import judging


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really read."""
    names: list[str] = []
    read = judging.read_document

    def noted(path: Path, *rest: object) -> object:
        names.append(path.name)
        return read(path, *rest)

    monkeypatch.setattr(judging, "read_document", noted)
    return names


def test_a_second_run_reads_nothing_and_says_the_same(command, document: Path, criteria: Path, judged: list[str]):
    line = ("analyse", document, "--criteria", criteria, "--formaat", "json")
    first, second = command(*line), command(*line)
    assert judged == ["klein.docx"]
    assert second == first

    other = document.with_name("Regio Anders.docx")
    other.write_bytes(document.read_bytes())
    renamed = command("analyse", other, "--criteria", criteria, "--formaat", "json")
    assert json.loads(renamed.out)["source"]["name"] == "Regio Anders.docx"


@pytest.mark.parametrize("change", ["document", "criteria", "option"])
def test_what_changed_is_read_again(command, document: Path, criteria: Path, judged: list[str], change: str):
    line = ["analyse", document, "--criteria", criteria]
    command(*line)
    if change == "document":
        document.write_bytes(document.read_bytes() + b"\0")
    elif change == "criteria":
        path = next(criteria.rglob("a.yaml"))
        path.write_text(path.read_text("utf-8") + "\n# nagekeken\n", "utf-8")
    else:
        line.append("--zonder-tweede-lezer")
    command(*line)
    assert judged == ["klein.docx"] * 2


def test_without_cache_nothing_is_kept_or_used(command, document: Path, criteria: Path, judged: list[str], own_cache):
    for _ in range(2):
        assert command("analyse", document, "--criteria", criteria, "--zonder-cache").code == 0
    assert judged == ["klein.docx"] * 2
    assert list(own_cache.iterdir()) == []


def test_show_and_clear(command, document: Path, criteria: Path, own_cache: Path):
    assert command("cache", "toon") == (0, f"{own_cache}: 0 bestanden, 0,0 MB van hoogstens 1000 MB.\n", "")
    command("analyse", document, "--criteria", criteria)
    # The verdict, and the rules: whole, in outline, and their words made ready.
    assert command("cache", "toon").out.startswith(f"{own_cache}: 4 bestanden, ")
    assert command("cache", "leeg").out.startswith(f"{own_cache}: 4 bestanden gewist, ")
    assert command("cache", "toon").out.startswith(f"{own_cache}: 0 bestanden, ")


def test_a_cache_that_cannot_be_written_is_said_once(
    command, document: Path, criteria: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AFSPRAKENSCAN_CACHE", str(document / "hier"))
    done = command("analyse", document, "--criteria", criteria)
    assert done.code == 0
    assert done.err == "Let op: Resultaten konden niet worden bewaard: daar staat een bestand, geen map.\n"


def test_the_user_says_how_much(command, document: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AFSPRAKENSCAN_CACHE_MB", "5000")
    assert command("cache", "toon").out == f"{own_cache}: 0 bestanden, 0,0 MB van hoogstens 5000 MB.\n"
    monkeypatch.setenv("AFSPRAKENSCAN_CACHE_MB", "veel")
    assert command("analyse", document)[::2] == (
        2,
        "Fout: AFSPRAKENSCAN_CACHE_MB is 'veel' en hoort een aantal megabytes vanaf 200 te zijn. "
        "Laat de variabele weg voor 1000, of lees met --zonder-cache.\n",
    )
