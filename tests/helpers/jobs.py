"""A small job over text files, for the runs of `batch`; in a module of its own, because workers import it."""

from __future__ import annotations

import time
from pathlib import Path

from afsprakenscan.errors import DamagedError, RulesetError


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def prepare() -> None:
    """Nothing to load."""


def upper(log: str, path: str) -> bytes:
    """Gives a text in capitals, and writes down that it was asked to."""
    text = Path(path).read_text("utf-8")
    with Path(log).open("a", encoding="utf-8") as file:
        file.write(Path(path).name + "\n")
    if text == "STUK":
        raise DamagedError("Het bestand is stuk.", path=path)
    if text == "FOUT":
        raise KeyError("een fout van ons")
    if text == "LANG":
        time.sleep(60)
    if text == "GROEIT":
        write(Path(path), "nieuw")
    return text.upper().encode()


def unruly(*_: str) -> bytes:
    raise RulesetError("De regels deugen niet.")


def read_log(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines()


def keeps(content: bytes) -> bool:
    return bool(content)


def never(content: bytes) -> bool:  # noqa: ARG001
    return False
