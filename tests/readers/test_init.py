"""The front door: any path in, a document or a plain Dutch error out."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from afsprakenscan.errors import (
    AfsprakenscanError,
    DamagedError,
    NoTextError,
    ProtectedError,
    ReadError,
    TooLargeError,
    UnsupportedError,
)
from afsprakenscan.model.document import Document
from afsprakenscan.readers import READERS, read, suffixes
from afsprakenscan.readers.base import Limits
from helpers.office import make_docx, make_odt, p, r, tbl, tr, write_zip

DEL = '<w:del w:id="2">{}</w:del>'


def test_importing_the_package_loads_no_reader() -> None:
    heavy = "'lxml', 'docx', 'pdfplumber', 'pypdfium2'"
    code = f"import sys, afsprakenscan.readers; print([name for name in ({heavy}) if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_format_has_its_own_suffixes() -> None:
    found = suffixes()

    assert len(found) == len(set(found))
    assert list(READERS) == ["docx", "odt", "pdf", "html", "txt"]


def test_source_and_reading_report(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    path = make_docx(
        tmp_path / "Mijn stuk é\n.docx",
        p("Convenant", style="Titel")
        + p("VT ", DEL.format(r("niet", tag="delText")), '<w:ins w:id="1">', r("wel"), "</w:ins>")
        + p('<w:ins w:id="1">', r("Nieuw."), "</w:ins>")
        + tbl(tr("Stap", "Wie", properties="<w:tblHeader/>"), tr("1", "VT"))
        + tbl(tr("Stap", "Wie", properties="<w:tblHeader/>"), tr("1", "VT"))
        + section,
        header1=p("Concept"),
    )
    document = read(path)

    assert document.source.model_dump() == {
        "name": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "format": "docx",
        "pages": None,
        "words": 12,
    }
    assert [(note.code, note.message) for note in document.read_notes] == [
        ("gelezen", "12 woorden gelezen: 1 titel, 2 alinea's, 4 tabelrijen, 2 tabellen."),
        (
            "wijzigingen",
            "Bijgehouden wijzigingen: 1 blok ingevoegd, 1 deels gewijzigd, 1 stuk tekst verwijderd. "
            "Gelezen is de tekst na aanvaarding.",
        ),
        ("overgeslagen", "Bewust overgeslagen: 1 keer koptekst."),
    ]


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    document = read(make_odt(tmp_path / "x.docx", "<text:p>Tekst.</text:p>"))

    assert document.source.format == "odt"
    assert [(note.code, note.message) for note in document.read_notes][1:] == [
        ("achtervoegsel", "De naam eindigt op .docx, maar de inhoud is OpenDocument; het bestand is zo gelezen.")
    ]


# ---------------------------------------------------------------- what is refused


def refused(path: Path, limits: Limits | None = None) -> AfsprakenscanError:
    with pytest.raises(AfsprakenscanError) as caught:
        read(path, limits or Limits())
    assert caught.value.path == str(path)
    assert caught.value.hint
    return caught.value


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/x\xff.txt"))
    path.write_text("Het lokale team belt de ouders.", "utf-8")
    document = read(path)
    assert document.source.name == "x\ufffd.txt"
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    loop = tmp_path / "lus.docx"
    loop.symlink_to(loop)
    fifo = tmp_path / "pijp.docx"
    os.mkfifo(fifo)

    assert [(type(error), error.message) for error in map(refused, (tmp_path / "weg.docx", tmp_path, loop, fifo))] == [
        (ReadError, "Dit bestand bestaat niet."),
        (ReadError, "Dit is een map, geen bestand."),
        (ReadError, "Deze naam leidt niet naar een bestand."),
        (ReadError, "Dit is geen gewoon bestand."),
    ]
    assert refused(Path("x\0y.docx")).message == "Deze naam leidt niet naar een bestand."
    assert refused(tmp_path / ("x" * 300)).message == "Deze naam leidt niet naar een bestand."


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", NoTextError, "Het bestand is leeg."),
        (b" \n\t ", NoTextError, "In dit bestand is geen tekst gevonden."),
        (b"<html><body><img></body></html>", NoTextError, "In dit bestand is geen tekst gevonden."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedError, "Het bestand is met een wachtwoord beveiligd."),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            UnsupportedError,
            "Dit is een oud Word-bestand (.doc) of een ander oud Office-bestand; dat wordt niet gelezen.",
        ),
        (b"{\\rtf1 tekst}", UnsupportedError, "Dit is een RTF-bestand; dat wordt niet gelezen."),
        (b"\x89PNG\r\n\x1a\n", UnsupportedError, "Dit is een afbeelding; dat wordt niet gelezen."),
        (b"<?xml version='1.0'?><a/>", UnsupportedError, "Dit is een XML-bestand; dat wordt niet gelezen."),
        (
            b"MZ\x90\0\x03\0",
            UnsupportedError,
            "Dit is geen tekst en geen document in een bekend formaat; dat wordt niet gelezen.",
        ),
        (b"PK\x03\x04 en dan niets", DamagedError, "Het bestand is beschadigd of onvolledig."),
    ],
)
def test_content_that_cannot_be_read(tmp_path: Path, data: bytes, kind: type, message: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    error = refused(path)

    assert (type(error), error.message) == (kind, message)


def test_other_things_in_a_zip(tmp_path: Path) -> None:
    sheet = write_zip(tmp_path / "a.docx", {"xl/workbook.xml": "<a/>"})
    slides = write_zip(tmp_path / "b.docx", {"mimetype": "application/vnd.oasis.opendocument.presentation"})

    assert refused(sheet).message == "Dit is een Excel-werkmap; dat wordt niet gelezen."
    assert isinstance(refused(slides), UnsupportedError)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"a " * 1_000_000)
    error = refused(path, Limits(file_bytes=1024 * 1024))

    assert (type(error), error.message) == (TooLargeError, "Het bestand is 2 MB; de grens is 1 MB.")
