"""Numbers, terms and moments as Dutch agreements write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from afsprakenscan.scoring.termijnen import Eenheid, Termijn, getal, maanden_na, maandmomenten, termijnen

SPELLED = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig "
    "zevenentwintig achtentwintig negenentwintig dertig"
).split()


@pytest.mark.parametrize(("value", "word"), list(enumerate(SPELLED, start=1)))
def test_spelled_numbers_to_thirty(value: int, word: str) -> None:
    assert getal(word) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("één", 1),
        ("Twee", 2),
        ("veertig", 40),
        ("drieënveertig", 43),
        ("vijftig", 50),
        ("zestig", 60),
        ("eenenzeventig", 71),
        ("tachtig", 80),
        ("negenennegentig", 99),
        ("honderd", 100),
        ("12", 12),
        ("100", 100),
        ("half", Fraction(1, 2)),
        ("halve", Fraction(1, 2)),
        ("een half", Fraction(1, 2)),
        ("½", Fraction(1, 2)),
        ("1½", Fraction(3, 2)),
        ("1,5", Fraction(3, 2)),
        ("2.5", Fraction(5, 2)),
        ("anderhalf", Fraction(3, 2)),
        ("anderhalve", Fraction(3, 2)),
        ("twee en een half", Fraction(5, 2)),
        ("eerste", 1),
        ("derde", 3),
        ("achtste", 8),
        ("twaalfde", 12),
        ("twintigste", 20),
        ("3e", 3),
        ("12de", 12),
        ("1ste", 1),
    ],
)
def test_numbers(text: str, value: Fraction | int) -> None:
    assert getal(text) == value


@pytest.mark.parametrize("text", ["", "e", "de", "veel", "twee half", "eens", "tweeen", "1.2.3", "12 13"])
def test_what_is_no_number(text: str) -> None:
    assert getal(text) is None


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("binnen 5 wd", [(5, Eenheid.WERKDAG)]),
        ("binnen vijf werkdagen na de overdracht", [(5, Eenheid.WERKDAG)]),
        ("binnen één week en uiterlijk 10 dagen", [(1, Eenheid.WEEK), (10, Eenheid.DAG)]),
        ("een half uur", [(Fraction(1, 2), Eenheid.UUR)]),
        ("24 uur", [(24, Eenheid.UUR)]),
        ("3/12 mnd", [(3, Eenheid.MAAND), (12, Eenheid.MAAND)]),
        ("drie, zes en twaalf maanden", [(3, Eenheid.MAAND), (6, Eenheid.MAAND), (12, Eenheid.MAAND)]),
        ("een halfjaar", [(Fraction(1, 2), Eenheid.JAAR)]),
        ("anderhalf jaar", [(Fraction(3, 2), Eenheid.JAAR)]),
        ("twee kwartalen", [(2, Eenheid.KWARTAAL)]),
        ("zes wkn", [(6, Eenheid.WEEK)]),
        ("meerdere dagen", []),
        ("artikel 3", []),
        ("2019 jaar", []),
    ],
)
def test_terms(text: str, terms: list[tuple[Fraction | int, Eenheid]]) -> None:
    assert list(termijnen(text)) == [Termijn(Fraction(number), unit) for number, unit in terms]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("VT monitort na 3 en 12 maanden.", (3, 12)),
        ("na drie maanden, en nog eens een jaar na de overdracht", (3, 12)),
        ("in de derde, de twaalfde en de achttiende maand", (3, 12, 18)),
        ("Gedurende een jaar na de overdracht: na drie maanden.", (3,)),
        ("drie, twaalf en achttien maanden na de overdracht", (3, 12, 18)),
        ("Na één, drie en twaalf maanden", (1, 3, 12)),
        ("na een half jaar", (6,)),
        ("na een halfjaar en na een jaar", (6, 12)),
        ("na een jaar", (12,)),
        ("anderhalf jaar later", (18,)),
        ("een jaar na de overdracht", (12,)),
        ("na ongeveer een jaar", (12,)),
        ("na een kwartaal", (3,)),
        ("3/12 mnd", (3, 12)),
        ("3 - 6 - 12 maanden", (3, 6, 12)),
        ("3 en/of 12 maanden", (3, 12)),
        ("6 mnd", (6,)),
        ("na 3 mnd. en na 12 mnd.", (3, 12)),
        ("één maand", (1,)),
        ("T+3", (3,)),
        ("T+3 en T + 12 mnd", (3, 12)),
        ("maand 3, 6 en 12", (3, 6, 12)),
        ("Maand 12: VT gaat langs.", (12,)),
        ("na de derde en de twaalfde maand", (3, 12)),
        ("na de 3e maand", (3,)),
        ("drie maanden na de overdracht en nog eens na twaalf.", (3, 12)),
        ("na drie maanden en een jaar", (3, 12)),
        ("3 maanden, een half jaar en één jaar na de overdracht", (3, 6, 12)),
        ("Eerste ronde | VT | 3 maanden na overdracht | 12 maanden na overdracht", (3, 12)),
        ("na 12 en na 3 maanden, en nogmaals na 12 maanden", (3, 12)),
        ("binnen drie maanden na de overdracht", (3,)),
        ("na 3 maanden 2 gesprekken", (3,)),
        ("drie, zes en twaalf maanden later", (3, 6, 12)),
        ("13 weken na de overdracht", (3,)),
        ("na 26 en na 52 weken", (6, 12)),
        ("VT belt: week 13 en na 1 jaar", (3, 12)),
        ("Twaalf weken nadat VT de zaak overdroeg", (3,)),
        ("na 90 dagen", (3,)),
        ("na driekwart jaar", (9,)),
        ("na een maand of drie", (3,)),
        ("na een maandje of vier", (4,)),
        ("na zes maanden en nog eens als het jaar rond is", (6, 12)),
        ("wanneer het jaar om is", (12,)),
        ("nogmaals wanneer anderhalf jaar is verstreken", (18,)),
        ("Zijn drie maanden voorbij, dan belt VT.", (3,)),
        ("als het een jaar bij het team ligt", (12,)),
        ("Zodra de zaak een half jaar loopt, gaat VT langs.", (6,)),
        ("een kwartaal na de overdracht en rond de eerste verjaardag daarvan", (3, 12)),
        ("halverwege het eerste jaar en aan het einde van het jaar", (6, 12)),
        ("na vier maanden en op de jaardag van de overdracht", (4, 12)),
        ("voor het laatst op de dag dat de overdracht een jaar geleden is", (12,)),
        ("niet na drie maar na zes maanden", (6,)),
        ("na zes maanden en niet al na drie maanden", (6,)),
        ("niet alleen na 3 maar ook na 12 maanden", (3, 12)),
        ("na 3 maanden, langer dan 24 maanden of jonger dan 6 maanden", (3,)),
        ("na drie maanden en voor het laatst bij anderhalf jaar", (3, 18)),
        ("na de eerste drie maanden", (3,)),
        ("een kwartaal na het akkoord en andermaal na verloop van een jaar", (3, 12)),
        ("een half jaar en anderhalf jaar na het overnemen", (6, 18)),
        ("een half jaar, een jaar en nog eens twee jaar na het overnemen", (6, 12, 24)),
        ("een half jaar respectievelijk een jaar later", (6, 12)),
        ("na twee maanden, en vier maanden daarna opnieuw", (2, 6)),
        ("drie maanden na de start; een jaar later volgt nog een gesprek", (3, 15)),
        ("vijf kwartalen na de start", (15,)),
        ("na tweeënhalf jaar", (30,)),
        ("een jaar en een dag na de start", (12,)),
        ("na een vol jaar", (12,)),
        ("kwartaal na de start: telefoontje", (3,)),
        ("Anderhalf jaar | huisbezoek", (18,)),
        ("is de zaak zes maanden oud", (6,)),
        ("een kind van zes maanden oud", ()),
        ("tegen het einde van de vijfde maand", (5,)),
        ("in maand drie en twaalf", (3, 12)),
        ("na zes en opnieuw na achttien maanden", (6, 18)),
        ("Afspraak 1 – Vijf maanden en elf maanden na de start", (5, 11)),
        ("Besluit 6.1 - Vijf maanden en elf maanden na de start", (5, 11)),
        ("3 – 12 maanden na de start", (3, 12)),
    ],
)
def test_moments(text: str, months: tuple[int, ...]) -> None:
    assert maandmomenten(text) == months


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gedurende een jaar",
        "De monitoring beslaat een jaar.",
        "VT volgt de zaak nog een jaar.",
        "drie maanden lang",
        "elke drie maanden",
        "om de 3 maanden",
        "per maand 3 gesprekken",
        "binnen drie maanden",
        "twee keer in 12 maanden",
        "Het kind is 6 maanden oud.",
        "binnen 5 werkdagen",
        "na drie pogingen",
        "na twaalf.",
        "T+5 wd",
        "2,5 maand",
        "na 120 maanden",
        "na zes weken",
        "na 10 dagen",
        "elke 13 weken",
        "per week 13 gesprekken",
        "binnen 13 weken na de overdracht",
        "de eerste twaalf weken na de overdracht",
        "in de eerste drie maanden na de overdracht",
        "het hele jaar rond bereikbaar",
        "een jaar om te herstellen",
        "met een half jaar verlengd",
        "rond de eerste verjaardag van het kind",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert maandmomenten(text) == ()


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("na achttien maanden en daarna om de twee jaar", 18),
        ("een jaar na ondertekening", 12),
        ("na anderhalf jaar", 18),
        ("elke drie maanden", None),
        ("3 maanden", None),
        ("na 2,5 maand", None),
        ("", None),
    ],
)
def test_first_moment_that_is_counted_from_something(text: str, months: int | None) -> None:
    assert maanden_na(text) == months
