"""The report as text: what stands in it, and that nothing in a document can act as markup."""

from __future__ import annotations

import re

import pytest

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import Style, region_reporter, terminal, view
from helpers.reports import BEWIJS, PASSAGES, REPORT, SOURCE, aspect, criterium, passage

EXPECTED = """\
════════════════════════════════════════════════════════════════════════════════
Veldrand  veldrand.pdf
════════════════════════════════════════════════════════════════════════════════
Datum          maart 2020
Status         definitief, versie 1.2
Gelezen        PDF, 12 bladzijden, 4.213 woorden, 110 blokken
Telt niet mee  inhoudsopgave 8, koptekst 11, doorgehaalde tekst 2
Let op         Bladzijde 3 heeft twee kolommen; controleer de volgorde.

De zeven eisen uit het kwaliteitskader
1 volledig, 1 gedeeltelijk, 1 genoemd, 1 ontbreekt
────────────────────────────────────────────────────────────────────────────────
✓ vastgelegd  ~ alleen genoemd  – niet gevonden  ( ) telt niet voor het niveau

a   ● volledig      Informeren van direct betrokkenen
    ✓ melding   ✓ overdracht   ✓ wie   ✓ wanneer   ~ (wijze)   – (kind)
    “Het lokale team licht de ouders binnen vijf werkdagen na de overdracht in
    een gesprek in over de melding.”
      blz. 4, 2.1 Ouders · wie: lokaal team · wanneer: binnen vijf werkdagen ·
      hoe: gesprek
    “Bij het overdrachtsgesprek zijn de ouders aanwezig, tenzij dat de
    veiligheid schaadt.”
      blz. 5, 3 Overdracht · wie: Veilig Thuis

e   ◐ genoemd       Methodes en instrumenten
    ~ genoemd   – taal
    “Over methodes volgt nog een bijlage.”
      blz. 8, 7 Methodes · alleen genoemd

f   ◕ gedeeltelijk  Opschaling bij verschil van inzicht
    ✓ aanleiding   – stappen
    “De dragers [red]opschalen[/red] bij verschil van inzicht.”
      blz. 9, 3 Overdracht

g   ○ ontbreekt     Samen leren van casuïstiek
    – casuïstiek   – vorm

Stappen van Veilig Thuis                                 1 volledig, 1 ontbreekt
────────────────────────────────────────────────────────────────────────────────
p3  ● volledig      Directe overdracht            blz. 5, 3 Overdracht
p7  ○ ontbreekt     Raad

Visie                                                                 1 volledig
────────────────────────────────────────────────────────────────────────────────
v1  ● volledig      Uitgangspunten                blz. 1, 1 Visie

Kernfeiten
────────────────────────────────────────────────────────────────────────────────
Wie inlicht als er al hulp is  lokaal team  blz. 4, 2.1 Ouders
Kanalen                        telefoon, beveiligde mail  blz. 5, 3 Overdracht
Monitoring na (maanden)        3, 12
Casusevaluatie                 onbekend

Spreekt zichzelf tegen
────────────────────────────────────────────────────────────────────────────────
Wie inlicht als er al hulp is
    lokaal team: “Het lokale team licht de ouders binnen vijf werkdagen na de
    overdracht in een gesprek in over de melding.”
      blz. 4, 2.1 Ouders
    Veilig Thuis: “Bij het overdrachtsgesprek zijn de ouders aanwezig, tenzij
    dat de veiligheid schaadt.”
      blz. 5, 3 Overdracht
    Veilig Thuis: “Het lokale team.”
      blz. 4

Wat ontbreekt, en wat u kunt vastleggen
────────────────────────────────────────────────────────────────────────────────
e  Methodes en instrumenten
   Alleen genoemd, niet vastgelegd: genoemd.
   Niet gevonden: taal.
   Noem de instrumenten die Veilig Thuis en de lokale teams gebruiken en hoe ze
   op elkaar aansluiten.

f  Opschaling bij verschil van inzicht
   Niet gevonden: stappen.
   Beschrijf wie welke stap zet.

g  Samen leren van casuïstiek
   Niet gevonden: casuïstiek, vorm.
   Spreek af hoe vaak en in welke vorm u samen terugkijkt op casussen.
"""


def test_whole_report_at_eighty_columns():
    assert terminal.report([REPORT], Style(width=80)) == EXPECTED


@pytest.mark.parametrize("width", [80, 97, 140, 400])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_asked_or_than_reads_well(width: int, unicode: bool):
    text = terminal.report([REPORT], Style(width=width, unicode=unicode))
    assert max(len(line) for line in text.splitlines()) == min(width, 140)


def test_plain_ascii_where_the_place_knows_no_more():
    text = terminal.report([REPORT], Style(width=80, unicode=False))
    assert set(re.findall(r"[^\x00-\x7f]", text)) == {"ï"}, "alleen de letters van het document zelf"
    assert "a   ### volledig      Informeren" in text
    assert '"Over methodes volgt nog een bijlage."' in text


def test_colour_changes_looks_and_no_words():
    coloured = terminal.report([REPORT], Style(width=80, colour=True))
    assert "\x1b[" in coloured
    lines = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert lines == EXPECTED.splitlines()


def test_nothing_from_a_document_steers_the_terminal():
    nasty = "\x1b[2J[bold]x[/bold] :smile: \u202egnirts\x9b31m"
    report = REPORT.model_copy(
        update={
            "regio": nasty,
            "status": nasty,
            "source": SOURCE.model_copy(update={"name": nasty}),
            "passages": (*PASSAGES, passage(9, nasty, {"g1": BEWIJS}, headings=(nasty,))),
        }
    )
    text = terminal.report([report], Style(width=100))

    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text) == []
    assert "[2J[bold]x[/bold] :smile: gnirts31m" in text


@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("kader", ["aanvullend", view.MAIN_KADER])
def test_codes_are_never_cut(kader: str, unicode: bool):
    codes = ("n1", "n10", "n100")
    criteria = tuple(criterium(kader, code, "Een lange titel " * 9, Niveau.ONTBREEKT) for code in codes)
    report = REPORT.model_copy(update={"criteria": criteria})

    text = terminal.report([report], Style(width=80, unicode=unicode))

    sign = view.NIVEAU_SIGNS[Niveau.ONTBREEKT][0 if unicode else 1]
    assert [line.split()[0] for line in text.splitlines() if f" {sign} ontbreekt" in line] == list(codes)


def test_several_reports_follow_each_other():
    text = terminal.report([REPORT, REPORT], Style(width=80))
    assert text == f"{EXPECTED}\n\n{EXPECTED}"


def test_a_report_with_nothing_in_it_says_so():
    empty = REPORT.model_copy(
        update={
            "regio": None,
            "datum": None,
            "status": None,
            "versie": None,
            "criteria": (),
            "kernfeiten": {},
            "tegenstrijdigheden": (),
            "passages": (),
        }
    )
    text = terminal.report([empty], Style(width=80))
    assert [line for line in text.splitlines() if "nbekend" in line] == [
        "Regio onbekend  veldrand.pdf",
        "Datum          onbekend",
        "Status         onbekend",
    ]
    assert "Kernfeiten" not in text
    assert "tegen" not in text
    assert "ontbreekt" not in text


def test_a_very_long_quote_is_cut_after_a_word():
    long = passage(1, "woord " * 200, {"g1": BEWIJS})
    report = REPORT.model_copy(update={"passages": (long,), "kernfeiten": {}, "tegenstrijdigheden": ()})
    quote = re.search("“[^”]*”", terminal.report([report], Style(width=140)))
    assert quote is not None
    words = quote[0].split()
    assert (len(words), words[-1]) == (54, "…”")


def test_the_table_of_formats_gives_this_module():
    assert region_reporter("tekst").report([REPORT], Style(width=80)) == EXPECTED
    assert view.MAIN_KADER == "kwaliteitskader"


@pytest.mark.parametrize("width", [80, 120])
def test_no_title_and_no_place_is_cut(width: int):
    heading = "3.1.4 Wat er gebeurt wanneer de medewerker van het lokale team niet bereikbaar is"
    title = "Voorlichting en deskundigheidsbevordering voor nieuwe medewerkers van ketenpartners"
    far = passage(9, "Het komt terug.", {"n1": BEWIJS}, headings=(heading,), page=None)
    result = criterium("aanvullend", "n1", title, Niveau.VOLLEDIG, aspect("n1", "n1", BEWIJS, 9))
    empty = {"kernfeiten": {}, "tegenstrijdigheden": ()}
    report = REPORT.model_copy(update={"criteria": (result,), "passages": (far,), **empty})

    lines = terminal.report([report], Style(width=width)).splitlines()

    rows = lines[lines.index(next(line for line in lines if line.startswith("n1"))) :]
    words = " ".join(rows).split()
    assert sorted(words) == sorted(f"n1 ● volledig {title} § {heading}, blok 90".split())
