"""What a reader sees behind a verdict: every passage, in the group where it counts, with the reason."""

from __future__ import annotations

from afsprakenscan.model.landelijk import RegioBron, Voorbeeld
from afsprakenscan.model.results import Captures, Niveau, Passage, Reason, Voorstel, Zekerheid
from afsprakenscan.reporters.html import evidence
from afsprakenscan.reporters.html.evidence import Group, Shown, Why
from afsprakenscan.reporters.story import QuoteItem
from afsprakenscan.scoring.landelijk import join
from helpers.regions import report
from helpers.reports import BEWIJS, VERMELDING, aspect, criterium, passage

ASPECTS = (aspect("f1", "Aanleiding", BEWIJS, 1), aspect("f2", "Stappen", VERMELDING, 1))


def found(*passages: Passage) -> tuple[Group, ...]:
    one = criterium("kwaliteitskader", "f", "Opschaling", Niveau.GEDEELTELIJK, *ASPECTS)
    document = report("a.pdf", criteria=(one,), passages=passages)
    return evidence.of_document(one, document).groups


def test_a_passage_shows_its_quote_in_its_block_and_what_it_says():
    proof = passage(1, "De teamleider belt.", {"f1": BEWIJS, "f2": VERMELDING}, captures=Captures(partij="LT"))
    proof = proof.model_copy(update={"text": "Eerst dit. De teamleider belt. Dan dat.", "start": 11, "end": 30})
    proof = proof.model_copy(update={"zekerheid": {"f1": Zekerheid.LAAG}})

    assert found(proof) == (
        Group(
            "Vastgelegd",
            (
                Shown(
                    before="Eerst dit. ",
                    quote="De teamleider belt.",
                    after=" Dan dat.",
                    place="blz. 4, 3 Overdracht",
                    file="",
                    aspects=("Aanleiding", "Stappen (alleen genoemd)"),
                    said=("wie: lokaal team",),
                    why=(
                        Why("f1", "Aanleiding", words=(), rules=("patroon",), certainty="zekerheid: laag"),
                        Why("f2", "Stappen", words=(), rules=("patroon",)),
                    ),
                ),
            ),
        ),
    )


def test_reasons_of_one_aspect_are_told_together():
    one = passage(1, "De teamleider belt.", {"f1": BEWIJS})
    reasons = (
        Reason(code="f1", pattern="eerste", label=BEWIJS, concepts={"leiding": "teamleider", "bellen": "belt"}),
        Reason(code="f1", pattern="tweede", label=BEWIJS, concepts={"leiding": "teamleider", "team": "team"}),
        Reason(code="x1", pattern="ander onderwerp", label=BEWIJS),
    )
    (group,) = found(one.model_copy(update={"reasons": reasons}))
    assert group.passages[0].why == (Why("f1", "Aanleiding", ("teamleider", "belt"), ("eerste", "tweede")),)


def test_what_lacks_has_an_example_of_another_region():
    lacking = criterium("kwaliteitskader", "f", "Opschaling", Niveau.GEDEELTELIJK, *ASPECTS)
    proof = passage(1, "De teamleider belt.", {"f1": BEWIJS})
    document = report("a.pdf", criteria=(lacking,), passages=(proof,))
    one = join(RegioBron(naam="A", bestanden=("a.pdf",)), [document])
    example = Voorbeeld(
        regio="B",
        bestand="b.pdf",
        passage=1,
        page=2,
        block=3,
        headings=("4 Ladder",),
        quote="De directeur beslist.",
        codes=("f2",),
        captures=Captures(),
    )
    shown = evidence.of_region(one.criteria[0], one.rapporten, example).elsewhere
    assert shown == QuoteItem("De directeur beslist.", "B, blz. 2, 4 Ladder")
    assert evidence.of_region(one.criteria[0], one.rapporten).elsewhere is None


def test_passages_stand_in_the_group_where_they_weigh():
    proof = passage(1, "Bewijs.", {"f1": BEWIJS})
    mention = passage(2, "Genoemd.", {"f2": VERMELDING})
    blocked = Reason(code="f1", pattern="patroon", label=BEWIJS, blocked_by="andere_partij")
    stopped = passage(3, "Van een ander.", {}).model_copy(update={"reasons": (blocked,)})
    proposal = passage(4, "Misschien.", {}).model_copy(
        update={"voorstellen": {"f2": Voorstel(kans=0.834, gewichten={"x": 1.0})}}
    )
    elsewhere = passage(5, "Iets anders.", {"a1": BEWIJS})

    groups = found(elsewhere, proposal, stopped, mention, proof)

    assert [(group.title, [one.quote for one in group.passages]) for group in groups] == [
        ("Vastgelegd", ["Bewijs."]),
        ("Alleen genoemd", ["Genoemd."]),
        ("Telt niet mee", ["Van een ander."]),
        ("Ter beoordeling, telt niet mee", ["Misschien."]),
    ]
    assert groups[2].passages[0].why == (Why("f1", "Aanleiding", (), ("patroon",), stopped="andere partij"),)
    assert [one.certainty for one in groups[3].passages[0].why] == [
        "alleen de tweede lezer ziet dit, kans 83 van de 100"
    ]


def test_a_region_tells_which_file_has_what():
    reports = [
        report(name, criteria=(criterium("kwaliteitskader", "f", "Opschaling", niveau, aspect("f1", "Stap", label)),))
        for name, niveau, label in (("jeugd.pdf", Niveau.VOLLEDIG, BEWIJS), ("volwassenen.pdf", Niveau.ONTBREEKT, None))
    ]
    regio = join(RegioBron(naam="Tweeland", bestanden=("jeugd.pdf", "volwassenen.pdf")), reports)

    one = evidence.of_region(regio.criteria[0], regio.rapporten)

    assert (one.niveau, one.differs) == (Niveau.VOLLEDIG, True)
    assert one.per_file == (("jeugd.pdf", Niveau.VOLLEDIG), ("volwassenen.pdf", Niveau.ONTBREEKT))
    assert [(row.titel, row.word, row.files) for row in one.aspects] == [("Stap", "vastgelegd", ("jeugd.pdf",))]
    assert [shown.file for group in one.groups for shown in group.passages] == ["jeugd.pdf", "volwassenen.pdf"]
    assert one.found == 2
