"""Charts as shapes: they add up, and what is too narrow for a number has none."""

from __future__ import annotations

from afsprakenscan.model.landelijk import Oordeel2020, Rij2020, Telling
from afsprakenscan.reporters.html import charts
from afsprakenscan.reporters.html.charts import Band, Illustrator, Segment, stacked
from afsprakenscan.reporters.html.matrix import shade
from afsprakenscan.reporters.html.sections import Section, coded, nested, walk
from afsprakenscan.reporters.story import Cell, Heading, Paragraph, Table
from helpers.regions import country, region


def test_a_bar_is_filled_and_leaves_zero_out():
    bar = stacked([("volledig", 12), ("gedeeltelijk", 0), ("genoemd", 1), ("ontbreekt", 11)], 24)
    assert bar.segments == (
        Segment("volledig", 0.0, 120.0, "12"),
        Segment("genoemd", 120.0, 10.0, ""),
        Segment("ontbreekt", 130.0, 110.0, "11"),
    )
    assert stacked([("volledig", 0)], 0).segments == ()


def test_a_band_is_drawn_to_the_share_of_another_number_of_regions():
    def row(laag: int | None, hoog: int | None, oordeel: Oordeel2020) -> Rij2020:
        now = Telling(aantal=6, van=12, maatwoord="")
        return Rij2020(codes=("d",), onderwerp="", gepubliceerd="", laag=laag, hoog=hoog, nu=now, oordeel=oordeel)

    overview = country(region("Veldrand")).model_copy(
        update={
            "vergelijking_2020": (
                row(6, 18, Oordeel2020.GELIJK),
                row(None, None, Oordeel2020.NIET_VERGELIJKBAAR),
            )
        }
    )
    made = Illustrator(overview).illustrated("aef-2020", Table("", (), ()))
    assert made is not None
    assert made.charts == (Band(58.0, 124.0, 120.0, "gelijk"), Band(None, 0, 120.0, "niet-vergelijkbaar"))
    assert made.legend[0] == ("band", "band van 2020, naar verhouding")


def test_a_table_without_known_codes_stays_as_it_is():
    illustrator = Illustrator(country(region("Veldrand")))
    odd = Table("Iets anders", ("Wat",), ((Cell("geen code"),),))
    assert illustrator.illustrated("samenvatting", odd) is None
    assert illustrator.illustrated("verantwoording", odd) is None
    known = Table("", ("Eis",), ((Cell("a  Informeren"),),))
    made = illustrator.illustrated("samenvatting", known)
    assert made is not None
    assert made.charts == (charts.Bar((Segment("volledig", 0.0, 240.0, "1"),)),)


def test_shades_run_from_nothing_to_all():
    assert [shade(count, 7) for count in range(8)] == [0, 1, 2, 3, 3, 4, 5, 5]
    assert shade(0, 0) == 0


def test_a_story_becomes_a_tree():
    one, two, three = Heading(2, "Eén", "een"), Heading(3, "Twee", "twee"), Heading(2, "Drie", "drie")
    text = Paragraph("tekst")
    root = nested([text, one, two, text, three], Heading(1, "Titel", "top"))
    assert root == Section(
        Heading(1, "Titel", "top"),
        [text],
        [Section(one, [], [Section(two, [text])]), Section(three)],
    )
    assert [section.anchor for section in walk(root)] == ["top", "een", "twee", "drie"]


def test_a_code_stands_before_two_spaces():
    assert coded("a  Informeren") == ("a", "Informeren")
    assert coded("n10  Schoolverzuim") == ("n10", "Schoolverzuim")
    assert coded("Drie  woorden") == ("", "Drie  woorden")
    assert coded("a Informeren") == ("", "a Informeren")
