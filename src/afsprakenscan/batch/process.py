"""One worker process, as the pool sees it: start, ask, and end it, with all that it started."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from threading import Lock, Timer

from afsprakenscan.batch.frames import Answer, unpack
from afsprakenscan.batch.worker import LENGTH, Setup

# The same modules as here, but never one from the folder that happens to be current (-P).
_START = "import sys; sys.path[:] = sys.argv[1:]; from afsprakenscan.batch.worker import main; main()"
_AT_LEAST = 60.0  # seconds to start in, however short a document may take


class Lost(Exception):  # noqa: N818 - what became of the process, not what went wrong here
    """The process is gone: `late` when it was ended for the time limit, else `how` says in Dutch what ended it."""

    def __init__(self, how: str = "", *, late: bool = False) -> None:
        super().__init__(how)
        self.how, self.late = how, late


class WorkerProcess:
    """A process that does one call at a time."""

    def __init__(self, setup: Setup) -> None:
        self._seconds = setup.seconds
        self._lock = Lock()
        self._busy = self._late = self.usable = False
        # Its own session, so that Ctrl-C reaches only the main process, and that all it starts can be ended with it.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-P", "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        self._setup = setup

    def start(self) -> Answer:
        """Return the first answer: ready, or why not.

        Raises:
            Lost: it did not come that far.
        """
        return self._ask(pickle.dumps(self._setup), max(_AT_LEAST, self._seconds))

    def call(self, message: bytes) -> Answer:
        """Return what became of a pickled call; `usable` tells whether the process can do another.

        Raises:
            Lost: the process did not survive it.
        """
        return self._ask(message, self._seconds)

    def end(self) -> str:
        """End the process with all that it started, and return in Dutch what had ended it before."""
        self.kill()
        self.usable = False
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return _ending(self._process.wait())

    def kill(self) -> None:
        """Make the process stop; safe from any thread, and when it has stopped."""
        # Not waited for yet, so the number cannot be of another process.
        if self._process.returncode is not None:
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def _ask(self, message: bytes, seconds: float) -> Answer:
        timer = Timer(seconds, self._expire)
        timer.daemon = True
        self._busy = True
        timer.start()
        try:
            answer = self._exchange(message)
        finally:
            timer.cancel()
            with self._lock:
                self._busy = False
        self.usable = not self._late
        return answer

    def _exchange(self, message: bytes) -> Answer:
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise Lost
        try:
            to.write(LENGTH.pack(len(message)) + message)
            to.flush()
            return unpack(back.read)
        except (EOFError, OSError, ValueError):  # ValueError: closed by another thread
            how = self.end()
            raise Lost(how, late=self._late) from None

    def _expire(self) -> None:
        with self._lock:
            if self._busy:
                self._late = True
                self.kill()


def _ending(code: int) -> str:
    if code >= 0:
        return f"gestopt met code {code}"
    try:
        return f"beëindigd door signaal {signal.Signals(-code).name}"
    except ValueError:
        return f"beëindigd door signaal {-code}"
