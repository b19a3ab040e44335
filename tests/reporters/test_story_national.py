"""The national overview, told in the order of the AEF report."""

from __future__ import annotations

import pytest

from afsprakenscan.model.landelijk import Onleesbaar, Telling
from afsprakenscan.model.results import Captures, Kernfeit, Niveau
from afsprakenscan.reporters.story import Bullets, Cell, Heading, Item, Paragraph, QuoteItem, Story, Table, Tone
from afsprakenscan.reporters.story_highlights import highlights
from afsprakenscan.reporters.story_national import counted, judged, story
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, REPORT, aspect, criterium, passage

COUNTRY = country(region("Veldrand"), region("Oudland", report("oud.pdf", datum="2018-05")))


def under(found: Story, anchor: str) -> list[Item]:
    """The items of a part, with the headings in it."""
    levels = {item.anchor: item.level for item in found.items if isinstance(item, Heading)}
    start = next(nr for nr, item in enumerate(found.items, 1) if isinstance(item, Heading) and item.anchor == anchor)
    rest = found.items[start:]
    stop = (nr for nr, item in enumerate(rest) if isinstance(item, Heading) and item.level <= levels[anchor])
    return list(rest[: next(stop, len(rest))])


def rows(item: Item) -> list[tuple[str, ...]]:
    assert isinstance(item, Table)
    return [tuple(cell.text for cell in row) for row in item.rows]


def test_parts_stand_in_the_order_of_aef():
    found = story(COUNTRY)
    assert found.title == "Samenwerkingsafspraken Veilig Thuis en lokale teams: het landelijke beeld"
    assert [item.text for item in found.items if isinstance(item, Heading) and item.level == 2] == [
        "Samenvatting",
        "Uitgangspunten en visie",
        "Processtappen",
        "De eisen van het kwaliteitskader",
        "De overdracht vergeleken",
        "Voor en na het kwaliteitskader",
        "Gelijk en uniek",
        "Naast het beeld van 2020",
        "Aanbevelingen",
        "Wat ontbreekt, en hoe het elders staat",
        "Verantwoording",
    ]
    anchors = [item.anchor for item in found.items if isinstance(item, Heading)]
    assert len(anchors) == len(set(anchors))


def test_the_summary_counts_and_names_what_was_not_judged():
    unread = Onleesbaar(regio=None, bestand="stuk.docx", reden="Dit is geen Word-bestand.")
    overview = COUNTRY.model_copy(update={"onleesbaar": (unread,), "opmerkingen": ("Let op de datum.",)})
    read, failed, remark, points, table, note = under(story(overview), "samenvatting")
    assert read == Paragraph("2 van de 3 documenten beoordeeld (2 regio's).")
    assert failed == Paragraph("Niet beoordeeld: stuk.docx. Waarom staat bij de verantwoording.", Tone.LET_OP)
    assert remark == Paragraph("Let op de datum.", Tone.LET_OP)
    assert points == Bullets(tuple(highlights(overview)))
    assert rows(table) == [
        ("a  Informeren van direct betrokkenen", "2", "alle", "2"),
        ("e  Methodes en instrumenten", "0", "geen", "0"),
        ("f  Opschaling bij verschil van inzicht", "2", "alle", "0"),
        ("g  Samen leren van casuïstiek", "0", "geen", "0"),
    ]
    assert isinstance(note, Paragraph)
    assert note.tone is Tone.KLEIN


@pytest.mark.parametrize(
    ("telling", "shown"),
    [
        (Telling(aantal=24, van=24, maatwoord="alle"), "alle 24 regio's"),
        (Telling(aantal=18, van=24, maatwoord="driekwart"), "18 van de 24 regio's (driekwart)"),
        (Telling(aantal=3, van=5, maatwoord="3 van de 5"), "3 van de 5 regio's"),
        (Telling(aantal=1, van=24, maatwoord="één"), "één van de 24 regio's"),
        (Telling(aantal=0, van=24, maatwoord="geen"), "geen van de 24 regio's"),
    ],
)
def test_a_count_in_words(telling: Telling, shown: str):
    assert counted(telling) == shown


def test_one_region_is_no_plural():
    assert judged(country(region("Veldrand"))) == "1 van de 1 documenten beoordeeld (1 regio)"


def test_a_requirement_has_its_count_its_aspects_and_examples():
    said = ("wie: lokaal team", "aan wie: ouders", "wanneer: binnen vijf werkdagen", "hoe: gesprek")
    quote = "Het lokale team licht de ouders binnen vijf werkdagen na de overdracht in een gesprek in over de melding."
    (heading,) = [item.anchor for item in story(COUNTRY).items if isinstance(item, Heading) and item.text[:3] == "a  "]
    assert under(story(COUNTRY), heading) == [
        Paragraph("Komt terug in alle 2 regio's. Wie het doet staat in 2 van die regio's, wanneer in 2 en hoe in 2."),
        Table(
            "Informeren van direct betrokkenen: per aspect",
            ("Aspect", "Vastgelegd", "In woorden", "Alleen genoemd"),
            tuple(
                tuple(map(Cell, row))
                for row in (
                    ("melding", "2 van 2", "alle", "0"),
                    ("overdracht", "2 van 2", "alle", "0"),
                    ("wie", "2 van 2", "alle", "0"),
                    ("wanneer", "2 van 2", "alle", "0"),
                    ("wijze (telt niet voor het niveau)", "0 van 2", "geen", "2"),
                    ("kind (telt niet voor het niveau)", "0 van 2", "geen", "0"),
                )
            ),
        ),
        QuoteItem(quote, "Oudland, blz. 4, 2.1 Ouders", said),
        QuoteItem(quote, "Veldrand, blz. 4, 2.1 Ouders", said),
    ]


def test_levels_are_counted_highest_first():
    table = under(story(COUNTRY), "eisen")[0]
    assert isinstance(table, Table)
    assert table.columns == (
        "Onderwerp",
        "Komt terug",
        "In woorden",
        "Volledig",
        "Gedeeltelijk",
        "Genoemd",
        "Ontbreekt",
    )
    assert rows(table)[2] == ("f  Opschaling bij verschil van inzicht", "2 van 2", "alle", "0", "2", "0", "0")


def test_the_transfer_is_compared_by_key_fact():
    tables = under(story(COUNTRY), "overdracht")
    assert [item.caption for item in tables if isinstance(item, Table)][:3] == [
        "Wie inlicht als er al hulp is",
        "Kanalen",
        "Monitoring na (maanden)",
    ]
    assert rows(tables[0]) == [("lokaal team", "2", "Veldrand en Oudland")]


def with_ladder(*steps: str):
    """A region whose document names these steps of escalation."""
    fact = Kernfeit(waarde=steps, titel="Escalatie")
    return region(f"R{len(steps)}", report("x.pdf", kernfeiten={"escalatieladder": fact}))


def test_a_ladder_keeps_its_order():
    overview = country(with_ladder("professionals", "bestuurlijk"), with_ladder())
    _, ladder = under(story(overview), "overdracht")
    assert rows(ladder) == [("professionals → bestuurlijk", "1", "R2")]


def test_no_ladders_no_table():
    (values,) = under(story(country(with_ladder())), "overdracht")
    assert rows(values) == [("niet uit de tekst op te maken", "1", "R0")]


def test_before_and_after_the_framework():
    first, table = under(story(COUNTRY), "voor-en-na")
    assert first == Paragraph(
        "Van 1 regio zijn de afspraken van vóór het kwaliteitskader van december 2019, van 1 van daarna."
    )
    assert rows(table)[0] == ("a  Informeren van direct betrokkenen", "1 van 1", "1 van 1")
    undated = country(region("Veldrand"), region("Nergens", report("x.pdf", datum=None)))
    (only,) = under(story(undated), "voor-en-na")
    assert isinstance(only, Paragraph)
    assert only.text.endswith("van 1 van daarna, van 1 is de datum onbekend.")


def test_shared_and_own_passages():
    *shared, table = under(story(COUNTRY), "gelijk-en-uniek")
    assert [(item.source, item.remarks) for item in shared if isinstance(item, QuoteItem)] == [
        ("Gedeeld door Veldrand en Oudland", ("onderwerp: a1, a3, a4",)),
        ("Gedeeld door Veldrand en Oudland", ("onderwerp: a2, p3",)),
    ]
    assert rows(table) == [("Veldrand", "0", "2"), ("Oudland", "0", "2")]


def test_the_picture_of_2020_stands_beside_it():
    _, table, note = under(story(COUNTRY), "aef-2020")
    found = {row[0]: row[1:] for row in rows(table)}
    assert found["g  Leren van casuïstiek"] == ("4 van de 24", "4", "0 van 2 (geen)", "gelijk")
    assert found["b  Rolverdeling"] == ("alle", "24", "0 van 2 (geen)", "▼ minder dan in 2020")
    assert isinstance(note, Paragraph)


def test_recommendations_give_their_reason():
    bullets = under(story(COUNTRY), "aanbevelingen")[0]
    assert isinstance(bullets, Bullets)
    assert bullets.items[1].endswith("('Samen leren van casuïstiek' is vastgelegd in 0 van de 2 regio's.)")


def test_what_few_regions_have_is_named_with_them():
    proof = criterium("aanvullend", "n1", "Huisverbod", Niveau.VOLLEDIG, aspect("n1", "x", BEWIJS, 1))
    absent = criterium("aanvullend", "n1", "Huisverbod", Niveau.ONTBREEKT, aspect("n1", "x", None))
    text = (passage(1, "De burgemeester belt het team.", {"n1": BEWIJS}, captures=Captures(partij="GEMEENTE")),)
    regions = [
        region(
            f"R{nr}",
            report(
                f"{nr}.pdf", criteria=(proof if nr == 0 else absent,), passages=text if nr == 0 else (), kernfeiten={}
            ),
        )
        for nr in range(10)
    ]
    found = story(country(*regions))
    (table,) = under(found, "beperkt")
    assert rows(table) == [("n1  Huisverbod", "1", "R0")]
    assert under(found, "aanvullend")[2:] == [
        Paragraph(
            "Komt terug in één van de 10 regio's. Wie het doet staat in 1 van die regio's, wanneer in 0 en hoe in 0. "
            "Het gaat om R0."
        ),
        QuoteItem("De burgemeester belt het team.", "R0, blz. 4, 3 Overdracht", ("wie: gemeente",)),
    ]


def test_the_account_lists_regions_and_unread_files():
    unread = Onleesbaar(regio="Oudland", bestand="stuk.docx", reden="Onleesbaar.")
    less = tuple(one.model_copy(update={"niveau": Niveau.GENOEMD}) for one in REPORT.criteria)
    double = region("Dubbel", report("a.pdf"), report("b.pdf", criteria=less))
    overview = country(region("Veldrand"), double).model_copy(update={"onleesbaar": (unread,)})
    read, differ, rules, heading, failed = under(story(overview), "verantwoording")
    assert rows(read) == [
        ("Veldrand", "veldrand.pdf", "maart 2020", "definitief", "4.213"),
        ("Dubbel", "a.pdf, b.pdf", "maart 2020", "definitief", "8.426"),
    ]
    assert heading == Heading(3, "Niet beoordeeld", "niet-beoordeeld")
    assert rows(failed) == [("stuk.docx", "Oudland", "Onleesbaar.")]
    assert rows(differ) == [("Dubbel", "v1, a, f, g, p3, p7")]
    assert isinstance(rules, Paragraph)
    assert rules.text.startswith("Beoordeeld met afsprakenscan 0.1.0")


def test_remarks_of_the_user_stand_with_the_regions():
    read = under(story(country(region("Veldrand"), region("Zuid", opmerking="Per brief."))), "verantwoording")[0]
    assert isinstance(read, Table)
    assert read.columns[-1] == "Opmerking"
    assert [row[-1] for row in rows(read)] == ["", "Per brief."]


def test_no_example_stands_twice():
    found = [item for item in story(COUNTRY).items if isinstance(item, Heading | QuoteItem)]
    shown: dict[str, list[str]] = {}
    for item in found:
        if isinstance(item, Heading):
            under_heading = shown.setdefault(item.anchor, [])
        else:
            under_heading.append(item.source)
    assert shown["eis-a"] == ["Oudland, blz. 4, 2.1 Ouders", "Veldrand, blz. 4, 2.1 Ouders"]
    assert shown["eis-p3"] == ["Oudland, blz. 5, 3 Overdracht"]
