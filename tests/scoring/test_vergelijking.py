"""One report beside its gold labels: what is right, false, missed, or not counted."""

from __future__ import annotations

import pytest

from afsprakenscan.model.evaluation import (
    Aandeel,
    DocumentEvaluatie,
    FeitVergelijking,
    Fout,
    FoutSoort,
    Geval,
    NiveauVergelijking,
    PartijenVergelijking,
    Score,
    Stem,
    Tegengehouden,
)
from afsprakenscan.model.facts import DocumentFacts, Fact, FactSource
from afsprakenscan.model.gold import GoldDocument, GoldPassage
from afsprakenscan.model.kader import FeitSoort, Label, Ruleset
from afsprakenscan.model.results import SECOND_READER, FeitWaarde, Kernfeit, Matches, Niveau, Voorstel, Zekerheid
from afsprakenscan.scoring.report import make_report
from afsprakenscan.scoring.vergelijking import compare
from helpers.documents import document
from helpers.scoring import (
    BEWIJS,
    VERMELDING,
    aspect,
    criterium,
    feit,
    gold,
    gold_passage,
    kader,
    matches,
    passage,
    ruleset,
)

RULES = ruleset(
    kader(
        criterium("a", aspect("a1"), aspect("a2"), aspect("a5", kern=False)),
        criterium("b", aspect("b1"), aspect("b3"), beide_partijen=("b3",)),
    )
)
ONE = "Veilig Thuis licht het gezin in over de melding."
TWO = "Het gezin is aanwezig bij de overdracht aan het team."
THREE = "Het lokale team maakt een veiligheidsplan met het gezin."


def compared(
    text: str,
    labels: Matches,
    *passages: GoldPassage,
    gold_document: GoldDocument | None = None,
    rules: Ruleset = RULES,
    facts: DocumentFacts | None = None,
) -> DocumentEvaluatie:
    """The comparison of a document with these lines, labels and gold passages."""
    source = document(text)
    report = make_report(source, facts or DocumentFacts(), rules, labels, "1")
    case = Geval(goud=gold_document or gold(*passages), document=source, rapport=report)
    return compare(case, rules, deel="gezien")


def scores(**found: Score) -> dict[str, Score]:
    """Scores per code, zero where not given."""
    return {code: found.get(code, Score()) for code in ("a1", "a2", "a5", "b1")} | found


RIGHT, FALSE, MISSED = Score(goed=1), Score(vals=1), Score(gemist=1)


@pytest.mark.parametrize(
    ("labels", "passages", "expected"),
    [
        pytest.param({1: {"a1": BEWIJS}}, [(ONE, "a1", "")], scores(a1=RIGHT), id="right"),
        pytest.param({}, [(ONE, "a1", "")], scores(a1=MISSED), id="missed"),
        pytest.param({1: {"a1": VERMELDING}}, [(ONE, "a1", "")], scores(a1=MISSED), id="a mention is no hit"),
        pytest.param({1: {"a2": BEWIJS}}, [(ONE, "a1", "")], scores(a1=MISSED, a2=FALSE), id="other code"),
        pytest.param({1: {"a1": BEWIJS}}, [(ONE, "", "")], scores(a1=FALSE), id="false"),
        pytest.param({1: {"a1": BEWIJS}}, [(ONE, "", "a1")], scores(), id="contested hit"),
        pytest.param({}, [(ONE, "", "a1")], scores(), id="contested miss"),
        pytest.param({1: {"b3": BEWIJS}}, [(TWO, "b3", "")], scores(), id="b3 is not counted per block"),
        pytest.param({2: {"a1": BEWIJS}}, [(ONE, "", "")], scores(a1=FALSE), id="false in a block the coders lack"),
        pytest.param({}, [("Heel andere woorden die nergens staan.", "a1", "")], scores(a1=MISSED), id="not read"),
        pytest.param({1: {"a1": BEWIJS}}, [(f"{ONE} {TWO}", "a1", "")], scores(a1=RIGHT), id="spread, one block hit"),
        pytest.param(
            {1: {"a1": BEWIJS}, 2: {"a1": BEWIJS}},
            [(f"{ONE} {TWO}", "a1", "")],
            scores(a1=RIGHT),
            id="spread, both hit",
        ),
        pytest.param(
            {1: {"a1": BEWIJS}, 2: {"a1": BEWIJS}},
            [(f"{ONE} {TWO}", "", "")],
            scores(a1=FALSE),
            id="spread, both false",
        ),
        pytest.param(
            {1: {"a1": BEWIJS}, 2: {"a1": BEWIJS}},
            [(ONE, "", ""), (TWO, "", "")],
            scores(a1=Score(vals=2)),
            id="two false hits",
        ),
        pytest.param({}, [(ONE, "z9", "")], scores(z9=MISSED), id="a code without rules is missed"),
    ],
)
def test_scores_over_blocks(
    labels: dict[int, dict[str, Label]], passages: list[tuple[str, str, str]], expected: dict[str, Score]
) -> None:
    found = matches(*(passage(nr, given) for nr, given in labels.items()))
    gold_passages = [gold_passage(tekst, codes, betwist=betwist) for tekst, codes, betwist in passages]
    assert compared(f"{ONE}\n{TWO}", found, *gold_passages).codes == expected


def test_one_block_that_holds_two_passages_is_right_for_both() -> None:
    outcome = compared(
        f"{ONE} {TWO}", matches(passage(1, {"a1": BEWIJS})), gold_passage(ONE, "a1"), gold_passage(TWO, "a2")
    )
    assert outcome.codes == scores(a1=RIGHT, a2=MISSED)


def test_codes_of_a_letter_are_taken_together() -> None:
    outcome = compared(
        f"{ONE}\n{TWO}\n{THREE}",
        matches(passage(1, {"a2": BEWIJS}), passage(2, {"a1": BEWIJS, "a2": BEWIJS}), passage(3, {"a1": BEWIJS})),
        gold_passage(ONE, "a1"),
        gold_passage(TWO, "", betwist="a5"),
        gold_passage(THREE, "b1"),
    )
    assert outcome.letters == {"a": Score(goed=1, vals=1), "b": MISSED}


def test_errors_say_where_and_what_stopped_the_nearest_hit() -> None:
    text = f"""
        = 1 Informeren
        {ONE}
        {TWO}
        = 2 Plan
        {THREE}
        """
    found = matches(
        passage(2, {"a5": BEWIJS}),
        passage(3, {}, stopped={"b1": "uitstel"}),
        passage(4, {}, stopped={"a1": "titel", "b1": "ontkenning"}),
    )
    outcome = compared(
        text,
        found,
        gold_passage(ONE, "a1"),
        gold_passage(TWO),
        gold_passage(THREE, "b1"),
        gold_passage("Dit staat er helemaal niet in, nergens.", "a2"),
    )
    assert outcome.fouten == (
        Fout(
            document="01-veldrand",
            soort=FoutSoort.GEMIST,
            code="a1",
            blok=2,
            koppen=("1 Informeren",),
            tekst=ONE,
            tegengehouden=Tegengehouden(blok=4, patroon="a1-patroon", door="titel"),
        ),
        Fout(document="01-veldrand", soort=FoutSoort.VALS, code="a5", blok=2, koppen=("1 Informeren",), tekst=ONE),
        Fout(
            document="01-veldrand",
            soort=FoutSoort.GEMIST,
            code="b1",
            blok=5,
            koppen=("2 Plan",),
            tekst=THREE,
            tegengehouden=Tegengehouden(blok=4, patroon="b1-patroon", door="ontkenning"),
        ),
        Fout(
            document="01-veldrand",
            soort=FoutSoort.GEMIST,
            code="a2",
            blok=None,
            koppen=(),
            tekst="Dit staat er helemaal niet in, nergens.",
        ),
    )
    assert outcome.niet_gelezen == ("Dit staat er helemaal niet in, nergens.",)
    assert (outcome.blokken, outcome.passages, outcome.formaat, outcome.deel) == (5, 4, "docx", "gezien")


@pytest.mark.parametrize(
    ("b3", "passages", "expected"),
    [
        ((), [], (Niveau.ONTBREEKT, Niveau.ONTBREEKT)),
        ((), [gold_passage(ONE, noemt="a1")], (Niveau.GENOEMD, Niveau.ONTBREEKT)),
        ((), [gold_passage(ONE, betwist="a1")], (Niveau.ONTBREEKT, Niveau.ONTBREEKT)),
        ((), [gold_passage(ONE, "a5")], (Niveau.GENOEMD, Niveau.ONTBREEKT)),
        ((), [gold_passage(ONE, "a1", noemt="a2")], (Niveau.GEDEELTELIJK, Niveau.ONTBREEKT)),
        ((), [gold_passage(ONE, "a1"), gold_passage(TWO, "a2")], (Niveau.VOLLEDIG, Niveau.ONTBREEKT)),
        (("VT",), [gold_passage(THREE)], (Niveau.ONTBREEKT, Niveau.GENOEMD)),
        (("VT", "LT"), [gold_passage(THREE)], (Niveau.ONTBREEKT, Niveau.GEDEELTELIJK)),
        (("VT", "LT"), [gold_passage(THREE, "b1")], (Niveau.ONTBREEKT, Niveau.VOLLEDIG)),
    ],
)
def test_gold_levels(b3: tuple[str, ...], passages: list[GoldPassage], expected: tuple[Niveau, Niveau]) -> None:
    outcome = compared("Tekst.", matches(), gold_document=gold(*passages, b3=b3))
    assert outcome.niveaus == tuple(
        NiveauVergelijking(kader="kwaliteitskader", code=code, goud=niveau, gevonden=Niveau.ONTBREEKT)
        for code, niveau in zip(("a", "b"), expected, strict=True)
    )


@pytest.mark.parametrize("goud", [True, False])
@pytest.mark.parametrize("gevonden", [True, False])
def test_both_parties_are_compared_per_document(*, goud: bool, gevonden: bool) -> None:
    found = matches(
        passage(1, {"b3": BEWIJS}, partij="VT"), passage(2, {"b3": BEWIJS}, partij="LT" if gevonden else "VT")
    )
    outcome = compared(
        f"{ONE}\n{TWO}", found, gold_document=gold(gold_passage(ONE), b3=("VT", "LT") if goud else ("VT",))
    )
    assert outcome.partijen == (PartijenVergelijking(code="b3", goud=goud, gevonden=gevonden),)


FACTS = ruleset(
    kader(criterium("p2")),
    feiten=[
        feit("keuze", FeitSoort.KEUZE, "p2"),
        feit("methodes", FeitSoort.LIJST, "p2"),
        feit("ladder", FeitSoort.LADDER, "p2"),
        feit("maanden", FeitSoort.MAANDEN, "p2"),
        feit("vaak", FeitSoort.FREQUENTIE, "p2"),
    ],
)


@pytest.mark.parametrize(
    ("naam", "goud", "gevonden", "gelijk"),
    [
        ("keuze", "VT", "VT", True),
        ("keuze", "VT", "LT", False),
        ("keuze", "onbekend", "onbekend", True),
        ("methodes", ("LIRIK", "Zelfredzaamheid-Matrix"), ("Zelfredzaamheidmatrix", "LIRIK"), True),
        ("methodes", ("LIRIK",), ("LIRIK", "ARIJ"), False),
        ("methodes", (), (), True),
        ("ladder", ("professionals", "bestuurlijk"), ("professionals", "bestuurlijk"), True),
        ("ladder", ("professionals", "bestuurlijk"), ("bestuurlijk", "professionals"), False),
        ("maanden", (3, 12), (3, 12), True),
        ("maanden", (3, 12), (3,), False),
        ("vaak", "tweemaal per jaar", "2 per jaar", True),
        ("vaak", "jaarlijks", "2 per jaar", False),
        ("onbekend_feit", "x", "onbekend", False),
        ("onbekend_lijst", ("x",), (), False),
    ],
)
def test_facts(naam: str, goud: FeitWaarde, gevonden: FeitWaarde, *, gelijk: bool) -> None:
    source = document(ONE)
    report = make_report(source, DocumentFacts(), FACTS, matches(), "1")
    known = naam in report.kernfeiten
    report = report.model_copy(update={"kernfeiten": {naam: Kernfeit(waarde=gevonden)} if known else {}})
    case = Geval(goud=gold(gold_passage(ONE), feiten={naam: goud}), document=source, rapport=report)
    assert compare(case, FACTS, deel="gezien").kernfeiten[3:] == (
        FeitVergelijking(naam=naam, goud=goud, gevonden=gevonden, gelijk=gelijk),
    )


def fact(value: str) -> Fact:
    return Fact(value=value, source=FactSource.TEKST)


@pytest.mark.parametrize(
    ("facts", "same"),
    [
        (
            DocumentFacts(regio=fact("veldrand"), datum=fact("2020-03-15"), status=fact("definitief")),
            (True, True, True),
        ),
        (DocumentFacts(regio=fact("Veld"), datum=fact("2020-04"), status=fact("concept")), (False, False, False)),
        (DocumentFacts(), (False, False, False)),
    ],
)
def test_region_date_and_status(facts: DocumentFacts, same: tuple[bool, ...]) -> None:
    outcome = compared(ONE, matches(), gold_passage(ONE), facts=facts)
    assert tuple(one.naam for one in outcome.kernfeiten) == ("regio", "datum", "status")
    assert tuple(one.gelijk for one in outcome.kernfeiten) == same


def test_what_the_second_reader_said_is_counted_where_the_coders_agree() -> None:
    sure = passage(1, {"a1": BEWIJS, "a2": BEWIJS}).model_copy(update={"zekerheid": {"a1": Zekerheid.HOOG}})
    doubted = passage(2, {}, stopped={"a1": SECOND_READER, "a2": "uitstel"})
    proposed = passage(3, {"a2": VERMELDING}).model_copy(
        update={"voorstellen": {"a1": Voorstel(kans=0.8, gewichten={}), "b1": Voorstel(kans=0.9, gewichten={})}}
    )
    outcome = compared(
        f"{ONE}\n{TWO}\n{THREE}",
        matches(sure, doubted, proposed),
        gold_passage(ONE, "a1"),
        gold_passage(TWO, "a1"),
        gold_passage(THREE, "b1", betwist="a1"),
    )
    assert {stem: part for stem, part in outcome.stemmen.items() if part.noemer} == {
        Stem.HOOG: Aandeel(teller=1, noemer=1),
        Stem.GEEN: Aandeel(teller=0, noemer=1),
        Stem.BETWIJFELD: Aandeel(teller=1, noemer=1),
        Stem.VOORSTEL: Aandeel(teller=1, noemer=1),
    }
