"""Word documents: text boxes, notes, margins, contents, and what is said about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.readers import read
from helpers.office import HEADER, STYLES, box, make_docx, p, r, shown, tbl, tc, tr, word


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
