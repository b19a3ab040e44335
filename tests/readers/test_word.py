"""The traps of Word documents, each in a document of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.document import Block, Document
from afsprakenscan.readers import read
from helpers.office import BOLD, HEADER, NUMBERING, STYLES, box, make_docx, num, p, r, tbl, tc, tr

INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="A">{}</w:del>'
MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'


def word(tmp_path: Path, *body: str, **parts: str) -> Document:
    return read(make_docx(tmp_path / "x.docx", "".join(body), **parts))


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def struck(text: str) -> str:
    return r(text, tag="delText")


def states(document: Document) -> list[tuple[str, str]]:
    return [(block.text, block.revision.value) for block in document.blocks]


# ---------------------------------------------------------------- tracked changes


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p("VT belt."),
        p(INS.format(r("Het team mailt."))),
        p("Binnen ", DEL.format(struck("tien")), INS.format(r("vijf")), r(" dagen.")),
        p(DEL.format(struck("Dit vervalt."))),
    )

    assert states(document) == [
        ("VT belt.", "ongewijzigd"),
        ("Het team mailt.", "ingevoegd"),
        ("Binnen vijf dagen.", "gemengd"),
    ]
    assert [item.text for item in document.deleted] == ["tien", "Dit vervalt."]


def test_moved_text_stands_only_where_it_went(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p('<w:moveFrom w:id="1">', r("Verplaatst."), "</w:moveFrom>"),
        p("Blijft."),
        p('<w:moveTo w:id="2">', r("Verplaatst."), "</w:moveTo>"),
    )

    assert states(document) == [("Blijft.", "ongewijzigd"), ("Verplaatst.", "ingevoegd")]
    assert [item.text for item in document.deleted] == ["Verplaatst."]


def test_an_insertion_that_was_deleted_again_is_out(tmp_path: Path) -> None:
    document = word(tmp_path, p("VT", INS.format(DEL.format(struck(" en team"))), r(" belt.")))

    assert states(document) == [("VT belt.", "gemengd")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    document = word(tmp_path, p("VT draagt over", properties=MARK_DELETED), p(" aan het team."))

    assert shown(document) == [("alinea", "VT draagt over aan het team.")]


def test_a_paragraph_deleted_with_its_mark_leaves_the_next_alone(tmp_path: Path) -> None:
    document = word(tmp_path, p(DEL.format(struck("Weg.")), style="Kop1", properties=MARK_DELETED), p("Blijft."))

    assert states(document) == [("Blijft.", "ongewijzigd")]
    assert document.blocks[0].kind.value == "alinea"


def test_a_joined_paragraph_is_what_the_remaining_mark_says(tmp_path: Path) -> None:
    heading = p("1 Over", style="Kop1", properties=MARK_DELETED)

    assert shown(word(tmp_path, heading, p("dracht."))) == [("alinea", "1 Overdracht.")]
    assert shown(word(tmp_path, heading, p(DEL.format(struck("weg"))), p("x"))) == [("kop", "1 Over"), ("alinea", "x")]


def test_deleted_and_inserted_table_rows(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        tbl(
            tr("Stap", "Wie", properties=HEADER),
            tr(tc(p(r("Melding", tag="t"))), "VT", properties='<w:del w:id="1"/>'),
            tr(tc(p(INS.format(r("Overdracht")))), tc(p(INS.format(r("Team")))), properties='<w:ins w:id="2"/>'),
        ),
    )

    assert states(document) == [("Stap | Wie", "ongewijzigd"), ("Overdracht | Team", "ingevoegd")]
    assert [item.text for item in document.deleted] == ["Melding", "VT"]


# ---------------------------------------------------------------- text that hides in other elements


def test_text_in_controls_links_fields_and_tags(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF b \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("artikel 4")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = word(
        tmp_path,
        "<w:sdt><w:sdtContent>" + p("Blok in een veld.") + "</w:sdtContent></w:sdt>",
        p("Zie ", "<w:sdt><w:sdtContent>" + r("het plan") + "</w:sdtContent></w:sdt>", r(" en "), field, r(".")),
        p("<w:hyperlink>" + r("VT") + "</w:hyperlink>", "<w:smartTag>" + r(" belt") + "</w:smartTag>", r(" het team.")),
        p("Datum: ", '<w:fldSimple w:instr="DATE">' + r("1 mei 2020") + "</w:fldSimple>"),
        p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
    )

    assert [text for _, text in shown(document)] == [
        "Blok in een veld.",
        "Zie het plan en artikel 4.",
        "VT belt het team.",
        "Datum: 1 mei 2020",
        "a+b",
    ]


def test_a_field_that_never_ends_does_not_swallow_the_document(tmp_path: Path) -> None:
    document = word(tmp_path, p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("weg")), p("Blijft."))

    assert shown(document) == [("alinea", "Blijft.")]


def test_a_prompt_in_an_empty_control_is_not_text(tmp_path: Path) -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = word(tmp_path, p("Regio: ", prompt.format(r("Klik om tekst in te voeren."))))

    assert shown(document) == [("alinea", "Regio:")]
    assert [(item.reason, item.text) for item in document.skipped] == [
        ("verborgen tekst", "Klik om tekst in te voeren.")
    ]


def test_special_characters(tmp_path: Path) -> None:
    run = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>jeugd</w:t><w:noBreakHyphen/><w:t>ggz vei</w:t>"
        '<w:softHyphen/><w:t>lig </w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t> x</w:t>'
        '<w:sym w:font="W" w:char="onzin"/></w:r>'
    )

    assert shown(word(tmp_path, p(run))) == [("alinea", "a b jeugd\u2011ggz veilig → x")]


def test_hidden_text_is_out_but_on_record(tmp_path: Path) -> None:
    document = word(tmp_path, p("Zichtbaar.", r(" Verborgen.", "<w:vanish/>")))

    assert shown(document) == [("alinea", "Zichtbaar.")]
    assert [(item.reason, item.text) for item in document.skipped] == [("verborgen tekst", "Verborgen.")]


def test_a_drop_capital_belongs_to_the_word(tmp_path: Path) -> None:
    document = word(tmp_path, p("V", properties='<w:framePr w:dropCap="drop"/>'), p("eilig Thuis belt."))

    assert shown(document) == [("alinea", "Veilig Thuis belt.")]


def test_comments_are_not_text_and_are_counted(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p('<w:commentRangeStart w:id="0"/>', r("VT belt."), '<w:r><w:commentReference w:id="0"/></w:r>'),
        comments='<w:comment w:id="0">' + p("Klopt dit?") + "</w:comment>",
    )

    assert shown(document) == [("alinea", "VT belt.")]
    assert [note.message for note in document.read_notes if note.code == "opmerkingen"] == [
        "1 opmerking in de kantlijn is niet gelezen."
    ]


# ---------------------------------------------------------------- text boxes, notes, margins


def vml(inside: str) -> str:
    return f"<w:pict><v:shape><v:textbox>{box(inside)}</v:textbox></v:shape></w:pict>"


def wps(inside: str) -> str:
    return f"<w:drawing><wps:wsp><wps:txbx>{box(inside)}</wps:txbx></wps:wsp></w:drawing>"


@pytest.mark.parametrize(
    "drawn",
    [
        vml(p("Let op.")),
        wps(p("Let op.")),
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{wps(p('Let op.'))}</mc:Choice>"
        f"<mc:Fallback>{vml(p('Let op.'))}</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Fallback>{vml(p('Let op.'))}</mc:Fallback></mc:AlternateContent>",
    ],
    ids=["vml", "drawingml", "beide", "terugval"],
)
def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path, drawn: str) -> None:
    document = word(tmp_path, p("Een.", f"<w:r>{drawn}</w:r>"), p("Twee."))

    assert shown(document) == [("alinea", "Een."), ("kader", "Let op."), ("alinea", "Twee.")]


def test_frames_by_border_style_and_single_cell(tmp_path: Path) -> None:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    document = word(
        tmp_path,
        p("Rand.", properties=f"<w:pBdr>{sides}</w:pBdr>"),
        p("Streep.", properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
        tbl(tr(tc(p("Vak."), p("Nog iets.")))),
        tbl(tr(tc(p("Deel A", style="Kop1"), p("Tekst.")))),
    )

    assert shown(document) == [
        ("kader", "Rand."),
        ("alinea", "Streep."),
        ("kader", "Vak."),
        ("kader", "Nog iets."),
        ("kop", "Deel A"),
        ("alinea", "Tekst."),
    ]


def test_smartart_is_read_as_a_frame(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>'
    data = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:pt><dgm:t><a:p><a:r><a:t>Melding</a:t></a:r>'
        "</a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:dataModel>"
    )
    relation = '<Relationship Id="d1" Type="http://x/diagramData" Target="diagrams/data1.xml"/>'
    path = make_docx(
        tmp_path / "x.docx", p("Schema:", drawing), extra={"relations": relation, "word/diagrams/data1.xml": data}
    )

    assert shown(read(path)) == [("alinea", "Schema:"), ("kader", "Melding")]


def test_notes_follow_the_block_of_their_anchor_with_their_number(tmp_path: Path) -> None:
    def anchor(kind: str, note: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{note}"/></w:r>'

    document = word(
        tmp_path,
        p("Melding", anchor("footnote", 5), style="Kop1"),
        p("Tekst", anchor("endnote", 2), r(" en meer"), anchor("footnote", 7), r(".")),
        tbl(tr("Stap", "Wie", properties=HEADER), tr(tc(p("1", anchor("footnote", 8))), "VT")),
        p("Einde."),
        footnotes="".join(
            f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", r(text))}{more}</w:footnote>'
            for number, text, more in ((5, "Noot vijf.", p("Vervolg.")), (7, "Noot zeven.", ""), (8, "Noot acht.", ""))
        ),
        endnotes=f'<w:endnote w:id="2">{p("Eindnoot.")}</w:endnote>',
    )

    assert shown(document) == [
        ("kop", "Melding"),
        ("voetnoot", "1 Noot vijf. Vervolg."),
        ("alinea", "Tekst en meer."),
        ("voetnoot", "i Eindnoot."),
        ("voetnoot", "2 Noot zeven."),
        ("tabelrij", "Stap | Wie"),
        ("tabelrij", "1 | VT"),
        ("voetnoot", "3 Noot acht."),
        ("alinea", "Einde."),
    ]


def test_small_print_is_a_footnote_typed_by_hand(tmp_path: Path) -> None:
    document = word(tmp_path, p("Gewone tekst van een normale lengte."), p(r("1 Artikel 4.", '<w:sz w:val="16"/>')))

    assert shown(document)[1] == ("voetnoot", "1 Artikel 4.")


def test_headers_and_footers_are_skipped_once_each(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    document = word(
        tmp_path, p("Tekst."), section, header1=p("Concept 0.8"), header2=p("Concept 0.8"), footer1=p("Regio X")
    )

    assert shown(document) == [("alinea", "Tekst.")]
    assert [(item.reason, item.text) for item in document.skipped] == [
        ("koptekst", "Concept 0.8"),
        ("voettekst", "Regio X"),
    ]


# ---------------------------------------------------------------- headings


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


def test_contents_by_style_control_and_field(tmp_path: Path) -> None:
    toc = (
        '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="KopInh"><w:name w:val="TOC Heading"/>'
        '<w:basedOn w:val="Kop1"/></w:style>'
    )
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    tab = "<w:r><w:tab/></w:r>"
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    document = word(
        tmp_path,
        gallery + "<w:sdtContent>" + p("Inhoud", style="KopInh") + p("Doel", tab, r("2")) + "</w:sdtContent></w:sdt>",
        p("1", tab, r("Melding"), tab, r("3"), style="Inhopg1"),
        p(begin, r("Overdracht"), tab, r("4")),
        p("Monitoring", tab, r("5"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        p("1 Doel", style="Kop1"),
        p("Tekst."),
        styles=STYLES + toc,
    )

    assert [(b.kind.value, b.role and b.role.value, b.text) for b in document.blocks] == [
        ("kop", None, "Inhoud"),
        ("alinea", "inhoudsopgave", "Doel ........ 2"),
        ("alinea", "inhoudsopgave", "1 Melding ........ 3"),
        ("alinea", "inhoudsopgave", "Overdracht ........ 4"),
        ("alinea", "inhoudsopgave", "Monitoring ........ 5"),
        ("kop", None, "1 Doel"),
        ("alinea", None, "Tekst."),
    ]


# ---------------------------------------------------------------- lists


def labels(document: Document) -> list[tuple[str, str | None, int | None]]:
    return [(block.text, block.label, block.level) for block in document.blocks]


def test_numbers_as_word_shows_them(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p("een", properties=num(1)),
        p("sub", properties=num(1, 1)),
        p("sub", properties=num(1, 1)),
        p(DEL.format(struck("weg")), properties=num(1) + MARK_DELETED),
        p("twee", properties=num(1)),
        p("sub", properties=num(1, 1)),
        p("punt", properties=num(2)),
        p("geen lijst", style="Lijst", properties=num(0)),
        p("punt", style="Lijst"),
        numbering=NUMBERING,
    )

    assert labels(document) == [
        ("1. een", "1.", 1),
        ("a. sub", "a.", 2),
        ("b. sub", "b.", 2),
        ("2. twee", "2.", 1),
        ("a. sub", "a.", 2),
        ("punt", None, 2),
        ("geen lijst", None, None),
        ("punt", None, 1),
    ]


def test_headings_numbered_by_word_are_headings(tmp_path: Path) -> None:
    def level(number: int, style: str, text: str, more: str = "") -> str:
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{more}<w:pStyle w:val="{style}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbered = STYLES.replace(
        '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "Kop1", "%1")
        + level(1, "Kop2", "%1.%2")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = word(
        tmp_path,
        p("Doel", style="Kop1"),
        p("Overdracht", style="Kop1"),
        p("Koud", style="Kop2"),
        p("Warm", style="Kop2"),
        p("Bijlage", style="Kop1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p("Tekst."),
        styles=numbered,
        numbering=numbering,
    )

    assert [(block.text, block.level) for block in document.blocks] == [
        ("1 Doel", 1),
        ("2 Overdracht", 1),
        ("2.1 Koud", 2),
        ("2.2 Warm", 2),
        ("Bijlage", 1),
        ("Tekst.", None),
    ]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("upperRoman", "%1.", "IV. x"),
        ("lowerRoman", "(%1)", "(iv) x"),
        ("upperLetter", "%1)", "D) x"),
        ("decimalZero", "%1", "04 x"),
        ("none", "Artikel", "Artikel x"),
        ("decimal", "Artikel %1", "Artikel 4 x"),
    ],
)
def test_number_formats(tmp_path: Path, style: str, text: str, expected: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    assert word(tmp_path, p("x", properties=num(1)), p("y."), numbering=numbering).blocks[0].text == expected


def test_lists_that_share_a_definition_count_on_unless_they_start_anew(tmp_path: Path) -> None:
    numbering = NUMBERING + (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    document = word(tmp_path, *(p("x", properties=num(n)) for n in (1, 3, 4, 4)), numbering=numbering)

    assert [block.label for block in document.blocks] == ["1.", "2.", "7.", "8."]


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


# ---------------------------------------------------------------- tables


def rows(document: Document) -> list[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    return [(block.cells, block.columns) for block in document.blocks if block.cells]


def header(*cells: str) -> str:
    return tr(*(tc(p(r(cell, BOLD))) for cell in cells))


def kept(blocks: tuple[Block, ...]) -> list[bool]:
    return [block.role is None for block in blocks]


def test_a_bold_first_row_is_the_header(tmp_path: Path) -> None:
    document = word(tmp_path, tbl(header("Stap", "Wie"), tr("Melding", "VT")))

    assert rows(document) == [(("Stap", "Wie"), None), (("Melding", "VT"), ("Stap", "Wie"))]
    assert kept(document.blocks) == [False, True]


def test_a_table_of_names_and_values_has_no_header(tmp_path: Path) -> None:
    document = word(tmp_path, tbl(tr("Status", "concept"), tr("Datum", "1 mei 2020"), tr("Regio", "X")))

    assert rows(document) == [(("Status", "concept"), None), (("Datum", "1 mei 2020"), None), (("Regio", "X"), None)]


def test_a_terse_first_row_above_wordy_ones_is_the_header(tmp_path: Path) -> None:
    long = "beoordeelt de veiligheid van ieder lid van het gezin"
    document = word(tmp_path, tbl(tr("Stap", "Veilig Thuis"), tr("Melding", long), tr("Overdracht", long)))

    assert rows(document)[1] == (("Melding", long), ("Stap", "Veilig Thuis"))


def test_a_table_style_makes_the_first_row_the_header(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="table" w:styleId="Raster"><w:name w:val="Grid Table 4"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    use = '<w:tblStyle w:val="Raster"/><w:tblLook w:firstRow="{}"/>'
    table = [tr("Stap", "Wie"), tr("Melding", "VT")]

    on = word(tmp_path, tbl(*table, properties=use.format(1)), styles=STYLES + style)
    off = word(tmp_path, tbl(*table, properties=use.format(0)), styles=STYLES + style)
    assert rows(on)[1] == (("Melding", "VT"), ("Stap", "Wie"))
    assert rows(off)[1] == (("Melding", "VT"), None)


def test_merged_cells(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        tbl(
            tr("Stap", "VT", "Team", properties=HEADER),
            tr(tc("Melding", properties='<w:vMerge w:val="restart"/>'), "belt", "mailt"),
            tr(tc("", properties="<w:vMerge/>"), tc("samen", properties='<w:gridSpan w:val="2"/>')),
            tr(tc("Na onderzoek", properties='<w:gridSpan w:val="3"/>')),
        ),
    )

    assert rows(document) == [
        (("Stap", "VT", "Team"), None),
        (("Melding", "belt", "mailt"), ("Stap", "VT", "Team")),
        (("Melding", "samen"), ("Stap", "VT / Team")),
        (("Na onderzoek",), ("",)),
    ]


def test_two_header_rows_and_a_repeated_one(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        tbl(
            tr(tc(""), tc("Taken", properties='<w:gridSpan w:val="2"/>'), properties=HEADER),
            tr("Stap", "VT", "Team", properties=HEADER),
            tr("1", "belt", "mailt"),
            tr("Stap", "VT", "Team", properties=HEADER),
            tr("2", "a", "b"),
        ),
    )

    assert rows(document) == [
        (("", "Taken"), None),
        (("Stap", "VT", "Team"), None),
        (("1", "belt", "mailt"), ("Stap", "Taken VT", "Taken Team")),
        (("2", "a", "b"), ("Stap", "Taken VT", "Taken Team")),
    ]
    assert [item.reason for item in document.skipped] == ["herhaalde kolomkop"]


def test_a_nested_table_follows_the_row_it_stands_in(tmp_path: Path) -> None:
    inner = tbl(tr("binnen a", "binnen b"), tr("c", "d"))
    document = word(tmp_path, tbl(tr(tc(p("buiten"), inner, p("om")), "rechts"), tr("onder", "aan")))

    assert [cells for cells, _ in rows(document)] == [
        ("buiten om", "rechts"),
        ("binnen a", "binnen b"),
        ("c", "d"),
        ("onder", "aan"),
    ]


def test_a_table_in_two_pieces_keeps_its_header(tmp_path: Path) -> None:
    document = word(
        tmp_path, tbl(header("Stap", "Wie"), tr("1", "VT")), tbl(tr("2", "Team")), p("x."), tbl(tr("3", "X"))
    )

    assert rows(document)[2:] == [(("2", "Team"), ("Stap", "Wie")), (("3", "X"), None)]


def test_rows_and_cells_in_controls_and_lists_in_cells(tmp_path: Path) -> None:
    cell = (
        f"<w:sdt><w:sdtContent>{tc(p('een', properties=num(1)), p('twee', properties=num(1)))}</w:sdtContent></w:sdt>"
    )
    document = word(
        tmp_path,
        tbl(f"<w:sdt><w:sdtContent>{tr(cell, 'b')}</w:sdtContent></w:sdt>", tr("c", "d")),
        numbering=NUMBERING,
    )

    assert [cells for cells, _ in rows(document)] == [("1. een 2. twee", "b"), ("c", "d")]


# ---------------------------------------------------------------- the rest


def test_properties_and_strict_files(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title> Convenant </dc:title><dc:creator/>'
        "<dcterms:created>2019-12-01T09:00:00Z</dcterms:created></cp:coreProperties>"
    )
    path = make_docx(tmp_path / "x.docx", p("Tekst."), core=core)
    assert read(path).properties == {"title": "Convenant", "created": "2019-12-01T09:00:00Z"}

    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        + p("Streng.")
        + "</w:body></w:document>"
    )
    assert shown(read(make_docx(tmp_path / "y.docx", "", extra={"word/document.xml": strict}))) == [
        ("alinea", "Streng.")
    ]


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
    document = word(tmp_path, p("Tekst.", picture, picture, "<w:r><w:object/></w:r>"))

    assert [(note.code, note.message) for note in document.read_notes] == [
        ("gelezen", "1 woord gelezen: 1 alinea."),
        ("afbeeldingen", "2 afbeeldingen zijn niet gelezen."),
        ("objecten", "1 ingesloten bestand is niet gelezen."),
    ]
