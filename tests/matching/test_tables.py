"""The tables of phrases: the same when they are kept, and with other phrases by other words."""

import pytest

from afsprakenscan.matching import openings
from afsprakenscan.matching.lexicon import Lexicon, Span
from afsprakenscan.matching.tables import Tables, make_tables
from afsprakenscan.notation import Verbs, parse_phrase

VERBS = Verbs({"dragen": "draag draagt"})
ENTRIES = ("melding", "<over+dragen>", "*wijk*team* ..3 VT|GI", "binnen # dagen")


def tables_of(*entries):
    return make_tables((nr, phrase) for nr, entry in enumerate(entries) for phrase in parse_phrase(entry, VERBS))


@pytest.fixture
def tables():
    return tables_of(*ENTRIES)


def test_what_is_kept_finds_the_same(tables):
    words = tuple("VT draagt de melding binnen 5 dagen over , het Wijkteam belt VT".split())
    expected = [Span(1, 8, 0b10), Span(3, 4, 0b1), Span(4, 7, 0b1000), Span(10, 13, 0b100)]
    for one in (tables, Tables.load(tables.dump())):
        assert sorted(Lexicon(one).scan(words, (0, len(words)))) == expected


def test_keeping_is_stable(tables):
    assert Tables.load(tables.dump()).dump() == tables.dump()


def test_phrases_stand_at_the_words_they_share():
    tables = tables_of("de melding", "de zaak", "de melding sluiten", "de")
    assert tables.nodes == [
        "[[[0,1,3]],[],[],[1,2],[4,5]]",
        *["", "", ""],
        "[[[1,2,0]],[],[],[3],[6]]",
        "[[[2,2,1]],[],[],[],[]]",
        "[[[3,3,2]],[],[],[],[]]",
    ]
    assert (tables.later, tables.anchors) == ([1, 2, 3], [])


def test_phrases_with_a_gap_stand_under_their_rarest_word_behind_it():
    tables = tables_of("geef ..2 de ..1 zaak", "geef ..3 zaak", "de melding", "de hulp")
    leaves = ["[[[3,2,2]],[],[],[],[]]", "[[[4,2,3]],[],[],[],[]]"]
    assert tables.nodes == ["[[],[0],[0],[],[]]", "[[],[],[],[3,4],[5,6]]", *["", "", ""], *leaves]
    assert tables.broken == ["[[1,1,0,[2,1,[1,2,[]]]],[2,1,1,[3,2,[]]]]"]
    assert (tables.later, tables.anchors) == ([1, 2, 3, 4], [2])


def test_words_with_an_asterisk_stand_under_how_they_begin_or_end():
    tables = tables_of("wijk*", "*team", "w*k", "VT*", "*", "*wijk*")
    assert (tables.beginnings, tables.endings) == ({"wijk": [0], "": [4]}, {"team": [1]})
    assert tables.wild == [("w*k", 2, False), ("VT*", 3, True), ("*wijk*", 5, False)]


def test_what_the_machine_remembers_has_a_bound(tables, monkeypatch):
    words = tuple("VT draagt de melding binnen 5 dagen over , het Wijkteam belt VT".split())
    expected = Lexicon(tables).scan(words, (0, len(words)))
    monkeypatch.setattr(openings, "_MOST", 1)
    lexicon = Lexicon(tables)
    assert [lexicon.scan(words, (0, len(words))) for _ in range(3)] == [expected] * 3
