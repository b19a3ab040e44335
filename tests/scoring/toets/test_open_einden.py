"""Open ends: words and blanks that say that a text is not finished, and cells that leave open who does it."""

from __future__ import annotations

import pytest

from afsprakenscan.model.document import Block, Role
from afsprakenscan.model.results import StrijdigeWaarde, Tegenstrijdigheid
from afsprakenscan.model.toets import Finding
from afsprakenscan.scoring.toets.gedeeld import Versie
from afsprakenscan.scoring.toets.open_einden import contradictions, empty_cells, open_end, unfinished
from helpers.documents import document
from helpers.reports import BEWIJS, REPORT, passage

OPEN = {
    "Wie het gezin belt, is nog uit te werken.": "nog uit te werken",
    "Termijn: nader te bepalen.": "nader te bepalen",
    "De lijst is nog in te vullen.": "nog in te vullen",
    "Dit moet nog worden uitgewerkt.": "moet nog worden uitgewerkt",
    "De vorm wordt later nog door het team uitgewerkt.": "wordt later nog door het team uitgewerkt",
    "De vorm wordt nog door de werkgroep uitgewerkt.": "wordt nog door de werkgroep uitgewerkt",
    "Dit is nog niet uitgewerkt.": "nog niet uitgewerkt",
    "De route werken we nog uit.": "werken we nog uit",
    "Contactpersoon: n.t.b.": "n.t.b.",
    "ntb": "ntb",
    "Aantal dagen: N.N.B.": "N.N.B.",
    "Budget: PM": "PM",
    "TODO: nalopen": "TODO",
    "Nieuwe zorgen: tekst volgt.": "tekst volgt",
    "Bereikbaarheid (volgt)": "volgt",
    "Welke papieren meegaan, volgt nog.": "volgt nog",
    "Binnen … werkdagen belt VT.": "…",
    "Binnen ... dagen belt VT.": "...",
    "Contactpersoon: …": "…",
    "Aantal dagen: … 5": "…",
    "Bellen | … | VT": "…",
    "Het team belt met […]": "[…]",
    "Datum: ____": "____",
    "Het team van [naam gemeente] neemt over.": "[naam gemeente]",
    "Wie belt: [invullen]": "[invullen]",
    "Wie belt: [ ]": "[ ]",
    "Binnen xx dagen.": "xx",
    "Wie doet dit??": "??",
}
DONE = (
    "De uitwerking staat in bijlage 2.",
    "VT heeft dit nader uitgewerkt.",
    "Een weigering volgt niet automatisch tot een melding.",
    "De procedure is als volgt:",
    "Daarna volgt een gesprek met de ouders.",
    "Er volgt nog een gesprek met het kind.",
    "Doet het gezin nog wat is afgesproken?",
    "VT vraagt of er nog is gedaan wat is afgesproken.",
    "Zij zeiden: 'wij weten het niet ...' en zwegen daarna een hele tijd met hun drieën.",
    "Wat als het weer misgaat ...",
    "Bellen, schrijven, langsgaan …",
    "5 Het gezin vertellen dat er een melding is ... 5",
    "Kruis aan: [ ] ja [x] nee",
    "De PM'er belt om 5 uur.",
    "Het plan is uitgewerkt en ingevuld.",
)


@pytest.mark.parametrize(("text", "words"), OPEN.items())
def test_open_ends(text: str, words: str):
    assert open_end(text) == words


@pytest.mark.parametrize("text", DONE)
def test_no_open_ends(text: str):
    assert open_end(text) == ""


def versie(description: str) -> Versie:
    return Versie(document(description), REPORT)


def titles(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.titel, finding.plaats.text if finding.plaats else "") for finding in findings]


def test_the_sentence_or_cell_is_the_place():
    found = unfinished(
        versie(
            """
            = 1 Informeren
            VT belt. Wanneer dat is, moet nog worden uitgewerkt. Het team helpt.
            || Stap | Wie
            | Bellen | n.t.b.
            """
        )
    )

    assert titles(list(found)) == [
        ("Nog niet af: 'moet nog worden uitgewerkt'", "Wanneer dat is, moet nog worden uitgewerkt."),
        ("Nog niet af: 'n.t.b.'", "Bellen | n.t.b."),
    ]


def test_of_a_long_row_only_the_first_cell_and_the_open_one_are_the_place():
    long = "Wie dit leest, leest lang. " * 8
    found = unfinished(versie(f"|| Stap | Hoe | Wie\n| Bellen | {long} | n.t.b."))
    assert titles(list(found)) == [("Nog niet af: 'n.t.b.'", "Bellen | n.t.b.")]


def test_signatures_contents_and_quotations_are_never_open():
    read = document("Naam: ………… Datum: …………\nWie: PM")
    blocks = (read.blocks[0].model_copy(update={"role": Role.ONDERTEKENING}), read.blocks[1])
    found = list(unfinished(Versie(read.model_copy(update={"blocks": blocks}), REPORT)))
    assert [finding.titel for finding in found] == ["Nog niet af: 'PM'"]


def test_dots_in_a_column_header_are_no_blank():
    assert list(unfinished(versie("|| Na een ... | VT zorgt dat\n| onderzoek | er wordt gebeld"))) == []


def rows(*cells: str, columns: str = "Stap | Wie | Wanneer") -> list[str]:
    lines = "\n".join(f"| {row}" for row in cells)
    return [finding.titel for finding in empty_cells(versie(f"|| {columns}\n{lines}"))]


def test_a_row_that_names_nobody():
    assert rows("a | VT | nu", "b |  | nu", "c | LT | nu") == ["Lege cel onder 'Wie'"]


def test_the_only_gap_in_a_column_with_text():
    columns = "Stap | Veilig Thuis | Wijkteam"
    filled = ("bellen | belt de ouders | luistert mee", "brief | schrijft | leest", "gesprek | leidt | is erbij")
    assert rows(*filled, "sluiten |  | sluit af", columns=columns) == ["Lege cel onder 'Veilig Thuis'"]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (("a | x |", "b |  | x", "c | x |"), "Stap | VT | LT"),  # crosses: blank means no
        (("a | belt |", "b | belt |", "c |  | belt", "d | belt | belt"), "Stap | VT | LT"),  # more gaps: no part in it
        (("belt |", "schrijft | leest", "leidt | is erbij"), "VT | LT"),  # nothing says what the row is about
        (("a | VT | nu", "b |  | nu"), "Stap | Wie | Wanneer"),  # too small to tell
        (("a |  | nu", "b |  | nu", "c |  | nu"), "Stap | Wie | Wanneer"),  # a form to fill in
        (("a | VT | nu", "b | VT |", "c | LT | nu"), "Stap | Wie | Wanneer"),  # not a party
        (("a | VT | nu", "Tweede deel |  |", "c | LT | nu"), "Stap | Wie | Wanneer"),  # a heading inside the table
    ],
)
def test_cells_that_may_be_empty(cells: tuple[str, ...], columns: str):
    assert rows(*cells, columns=columns) == []


def test_rows_with_a_role_do_not_count():
    read = document("|| Stap | Wie\n| a | VT\n| b |\n| c | VT")

    def without(block: Block) -> Block:
        return block.model_copy(update={"role": Role.VERSIEBEHEER})

    assert list(empty_cells(Versie(read.model_copy(update={"blocks": tuple(map(without, read.blocks))}), REPORT))) == []


def test_contradictions_name_both_values_and_where_they_stand():
    report = REPORT.model_copy(
        update={
            "passages": (
                passage(1, "Koud.", {"c2": BEWIJS}, headings=("2 Overdracht",)),
                passage(2, "Warm.", {"c2": BEWIJS}, headings=("Bijlage", "Werkproces")),
            ),
            "tegenstrijdigheden": (
                Tegenstrijdigheid(
                    onderwerp="wijze_direct",
                    titel="Wijze van overdragen",
                    waarden=(
                        StrijdigeWaarde(waarde="koud", passages=(1,)),
                        StrijdigeWaarde(waarde="warm", passages=(2,)),
                    ),
                ),
            ),
        }
    )

    (finding,) = contradictions(report)

    assert (finding.code, finding.titel) == ("AS-O5", "Tegenstrijdig: wijze van overdragen")
    assert finding.uitleg == "'koud' onder '2 Overdracht'; 'warm' onder 'Werkproces'."
    assert finding.plaats is not None
    assert finding.plaats.text == "Warm."
