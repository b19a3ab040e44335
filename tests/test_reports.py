"""The example run in `reports/` is what the program makes of the corpus now."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest

from afsprakenscan.cli.app import run
from afsprakenscan.model.landelijk import Regio
from afsprakenscan.reporters import NATIONAL_REPORTERS, Style, national_reporter
from helpers.regions import country, region, report

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "reports"
FIX = "reports/ is verouderd. Ververs met: afsprakenscan landelijk corpus/documenten --uit reports"


def parts(content: bytes) -> object:
    """What is in an office file: how it was compressed and in which notation differs between versions of libraries."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {
            name: canonicalize(package.read(name).decode("utf-8"))
            for name in sorted(package.namelist())
            if not name.startswith("docProps/")  # may name the version
        }


def rows(content: bytes) -> object:
    """What is in a database: its pages and the index of words are laid out differently by other versions of SQLite."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        made = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'passage_zoek_*'"
        found = connection.execute(f"{made} ORDER BY name").fetchall()
        tables = [name for kind, name, _ in found if kind == "table"]
        return found, {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608


READ: dict[str, Callable[[bytes], object]] = {".docx": parts, ".xlsx": parts, ".sqlite": rows}
"""Suffix → what to compare; of every other file all bytes."""


def content(name: str, found: bytes) -> object:
    return READ.get(Path(name).suffix, bytes)(found)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


def test_example_run_is_fresh(tmp_path: Path):
    assert run(["landelijk", str(ROOT / "corpus" / "documenten"), "--uit", str(tmp_path), "--stil"]) == 0

    stored, made = files(REPORTS), files(tmp_path)
    assert list(stored) == list(made), FIX
    assert [name for name in made if content(name, stored[name]) != content(name, made[name])] == [], FIX


def written(*regions: Regio, formats: Iterable[str] = NATIONAL_REPORTERS) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for name in formats:
        made |= national_reporter(name).national(country(*regions), regions, Style())
    return made


def test_every_file_shows_a_change():
    before = written(region("Veldrand"))
    after = written(region("Zuidwijk", report("veldrand.pdf")))
    same = [name for name in before if content(name, before[name]) == content(name, after[name])]
    assert same == ["onleesbaar.csv"]  # which is empty in both


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_only_the_content_of_office_files_counts(form: str):
    (made,) = written(region("Veldrand"), formats=[form]).values()
    again = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    assert again.getvalue() != made
    assert parts(again.getvalue()) == parts(made)


def test_only_the_content_of_a_database_counts():
    (made,) = written(region("Veldrand"), formats=["sqlite"]).values()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(made)
        connection.execute("INSERT INTO passage_zoek (passage_zoek, rank) VALUES ('pgsz', 64)")
        connection.execute("INSERT INTO passage_zoek (passage_zoek) VALUES ('rebuild')")
        again = connection.serialize()
    assert again != made
    assert rows(again) == rows(made)
