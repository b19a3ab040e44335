"""Results that are kept, so that a second run reads only what changed. Everything stays on this computer.

An entry is a file named after its key, with a checksum over key and content before the content. One that does not
agree with its checksum is as good as none.

There is a bound on what is kept. Keys spread evenly over 256 folders, so each folder has an equal share of it, and a
folder that outgrows its share loses what was used longest ago. So nobody has to look through all that is kept, and
runs that work side by side need not wait for one another.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from afsprakenscan.errors import AfsprakenscanError

FOLDER_VARIABLE = "AFSPRAKENSCAN_CACHE"
BOUND_VARIABLE = "AFSPRAKENSCAN_CACHE_MB"
BOUND = 1000
"""Megabytes to keep at most when the user says nothing: some twenty thousand verdicts."""

_LEAST_BOUND = 200  # below it, the share of a folder has no room for the rules
_MEGABYTE = 1_000_000
_FOLDERS = 256

_OWN = "resultaten-1"  # below the folder that the user may choose; the number is that of the form of an entry
_SUFFIX = ".z"
_DRAFT = ".deel"
_CHECK = sha256().digest_size


class Kept(NamedTuple):
    """How much is kept."""

    results: int
    bytes: int


def default_folder() -> Path:
    """Return where results are kept: where the user says, else where this system keeps such files for each user."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("afsprakenscan", appauthor=False)


def bound() -> int:
    """Return how many megabytes may be kept: what the user says, else `BOUND`.

    Raises:
        AfsprakenscanError: what the user says is no such number, or too small.
    """
    chosen = os.environ.get(BOUND_VARIABLE) or str(BOUND)
    if not chosen.isdecimal() or int(chosen) < _LEAST_BOUND:
        message = f"{BOUND_VARIABLE} is '{chosen}' en hoort een aantal megabytes vanaf {_LEAST_BOUND} te zijn."
        raise AfsprakenscanError(message, hint=f"Laat de variabele weg voor {BOUND}, of lees met --zonder-cache.")
    return int(chosen)


class Cache:
    """Contents by key. Two runs may use one folder; a folder that cannot be used costs time, never a result."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _OWN
        self._share = bound() * _MEGABYTE // _FOLDERS
        self.trouble: OSError | None = None
        """Why contents could not be kept, if that was so."""

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a key; None when there is nothing, or it was damaged."""
        path = self._path(key)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        content = entry[_CHECK:]
        if entry[:_CHECK] != _checksum(key, content):
            return None
        with contextlib.suppress(OSError):  # a cache that may only be read
            os.utime(path)  # when it was last used: not every system notes that by itself
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a content under a key, whole or not at all; one that is larger than a share is not kept."""
        path = self._path(key)
        if _CHECK + len(content) > self._share:
            return
        try:
            # The quotes in it are confidential: nobody else may look.
            for folder in (self._folder, path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=path.parent, suffix=_DRAFT)  # readable by the owner alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_checksum(key, content) + content)
                Path(draft).replace(path)
            except OSError:
                Path(draft).unlink(missing_ok=True)
                raise
        except FileNotFoundError:
            return  # emptied by another run while we wrote
        except OSError as error:
            self.trouble = error
            return
        self._tidy(path.parent)

    def _tidy(self, folder: Path) -> None:
        """Remove what was used longest ago, until a folder keeps to its share."""
        found = []
        with contextlib.suppress(OSError), os.scandir(folder) as files:
            for file in files:
                with contextlib.suppress(OSError):  # another run was before us
                    status = file.stat()
                    found.append((status.st_mtime_ns, status.st_size, file.path))
        room = self._share
        for _, size, path in sorted(found, reverse=True):
            room -= size
            if room < 0:
                with contextlib.suppress(OSError):
                    Path(path).unlink()

    def kept(self) -> Kept:
        """Return how much is kept."""
        sizes = []
        for path in self._entries():
            with contextlib.suppress(FileNotFoundError):  # another run may be emptying it
                sizes.append(path.stat().st_size)
        return Kept(len(sizes), sum(sizes))

    def clear(self) -> Kept:
        """Remove all that is kept, and return how much that was. Nothing else in the folder is touched."""
        kept = self.kept()
        for path in [*self._entries(), *self._folder.glob(f"??/*{_DRAFT}")]:
            path.unlink(missing_ok=True)
        return kept

    def _entries(self) -> Iterator[Path]:
        yield from self._folder.glob(f"??/*{_SUFFIX}")

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / (key[2:] + _SUFFIX)


def _checksum(key: str, content: bytes) -> bytes:
    return sha256(key.encode() + b"\0" + content).digest()
