"""The comparison with gold labels as text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from afsprakenscan.model.evaluation import (
    Aandeel,
    DocumentEvaluatie,
    Evaluatie,
    FeitMeting,
    Fout,
    FoutSoort,
    Gemiddelde,
    LetterMeting,
    Meting,
    Score,
    Stem,
    Tegengehouden,
)
from afsprakenscan.reporters import Style, terminal_evaluatie
from afsprakenscan.reporters.terminal_evaluatie import parts, share

SCORE = Score(goed=8, vals=2, gemist=2)
METING = Meting(
    documenten=1,
    passages=1200,
    niet_gelezen=3,
    codes={"a1": SCORE, "g2": Score()},
    micro_letters=SCORE,
    micro_alle=SCORE,
    macro_letters=Gemiddelde(som=1.5, aantal=2),
    letters=(
        LetterMeting(
            letter="a",
            blokken=SCORE,
            macro=Gemiddelde(som=0.8, aantal=1),
            komt_terug=Aandeel(teller=1, noemer=1),
            goud=1,
            gevonden=1,
        ),
    ),
    komt_terug=Aandeel(teller=6, noemer=7),
    niveau=Aandeel(teller=30, noemer=36),
    partijen=Aandeel(teller=0, noemer=0),
    feiten=(FeitMeting(naam="kanalen", gelijk=Aandeel(teller=1, noemer=1)),),
    kernfeiten=Aandeel(teller=1, noemer=1),
    stemmen={
        Stem.HOOG: Aandeel(teller=9, noemer=10),
        Stem.GEEN: Aandeel(teller=0, noemer=0),
        Stem.BETWIJFELD: Aandeel(teller=1, noemer=5),
    },
)
FOUT = Fout(
    document="01-veldrand",
    soort=FoutSoort.GEMIST,
    code="a1",
    blok=12,
    koppen=("2 Informeren", "2.1 Ouders"),
    tekst="De ouders horen het [b]niet[/b].",
    tegengehouden=Tegengehouden(blok=12, patroon="inlichten", door="ontkenning"),
)
EVALUATIE = Evaluatie(
    totaal=METING,
    per_formaat={"docx": METING},
    per_deel={"gezien": METING},
    per_deel_en_formaat={"gezien": {"docx": METING}},
    documenten=(
        DocumentEvaluatie(
            id="01-veldrand",
            formaat="docx",
            deel="gezien",
            blokken=1300,
            passages=1200,
            niet_gelezen=(),
            codes={},
            letters={},
            niveaus=(),
            partijen=(),
            kernfeiten=(),
            stemmen={},
            fouten=(FOUT, FOUT.model_copy(update={"soort": FoutSoort.VALS, "blok": 9, "tegengehouden": None})),
        ),
    ),
)

EXPECTED = f"""
Vergelijking met de goudlabels    1 document, 1.200 passages, waarvan 3 niet gelezen
{"─" * 84}
Per blok       F1  precisie  recall  goed  vals  gemist
letters a-g  0,80      0,80    0,80     8     2       2
alle codes   0,80      0,80    0,80     8     2       2
Gemiddelde F1 van de letters: 0,75

Per document       gelijk  aandeel
a-g komt terug    6 van 7     0,86
niveau          30 van 36     0,83
beide partijen    0 van 0        –
kernfeiten        1 van 1     1,00

Per letter
{"─" * 84}
     F1  precisie  recall  gem. F1  komt terug  in goud  gevonden
a  0,80      0,80    0,80     0,80     1 van 1        1         1

Per code
{"─" * 84}
      F1  precisie  recall  goed  vals  gemist
a1  0,80      0,80    0,80     8     2       2
g2     –         –       –     0     0       0

Kernfeiten
{"─" * 84}
          gelijk  aandeel
kanalen  1 van 1     1,00

Tweede lezer                                 wat hij zei, en hoe vaak dat bewijs was
{"─" * 84}
                          bewijs  aandeel
zekerheid hoog          9 van 10     0,90
betwijfeld (telt niet)   1 van 5     0,20

Per deel
{"─" * 84}
        documenten  F1 a-g  F1 alle  komt terug     niveau  kernfeiten
gezien           1    0,80     0,80     6 van 7  30 van 36     1 van 1

Per formaat
{"─" * 84}
      documenten  F1 a-g  F1 alle  komt terug     niveau  kernfeiten
docx           1    0,80     0,80     6 van 7  30 van 36     1 van 1
"""

MISTAKES = f"""
Fouten                                                                      2 fouten
{"─" * 84}
gemist a1  01-veldrand, blok 12  2 Informeren › 2.1 Ouders
   De ouders horen het [b]niet[/b].
   tegengehouden door ontkenning: inlichten, blok 12
vals a1  01-veldrand, blok 9  2 Informeren › 2.1 Ouders
   De ouders horen het [b]niet[/b].
"""


@pytest.mark.parametrize(("mistakes", "expected"), [(False, EXPECTED), (True, EXPECTED + MISTAKES)])
def test_whole_comparison(mistakes: bool, expected: str):
    assert terminal_evaluatie.evaluation(EVALUATIE, Style(width=84), mistakes=mistakes) == expected


def test_held_out_documents_come_first():
    fewer = METING.model_copy(update={"documenten": 3})
    both = {"gezien": METING, "achtergehouden": fewer}
    formats = {"achtergehouden": {"pdf": fewer}, "gezien": {"docx": METING, "pdf": METING}}
    evaluatie = EVALUATIE.model_copy(
        update={"per_deel": both, "per_deel_en_formaat": formats, "per_formaat": {"docx": METING, "pdf": fewer}}
    )
    lines = terminal_evaluatie.evaluation(evaluatie, Style(width=84), mistakes=False).splitlines()

    titles = [line.split("  ")[0] for line, below in pairwise(lines) if below[:1] == "─"]
    parts = ["Per letter", "Per code", "Kernfeiten", "Tweede lezer"]
    held_out, seen = "Achtergehouden documenten", "Geziene documenten"
    assert [title for title in titles if title] == [held_out, *parts, seen, *parts, "Per deel", "Per formaat"]
    rows = [line.split("  ")[0] for line in lines[lines.index("Per deel") :] if "6 van 7" in line]
    assert rows == ["achtergehouden", "gezien", "docx", "pdf", "docx, gezien", "pdf, achtergehouden", "pdf, gezien"]


@pytest.mark.parametrize(
    ("teller", "noemer", "shown"),
    [
        (2, 3, ("0,67", "2 van 3")),
        (0, 0, ("–", "0 van 0")),
        (1200, 1200, ("1,00", "1.200 van 1.200")),
        (1199, 1200, ("0,99", "1.199 van 1.200")),
    ],
)
def test_shares(teller: int, noemer: int, shown: tuple[str, str]):
    found = Aandeel(teller=teller, noemer=noemer)
    assert (share(found), parts(found)) == shown
