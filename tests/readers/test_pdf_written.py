"""The same content read from a Word file and from the PDF that LibreOffice makes of it."""

from __future__ import annotations

import subprocess

import pytest

from afsprakenscan.model.document import Document
from afsprakenscan.readers import read
from helpers.office import Content, Grid, Heading, Listing, Text, content_docx
from helpers.programs import needs

LONG = (
    "Veilig Thuis belt het lokale team binnen vijf werkdagen na de melding, en het lokale team belt dezelfde dag terug "
    "met wat er al over het gezin bekend is; zo nodig spreken zij af wie het veiligheidsplan maakt en wie het bewaakt."
)
CONTENT: Content = (
    Heading("1 Inleiding"),
    Text(LONG),
    Listing(("VT neemt de melding aan;", "het lokale team houdt contact.")),
    Heading("1.1 Overdracht", 2),
    Text("Bij de overdracht geldt:"),
    Listing((f"VT belt het team. {LONG}", "Het team bevestigt."), numbered=True),
    Heading("2 Wie doet wat"),
    Grid((("Stap", "Veilig Thuis", "Lokaal team"), ("Melding", LONG, "-"), ("Overdracht", "Belt & mailt.", LONG))),
    *(Text(f"{LONG} {LONG}") for _ in range(12)),
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Document]:
    folder = tmp_path_factory.mktemp("geschreven")
    word = content_docx(folder / "a.docx", CONTENT)
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read(word), read(folder / "a.pdf")


@needs("soffice")
def test_the_blocks_are_the_same(documents: tuple[Document, Document]) -> None:
    word, pdf = ([(b.kind, b.text, b.headings, b.columns, b.label) for b in document.blocks] for document in documents)

    assert pdf == word


@needs("soffice")
def test_every_block_has_its_page_and_box(documents: tuple[Document, Document]) -> None:
    _, pdf = documents

    assert pdf.source.pages == 2
    assert {block.page for block in pdf.blocks} == {1, 2}
    assert all(block.box is not None and block.paragraph is None for block in pdf.blocks)
