"""SQLite: what stands in the database, that it is sound, and that hostile text stays text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import Gedeeld, Onleesbaar, Regio
from afsprakenscan.model.results import DocumentReport, Passage, Reason, Voorstel, Zekerheid
from afsprakenscan.quotes import best_quotes
from afsprakenscan.reporters import Style, sqlite_
from afsprakenscan.scoring.landelijk.samenvatting import voorbeeld
from helpers.hostile import EVIL
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, PASSAGES, passage

SHOWN = EVIL.replace("\x00\x1b", "").replace("\ud800", "\ufffd").replace("\u202e", "")
DOUBTED = PASSAGES[4].model_copy(
    update={
        "voorstellen": {"e2": Voorstel(kans=0.75, gewichten={})},
        "reasons": (
            *PASSAGES[4].reasons,
            Reason(code="g1", pattern="terugblik", label=Label.BEWIJS, blocked_by="tweede lezer"),
        ),
    }
)
SURE = PASSAGES[1].model_copy(
    update={
        "zekerheid": {"a1": Zekerheid.MIDDEL},
        "reasons": tuple(
            one.model_copy(update={"concepts": {"wie": "team", "act": "licht in"}}) for one in PASSAGES[1].reasons
        ),
    }
)
FULL = (PASSAGES[0], SURE, *PASSAGES[2:4], DOUBTED, PASSAGES[5])
REGIONS = (
    region("Veldrand", report("veldrand.pdf", passages=FULL)),
    region("Zuidwijk", report("jeugd.pdf"), report("volwassenen.pdf", datum="2018-01"), opmerking="Samen"),
)
SAID = ("LT", "ouders", "binnen vijf werkdagen", "gesprek")
Query = Callable[[str], list[tuple[object, ...]]]


def database(*regions: Regio) -> bytes:
    shared = Gedeeld(
        codes=("a1", "a3"),
        voorbeeld=voorbeeld(regions[0].naam, best_quotes(regions[0].rapporten, ["a1", "a3"])[0]),
        regios=tuple(one.naam for one in regions),
    )
    unread = Onleesbaar(regio="Noord", bestand="stuk.pdf", reden="Beschadigd.")
    overview = country(*regions).model_copy(
        update={"gedeeld": (shared,), "onleesbaar": (unread,), "opmerkingen": ("Kijk na.",)}
    )
    (content,) = sqlite_.national(overview, iter(regions), Style()).values()
    return content


@pytest.fixture(scope="module")
def query() -> Iterator[Query]:
    with closing(opened(database(*REGIONS))) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def test_one_file_with_the_same_bytes_every_time():
    assert list(sqlite_.national(country(*REGIONS), iter(REGIONS), Style())) == ["landelijk.sqlite"]
    assert database(*REGIONS) == database(*(one.model_copy(deep=True) for one in REGIONS))


def test_database_is_sound(query: Query):
    assert query("PRAGMA integrity_check") == [("ok",)]
    assert query("PRAGMA foreign_key_check") == []
    assert query("PRAGMA user_version") == [(1,)]


TABLES = (
    "aanbeveling aspect aspect_oordeel beeld_2020 bestand criterium feit gedeeld gedeeld_regio kader kernfeit "
    "kernfeit_passage leemte leesnotitie leestelling onleesbaar oordeel oordeel_bestand opmerking passage "
    "passage_label passage_zoek reden regio tegenstrijdigheid toelichting uitvoering voorbeeld voorstel"
).split()
VIEWS = "v_bewijs v_gedeeld v_kernfeit v_leemte v_matrix v_nakijken v_telling v_telling_aspect".split()


def test_every_table_and_view_is_explained_and_filled(query: Query):
    found = query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB 'passage_zoek_*'")
    assert {name for (name,) in found} == {*TABLES, *VIEWS}
    assert sorted(query("SELECT naam FROM toelichting")) == sorted(found)
    assert [name for (name,) in found if not query(f"SELECT 1 FROM {name}")] == []  # noqa: S608 - our own names


def test_foreign_keys_have_a_name_and_an_index(query: Query):
    for name, sql in query("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"):
        keys = {row[0]: row for row in query(f"PRAGMA foreign_key_list({name})")}
        assert str(sql).count(f"CONSTRAINT fk_{name}_") == str(sql).count("FOREIGN KEY") == len(keys)
        first = {query(f"PRAGMA index_info({index})")[0][2] for _, index, *_ in query(f"PRAGMA index_list({name})")}
        primary = {column for _, column, *_, part in query(f"PRAGMA table_info({name})") if part == 1}
        assert {row[3] for row in keys.values()} <= first | primary, name


def test_run(query: Query):
    assert query("SELECT * FROM uitvoering") == [(1, "1", "0.1.0", "sha256:00", 0, 2, 0, 2, 0)]
    assert query("SELECT * FROM onleesbaar") == [(1, "Noord", "stuk.pdf", "Beschadigd.")]
    assert query("SELECT * FROM opmerking") == [(1, "Kijk na.")]
    assert query("SELECT * FROM kader ORDER BY kader") == [
        ("kwaliteitskader", "De zeven eisen uit het kwaliteitskader", "2019"),
        ("processtappen", "Stappen van Veilig Thuis", "2019"),
        ("visie", "visie", "2020"),
    ]


def test_regions_and_files(query: Query):
    assert query("SELECT * FROM regio ORDER BY volgorde") == [
        ("Veldrand", 1, None, "2020-03", "na", "definitief", "", 4213),
        ("Zuidwijk", 2, None, "2020-03", "na", "definitief", "Samen", 8426),
    ]
    assert query("SELECT bestand_id, regio, naam, soort, bladzijden, woorden, datum, versie, status FROM bestand") == [
        (1, "Veldrand", "veldrand.pdf", "pdf", 12, 4213, "2020-03", "1.2", "definitief"),
        (2, "Zuidwijk", "jeugd.pdf", "pdf", 12, 4213, "2020-03", "1.2", "definitief"),
        (3, "Zuidwijk", "volwassenen.pdf", "pdf", 12, 4213, "2018-01", "1.2", "definitief"),
    ]
    assert query("SELECT * FROM leestelling WHERE bestand_id = 1") == [
        (1, "gelezen", "alinea", 90),
        (1, "gelezen", "kop", 20),
        (1, "overgeslagen", "koptekst", 11),
        (1, "telt niet", "inhoudsopgave", 8),
        (1, "verwijderd", "doorgehaalde tekst", 2),
    ]


def test_matrix_and_counts(query: Query):
    assert query("SELECT regio, a, e, f, g, p3, p7, v1 FROM v_matrix") == [
        (name, "volledig", "genoemd", "gedeeltelijk", "ontbreekt", "volledig", "ontbreekt", "volledig")
        for name in ("Veldrand", "Zuidwijk")
    ]
    assert query("SELECT criterium, aantal, van, maatwoord, volledig, gedeeltelijk FROM v_telling LIMIT 4") == [
        ("v1", 2, 2, "alle", 2, 0),
        ("a", 2, 2, "alle", 2, 0),
        ("e", 0, 2, "geen", 0, 0),
        ("f", 2, 2, "alle", 0, 2),
    ]
    assert query("SELECT aspect, kern, bewijs, vermelding, van FROM v_telling_aspect WHERE criterium = 'e'") == [
        ("e1", 1, 0, 2, 2),
        ("e2", 1, 0, 0, 2),
    ]


def test_proof(query: Query):
    sql = "SELECT regio, bestand, bladzijde, koppen, aspect, label, zekerheid, wie, aan_wie, wanneer, hoe FROM v_bewijs"
    assert query(f"{sql} WHERE criterium = 'a' AND regio = 'Veldrand'")[:2] == [
        ("Veldrand", "veldrand.pdf", 4, "", "a3", "bewijs", None, None, None, None, None),
        ("Veldrand", "veldrand.pdf", 4, "2 Informeren > 2.1 Ouders", "a1", "bewijs", "middel", *SAID),
    ]
    assert query("SELECT DISTINCT patroon, tegengehouden_door, woorden FROM reden WHERE passage_id IN (2, 5)") == [
        ("patroon", None, "team; licht in"),
        ("patroon", None, ""),
        ("terugblik", "tweede lezer", ""),
    ]


def test_facts_name_their_passages(query: Query):
    assert query("SELECT feit, nummer, waarde FROM kernfeit WHERE regio = 'Veldrand'") == [
        ("casusevaluatie", 1, "onbekend"),
        ("informeren_met_hulp", 1, "LT"),
        ("kanalen", 1, "telefoon"),
        ("kanalen", 2, "beveiligde mail"),
        ("monitoring_maanden", 1, "3"),
        ("monitoring_maanden", 2, "12"),
        ("tov_kader", 1, "na"),
    ]
    assert query("SELECT waarde, regios, welke FROM v_kernfeit WHERE feit = 'informeren_met_hulp'") == [
        ("LT", 2, "Veldrand; Zuidwijk")
    ]
    assert query("SELECT passage_id, feit FROM kernfeit_passage WHERE passage_id < 7") == [
        (2, "informeren_met_hulp"),
        (3, "kanalen"),
    ]
    assert query("SELECT onderwerp, waarde, passage_id FROM tegenstrijdigheid WHERE bestand_id = 1") == [
        ("informeren_met_hulp", "LT", 2),
        ("informeren_met_hulp", "VT", 3),
        ("informeren_met_hulp", "VT", 1),
    ]


def bare(name: str, *passages: Passage) -> DocumentReport:
    """A report with other passages, of which no key fact or contradiction speaks."""
    whole = report(name, passages=passages, tegenstrijdigheden=())
    facts = {feit: fact.model_copy(update={"passages": ()}) for feit, fact in whole.kernfeiten.items()}
    return whole.model_copy(update={"kernfeiten": facts})


def test_gaps_and_examples():
    poor = bare("zuid.pdf", PASSAGES[0])
    lacking = tuple(
        one.model_copy(update={"label": None, "passages": ()}) if one.code in ("a1", "a2", "a4") else one
        for one in poor.criteria[1].aspecten
    )
    criteria = (poor.criteria[0], poor.criteria[1].model_copy(update={"aspecten": lacking}), *poor.criteria[2:])
    content = database(region("Veldrand"), region("Zuid", poor.model_copy(update={"criteria": criteria})))
    with closing(opened(content)) as connection:
        sql = "SELECT niveau, ontbreekt, alleen_genoemd, voorbeeld_regio, voorbeeld_bestand, voorbeeld FROM v_leemte"
        assert connection.execute(f"{sql} WHERE regio = 'Zuid' AND criterium = 'a'").fetchall() == [
            ("gedeeltelijk", "melding; overdracht; wanneer", "", "Veldrand", "veldrand.pdf", PASSAGES[1].quote)
        ]


def test_shared_passages(query: Query):
    assert query("SELECT codes, regios, welke, tekst FROM v_gedeeld") == [
        ("a1; a3", 2, "Veldrand; Zuidwijk", PASSAGES[0].quote)
    ]


def test_what_a_person_should_judge(query: Query):
    assert query("SELECT regio, aspect, waarom FROM v_nakijken") == [
        ("Veldrand", "e2", "alleen de tweede lezer ziet bewijs"),
        ("Veldrand", "g1", "de tweede lezer betwijfelt de regel"),
    ]


@pytest.mark.parametrize("word", ["ouders", "OUDERS", '"vijf werkdagen"', "tekst : ouders", "koppen : informeren"])
def test_words_are_found(query: Query, word: str):
    assert (2,) in query(f"SELECT rowid FROM passage_zoek WHERE passage_zoek MATCH '{word}'")  # noqa: S608 - idem


def test_accents_do_not_matter_in_a_search():
    regio = region("Veldrand", bare("veldrand.pdf", passage(1, "Samen leren van casuïstiek.", {"a1": BEWIJS})))
    with closing(opened(database(regio))) as connection:
        sql = "SELECT rowid FROM passage_zoek WHERE passage_zoek MATCH 'casuistiek'"
        assert connection.execute(sql).fetchall() == [(1,)]


def test_hostile_text_stays_text_and_in_its_place():
    inside = passage(1, EVIL, {"a1": BEWIJS}, headings=(EVIL,))
    inside = inside.model_copy(update={"text": f"\x00a{EVIL}b", "start": 2, "end": 2 + len(EVIL)})
    with closing(opened(database(region(EVIL, bare(f"{EVIL}.pdf", inside))))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT r.regio, naam FROM regio AS r, bestand").fetchall() == [
            (SHOWN, f"{SHOWN}.pdf")
        ]
        ((text, quote, start, end),) = connection.execute("SELECT tekst, citaat, begin, einde FROM passage").fetchall()
    kept = "".join("\ufffd" if char in "\x00\x1b\ud800\u202e" else char for char in EVIL)
    assert (text, quote, start, end) == (f"\ufffda{kept}b", kept, 2, 2 + len(EVIL))


def test_regions_that_only_look_alike_stay_apart():
    regions = (region("Noord"), region("No\u200eord"), region("Noord (2)"))
    with closing(opened(database(*regions))) as connection:
        names = connection.execute("SELECT regio FROM regio ORDER BY volgorde").fetchall()
    assert names == [("Noord",), ("Noord (2)",), ("Noord (2) (2)",)]
