"""Kept results: whole or not at all, for one's own eyes, and never trusted when damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from afsprakenscan.batch.cache import BOUND_VARIABLE, FOLDER_VARIABLE, Cache, Kept, bound, default_folder
from afsprakenscan.errors import AfsprakenscanError

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


@pytest.fixture
def small(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """A cache in which each folder has room for four entries of a hundred bytes and their checksums."""
    monkeypatch.setattr(cache, "_share", 4 * 132)
    return cache


def keys(number: int) -> list[str]:
    """Keys that share a folder."""
    return [f"ab{nr:062x}" for nr in range(number)]


def put(cache: Cache, folder: Path, key: str, age: int) -> None:
    """Keep something that was last used so many seconds ago."""
    cache.put(key, bytes(100))
    path = folder / "a" / "b" / "resultaten-1" / "ab" / f"{key[2:]}.z"
    os.utime(path, (path.stat().st_mtime - age,) * 2)


def test_what_was_used_longest_ago_goes_out(small: Cache, tmp_path: Path):
    for age, key in zip((40, 30, 20, 10), keys(4), strict=True):
        put(small, tmp_path, key, age)
    assert small.get(keys(4)[0]) is not None  # used again
    small.put(keys(5)[4], bytes(100))
    assert [small.get(key) is not None for key in keys(5)] == [True, False, True, True, True]
    small.put(keys(6)[5], bytes(300))
    assert small.kept() == Kept(2, 132 + 332)
    assert small.get(keys(6)[5]) == bytes(300)


def test_every_folder_has_its_own_share(small: Cache):
    for key in keys(9):
        small.put(key, bytes(100))
    small.put(OTHER, bytes(100))
    assert small.kept() == Kept(5, 5 * 132)


def test_what_is_larger_than_a_share_is_not_kept(small: Cache):
    for key in keys(4):
        small.put(key, bytes(100))
    small.put(KEY, bytes(4 * 132 - 31))
    assert (small.get(KEY), small.kept(), small.trouble) == (None, Kept(4, 4 * 132), None)


def test_what_a_killed_run_left_goes_out_too(small: Cache, tmp_path: Path):
    put(small, tmp_path, keys(1)[0], 10)
    left = entry(tmp_path).with_name("tmp1234.deel")
    left.write_bytes(bytes(400))
    os.utime(left, (1, 1))
    small.put(keys(2)[1], bytes(100))
    assert (left.exists(), small.kept()) == (False, Kept(2, 2 * 132))


def test_the_bound_is_a_thousand_megabytes_or_what_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    assert bound() == 1000
    monkeypatch.setenv(BOUND_VARIABLE, "256")
    Cache(tmp_path).put(KEY, bytes(1_000_000 - 32))
    Cache(tmp_path).put(OTHER, bytes(1_000_000 - 31))
    assert Cache(tmp_path).kept() == Kept(1, 1_000_000)
    for wrong in ("99", "-1", "1 GB", "1e3"):
        monkeypatch.setenv(BOUND_VARIABLE, wrong)
        with pytest.raises(AfsprakenscanError, match=f"{BOUND_VARIABLE} is '{wrong}' en hoort een aantal megabytes"):
            Cache(tmp_path)


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
cache._share = 20_000
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
