"""Measurements over documents: sums, means and shares, never a value for nothing."""

from __future__ import annotations

import pytest

from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.model.evaluation import Aandeel, FeitMeting, Gemiddelde, Geval, LetterMeting, Meting, Score, Stem
from afsprakenscan.model.facts import DocumentFacts, Fact, FactSource
from afsprakenscan.model.kader import Label
from afsprakenscan.scoring.evaluatie import evaluate
from afsprakenscan.scoring.report import make_report
from helpers.documents import document
from helpers.scoring import BEWIJS, aspect, criterium, gold, gold_passage, kader, matches, passage, ruleset

RULES = ruleset(
    kader(criterium("a", aspect("a1"), aspect("a2")), criterium("c", aspect("c1"))),
    kader(criterium("p2"), naam="processtappen"),
)
ONE = "Veilig Thuis licht het gezin in over de melding."
TWO = "Het gezin is aanwezig bij de overdracht aan het team."


def case(name: str, labels: dict[int, dict[str, Label]], first: str = "", second: str = "", fmt: str = "docx") -> Geval:
    """A document of two lines with these labels, beside gold codes for both."""
    source = document(f"{ONE}\n{TWO}", name=f"{name}.{fmt}")
    found = matches(*(passage(nr, given) for nr, given in labels.items()))
    facts = DocumentFacts(regio=Fact(value="Veldrand", source=FactSource.TEKST))
    return Geval(
        goud=gold(gold_passage(ONE, first), gold_passage(TWO, second), name=name),
        document=source,
        rapport=make_report(source, facts, RULES, found, "1"),
    )


def letter(name: str, **fields: object) -> LetterMeting:
    """The measurement of a letter, empty where not given."""
    empty = {
        "blokken": Score(),
        "macro": Gemiddelde(som=0, aantal=0),
        "komt_terug": Aandeel(teller=0, noemer=0),
        "goud": 0,
        "gevonden": 0,
    }
    return LetterMeting.model_validate({"letter": name, **empty, **fields})


CASES = (
    case("01-een", {1: {"a1": BEWIJS}, 2: {"p2": BEWIJS}}, "a1 p2", "a2"),
    case("02-twee", {1: {"a1": BEWIJS}, 2: {"c1": BEWIJS}}, "a1", "", fmt="pdf"),
)


def test_totals() -> None:
    assert evaluate(CASES, RULES).totaal == Meting(
        documenten=2,
        passages=4,
        niet_gelezen=0,
        codes={
            "a1": Score(goed=2),
            "a2": Score(gemist=1),
            "c1": Score(vals=1),
            "p2": Score(vals=1, gemist=1),
        },
        micro_letters=Score(goed=2, vals=1, gemist=1),
        micro_alle=Score(goed=2, vals=2, gemist=2),
        macro_letters=Gemiddelde(som=0.8, aantal=2),
        letters=(
            letter(
                "a",
                blokken=Score(goed=2, gemist=1),
                macro=Gemiddelde(som=1.0, aantal=2),
                komt_terug=Aandeel(teller=2, noemer=2),
                goud=2,
                gevonden=2,
            ),
            letter("b"),
            letter(
                "c",
                blokken=Score(vals=1),
                macro=Gemiddelde(som=0.0, aantal=1),
                komt_terug=Aandeel(teller=1, noemer=2),
                goud=0,
                gevonden=1,
            ),
            letter("d"),
            letter("e"),
            letter("f"),
            letter("g"),
        ),
        komt_terug=Aandeel(teller=3, noemer=4),
        niveau=Aandeel(teller=4, noemer=6),
        partijen=Aandeel(teller=0, noemer=0),
        feiten=(
            FeitMeting(naam="regio", gelijk=Aandeel(teller=2, noemer=2)),
            FeitMeting(naam="datum", gelijk=Aandeel(teller=0, noemer=2)),
            FeitMeting(naam="status", gelijk=Aandeel(teller=0, noemer=2)),
        ),
        kernfeiten=Aandeel(teller=2, noemer=6),
        stemmen={stem: Aandeel(teller=2 * (stem is Stem.GEEN), noemer=4 * (stem is Stem.GEEN)) for stem in Stem},
    )


def test_the_same_per_format_and_per_part() -> None:
    outcome = evaluate(CASES, RULES, achtergehouden={"02-twee"})
    first, second = evaluate(CASES[:1], RULES).totaal, evaluate(CASES[1:], RULES).totaal
    assert outcome.per_formaat == {"docx": first, "pdf": second}
    assert outcome.per_deel == {"achtergehouden": second, "gezien": first}
    assert [(one.id, one.deel) for one in outcome.documenten] == [("01-een", "gezien"), ("02-twee", "achtergehouden")]


def test_errors_of_all_documents_in_order() -> None:
    outcome = evaluate(CASES, RULES)
    assert [(fout.document, fout.soort, fout.code, fout.blok) for fout in outcome.fouten] == [
        ("01-een", "gemist", "p2", 1),
        ("01-een", "gemist", "a2", 2),
        ("01-een", "vals", "p2", 2),
        ("02-twee", "vals", "c1", 2),
    ]


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(AfsprakenscanError) as error:
        evaluate([], RULES)
    assert str(error.value) == (
        "Er is geen document om te meten. Geef een map met goudlabels en de documenten die erbij horen."
    )


def test_gold_without_labels_is_an_error() -> None:
    with pytest.raises(AfsprakenscanError) as error:
        evaluate([case("01-een", {1: {"a1": BEWIJS}})], RULES)
    assert str(error.value) == (
        "In de goudlabels staat bij geen enkele passage een code. Vul bij de passages 'codes' in."
    )


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(), None, None, None),
        (Score(goed=3, vals=1), 0.75, 1.0, 6 / 7),
        (Score(goed=1, gemist=3), 1.0, 0.25, 0.4),
        (Score(vals=2), 0.0, None, 0.0),
    ],
)
def test_a_score_has_no_value_for_nothing(
    score: Score, precision: float | None, recall: float | None, f1: float | None
) -> None:
    assert (score.precisie.waarde, score.recall.waarde, score.f1.waarde) == (precision, recall, f1)


def test_a_mean_has_no_value_for_nothing() -> None:
    assert (Gemiddelde(som=0, aantal=0).waarde, Gemiddelde(som=3, aantal=2).waarde) == (None, 1.5)
