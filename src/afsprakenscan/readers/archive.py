"""Opens office files (a zip with parts) without trusting them: nothing goes to disk, and sizes are bounded."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from afsprakenscan.errors import DamagedError, ProtectedError, TooLargeError
from afsprakenscan.readers.base import MEGABYTE, Limits

_MEMBERS = 10_000
# A text part shrinks some fifty times at most; only from this size on does a high ratio do harm.
_RATIO, _RATIO_FROM = 300, 20 * MEGABYTE
# What zipfile and its decompressor raise on broken input.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    OverflowError,
)


class Archive:
    """The parts of one office file, read on demand and counted against the limit on unpacked size.

    Raises:
        DamagedError: this is no zip, or a part in it has a name that points outside it.
        ProtectedError: a part asks for a password.
        TooLargeError: there are too many parts, or they would be too large, or shrank more than text can.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self._limits = limits
        self._left = limits.unpacked_bytes
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise self.damaged() from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._members)

    def damaged(self, part: str = "") -> DamagedError:
        """Return the error that says that this file, or one part of it, cannot be used."""
        where = f" (onderdeel {part})" if part else ""
        return DamagedError(
            f"Het bestand is beschadigd of onvolledig{where}.",
            hint="Open het in Word of LibreOffice, sla het opnieuw op en probeer het nog eens.",
            path=self.path,
        )

    def protected(self) -> ProtectedError:
        """Return the error that says that this file is locked."""
        return protected(self.path)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part, or nothing when there is no such part.

        Raises:
            DamagedError: the part is broken.
            ProtectedError: the part asks for a password.
            TooLargeError: all that was read from the file is over the limit on unpacked size.
        """
        info = self._members.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as member:
                found = member.read(self._left + 1)
        except RuntimeError as error:  # zipfile's way of saying that a password is needed
            if isinstance(error, NotImplementedError):
                raise self.damaged(name) from error
            raise self.protected() from error
        except _BROKEN as error:
            raise self.damaged(name) from error
        self._left -= len(found)
        if self._left < 0:
            raise self._too_large()
        return found

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > _MEMBERS or sum(info.file_size for info in infos) > self._limits.unpacked_bytes:
            raise self._too_large()
        for info in infos:
            if info.flag_bits & 0x1:
                raise self.protected()
            if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1):
                raise self._too_large()
            if _escapes(info.filename):
                raise DamagedError(
                    "Het bestand bevat namen die buiten het bestand zelf wijzen; zo'n bestand wordt niet gelezen.",
                    hint="Vraag de afzender om een nieuw bestand.",
                    path=self.path,
                )

    def _too_large(self) -> TooLargeError:
        return TooLargeError(
            "Het bestand is uitgepakt groter dan toegestaan.",
            hint="Verwijder grote afbeeldingen of bijlagen en sla het opnieuw op.",
            path=self.path,
        )


def protected(path: Path) -> ProtectedError:
    """Return the error that says that a file is locked."""
    return ProtectedError(
        "Het bestand is met een wachtwoord beveiligd.",
        hint="Sla een kopie zonder wachtwoord op en gebruik die.",
        path=path,
    )


def _escapes(name: str) -> bool:
    """Tell whether a member name points outside the package."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"
