"""Tokens and sentences."""

from pathlib import Path

import pytest
import yaml

from afsprakenscan.matching.nlp import tokenize
from helpers.spacy_words import tokenizer

CORPUS = Path(__file__).parents[2] / "corpus"


def sentences(text):
    tokens = tokenize(text)
    return [" ".join(tokens.texts[first:last]) for first, last in tokens.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VT belt. Het team ook.", ["VT belt .", "Het team ook ."]),
        ("Lukt dat niet? Dan bellen!", ["Lukt dat niet ?", "Dan bellen !"]),
        ("2. De tweede stap.", ["2 . De tweede stap ."]),
        ("a. Het eerste punt.", ["a . Het eerste punt ."]),
        (
            "Dit gebeurt o.b.v. de beoordeling en i.o.m. het gezin.",
            ["Dit gebeurt o.b.v. de beoordeling en i.o.m. het gezin ."],
        ),
        ("Zie art. 4 (bijv. lid 2). Einde.", ["Zie art. 4 ( bijv. lid 2 ) .", "Einde ."]),
        ("Hij zei: 'Stop.' Daarna ging hij.", ["Hij zei : ' Stop . '", "Daarna ging hij ."]),
        ("VT belt de RvdK. Die antwoordt.", ["VT belt de RvdK .", "Die antwoordt ."]),
        ("zonder punt", ["zonder punt"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lokale (wijk)teams", ["lokale", "(", "wijk", ")", "teams"]),
        ("VT/GI", ["VT", "/", "GI"]),
        ("3/12 mnd", ["3", "/", "12", "mnd"]),
        ("jeugd- en gezinsteam", ["jeugd-", "en", "gezinsteam"]),
        ("VT-medewerker", ["VT-medewerker"]),
        ("V&V", ["V&V"]),
        ("24/7 a.s. maandag", ["24", "/", "7", "a.s.", "maandag"]),
    ],
)
def test_tokens(text, expected):
    assert list(tokenize(text).texts) == expected


def test_starts_point_into_the_text():
    text = "VT  informeert (snel)."
    tokens = tokenize(text)
    assert [text[s : s + len(t)] for s, t in zip(tokens.starts, tokens.texts, strict=True)] == list(tokens.texts)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("**/goud/*.yaml")), ids=lambda path: path.stem)
def test_words_are_those_of_spacy_on_the_whole_text(path):
    for passage in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["passages"]:
        text = f"({passage['tekst']}) p / a; d. w.z.\u00a0'{passage['tekst']}'"
        kept = [(token.text, token.idx) for token in tokenizer()(text) if not token.text.isspace()]
        found = tokenize(text)
        assert list(zip(found.texts, found.starts, strict=True)) == kept
