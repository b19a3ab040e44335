"""A process of the pool: does one call at a time, within limits, and never outlives the process that started it."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple

from afsprakenscan.batch.frames import Answer, Kind, error_content, pack
from afsprakenscan.errors import AfsprakenscanError

LENGTH = struct.Struct(">Q")
"""Before every pickled message to a worker."""

LIMITS_MEMORY = sys.platform.startswith("linux")
"""Whether a limit on memory can be kept here; elsewhere the system does not hold a process to it."""

_MEGABYTE = 1024 * 1024
_GRACE = 10  # seconds after the time limit in which the pool would long have ended us
_PR_SET_PDEATHSIG = 1
_OBJECTS = 1_000_000, 50, 100  # as for the main process (`__main__`)


class Setup(NamedTuple):
    """What a worker needs to know before its first call. `preload` loads what all calls share."""

    parent: int
    seconds: float
    megabytes: int
    preload: Callable[[], object] | None


class Call(NamedTuple):
    """A function and what to call it with; it returns bytes."""

    function: Callable[..., bytes]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]


def main() -> None:
    """Serve calls from standard input until it is closed."""
    gc.set_threshold(*_OBJECTS)
    source, results = _take_over_streams()
    messages: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(source, messages), daemon=True).start()
    setup: Setup = pickle.loads(messages.get())  # noqa: S301 - from the process that started us
    _die_with(setup.parent)
    ready = _attempt(lambda: _prepared(setup))
    _send(results, Answer(Kind.READY) if ready.kind is Kind.RESULT else ready)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while True:
            message = messages.get()
            # A thread of C: it ends us also when the call never lets another thread of Python run.
            faulthandler.dump_traceback_later(setup.seconds + _GRACE, exit=True, file=nowhere)
            answer = _attempt(lambda: _called(message))  # noqa: B023 - called at once
            faulthandler.cancel_dump_traceback_later()
            _send(results, answer)


def _take_over_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes, and give libraries that print or read another standard output and input."""
    source, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, results


def _listen(source: IO[bytes], messages: SimpleQueue[bytes]) -> None:
    """Pass messages on. The pipe ends when the pool is done with us, or is gone, in whatever way."""
    while head := source.read(LENGTH.size):
        messages.put(source.read(LENGTH.unpack(head)[0]))
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)  # with the programs that a reader started
    os._exit(0)


def _die_with(parent: int) -> None:
    """Ask Linux to end us with the pool: it also does so when a call keeps our own threads from running."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _prepared(setup: Setup) -> bytes:
    if setup.preload is not None:
        setup.preload()
    _limit_memory(setup.megabytes)
    return b""


def _limit_memory(megabytes: int) -> None:
    """Bound what calls may take on top of what was loaded for all of them."""
    if not LIMITS_MEMORY:
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + megabytes * _MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError):  # a stricter limit is in force already
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _called(message: bytes) -> bytes:
    call: Call = pickle.loads(message)  # noqa: S301 - from the process that started us
    return call.function(*call.arguments, **call.keywords)


def _attempt(work: Callable[[], bytes]) -> Answer:
    try:
        return Answer(Kind.RESULT, work())
    except AfsprakenscanError as error:
        return Answer(Kind.REFUSED, error_content(error))
    except MemoryError:
        return Answer(Kind.MEMORY)
    except Exception:  # noqa: BLE001 - goes to the pool with its traceback, which raises it there
        return Answer(Kind.BUG, traceback.format_exc().encode("utf-8", "backslashreplace"))


def _send(results: IO[bytes], answer: Answer) -> None:
    results.write(pack(answer))
    results.flush()
