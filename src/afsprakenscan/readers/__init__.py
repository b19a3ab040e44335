"""The front door of reading: any file in, one `Document` out.

READERS lists the formats. A reader module gives `read(path, limits, progress) -> Reading` and is imported when its
format turns up, so that this package costs nothing to import.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from afsprakenscan.errors import NoTextError
from afsprakenscan.model.document import Block, BlockKind, Document, ReadNote, Revision, Role, Source
from afsprakenscan.readers.base import Limits, Progress, Reading
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import View
from afsprakenscan.readers.sniff import check, sniff
from afsprakenscan.text import words


class Reader(NamedTuple):
    """A format that can be read: its module, the suffixes its files have, and its name in Dutch.

    `tracks` says that it keeps tracked changes, and that its `read` takes a view of them.
    """

    module: str
    suffixes: tuple[str, ...]
    name: str
    tracks: bool = False


READERS: dict[str, Reader] = {
    "docx": Reader("word", (".docx", ".docm", ".dotx", ".dotm"), "Word", tracks=True),
    "odt": Reader("odt", (".odt", ".ott", ".fodt"), "OpenDocument", tracks=True),
    "pdf": Reader("pdf", (".pdf",), "PDF"),
    "html": Reader("html", (".html", ".htm", ".xhtml"), "HTML"),
    "txt": Reader("plain", (".txt", ".text", ".md", ".markdown"), "platte tekst of Markdown"),
}

_KINDS = {
    BlockKind.TITEL: ("titel", "titels"),
    BlockKind.KOP: ("kop", "koppen"),
    BlockKind.ALINEA: ("alinea", "alinea's"),
    BlockKind.LIJSTPUNT: ("lijstpunt", "lijstpunten"),
    BlockKind.TABELRIJ: ("tabelrij", "tabelrijen"),
    BlockKind.VOETNOOT: ("voetnoot", "voetnoten"),
    BlockKind.KADER: ("kader", "kaders"),
}
_DEFAULT = Limits()


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all formats that can be read."""
    return tuple(suffix for reader in READERS.values() for suffix in reader.suffixes)


def tracked(document: Document) -> bool:
    """Tell whether a document may have tracked changes, so that its other views can differ from the one read."""
    changed = any(block.revision is not Revision.ONGEWIJZIGD for block in document.blocks)
    return READERS[document.source.format].tracks and (changed or bool(document.deleted))


def read(
    path: Path, limits: Limits = _DEFAULT, progress: Progress | None = None, view: View = View.ACCEPTED
) -> Document:
    """Return a file as a document, whatever its name says it is.

    Any other `view` than the usual is for formats with tracked changes (`tracked`).

    Raises:
        ReadError: the file cannot be read, or holds no word; most often as one of its kinds.
    """
    check(path, limits)
    form = sniff(path, limits)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    module = import_module(f"{__name__}.{READERS[form].module}")
    reading = cast("Reading", module.read(path, limits, progress, *([] if view is View.ACCEPTED else [view])))
    builder = reading.builder
    counted = words("\n".join([block.text for block in builder.blocks]))
    if counted == 0:
        raise NoTextError(
            "In dit bestand is geen tekst gevonden.",
            hint="Staan er alleen afbeeldingen in, maak er dan een PDF van en lees die met tekstherkenning (OCR).",
            path=path,
        )
    # Bytes in a name that are no UTF-8 cannot be stored; the name is only for people to read.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    source = Source(name=name, sha256=digest, format=form, pages=reading.pages, words=counted)
    return Document(
        source=source,
        blocks=tuple(builder.blocks),
        read_notes=(*_notes(source, path, builder), *builder.notes),
        skipped=tuple(builder.skipped),
        deleted=tuple(builder.deleted),
        properties=reading.properties,
    )


def _notes(source: Source, path: Path, builder: BlockBuilder) -> list[ReadNote]:
    """Return what the reading report says about any format."""
    notes = [ReadNote(code="gelezen", message=_summary(source, builder.blocks))]
    suffix = path.suffix.lower()
    reader = READERS[source.format]
    if suffix and suffix not in reader.suffixes:
        message = f"De naam eindigt op {suffix}, maar de inhoud is {reader.name}; het bestand is zo gelezen."
        notes.append(ReadNote(code="achtervoegsel", message=message))
    if message := _changes(builder):
        notes.append(ReadNote(code="wijzigingen", message=message))
    if builder.divided:
        long = _counted(builder.divided, "alinea", "alinea's")
        message = f"Te lang voor één alinea, en daarom na het einde van een zin geknipt: {long}."
        notes.append(ReadNote(code="geknipt", message=message))
    reasons = Counter(skipped.reason for skipped in builder.skipped)
    if reasons:
        counts = ", ".join(f"{number} keer {reason}" for reason, number in sorted(reasons.items()))
        notes.append(ReadNote(code="overgeslagen", message=f"Bewust overgeslagen: {counts}."))
    return notes


def _summary(source: Source, blocks: list[Block]) -> str:
    kinds = [block.kind for block in blocks]
    shown = [_counted(kinds.count(kind), *_KINDS[kind]) for kind in BlockKind if kind in kinds]
    if tables := _tables(blocks):
        shown.append(_counted(tables, "tabel", "tabellen"))
    pages = f" op {_counted(source.pages, 'bladzijde', 'bladzijden')}" if source.pages is not None else ""
    return f"{_counted(source.words, 'woord', 'woorden')} gelezen{pages}: {', '.join(shown)}."


def _tables(blocks: list[Block]) -> int:
    """Count the tables: a run of rows is one, unless a header begins another."""
    tables, before = 0, None
    for block in blocks:
        if block.kind is BlockKind.TABELRIJ:
            follows = before is not None and before.kind is BlockKind.TABELRIJ
            header = block.role is Role.KOLOMKOP
            tables += not follows or (header and before is not None and before.role is not Role.KOLOMKOP)
        before = block
    return tables


def _changes(builder: BlockBuilder) -> str:
    """Return what to say about tracked changes, or '' when there are none."""
    states = [block.revision for block in builder.blocks]
    inserted, mixed = states.count(Revision.INGEVOEGD), states.count(Revision.GEMENGD)
    deleted = len(builder.deleted)
    if not inserted + mixed + deleted:
        return ""
    return (
        f"Bijgehouden wijzigingen: {_counted(inserted, 'blok', 'blokken')} ingevoegd, {mixed} deels gewijzigd, "
        f"{_counted(deleted, 'stuk tekst', 'stukken tekst')} verwijderd. Gelezen is de tekst na aanvaarding."
    )


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
