"""Which passages are shown, and what they say of who, when and how."""

from __future__ import annotations

from afsprakenscan.model.results import Captures, Niveau
from afsprakenscan.quotes import best_quotes, captures
from afsprakenscan.reporters.view import codes
from helpers.reports import BEWIJS, CRITERIA, REPORT, VERMELDING, aspect, criterium, passage


def test_captures_come_from_the_codes_asked_for():
    found = passage(1, "x", {"a1": BEWIJS}, captures=Captures(partij="VT", termijn="vooraf"))
    assert captures(found, ["a1"]) == Captures(partij="VT", termijn="vooraf")
    assert captures(found, ["a2"]) == Captures()


def test_captures_of_a_stopped_hit_do_not_count():
    found = passage(1, "x", {"a1": BEWIJS}, captures=Captures(partij="VT"))
    stopped = found.model_copy(
        update={"reasons": tuple(reason.model_copy(update={"blocked_by": "ontkenning"}) for reason in found.reasons)}
    )
    assert captures(stopped, ["a1"]) == Captures()


def test_best_quotes_are_concrete_and_add_to_each_other():
    chosen = best_quotes(REPORT, codes(CRITERIA[1]))
    assert [(quote.passage.id, quote.codes) for quote in chosen] == [(2, ("a1", "a3", "a4")), (3, ("a2",))]


def test_best_quotes_prefer_a_readable_one_then_the_shortest():
    verdict = criterium("kwaliteitskader", "a", "A", Niveau.VOLLEDIG, aspect("a1", "x", BEWIJS))
    texts = ("Kort.", "z" * 90, "y" * 60)
    found = tuple(passage(nr, text, {"a1": BEWIJS}) for nr, text in enumerate(texts))
    report = REPORT.model_copy(update={"passages": found})
    assert [quote.passage.id for quote in best_quotes(report, codes(verdict), most=3)] == [2, 1, 0]


def test_mentions_are_quoted_only_without_proof():
    verdict = criterium(
        "kwaliteitskader", "a", "A", Niveau.VOLLEDIG, aspect("a1", "x", BEWIJS), aspect("a2", "y", None)
    )
    mention = passage(1, "Een vermelding die goed te lezen is en lang genoeg.", {"a2": VERMELDING})
    proof = passage(2, "Bewijs.", {"a1": BEWIJS})
    both = REPORT.model_copy(update={"passages": (mention, proof)})
    only = REPORT.model_copy(update={"passages": (mention,)})

    assert [quote.passage.id for quote in best_quotes(both, codes(verdict))] == [2]
    assert [(quote.passage.id, quote.label) for quote in best_quotes(only, codes(verdict))] == [(1, VERMELDING)]


def test_of_mentions_the_one_on_most_aspects_is_best_and_no_more_than_adds_something():
    verdict = criterium("kwaliteitskader", "g", "G", Niveau.GENOEMD, aspect("g1", "x", None), aspect("g2", "y", None))
    loose = passage(1, "a" * 50, {"g1": VERMELDING}, captures=Captures(termijn="nadat", kanaal="schriftelijk"))
    both = passage(2, "b" * 90, {"g1": VERMELDING, "g2": VERMELDING})
    report = REPORT.model_copy(update={"passages": (loose, both)})
    assert [quote.passage.id for quote in best_quotes(report, codes(verdict))] == [2]
