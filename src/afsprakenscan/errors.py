"""Every exception a user can cause. A bug is never wrapped in one of these: it keeps its traceback."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

_CAUSES = {
    errno.EACCES: "u mag daar niet schrijven",
    errno.EPERM: "u mag daar niet schrijven",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOTDIR: "daar staat een bestand, geen map",
    errno.ENOMEM: "er is te weinig geheugen",
    errno.EAGAIN: "er draaien te veel processen",
    errno.EMFILE: "er staan te veel bestanden open",
}


class AfsprakenscanError(Exception):
    """Something the user can mend: says in Dutch what is wrong, where, and what to do."""

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        path: Path | str | None = None,
        line: int | None = None,
        page: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = str(path) if path is not None else None
        self.line = line
        self.page = page

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the keyword fields when an error travels from a worker process."""
        return (_rebuild, (type(self), self.message, self.hint, self.path, self.line, self.page))

    @property
    def place(self) -> str:
        """Where it went wrong, as a reader would write it: file, line or page."""
        if self.path is None:
            return ""
        if self.line is not None:
            return f"{self.path}, regel {self.line}"
        if self.page is not None:
            return f"{self.path}, bladzijde {self.page}"
        return self.path

    @property
    def reason(self) -> str:
        """What is wrong and what to do, for where the place stands beside it."""
        return f"{self.message} {self.hint}".rstrip()

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


def _rebuild(
    kind: type[AfsprakenscanError], message: str, hint: str, path: str | None, line: int | None, page: int | None
) -> AfsprakenscanError:
    return kind(message, hint=hint, path=path, line=line, page=page)


class ReadError(AfsprakenscanError):
    """A document that cannot be read."""


class UnsupportedError(ReadError):
    """The content is not a format that any reader knows."""


class DamagedError(ReadError):
    """The file breaks off, or is not what it says it is."""


class ProtectedError(ReadError):
    """The file is locked with a password."""


class NoTextError(ReadError):
    """Nothing to read was found: an empty file, or pictures of pages."""


class TooLargeError(ReadError):
    """The file is over a limit on size, pages or unpacked size."""


class TooSlowError(ReadError):
    """Reading or judging the file takes longer than the limit."""


class CrashedError(ReadError):
    """The process that read the file broke down on it, or the program itself made a mistake with it."""


class RulesetError(AfsprakenscanError):
    """The criteria or word lists cannot be used as written."""


class ConfigError(AfsprakenscanError):
    """Settings, or a baseline, that cannot be used as written."""


class ReportError(AfsprakenscanError):
    """A report that cannot be written."""


def cause(error: OSError) -> str:
    """Return in Dutch why the system refused; in its own words where we have none."""
    return _CAUSES.get(error.errno or 0, error.strerror or str(error))


def did_you_mean(near: Sequence[str]) -> str:
    """Return the question whether one of these names was meant; nothing when no name comes near."""
    names = " of ".join(f"'{name}'" for name in near)
    return f"Bedoelt u {names}?" if names else ""


def unknown_code(code: str, kind: str, near: Sequence[str]) -> RulesetError:
    """Return what to raise on a code of the criteria that does not exist; `kind` is what it should have been."""
    hint = did_you_mean(near) or "Alle codes: afsprakenscan criteria lijst."
    return RulesetError(f"Er is geen {kind} met de code '{code}'.", hint=hint)
