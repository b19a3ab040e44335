"""Bookkeeping that all formats share: a text too long for one block becomes several, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from afsprakenscan.model.document import BlockKind
from afsprakenscan.readers import read
from afsprakenscan.readers.builder import BlockBuilder

SENTENCES = " ".join(f"In stap {nr} belt Veilig Thuis, bijv. met dr. Oost, het hele team." for nr in range(99))


def pieces(text: str) -> list[str]:
    builder = BlockBuilder(paged=False)
    builder.paragraph(text)
    assert builder.divided == (len(builder.blocks) > 1)
    assert [block.paragraph for block in builder.blocks] == list(range(1, len(builder.blocks) + 1))
    return [block.text for block in builder.blocks]


def test_a_paragraph_of_pages_is_divided_between_sentences():
    divided = pieces(SENTENCES)
    assert " ".join(divided) == SENTENCES
    assert [len(piece) // 1000 for piece in divided] == [1] * (len(divided) - 1) + [len(divided[-1]) // 1000]
    assert {piece[:8] for piece in divided} == {"In stap "}


def test_an_ordinary_paragraph_is_not():
    assert pieces(SENTENCES[:5000]) == [SENTENCES[:5000]]


def test_without_sentences_it_is_divided_between_words_and_without_words_anywhere():
    words, signs = "woord " * 2000, "x" * 9000
    assert " ".join(pieces(words)) == words.strip()
    assert [len(piece) for piece in pieces(signs)] == [4000, 4000, 1000]


def test_an_item_keeps_its_place_in_the_list():
    builder = BlockBuilder(paged=False)
    builder.paragraph("De stappen:")
    builder.list_item("1. " + SENTENCES, label="1.")
    builder.list_item("kort", level=2)
    kinds = {(block.kind, block.level, block.lead_in) for block in builder.blocks[1:-1]}
    assert kinds == {(BlockKind.LIJSTPUNT, 1, 1)}
    assert [block.label for block in builder.blocks[1:-1]] == ["1.", *[None] * (len(builder.blocks) - 3)]
    assert builder.blocks[-1].lead_in == builder.blocks[-2].nr


def test_the_reading_report_says_so(tmp_path: Path):
    path = tmp_path / "afspraken.txt"
    path.write_text(f"# Afspraken\n\n{SENTENCES}\n\nKort.\n\n{SENTENCES}\n", "utf-8")
    notes = [note.message for note in read(path).read_notes if note.code == "geknipt"]
    assert notes == ["Te lang voor één alinea, en daarom na het einde van een zin geknipt: 2 alinea's."]
