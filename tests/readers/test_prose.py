"""Data in the form of text is told from what somebody wrote, and in doubt it is prose."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path

import pytest

from afsprakenscan.errors import UnsupportedError
from afsprakenscan.readers import read
from afsprakenscan.readers.prose import kind_of_data
from helpers.corpus import documents

TABLE, JSON, DATA = (
    "een tabel met gegevens (CSV)",
    "een bestand met gegevens (JSON)",
    "een bestand met gegevens of code, geen lopende tekst",
)
SENTENCE = "Veilig Thuis belt de ouders, het lokale team en de melder binnen vijf werkdagen; daarna volgt een brief.\n"
CHANCE = random.Random(7)  # noqa: S311


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("regio;bestand;datum\nNoord;a.pdf;2019-05\nZuid;b.pdf;\n", TABLE),
        ('code,titel,passage\na1,"Informeren, wie",' + f'"{SENTENCE}"\na2,Wanneer,"Later; zie a1"\n', TABLE),
        ("naam\trol\ttelefoon\nAn\tVT\t06\nBo\tLT\t06\n", TABLE),
        (json.dumps({"passages": [SENTENCE]}, indent=2), JSON),
        (json.dumps([[1, 2], [3, 4]]), JSON),
        ("\n".join(f"{nr} {nr * 17 % 101} {nr / 7:.3f}" for nr in range(60)), DATA),
        (base64.encodebytes(CHANCE.randbytes(900)).decode(), DATA),
        (CHANCE.randbytes(900).hex(), DATA),
    ],
)
def test_data(text: str, kind: str):
    assert kind_of_data(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        SENTENCE * 40,
        SENTENCE.replace("\n", " ") * 40,
        "1.\tVT belt de ouders.\n2.\tHet team belt VT.\n3.\tSamen bellen zij de melder.\n",
        "- VT belt de ouders;\n- VT belt het lokale team;\n- het lokale team belt de melder;\n",
        "Noord, Oost, Zuid\nVT belt, mailt, schrijft\nHet team luistert, denkt, doet\n",
        "| Wie | Wat |\n| --- | --- |\n| VT | belt |\n| team | belt |\n",
        "[1] Inleiding\n\nDit zijn afspraken.\n",
        "Bereikbaar: 0800-2000 (24/7), 030-1234567, 06-12345678.\n",
        "",
    ],
)
def test_prose(text: str):
    assert kind_of_data(text) is None


def test_no_practice_document_is_data():
    texts = ["\n".join(block.text for block in document.blocks) for _, document in documents()]
    assert {kind_of_data(text) for text in texts} == {None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_data_is_refused_whatever_its_name_and_encoding(tmp_path: Path, encoding: str):
    path = tmp_path / "lijst.txt"
    path.write_text("regio;bestand;datum\nFryslân;a.pdf;2019\nZuid;b.pdf;2020\n", encoding)
    with pytest.raises(UnsupportedError) as error:
        read(path)
    assert str(error.value) == (
        f"{path}: Dit is een tabel met gegevens (CSV); dat wordt niet gelezen. "
        "Staan er afspraken in, zet die dan in een Word-bestand (.docx) of in gewone tekst."
    )


def test_prose_under_another_name_is_read_and_says_so(tmp_path: Path):
    path = tmp_path / "afspraken.csv"
    path.write_text(SENTENCE * 3, "utf-8")
    assert [note.message for note in read(path).read_notes if note.code == "achtervoegsel"] == [
        "De naam eindigt op .csv, maar de inhoud is platte tekst of Markdown; het bestand is zo gelezen."
    ]
