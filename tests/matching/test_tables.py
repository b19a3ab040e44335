"""The tables of phrases: the same when they are kept, and with other phrases by other words."""

import pytest

from afsprakenscan.matching import openings
from afsprakenscan.matching.lexicon import Lexicon, Span
from afsprakenscan.matching.tables import Tables, make_tables
from afsprakenscan.notation import Verbs, parse_phrase

VERBS = Verbs({"dragen": "draag draagt"})
ENTRIES = ("melding", "<over+dragen>", "*wijk*team* ..3 VT|GI", "binnen # dagen")


@pytest.fixture
def tables():
    return make_tables((nr, phrase) for nr, entry in enumerate(ENTRIES) for phrase in parse_phrase(entry, VERBS))


def test_what_is_kept_finds_the_same(tables):
    words = tuple("VT draagt de melding binnen 5 dagen over , het Wijkteam belt VT".split())
    expected = [Span(1, 8, 0b10), Span(3, 4, 0b1), Span(4, 7, 0b1000), Span(10, 13, 0b100)]
    for one in (tables, Tables.load(tables.dump())):
        assert sorted(Lexicon(one).scan(words, (0, len(words)))) == expected


def test_keeping_is_stable(tables):
    assert Tables.load(tables.dump()).dump() == tables.dump()


def test_a_word_of_one_test_is_looked_for_first():
    phrases = ("de melding", "de zaak", "de melding sluiten")
    tables = make_tables((nr, phrase) for nr, entry in enumerate(phrases) for phrase in parse_phrase(entry, VERBS))
    # Of 'melding' and 'sluiten' the rarer leads to the third phrase: two words ahead.
    assert tables.starts == {"0": "[[1,1,[[0,0,[[0,1]]]]],[1,2,[[1,1,[[0,2]]]]],[2,3,[[2,2,[[0,1],[0,3]]]]]]"}
    assert (tables.later, tables.anchors) == ([1, 2, 3], [])


def test_what_the_machine_remembers_has_a_bound(tables, monkeypatch):
    words = tuple("VT draagt de melding binnen 5 dagen over , het Wijkteam belt VT".split())
    expected = Lexicon(tables).scan(words, (0, len(words)))
    monkeypatch.setattr(openings, "_MOST", 1)
    lexicon = Lexicon(tables)
    assert [lexicon.scan(words, (0, len(words))) for _ in range(3)] == [expected] * 3
