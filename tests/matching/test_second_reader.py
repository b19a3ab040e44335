"""The second reader: what it looks at, what it says, and learning its weights."""

import math

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.matching.second_reader import SecondReader, Traits
from afsprakenscan.matching.training import Example, learn
from afsprakenscan.model.results import SECOND_READER, Zekerheid
from afsprakenscan.model.second_reader import CodeWeights, SecondReaderWeights, Thresholds
from afsprakenscan.ruleset import load
from helpers.documents import document
from helpers.ruleset import FILES, small_ruleset, write_criteria

TEXT = "VT informeert de ouders over de melding."


@pytest.fixture(scope="module")
def ruleset(tmp_path_factory):
    return small_ruleset(tmp_path_factory.mktemp("criteria"))


def engine(ruleset, basis, **weights):
    own = {f"blok:{name}": weight for name, weight in weights.items()}
    reader = SecondReaderWeights(
        uitleg="proef",
        documenten=1,
        blokken=1,
        drempels=Thresholds(hoog=0.5, middel=0.1, twijfel=0.02, voorstel=0.75),
        codes={"a1": CodeWeights(basis=basis, gewichten=own)},
    )
    return Engine(ruleset.model_copy(update={"tweede_lezer": reader}))


def test_features_name_the_place_and_the_concept(ruleset):
    read = document("= Na de melding\nHet gezin is op de hoogte. VT informeert de melder aan het wijkteam.")
    features = Engine(ruleset).features(read)
    assert features == {
        1: frozenset(),
        2: frozenset(
            {
                "soort:alinea",
                "lengte:1",
                "blok:vt",
                "blok:lt",
                "blok:gezin",
                "blok:melder",
                "blok:inlichten",
                "blok:gezin_inlichten",
                "kop:melding",
                "kop1:melding",
                "handelend:VT",
                "ontvangend:LT",
            }
        ),
    }


@pytest.mark.parametrize(
    ("basis", "certainty"), [(0.5, Zekerheid.HOOG), (-1.0, Zekerheid.MIDDEL), (-3.0, Zekerheid.LAAG)]
)
def test_a_hit_of_a_rule_gets_a_certainty(ruleset, basis, certainty):
    (passage,) = engine(ruleset, basis).match(document(TEXT)).passages
    assert dict(passage.labels) == {"a1": "bewijs"}
    assert passage.zekerheid == {"a1": certainty}


def test_a_doubted_hit_does_not_count_and_stays_visible(ruleset):
    (passage,) = engine(ruleset, -5.0).match(document(TEXT)).passages
    assert passage.labels == {}
    assert [(reason.code, reason.blocked_by) for reason in passage.reasons] == [("a1", SECOND_READER)]


def test_doubted_proof_stays_visible_beside_a_mention(tmp_path):
    mention = "    vermelding: [{naam: genoemd, alle: [melding]}]\n    voorbeelden:"
    a = FILES["kwaliteitskader/a.yaml"].replace("    voorbeelden:", mention)
    ruleset = load(write_criteria(tmp_path, {"kwaliteitskader/a.yaml": a}))
    doubtful, sure = (engine(ruleset, basis).match(document(TEXT)).passages[0] for basis in (-5.0, 5.0))
    assert dict(doubtful.labels) == {"a1": "vermelding"}
    assert {reason.pattern: reason.blocked_by for reason in doubtful.reasons} == {
        "inlichten-over-melding": SECOND_READER,
        "genoemd": None,
    }
    assert dict(sure.labels) == {"a1": "bewijs"}
    assert {reason.pattern: reason.blocked_by for reason in sure.reasons} == {"inlichten-over-melding": None}


def test_what_no_rule_saw_is_proposed_with_its_weights(ruleset):
    (passage,) = engine(ruleset, -2.0, gezin=4.0, vt=-0.5).match(document("VT bezoekt het gezin.")).passages
    assert passage.labels == {}
    assert passage.voorstellen["a1"].kans == 0.82
    assert passage.voorstellen["a1"].gewichten == {"blok:gezin": 4.0, "blok:vt": -0.5}


def test_without_weights_the_rules_decide_alone(ruleset):
    (passage,) = Engine(ruleset).match(document(TEXT)).passages
    assert (dict(passage.labels), passage.zekerheid, passage.voorstellen) == ({"a1": "bewijs"}, {}, {})


def test_learning_finds_what_tells_the_labels_apart():
    yes = Example(frozenset({"blok:ja", "blok:altijd"}), frozenset({"a1"}), frozenset())
    no = Example(frozenset({"blok:nee", "blok:altijd"}), frozenset(), frozenset())
    contested = Example(frozenset({"blok:nee"}), frozenset({"a1"}), frozenset({"a1"}))
    rare = Example(frozenset({"blok:zelden"}), frozenset(), frozenset())
    weights = learn([yes, no, contested] * 15 + [rare], ["a1"])["a1"].gewichten
    assert weights["blok:ja"] > 1
    assert weights.get("blok:nee", 0) <= 0
    assert "blok:zelden" not in weights


def test_a_rare_code_is_not_learned():
    yes = Example(frozenset({"blok:ja"}), frozenset({"n4"}), frozenset())
    assert learn([yes] * 14, ["n4"]) == {}


def test_learning_twice_gives_the_same():
    examples = [
        Example(frozenset({f"blok:{n % 3}", "blok:x"}), frozenset({"a1"} if n % 3 else ()), frozenset())
        for n in range(30)
    ]
    assert learn(examples, ["a1"]) == learn(examples, ["a1"])


@pytest.fixture(scope="module")
def reader():
    rows = {
        "soort:punt": (0.1, -2.5, 0.0, 3.33),
        "soort:rij": (-0.3, -2.5, 0.0, 0.01),
        "lengte:1": (0.2, 1e-9, -7, -3.34),
    }
    codes = {
        code: CodeWeights(basis=0.0, gewichten={feature: row[number] for feature, row in rows.items()})
        for number, code in enumerate(("a1", "b1", "c1", "d1"))
    }
    thresholds = Thresholds(hoog=0.9, middel=0.8, twijfel=0.02, voorstel=0.5)
    return SecondReader(SecondReaderWeights(uitleg="", documenten=1, blokken=1, drempels=thresholds, codes=codes), {})


TRAITS = Traits((), frozenset({"soort:punt", "soort:rij", "lengte:1", "lengte:onbekend"}))


def test_weights_side_by_side_add_up_exactly(reader):
    scores = {"a1": 0.0, "b1": -4.999999999, "c1": -7.0, "d1": 0.0}
    assert reader.probabilities(TRAITS) == {code: 1 / (1 + math.exp(-score)) for code, score in scores.items()}
    assert reader.probabilities(None) == {}


def test_a_chance_of_exactly_the_threshold_is_proposed(reader):
    assert reader.proposed(reader.probabilities(TRAITS), {"d1"}) == {"a1": 0.5}
    assert reader.proposed(reader.probabilities(None), ()) == {}
    weaker = Traits((), frozenset({"soort:punt", "soort:rij"}))
    assert reader.proposed(reader.probabilities(weaker), ()) == {"c1": 0.5, "d1": pytest.approx(0.966, abs=0.001)}
