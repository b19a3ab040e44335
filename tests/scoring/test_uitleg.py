"""Why a verdict is what it is, from the report and a closer look."""

from __future__ import annotations

from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.facts import DocumentFacts
from afsprakenscan.model.kader import FeitSoort
from afsprakenscan.model.results import SECOND_READER, Voorstel
from afsprakenscan.model.uitleg import BegripVondst, Nabij, Weging
from afsprakenscan.scoring.report import make_report
from afsprakenscan.scoring.uitleg import explain, trial
from helpers.documents import document
from helpers.scoring import BEWIJS, VERMELDING, aspect, criterium, feit, kader, matches, passage, ruleset

DOCUMENT = document("Een zin.\nNog een.\nEn nog een.\nEen vierde.\nEen vijfde.")
WAY = feit("wijze", FeitSoort.KEUZE, "c2", "koud", "warm")
RULES = ruleset(
    kader(criterium("a", aspect("a1"), aspect("a2")), criterium("b", aspect("b3"), beide_partijen=("b3",))),
    kader(criterium("c", aspect("c2")), naam="ander"),
    feiten=[WAY],
)
NEAR = Nabij(
    block=5,
    kind=BlockKind.ALINEA,
    page=None,
    paragraph=5,
    headings=(),
    tekst="Een vijfde.",
    code="a2",
    patroon="patroon",
    aandeel=0.5,
    voldaan=(),
    ontbreekt=(),
)
ASPECTS = {one.code: one for kader in RULES.kaders for criterium in kader.criteria for one in criterium.aspecten}


class Look:
    """Answers what it was made to answer, and remembers what was asked."""

    def __init__(self):
        self.asked = []

    def nearest(self, code, skip=(), related=()):
        self.asked.append((code, set(skip), set(related)))
        return (NEAR,)

    def weighing(self, number, code):
        return Weging(kans=number / 10, gewichten={f"blok:{code}": 1.0})

    def nearly(self, number, codes):
        self.asked.append((number, list(codes)))
        return (NEAR,)

    def concepts(self, number, codes):
        return tuple(BegripVondst(naam=code, uitleg=f"block {number}", woorden="") for code in codes)

    def parties(self, number):
        self.asked.append(("parties", number))
        return ("VT",), ("LT",)

    def qualifiers(self, number):
        self.asked.append(("qualifiers", number))
        return ("Uitstel",)


def explained(found, *asked, look=None):
    report = make_report(DOCUMENT, DocumentFacts(), RULES, found, "0.1")
    return explain(report, found, RULES, asked, look or Look())


def places(found):
    return [place.passage.id for place in found]


def test_passages_are_sorted_by_what_they_do_for_the_aspect():
    proposal = {"a1": Voorstel(kans=0.8, gewichten={})}
    found = matches(
        passage(1, {"a1": VERMELDING, "a2": BEWIJS}),
        passage(2, {"a1": BEWIJS}),
        passage(3, {}, stopped={"a1": "ontkenning", "a2": SECOND_READER}),
        passage(4, {}).model_copy(update={"voorstellen": proposal}),
        passage(5, {"b3": BEWIJS}),
    )
    (one,) = explained(found, ASPECTS["a1"]).criteria
    (a1,) = one.aspecten
    assert (one.kader, one.code, one.niveau) == ("kwaliteitskader", "a", "volledig")
    assert (a1.label, a1.partijen) == (BEWIJS, None)
    assert (places(a1.telt), places(a1.tegengehouden), places(a1.voorstellen)) == ([2, 1], [3], [4])
    assert a1.nabij == ()


def test_a_passage_shows_only_what_concerns_the_aspect():
    found = matches(passage(3, {"a1": BEWIJS, "a2": BEWIJS}, stopped={"b3": "uitstel"}))
    ((a1,),) = [one.aspecten for one in explained(found, ASPECTS["a1"]).criteria]
    (place,) = a1.telt
    assert place.passage.labels == {"a1": BEWIJS}
    assert [reason.code for reason in place.redenen] == ["a1"]
    assert place.weging == Weging(kans=0.3, gewichten={"blok:a1": 1.0})


def test_without_proof_the_nearest_text_is_looked_for_beside_the_rest_of_the_criterium():
    look = Look()
    found = matches(passage(1, {"a1": BEWIJS}), passage(2, {"a2": VERMELDING}), passage(3, {"c2": BEWIJS}))
    ((a2,),) = [one.aspecten for one in explained(found, ASPECTS["a2"], look=look).criteria]
    assert (a2.label, a2.nabij) == (VERMELDING, (NEAR,))
    assert look.asked == [("a2", {2}, {1})]


def test_an_aspect_for_both_parties_tells_who_acts():
    found = matches(passage(1, {"b3": BEWIJS}, partij="VT"), passage(2, {"b3": BEWIJS}, partij="VT+GEMEENTE"))
    ((b3,),) = [one.aspecten for one in explained(found, ASPECTS["b3"]).criteria]
    assert (b3.label, b3.partijen) == (VERMELDING, ("GEMEENTE", "VT"))


def test_criteria_come_in_the_order_asked_each_with_all_that_was_asked_of_it():
    asked = [ASPECTS["a2"], ASPECTS["c2"], ASPECTS["a1"]]
    found = explained(matches(), *asked)
    assert [(one.code, [aspect.code for aspect in one.aspecten]) for one in found.criteria] == [
        ("a", ["a2", "a1"]),
        ("c", ["c2"]),
    ]
    assert found.kernfeiten == ()


def test_a_key_fact_with_its_values():
    proof = {"c2": BEWIJS}
    found = matches(
        passage(1, proof),
        passage(2, proof),
        passage(3, proof),
        feiten=[("wijze", "warm", 1, 0), ("wijze", "koud", 2, 0), ("wijze", "koud", 3, 0), ("wijze", "koud", 3, 5)],
    )
    (fact,) = explained(found, WAY).kernfeiten
    assert (fact.naam, fact.titel, fact.waarde, fact.bij) == ("wijze", "titel wijze", "koud", ("c2",))
    assert [(place.passage.id, place.waarden, place.telt) for place in fact.vindplaatsen] == [
        (2, ("koud",), True),
        (3, ("koud",), True),
        (1, ("warm",), False),
    ]


def test_a_trial_is_about_the_last_block():
    look = Look()
    found = matches(passage(4, {"a1": BEWIJS}), passage(5, {"a1": BEWIJS, "c2": VERMELDING}, stopped={"b3": "uitstel"}))
    proef = trial(DOCUMENT, found, RULES, (), look)
    assert proef.blokken == DOCUMENT.blocks
    assert proef.labels == {"a1": BEWIJS, "c2": VERMELDING}
    assert [reason.code for reason in proef.treffers] == ["a1", "c2", "b3"]
    assert (proef.handelend, proef.ontvangend, proef.kwalificaties) == (("VT",), ("LT",), ("Uitstel",))
    assert [one.naam for one in proef.begrippen] == ["a1", "a2", "b3", "c2"]
    assert sorted(look.asked, key=str) == [("parties", 5), ("qualifiers", 5), (5, ["a2", "b3", "c2"])]
    assert proef.bijna == (NEAR,)
    assert proef.titels["c2"] == "titel c: titel c2"


def test_a_trial_of_some_codes():
    look = Look()
    proef = trial(DOCUMENT, matches(passage(5, {"a1": BEWIJS, "c2": BEWIJS})), RULES, ["c2"], look)
    assert (proef.labels, [one.code for one in proef.treffers], list(proef.titels)) == ({"c2": BEWIJS}, ["c2"], ["c2"])
    assert (5, []) in look.asked
    assert trial(DOCUMENT, matches(), RULES, ["c2"], look).treffers == ()
