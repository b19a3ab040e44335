"""What stands in the workbooks on documents and on the country, cell by cell."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from afsprakenscan.model.landelijk import Onleesbaar
from afsprakenscan.model.results import SECOND_READER, Reason, Voorstel, Zekerheid
from afsprakenscan.reporters import Style, excel
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, PASSAGES, REPORT

Rows = list[tuple[object, ...]]

OLD = region("Oudland", report("oud.pdf", datum="2018-05"))
REGIONS = (region("Veldrand"), OLD)


def sheets(content: bytes) -> dict[str, Rows]:
    """Every sheet by name; empty cells are ''."""
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        name: [tuple("" if value is None else value for value in row) for row in book[name].iter_rows(values_only=True)]
        for name in book.sheetnames
    }


COUNTRY = sheets(excel.national(country(*REGIONS), REGIONS, Style())["landelijk.xlsx"])
ONE = sheets(excel.report([REPORT], Style()))


def test_the_sheets_stand_in_their_order():
    assert list(COUNTRY) == [
        "Overzicht",
        "Matrix",
        "Aspecten",
        "Passages",
        "Kernfeiten",
        "Leemtes",
        "Beeld 2020",
        "Leesverslag",
        "Niet beoordeeld",
        "Toelichting",
    ]
    assert list(ONE) == ["Overzicht", "Aspecten", "Passages", "Kernfeiten", "Leemtes", "Leesverslag", "Toelichting"]


# ---------------------------------------------------------------- the country


def test_counts_per_criterium():
    assert COUNTRY["Overzicht"][1] == (
        "a",
        "Informeren van direct betrokkenen",
        "De zeven eisen uit het kwaliteitskader",
        2,
        2,
        "alle",
        2,
        0,
        0,
        0,
        2,
        2,
        2,
        "1 van 1",
        "1 van 1",
        "Veldrand, Oudland",
    )
    assert [row[0] for row in COUNTRY["Overzicht"]] == ["Code", "a", "e", "f", "g", "p3", "p7", "v1"]


def test_the_matrix_has_regions_by_criteria():
    header, *rows = COUNTRY["Matrix"]
    assert header[:6] == (
        "Regio",
        "Datum",
        "Voor of na het kader",
        "Status",
        "a Informeren van direct betrokkenen",
        "e Methodes en instrumenten",
    )
    levels = ("volledig", "genoemd", "gedeeltelijk", "ontbreekt", "volledig", "ontbreekt", "volledig")
    assert rows == [
        ("Veldrand", "2020-03", "na", "definitief", *levels),
        ("Oudland", "2018-05", "voor", "definitief", *levels),
    ]


def test_aspects_are_proven_or_mentioned():
    header, veldrand, _ = COUNTRY["Aspecten"]
    assert {title: value for title, value in zip(header, veldrand, strict=True) if value} == {
        "Regio": "Veldrand",
        "a1 melding": "b",
        "a2 overdracht": "b",
        "a3 wie": "b",
        "a4 wanneer": "b",
        "a5 wijze": "v",
        "e1 genoemd": "v",
        "f1 aanleiding": "b",
        "p3 direct": "b",
        "v1 uitgangspunten": "b",
    }
    assert len(header) == 16


def test_facts_stand_per_region():
    assert COUNTRY["Kernfeiten"] == [
        ("Regio", "Voor of na", "Wie inlicht als er al hulp is", "Kanalen", "Monitoring na (maanden)", ""),
        ("Veldrand", "na", "lokaal team", "telefoon, beveiligde mail", "3, 12", "onbekend"),
        ("Oudland", "voor", "lokaal team", "telefoon, beveiligde mail", "3, 12", "onbekend"),
    ]


def test_gaps_name_what_lacks_and_how_another_words_it():
    advice = {one.code: one.advies for one in REPORT.criteria}
    assert COUNTRY["Leemtes"][1:5] == [
        ("Veldrand", "e", "Methodes en instrumenten", "genoemd", "taal", "genoemd", advice["e"], "", "", ""),
        (
            "Veldrand",
            "f",
            "Opschaling bij verschil van inzicht",
            "gedeeltelijk",
            "stappen",
            "",
            advice["f"],
            "",
            "",
            "",
        ),
        ("Veldrand", "g", "Samen leren van casuïstiek", "ontbreekt", "casuïstiek; vorm", "", advice["g"], "", "", ""),
        ("Veldrand", "p7", "Raad", "ontbreekt", "raad", "", "", "", "", ""),
    ]
    without_f = tuple(
        one.model_copy(
            update={"aspecten": tuple(part.model_copy(update={"label": None, "passages": ()}) for part in one.aspecten)}
        )
        if one.code == "f"
        else one
        for one in REPORT.criteria
    )
    pair = (region("Veldrand"), region("Leegveld", report("leeg.pdf", criteria=without_f, passages=())))
    rows = sheets(excel.national(country(*pair), pair, Style())["landelijk.xlsx"])["Leemtes"]
    (row,) = [row for row in rows if row[:2] == ("Leegveld", "f")]
    assert row[7:] == ("Veldrand", "blz. 9, 3 Overdracht", PASSAGES[3].quote)


def test_the_picture_of_2020_stands_beside_the_count():
    row = ("g", "Leren van casuïstiek", "4 van de 24", "4", 0, 2, "geen", "gelijk", "")
    assert [found for found in COUNTRY["Beeld 2020"] if found[0] == "g"] == [row]


def test_what_was_not_judged_is_named():
    assert COUNTRY["Niet beoordeeld"] == [
        ("Bestand", "Regio", "Reden"),
        ("geen", "", "Alle documenten zijn beoordeeld."),
    ]
    unread = (Onleesbaar(regio=None, bestand="stuk.docx", reden="Dit is geen Word-bestand."),)
    overview = country(*REGIONS).model_copy(update={"onleesbaar": unread})
    found = sheets(excel.national(overview, REGIONS, Style())["landelijk.xlsx"])
    assert found["Niet beoordeeld"][1:] == [("stuk.docx", "onbekend", "Dit is geen Word-bestand.")]
    assert found["Toelichting"][-1][1].startswith("2 van de 3 documenten beoordeeld (2 regio's). Beoordeeld met")


# ---------------------------------------------------------------- passages and reading


def test_a_row_for_every_aspect_of_a_passage():
    header, *rows = ONE["Passages"]
    quote = PASSAGES[1].quote
    place = (4, 20, "2 Informeren › 2.1 Ouders")
    said = ("lokaal team", "ouders", "binnen vijf werkdagen", "gesprek")
    assert [row for row in rows if row[6] == 20] == [
        ("Veldrand", "veldrand.pdf", code, title, "bewijs", *place, quote, *said, "", "patroon")
        for code, title in (("a1", "melding"), ("a3", "wie"), ("a4", "wanneer"))
    ]
    assert header[:5] == ("Regio", "Bestand", "Code", "Aspect", "Label")
    assert len(rows) == sum(len(passage.labels) for passage in PASSAGES)


def test_what_is_to_be_judged_is_no_proof():
    doubted = Reason(code="f2", pattern="stap-voor-stap", label=BEWIJS, blocked_by=SECOND_READER)
    stopped = Reason(code="g1", pattern="casus", label=BEWIJS, blocked_by="ontkenning")
    passage = PASSAGES[3].model_copy(
        update={
            "zekerheid": {"f1": Zekerheid.LAAG},
            "voorstellen": {"e1": Voorstel(kans=0.9, gewichten={})},
            "reasons": (*PASSAGES[3].reasons, doubted, stopped),
        }
    )
    rows = sheets(excel.report([report("x.pdf", passages=(passage,), kernfeiten={})], Style()))["Passages"][1:]
    assert [(row[2], row[4], row[13], row[14]) for row in rows] == [
        ("f1", "bewijs", "laag", "patroon"),
        ("e1", "ter beoordeling", "", ""),
        ("f2", "ter beoordeling", "", "stap-voor-stap"),
    ]


def test_the_reading_is_accounted_for():
    assert COUNTRY["Leesverslag"][1] == (
        "Veldrand",
        "veldrand.pdf",
        "PDF",
        12,
        4213,
        110,
        "Bladzijde 3 heeft twee kolommen; controleer de volgorde.",
        "inhoudsopgave 8, koptekst 11, doorgehaalde tekst 2",
        "0" * 64,
    )


# ---------------------------------------------------------------- documents


def test_documents_stand_under_each_other():
    rows = sheets(excel.report([REPORT, report("oud.pdf", regio=None, datum=None)], Style()))["Overzicht"][1:]
    assert [(row[0], row[1], row[5], row[7]) for row in rows if row[5] in {"a", "e"}] == [
        ("Veldrand", "veldrand.pdf", "a", "volledig"),
        ("Veldrand", "veldrand.pdf", "e", "genoemd"),
        ("onbekend", "oud.pdf", "a", "volledig"),
        ("onbekend", "oud.pdf", "e", "genoemd"),
    ]


def test_a_verdict_has_its_place():
    assert ONE["Overzicht"][1] == (
        "Veldrand",
        "veldrand.pdf",
        "2020-03",
        "definitief",
        "De zeven eisen uit het kwaliteitskader",
        "a",
        "Informeren van direct betrokkenen",
        "volledig",
        "4 van de 4",
        "blz. 4, 2.1 Ouders",
    )
    assert ONE["Aspecten"][5] == (
        "Veldrand",
        "veldrand.pdf",
        "a5",
        "Informeren van direct betrokkenen",
        "wijze",
        "nee",
        "alleen genoemd",
        0,
    )
    assert ONE["Kernfeiten"][1:3] == [
        ("Veldrand", "veldrand.pdf", "Wie inlicht als er al hulp is", "lokaal team", "blz. 4, 2.1 Ouders"),
        ("Veldrand", "veldrand.pdf", "Kanalen", "telefoon, beveiligde mail", "blz. 5, 3 Overdracht"),
    ]
    assert [row[2:7] for row in ONE["Leemtes"][1:]] == [
        ("e", "Methodes en instrumenten", "genoemd", "taal", "genoemd"),
        ("f", "Opschaling bij verschil van inzicht", "gedeeltelijk", "stappen", ""),
        ("g", "Samen leren van casuïstiek", "ontbreekt", "casuïstiek; vorm", ""),
    ]


def test_two_runs_give_the_same_bytes():
    first, second = (excel.national(country(*REGIONS), REGIONS, Style()) for _ in range(2))
    assert first == second
