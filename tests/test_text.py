"""Cleaning, folding and joining lines."""

import pytest

from afsprakenscan.text import clean, fold, join_lines, words


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  twee   spaties\n en een regel ", "twee spaties en een regel"),
        ("veilig\u00adheid", "veiligheid"),
        ("ofﬁciële ĳver", "officiële ijver"),
        ("harde\u00a0spatie", "harde spatie"),
        ("nul\x00 en bel\x07", "nul en bel"),
        ("½ van 10 m²", "½ van 10 m²"),
    ],
)
def test_clean(raw, shown):
    assert clean(raw) == shown


@pytest.mark.parametrize(
    ("text", "folded"), [("Cliënt", "client"), ("‘Geïnformeerd’", "'geinformeerd'"), ("V–V", "v-v"), ("één", "een")]
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("de", "zaak", "de zaak"),
        ("samenwerkings-", "afspraken", "samenwerkingsafspraken"),
        ("samenwerkings\u2010", "afspraken", "samenwerkingsafspraken"),
        ("jeugd-", "en gezinsteam", "jeugd- en gezinsteam"),
        ("zorg-", "of welzijnsorganisatie", "zorg- of welzijnsorganisatie"),
        ("VT-", "medewerker", "VT-medewerker"),
        ("zuid-", "Holland", "zuid-Holland"),
        ("een gedachte -", "daarna", "een gedachte - daarna"),
        ("", "begin", "begin"),
    ],
)
def test_join_lines(left, right, joined):
    assert join_lines(left, right) == joined


def test_a_line_end_that_the_producer_marked_as_broken():
    assert join_lines("samenwerkings", "afspraken", marked=True) == "samenwerkingsafspraken"


def test_words_counts_what_holds_a_letter_or_digit():
    assert words("VT belt – binnen 5 dagen – terug .") == 6
