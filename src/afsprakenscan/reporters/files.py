"""Writing a report to a file: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from afsprakenscan.errors import ReportError, cause

_FORMATS_OF = {
    ".docx": ("docx",),
    ".html": ("html",),
    ".htm": ("html",),
    ".xlsx": ("xlsx",),
    ".json": ("json", "sarif", "gitlab"),
    ".sarif": ("sarif", "json"),
    ".xml": ("junit",),
    ".pdf": (),
    ".odt": (),
    ".doc": (),
}
"""What a name promises. A report of another format there would not open, or replaces an agreement by mistake."""


def check_target(
    path: Path, sources: Iterable[Path] = (), formaat: str | None = None, others: Container[str] = ()
) -> None:
    """Refuse a place to write before any work is done: a folder, a missing folder, or one of the documents read.

    With a `formaat` also a name that promises another one; `others` are the formats there are to choose from.

    Raises:
        ReportError: with what to do instead.
    """
    if path.is_dir():
        raise ReportError(
            "Dit is een map; het rapport kan er niet overheen.", path=path, hint="Geef de naam van een bestand."
        )
    if path.exists() and not path.is_file():
        raise ReportError("Dit is geen gewoon bestand.", path=path, hint="Kies een andere naam.")
    if not path.parent.is_dir():
        raise ReportError(
            "De map waarin dit bestand moet komen, bestaat niet.",
            path=path,
            hint="Maak de map eerst, of kies een andere plek.",
        )
    if path.resolve() in {source.resolve() for source in sources}:
        raise ReportError(
            "Dit is zelf een van de documenten; het rapport zou het overschrijven.",
            path=path,
            hint="Kies een andere naam.",
        )
    suits = _FORMATS_OF.get(path.suffix.casefold())
    if formaat is not None and suits is not None and formaat not in suits:
        meant = next((one for one in suits if one in others), None)
        raise ReportError(
            f"De naam eindigt op {path.suffix}, maar het formaat is {formaat}.",
            path=path,
            hint=f"Gebruik --formaat {meant}, of kies een andere naam." if meant else "Kies een andere naam.",
        )


def check_folder(path: Path) -> None:
    """Refuse a folder to write in before any work is done: a file of that name, or a folder above that is not there.

    Raises:
        ReportError: with what to do instead.
    """
    if path.exists() and not path.is_dir():
        raise ReportError("Dit is een bestand; hier is een map nodig.", path=path, hint="Kies een andere naam.")
    if not path.exists() and not path.resolve().parent.is_dir():
        raise ReportError(
            "De map waarin deze map moet komen, bestaat niet.",
            path=path,
            hint="Maak die eerst, of kies een andere plek.",
        )


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files in a folder, which is made where needed: all of them, or none.

    Raises:
        ReportError: one cannot be written; then the folder is as it was.
    """
    check_folder(folder)
    drafts = {folder / name: folder / f".{name}.{os.getpid()}.deel" for name in files}
    made = not folder.exists()
    try:
        try:
            folder.mkdir(exist_ok=True)
            for path, draft in drafts.items():
                check_target(path)
                draft.write_bytes(files[path.name])
            for path, draft in drafts.items():
                draft.replace(path)
        finally:
            for draft in drafts.values():
                draft.unlink(missing_ok=True)
            if made and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise _cannot_write(error, folder) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one go: a reader sees the old file or the new one, never half of it.

    Raises:
        ReportError: the file cannot be written; what stood there is left as it was.
    """
    check_target(path)
    target = path.resolve()  # a link stays a link, its target is replaced
    draft = target.with_name(f".{target.name}.{os.getpid()}.deel")
    try:
        try:
            draft.write_bytes(content)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(error, path) from error


def _cannot_write(error: OSError, path: Path) -> ReportError:
    return ReportError(f"Hier kan niet worden geschreven: {cause(error)}.", path=path, hint="Kies een andere plek.")
