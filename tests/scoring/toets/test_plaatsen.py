"""Where what is missing would fit, in the order in which places are tried."""

from __future__ import annotations

from dataclasses import dataclass, field

from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import Passage
from afsprakenscan.model.uitleg import Nabij, Onderdeel
from afsprakenscan.scoring.toets.gedeeld import Versie
from afsprakenscan.scoring.toets.plaatsen import fitting
from helpers.documents import document
from helpers.reports import REPORT
from helpers.scoring import aspect, criterium, passage

BEWIJS, VERMELDING = Label.BEWIJS, Label.VERMELDING
LEREN = criterium("g", aspect("g1"), aspect("g2"))
TEXT = """
= 1 Overdracht
VT draagt over.
VT leert.
= 2 Samen leren
Wij leren later.
= 3 Samen leren van zaken
Het komt nog.
"""
ONE, TWO, THREE = ("1 Overdracht",), ("2 Samen leren",), ("3 Samen leren van zaken",)


@dataclass
class Look:
    """A closer look that knows headings per code, and one text that comes near."""

    known: dict[str, dict[int, float]] = field(default_factory=dict)
    lacking: str = ""

    def headings(self, code: str) -> dict[int, float]:
        return self.known.get(code, {})

    def nearest(self, code: str) -> tuple[Nabij, ...]:
        part = Onderdeel(soort=self.lacking, namen=("x",))
        return (
            Nabij(
                block=7,
                kind=BlockKind.ALINEA,
                page=None,
                paragraph=7,
                headings=THREE,
                tekst="Het komt nog.",
                code=code,
                patroon="p",
                aandeel=0.8,
                voldaan=(),
                ontbreekt=(part,),
            ),
        )


def place(look: Look, *passages: Passage, code: str = "g2") -> int | None:
    """The block where an aspect fits."""
    versie = Versie(document(TEXT), REPORT.model_copy(update={"passages": passages}))
    found = fitting(versie, LEREN, code, look)
    return found.block if found else None


def test_a_heading_on_the_subject_goes_first():
    elsewhere = passage(3, {"g2": VERMELDING}, headings=ONE)
    assert place(Look({"g2": {4: 0.5}}), elsewhere) == 4


def test_under_that_heading_where_it_is_mentioned():
    there = passage(5, {"g2": VERMELDING}, headings=TWO)
    elsewhere = passage(3, {"g2": VERMELDING}, headings=ONE)
    assert place(Look({"g2": {4: 0.5}}), elsewhere, there) == 5


def test_a_heading_that_mentions_it_itself():
    assert place(Look({"g2": {4: 0.5, 6: 0.5}}), passage(6, {"g2": VERMELDING})) == 6


def test_the_most_telling_heading():
    assert place(Look({"g2": {4: 0.4, 6: 0.5}})) == 6


def test_of_equal_headings_the_one_with_most_on_the_criterium_then_the_shortest():
    look = Look({"g2": {4: 0.5, 6: 0.5}})
    assert place(look, passage(7, {"g1": BEWIJS}, headings=THREE)) == 6
    assert place(look) == 4


def test_without_a_heading_where_it_is_mentioned():
    assert place(Look(), passage(3, {"g2": VERMELDING}, headings=ONE)) == 3


def test_else_the_section_with_most_about_the_criterium():
    proof = passage(5, {"g1": BEWIJS}, headings=TWO)
    mention = passage(3, {"g1": VERMELDING}, headings=ONE)
    assert place(Look({"g1": {6: 0.5}}), mention, proof) == 4


def test_else_a_heading_on_the_rest_of_the_criterium():
    assert place(Look({"g1": {6: 0.5}})) == 6


def test_else_a_heading_with_the_words_of_its_title():
    leren = LEREN.model_copy(update={"titel": "Van zaken leren"})
    found = fitting(Versie(document(TEXT), REPORT.model_copy(update={"passages": ()})), leren, "g2", Look())
    assert found is not None
    assert (found.block, found.headings) == (6, THREE)


def test_else_a_text_that_says_it_is_not_arranged():
    assert place(Look(lacking="uitgesloten")) == 7


def test_a_text_that_only_looks_like_it_is_no_place():
    assert place(Look(lacking="begrip")) is None
