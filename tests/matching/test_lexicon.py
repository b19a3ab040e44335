"""Finding phrases: by example, and held against spaCy's Matcher on the corpus."""

from pathlib import Path

import pytest
import yaml
from spacy.matcher import Matcher
from spacy.tokens import Doc

from afsprakenscan.matching.compiled import CompiledRuleset
from afsprakenscan.matching.lexicon import Lexicon, spacy_patterns
from afsprakenscan.matching.logic import bits_of
from afsprakenscan.matching.nlp import tokenize
from afsprakenscan.matching.tables import make_tables
from afsprakenscan.notation import Gap, Verbs, parse_phrase
from afsprakenscan.ruleset import load
from afsprakenscan.text import fold
from helpers.spacy_words import tokenizer

VERBS = Verbs({"dragen": "draag draagt droeg gedragen"})
CORPUS = Path(__file__).parents[2] / "corpus"
LEAST, MOST, STEP, WIDEST = 6, 26, 20, 15


def found(entry, text):
    lexicon = Lexicon(make_tables((0, phrase) for phrase in parse_phrase(entry, VERBS)))
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
        ("a*wijk*s", "alle anderwijkteams aswijk", ["anderwijkteams"]),
        ("*a*wijk*", "wijkagent plaatswijkagent", ["plaatswijkagent"]),
        ("*ij*", "de wijk", ["wijk"]),
        ("*GI-*", "de VT-GI-lijn en de vt-gi-lijn", ["VT-GI-lijn"]),
        ("o*t", "overdracht en oordeel", ["overdracht"]),
        ("a*b*c", "abc axbxc acb", ["abc", "axbxc"]),
        ("ab*ba", "aba abba", ["abba"]),
        ("VT", "VT belt vt en Vt.", ["VT"]),
        ("VT*", "VTO en vto", ["VTO"]),
        ("vt*", "VTO en vto", ["VTO", "vto"]),
        ("* dagen", "vijf dagen", ["vijf dagen"]),
        ("**dag", "vandaag een werkdag", ["werkdag"]),
        ("VT-*", "de VT-medewerker en vt-medewerker", ["VT-medewerker"]),
        ("op|in de hoogte", "op de hoogte, in de hoogte", ["op de hoogte", "in de hoogte"]),
        ("laat ..2 weten", "laat het team weten; laat dat het team nu weten", ["laat het team weten"]),
        ("laat ..2 weten", "weten laat VT", []),
        ("laat ..2 weten", "VT laat. Weten doet zij.", []),
        ("laat ..2 team ..2 weten", "laat het team snel weten", ["laat het team snel weten"]),
        ("laat ..2 team ..2 weten", "laat het team, dat team, nu eens snel weten", []),
        ("a ..3 b ..1 c", "a b x x b c", ["a b x x b c"]),
        ("na # maanden", "na 3 maanden en na drie maanden", ["na 3 maanden", "na drie maanden"]),
        ("<over+dragen>", "VT draagt de zaak snel over.", ["draagt de zaak snel over"]),
        ("<over+dragen>", "om over te dragen wat is overgedragen", ["over te dragen", "overgedragen"]),
        ("cliënt", "de client en de cliënt", ["client", "cliënt"]),
    ],
)
def test_found(entry, text, expected):
    assert found(entry, text) == expected


def corpus_sentences():
    """Give some sentences of each document; Matcher needs an hour for all, and minutes for one of 60 words."""
    for folder in (CORPUS / "goud", CORPUS / "leer" / "goud"):
        for path in sorted(folder.glob("*.yaml")):
            gold = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
            tokens = [tokenize(passage["tekst"]) for passage in gold["passages"]]
            sentences = [words.texts[first:last] for words in tokens for first, last in words.sentences]
            yield pytest.param([s for s in sentences if LEAST < len(s) < MOST][::STEP], id=path.stem)


class Oracle:
    """spaCy's Matcher over the phrases whose words all stand in the sentence: the others cannot match."""

    def __init__(self, phrases):
        self._vocab = tokenizer().vocab
        self._by_word = {}
        self.left_out = set()
        for concept, phrase in phrases:
            if sum(part.most for part in phrase if isinstance(part, Gap)) > WIDEST:
                self.left_out.add(concept)  # Matcher's time doubles with every token of a gap
                continue
            for pattern in spacy_patterns(phrase):
                literal = [words for token in pattern if (words := _words(token))]
                for word in min(literal, key=len, default=[None]):
                    self._by_word.setdefault(word, []).append((concept, pattern, literal))

    def hits(self, sentence):
        """Return (concept, first token) of everything Matcher finds."""
        doc = Doc(self._vocab, words=list(sentence))
        for token in doc:
            token.norm_ = fold(token.text)
        present = {("NORM", token.norm_) for token in doc} | {("ORTH", token.text) for token in doc}
        matcher = Matcher(self._vocab, validate=False)
        patterns = {}
        for word in (*present, None):
            for concept, pattern, literal in self._by_word.get(word, ()):
                if all(words & present for words in literal):
                    patterns.setdefault(str(concept), []).append(pattern)
        for concept, alternatives in patterns.items():
            matcher.add(concept, alternatives)
        return {(int(self._vocab.strings[key]), start) for key, start, _ in matcher(doc)}


def _words(token):
    """Return the literal words a token may be; empty for a gap or a regex."""
    for attribute in ("NORM", "ORTH"):
        if "IN" in token.get(attribute, {}):
            return {(attribute, word) for word in token[attribute]["IN"]}
    return set()


@pytest.fixture(scope="module")
def rules():
    return CompiledRuleset(load())


@pytest.fixture(scope="module")
def oracle(rules):
    return Oracle(tuple(rules.phrases()))


@pytest.mark.parametrize("sentences", list(corpus_sentences()))
def test_same_hits_as_the_spacy_matcher(rules, oracle, sentences):
    for sentence in sentences:
        spans = rules.lexicon.scan(sentence, (0, len(sentence)))
        found = {(bit.bit_length() - 1, span.start) for span in spans for bit in bits_of(span.concepts)}
        expected = oracle.hits(sentence)
        assert {hit for hit in found if hit[0] not in oracle.left_out} == {
            hit for hit in expected if hit[0] not in oracle.left_out
        }
        assert expected <= found
