"""The check as text: verdict, findings with what to do, and a count."""

from __future__ import annotations

import pytest

from afsprakenscan.reporters import Style
from afsprakenscan.reporters.terminal_toets import check
from helpers.checks import TOETS

TEXT = """\
concepten/noord.docx  niet geslaagd  1 van 3 eisen gehaald; niet d en c1
════════════════════════════════════════════════════════════════════════════════════════════════════
  Met alle bijgehouden wijzigingen aanvaard. Zonder die wijzigingen: a volledig in plaats van
  gedeeltelijk.

3 fouten                                                                      hierdoor zakt de toets
────────────────────────────────────────────────────────────────────────────────────────────────────
  d  Nieuwe zorgen: genoemd, gevraagd gedeeltelijk
    AS-D1   Wanneer: alleen genoemd; past bij '3 Zorgen', blok 31
    AS-D2   Weg: niet gevonden; past bij '3 Zorgen', blok 30
    Waarom: Daarom d.
    Schrijf: Noem het.

  c  gevraagd: bewijs voor dit aspect
    AS-C1   Moment: niet gevonden (onderdrukking verlopen op 1 mei 2026)
    Waar: past nog nergens bij, maak er een nieuwe kop voor
    Waarom: Daarom c.
    Schrijf: Schrijf het.

3 waarschuwingen                            staat open of verandert nog; hierdoor zakt de toets niet
────────────────────────────────────────────────────────────────────────────────────────────────────
  AS-R2   a2 valt weg met de verwijdering onder '1 Gezin'
          Uitleg.
          “VT belt <b>[31m de ouders.”  § 1 Gezin, blok 4
          Waarom: Waarom.
          Schrijf: Advies.

  AS-O1   Nog niet af: 'n.t.b.'
          Uitleg.
          “Wie: n.t.b.”  blz. 2, 3 Zorgen
  AS-O1   Nog niet af: 'PM'
          Uitleg.
          “PM”  blok 32
          Waarom: Waarom.
          Schrijf: Vul in.

1 opmerking                                                   de eis is gehaald, maar kan vollediger
────────────────────────────────────────────────────────────────────────────────────────────────────
  AS-A2   Overdracht: niet gevonden; past bij '1 Gezin', blok 1

  AS-O3 onderdrukt: los stuk
  1 bevinding aanvaard met de basislijn

concepten/zuid.pdf  geslaagd  1 eis gehaald

concepten/stuk.docx  niet gelezen
  Het bestand is beschadigd. Open het en sla het op.

Let op: De onderdrukking van AS-O9 ('oud') slaat nergens meer op: haal haar weg.
3 documenten: 1 geslaagd, 1 niet gelezen en 1 niet geslaagd. 3 fouten, 3 waarschuwingen en 1
opmerking.
"""


def test_the_whole_text():
    assert check(TOETS, Style()) == TEXT


@pytest.mark.parametrize("width", [80, 140])
def test_no_line_is_too_long(width: int):
    assert max(len(line) for line in check(TOETS, Style(width=width)).splitlines()) <= width


def test_plain_ascii_and_colour():
    assert {sign for sign in check(TOETS, Style(unicode=False)) if not sign.isascii()} == {"§"}
    assert "\x1b[1;31mniet geslaagd" in check(TOETS, Style(colour=True))
