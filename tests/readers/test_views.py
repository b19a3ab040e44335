"""The views of tracked changes: all of them done, none of them, or only the deletions."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from afsprakenscan.readers import read, tracked
from afsprakenscan.readers.flow import View
from helpers.office import DEL, INS, MARK_DELETED, make_docx, make_odt, p, r, states, struck, tbl, tr
from helpers.programs import needs

MARK_INSERTED = '<w:rPr><w:ins w:id="4" w:author="A"/></w:rPr>'
ROW = '<w:{} w:id="5" w:author="A"/>'


def views(path: Path) -> tuple[list[tuple[str, str]], ...]:
    """Text and revision state of each block: accepted, original, without insertions."""
    return tuple(states(read(path, view=view)) for view in View)


def texts(path: Path) -> tuple[list[str], ...]:
    return tuple([text for text, _ in view] for view in views(path))


def docx(tmp_path: Path, *body: str) -> Path:
    return make_docx(tmp_path / "x.docx", "".join(body))


def odt(tmp_path: Path, body: str, *regions: str) -> Path:
    changes = "".join(
        f'<text:changed-region text:id="c{number}">{region}</text:changed-region>'
        for number, region in enumerate(regions, start=1)
    )
    return make_odt(tmp_path / "x.odt", f"<text:tracked-changes>{changes}</text:tracked-changes>{body}")


INSERTED = "<text:insertion><office:change-info/></text:insertion>"
START, END = '<text:change-start text:change-id="c1"/>', '<text:change-end text:change-id="c1"/>'
MARK = '<text:change text:change-id="c1"/>'


def deletion(*paragraphs: str) -> str:
    return f"<text:deletion><office:change-info/>{''.join(paragraphs)}</text:deletion>"


def test_word_runs(tmp_path: Path):
    path = docx(tmp_path, p(r("VT belt "), DEL.format(struck("nooit")), INS.format(r("altijd")), r(" de ouders.")))

    assert views(path) == (
        [("VT belt altijd de ouders.", "gemengd")],
        [("VT belt nooit de ouders.", "gemengd")],
        [("VT belt de ouders.", "gemengd")],
    )


def test_text_that_was_inserted_and_then_deleted_is_in_no_view(tmp_path: Path):
    path = docx(tmp_path, p(r("Vast."), INS.format(DEL.format(struck(" Even.")))))
    assert texts(path) == (["Vast."], ["Vast."], ["Vast."])


def test_text_struck_by_hand_is_in_no_view(tmp_path: Path):
    path = docx(tmp_path, p(r("Vast."), r(" Weg.", "<w:strike/>"), INS.format(r(" Nieuw."))))
    assert texts(path) == (["Vast. Nieuw."], ["Vast."], ["Vast."])


def test_word_moves(tmp_path: Path):
    moved = (
        p('<w:moveFrom w:id="6" w:author="A">' + r("Verplaatst.") + "</w:moveFrom>"),
        p("Midden."),
        p('<w:moveTo w:id="7" w:author="A">' + r("Verplaatst.") + "</w:moveTo>"),
    )
    assert texts(docx(tmp_path, *moved)) == (["Midden.", "Verplaatst."], ["Verplaatst.", "Midden."], ["Midden."])


def test_word_paragraph_marks(tmp_path: Path):
    path = docx(
        tmp_path,
        p("Eerste", properties=MARK_DELETED),
        p(" en tweede."),
        p("Gesplitst", properties=MARK_INSERTED),
        p(" hier."),
    )

    assert texts(path) == (
        ["Eerste en tweede.", "Gesplitst", "hier."],
        ["Eerste", "en tweede.", "Gesplitst hier."],
        ["Eerste en tweede.", "Gesplitst hier."],
    )


def test_a_deleted_heading_is_a_heading_again(tmp_path: Path):
    path = docx(
        tmp_path,
        p("Een", style="Kop1"),
        p(DEL.format(struck("Twee")), style="Kop1", properties=MARK_DELETED),
        p("Tekst."),
    )

    accepted, original, _ = (read(path, view=view) for view in View)
    assert [block.headings for block in accepted.blocks if block.text == "Tekst."] == [("Een",)]
    assert [block.headings for block in original.blocks if block.text == "Tekst."] == [("Twee",)]


def test_word_rows_and_cells(tmp_path: Path):
    path = docx(
        tmp_path,
        tbl(
            tr("Stap", "Wie", "Wanneer"),
            tr("a", "VT", "vooraf", properties=ROW.format("del")),
            tr("b", "LT", "achteraf", properties=ROW.format("ins")),
            tr("c", "VT", "direct"),
        ),
    )

    assert views(path) == (
        [
            ("Stap | Wie | Wanneer", "ongewijzigd"),
            ("b | LT | achteraf", "ingevoegd"),
            ("c | VT | direct", "ongewijzigd"),
        ],
        [("Stap | Wie | Wanneer", "ongewijzigd"), ("a | VT | vooraf", "ingevoegd"), ("c | VT | direct", "ongewijzigd")],
        [("Stap | Wie | Wanneer", "ongewijzigd"), ("c | VT | direct", "ongewijzigd")],
    )


def test_odt_inside_a_paragraph(tmp_path: Path):
    body = (
        '<text:p>VT belt <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>altijd'
        '<text:change-end text:change-id="c2"/> de ouders.</text:p>'
    )
    path = odt(tmp_path, body, deletion("<text:p>nooit</text:p>"), INSERTED)

    assert views(path) == (
        [("VT belt altijd de ouders.", "gemengd")],
        [("VT belt nooit de ouders.", "gemengd")],
        [("VT belt de ouders.", "gemengd")],
    )


@pytest.mark.parametrize(
    ("body", "without"),
    [
        (f"<text:p>Een.{START}</text:p><text:p>Twee.{END}</text:p><text:p>Drie.</text:p>", ["Een.", "Drie."]),
        (f"<text:p>Een.</text:p><text:p>{START}Twee.</text:p><text:p>{END}Drie.</text:p>", ["Een.", "Drie."]),
        (f"<text:p>Een {START}</text:p><text:p>{END}drie.</text:p>", ["Een drie."]),
        (f"{START}<text:p>Twee.</text:p>{END}<text:p>Drie.</text:p>", ["Drie."]),
    ],
)
def test_odt_inserted_paragraphs(tmp_path: Path, body: str, without: list[str]):
    _, original, uninserted = texts(odt(tmp_path, body, INSERTED))
    assert (original, uninserted) == (without, without)


@pytest.mark.parametrize(
    ("body", "deleted", "accepted", "original"),
    [
        (
            f"<text:p>Een.{MARK}</text:p><text:p>Drie.</text:p>",
            ("<text:p/>", "<text:p>Twee.</text:p>"),
            ["Een.", "Drie."],
            ["Een.", "Twee.", "Drie."],
        ),
        (
            f"<text:p>{MARK}Drie.</text:p>",
            ("<text:p>Twee.</text:p>", "<text:p/>"),
            ["Drie."],
            ["Twee.", "Drie."],
        ),
        (
            f"<text:p>Een {MARK} drie.</text:p>",
            ("<text:p>a.</text:p>", "<text:p>Tussen.</text:p>", "<text:p>B</text:p>"),
            ["Een drie."],
            ["Een a.", "Tussen.", "B drie."],
        ),
        (
            f"<text:p>Een.</text:p>{MARK}<text:p>Drie.</text:p>",
            ("<text:p>Twee.</text:p>", "<text:p>Nog een.</text:p>"),
            ["Een.", "Drie."],
            ["Een.", "Twee.", "Nog een.", "Drie."],
        ),
    ],
)
def test_odt_deleted_paragraphs(
    tmp_path: Path, body: str, deleted: tuple[str, ...], accepted: list[str], original: list[str]
):
    assert texts(odt(tmp_path, body, deletion(*deleted))) == (accepted, original, accepted)


def test_an_odt_section_that_was_deleted_has_its_heading_again(tmp_path: Path):
    section = ('<text:h text:outline-level="1">Twee</text:h>', "<text:p>Oude tekst.</text:p>", "<text:p/>")
    body = f'<text:h text:outline-level="1">Een</text:h><text:p>{MARK}Tekst.</text:p>'
    original = read(odt(tmp_path, body, deletion(*section)), view=View.ORIGINAL)

    assert [(block.text, block.headings, block.revision.value) for block in original.blocks] == [
        ("Een", (), "ongewijzigd"),
        ("Twee", (), "ingevoegd"),
        ("Oude tekst.", ("Twee",), "ingevoegd"),
        ("Tekst.", ("Twee",), "ongewijzigd"),
    ]


def test_only_documents_with_changes_have_more_views(tmp_path: Path):
    def is_tracked(*body: str) -> bool:
        return tracked(read(docx(tmp_path, *body)))

    plain = tmp_path / "x.html"
    plain.write_text("<p>Tekst <ins>erbij</ins>.</p>")
    document = read(plain)

    assert is_tracked(p("Tekst.")) is False
    assert is_tracked(p(INS.format(r("Tekst.")))) is True
    assert is_tracked(p("Tekst."), p(DEL.format(struck("Weg.")))) is True
    assert tracked(document) is False


@needs("soffice")
def test_the_views_are_those_of_libreoffice(tmp_path: Path):
    """A deletion over paragraphs is where Word and LibreOffice write least alike."""
    path = docx(
        tmp_path,
        p("Een", style="Kop1"),
        p("Blijft.", DEL.format(struck(" Weg uit de zin."))),
        p(DEL.format(struck("Een alinea weg.")), properties=MARK_DELETED),
        p(r("Begin. "), DEL.format(struck("Tot het eind weg.")), properties=MARK_DELETED),
        p(DEL.format(struck("En het begin.")), r(" Slot.")),
        p(INS.format(r("Een kop erbij")), style="Kop1", properties=MARK_INSERTED),
        p(INS.format(r("Een alinea erbij.")), properties=MARK_INSERTED),
        p("Einde.", INS.format(r(" Echt."))),
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    word, office = ([blocks(file, view) for view in View] for file in (path, tmp_path / "x.odt"))

    assert office == word
    assert [len(view) for view in word] == [6, 6, 4]


def blocks(path: Path, view: View) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(block.kind, block.text, block.headings) for block in read(path, view=view).blocks]
