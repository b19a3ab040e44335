"""Word documents: real styles, contents as a field, text as text, the same bytes, and programs can open them."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from afsprakenscan.model.landelijk import Onleesbaar
from afsprakenscan.model.results import Niveau
from afsprakenscan.readers import read
from afsprakenscan.reporters import Style, word
from afsprakenscan.reporters.office import NIVEAU_FILLS
from afsprakenscan.reporters.story import Bullets, Cell, Heading, Paragraph, QuoteItem, Story, Table, Tone
from afsprakenscan.reporters.word.render import render
from helpers.contrast import contrast
from helpers.hostile import EVIL, LONG_WORD, SHOWN
from helpers.programs import needs
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, REPORT, passage

STORY = Story(
    "Titel",
    (
        Bullets(("feit een", "feit twee")),
        Paragraph("Pas op.", Tone.LET_OP),
        Heading(2, "Eerste", "een"),
        Paragraph("Gewoon."),
        Paragraph("Klein.", Tone.KLEIN),
        Table("Tabelnaam", ("Eis", "Niveau"), ((Cell("a"), Cell("volledig", Niveau.VOLLEDIG)),)),
        Heading(3, "Onder", "twee"),
        QuoteItem("Citaat.", "blz. 4", ("wie: VT", "hoe: brief")),
    ),
)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def lines(document: Document) -> list[tuple[str, str]]:
    """Every paragraph outside tables and contents, with its style."""
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_every_item_has_a_style_of_its_own():
    assert lines(opened(render([STORY]))) == [
        ("Title", "Titel"),
        ("List Bullet", "feit een"),
        ("List Bullet", "feit twee"),
        ("Let op", "Let op: Pas op."),
        ("Heading 1", "Eerste"),
        ("Onder kop", "Gewoon."),
        ("Kleine letter", "Klein."),
        ("Caption", "Tabel 1. Tabelnaam"),
        ("Heading 2", "Onder"),
        ("Quote", "“Citaat.”"),
        ("Bron bij citaat", "blz. 4 · wie: VT · hoe: brief"),
    ]


def test_of_several_stories_each_is_a_chapter():
    found = lines(opened(render([STORY, STORY])))
    assert [line for line in found if line[0].startswith(("Title", "Hoofdstuk", "Heading", "Caption"))] == [
        ("Title", "Samenwerkingsafspraken"),
        ("Hoofdstuk", "Titel"),
        ("Heading 2", "Eerste"),
        ("Caption", "Tabel 1. Tabelnaam"),
        ("Heading 3", "Onder"),
        ("Hoofdstuk", "Titel"),
        ("Heading 2", "Eerste"),
        ("Caption", "Tabel 2. Tabelnaam"),
        ("Heading 3", "Onder"),
    ]


def test_a_chapter_starts_on_a_page_and_is_a_heading():
    style = opened(render([STORY])).styles["Hoofdstuk"]
    assert style.paragraph_format.page_break_before
    assert style.base_style.name == "Heading 1"


def test_long_contents_list_the_chapters_only():
    part = (Heading(2, "Deel", "deel"), Heading(3, "Onder", "onder"))

    def entries(parts: int) -> set[str]:
        (contents,) = opened(render([Story("Titel", part * parts)])).element.body.findall(qn("w:sdt"))
        return {paragraph.pPr.pStyle.val for paragraph in contents.iter(qn("w:p"))} - {"TOCHeading"}

    assert entries(20) == {"TOC1", "TOC2"}
    assert entries(21) == {"TOC1"}


def test_contents_is_a_field_with_links_to_the_headings():
    body = opened(render([STORY])).element.body
    (contents,) = body.findall(qn("w:sdt"))
    shown = [
        (paragraph.pPr.pStyle.val, "".join(text.text for text in paragraph.iter(qn("w:t"))))
        for paragraph in contents.iter(qn("w:p"))
    ]
    assert shown == [("TOCHeading", "Inhoud"), ("TOC1", "Eerste"), ("TOC2", "Onder")]
    assert [code.text for code in contents.iter(qn("w:instrText"))] == [' TOC \\o "1-2" \\h \\z \\u ']
    targets = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert [link.get(qn("w:anchor")) for link in contents.iter(qn("w:hyperlink"))] == sorted(targets)
    assert len(targets) == 2


def test_nothing_is_formatted_but_by_a_style():
    body = opened(render([STORY])).element.body
    direct = {
        etree.QName(child).localname
        for kind in ("w:rPr", "w:pPr", "w:tcPr")
        for properties in body.iter(qn(kind))
        for child in properties
    }
    assert direct == {"rStyle", "pStyle", "tcW"}


def test_page_language_and_properties():
    document = opened(render([STORY]))
    (section,) = document.sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    about = document.core_properties
    assert (about.title, about.language, about.author, about.last_modified_by, about.comments) == (
        "Titel",
        "nl-NL",
        "",
        "",
        "",
    )
    assert about.created == about.modified
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    languages = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}


def test_every_style_that_is_used_exists_and_its_text_is_legible():
    document = opened(word.report([REPORT, REPORT], Style()))
    known = {style.style_id: style.element for style in document.styles}
    used = {
        found.get(qn("w:val"))
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for found in document.element.iter(qn(kind))
    }
    assert used - set(known) == set()
    poor = {}
    for name, style in known.items():
        ink = next((found.get(qn("w:val")) for found in style.iter(qn("w:color"))), "1B2630")
        ground = next((found.get(qn("w:fill")) for found in style.iter(qn("w:shd"))), "FFFFFF")
        if contrast(ink, ground) < 4.5:
            poor[name] = (ink, ground)
    assert poor == {}


@pytest.mark.parametrize("niveau", list(Niveau))
def test_the_style_of_a_level_has_its_colours(niveau: Niveau):
    style = opened(render([STORY])).styles[f"Niveau {niveau}"].element
    fill, ink = NIVEAU_FILLS[niveau]
    assert [found.get(qn("w:fill")) for found in style.iter(qn("w:shd"))] == [fill]
    assert [found.get(qn("w:val")) for found in style.iter(qn("w:color"))] == [ink]


def hostile_files() -> dict[str, bytes]:
    proof = passage(2, EVIL, {"a1": BEWIJS}, headings=(LONG_WORD, EVIL))
    found = report(f"{EVIL}.pdf", regio=EVIL, passages=(*REPORT.passages[2:], proof, REPORT.passages[0]))
    unread = Onleesbaar(regio=EVIL, bestand=f"b\udcff{EVIL}.pdf", reden=LONG_WORD)
    overview = country(region("Evil", found), region("Veldrand")).model_copy(update={"onleesbaar": (unread,)})
    return {"een.docx": word.report([found], Style()), **word.national(overview, [], Style())}


def test_hostile_text_stays_text():
    for content in hostile_files().values():
        with zipfile.ZipFile(BytesIO(content)) as package:
            for part in package.namelist():
                etree.fromstring(package.read(part))  # well formed
    quotes = {text for style, text in lines(opened(hostile_files()["een.docx"])) if style == "Quote" and "cmd" in text}
    assert quotes == {f"“{SHOWN}”"}


def test_two_runs_give_the_same_bytes():
    assert hostile_files() == hostile_files()
    with zipfile.ZipFile(BytesIO(render([STORY]))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_our_own_reader_reads_it_back(tmp_path: Path):
    path = tmp_path / "rapport.docx"
    path.write_bytes(render([STORY]))
    blocks = read(path).blocks
    assert [block.text for block in blocks if block.text in {"Gewoon.", "a | volledig", "“Citaat.”"}] == [
        "Gewoon.",
        "a | volledig",
        "“Citaat.”",
    ]
    assert {block.columns for block in blocks if block.text == "a | volledig"} == {("Eis", "Niveau")}


@needs("soffice")
def test_libreoffice_makes_a_pdf_of_it(tmp_path: Path):
    files = hostile_files()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / name) for name in files)], check=True, capture_output=True, timeout=120)

    texts = {name: read(tmp_path / name.replace(".docx", ".pdf")) for name in files}
    assert all(document.source.pages > 3 for document in texts.values())
    words = " ".join(block.text for block in texts["landelijk.docx"].blocks)
    for heading in (
        "Uitgangspunten en visie",
        "De overdracht vergeleken",
        "Naast het beeld van 2020",
        "Verantwoording",
    ):
        assert heading in words
