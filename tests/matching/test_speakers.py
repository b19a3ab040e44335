"""Whom a document means by 'je' and by 'wij'."""

import pytest

from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.nlp import tokenize
from afsprakenscan.matching.speakers import We, addressee, letter_to, sentence, we, writer_to

PARTIES = {1: "VT", 2: "LT", 4: "RAAD"}
NAMES = {"VT": 1, "wijkteam": 2, "wijkteams": 2, "Raad": 4}
TALK = "Wat jij ziet en wat je hoort, schrijf je op. Weet je het niet? Je mag het laten als je wilt."


def sentences(text):
    """Return the sentences of a text in which each line is a block."""
    found = []
    for block, line in enumerate(text.splitlines()):
        words = tokenize(line)
        spans = [Span(i, i + 1, NAMES[word]) for i, word in enumerate(words.texts) if word in NAMES]
        found += [sentence(block, words.folded, bounds, spans, PARTIES) for bounds in words.sentences]
    return found


@pytest.mark.parametrize(
    ("opening", "party"),
    [
        ("Voor iedereen die in een wijkteam werkt.", "LT"),
        ("Je werkt in een wijkteam en krijgt bericht van VT.", "LT"),
        ("Voor medewerkers van VT. Dan belt jouw VT het wijkteam.", "VT"),
        ("Met 'jij' bedoelen we de medewerker van het wijkteam.", "LT"),
        ("'Jullie', dat zijn de mensen van VT. Het wijkteam zijn wij.", "VT"),
        ("Met 'je' en 'jij' bedoelen we jou als medewerker van het wijkteam.", "LT"),
        ("Je weet dat VT er is.", ""),
        ("Kent jouw wijkteam het gezin? Dan belt VT je. VT vraagt je hoe het gaat. Je hoort het van VT.", "LT"),
        ("VT belt je. VT vraagt je iets. VT schrijft je.", "LT"),
        ("Voor medewerkers van VT en van de wijkteams.", ""),
        ("Voor medewerkers van VT en van de wijkteams. VT belt je. VT vraagt je iets. VT schrijft je.", ""),
        ("Voor medewerkers van het wijkteam bij hun werk met VT.", "LT"),
        ("Komt een medewerker van VT langs, dan is het of je iemand kent.", ""),
        ("Je bent van VT of van het wijkteam.", ""),
        ("VT belt je.", ""),
        ("De Raad belt je. De Raad vraagt je iets. De Raad schrijft je.", ""),
        ("", ""),
    ],
)
def test_you(opening, party):
    assert addressee(sentences(f"{opening}\n{TALK}")) == party


def test_a_document_that_says_je_once_speaks_to_nobody():
    assert addressee(sentences("Voor medewerkers van VT. Weet je het niet? Bel.")) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Met 'wij' bedoelen we in deze bijlage de medewerkers van VT.", We("VT", 0)),
        ("Met 'we' en 'ons' bedoelen we de wijkteams.", We("LT", 0)),
        ("Vooraf.\nWij, de medewerkers van VT, schreven dit voor het wijkteam.", We("VT", 1)),
        ("Wij van het wijkteam kennen het dorp.", We("LT", 0)),
        ("Wij als wijkteam kennen VT.", We("LT", 0)),
        ("Ons wijkteam belt.\nHet gezin kent ons wijkteam.", We("LT", 0)),
        ("VT Noord (hierna: wij) belt het wijkteam.", We("VT", 0)),
        ("Waar in dit stuk 'wij' staat, lees je: het wijkteam.", We("LT", 0)),
        ("'We' staat voor de mensen van VT.", We("VT", 0)),
        ("Met 'wij' bedoel ik VT, met 'uw mensen' het wijkteam.", We("VT", 0)),
        ("Wij (VT) bellen het wijkteam.", We("VT", 0)),
        ("Wij staan voor VT klaar.", None),
        ("Ons wijkteam belt.", None),
        ("Met 'wij' bedoelen we VT en de wijkteams.", None),
        ("Wij, VT en de wijkteams, schreven dit.", None),
        ("Wij, de medewerkers van VT en de elf ploegen, schreven dit.", None),
        ("Wij van VT bellen.\nWij van het wijkteam ook.", None),
        ("Wij spreken af dat VT belt.", None),
        ("VT belt het wijkteam.", None),
    ],
)
def test_we(text, expected):
    assert we(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "party", "writer"),
    [
        ("Beste collega's van de wijkteams,\nWij bellen u.", "LT", We("VT", 0)),
        ("Geachte medewerkers van VT,\nWij bellen u.", "VT", We("LT", 0)),
        ("Beste mensen van VT en de wijkteams,\nWij bellen.", "", None),
        ("Geachte Raad,\nWij bellen u.", "", None),
        ("Uw wijkteams en uw mensen bellen ons.\nVT vraagt uw teamleider wat.", "LT", We("VT", 0)),
        ("Uw mensen en uw teamleider bellen.\nUw VT en uw wijkteam ook.", "", None),
        ("Uw wijkteam belt u.\nUw wijkteam komt langs.", "", None),
        ("Het beste wijkteam belt.", "", None),
        ("Wij bellen u.", "", None),
    ],
)
def test_a_letter(text, party, writer):
    assert letter_to(sentences(text)) == party
    assert writer_to(party) == writer
