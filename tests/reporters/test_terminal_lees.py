"""What was read, as text."""

from __future__ import annotations

from afsprakenscan.reporters import Style, terminal_lees
from helpers.reports import DOCUMENT

EXPECTED = """\
veldrand.pdf
Gelezen        PDF, 12 bladzijden, 4.213 woorden
Blokken        titel 1, kop 1, alinea 2, tabelrij 1
Telt niet mee  begrippen 1
Let op         Bladzijde 3 heeft twee kolommen; controleer de volgorde.

1  titel      blz. 1    Afspraken Veldrand

2  kop        blz. 1    1 Visie
3  alinea     blz. 1    Partijen vullen elkaar aan.
4  tabelrij   blz. 2    [wijziging: ingevoegd] [kolommen: Stap | Wie] Melding |
                        VT
5  alinea     blz. 2    [telt niet: begrippen] LT: lokaal team

Overgeslagen                                                              1 stuk
────────────────────────────────────────────────────────────────────────────────
koptekst (blz. 2): Concept – niet verspreiden

Doorgehaald in de wijzigingen                                             1 stuk
────────────────────────────────────────────────────────────────────────────────
verwijderd: Dit vervalt.
"""


def test_whole_reading_at_eighty_columns():
    assert terminal_lees.reading(DOCUMENT, Style(width=80)) == EXPECTED


def test_without_pages_the_number_is_the_place():
    blocks = tuple(block.model_copy(update={"page": None, "paragraph": block.nr}) for block in DOCUMENT.blocks)
    moved = blocks[2].model_copy(update={"certainty": 87})
    document = DOCUMENT.model_copy(update={"blocks": (*blocks[:2], moved, *blocks[3:])})

    lines = terminal_lees.reading(document, Style(width=100)).splitlines()

    assert "1  titel      Afspraken Veldrand" in lines
    assert "3  alinea     [herkend van een plaatje, 87% zeker] Partijen vullen elkaar aan." in lines


def test_a_heading_shows_what_it_stands_under():
    under = DOCUMENT.blocks[1].model_copy(update={"nr": 6, "text": "1.1 Doel", "headings": ("1 Visie",), "level": 2})
    document = DOCUMENT.model_copy(update={"blocks": (*DOCUMENT.blocks, under)})
    assert "6  kop        blz. 1    1 Visie › 1.1 Doel" in terminal_lees.reading(document, Style(width=80)).splitlines()


BARE = """\
Let op: Bladzijde 3 heeft twee kolommen; controleer de volgorde.
Afspraken Veldrand

# 1 Visie
Partijen vullen elkaar aan.
Melding | VT
LT: lokaal team

[overgeslagen: koptekst] Concept – niet verspreiden

[doorgehaald: verwijderd] Dit vervalt.
"""


def test_bare_text_has_nothing_that_shifts():
    assert terminal_lees.reading(DOCUMENT, Style(bare=True)) == BARE
    moved = tuple(block.model_copy(update={"nr": block.nr + 1, "page": 9}) for block in DOCUMENT.blocks)
    assert terminal_lees.reading(DOCUMENT.model_copy(update={"blocks": moved}), Style(bare=True)) == BARE
