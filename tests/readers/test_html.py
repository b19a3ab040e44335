"""HTML pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.document import Document
from afsprakenscan.readers import read


def html(tmp_path: Path, body: str, head: str = "") -> Document:
    path = tmp_path / "x.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read(path)


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def test_scripts_menus_and_hidden_parts_are_not_text(tmp_path: Path) -> None:
    document = html(
        tmp_path,
        "<header>Site</header><nav>Menu</nav><script>x()</script><main><p>VT <!-- intern -->belt.</p>"
        '<p hidden>Dicht.</p><p style="display:none">Weg.</p><svg><text>p</text></svg></main><footer>Adres</footer>',
        head="<title> Convenant  X </title><style>p{}</style>",
    )

    assert shown(document) == [("alinea", "VT belt.")]
    assert document.properties == {"title": "Convenant X"}
    assert [(item.reason, item.text) for item in document.skipped] == [
        ("koptekst", "Site"),
        ("verborgen tekst", "Dicht."),
        ("verborgen tekst", "Weg."),
        ("voettekst", "Adres"),
    ]


def test_loose_text_between_blocks(tmp_path: Path) -> None:
    document = html(tmp_path, "los <b>vet</b><div>een<p>twee</p>drie<br>vier</div>slot<span><p>vijf</p></span>")

    assert [text for _, text in shown(document)] == ["los vet", "een", "twee", "drie vier", "slot", "vijf"]


def test_struck_and_inserted_text(tmp_path: Path) -> None:
    document = html(tmp_path, "<p>Binnen <del>tien</del><ins>vijf</ins> dagen.</p>")

    assert [(b.text, b.revision.value) for b in document.blocks] == [("Binnen vijf dagen.", "gemengd")]
    assert [item.text for item in document.deleted] == ["tien"]


def test_headings_lists_and_definitions(tmp_path: Path) -> None:
    document = html(
        tmp_path,
        "<h1>Convenant</h1><h2>Doel</h2><ol start='3' type='a'><li>een</li><li><p>twee</p><p>vervolg</p></li>"
        "<li value='9'>negen</li></ol><h3>Begrippen</h3><dl><dt>VT</dt><dd>Veilig Thuis</dd><dt>LT</dt></dl>"
        "<aside><p>Let op.</p></aside>",
    )

    assert [(b.kind.value, b.level, b.text) for b in document.blocks] == [
        ("titel", None, "Convenant"),
        ("kop", 1, "Doel"),
        ("lijstpunt", 1, "c. een"),
        ("lijstpunt", 1, "d. twee"),
        ("alinea", None, "vervolg"),
        ("lijstpunt", 1, "i. negen"),
        ("kop", 2, "Begrippen"),
        ("alinea", None, "VT: Veilig Thuis"),
        ("alinea", None, "LT"),
        ("kader", None, "Let op."),
    ]


def test_tables_with_merged_cells(tmp_path: Path) -> None:
    document = html(
        tmp_path,
        "<table><caption>Tabel 1</caption><tr><th>Stap</th><th>VT</th><th>Team</th></tr>"
        "<tr><td rowspan='2'>Melding</td><td>belt</td><td>mailt</td></tr><tr><td colspan='2'>samen</td></tr>"
        "<tr><td>a</td><td rowspan='99999999'>b</td><td>c</td></tr><tr><td>d</td></tr></table>",
    )

    heads = ("Stap", "VT", "Team")
    assert [(b.cells, b.columns) for b in document.blocks[1:]] == [
        (heads, None),
        (("Melding", "belt", "mailt"), heads),
        (("Melding", "samen"), ("Stap", "VT / Team")),
        (("a", "b", "c"), heads),
        (("d", "b"), ("Stap", "VT")),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15"])
def test_the_page_names_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(f'<html><head><meta charset="{encoding}"></head><body><p>één €</p></body></html>'.encode(encoding))

    assert shown(read(path)) == [("alinea", "één €")]


def test_an_unknown_encoding_falls_back(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes("<html><meta charset='onzin'><p>één</p></html>".encode())

    assert shown(read(path)) == [("alinea", "één")]


def test_entities_of_the_page_itself_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text('<!DOCTYPE html [<!ENTITY a "lach">]><html><body><p>x &a; y</p></body></html>', encoding="utf-8")

    assert "lach lach" not in " ".join(text for _, text in shown(read(path)))


def test_pages_saved_by_a_word_processor(tmp_path: Path) -> None:
    document = html(
        tmp_path,
        '<div title="header"><p>Concept</p></div><p class="MsoTitle">Convenant</p>'
        '<p><font style="font-size: 14pt"><b>Melding</b></font></p>'
        '<p><span style="font-size:11pt">VT belt het team.</span></p>'
        '<p><font style="font-size: 14pt"><b>Overdracht</b></font></p><p style="font-size: 11pt">Het team mailt terug.'
        '<span style="position: absolute"><p>Let op.</p></span></p><p style="font-size: 8pt">1 Artikel 4.</p>',
    )

    assert shown(document) == [
        ("titel", "Convenant"),
        ("kop", "Melding"),
        ("alinea", "VT belt het team."),
        ("kop", "Overdracht"),
        ("alinea", "Het team mailt terug."),
        ("kader", "Let op."),
        ("voetnoot", "1 Artikel 4."),
    ]
