"""The engine on a small rule set that can be seen whole (tests/helpers/ruleset.py)."""

import pytest

from afsprakenscan.matching import Engine
from afsprakenscan.matching.scenes import View
from afsprakenscan.model.document import Role
from afsprakenscan.model.results import FeitHit
from helpers.documents import document
from helpers.ruleset import small_ruleset


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return Engine(small_ruleset(tmp_path_factory.mktemp("criteria")))


def test_an_engine_that_was_prepared_before_finds_the_same(engine, tmp_path):
    text = document("= Overdracht\nVT draagt per beveiligde mail over aan het wijkteam, en informeert de ouders.")
    prepared = Engine(small_ruleset(tmp_path), engine.prepared())
    assert prepared.match(text) == engine.match(text)
    assert engine.match(text).passages


def labels(engine, description):
    """Return {block number: {code: label}} of the blocks that have a label."""
    passages = engine.match(document(description)).passages
    return {p.block: {code: label.value for code, label in p.labels.items()} for p in passages if p.labels}


def stops(engine, description):
    passages = engine.match(document(description)).passages
    return [(p.block, r.code, r.blocked_by) for p in passages for r in p.reasons if r.blocked_by]


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("VT informeert de ouders over de melding.", {1: {"a1": "bewijs"}}),
        ("VT informeert de ouders. Er is een melding.", {}),
        ("= Na de melding\nVT informeert de ouders.", {2: {"a1": "bewijs"}}),
        ("VT informeert naar de ouders en de melding.", {}),
        ("VT informeert ouders en melder over de melding.", {}),
        ("De ouders zijn op de hoogte van een veilig thuis en de melding.", {1: {"a1": "bewijs"}}),
        ("= De ouders informeren over de melding", {1: {"a1": "vermelding"}}),
        ("! De ouders informeren over de melding", {}),
        ("= Beveiligde mail", {}),
        ("|| Wat | Wie\n| Ouders informeren over de melding | VT", {2: {"a1": "bewijs"}}),
        ("|| Na de melding | Wie\n| Ouders informeren | VT", {2: {"a1": "bewijs"}}),
    ],
)
def test_labels(engine, description, expected):
    assert labels(engine, description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("VT draagt per beveiligde mail over aan het wijkteam.", {1: {"c2": "bewijs"}}),
        ("VT mailt aan het wijkteam. Dat gaat per beveiligde mail bij de overdracht.", {1: {"c2": "bewijs"}}),
        ("Het wijkteam draagt per beveiligde mail over aan VT.", {}),
        ("= Overdracht\nVT stuurt het per beveiligde mail naar het sociaal team.", {2: {"c2": "bewijs"}}),
    ],
)
def test_parties(engine, description, expected):
    assert labels(engine, description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("|| VT | Wijkteam\n| Bij overdracht beveiligde mail | -", "VT"),
        ("|| VT | Wijkteam\n| - | Bij overdracht beveiligde mail", "LT"),
        ("|| Stap | VT | Iets | Wijkteam\n| 1 | - | | Overdracht per beveiligde mail", "LT"),
        (
            "|| Overdracht | Wie | Hoe\n| Komt het wijkteam er al | VT, wijkteam (kopie gemeente) | Beveiligde mail",
            "VT+LT",
        ),
        ("|| Overdracht | Wie | Hoe\n| Komt het wijkteam er al | VT | Beveiligde mail", "VT"),
        ("|| Stap | Opsteller | Lezer\n| Overdracht per beveiligde mail | wijkteam | VT", "LT"),
        ("|| Stap | R | A | C\n| Overdracht per beveiligde mail | wijkteam | manager | VT", "LT"),
        ("|| Stap | VT | Wijkteam\n| Overdracht per beveiligde mail | X | -", "VT"),
        ("|| Stap | VT | Wijkteam\n| Overdracht per beveiligde mail | I | R/A", "LT"),
        ("|| Stap | VT | Wijkteam\n| Overdracht per beveiligde mail | ● | ●", "VT+LT"),
    ],
)
def test_a_table_says_who_acts(engine, description, expected):
    assert [r.captures.partij for p in engine.match(document(description)).passages for r in p.reasons] == [expected]


def test_a_denial_stops_a_hit_and_stays_visible(engine):
    text = "Over het informeren van ouders over de melding zijn geen afspraken."
    assert labels(engine, text) == {}
    assert stops(engine, text) == [(1, "a1", "ontkenning")]


def test_a_denial_in_a_cell_stays_in_its_sentence(engine):
    row = "|| Wat | Hoe\n| Ouders informeren over de melding. Over folders zijn geen afspraken. | Brief"
    assert labels(engine, row) == {2: {"a1": "bewijs"}}


def test_a_denial_reaches_no_further_than_its_stop_word(engine):
    text = "Over kosten zijn geen afspraken, maar VT informeert de ouders over de melding."
    assert labels(engine, text) == {1: {"a1": "bewijs"}}


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("| De ouders informeren over de melding | - | Nog uit te werken", "vermelding"),
        ("| De ouders informeren over de melding | VT | Nog uit te werken", "bewijs"),
        ("| De ouders informeren over de melding | Nog uit te werken", "bewijs"),
    ],
)
def test_a_remark_in_the_only_other_cells_holds_for_the_row(engine, row, label):
    assert labels(engine, f"|| Wat | Wie | Hoe\n{row}") == {2: {"a1": label}}


def test_a_postponement_leaves_a_mention(engine):
    text = "Het informeren van ouders over de melding is nog uit te werken."
    assert labels(engine, text) == {1: {"a1": "vermelding"}}
    assert stops(engine, text) == [(1, "a1", "uitstel")]


def test_a_remark_on_validity_reaches_its_section_only(engine):
    text = """
        = Toelichting
        Dit deel dient ter toelichting.
        VT informeert de ouders over de melding.
        = Afspraken
        VT informeert de ouders over de melding.
    """
    assert labels(engine, text) == {3: {"a1": "vermelding"}, 5: {"a1": "bewijs"}}


def test_a_remark_on_parts_by_their_label_reaches_those_wherever_they_stand(engine):
    text = """
        = Leeswijzer
        Wat onder 'opmerking' staat, dient ter toelichting.
        VT informeert de ouders over de melding.
        = Afspraken
        Opmerkingen: VT informeert de ouders over de melding.
        Opmerkingen van ouders over de melding: VT informeert de ouders over de melding.
    """
    assert labels(engine, text) == {3: {"a1": "bewijs"}, 5: {"a1": "vermelding"}, 6: {"a1": "bewijs"}}


def test_a_role_stops_every_pattern_but_the_one_that_says_otherwise(engine):
    read = document("VT informeert de ouders over de melding.\n| VT | beveiligde mail")
    blocks = tuple(block.model_copy(update={"role": Role.VERSIEBEHEER}) for block in read.blocks)
    passages = engine.match(read.model_copy(update={"blocks": blocks})).passages
    assert [(p.block, dict(p.labels), p.reasons[0].blocked_by) for p in passages] == [
        (1, {}, "versiebeheer"),
        (2, {"c2": "bewijs"}, None),
    ]


@pytest.mark.parametrize(
    "introduction",
    [
        "Het sociaal team (ST) werkt samen met VT.",
        "Het sociaal team (hierna: ST) werkt samen met VT.",
        "ST: het sociaal team van de woonplaats",
        "ST – het sociaal team van de woonplaats",
    ],
)
def test_a_name_that_the_document_gives_counts_as_the_party(engine, introduction):
    text = f"{introduction}\nVT draagt per beveiligde mail over aan het ST."
    assert labels(engine, text) == {2: {"c2": "bewijs"}}


def test_a_name_that_a_sentence_introduces(engine):
    text = "Het Duinpunt is het sociaal team van de gemeente.\nVT draagt per beveiligde mail over aan het Duinpunt."
    assert labels(engine, text) == {2: {"c2": "bewijs"}}


@pytest.mark.parametrize(
    "naming",
    [
        "Het sociaal team heet hier het Duinpunt.",
        "In onze regio is het sociaal team bekend als Duinpunt, naar de duinen.",
        "Het sociaal team werkt onder de naam ‘Duinpunt’.",
        "Er is een sociaal team. Zo'n sociaal team noemen we Duinpunt.",
    ],
)
def test_a_name_that_a_party_goes_by(engine, naming):
    text = f"{naming}\nVT draagt per beveiligde mail over aan het Duinpunt."
    assert labels(engine, text) == {2: {"c2": "bewijs"}}


@pytest.mark.parametrize(
    "naming",
    ["VT en het sociaal team noemen wij Duinpunt.", "Het gesprek heet Duinpunt.", "VT belt. Het heet Duinpunt."],
)
def test_what_else_has_a_name_is_no_party(engine, naming):
    assert labels(engine, f"{naming}\nVT draagt per beveiligde mail over aan het Duinpunt.") == {}


@pytest.mark.parametrize(
    ("sentence", "word"),
    [("Aanspreekpunt is het sociaal team.", "aanspreekpunt"), ("Het Duinpunt helpt het sociaal team.", "Duinpunt")],
)
def test_a_sentence_about_a_party_introduces_no_name(engine, sentence, word):
    text = f"{sentence}\nVT draagt per beveiligde mail over aan het {word}."
    assert labels(engine, text) == {}


@pytest.mark.parametrize("sentence", ["Wie: VT.", "Monitoring: het door VT volgen van een zaak", "| Overdragen | VT"])
def test_a_party_behind_a_colon_is_no_definition(engine, sentence):
    word = sentence.strip("| ").split()[0].rstrip(":")
    assert labels(engine, f"{sentence}\n{word} draagt per beveiligde mail over aan het wijkteam.") == {}


def test_an_abbreviation_of_something_else_is_no_name(engine):
    text = "Het sociaal team (2020) werkt samen.\nVT draagt per beveiligde mail over aan 2020."
    assert labels(engine, text) == {}


@pytest.mark.parametrize(
    "opening",
    [
        "Voor jou, als je in een sociaal team werkt.",
        "VT belt je. En dan? Gids voor medewerkers van het sociaal team.",
    ],
)
def test_you_is_the_party_that_a_guide_speaks_to(engine, opening):
    text = f"""
        {opening}
        Wat jij moet weten als jij met VT werkt, en wat je dan doet en je laat.
        VT draagt per beveiligde mail over aan jou.
    """
    assert labels(engine, text) == {3: {"c2": "bewijs"}}


def test_an_order_in_a_guide_is_for_its_reader(engine):
    text = """
        Voor jou, als je bij VT werkt. Je leest wat jij doet en je laat, en hoe je dat doet.
        Draag de zaak per beveiligde mail over aan het wijkteam.
    """
    assert labels(engine, text) == {2: {"c2": "bewijs"}}


def test_we_acts_from_where_the_document_says_who_that_is(engine):
    text = """
        Wij dragen de zaak per beveiligde mail over aan het wijkteam.
        Met 'wij' bedoelen we hier de medewerkers van VT.
        Wij dragen de zaak per beveiligde mail over aan het wijkteam.
    """
    assert labels(engine, text) == {3: {"c2": "bewijs"}}


def test_passage_has_quote_reason_and_captures(engine):
    text = "Eerst dit. VT informeert de ouders binnen vijf werkdagen over de melding per beveiligde mail. Dan dat."
    (passage,) = engine.match(document(f"= Begin\n{text}")).passages
    quote = "VT informeert de ouders binnen vijf werkdagen over de melding per beveiligde mail."
    assert passage.model_dump(mode="json") == {
        "id": 1,
        "block": 2,
        "page": None,
        "paragraph": 2,
        "headings": ["Begin"],
        "text": text,
        "quote": quote,
        "start": text.index(quote),
        "end": text.index(quote) + len(quote),
        "labels": {"a1": "bewijs"},
        "zekerheid": {},
        "voorstellen": {},
        "reasons": [
            {
                "code": "a1",
                "pattern": "inlichten-over-melding",
                "label": "bewijs",
                "blocked_by": None,
                "concepts": {"gezin": "ouders", "inlichten": "informeert", "melding": "melding"},
                "captures": {
                    "partij": "VT",
                    "ontvanger": None,
                    "termijn": "binnen vijf werkdagen",
                    "kanaal": "beveiligde mail",
                },
            }
        ],
    }


def test_a_way_that_is_denied_is_not_shown_as_the_way(engine):
    text = "VT informeert de ouders over de melding, liefst niet per beveiligde mail."
    (passage,) = engine.match(document(text)).passages
    assert passage.reasons[0].captures.kanaal is None


def test_a_letter_to_one_party_is_written_by_the_other(engine):
    (passage,) = engine.match(
        document("Beste collega's van het wijkteam,\nWij informeren de ouders over de melding.")
    ).passages
    assert passage.reasons[0].captures.partij == "VT"


def test_key_facts_come_from_passages_with_proof(engine):
    text = "VT informeert de ouders over de melding.\nHet wijkteam informeert de ouders."
    assert engine.match(document(text)).feiten == (
        FeitHit(naam="informeren_zonder_hulp", waarde="VT", passage=1, start=3),
    )


def test_an_empty_document_has_no_passages(engine):
    assert engine.match(document("! Titel")).passages == ()


def test_a_row_of_many_cells_is_read_once_per_cell(engine, monkeypatch):
    read = []
    sure = View._sure
    monkeypatch.setattr(View, "_sure", lambda view, units, *rest: read.extend(units) or sure(view, units, *rest))
    counts = []
    for number in (20, 40):
        read.clear()
        labels(engine, "| Wie" + " | beveiligde mail is nog uit te werken" * number)
        counts.append(len(read))
    assert counts[1] <= 2 * counts[0]
    assert counts[0] > 0
