"""Numbers in front of paragraphs and headings, as Word shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.model.document import Document
from helpers.office import DEL, MARK_DELETED, NUMBERING, STYLES, num, p, struck, word


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
