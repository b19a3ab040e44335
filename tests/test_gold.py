"""Reading folders with gold labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan import gold
from afsprakenscan.errors import AfsprakenscanError
from helpers.gold import GOLD, write_gold

CORPUS = Path(__file__).parent.parent / "corpus"


def test_labels_come_with_their_document_in_order_of_name(tmp_path: Path):
    folder = write_gold(tmp_path, "twee", "een", held_out=("twee",))
    assert gold.load(folder) == [
        gold.GoldCase(GOLD, folder / "documenten" / "een.docx", held_out=False),
        gold.GoldCase(
            GOLD.model_copy(update={"id": "twee", "document": "twee.docx"}),
            folder / "documenten" / "twee.docx",
            held_out=True,
        ),
    ]


@pytest.mark.parametrize(("folder", "documents", "held_out"), [(CORPUS, 24, 8), (CORPUS / "leer", 15, 5)])
def test_the_whole_corpus_loads(folder: Path, documents: int, held_out: int):
    cases = gold.load(folder)
    assert (len(cases), sum(case.held_out for case in cases)) == (documents, held_out)


def break_yaml(folder: Path) -> None:
    (folder / "goud" / "een.yaml").write_text("passages: [", "utf-8")


def break_content(folder: Path) -> None:
    path = folder / "goud" / "een.yaml"
    path.write_text(path.read_text("utf-8").replace("codes:", "kodes:", 1), "utf-8")


def remove_document(folder: Path) -> None:
    (folder / "documenten" / "een.docx").unlink()


def misspell_held_out(folder: Path) -> None:
    (folder / "achtergehouden.txt").write_text("eem\n", "utf-8")


def remove_labels(folder: Path) -> None:
    (folder / "goud" / "een.yaml").unlink()


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        (break_yaml, "goud/een.yaml", "Dit is geen geldige YAML."),
        (break_content, "goud/een.yaml", "Bij 'passages.0.kodes' klopt de inhoud niet: deze sleutel bestaat niet."),
        (remove_document, "documenten/een.docx", "Het document bij deze labels ontbreekt."),
        (misspell_held_out, "achtergehouden.txt", "Van deze documenten zijn er geen labels: eem."),
        (remove_labels, ".", "Hier zijn geen goudlabels gevonden."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, change, place: str, message: str):
    folder = write_gold(tmp_path, "een")
    change(folder)

    with pytest.raises(AfsprakenscanError) as caught:
        gold.load(folder)

    assert caught.value.path == str(folder / place)
    assert caught.value.message.startswith(message)
