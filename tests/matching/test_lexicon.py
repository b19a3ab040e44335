"""Finding phrases: by example, and held against spaCy's Matcher on the corpus."""

from pathlib import Path

import pytest
import yaml
from spacy.matcher import Matcher
from spacy.tokens import Doc

from afsprakenscan.matching.compiled import CompiledRuleset
from afsprakenscan.matching.lexicon import Lexicon, spacy_patterns
from afsprakenscan.matching.nlp import tokenize, tokenizer
from afsprakenscan.notation import Verbs, parse_phrase
from afsprakenscan.ruleset import load
from afsprakenscan.text import fold

VERBS = Verbs({"dragen": "draag draagt droeg gedragen"})
CORPUS = Path(__file__).parents[2] / "corpus"


def found(entry, text):
    lexicon = Lexicon((0, phrase) for phrase in parse_phrase(entry, VERBS))
    words = tokenize(text)
    spans = [span for bounds in words.sentences for span in lexicon.scan(words.texts, bounds)]
    return [" ".join(words.texts[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("overdracht", "Na de Overdracht en de overdrachten.", ["Overdracht"]),
        ("wijkteam*", "het wijkteam, de wijkteams en het sociaal-wijkteam", ["wijkteam", "wijkteams"]),
        ("*team", "wijkteam en teamleider", ["wijkteam"]),
        ("*wijk*", "de sociale wijkteams", ["wijkteams"]),
        ("o*t", "overdracht en oordeel", ["overdracht"]),
        ("VT", "VT belt vt en Vt.", ["VT"]),
        ("VT-*", "de VT-medewerker en vt-medewerker", ["VT-medewerker"]),
        ("op|in de hoogte", "op de hoogte, in de hoogte", ["op de hoogte", "in de hoogte"]),
        ("laat ..2 weten", "laat het team weten; laat dat het team nu weten", ["laat het team weten"]),
        ("laat ..2 weten", "VT laat. Weten doet zij.", []),
        ("na # maanden", "na 3 maanden en na drie maanden", ["na 3 maanden", "na drie maanden"]),
        ("<over+dragen>", "VT draagt de zaak snel over.", ["draagt de zaak snel over"]),
        ("<over+dragen>", "om over te dragen wat is overgedragen", ["over te dragen", "overgedragen"]),
        ("cliënt", "de client en de cliënt", ["client", "cliënt"]),
    ],
)
def test_found(entry, text, expected):
    assert found(entry, text) == expected


def corpus_texts():
    for folder in (CORPUS / "goud", CORPUS / "leer" / "goud"):
        for path in sorted(folder.glob("*.yaml")):
            gold = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
            yield pytest.param([passage["tekst"] for passage in gold["passages"]], id=path.stem)


@pytest.fixture(scope="module")
def rules():
    return CompiledRuleset(load())


@pytest.mark.parametrize("texts", corpus_texts())
def test_same_hits_as_the_spacy_matcher(rules, texts):
    """Every (concept, first word) that Matcher finds, and no other; phrases whose words do not occur are left out."""
    tokens = [tokenize(text) for text in texts]
    occurring = {word for words in tokens for word in words.texts}
    folded = {fold(word) for word in occurring}
    patterns = {}
    for number, phrase in rules.lexicon.phrases:
        for pattern in spacy_patterns(phrase):
            if all(_can_occur(token, occurring, folded) for token in pattern):
                patterns.setdefault(number, []).append(pattern)
    vocab = tokenizer().vocab
    matcher = Matcher(vocab)
    for number, alternatives in patterns.items():
        matcher.add(str(number), alternatives)
    for words in tokens:
        for first, last in words.sentences:
            doc = Doc(vocab, words=list(words.texts[first:last]))
            for token in doc:
                token.norm_ = fold(token.text)
            expected = {(int(vocab.strings[key]), first + start) for key, start, _ in matcher(doc)}
            assert {(s.concept, s.start) for s in rules.lexicon.scan(words.texts, (first, last))} == expected


def _can_occur(token, occurring, folded):
    """Tell whether some word of the document could fit; a token with a regex is always kept."""
    wanted = token.get("NORM", token.get("ORTH"))
    if not wanted or "REGEX" in wanted:
        return True
    return bool(set(wanted["IN"]) & (folded if "NORM" in token else occurring))
