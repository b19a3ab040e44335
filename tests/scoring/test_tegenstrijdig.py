"""Contradictions: two values for what takes one, in passages that are equally strong; and nothing else."""

from __future__ import annotations

import pytest

from afsprakenscan.model.kader import FeitSoort
from afsprakenscan.model.results import Captures, StrijdigeWaarde, Tegenstrijdigheid, Zekerheid
from afsprakenscan.scoring.tegenstrijdig import tegenstrijdigheden
from helpers.scoring import BEWIJS, VERMELDING, aspect, criterium, feit, kader, matches, passage

WAY = feit("wijze_direct", FeitSoort.KEUZE, "c2", "koud", "warm", bij_meer="wisselend")
LATER = feit("wijze_na_dienst", FeitSoort.KEUZE, "c2", "koud", "warm", bij_meer="wisselend")
WHO = feit("informeren_zonder_hulp", FeitSoort.KEUZE, "a3", "VT", "LT", bij_meer="samen")
MONTHS = feit("monitoring_maanden", FeitSoort.MAANDEN, "c5")
OFTEN = feit("casusevaluatie", FeitSoort.FREQUENTIE, "g2")
KANALEN = feit("kanalen", FeitSoort.LIJST, "c2", "mail", "telefoon")
FACTS = [WHO, WAY, LATER, KANALEN, MONTHS, OFTEN]
KADERS = [kader(criterium("a", aspect("a1"), aspect("a2"), aspect("a3"), aspect("a4")), criterium("c", aspect("c3")))]

COLD, WARM = "De overdracht gaat koud, met een mail.", "De overdracht gaat warm, in een gesprek."
TEXT, ANNEX = ("3 Overdracht",), ("Bijlage 1 Werkproces",)


def proof(number, quote, code="c2", headings=TEXT, **fields):
    return passage(number, {code: BEWIJS}, quote, headings=headings).model_copy(update=fields)


def found(*passages, feiten=(), facts=FACTS):
    return tegenstrijdigheden(KADERS, facts, matches(*passages, feiten=feiten))


def ways(*passages, more=()):
    """Contradictions when the first passage gives 'koud' and the second 'warm' for direct handover."""
    hits = [("wijze_direct", "koud", 1, 0), ("wijze_direct", "warm", 2, 0), *more]
    return found(*passages, feiten=hits)


def subjects(contradictions):
    return [one.onderwerp for one in contradictions]


def test_two_ways_in_two_sections():
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX)) == (
        Tegenstrijdigheid(
            onderwerp="wijze_direct",
            titel="titel wijze_direct",
            waarden=(
                StrijdigeWaarde(waarde="koud", passages=(1,)),
                StrijdigeWaarde(waarde="warm", passages=(2,)),
            ),
        ),
    )


def test_one_section_tells_cases_apart():
    assert ways(proof(1, COLD), proof(2, WARM)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Als er jonge kinderen zijn, gaat de overdracht warm.",
        "Zijn er kinderen, dan gaat de overdracht warm.",
        "Bij een ernstige melding gaat de overdracht warm.",
        "Moet de overdracht warm?",
        "De overdracht mag ook warm.",
        "De overdracht gaat in beginsel warm.",
        "In afwijking van de regionale afspraak gaat de overdracht warm.",
    ],
)
def test_what_does_not_hold_always_contradicts_nothing(text):
    assert ways(proof(1, COLD), proof(2, text, headings=ANNEX)) == ()


def test_only_the_sentence_that_gives_the_value_is_weighed():
    text = "De overdracht gaat warm. Als er kinderen zijn, bellen we ook."
    assert subjects(ways(proof(1, COLD), proof(2, text, headings=ANNEX))) == ["wijze_direct"]
    hits = [("wijze_direct", "koud", 1, 0), ("wijze_direct", "warm", 2, 30)]
    assert found(proof(1, COLD), proof(2, text, headings=ANNEX), feiten=hits) == ()


@pytest.mark.parametrize("level", [Zekerheid.MIDDEL, Zekerheid.LAAG])
def test_a_doubtful_passage_contradicts_nothing(level):
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX, zekerheid={"c2": level})) == ()
    assert subjects(ways(proof(1, COLD), proof(2, WARM, headings=ANNEX, zekerheid={"c2": Zekerheid.HOOG}))) != []


def test_a_local_deviation_is_meant():
    local = {"c2": BEWIJS, "m1": BEWIJS}
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX, labels=local)) == ()
    assert ways(proof(1, COLD), proof(2, WARM, headings=("Addendum", "Werkproces"))) == ()
    assert ways(proof(1, COLD), proof(2, WARM, headings=("Aanvulling van gemeente Laagveld",))) == ()


def test_a_mention_contradicts_nothing():
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX, labels={"c2": VERMELDING})) == ()


def test_a_document_that_says_it_varies_does_not_contradict_itself():
    varies = proof(3, "Koud of warm, dat verschilt.")
    hit = ("wijze_direct", "wisselend", 3, 0)
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX), varies, more=[hit]) == ()


def test_a_passage_on_two_situations_is_left_alone():
    hit = ("wijze_na_dienst", "warm", 2, 0)
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX), more=[hit]) == ()


def test_a_passage_with_two_values_is_left_alone():
    hit = ("wijze_direct", "koud", 2, 9)
    assert ways(proof(1, COLD), proof(2, WARM, headings=ANNEX), more=[hit]) == ()


def test_whether_there_is_help_is_no_exception_for_who_informs():
    first = proof(1, "Is er nog geen hulp actief, dan vertelt VT het de ouders.", "a3")
    second = proof(2, "Zolang er nog geen hulp is, vertelt het team het de ouders.", "a3", ANNEX)
    hits = [("informeren_zonder_hulp", "VT", 1, 0), ("informeren_zonder_hulp", "LT", 2, 0)]
    assert subjects(found(first, second, feiten=hits)) == ["informeren_zonder_hulp"]
    together = proof(3, "Partijen doen dat samen.", "a3")
    assert found(first, second, together, feiten=[*hits, ("informeren_zonder_hulp", "samen", 3, 0)]) == ()


def test_the_recovery_plan_is_another_plan():
    plan = feit("veiligheidsplan", FeitSoort.KEUZE, "b1", "VT", "LT", bij_meer="samen")
    hits = [("veiligheidsplan", "VT", 1, 0), ("veiligheidsplan", "LT", 2, 0)]
    first = proof(1, "VT schrijft het veiligheidsplan.", "b1")
    recovery = proof(2, "Het team schrijft het herstelplan.", "b1", ANNEX)
    assert found(first, recovery, feiten=hits, facts=[plan]) == ()
    same = proof(2, "Het team schrijft het veiligheidsplan.", "b1", ANNEX)
    assert subjects(found(first, same, feiten=hits, facts=[plan])) == ["veiligheidsplan"]


def test_lists_take_more_than_one_value():
    hits = [("kanalen", "mail", 1, 0), ("kanalen", "telefoon", 2, 0)]
    assert found(proof(1, COLD), proof(2, WARM, headings=ANNEX), feiten=hits) == ()


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("VT monitort na 3 en 12 maanden.", "VT belt na 6 en 18 maanden.", ["3, 12", "6, 18"]),
        ("VT monitort na 3 en 12 maanden.", "VT belt na 3, 6 en 12 maanden.", []),
        ("VT monitort na 3 maanden.", "VT belt na 6 maanden.", []),
    ],
)
def test_months(one, other, values):
    contradictions = found(proof(1, one, "c5"), proof(2, other, "c5", ANNEX))
    assert [value.waarde for each in contradictions for value in each.waarden] == values


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Twee keer per jaar een leertafel.", "Vier keer per jaar een leertafel.", ["2 per jaar", "4 per jaar"]),
        ("Twee keer per jaar een leertafel.", "Elk half jaar een leertafel.", []),
        ("Twee keer per jaar een leertafel.", "Voor het eerst in 2021 een leertafel.", []),
    ],
)
def test_frequencies(one, other, values):
    contradictions = found(proof(1, one, "g2"), proof(2, other, "g2", ANNEX))
    assert [value.waarde for each in contradictions for value in each.waarden] == values


def timed(number, quote, term, codes="a4", headings=TEXT, partij="VT"):
    """Proof with a term."""
    given = passage(number, dict.fromkeys(codes.split(), BEWIJS), quote, headings=headings)
    captures = Captures(partij=partij, termijn=term)
    reasons = tuple(reason.model_copy(update={"captures": captures}) for reason in given.reasons)
    return given.model_copy(update={"reasons": reasons})


SOON, LATE = "binnen vijf werkdagen", "binnen tien werkdagen"
TELL = ("VT licht de ouders in over de melding, binnen vijf werkdagen.", SOON, "a1 a3 a4")


def test_two_terms_for_informing_are_told_once():
    second = timed(2, "Binnen tien werkdagen horen de ouders van VT wat er gemeld is.", LATE, "a1 a3 a4", ANNEX)
    (one,) = found(timed(1, *TELL), second)
    assert (one.onderwerp, [(value.waarde, value.passages) for value in one.waarden]) == (
        "a4",
        [(SOON, (1,)), (LATE, (2,))],
    )


@pytest.mark.parametrize(
    "second",
    [
        timed(
            2, "De ouders horen het binnen vijf werkdagen van VT.", "uiterlijk binnen vijf werkdagen", "a1 a4", ANNEX
        ),
        timed(2, "De ouders horen binnen tien werkdagen over de overdracht.", LATE, "a2 a4", ANNEX),
        timed(2, "De ouders horen het binnen tien werkdagen van het team.", LATE, "a1 a4", ANNEX, "LT"),
        timed(2, "Bij de monitoring horen de ouders het binnen tien werkdagen.", LATE, "a1 a4", ANNEX),
        timed(2, "De ouders horen het binnen twee weken van VT.", "binnen twee weken", "a1 a4", ANNEX),
        timed(2, "De ouders horen het vooraf van VT.", "vooraf", "a1 a4", ANNEX),
        timed(2, "De ouders horen het binnen vijf of tien werkdagen.", "vijf of tien werkdagen", "a1 a4", ANNEX),
    ],
)
def test_another_party_subject_step_or_unit_is_no_contradiction(second):
    assert found(timed(1, *TELL), second) == ()


CONFIRM = "Het team bevestigt de ontvangst van het overdrachtsformulier binnen twee werkdagen."


def test_sentences_alike_but_for_the_term():
    other = "Binnen vijf werkdagen bevestigt het team de ontvangst van het overdrachtsformulier."
    first, second = timed(1, CONFIRM, "binnen twee werkdagen", "c3"), timed(2, other, SOON, "c3", ANNEX)
    assert subjects(found(first, second)) == ["c3"]


@pytest.mark.parametrize(
    "other", ["Het team belt het gezin binnen vijf werkdagen voor een eerste afspraak thuis.", "Binnen vijf werkdagen."]
)
def test_terms_of_other_acts_are_no_contradiction(other):
    first, second = timed(1, CONFIRM, "binnen twee werkdagen", "c3"), timed(2, other, SOON, "c3", ANNEX)
    assert found(first, second) == ()
