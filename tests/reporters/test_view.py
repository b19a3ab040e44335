"""The choices that every text format shares."""

from __future__ import annotations

import pytest

from afsprakenscan.model.document import ReadNote
from afsprakenscan.model.results import Kernfeit, Niveau
from afsprakenscan.reporters import view
from afsprakenscan.reporters.plain import plain
from helpers.reports import CRITERIA, PASSAGES, REPORT, criterium, passage


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon – “tekst” ✓ é", "gewoon – “tekst” ✓ é"),
        ("a\x1b[31mrood\x07", "a[31mrood"),
        ("twee\r\nregels\ten\u00a0tab", "twee regels en tab"),
        ("fdp.\u202etxt", "fdp.txt"),
        ("\x9b2Jweg", "2Jweg"),
    ],
)
def test_plain_steers_nothing(text: str, shown: str):
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("kort", 4, "kort"), ("een langere zin", 9, "een …"), ("een langere zin", 13, "een langere …")],
)
def test_shorten_cuts_after_a_word(text: str, most: int, shown: str):
    assert view.shorten(text, most) == shown
    assert len(shown) <= most


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2019-12", "december 2019"),
        ("2020-01-05", "5 januari 2020"),
        ("2019", "2019"),
        ("2019-13", "2019-13"),
        (None, "onbekend"),
    ],
)
def test_date(value: str | None, shown: str):
    assert view.date(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(1, "1 woord"), (0, "0 woorden"), (12345, "12.345 woorden")])
def test_count(value: int, shown: str):
    assert view.count(value, "woord", "woorden") == shown


@pytest.mark.parametrize(
    ("waarde", "shown"),
    [("LT", "lokaal team"), ("koud", "koud"), ((3, 12), "3, 12"), (("a", "b"), "a, b"), ((), "onbekend")],
)
def test_value(waarde: str | tuple[str, ...] | tuple[int, ...], shown: str):
    assert view.value(waarde) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("VT", "Veilig Thuis"),
        ("VT+LT", "Veilig Thuis en lokaal team"),
        ("RAAD", "Raad voor de Kinderbescherming"),
        ("XX", "XX"),
        (None, None),
    ],
)
def test_party(name: str | None, shown: str | None):
    assert view.party(name) == shown


def test_fact_title_falls_back_on_the_name():
    assert view.fact_title("wijze_direct", Kernfeit(waarde="koud")) == "Wijze direct"
    assert view.fact_title("wijze_direct", Kernfeit(waarde="koud", titel="Manier")) == "Manier"


@pytest.mark.parametrize(
    ("page", "headings", "shown"),
    [
        (4, ("1 Boven", "3 Overdracht"), "blz. 4, 3 Overdracht"),
        (4, (), "blz. 4"),
        (None, ("3 Overdracht",), "§ 3 Overdracht, blok 370"),
        (None, ("Overwegende",), "Overwegende, blok 370"),
        (None, (), "blok 370"),
    ],
)
def test_place(page: int | None, headings: tuple[str, ...], shown: str):
    assert view.place(passage(37, "x", {}, page=page, headings=headings)) == shown


@pytest.mark.parametrize(("title", "shown"), [("Vorm", "vorm"), ("VT en LT", "VT en LT"), ("één", "één"), ("", "")])
def test_titles_inside_a_sentence(title: str, shown: str):
    assert view.in_sentence(title) == shown


def test_kaders_stand_in_reading_order():
    found = [(kader, [criterium.code for criterium in criteria]) for kader, criteria in view.by_kader(REPORT)]
    assert found == [("kwaliteitskader", ["a", "e", "f", "g"]), ("processtappen", ["p3", "p7"]), ("visie", ["v1"])]


def test_an_unknown_kader_comes_last():
    extra = criterium("eigen", "z", "Eigen", Niveau.ONTBREEKT)
    report = REPORT.model_copy(update={"criteria": (extra, *CRITERIA)})
    assert [kader for kader, _ in view.by_kader(report)] == ["kwaliteitskader", "processtappen", "visie", "eigen"]
    assert view.kader_title(report, "eigen") == "Eigen"


def test_tally_counts_highest_first():
    assert view.tally(CRITERIA[1:5]) == "1 volledig, 1 gedeeltelijk, 1 genoemd, 1 ontbreekt"


def test_gaps_are_the_core_aspects_without_proof():
    found = [(gap.criterium.code, gap.named, gap.absent, bool(gap.advies)) for gap in view.gaps(REPORT)]
    assert found == [
        ("e", ("genoemd",), ("taal",), True),
        ("f", (), ("stappen",), True),
        ("g", (), ("casuïstiek", "vorm"), True),
    ]


def test_reading_in_words():
    assert view.read_summary(REPORT) == "PDF, 12 bladzijden, 4.213 woorden, 110 blokken"
    assert view.left_out(REPORT) == "inhoudsopgave 8, koptekst 11, doorgehaalde tekst 2"


def test_remarks_leave_out_what_only_counts():
    notes = [ReadNote(code=code, message=code) for code in ("gelezen", "kolommen", "overgeslagen")]
    assert view.remarks(notes) == ["kolommen"]


def test_passages_are_in_document_order():
    assert [one.id for one in PASSAGES] == sorted(one.id for one in PASSAGES)


def test_among_names_the_few_that_are_not():
    everyone = [f"R{nr}" for nr in range(10)]
    assert view.among(everyone[:3], everyone) == "R0, R1 en R2"
    assert view.among(everyone[:6], everyone) == "R0, R1, R2, R3, R4 en R5"
    assert view.among(everyone[:8], everyone) == "alle behalve R8 en R9"
    assert view.among(everyone, everyone) == "alle"
    assert view.among(everyone[:3], everyone[:3]) == "R0, R1 en R2"
