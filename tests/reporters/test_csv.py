"""CSV: what stands in each file, in which order, and that nothing in it is a formula."""

from __future__ import annotations

import csv
import io

import pytest

from afsprakenscan.model.landelijk import Onleesbaar, Regio
from afsprakenscan.model.results import Zekerheid
from afsprakenscan.reporters import Style, csv_
from helpers.hostile import EVIL
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, PASSAGES, passage

SHOWN = "'=cmd|'x'!A1 <script>alert(1)</script>[31m]]> &amp; [red]\ufffd\ufffe \"q\" _x0041_"

ZUIDWIJK = region(
    "Zuidwijk",
    report("jeugd.pdf"),
    report("volwassenen.pdf", datum="2018-01", passages=(PASSAGES[1].model_copy(update={"page": None}),)),
    opmerking="Samen",
)
REGIONS = (region("Veldrand"), ZUIDWIJK)
NIVEAUS = ["volledig", "genoemd", "gedeeltelijk", "ontbreekt", "volledig", "ontbreekt", "volledig"]


def files(*regions: Regio) -> dict[str, bytes]:
    return csv_.national(country(*regions), iter(regions), Style())


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def table(name: str, *regions: Regio) -> list[dict[str, str]]:
    head, *body = rows(files(*regions)[name])
    return [dict(zip(head, row, strict=True)) for row in body]


def test_files_are_what_a_dutch_excel_opens():
    found = files(*REGIONS)

    assert list(found) == ["matrix.csv", "passages.csv", "kernfeiten.csv", "leemtes.csv", "onleesbaar.csv"]
    assert all(content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n") for content in found.values())
    assert files(*(one.model_copy(deep=True) for one in REGIONS)) == found


def test_matrix_has_a_row_for_each_region():
    assert rows(files(*REGIONS)["matrix.csv"]) == [
        "regio vt_regio datum tijd status opmerking bestanden woorden verschilt a e f g p3 p7 v1".split(),
        ["Veldrand", "", "2020-03", "na", "definitief", "", "veldrand.pdf", "4213", "", *NIVEAUS],
        ["Zuidwijk", "", "2020-03", "na", "definitief", "Samen", "jeugd.pdf; volwassenen.pdf", "8426", "", *NIVEAUS],
    ]


def test_passages_have_a_row_for_each_label():
    certain = PASSAGES[1].model_copy(update={"zekerheid": {"a1": Zekerheid.MIDDEL}})
    found = table("passages.csv", region("Veldrand", report("veldrand.pdf", passages=(PASSAGES[0], certain))))

    assert [(row["passage"], row["criterium"], row["aspect"]) for row in found] == [
        ("1", "a", "a3"),
        ("2", "a", "a1"),
        ("2", "a", "a3"),
        ("2", "a", "a4"),
    ]
    assert found[1] == {
        "regio": "Veldrand",
        "bestand": "veldrand.pdf",
        "passage": "2",
        "blok": "20",
        "bladzijde": "4",
        "koppen": "2 Informeren > 2.1 Ouders",
        "criterium": "a",
        "aspect": "a1",
        "titel": "melding",
        "label": "bewijs",
        "zekerheid": "middel",
        "wie": "LT",
        "aan_wie": "ouders",
        "wanneer": "binnen vijf werkdagen",
        "hoe": "gesprek",
        "citaat": PASSAGES[1].quote,
    }


def test_facts_have_a_row_for_each_value():
    found = table("kernfeiten.csv", ZUIDWIJK)

    assert [(row["kernfeit"], row["waarde"]) for row in found] == [
        ("tov_kader", "na"),
        ("informeren_met_hulp", "LT"),
        ("kanalen", "telefoon"),
        ("kanalen", "beveiligde mail"),
        ("monitoring_maanden", "3"),
        ("monitoring_maanden", "12"),
        ("casusevaluatie", "onbekend"),
    ]
    assert found[1] == {
        "regio": "Zuidwijk",
        "kernfeit": "informeren_met_hulp",
        "titel": "Wie inlicht als er al hulp is",
        "waarde": "LT",
        "bestanden_verschillen": "nee",
        "vindplaatsen": "jeugd.pdf, blz. 4, 2.1 Ouders; volwassenen.pdf, § 2.1 Ouders, blok 20",
    }


def test_a_list_without_values_is_unknown():
    facts = report("x").kernfeiten
    empty = {**facts, "kanalen": facts["kanalen"].model_copy(update={"waarde": ()})}
    found = table("kernfeiten.csv", region("Veldrand", report("veldrand.pdf", kernfeiten=empty)))

    assert [row["waarde"] for row in found if row["kernfeit"] == "kanalen"] == ["onbekend"]


def test_gaps_name_what_is_missing():
    assert [
        (row["regio"], row["criterium"], row["niveau"], row["ontbreekt"]) for row in table("leemtes.csv", *REGIONS)
    ] == [
        (regio, *gap)
        for regio in ("Veldrand", "Zuidwijk")
        for gap in (
            ("e", "genoemd", "taal"),
            ("f", "gedeeltelijk", "stappen"),
            ("g", "ontbreekt", "casuïstiek; vorm"),
            ("p7", "ontbreekt", "raad"),
        )
    ]
    first = table("leemtes.csv", *REGIONS)[0]
    assert (first["alleen_genoemd"], first["voorbeeld_regio"], first["voorbeeld_citaat"]) == ("genoemd", "", "")
    assert first["advies"].startswith("Noem de instrumenten")


def test_what_was_not_read_is_listed():
    unread = Onleesbaar(regio="Noord", bestand="stuk.pdf", reden="Beschadigd.")
    overview = country(*REGIONS).model_copy(update={"onleesbaar": (unread,)})

    assert rows(csv_.national(overview, REGIONS, Style())["onleesbaar.csv"]) == [
        ["bestand", "regio", "reden"],
        ["stuk.pdf", "Noord", "Beschadigd."],
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("- het team", "'- het team"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("a\r\n=1", "a =1"),
        ("gewoon", "gewoon"),
        (12, "12"),
        (True, "ja"),
        (False, "nee"),
        (None, ""),
    ],
)
def test_a_cell_is_never_a_formula(value: csv_.Value, expected: str):
    assert csv_.cell(value) == expected


def test_hostile_text_stays_one_cell_of_text():
    regio = region(EVIL, report(f"{EVIL}.pdf", passages=(passage(1, EVIL, {"a1": BEWIJS}, headings=(EVIL,)),)))
    found = table("passages.csv", regio)

    assert [(row["regio"], row["bestand"], row["koppen"], row["citaat"]) for row in found] == [
        (SHOWN, f"{SHOWN}.pdf", SHOWN, SHOWN)
    ]
    for name, content in files(regio).items():
        head, *body = rows(content)
        assert {len(row) for row in body} <= {len(head)}, name
        assert [cell for row in body for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
