"""One content in every format gives the same blocks: kind, text, cells, headings, columns, level and lead-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.document import Document
from afsprakenscan.readers import read
from helpers.office import (
    Content,
    Frame,
    Grid,
    Heading,
    Listing,
    Text,
    Title,
    content_docx,
    content_html,
    content_markdown,
    content_odt,
)

SHARED: Content = (
    Title("Samenwerkingsafspraken Veilig Thuis en lokale teams"),
    Text("Vastgesteld op 3 maart 2020 door de colleges van de drie gemeenten."),
    Heading("1 Inleiding"),
    Text("Veilig Thuis (VT) en het lokale team werken samen; ‘samen’ betekent hier: vanaf dag één."),
    Listing(("VT neemt de melding aan;", "het lokale team houdt contact:", ("met het gezin,", "met de school."))),
    Heading("1.1 Overdracht", 2),
    Text("Bij de overdracht geldt:"),
    Listing(("VT belt het team.", ("dezelfde dag,", "nooit per voicemail."), "Het team bevestigt."), numbered=True),
    Heading("2 Wie doet wat"),
    Grid(
        (
            ("Stap", "Veilig Thuis", "Lokaal team"),
            ("Melding", "Beoordeelt de veiligheid binnen vijf werkdagen.", "-"),
            ("Overdracht", "Belt & mailt.", "Bevestigt de ontvangst."),
        )
    ),
    Text("Na twaalf maanden sluit VT het dossier."),
)
WITH_NOTE: Content = (*SHARED, Text("Dit staat in de wet.", note="Artikel 4.1.1 Wmo 2015."), Text("Tot slot."))
WITH_FRAME: Content = (*SHARED, Frame("Onthoud: bellen gaat voor mailen."), Text("Tot slot."))


def blocks(document: Document) -> list[tuple[object, ...]]:
    return [
        (
            b.nr,
            b.kind,
            b.text,
            b.cells,
            b.headings,
            b.columns,
            b.level,
            b.label,
            b.lead_in,
            b.role,
            b.revision,
            b.paragraph,
        )
        for b in document.blocks
    ]


@pytest.mark.parametrize(
    ("content", "writers"),
    [
        pytest.param(SHARED, (content_odt, content_markdown, content_html), id="alle-vormen"),
        pytest.param(WITH_NOTE, (content_odt, content_markdown), id="met-voetnoot"),
        pytest.param(WITH_FRAME, (content_odt, content_html), id="met-kader"),
    ],
)
def test_every_format_gives_the_same_blocks(tmp_path: Path, content: Content, writers: tuple) -> None:
    word = blocks(read(content_docx(tmp_path / "a.docx", content)))

    for writer in writers:
        assert blocks(read(writer(tmp_path / writer.__name__, content))) == word


def test_the_blocks_are_these(tmp_path: Path) -> None:
    document = read(content_docx(tmp_path / "a.docx", WITH_NOTE))

    assert [(b.kind.value, b.level, b.lead_in, b.text) for b in document.blocks] == [
        ("titel", None, None, "Samenwerkingsafspraken Veilig Thuis en lokale teams"),
        ("alinea", None, None, "Vastgesteld op 3 maart 2020 door de colleges van de drie gemeenten."),
        ("kop", 1, None, "1 Inleiding"),
        (
            "alinea",
            None,
            None,
            "Veilig Thuis (VT) en het lokale team werken samen; ‘samen’ betekent hier: vanaf dag één.",
        ),
        ("lijstpunt", 1, 4, "VT neemt de melding aan;"),
        ("lijstpunt", 1, 4, "het lokale team houdt contact:"),
        ("lijstpunt", 2, 6, "met het gezin,"),
        ("lijstpunt", 2, 6, "met de school."),
        ("kop", 2, None, "1.1 Overdracht"),
        ("alinea", None, None, "Bij de overdracht geldt:"),
        ("lijstpunt", 1, 10, "1. VT belt het team."),
        ("lijstpunt", 2, 11, "a. dezelfde dag,"),
        ("lijstpunt", 2, 11, "b. nooit per voicemail."),
        ("lijstpunt", 1, 10, "2. Het team bevestigt."),
        ("kop", 1, None, "2 Wie doet wat"),
        ("tabelrij", None, None, "Stap | Veilig Thuis | Lokaal team"),
        ("tabelrij", None, None, "Melding | Beoordeelt de veiligheid binnen vijf werkdagen. | -"),
        ("tabelrij", None, None, "Overdracht | Belt & mailt. | Bevestigt de ontvangst."),
        ("alinea", None, None, "Na twaalf maanden sluit VT het dossier."),
        ("alinea", None, None, "Dit staat in de wet."),
        ("voetnoot", None, None, "1 Artikel 4.1.1 Wmo 2015."),
        ("alinea", None, None, "Tot slot."),
    ]
    assert [b.columns for b in document.blocks if b.cells] == [None, *[("Stap", "Veilig Thuis", "Lokaal team")] * 2]
    assert document.blocks[9].headings == ("1 Inleiding", "1.1 Overdracht")
