"""A closer look: what nearly fits, what it lacks, and what the second reader weighed."""

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.second_reader import CodeWeights, SecondReaderWeights, Thresholds
from afsprakenscan.model.uitleg import BegripVondst, Nabij, Onderdeel, Weging
from helpers.documents import document
from helpers.ruleset import small_ruleset

TEXT = """
= Na de melding
Partijen werken goed samen.
Het wijkteam spreekt met de ouders. VT belt.
= Overdracht
VT stuurt beveiligde mail.
"""


@pytest.fixture(scope="module")
def ruleset(tmp_path_factory):
    return small_ruleset(tmp_path_factory.mktemp("criteria"))


def look(ruleset, text=TEXT):
    return Engine(ruleset).close_up(document(text))


def test_the_nearest_text_with_what_it_lacks(ruleset):
    (near,) = look(ruleset).nearest("a1")
    assert near == Nabij(
        block=3,
        kind=BlockKind.ALINEA,
        page=None,
        paragraph=3,
        headings=("Na de melding",),
        tekst="Het wijkteam spreekt met de ouders.",
        code="a1",
        patroon="inlichten-over-melding",
        aandeel=0.75,
        voldaan=(
            Onderdeel(
                soort="begrip", namen=("gezin",), uitleg="wie het aangaat", plaatsen=("zin", "kop"), woorden=("ouders",)
            ),
            Onderdeel(
                soort="begrip",
                namen=("melding",),
                uitleg="de melding",
                plaatsen=("zin", "kop", "kolom"),
                woorden=("melding",),
            ),
        ),
        ontbreekt=(
            Onderdeel(
                soort="begrip",
                namen=("inlichten",),
                uitleg="laten weten",
                plaatsen=("zin",),
                woorden=("informeren", "op de hoogte"),
            ),
        ),
    )


def test_a_party_can_be_what_is_lacking(ruleset):
    (near,) = look(ruleset).nearest("c2")
    assert (near.block, near.patroon, near.aandeel) == (5, "weg", 0.75)
    assert near.ontbreekt == (Onderdeel(soort="ontvangend", namen=("LT",)),)
    assert near.voldaan[-1] == Onderdeel(soort="handelend", namen=("VT",))


def test_blocks_to_pass_by_and_blocks_to_prefer(ruleset):
    text = "= Melding\nDe ouders.\nHet gezin en de ouders."
    first, second = look(ruleset, text).nearest("a1")
    assert (first.block, second.block) == (2, 3)
    assert [near.block for near in look(ruleset, text).nearest("a1", related={3})] == [3, 2]
    assert [near.block for near in look(ruleset, text).nearest("a1", skip={2})] == [3]


def test_what_is_about_something_else_comes_last(ruleset):
    text = "= Melding\nVT informeert de melder.\nVT informeert.\nMelding aan de ouders."
    nearest = look(ruleset, text).nearest("a1", most=3)
    assert [(near.block, [part.soort for part in near.ontbreekt]) for near in nearest] == [
        (4, ["begrip"]),
        (3, ["begrip"]),
        (2, ["begrip", "uitgesloten"]),
    ]


def test_a_text_with_only_what_fits_any_subject_is_not_near(ruleset):
    text = "= Overdracht\nDe overdracht.\nDe overdracht.\nVT gaat over de overdracht."
    assert look(ruleset, text).nearest("c2") == ()
    assert [near.block for near in look(ruleset, text).nearest("c2", related={3})] == []
    assert [near.block for near in look(ruleset, text).nearest("c2", related={4})] == [4]
    whole = look(ruleset, f"{text}\nVT gaat met de overdracht naar het wijkteam.").nearest("c2")
    assert [(near.block, near.aandeel) for near in whole] == [(5, 0.75)]


def test_headings_and_blocks_that_never_count_are_passed_by(ruleset):
    assert look(ruleset, "= Overleg met de ouders over de melding\nNiets.").nearest("a1") == ()


def test_what_a_sentence_nearly_fits(ruleset):
    close = look(ruleset, "VT spreekt met de ouders over de melding.")
    assert [near.code for near in close.nearly(1, ["a1", "c2"])] == ["a1"]
    assert close.nearly(1, ["c2"]) == ()


def test_what_stands_in_a_block(ruleset):
    close = look(ruleset, "= Ouders\nVT informeert het wijkteam; dit is nog uit te werken.")
    assert close.concepts(2, ["a1"]) == (
        BegripVondst(naam="inlichten", uitleg="laten weten", woorden="informeert"),
        BegripVondst(naam="gezin_inlichten", uitleg="het gezin hoort het", woorden="informeert"),
    )
    assert close.concepts(2, ["c2"]) == ()
    assert close.parties(2) == (("VT",), ())
    assert close.qualifiers(2) == ("Uitstel",)


def test_weights_of_the_second_reader(ruleset):
    weights = SecondReaderWeights(
        uitleg="proef",
        documenten=1,
        blokken=1,
        drempels=Thresholds(hoog=0.5, middel=0.1, twijfel=0.02, voorstel=0.75),
        codes={"a1": CodeWeights(basis=-1, gewichten={"blok:gezin": 1.5, "kop:melding": -0.5, "blok:melder": 9})},
    )
    close = look(ruleset.model_copy(update={"tweede_lezer": weights}))
    assert close.weighing(3, "a1") == Weging(kans=0.5, gewichten={"blok:gezin": 1.5, "kop:melding": -0.5})
    assert close.weighing(3, "c2") is None
    assert close.weighing(1, "a1") is None
    assert look(ruleset).weighing(3, "a1") is None
