"""What a result depends on: every change shows, and nothing else does."""

from __future__ import annotations

import os
from pathlib import Path

from afsprakenscan.batch import fingerprint
from helpers.ruleset import write_criteria


def test_a_key_tells_its_parts_apart():
    assert len({fingerprint.key(*parts) for parts in (("a", "b"), ("ab",), ("a", "", "b"), ("b", "a"))}) == 4


def test_of_file(tmp_path: Path):
    one, two = tmp_path / "een", tmp_path / "twee"
    one.write_bytes(b"x")
    two.write_bytes(b"x")
    assert fingerprint.of_file(one) == fingerprint.of_file(two)
    assert fingerprint.of_file(tmp_path) is fingerprint.of_file(tmp_path / "weg") is None
    os.mkfifo(tmp_path / "pijp")
    assert fingerprint.of_file(tmp_path / "pijp") is None


def test_of_criteria_changes_with_every_file(tmp_path: Path):
    folder = write_criteria(tmp_path / "criteria")
    seen = {fingerprint.of_criteria(folder)}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in files:
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        seen.add(fingerprint.of_criteria(folder))
    (folder / "tweede-lezer.json").write_text("{}", "utf-8")
    seen.add(fingerprint.of_criteria(folder))
    assert len(seen) == len(files) + 2
    assert fingerprint.of_criteria(folder) == fingerprint.of_criteria(folder)


def test_of_program_is_steady():
    assert fingerprint.of_program() == fingerprint.of_program.__wrapped__()
