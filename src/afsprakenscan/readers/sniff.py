"""Finds out what a file really is, whatever its name says, and refuses what cannot be read."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from afsprakenscan.errors import NoTextError, ReadError, TooLargeError, UnsupportedError
from afsprakenscan.readers.archive import Archive, protected
from afsprakenscan.readers.base import MEGABYTE, Limits
from afsprakenscan.readers.prose import kind_of_data

_HEAD = 1024
_SAMPLE = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ODT = "application/vnd.oasis.opendocument.text"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_READS = "Gelezen worden PDF, Word (.docx), OpenDocument (.odt), HTML, Markdown en platte tekst."
_STARTS = (
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"MIME-Version:", "een opgeslagen webpagina of e-mail"),
)
_FOLDERS = (("xl/", "een Excel-werkmap"), ("ppt/", "een PowerPoint-presentatie"))


def check(path: Path, limits: Limits) -> None:
    """Refuse a path that is not an ordinary, readable, non-empty file within the limit on size.

    Raises:
        ReadError: there is no such file, it is of another kind, or it may not be opened.
        NoTextError: the file is empty.
        TooLargeError: the file is over the limit.
    """
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise ReadError("Dit bestand bestaat niet.", hint="Controleer de naam en de map.", path=path) from error
    except PermissionError as error:
        raise ReadError("Dit bestand mag niet worden geopend.", hint="Controleer de rechten.", path=path) from error
    except (OSError, ValueError) as error:
        raise ReadError("Deze naam leidt niet naar een bestand.", hint="Controleer de naam.", path=path) from error
    if stat.S_ISDIR(found.st_mode):
        raise ReadError("Dit is een map, geen bestand.", hint="Noem een bestand uit de map.", path=path)
    if not stat.S_ISREG(found.st_mode):
        raise ReadError("Dit is geen gewoon bestand.", hint="Geef een document op de schijf op.", path=path)
    if found.st_size == 0:
        raise NoTextError("Het bestand is leeg.", hint="Controleer of het goed is gekopieerd.", path=path)
    if found.st_size > limits.file_bytes:
        raise TooLargeError(
            f"Het bestand is {found.st_size / MEGABYTE:.0f} MB; de grens is {limits.file_bytes / MEGABYTE:.0f} MB.",
            hint="Verklein de afbeeldingen of splits het document.",
            path=path,
        )


def sniff(path: Path, limits: Limits) -> str:
    """Return the format of a file from its content: docx, odt, pdf, html or txt.

    Raises:
        UnsupportedError: the content is in any other format.
        ProtectedError: the content is locked with a password.
        DamagedError: it begins as a zip and is not one.
    """
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE)
            locked = sample.startswith(_OLE) and _LOCKED in sample + file.read()
    except OSError as error:
        raise ReadError("Dit bestand kan niet worden geopend.", hint="Controleer de rechten.", path=path) from error
    if sample.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path, limits)
    if b"%PDF-" in sample[:_HEAD]:
        return "pdf"
    if locked:
        raise protected(path)
    if sample.startswith(_OLE):
        raise UnsupportedError(
            "Dit is een oud Word-bestand (.doc) of een ander oud Office-bestand; dat wordt niet gelezen.",
            hint="Open het in Word of LibreOffice en sla het op als .docx.",
            path=path,
        )
    for start, what in _STARTS:
        if sample.startswith(start):
            raise _unsupported(path, what)
    return _text(path, sample)


def _zipped(path: Path, limits: Limits) -> str:
    with Archive(path, limits) as archive:
        names = archive.names
        kind = (archive.data("mimetype") or b"").decode("ascii", "replace").strip()
    if kind.startswith(_ODT) or (not kind and "content.xml" in names):
        if "encrypted-package" in names:
            raise protected(path)
        return "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    for folder, what in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            raise _unsupported(path, what)
    raise _unsupported(path, "een zip-bestand of een onbekend formaat in een zip-bestand")


def _text(path: Path, sample: bytes) -> str:
    """Return which kind of text this is."""
    if sample.startswith(_UTF16):
        return _prose(path, sample.decode("utf-16", "ignore"))
    head = sample[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and _HTML.search(head):
        return "html"
    if head.startswith(b"<?xml"):
        if _ODT.encode() in sample:
            return "odt"
        raise _unsupported(path, "een XML-bestand")
    text = None if _CONTROL.search(sample) else _decoded(sample)
    if text is None:
        raise _unsupported(path, "geen tekst en geen document in een bekend formaat")
    return _prose(path, text)


def _prose(path: Path, text: str) -> str:
    """Return the format of text that somebody wrote to be read."""
    if data := kind_of_data(text):
        hint = "Staan er afspraken in, zet die dan in een Word-bestand (.docx) of in gewone tekst."
        raise UnsupportedError(f"Dit is {data}; dat wordt niet gelezen.", hint=hint, path=path)
    return "txt"


def _decoded(sample: bytes) -> str | None:
    """Return a sample as text in UTF-8 or Windows-1252, if it is; a character cut off at its end is no matter."""
    for encoding, tail in (("utf-8-sig", 4), ("cp1252", 1)):
        for cut in range(tail):
            try:
                return sample[: len(sample) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _unsupported(path: Path, what: str) -> UnsupportedError:
    return UnsupportedError(f"Dit is {what}; dat wordt niet gelezen.", hint=_READS, path=path)
