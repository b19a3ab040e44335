"""Headings, titles and typed list labels, seen in Word documents."""

from __future__ import annotations

from pathlib import Path

from afsprakenscan.model.document import Document
from helpers.office import BOLD, STYLES, box, p, r, shown, word


def paths(document: Document) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(block.text, block.level, block.headings) for block in document.blocks]


def test_headings_by_style_chain_and_outline_level(tmp_path: Path) -> None:
    own = '<w:style w:type="paragraph" w:styleId="VTKop"><w:name w:val="VT kop"/><w:basedOn w:val="Kop2"/></w:style>'
    document = word(
        tmp_path,
        p("A", style="Kop1"),
        p("B", style="VTKop"),
        p("C", properties='<w:outlineLvl w:val="2"/>'),
        p("D.", style="Kop1", properties='<w:outlineLvl w:val="9"/>'),
        styles=STYLES + own,
    )

    assert paths(document) == [("A", 1, ()), ("B", 2, ("A",)), ("C", 3, ("A", "B")), ("D.", None, ("A", "B", "C"))]


def test_a_clause_in_a_heading_style_is_not_a_heading(tmp_path: Path) -> None:
    clause = (
        "Partijen dragen er zorg voor dat " + "iedere zaak waarin " * 8 + "hulp nodig is tijdig wordt overgedragen."
    )
    document = word(tmp_path, p("1 Doel", style="Kop1"), p(clause, style="Kop2"))

    assert [block.kind.value for block in document.blocks] == ["kop", "alinea"]


def test_bold_lines_are_headings_with_levels_by_size_and_number(tmp_path: Path) -> None:
    def bold(text: str, half_points: int) -> str:
        return p(r(text, f'{BOLD}<w:sz w:val="{half_points}"/>'))

    long = p("Gewone tekst die de maat van het document bepaalt en die langer is dan alle koppen bij elkaar. " * 2)
    document = word(
        tmp_path,
        bold("Convenant", 40),
        bold("1 Melding", 28),
        long,
        bold("2 Overdracht", 28),
        bold("2.1 Koud", 28),
        long,
        bold("Let op", 24),
        p(r("Vet maar een zin.", BOLD)),
    )

    assert [(b.kind.value, b.level, b.text) for b in document.blocks if b.kind.value != "alinea"] == [
        ("titel", None, "Convenant"),
        ("kop", 1, "1 Melding"),
        ("kop", 1, "2 Overdracht"),
        ("kop", 2, "2.1 Koud"),
        ("kop", 3, "Let op"),
    ]


def test_bold_lines_below_styled_headings_are_one_level_deeper(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p(r("Convenant", BOLD)),
        p("1 Melding", style="Kop1"),
        p(r("Veilig Thuis", BOLD)),
        p("VT belt de ouders en daarna het team, en legt dat vast."),
        p(r("Lokaal team", BOLD)),
        p("Het team mailt."),
    )

    assert paths(document) == [
        ("Convenant", None, ()),
        ("1 Melding", 1, ()),
        ("Veilig Thuis", 2, ("1 Melding",)),
        ("VT belt de ouders en daarna het team, en legt dat vast.", None, ("1 Melding", "Veilig Thuis")),
        ("Lokaal team", 2, ("1 Melding",)),
        ("Het team mailt.", None, ("1 Melding", "Lokaal team")),
    ]
    assert document.blocks[0].kind.value == "titel"


def test_a_title_style_further_on_is_a_heading(tmp_path: Path) -> None:
    document = word(tmp_path, p("Convenant", style="Titel"), p("A", style="Kop2"), p("Bijlage", style="Titel"), p("x."))

    assert [(b.kind.value, b.text, b.headings) for b in document.blocks] == [
        ("titel", "Convenant", ()),
        ("kop", "A", ()),
        ("kop", "Bijlage", ()),
        ("alinea", "x.", ("Bijlage",)),
    ]


def test_typed_labels_and_what_stands_below_them(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p("1. VT deelt:"),
        p("a. de voorwaarden;"),
        p("b) het plan;"),
        p("- namen,"),
        p("2. Het team bevestigt."),
        p("punt", style="Lijst"),
        p("1 mei 2020 is de ingangsdatum."),
    )

    assert [(b.kind.value, b.label, b.level, b.lead_in) for b in document.blocks] == [
        ("lijstpunt", "1.", 1, None),
        ("lijstpunt", "a.", 2, 1),
        ("lijstpunt", "b)", 3, 2),
        ("lijstpunt", None, 4, 3),
        ("lijstpunt", "2.", 1, None),
        ("lijstpunt", None, 2, 5),
        ("alinea", None, None, None),
    ]


def test_a_title_in_a_text_box_is_the_title(tmp_path: Path) -> None:
    inside = box(p("Convenant", style="Titel") + p("Regio X"))
    document = word(tmp_path, p(f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"))

    assert shown(document) == [("titel", "Convenant"), ("kader", "Regio X")]
