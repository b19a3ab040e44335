"""The notation of words and references."""

import pytest

from afsprakenscan.errors import RulesetError
from afsprakenscan.notation import Gap, Reference, Verbs, Word, parse_phrase, parse_reference, readable

VERBS = Verbs({"dragen": "draagt gedragen", "melden": "meldt gemeld"})


def forms(*words):
    return Word(forms=frozenset(words))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Overdracht", [(forms("overdracht"),)]),
        ("cliënt", [(forms("client"),)]),
        ("lokaal|lokale team", [(forms("lokaal", "lokale"), forms("team"))]),
        ("laat ..4 weten", [(forms("laat"), Gap(4), forms("weten"))]),
        ("laat .. weten", [(forms("laat"), Gap(8), forms("weten"))]),
        ("VT", [(Word(capitals=frozenset({"VT"})),)]),
        ("vt|VT", [(Word(forms=frozenset({"vt"}), capitals=frozenset({"VT"})),)]),
        ("*team", [(Word(wild=frozenset({"*team"})),)]),
        ("VT-*", [(Word(capitals=frozenset({"VT-*"})),)]),
        ("na # maanden", [(forms("na"), Word(number=True), forms("maanden"))]),
        ("<melden> bij", [(forms("melden", "meldt", "gemeld"), forms("bij"))]),
    ],
)
def test_phrase(entry, expected):
    assert parse_phrase(entry, VERBS) == expected


def test_separable_verb_has_its_joined_its_te_and_its_split_form():
    assert parse_phrase("<over+dragen>", VERBS) == [
        (forms("overdragen", "overdraagt", "overgedragen"),),
        (forms("over"), forms("te"), forms("dragen")),
        (forms("dragen", "draagt", "gedragen"), Gap(15), forms("over")),
    ]


@pytest.mark.parametrize("entry", ["..3 weten", "laat ..", "<slapen>", "<op+slapen>"])
def test_refused_phrase(entry):
    with pytest.raises(RulesetError):
        parse_phrase(entry, VERBS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gezin", Reference("gezin")),
        ("gezin@kop", Reference("gezin", ("kop",))),
        ("gezin@zin/kop1/kolom", Reference("gezin", ("zin", "kop1", "kolom"))),
    ],
)
def test_reference(text, expected):
    assert parse_reference(text) == expected


def test_unknown_place_names_the_alternatives():
    with pytest.raises(RulesetError) as caught:
        parse_reference("gezin@kopje")
    assert str(caught.value) == (
        "'kopje' in 'gezin@kopje' is geen plaats. Kies uit: zin, blok, vorig, sectie, kop, kop1, kolom, rij, aanhef."
    )


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("<informeren>", "informeren"),
        ("<over+dragen> ..4 aan", "overdragen … aan"),
        ("laat|laten .. weten", "laat … weten"),
        ("binnen # werkdagen", "binnen getal werkdagen"),
        ("*wijkteam*", "wijkteam"),
    ],
)
def test_an_entry_as_a_reader_would_write_it(entry, shown):
    assert readable(entry) == shown
