"""Cutting into words: the same words as spaCy makes, also where signs pile up."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from afsprakenscan.matching.cutting import ABBREVIATIONS, Cutter
from afsprakenscan.matching.spacy_dutch import rules
from helpers.ruleset import small_ruleset
from helpers.spacy_words import tokenizer

CORPUS = Path(__file__).parents[2] / "corpus"
SIGNS = (*"()[]{}.,;:!?/-–—'\"“”‘’&+%€$…@#*=<>|", "..", "...")
ODD = ("www.site.nl", "info@vt.nl", "http://a.nl/b?c=d", "10.2", "3e", "5km", "€5", "10%", "RvdK.", "A.B.", "H.", "VT")


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(rules(), ABBREVIATIONS)


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        ("(o.b.v.)", ["(", "o.b.v.", ")"]),
        ("team/p/a", ["team", "/", "p/a"]),
        ("p/a", ["p/a"]),
        ("team.Het", ["team", ".", "Het"]),
        ("(wijk)teams,", ["(", "wijk", ")", "teams", ","]),
        ("www.site.nl", ["www.site.nl"]),
        ("", []),
    ],
)
def test_words(cutter: Cutter, piece: str, words: list[str]):
    assert list(cutter.cut(piece)) == words


def test_the_words_are_those_of_spacy(cutter: Cutter):
    texts = [
        passage["tekst"]
        for path in sorted(CORPUS.glob("**/goud/*.yaml"))
        for passage in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["passages"]
    ]
    pieces = sorted({piece for text in texts for piece in text.split()})
    chance = random.Random(7)  # noqa: S311 - for the same pieces every time
    joined = []
    for _ in range(5_000):
        parts = [chance.choice((chance.choice(pieces), *ODD, chance.choice(ABBREVIATIONS))) for _ in range(2)]
        joined.append("".join(part + chance.choice(("", *SIGNS)) for part in parts))
    assert len(pieces) > 5_000
    for piece in (*pieces, *joined):
        assert list(cutter.cut(piece)) == [token.text for token in tokenizer()(piece)]


def test_only_the_expressions_of_spacy_are_loaded(tmp_path: Path):
    small_ruleset(tmp_path)
    code = f"""
import sys
from pathlib import Path
from afsprakenscan.matching import Engine
from afsprakenscan.ruleset import load
engine = Engine(load(Path({str(tmp_path)!r})))
print(sorted(engine.qualifiers("Daarover zijn geen afspraken.")), "spacy" in sys.modules, "numpy" in sys.modules)
import spacy
print(spacy.blank("nl").lang, spacy.symbols.ORTH, callable(spacy.info))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['ontkenning'] False False\nnl 65 True\n"


def test_when_the_expressions_need_the_rest_of_spacy_it_is_loaded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "_expressions_of_spacy.lang.nl.punctuation", None)
    assert list(Cutter(rules(), ABBREVIATIONS).cut("(RvdK.),")) == ["(", "RvdK", ".", ")", ","]
