"""Why a verdict is what it is, and what the rules make of a sentence, as text."""

from __future__ import annotations

import pytest

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import Style, terminal_waarom
from helpers.uitleg import BEWIJS, PROEF, UITLEG, fact, place

EXPLANATION = f"""\
Veldrand  veldrand.pdf

d  Nieuwe zorgen
{"─" * 80}
◕ gedeeltelijk

✓ d1  Wanneer  vastgelegd
  Wanneer zoekt het team contact?

  Legt vast  1 passage
    “Bij nieuwe zorgen belt het team VT binnen een dag.”
      blz. 4, 3 Overdracht
      wie: lokaal team · aan wie: Veilig Thuis · wanneer: binnen een dag · hoe:
      telefonisch
      Regel belt-bij-zorgen: contact zoeken “belt”, zorgen “nieuwe zorgen”
      Tweede lezer 93%, zekerheid hoog: in een kop zorgen +1,2; handelt lokaal
      team -0,5

  Telt niet: tegengehouden  3 passages
    “Hierover zijn geen afspraken.”
      blz. 4, 3 Overdracht
      Tegengehouden door: ontkenning.
      Regel belt-bij-zorgen: contact zoeken “belt”, zorgen “nieuwe zorgen”
    “Zorgen: alles wat het team ziet.”
      blz. 4, 3 Overdracht
      Tegengehouden: dit blok telt nooit (begrippen).
      Regel belt-bij-zorgen: contact zoeken “belt”, zorgen “nieuwe zorgen”
    “Het team belt wel eens.”
      blz. 4, 3 Overdracht
      Tegengehouden door de tweede lezer: die acht dit onwaarschijnlijk.
      Regel belt-bij-zorgen: contact zoeken “belt”, zorgen “nieuwe zorgen”
      Tweede lezer minder dan 1%: in een kop zorgen +1,2; handelt lokaal team
      -0,5

  Ter beoordeling: alleen de tweede lezer ziet dit  1 passage
    “Zo nodig trekt het team aan de bel.”
      blz. 4, 3 Overdracht
      Tweede lezer 80%: in het blok zorgen +2,0

~ d2  Hoe  alleen genoemd  (telt niet voor het niveau)
  Langs welke weg?

  Noemt alleen  1 passage
    “Hoe het team belt volgt nog.”
      blz. 4, 3 Overdracht
      Verzwakt tot vermelding door: uitstel.
      Regel belt-bij-zorgen: contact zoeken “belt”, zorgen “nieuwe zorgen”

  Komt het dichtst in de buurt
    “Het team zoekt weer contact met VT.”
      § 3 Zorgen, blok 37
      Regel situatie-en-weg past voor 75%
      wel   contact zoeken: “zoekt”, “contact”
      wel   een kop over zorgen
      wel   lokaal team handelt
      niet  een weg of een vaste lijn (in de zin of de kop erboven), zoals
            “bellen”, “vast nummer”
      niet  Veilig Thuis of Raad voor de Kinderbescherming krijgt
      niet  het is een tabelrij
      maar  er staat ook: wie meldt: “melder”
      maar  alleen politie handelt

Wijze bij directe overdracht                                        wijze_direct
{"─" * 80}
koud
Gelezen uit passages die dit vastleggen: c2.

  Hierop berust het  1 passage
    “De overdracht is koud.”
      blz. 4, 3 Overdracht
      koud

  Geeft een waarde die niet de doorslag geeft  1 passage
    “In de bijlage is zij warm.”
      blz. 4, 3 Overdracht
      warm
"""

TRIAL = f"""\
3 Zorgen  (kop)
Het team belt VT.

Welke regels passen
{"─" * 80}
d1  Nieuwe zorgen: Wanneer  bewijs
    wie: lokaal team
    Regel belt-bij-zorgen: contact zoeken “belt”
d2  Nieuwe zorgen: Hoe  telt niet
    Tegengehouden door: uitstel.
    Regel weg

Past bijna
{"─" * 80}
d2  Nieuwe zorgen: Hoe
    Regel situatie-en-weg past voor meer dan 99%
    wel   contact zoeken: “zoekt”, “contact”
    wel   een kop over zorgen
    wel   lokaal team handelt
    niet  een weg of een vaste lijn (in de zin of de kop erboven), zoals
          “bellen”, “vast nummer”
    niet  Veilig Thuis of Raad voor de Kinderbescherming krijgt
    niet  het is een tabelrij
    maar  er staat ook: wie meldt: “melder”
    maar  alleen politie handelt

Wat erin staat
{"─" * 80}
[handelt]       lokaal team
[ontvangt]      Veilig Thuis
[kwalificatie]  Uitstel
contact_zoeken  contact zoeken  “belt”
kop_zorgen      een kop over zorgen
"""


def test_a_whole_explanation_at_eighty_columns():
    assert terminal_waarom.explanation(UITLEG, Style(width=80)) == EXPLANATION


def test_a_whole_trial_at_eighty_columns():
    assert terminal_waarom.trial(PROEF, Style(width=80)) == TRIAL


def only(**changes):
    """The explanation of one aspect."""
    criterium = UITLEG.criteria[0]
    aspect = criterium.aspecten[0].model_copy(
        update={"telt": (), "tegengehouden": (), "voorstellen": (), "label": None, **changes}
    )
    criterium = criterium.model_copy(update={"aspecten": (aspect,), "niveau": Niveau.ONTBREEKT})
    uitleg = UITLEG.model_copy(update={"criteria": (criterium,), "kernfeiten": ()})
    return terminal_waarom.explanation(uitleg, Style(width=120)).splitlines()


def test_nothing_at_all_is_said():
    assert only()[-1] == "  Geen passage komt in de buurt."


def test_many_passages_are_counted_not_listed():
    lines = only(telt=tuple(place(nr, f"Zin {nr}.", "d1", BEWIJS) for nr in range(1, 9)))
    assert "  Legt vast  8 passages" in lines
    assert [line for line in lines if "Zin" in line] == [f"    “Zin {nr}.”" for nr in range(1, 6)]
    assert lines[-1] == "    en nog 3; alle staan in --formaat json."


@pytest.mark.parametrize(
    ("parties", "named"),
    [(("LT",), "lokaal team"), (("LT", "VT"), "lokaal team en Veilig Thuis"), ((), "geen van beide")],
)
def test_an_aspect_that_asks_for_both_parties_names_who_was_found(parties, named):
    line = f"  Telt pas als Veilig Thuis en het lokale team beide een taak hebben; gevonden: {named}."
    assert line in only(partijen=parties)


def test_a_key_fact_that_is_unknown():
    uitleg = UITLEG.model_copy(update={"criteria": (), "kernfeiten": (fact("onbekend"),)})
    assert terminal_waarom.explanation(uitleg, Style(width=80)).splitlines()[-3:] == [
        "onbekend",
        "Gelezen uit passages die dit vastleggen: c2.",
        "Geen passage geeft een waarde.",
    ]


def test_who_and_when_are_told_once_for_rules_that_agree():
    first = PROEF.treffers[0]
    other = first.model_copy(update={"captures": first.captures.model_copy(update={"partij": "VT"})})
    lines = terminal_waarom.trial(
        PROEF.model_copy(update={"treffers": (first, first, other)}), Style(width=80)
    ).splitlines()
    assert [line.strip() for line in lines if line.startswith("    wie")] == ["wie: lokaal team", "wie: Veilig Thuis"]


def test_a_sentence_in_which_nothing_stands():
    empty = PROEF.model_copy(
        update={"begrippen": (), "kwalificaties": (), "handelend": (), "ontvangend": (), "treffers": (), "bijna": ()}
    )
    lines = [line for line in terminal_waarom.trial(empty, Style(width=80)).splitlines() if not line.startswith("─")]
    assert lines[2:] == ["", "Welke regels passen", "Geen enkele.", "", "Wat erin staat", "Geen enkel begrip."]


@pytest.mark.parametrize(
    ("chance", "shown"), [(0.0, "minder dan 1%"), (0.004, "minder dan 1%"), (0.42, "42%"), (0.996, "meer dan 99%")]
)
def test_percentages_do_not_claim_certainty(chance, shown):
    assert terminal_waarom.percent(chance) == shown
