"""Plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.errors import DamagedError
from afsprakenscan.model.document import Document
from afsprakenscan.readers import read


def text(tmp_path: Path, content: str | bytes) -> Document:
    path = tmp_path / "x.md"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def shown(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    "data",
    [
        "Coördinatie – één team.".encode(),
        b"\xef\xbb\xbf" + "Coördinatie – één team.".encode(),
        "Coördinatie – één team.".encode("cp1252"),
        "Coördinatie – één team.".encode("utf-16"),
    ],
    ids=["utf-8", "bom", "windows", "utf-16"],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    assert shown(text(tmp_path, data)) == [("alinea", None, "Coördinatie – één team.")]


def test_text_that_breaks_off_in_its_encoding(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        text(tmp_path, b"\xff\xfea\x00\x00\xd8")


def test_paragraphs_by_blank_lines_and_broken_words(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "VT draagt de zaak over aan het jeugd-\nen gezinsteam en informeert de ou-\r\nders.\n\nTweede.\fDerde.",
    )

    assert [block.text for block in document.blocks] == [
        "VT draagt de zaak over aan het jeugd- en gezinsteam en informeert de ouders.",
        "Tweede. Derde.",
    ]


def test_marked_headings(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "Convenant Waddenrand\n====\n\nDoel\n----\nTekst.\n### Koud ###\nTekst.\n\n4.1 Beoordeling\n\nTekst.\n\n"
        "**Veilig Thuis**\n\nTekst die langer is dan de vette regel.\n",
    )

    assert [row for row in shown(document) if row[0] != "alinea"] == [
        ("titel", None, "Convenant Waddenrand"),
        ("kop", 1, "Doel"),
        ("kop", 2, "Koud"),
        ("kop", 3, "Veilig Thuis"),
    ]


def test_numbered_lines_on_their_own_are_headings(tmp_path: Path) -> None:
    document = text(
        tmp_path, "Artikel 4 Melding\n\nVT belt.\n\n4.1 Beoordeling\n\n1 VT belt.\n\nBijlage A\n\nKORTOM\n\nx\n"
    )

    assert shown(document) == [
        ("kop", 1, "Artikel 4 Melding"),
        ("alinea", None, "VT belt."),
        ("kop", 2, "4.1 Beoordeling"),
        ("alinea", None, "1 VT belt."),
        ("kop", 1, "Bijlage A"),
        ("kop", 2, "KORTOM"),
        ("alinea", None, "x"),
    ]


def test_a_short_first_line_is_the_title(tmp_path: Path) -> None:
    assert shown(text(tmp_path, "Werkafspraken Merenland\n\nVT belt.\n")) == [
        ("titel", None, "Werkafspraken Merenland"),
        ("alinea", None, "VT belt."),
    ]


def test_lists_with_levels_and_lines_that_run_on(tmp_path: Path) -> None:
    document = text(
        tmp_path, "VT:\n\n1. belt de\n   ouders;\n   a) thuis,\n   b) op school;\n2. mailt.\n\nDaarna:\n- klaar\n"
    )

    assert [(b.text, b.level, b.label, b.lead_in) for b in document.blocks] == [
        ("VT:", None, None, None),
        ("1. belt de ouders;", 1, "1.", 1),
        ("a) thuis,", 2, "a)", 2),
        ("b) op school;", 2, "b)", 2),
        ("2. mailt.", 1, "2.", 1),
        ("Daarna:", None, None, None),
        ("klaar", 1, None, 6),
    ]


def test_tables(tmp_path: Path) -> None:
    document = text(tmp_path, "| Stap | **Wie** |\n|:--|--:|\n| 1 | VT \\| team |\nOver | *mail*\n\nTekst.")

    assert [(b.cells, b.columns) for b in document.blocks] == [
        (("Stap", "Wie"), None),
        (("1", "VT | team"), ("Stap", "Wie")),
        (("Over", "mail"), ("Stap", "Wie")),
        (None, None),
    ]


def test_marks_are_not_text(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        'Zie [het plan](http://x "t"), `VT` en __samen__; _ook_ b_kuitert_x@y.nl 2 * 3 * 4 \\*s\\*.<br>Nieuw.[^a]\n\n'
        "> Aangehaald.\n\n***\n\n```\ncode\n```\n\n<!-- intern -->\n[^a]: Een noot.\n",
    )

    assert [(b.kind.value, b.text) for b in document.blocks] == [
        ("alinea", "Zie het plan, VT en samen; ook b_kuitert_x@y.nl 2 * 3 * 4 *s*. Nieuw."),
        ("alinea", "Aangehaald."),
        ("alinea", "code"),
        ("voetnoot", "a Een noot."),
    ]
    assert [(item.reason, item.text) for item in document.skipped] == [("opmerking", "intern")]


def test_front_matter_is_properties(tmp_path: Path) -> None:
    document = text(tmp_path, '---\ntitle: "Convenant"\nDatum: 2020-01-01\n---\nTekst.\n')

    assert document.properties == {"title": "Convenant", "datum": "2020-01-01"}
    assert [block.text for block in document.blocks] == ["Tekst."]


def test_contents_lines_stay_lines(tmp_path: Path) -> None:
    document = text(tmp_path, "Doel ........ 2\nMelding ........ 3\n\nTekst.\n")

    assert [(b.text, b.role and b.role.value) for b in document.blocks] == [
        ("Doel ........ 2", "inhoudsopgave"),
        ("Melding ........ 3", "inhoudsopgave"),
        ("Tekst.", None),
    ]
