"""What a pool can be asked to do, good and bad; in a module of its own, because workers import it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from afsprakenscan.errors import DamagedError, RulesetError

loaded: list[str] = []


def load() -> None:
    """What every worker does once."""
    loaded.append("geladen")


def refuse() -> None:
    """A start that fails for a reason the user can mend."""
    raise RulesetError("De regels deugen niet.", path="a.yaml", line=3)


def break_down() -> None:
    """A start that fails by a mistake of ours."""
    raise KeyError("regels")


def echo(text: str, *, times: int = 1) -> bytes:
    return (text * times).encode()


def who() -> bytes:
    return f"{os.getpid()} {loaded}".encode()


def large(megabytes: int) -> bytes:
    return b"x" * (megabytes << 20)


def damaged(path: str) -> bytes:
    raise DamagedError("Het bestand is stuk.", hint="Vraag het op.", path=path, page=2)


def bug() -> bytes:
    raise ValueError("één fout van ons")


def prints() -> bytes:
    sys.stdout.write("dit hoort niet tussen de antwoorden\n")
    os.write(1, b"en dit ook niet\n")
    return sys.stdin.read().encode() or b"leeg"


def crash() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def leave() -> bytes:
    os._exit(7)


def crash_once(mark: str) -> bytes:
    """Dies the first time: what it does is in order, the worker was not."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return b"toch gelukt"


def sleep(seconds: float, mark: str | None = None) -> bytes:
    if mark:
        Path(mark).write_text(str(os.getpid()), "utf-8")
    time.sleep(seconds)
    return b"uitgeslapen"


def loop(mark: str) -> bytes:
    Path(mark).write_text(str(os.getpid()), "utf-8")
    while True:
        pass


def deaf_loop(mark: str) -> bytes:
    """A loop in C that never lets another thread run."""
    Path(mark).write_text(str(os.getpid()), "utf-8")
    re.fullmatch("(a|aa)+b", "a" * 80)
    return b""


def with_program(mark: str) -> bytes:
    """Waits for another program, as text recognition does."""
    with subprocess.Popen(["sleep", "600"]) as program:
        Path(mark).write_text(f"{os.getpid()} {program.pid}", "utf-8")
        program.wait()
    return b""


def eat() -> bytes:
    """Takes memory until there is none."""
    hold = []
    while True:
        hold.append(bytearray(16 << 20))


def wear_out(keep: list[bytearray] = []) -> bytes:  # noqa: B006
    """Leaves most of the memory of this worker in use."""
    keep.append(bytearray(150 << 20))
    return b"opgemaakt"


def need(megabytes: int) -> bytes:
    return str(len(bytearray(megabytes << 20)) >> 20).encode()


def hang() -> bytes:
    while True:
        time.sleep(1)
