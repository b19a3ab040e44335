"""Words broken over lines: joined where they were broken, with the words of the document as judge."""

from __future__ import annotations

import pytest

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.lines import Line, Style
from afsprakenscan.readers.pdf.words import Joiner


def line(text: str, *, hyphen: bool = False, x0: float = 50, x1: float = 300) -> Line:
    return Line(1, text, Box(x0, 0, x1, 10), Style(10), 8, hyphen)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("het lokale", "team", "het lokale team"),
        ("samenwerkings-", "afspraken", "samenwerkingsafspraken"),
        ("samenwerkings\u2010", "afspraken", "samenwerkingsafspraken"),
        ("jeugd-", "en gezinsteam", "jeugd- en gezinsteam"),
        ("de VT-", "medewerker", "de VT-medewerker"),
        ("een niet-", "acute zaak", "een niet-acute zaak"),
        ("het triage-", "instrument", "het triage-instrument"),
        ("een proces-", "verbaal", "een proces-verbaal"),
        ("Sint-", "Odulfspolder", "Sint-Odulfspolder"),
        ("van 2019 -", "2020", "van 2019 - 2020"),
        ("mail st-", "noord@example.nl", "mail st-noord@example.nl"),
    ],
)
def test_two_lines(left: str, right: str, joined: str) -> None:
    assert Joiner().join([line(left), line(right)]) == joined


def test_a_hyphen_that_only_pdfium_saw() -> None:
    joiner = Joiner()

    assert joiner.join([line("aange", hyphen=True), line("scherpt is")]) == "aangescherpt is"
    assert joiner.join([line("jeugd", hyphen=True), line("en gezin")]) == "jeugd- en gezin"


@pytest.mark.parametrize(
    ("known", "joined"),
    [
        ("de casusregisseur belt", "de casusregisseur"),
        ("de casus-regisseur belt", "de casus-regisseur"),
        ("de casus-regisseur en de casusregisseur of casusregisseur", "de casusregisseur"),
    ],
)
def test_the_document_decides(known: str, joined: str) -> None:
    lines = [line(known), line("de casus-"), line("regisseur")]

    assert Joiner(lines).join(lines[1:]) == joined


def test_a_broken_word_is_no_witness() -> None:
    lines = [line("zie casus-"), line("regisseur")]

    assert Joiner([*lines, line("een casus- regisseur")]).join(lines) == "zie casusregisseur"


def test_a_known_word_in_an_address_joins() -> None:
    lines = [line("bij de overdracht hoort"), line("over-"), line("dracht@example.nl")]

    assert Joiner(lines).join(lines[1:]) == "overdracht@example.nl"


@pytest.mark.parametrize(
    ("left", "right", "x1", "joined"),
    [
        ("n.verhulst@vtzand", "landen.example.nl", 98, "n.verhulst@vtzandlanden.example.nl"),
        ("portefeuillehoudersov", "erleg jeugd", 98, "portefeuillehoudersoverleg jeugd"),
        ("portefeuillehoud", "er van de regio", 98, "portefeuillehouder van de regio"),
        ("beleidsmedewerker", "jeugd van de stad", 98, "beleidsmedewerker jeugd van de stad"),
        ("beleidsmedewerker", "jeugd van de stad", 80, "beleidsmedewerker jeugd van de stad"),
        ("de teamleider", "licht", 98, "de teamleider licht"),
        ("crisisopnam", "e kan", 98, "crisisopname kan"),
        ("veiligheidsvoorwaarde", "n", 91, "veiligheidsvoorwaarden"),
        ("dossiernoti", "tie", 98, "dossiernotitie"),
        ("contactpersonen", "informeren", 98, "contactpersonen informeren"),
        ("zorgmelding", "met spoed", 98, "zorgmelding met spoed"),
    ],
)
def test_words_cut_in_a_full_cell(left: str, right: str, x1: float, joined: str) -> None:
    cut = [line(left, x0=2, x1=x1), line(right, x0=2, x1=60)]
    joiner = Joiner([*cut, line("het team jeugd belt"), line("als jeugd meedoet met een notitie")])

    assert joiner.join(cut, (0, 100)) == joined


def test_a_piece_that_only_opens_lines_is_no_word() -> None:
    cut = [line("veiligheidsbe", x0=2, x1=98), line("oordeling", x0=2, x1=60)]

    assert Joiner([*cut, *cut]).join(cut, (0, 100)) == "veiligheidsbeoordeling"
    assert Joiner([*cut, line("na de oordeling")]).join(cut, (0, 100)) == "veiligheidsbe oordeling"
