"""Files made to do harm, and files broken by chance: a document or a plain error, never anything else."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from afsprakenscan.errors import AfsprakenscanError, DamagedError, ProtectedError, TooLargeError
from afsprakenscan.readers import read
from afsprakenscan.readers.base import Limits
from helpers.office import (
    NUMBERING,
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
    make_docx,
    make_odt,
    num,
    p,
    tbl,
    tc,
    tr,
    write_zip,
)

CONTENT = (
    Title("Convenant"),
    Heading("1 Melding"),
    Text("VT belt de ouders.", note="Zie de wet."),
    Listing(("een", ("twee",)), numbered=True),
    Grid((("Stap", "Wie"), ("Melding", "VT"))),
    Frame("Let op."),
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "lach"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


def with_document(path: Path, xml: str | bytes) -> Path:
    return make_docx(path, "", extra={"word/document.xml": xml})


@pytest.mark.parametrize(
    "declared",
    [LAUGHS, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x [<!ENTITY % a "x">]>'],
    ids=["lachbom", "bestand", "parameter"],
)
def test_entities_are_refused(tmp_path: Path, declared: str) -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{declared}<w:document {namespace}><w:body>{p('x')}</w:body></w:document>"

    for data in (body, b"\xff\xfe" + body.encode("utf-16-le")):
        with pytest.raises(DamagedError):
            read(with_document(tmp_path / "x.docx", data))


def test_members_that_unpack_too_large(tmp_path: Path) -> None:
    bomb = make_docx(tmp_path / "a.docx", p("x"), extra={"word/media/a.bin": "0" * 30_000_000})
    with pytest.raises(TooLargeError):
        read(bomb)
    with pytest.raises(TooLargeError):
        read(make_docx(tmp_path / "b.docx", p("x" * 5_000)), Limits(unpacked_bytes=4_000))


def test_too_many_members(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(10_001):
            package.writestr(f"word/{number}", b"")

    with pytest.raises(TooLargeError):
        read(path)


@pytest.mark.parametrize("name", ["../../x.xml", "/etc/x.xml", "word\\..\\..\\x.xml", "C:/x.xml"])
def test_names_that_point_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(DamagedError):
        read(make_docx(tmp_path / "x.docx", p("x"), extra={name: "x"}))


def test_locked_members(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "x.docx", p("x"))
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)

    with pytest.raises(ProtectedError):
        read(path)


def test_a_file_cut_short(tmp_path: Path) -> None:
    path = content_docx(tmp_path / "x.docx", CONTENT)
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(DamagedError):
        read(path)


def test_xml_that_is_not_well_formed(tmp_path: Path) -> None:
    with pytest.raises(DamagedError) as caught:
        read(with_document(tmp_path / "x.docx", "<w:document"))
    assert caught.value.message == "Het bestand is beschadigd of onvolledig (onderdeel word/document.xml)."


@pytest.mark.parametrize("depth", [50, 5_000])
def test_deep_nesting(tmp_path: Path, depth: int) -> None:
    table, control = "x", p("x")
    for _ in range(depth):
        table = tbl(tr(tc(table, p("y")), "z"))
        control = f"<w:sdt><w:sdtContent>{control}</w:sdtContent></w:sdt>"
    span = "<text:span>" * depth + "x" + "</text:span>" * depth
    paths = [
        make_docx(tmp_path / "a.docx", table),
        make_docx(tmp_path / "b.docx", control),
        make_odt(tmp_path / "c.odt", f"<text:p>{span}</text:p>"),
    ]
    page = tmp_path / "d.html"
    page.write_text("<html><body>" + "<div>" * depth + "x" + "</div>" * depth, encoding="utf-8")

    for path in [*paths, page]:
        outcome(path)


def test_text_repeated_over_rows_is_bounded(tmp_path: Path) -> None:
    long = "x " * 50_000
    rows = (
        tr(tc(long, properties='<w:vMerge w:val="restart"/>'), "a") + tr(tc("", properties="<w:vMerge/>"), "b") * 2_000
    )
    document = read(make_docx(tmp_path / "x.docx", tbl(rows)))

    assert sum(len(block.text) for block in document.blocks) < 2_500_000


def test_marks_without_end_in_text(tmp_path: Path) -> None:
    for number, text in enumerate(
        ("[" * 50_000, "*" * 50_000, "| " * 20_000, "<!--" * 20_000, "1." * 30_000, "- " * 30_000)
    ):
        path = tmp_path / f"{number}.md"
        path.write_text(f"x {text}\n\n{text}\n{text}\n", encoding="utf-8")
        outcome(path)


def test_lists_that_refer_to_themselves(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    numbering = NUMBERING + (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>'
    )
    body = p("x", style="A") + p("y", properties=num(9)) + p("z", properties=num(1, 99)) + p("q", properties=num(77))
    document = read(make_docx(tmp_path / "x.docx", body, styles=styles, numbering=numbering))

    assert [block.kind.value for block in document.blocks] == ["alinea", "lijstpunt", "lijstpunt", "alinea"]


# ---------------------------------------------------------------- chance

WRITERS = {"docx": content_docx, "odt": content_odt, "html": content_html, "md": content_markdown}


def outcome(path: Path) -> str:
    """Read a file and return what came of it; anything but a document or a plain error is a failed test."""
    try:
        document = read(path, Limits(unpacked_bytes=50_000_000))
    except AfsprakenscanError as error:
        return type(error).__name__
    assert document.source.words > 0
    return "document"


@pytest.mark.parametrize("form", list(WRITERS))
def test_random_damage_to_the_file(tmp_path: Path, form: str) -> None:
    chance = random.Random(20)  # noqa: S311 - seeded on purpose
    path = WRITERS[form](tmp_path / f"x.{form}", CONTENT)
    whole = path.read_bytes()
    found = set()
    for _ in range(150):
        path.write_bytes(damaged(whole, chance))
        found.add(outcome(path))

    assert "document" in found


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_random_damage_to_the_parts(tmp_path: Path, form: str) -> None:
    """Damage inside the zip, so that the parsers see it and not only the checksum."""
    chance = random.Random(21)  # noqa: S311 - seeded on purpose
    with zipfile.ZipFile(WRITERS[form](tmp_path / "heel", CONTENT)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    path = tmp_path / f"x.{form}"
    found = set()
    for _ in range(250):
        name = chance.choice([name for name in parts if name != "mimetype"])
        whole = parts[name]
        assert isinstance(whole, bytes)
        change = chance.choice((damaged, shuffled))
        write_zip(path, {**parts, name: change(whole, chance)})
        found.add(outcome(path))

    assert {"document", "DamagedError"} <= found


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return data with some bytes changed, cut out or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed))
        kind = chance.randrange(3)
        if kind == 0:
            changed[at] = chance.randrange(256)
        elif kind == 1:
            del changed[at : at + chance.randint(1, 20)]
        else:
            changed[at:at] = changed[at : at + chance.randint(1, 20)]
        if not changed:
            return b"x"
    return bytes(changed)


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """Return XML with some numbers and attribute values changed: well-formed, but not sensible."""
    pieces = data.split(b'"')
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(pieces))
        if at % 2:
            pieces[at] = chance.choice(
                (b"", b"-1", b"999999999", b"x", b"1e9", pieces[chance.randrange(len(pieces) // 2) * 2 - 1])
            )
    return b'"'.join(pieces)
