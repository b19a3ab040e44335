"""Annotations for GitHub Actions: one command a line, whatever the text holds."""

from __future__ import annotations

import re

import pytest

from afsprakenscan.model.toets import Ernst, ToetsResultaat
from afsprakenscan.reporters import Style, github_
from helpers.checks import TOETS, VERGELIJKING, finding, place
from helpers.hostile import EVIL

TEXT = """\
::error file=concepten/noord.docx,title=AS-D1 Wanneer%3A alleen genoemd::Uitleg.%0APast bij: § 3 Zorgen, blok 31.%0AWaarom: Daarom d.%0ASchrijf: Noem het.
::error file=concepten/noord.docx,title=AS-D2 Weg%3A niet gevonden::Uitleg.%0APast bij: “3 Zorgen”, blok 30.%0AWaarom: Daarom d.%0ASchrijf: Noem het.
::error file=concepten/noord.docx,title=AS-C1 Moment%3A niet gevonden (onderdrukking verlopen op 1 mei 2026)::Uitleg.%0APast nergens bij: maak er een nieuwe kop voor.%0AWaarom: Daarom c.%0ASchrijf: Schrijf het.
::warning file=concepten/noord.docx,title=AS-R2 a2 valt weg met de verwijdering onder '1 Gezin'::Uitleg.%0AWaar: § 1 Gezin, blok 4: “VT belt <b>[31m de ouders.”%0AWaarom: Waarom.%0ASchrijf: Advies.
::warning file=concepten/noord.docx,title=AS-O1 Nog niet af%3A 'n.t.b.'::Uitleg.%0AWaar: blz. 2, 3 Zorgen: “Wie: n.t.b.”%0AWaarom: Waarom.%0ASchrijf: Vul in.
::warning file=concepten/noord.docx,title=AS-O1 Nog niet af%3A 'PM'::Uitleg.%0AWaar: blok 32: “PM”%0AWaarom: Waarom.%0ASchrijf: Vul in.
::notice file=concepten/noord.docx,title=AS-A2 Overdracht%3A niet gevonden::Uitleg.%0APast bij: “1 Gezin”, blok 1.%0AWaarom: Waarom.%0ASchrijf: Advies.
::error file=concepten/stuk.docx,title=Niet gelezen::Het bestand is beschadigd. Open het en sla het op.
::notice title=afsprakenscan::De onderdrukking van AS-O9 ('oud') slaat nergens meer op: haal haar weg.
"""  # noqa: E501  an annotation is one line
COMMAND = re.compile(r"::(?:error|warning|notice) file=([^,:\r\n]*),title=([^,:\r\n]*)::([^\r\n]*)\n")


def test_the_whole_text():
    assert github_.check(TOETS, Style()) == TEXT


@pytest.mark.parametrize(
    ("bestand", "expected"),
    [
        ("a,b:c.docx", "a%2Cb%3Ac.docx"),
        ("100%25.docx", "100%2525.docx"),
        ("a\n::error::b.docx", "a%0A%3A%3Aerror%3A%3Ab.docx"),
        ("a\rb.docx", "a%0Db.docx"),
    ],
)
def test_names_of_files_are_escaped(bestand: str, expected: str):
    broken = ToetsResultaat(bestand=bestand, fout="50% stuk,\r\n::stop-commands::x")
    text = github_.check(TOETS.model_copy(update={"resultaten": (broken,), "opmerkingen": ()}), Style())
    assert text == f"::error file={expected},title=Niet gelezen::50%25 stuk, ::stop-commands::x\n"


def test_hostile_text_stays_in_its_place():
    evil = f"{EVIL}\n::error file=x::y, z: %0A"
    found = finding(
        "AS-O1", Ernst.FOUT, evil, uitleg=evil, waarom=evil, advies=evil, plaats=place(1, evil, evil), onderdrukt=None
    )
    result = ToetsResultaat(bestand=f"map/{evil}", findings=(found,))
    text = github_.check(TOETS.model_copy(update={"resultaten": (result,), "opmerkingen": ()}), Style())

    match = COMMAND.fullmatch(text)
    assert match is not None
    assert match[3].count("%0A") == 3
    assert "%250A" in match[2]
    assert "\x1b" not in text


def test_what_got_lost_between_versions():
    lines = github_.comparison(VERGELIJKING, Style()).splitlines()
    assert [line.partition("::Was")[0].partition("::In")[0] for line in lines] == [
        "::error file=nieuw.pdf,title=AS-V1 c1 Aspect c1%3A alleen nog genoemd",
        "::error file=nieuw.pdf,title=AS-V1 Criterium d%3A eis d is niet meer gehaald",
        "::warning file=nieuw.pdf,title=AS-V2 d1 Aspect d1%3A niet meer gevonden",
        "::notice file=nieuw.pdf,title=AS-V3 Wijze%3A gewijzigd",
    ]
