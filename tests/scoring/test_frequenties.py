"""How often, in one normal form."""

from __future__ import annotations

import pytest

from afsprakenscan.scoring.frequenties import frequentie, same_frequency


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("jaarlijks", "jaarlijks"),
        ("twee bijeenkomsten per jaar", "2 per jaar"),
        ("viermaal 's jaars", "4 per jaar"),
        ("2 x p.j.", "2 per jaar"),
        ("4x/jaar", "4 per jaar"),
        ("in het kwartaaloverleg", "4 per jaar"),
        ("in het voor- en najaar", "2 per jaar"),
        ("in januari en juli van ieder jaar", "2 per jaar"),
        ("elk seizoen een ochtend", "4 per jaar"),
        ("ieder jaar binnen tien dagen na de zomer", "jaarlijks"),
        ("in ieder even kalenderjaar, voor 1 maart", "elke 2 jaar"),
        ("in de oneven jaren", "elke 2 jaar"),
        ("om het andere jaar", "elke 2 jaar"),
        ("een middag in het jaar", "jaarlijks"),
        ("twee leerdagen van het jaar", "2 per jaar"),
        ("op de eerste dinsdag van maart, juni en oktober", "3 per jaar"),
        ("in de even maanden", "6 per jaar"),
        ("elk tertaal", "3 per jaar"),
        ("niet jaarlijks maar om de drie jaar", "elke 3 jaar"),
        ("ieder schooljaar", "jaarlijks"),
        ("elk semester", "2 per jaar"),
        ("elk trimester", "3 per jaar"),
        ("iedere eerste dinsdag van het kwartaal", "4 per jaar"),
        ("de laatste donderdag van elke maand", "12 per jaar"),
        ("elke eerste maandag", "12 per jaar"),
        ("elke maandagochtend", "wekelijks"),
        ("vier leermiddagen, verspreid over het jaar", "4 per jaar"),
        ("per jaar twee keer", "2 per jaar"),
        ("ieder jaar zijn er vier bijeenkomsten", "4 per jaar"),
        ("jaarlijks worden twee casussen besproken", "jaarlijks"),
        ("in januari, mei en september", "3 per jaar"),
        ("elke herfst en elke lente", "2 per jaar"),
        ("in de loop van 2022", "2022"),
        ("1 per jaar", "jaarlijks"),
        ("elk jaar", "jaarlijks"),
        ("ieder jaar in mei", "jaarlijks"),
        ("een keer per jaar", "jaarlijks"),
        ("1x per jaar", "jaarlijks"),
        ("de jaarlijkse evaluatie", "jaarlijks"),
        ("elk kalenderjaar", "jaarlijks"),
        ("elk voorjaar", "jaarlijks"),
        ("iedere november", "jaarlijks"),
        ("per 12 maanden", "jaarlijks"),
        ("2 per jaar", "2 per jaar"),
        ("Tweemaal per jaar, in april en oktober, wordt de tekst nagezien.", "2 per jaar"),
        ("2 x per jaar", "2 per jaar"),
        ("minstens twee keer in het jaar", "2 per jaar"),
        ("tweemaal jaarlijks", "2 per jaar"),
        ("elk half jaar", "2 per jaar"),
        ("om het half jaar", "2 per jaar"),
        ("halfjaarlijks", "2 per jaar"),
        ("half-jaarlijkse", "2 per jaar"),
        ("zesmaandelijks", "2 per jaar"),
        ("6-maandelijks", "2 per jaar"),
        ("ieder voor- en najaar", "2 per jaar"),
        ("ieder kwartaal", "4 per jaar"),
        ("per kwartaal", "4 per jaar"),
        ("elke drie maanden", "4 per jaar"),
        ("driemaandelijks", "4 per jaar"),
        ("twee keer per half jaar", "4 per jaar"),
        ("maandelijks", "12 per jaar"),
        ("elke twee jaar", "elke 2 jaar"),
        ("om de twee jaar", "elke 2 jaar"),
        ("om het jaar", "elke 2 jaar"),
        ("eens per twee jaar", "elke 2 jaar"),
        ("een keer in de twee jaar", "elke 2 jaar"),
        ("tweejaarlijks", "elke 2 jaar"),
        ("3-jaarlijks", "elke 3 jaar"),
        ("eenmaal per anderhalf jaar", "elke 18 maanden"),
        ("wekelijks", "wekelijks"),
        ("om de week", "elke 2 weken"),
        ("elke zes weken", "elke 6 weken"),
        ("drie keer in twee jaar", "3 keer per 2 jaar"),
        ("2 keer per 3 weken", "2 keer per 3 weken"),
        ("2021", "2021"),
        ("in 2021", "2021"),
        ("in het voorjaar van 2021", "voorjaar 2021"),
        ("november 2020", "november 2020"),
        ("In het tweede kwartaal van 2020 wordt de nota geëvalueerd.", "tweede kwartaal 2020"),
        ("per 1 januari 2022", "januari 2022"),
        ("zomer 2021, daarna elk jaar", "zomer 2021, daarna jaarlijks"),
        ("Om de twee jaar, voor het eerst in 2022", "2022, daarna elke 2 jaar"),
        ("een jaar na ondertekening", "na 12 maanden"),
        ("na achttien maanden, daarna elke twee jaar", "na 18 maanden, daarna elke 2 jaar"),
        ("1. De tekst leeft. Hij wordt jaarlijks bezien. De bijlage per kwartaal.", "jaarlijks"),
        ("Evaluatie | werkgroep | elk jaar in november", "jaarlijks"),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    found = frequentie(text)
    assert found is not None
    assert found.tekst == normal


@pytest.mark.parametrize("normal", ["jaarlijks", "2 per jaar", "elke 18 maanden", "elke 6 weken", "3 keer per 2 jaar"])
def test_the_normal_form_is_its_own_normal_form(normal: str) -> None:
    found = frequentie(normal)
    assert found is not None
    assert found.tekst == normal


@pytest.mark.parametrize(
    "text", ["", "regelmatig", "Handelingsprotocol 2019", "gedurende een jaar", "binnen twee maanden", "een jaar lang"]
)
def test_no_frequency(text: str) -> None:
    assert frequentie(text) is None


def test_only_what_is_repeated() -> None:
    found = frequentie("In mei 2022 passen wij dit aan. Elk kwartaal leren wij van een zaak.", herhaald=True)
    assert found is not None
    assert found.tekst == "4 per jaar"
    assert frequentie("In 2022 gaan wij samen leren.", herhaald=True) is None


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("tweemaal per jaar", "2 per jaar"),
        ("2 per jaar", "elk half jaar"),
        ("jaarlijks", "1 per jaar"),
        ("jaarlijks in mei", "elk jaar"),
        ("eens per twee jaar", "najaar 2021, daarna elke 2 jaar"),
        ("tweejaarlijks, eerste keer 2022", "elke 2 jaar"),
        ("2021", "voorjaar 2021"),
        ("na achttien maanden", "na 18 maanden"),
        ("onbekend", "onbekend"),
        ("op verzoek", "Op verzoek"),
    ],
)
def test_frequencies_that_agree(expected: str, found: str) -> None:
    assert same_frequency(expected, found)
    assert same_frequency(found, expected)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("jaarlijks", "2 per jaar"),
        ("jaarlijks", "onbekend"),
        ("2021", "2022"),
        ("2021", "2021, daarna jaarlijks"),
        ("2021", "na 12 maanden"),
        ("na 12 maanden", "na 18 maanden"),
        ("onbekend", "jaarlijks"),
        ("op verzoek", "bij gelegenheid"),
    ],
)
def test_frequencies_that_differ(expected: str, found: str) -> None:
    assert not same_frequency(expected, found)
    assert not same_frequency(found, expected)
