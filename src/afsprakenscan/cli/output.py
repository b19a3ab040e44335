"""Where things go: the payload to standard output or a file, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from time import monotonic
from typing import TextIO

from afsprakenscan.errors import ReportError
from afsprakenscan.reporters import MAX_WIDTH, MIN_WIDTH, Style
from afsprakenscan.reporters.files import write_whole
from afsprakenscan.reporters.plain import plain

OK, FINDINGS, FAILED = 0, 1, 2
"""Exit codes: nothing to report; findings; the work could not be done. The worst of all files wins."""

INTERRUPTED = 130  # 128 + SIGINT, as every shell expects


class ReaderGoneError(Exception):
    """What we write to was closed, as in `afsprakenscan … | head`. Typer would make exit code 1 of the plain error."""


_FILE_WIDTH = 100
_SIGNS = "●◕◐○✓“”–→·═…"


def tell(message: str) -> None:
    """Write one line to standard error, safe for any terminal."""
    tell_lines(plain(message))


def tell_lines(text: str) -> None:
    """Write lines of this program itself to standard error."""
    _write(sys.stderr, text + "\n")


def style(target: Path | None, *, listed: bool = False) -> Style:
    """Return what the place the payload goes to can show."""
    if target is not None:
        return Style(width=_FILE_WIDTH, listed=listed)
    out = sys.stdout
    terminal = out.isatty()
    width = shutil.get_terminal_size((_FILE_WIDTH, 24)).columns if terminal else _FILE_WIDTH
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(min(max(width, MIN_WIDTH), MAX_WIDTH), colour=colour, unicode=_can_show(out), listed=listed)


def deliver(payload: str | bytes, target: Path | None, formaat: str) -> None:
    """Write the payload: to the file where one is named, else to standard output.

    Data formats are UTF-8 wherever they go; text takes the encoding of the terminal and loses only what it cannot show.

    Raises:
        ReportError: it cannot be written, or it is no text and would go to a terminal.
    """
    if isinstance(payload, bytes):
        _deliver_bytes(payload, target, formaat)
        return
    if target is not None:
        write_whole(target, payload.encode("utf-8", "backslashreplace"))
    elif formaat == "tekst":
        _write(sys.stdout, payload)
    else:
        _send(sys.stdout, payload.encode("utf-8", "backslashreplace"))


def _deliver_bytes(payload: bytes, target: Path | None, formaat: str) -> None:
    if target is not None:
        write_whole(target, payload)
    elif sys.stdout.isatty():
        message = f"Een {formaat}-bestand past niet op het scherm."
        raise ReportError(message, hint=f"Geef met --uit een naam, zoals rapport.{formaat}.")
    else:
        _send(sys.stdout, payload)


def _can_show(stream: TextIO) -> bool:
    try:
        _SIGNS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _write(stream: TextIO, text: str) -> None:
    _send(stream, text.encode(stream.encoding or "ascii", "replace"))


def _send(stream: TextIO, content: bytes) -> None:
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except OSError as error:
        # Python would complain once more when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):
            raise ReaderGoneError from error
        message = "De uitvoer kan niet worden geschreven."
        raise ReportError(message, hint="Is de schijf vol? Kies met --uit een andere plek.") from error


class Progress:
    """Shows on standard error which file is being read, and only where a person is watching."""

    def __init__(self, total: int | None = None, *, quiet: bool) -> None:
        self._total = total
        self._shown = not quiet and sys.stderr.isatty()
        self._done = 0
        self._began = monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def start(self, path: Path, total: int | None = None) -> None:
        """Show that this file is next, of so many, with the time that the rest will take at this pace."""
        self._total = total or self._total
        self._done += 1
        of = "" if self._total is None else f"/{self._total}"
        self.show(f"{self._done}{of} {plain(path.name)}{self._rest()}")

    def show(self, text: str) -> None:
        """Show what is being done."""
        self.clear()
        if self._shown:
            _write(sys.stderr, text)

    def _rest(self) -> str:
        finished = self._done - 1
        if self._total is None or not finished:
            return ""
        seconds = round((monotonic() - self._began) / finished * (self._total - finished))
        return f" (nog {seconds // 60}:{seconds % 60:02d})"

    def clear(self) -> None:
        """Wipe the line, so that a message can take its place."""
        if self._shown:
            _write(sys.stderr, "\r\x1b[2K")
