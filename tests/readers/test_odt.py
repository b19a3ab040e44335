"""The traps of OpenDocument texts, each in a document of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.errors import DamagedError, ProtectedError
from afsprakenscan.model.document import Document
from afsprakenscan.readers import read
from helpers.office import ODF_STYLES, ODT_TYPE, make_odt, write_zip


def odt(tmp_path: Path, *body: str, **parts: str) -> Document:
    return read(make_odt(tmp_path / "x.odt", "".join(body), **parts))


def p(text: str, style: str = "") -> str:
    return f"<text:p{f' text:style-name={style!r}' if style else ''}>{text}</text:p>"


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def region(name: str, change: str) -> str:
    info = "<office:change-info><dc:creator>Redactie</dc:creator><dc:date>2020-03-01</dc:date></office:change-info>"
    tag, _, text = change.partition(":")
    return f'<text:changed-region text:id="{name}"><text:{tag}>{info}{text}</text:{tag}></text:changed-region>'


def tracked(**changes: str) -> str:
    inside = "".join(region(name, change) for name, change in changes.items())
    return f"<text:tracked-changes>{inside}</text:tracked-changes>"


def mark(kind: str, name: str) -> str:
    return f'<text:{kind} text:change-id="{name}"/>'


# ---------------------------------------------------------------- tracked changes


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    document = odt(
        tmp_path,
        tracked(a="insertion:", b="deletion:" + p("tien"), c="insertion:", d="format-change:"),
        p("VT belt."),
        p(mark("change-start", "a") + "Het team mailt." + mark("change-end", "a")),
        p("Binnen " + mark("change", "b") + mark("change-start", "c") + "vijf" + mark("change-end", "c") + " dagen."),
        p(mark("change-start", "d") + "Vet." + mark("change-end", "d")),
    )

    assert [(block.text, block.revision.value) for block in document.blocks] == [
        ("VT belt.", "ongewijzigd"),
        ("Het team mailt.", "ingevoegd"),
        ("Binnen vijf dagen.", "gemengd"),
        ("Vet.", "ongewijzigd"),
    ]
    assert [item.text for item in document.deleted] == ["tien"]


def test_an_insertion_over_some_paragraphs_and_a_table(tmp_path: Path) -> None:
    document = odt(
        tmp_path,
        tracked(a="insertion:"),
        p("Oud. " + mark("change-start", "a") + "Nieuw."),
        p("Ook nieuw."),
        mark("change-end", "a"),
        p("Oud."),
    )

    assert [block.revision.value for block in document.blocks] == ["gemengd", "ingevoegd", "ongewijzigd"]


def test_a_paragraph_that_was_deleted_whole_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    deleted = "deletion:" + p("Eerste die vervalt.") + p("Tweede die vervalt.") + p("")
    document = odt(
        tmp_path, tracked(a=deleted, b="deletion:" + p("Los.")), p(mark("change", "a") + "Blijft."), mark("change", "b")
    )

    assert [(block.text, block.revision.value) for block in document.blocks] == [("Blijft.", "ongewijzigd")]
    assert [item.text for item in document.deleted] == ["Eerste die vervalt.", "Tweede die vervalt.", "Los."]


def test_comments_are_not_text_and_are_counted(tmp_path: Path) -> None:
    note = "<office:annotation><dc:creator>A</dc:creator><text:p>Klopt dit?</text:p></office:annotation>"
    document = odt(tmp_path, p(f"VT {note}belt<office:annotation-end/>."))

    assert shown(document) == [("alinea", "VT belt.")]
    assert [note.code for note in document.read_notes] == ["gelezen", "opmerkingen"]


# ---------------------------------------------------------------- text


def test_white_space_and_inline_elements(tmp_path: Path) -> None:
    body = p(
        'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:span>e<text:a xlink:href="x">f</text:a>'
        "</text:span>"
        "<text:soft-page-break/>g <text:page-number>3</text:page-number> <text:bookmark/>"
        "<text:ruby><text:ruby-base>h</text:ruby-base><text:ruby-text>uitspraak</text:ruby-text></text:ruby>"
    )

    assert shown(odt(tmp_path, body)) == [("alinea", "a b c d efg 3 h")]


def test_hidden_text_is_out_but_on_record(tmp_path: Path) -> None:
    hidden = (
        '<style:style style:name="weg" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    document = odt(
        tmp_path,
        p('Zichtbaar.<text:span text:style-name="weg"> Verborgen.</text:span>'),
        f'<text:section text:display="none">{p("Dicht.")}</text:section>',
        f"<text:section>{p('Open.')}</text:section>",
        p("Regio: <text:placeholder>naam invullen</text:placeholder>"),
        automatic=hidden,
    )

    assert [text for _, text in shown(document)] == ["Zichtbaar.", "Open.", "Regio:"]
    assert [item.text for item in document.skipped] == ["Verborgen.", "Dicht.", "naam invullen"]


def test_notes_follow_their_block_with_the_number_shown(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>{}</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    document = odt(
        tmp_path,
        p("Tekst" + note.format("1", "Een noot.") + "."),
        f"<table:table><table:table-row><table:table-cell>{p('a' + note.format('*', 'In een cel.'))}</table:table-cell>"
        f"<table:table-cell>{p('b')}</table:table-cell></table:table-row></table:table>",
    )

    assert shown(document) == [
        ("alinea", "Tekst."),
        ("voetnoot", "1 Een noot."),
        ("tabelrij", "a | b"),
        ("voetnoot", "* In een cel."),
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        "<draw:frame><draw:text-box><text:p>Let op.</text:p></draw:text-box></draw:frame>",
        "<draw:custom-shape><text:p>Let op.</text:p><draw:enhanced-geometry/></draw:custom-shape>",
        "<draw:g><draw:frame><draw:text-box><text:p>Let op.</text:p></draw:text-box></draw:frame></draw:g>",
        "<draw:frame><draw:text-box><text:p>Let op.</text:p></draw:text-box><svg:title>plaat</svg:title></draw:frame>",
    ],
    ids=["tekstvak", "vorm", "groep", "omschrijving"],
)
def test_a_text_box_is_read_once(tmp_path: Path, drawn: str) -> None:
    assert shown(odt(tmp_path, p("Een." + drawn), drawn)) == [
        ("alinea", "Een."),
        ("kader", "Let op."),
        ("kader", "Let op."),
    ]


def test_a_border_makes_a_frame(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="rand" style:family="paragraph">'
        '<style:paragraph-properties fo:border="0.5pt solid #000000"/></style:style>'
    )

    assert shown(odt(tmp_path, p("Let op.", "rand"), automatic=style)) == [("kader", "Let op.")]


def test_margins_are_skipped_once_each(tmp_path: Path) -> None:
    master = (
        f"<style:master-page><style:header>{p('Concept')}</style:header><style:footer>{p('Regio')}</style:footer>"
        f"</style:master-page><style:master-page><style:header>{p('Concept')}</style:header></style:master-page>"
    )
    document = odt(tmp_path, p("Tekst."), master=master)

    assert [(item.reason, item.text) for item in document.skipped] == [("koptekst", "Concept"), ("voettekst", "Regio")]


# ---------------------------------------------------------------- headings and lists


def heading(text: str, level: int, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def test_headings_numbered_by_the_outline(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    document = odt(
        tmp_path,
        heading("Doel", 1),
        heading("Overdracht", 1),
        heading("Koud", 2),
        heading("Bijlage", 1, 'text:is-list-header="true"'),
        heading("Nieuw", 1, 'text:restart-numbering="true" text:start-value="7"'),
        p("Tekst."),
        styles=ODF_STYLES + outline,
    )

    assert [block.text for block in document.blocks] == [
        "1 Doel",
        "2 Overdracht",
        "2.1 Koud",
        "Bijlage",
        "7 Nieuw",
        "Tekst.",
    ]


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inside)}</text:list-item>"


def listed(*items: str, style: str = "nummers", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def test_numbers_as_libreoffice_shows_them(tmp_path: Path) -> None:
    inner = f"<text:list>{item(p('sub'))}{item(p('sub'))}</text:list>"
    document = odt(
        tmp_path,
        listed(item(p("een"), p("vervolg")), item(p("twee"), inner), more='xml:id="l1"'),
        p("Tussendoor."),
        listed(item(p("drie")), more='text:continue-list="l1"'),
        listed(item(p("vier")), more='text:continue-numbering="true"'),
        listed(item(p("opnieuw")), item(p("negen"), more='text:start-value="9"')),
        listed(f"<text:list-header>{p('zonder nummer')}</text:list-header>", item(p("een"))),
        listed(item(p("punt")), style="punten"),
    )

    assert [(block.text, block.label, block.level) for block in document.blocks] == [
        ("1. een", "1.", 1),
        ("vervolg", None, None),
        ("2. twee", "2.", 1),
        ("a. sub", "a.", 2),
        ("b. sub", "b.", 2),
        ("Tussendoor.", None, None),
        ("3. drie", "3.", 1),
        ("4. vier", "4.", 1),
        ("1. opnieuw", "1.", 1),
        ("9. negen", "9.", 1),
        ("zonder nummer", None, None),
        ("1. een", "1.", 1),
        ("punt", None, 2),
    ]


def test_a_contents_table(tmp_path: Path) -> None:
    entry = p("1 Doel<text:tab/>2", "Contents_20_1")
    document = odt(
        tmp_path,
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Sjabloon"
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        f"<text:index-title>{p('Inhoud')}</text:index-title>{entry}</text:index-body></text:table-of-content>",
        heading("1 Doel", 1),
        p("Tekst."),
    )

    assert [(b.kind.value, b.role and b.role.value, b.text) for b in document.blocks] == [
        ("kop", None, "Inhoud"),
        ("alinea", "inhoudsopgave", "1 Doel ........ 2"),
        ("kop", None, "1 Doel"),
        ("alinea", None, "Tekst."),
    ]


# ---------------------------------------------------------------- tables


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_merged_repeated_and_nested_cells(tmp_path: Path) -> None:
    inner = f"<table:table>{row(cell('binnen'), cell('b'))}</table:table>"
    document = odt(
        tmp_path,
        "<table:table><table:table-header-rows>",
        row(cell("Stap"), cell("VT"), cell("Team")),
        "</table:table-header-rows>",
        row(cell("Melding", 'table:number-rows-spanned="2"'), cell("belt"), cell("mailt")),
        row(COVERED, cell("samen", 'table:number-columns-spanned="2"'), COVERED),
        row(cell("3"), cell("x", 'table:number-columns-repeated="2"')),
        row(cell("4"), f"<table:table-cell>{p('om')}{inner}</table:table-cell>", cell("z")),
        "</table:table>",
    )

    heads = ("Stap", "VT", "Team")
    assert [(block.cells, block.columns) for block in document.blocks] == [
        (heads, None),
        (("Melding", "belt", "mailt"), heads),
        (("Melding", "samen"), ("Stap", "VT / Team")),
        (("3", "x", "x"), heads),
        (("4", "om", "z"), heads),
        (("binnen", "b"), None),
    ]


def test_a_cell_repeated_beyond_reason_is_bounded(tmp_path: Path) -> None:
    endless = cell("a", 'table:number-columns-repeated="999999999"')
    document = odt(tmp_path, f"<table:table>{row(endless)}{row(cell('b'))}</table:table>")

    assert [len(block.cells or ()) for block in document.blocks] == [64, 1]


# ---------------------------------------------------------------- the file


def test_flat_files_are_read_too(tmp_path: Path) -> None:
    with_zip = make_odt(tmp_path / "x.odt", p("Tekst."))
    path = tmp_path / "x.fodt"
    path.write_text(
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        f'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="{ODT_TYPE}">'
        f"<office:body><office:text>{p('Tekst.')}</office:text></office:body></office:document>",
        encoding="utf-8",
    )

    assert read(path).blocks == read(with_zip).blocks


def test_properties(tmp_path: Path) -> None:
    meta = "<dc:title>Convenant</dc:title><meta:creation-date>2019-12-01</meta:creation-date><dc:date> </dc:date>"

    assert odt(tmp_path, p("Tekst."), meta=meta).properties == {"title": "Convenant", "created": "2019-12-01"}


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'

    with pytest.raises(ProtectedError):
        odt(tmp_path, p("Tekst."), manifest=entry)
    with pytest.raises(ProtectedError):
        read(write_zip(tmp_path / "y.odt", {"mimetype": ODT_TYPE, "encrypted-package": b"x"}))


def test_a_file_without_text_part_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        read(write_zip(tmp_path / "y.odt", {"mimetype": ODT_TYPE}))
