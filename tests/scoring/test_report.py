"""A report joins what was read, what was found and with which rules."""

from __future__ import annotations

from afsprakenscan.model.document import ReadNote, Role, Skipped
from afsprakenscan.model.facts import DocumentFacts, Fact, FactSource
from afsprakenscan.model.kader import FeitSoort
from afsprakenscan.model.results import (
    AspectResult,
    CriteriumResult,
    DocumentReport,
    KaderRef,
    Kernfeit,
    Niveau,
    ReadCounts,
    RulesetRef,
)
from afsprakenscan.scoring.report import make_report
from helpers.documents import document
from helpers.scoring import BEWIJS, criterium, feit, kader, matches, passage, ruleset


def test_a_report_holds_everything() -> None:
    source = document(
        """
        ! Afspraken Veldrand
        = 1 Melding
        VT beoordeelt elke melding.
        LT: lokaal team
        """,
        skipped=(Skipped(reason="koptekst", text="Concept"), Skipped(reason="koptekst", text="Concept")),
    )
    glossary = source.blocks[3].model_copy(update={"role": Role.BEGRIPPEN})
    source = source.model_copy(
        update={
            "blocks": (*source.blocks[:3], glossary),
            "read_notes": (ReadNote(code="kolommen", message="Twee kolommen."),),
            "deleted": (Skipped(reason="verwijderd", text="weg"),),
        }
    )
    rules = ruleset(kader(criterium("p2"), naam="processtappen"), feiten=[feit("monitoring", FeitSoort.MAANDEN, "c5")])
    facts = DocumentFacts(
        regio=Fact(value="Veldrand", source=FactSource.TEKST, block=1),
        datum=Fact(value="2020-03", source=FactSource.BESTANDSNAAM),
    )
    proof = passage(3, {"p2": BEWIJS}, "VT beoordeelt elke melding.")
    assert make_report(source, facts, rules, matches(proof), "1.2.3") == DocumentReport(
        tool_version="1.2.3",
        ruleset=RulesetRef(
            digest="sha256:00", kaders=(KaderRef(id="processtappen", versie="2019", titel="titel processtappen"),)
        ),
        source=source.source,
        regio="Veldrand",
        datum="2020-03",
        versie=None,
        status=None,
        read_notes=source.read_notes,
        read_counts=ReadCounts(
            blocks={"titel": 1, "kop": 1, "alinea": 2}, roles={"begrippen": 1}, skipped={"koptekst": 2}, deleted=1
        ),
        criteria=(
            CriteriumResult(
                kader="processtappen",
                code="p2",
                titel="titel p2",
                niveau=Niveau.VOLLEDIG,
                aspecten=(AspectResult(code="p2", titel="titel p2", kern=True, label=BEWIJS, passages=(3,)),),
                advies="advies p2",
            ),
        ),
        kernfeiten={
            "tov_kader": Kernfeit(waarde="na", titel="Opgesteld voor of na het kwaliteitskader"),
            "monitoring": Kernfeit(waarde=(), titel="titel monitoring"),
        },
        passages=(proof,),
    )


def test_a_report_survives_its_json() -> None:
    rules = ruleset(kader(criterium("p2")), feiten=[feit("monitoring", FeitSoort.MAANDEN, "p2")])
    found = matches(passage(1, {"p2": BEWIJS}, "Na 3 maanden."))
    report = make_report(document("Na 3 maanden."), DocumentFacts(), rules, found, "1")
    assert DocumentReport.model_validate_json(report.model_dump_json()) == report


def test_a_document_without_any_requirement_is_doubted() -> None:
    source = document("Het weer is mooi.")
    rules = ruleset(kader(criterium("a"), naam="kwaliteitskader"), kader(criterium("p2"), naam="processtappen"))
    proof = passage(1, {"p2": BEWIJS}, "Het weer is mooi.")
    without = make_report(source, DocumentFacts(), rules, matches(proof), "1.2.3")
    assert [note.code for note in without.read_notes] == ["geen_eis_gevonden"]
    asked = passage(1, {"a": BEWIJS}, "Het weer is mooi.")
    assert make_report(source, DocumentFacts(), rules, matches(asked), "1.2.3").read_notes == ()
