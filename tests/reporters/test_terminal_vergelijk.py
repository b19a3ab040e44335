"""The comparison of two versions as text."""

from __future__ import annotations

from afsprakenscan.reporters import Style
from afsprakenscan.reporters.terminal_vergelijk import comparison
from helpers.checks import VERGELIJKING

TEXT = f"""\
oud.docx → nieuw.pdf
Verloren: c1; d van gedeeltelijk naar ontbreekt.

a  Criterium a  gedeeltelijk → volledig
   gebleven a1  Aspect a1  vastgelegd
   erbij    a2  Aspect a2
            nieuw  “VT vertelt van de overdracht.”  blz. 3, 2 Over
   nergens  a5  (Aspect a5)

c  Criterium c  genoemd
   zwakker  c1  Aspect c1

d  Criterium d  gedeeltelijk → ontbreekt
   weg      d1  Aspect d1
            oud    “VT belt de ouders.”  § 1 Gezin, blok 4

Andere onderwerpen waarin iets veranderde
{"─" * 100}

n1  Criterium n1  ontbreekt → volledig
   erbij    n1  Aspect n1
            nieuw  “VT belt de ouders.”  § 1 Gezin, blok 4

Kernfeiten die veranderden
{"─" * 100}
Wijze: koud → telefoon, brief
"""


def test_the_whole_text():
    assert comparison(VERGELIJKING, Style()) == TEXT


def test_nothing_lost():
    assert "Niets van wat vereist is, ging verloren." in comparison(
        VERGELIJKING.model_copy(update={"verloren": ()}), Style()
    )


def test_plain_ascii():
    assert {sign for sign in comparison(VERGELIJKING, Style(unicode=False)) if not sign.isascii()} == {"§"}
