"""Kept results: whole or not at all, for one's own eyes, and never trusted when damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from afsprakenscan.batch.cache import FOLDER_VARIABLE, Cache, Kept, default_folder

KEY, OTHER = "ab" * 32, "cd" * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "a" / "b")


def entry(folder: Path) -> Path:
    return next(folder.rglob("*.z"))


def test_what_is_put_is_got(cache: Cache):
    assert cache.get(KEY) is None
    cache.put(KEY, b"een")
    cache.put(OTHER, b"")
    cache.put(KEY, b"twee")
    assert [cache.get(KEY), cache.get(OTHER), cache.get("ef" * 32)] == [b"twee", b"", None]
    assert cache.kept() == Kept(2, 68)


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "moved"])
def test_a_damaged_entry_is_no_entry(cache: Cache, tmp_path: Path, damage: str):
    cache.put(KEY, b"een verdict")
    path = entry(tmp_path)
    content = bytearray(path.read_bytes())
    if damage == "flip":
        content[-1] ^= 1
    path.write_bytes({"cut": content[:-3], "flip": content, "empty": b"", "moved": content}[damage])
    key = KEY
    if damage == "moved":
        key = KEY[:2] + OTHER[2:]
        path.rename(path.with_name(f"{key[2:]}.z"))

    assert cache.get(key) is None
    cache.put(key, b"opnieuw")
    assert cache.get(key) == b"opnieuw"


def test_nobody_else_may_look(cache: Cache, tmp_path: Path):
    cache.put(KEY, b"vertrouwelijk")
    path = entry(tmp_path)
    assert [oct(one.stat().st_mode & 0o777) for one in (path, path.parent, path.parent.parent)] == [
        "0o600",
        "0o700",
        "0o700",
    ]


def test_clearing_leaves_the_files_of_others(cache: Cache, tmp_path: Path):
    mine = tmp_path / "a" / "b" / "brief.docx"
    cache.put(KEY, b"x")
    cache.put(OTHER, b"y")
    mine.write_text("van mij", "utf-8")

    assert cache.clear() == Kept(2, 66)
    assert sorted(path.name for path in mine.parent.iterdir()) == ["brief.docx", "resultaten-1"]
    assert (cache.kept(), cache.clear(), cache.get(KEY)) == (Kept(0, 0), Kept(0, 0), None)


def test_a_folder_that_cannot_be_used_costs_no_result(tmp_path: Path):
    (tmp_path / "bestand").write_text("", "utf-8")
    cache = Cache(tmp_path / "bestand" / "cache")
    cache.put(KEY, b"x")
    assert cache.get(KEY) is None
    assert isinstance(cache.trouble, OSError)


def test_two_runs_at_once(tmp_path: Path):
    code = """
import sys
from pathlib import Path
from afsprakenscan.batch.cache import Cache
cache = Cache(Path(sys.argv[1]))
for round in range(300):
    key = f"{round % 7:064x}"
    cache.put(key, key.encode() * 100)
    assert cache.get(key) in (key.encode() * 100, None), key
    if round % 50 == 49:
        cache.clear()
assert cache.trouble is None, cache.trouble
"""
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert not list(tmp_path.rglob("*.deel"))


def test_the_user_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv(FOLDER_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if sys.platform.startswith("linux"):
        assert default_folder() == tmp_path / "xdg" / "afsprakenscan"
