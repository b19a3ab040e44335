"""What there is to say about one document, in reading order."""

from __future__ import annotations

from afsprakenscan.model.results import (
    SECOND_READER,
    Niveau,
    Reason,
    StrijdigeWaarde,
    Tegenstrijdigheid,
    Voorstel,
    Zekerheid,
)
from afsprakenscan.reporters.story import Bullets, Cell, Heading, Item, Paragraph, QuoteItem, Story, Table, Tone
from afsprakenscan.reporters.story_region import account, story
from helpers.regions import report
from helpers.reports import BEWIJS, PASSAGES, REPORT, aspect, criterium

SMALL = REPORT.model_copy(
    update={
        "read_notes": (),
        "criteria": (
            criterium(
                "kwaliteitskader",
                "f",
                "Opschaling",
                Niveau.GEDEELTELIJK,
                aspect("f1", "Aanleiding", BEWIJS, 4),
                aspect("f2", "Stappen", None),
                advies="Beschrijf wie welke stap zet.",
            ),
            criterium("visie", "v1", "Uitgangspunten", Niveau.ONTBREEKT, aspect("v1", "uitgangspunten", None)),
        ),
        "kernfeiten": {},
        "tegenstrijdigheden": (),
        "passages": PASSAGES[3:4],
    }
)


def under(found: Story, anchor: str) -> list[Item]:
    """The items under a heading, up to the next."""
    start = next(nr for nr, item in enumerate(found.items, 1) if isinstance(item, Heading) and item.anchor == anchor)
    rest = found.items[start:]
    end = next((nr for nr, item in enumerate(rest) if isinstance(item, Heading)), len(rest))
    return list(rest[:end])


def test_a_small_report_whole():
    found = story(SMALL)
    assert found.title == "Samenwerkingsafspraken Veldrand"
    columns = ("Onderwerp", "Niveau", "Kernaspecten vastgelegd", "Sterkste vindplaats")
    assert found.items == (
        Bullets(
            (
                "Document: veldrand.pdf",
                "Datum: maart 2020",
                "Status: definitief",
                "Gelezen: PDF, 12 bladzijden, 4.213 woorden, 110 blokken",
            )
        ),
        Heading(2, "In één oogopslag", "overzicht"),
        Paragraph("De eisen van het kwaliteitskader: gedeeltelijk f."),
        Paragraph(
            "Vastgelegd is wat een eigen afspraak van deze regio is; alleen genoemd is wat het document aanstipt of "
            "uitstelt. Een eis is volledig als alle kernaspecten zijn vastgelegd, gedeeltelijk als er minstens één is "
            "vastgelegd. Niet gevonden betekent: niet aangetroffen in de gelezen tekst.",
            Tone.KLEIN,
        ),
        Table(
            "De zeven eisen uit het kwaliteitskader",
            columns,
            (
                (
                    Cell("f  Opschaling"),
                    Cell("gedeeltelijk", Niveau.GEDEELTELIJK),
                    Cell("1 van de 2"),
                    Cell("blz. 9, 3 Overdracht"),
                ),
            ),
        ),
        Table(
            "Visie",
            ("Onderwerp", "Niveau", "Sterkste vindplaats"),
            ((Cell("v1  Uitgangspunten"), Cell("ontbreekt", Niveau.ONTBREEKT), Cell("–")),),
        ),
        Heading(2, "Wat ontbreekt, en wat u kunt vastleggen", "leemtes"),
        Table(
            "Eisen die niet volledig zijn vastgelegd",
            ("Eis", "Niet gevonden", "Alleen genoemd", "Wat u kunt vastleggen"),
            (tuple(map(Cell, ("f  Opschaling", "stappen", "–", "Beschrijf wie welke stap zet."))),),
        ),
        Heading(2, "De zeven eisen uit het kwaliteitskader", "kader-kwaliteitskader"),
        Heading(3, "f  Opschaling: gedeeltelijk", "eis-f"),
        Bullets(("Aanleiding: vastgelegd", "Stappen: niet gevonden")),
        QuoteItem("De dragers [red]opschalen[/red] bij verschil van inzicht.", "blz. 9, 3 Overdracht"),
        Heading(2, "Visie", "kader-visie"),
        Paragraph("Niet gevonden: v1 uitgangspunten."),
        Heading(2, "Hoe is gelezen", "verantwoording"),
        *list(account(SMALL))[1:],
    )


def test_the_verdict_in_a_sentence():
    assert under(story(REPORT), "overzicht")[0] == Paragraph(
        "De eisen van het kwaliteitskader: volledig a; gedeeltelijk f; genoemd e; ontbreekt g."
    )


def test_anchors_are_unique():
    anchors = [item.anchor for item in story(REPORT).items if isinstance(item, Heading)]
    assert len(anchors) == len(set(anchors)) > 10


def test_a_report_without_region_date_or_status_says_so():
    bare = report("x.odt", regio=None, datum=None, status=None)
    found = story(bare)
    assert found.title == "Samenwerkingsafspraken x.odt"
    assert isinstance(found.items[0], Bullets)
    assert found.items[0].items[:2] == ("Document: x.odt", "Datum: onbekend")
    assert len(found.items[0].items) == 3


def test_what_was_noticed_while_reading_stands_on_top():
    assert story(REPORT).items[1] == Paragraph("Bladzijde 3 heeft twee kolommen; controleer de volgorde.", Tone.LET_OP)


def test_a_quote_says_who_when_and_how():
    first, second, third = (item for item in under(story(REPORT), "eis-a") if isinstance(item, QuoteItem))
    assert (first.source, first.remarks) == (
        "blz. 4, 2.1 Ouders",
        ("wie: lokaal team", "aan wie: ouders", "wanneer: binnen vijf werkdagen", "hoe: gesprek"),
    )
    assert (second.source, second.remarks) == ("blz. 5, 3 Overdracht", ("wie: Veilig Thuis",))
    assert (third.text, third.source, third.remarks) == ("Het lokale team.", "blz. 4", ())


def test_a_mention_and_doubt_are_named():
    (quote,) = (item for item in under(story(REPORT), "eis-e") if isinstance(item, QuoteItem))
    assert quote.remarks == ("alleen genoemd",)
    unsure = PASSAGES[3].model_copy(update={"zekerheid": {"f1": Zekerheid.MIDDEL}})
    found = story(report("x.pdf", passages=(*PASSAGES[:3], unsure)))
    (quote,) = (item for item in under(found, "eis-f") if isinstance(item, QuoteItem))
    assert quote.remarks == ("zekerheid: middel",)


def test_key_facts_have_their_place():
    assert under(story(REPORT), "kernfeiten") == [
        Table(
            "Kernfeiten",
            ("Onderwerp", "Wat het document zegt", "Vindplaats"),
            (
                (Cell("Wie inlicht als er al hulp is"), Cell("lokaal team"), Cell("blz. 4, 2.1 Ouders")),
                (Cell("Kanalen"), Cell("telefoon, beveiligde mail"), Cell("blz. 5, 3 Overdracht")),
                (Cell("Monitoring na (maanden)"), Cell("3, 12"), Cell("–")),
                (Cell("Casusevaluatie"), Cell("onbekend"), Cell("–")),
            ),
        )
    ]


def test_what_is_to_be_judged_stands_apart():
    doubted = Reason(code="f2", pattern="stap", label=BEWIJS, blocked_by=SECOND_READER)
    passage = PASSAGES[3].model_copy(
        update={
            "voorstellen": {"e1": Voorstel(kans=0.9, gewichten={})},
            "reasons": (*PASSAGES[3].reasons, doubted),
        }
    )
    assert under(story(report("x.pdf", passages=(*PASSAGES[:3], passage))), "ter-beoordeling") == [
        Paragraph("Hierover zijn de regels en de tweede lezer het niet eens. Deze passages tellen niet mee."),
        QuoteItem(passage.quote, "blz. 9, 3 Overdracht", ("e1 genoemd", "alleen de tweede lezer ziet hier iets")),
        QuoteItem(passage.quote, "blz. 9, 3 Overdracht", ("f2 stappen", "de tweede lezer twijfelt aan een regel")),
    ]


def test_the_account_can_be_repeated():
    assert list(account(REPORT)) == [
        Heading(2, "Hoe is gelezen", "verantwoording"),
        Bullets(
            (
                "Gelezen: PDF, 12 bladzijden, 4.213 woorden, 110 blokken.",
                "Telt niet mee: inhoudsopgave 8, koptekst 11, doorgehaalde tekst 2.",
                "Bladzijde 3 heeft twee kolommen; controleer de volgorde.",
                "Beoordeeld met afsprakenscan 0.1.0 en de criteria De zeven eisen uit het kwaliteitskader (2019), "
                "Stappen van Veilig Thuis (2019), visie (2020); sha256:00.",
                f"Vingerafdruk van het document: sha256 {'0' * 64}.",
            )
        ),
    ]


def test_a_document_that_contradicts_itself():
    found = Tegenstrijdigheid(
        onderwerp="wijze_direct",
        titel="Wijze van overdragen",
        waarden=(StrijdigeWaarde(waarde="koud", passages=(2,)), StrijdigeWaarde(waarde="warm", passages=(3,))),
    )
    items = story(REPORT.model_copy(update={"tegenstrijdigheden": (found,)})).items
    start = items.index(Heading(2, "Spreekt zichzelf tegen", "tegenspraak"))
    assert items[start + 1] == Heading(3, "Wijze van overdragen", "tegenspraak-wijze_direct")
    assert [(item.source, item.remarks) for item in items[start + 2 : start + 4]] == [
        ("blz. 4, 2.1 Ouders", ("koud",)),
        ("blz. 5, 3 Overdracht", ("warm",)),
    ]
    assert "tegenspraak" not in {getattr(item, "anchor", "") for item in story(SMALL).items}
