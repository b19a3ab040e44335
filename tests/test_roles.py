"""Roles: each kind of block that never counts, and next to it the look-alike that does."""

from __future__ import annotations

import pytest

from afsprakenscan.model.document import Role
from afsprakenscan.roles import assign_roles
from helpers.documents import document

REQUIREMENTS = (
    "wie het huishouden op de hoogte brengt, en op welk ogenblik",
    "welke rol ieder heeft bij het plan",
    "hoe een zaak van de een naar de ander gaat",
    "wat te doen bij nieuwe signalen",
    "met welke instrumenten er wordt gekeken",
    "wat er gebeurt bij onenigheid",
    "hoe men samen leert",
)


def roles(description: str) -> list[str]:
    """Return per block its role, '-' for none."""
    return [str(block.role) if block.role else "-" for block in assign_roles(document(description)).blocks]


def lettered(texts: tuple[str, ...] = REQUIREMENTS) -> str:
    return "\n".join(f"- {letter}. {text}" for letter, text in zip("abcdefg", texts, strict=True))


def test_contents_table_with_dotted_leaders() -> None:
    assert roles(
        """
        ! Afspraken in de Vlierstreek
        = Inhoud
        1 Doel ........ 2
        2 Het gezin weet ervan . . . . . . 3
        = 1 Doel
        We spreken in 2020 drie dingen af.
        """
    ) == ["-", "inhoudsopgave", "inhoudsopgave", "inhoudsopgave", "-", "-"]


def test_contents_table_with_an_entry_that_was_misread() -> None:
    assert roles("= Inhoud\n1 Doel ........ 2\n2 Hulp ,.. ‚5\n3 Slot ........ 6\nBijlage ... 8\nDit stuk is kort.") == [
        *["inhoudsopgave"] * 5,
        "-",
    ]


def test_contents_of_something_else() -> None:
    assert roles("= A3.3 Inhoud\nHet team krijgt de namen, de beoordeling en het plan.") == ["-", "-"]


def test_contents_table_without_heading() -> None:
    assert roles("Wie doet wat ..... 8\nHet team belt binnen drie dagen.") == ["inhoudsopgave", "-"]


def test_contents_table_that_only_repeats_headings() -> None:
    assert roles(
        """
        = Inhoudsopgave
        Doel
        Overdracht 4
        Dit stuk is voor alle teams.
        = Doel
        Doel
        """
    ) == ["inhoudsopgave", "inhoudsopgave", "inhoudsopgave", "-", "-", "-"]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (
            "Wie vertelt het gezin dat er is gemeld? 3\nHoe gaat de zaak over? 4\nWat als het misgaat? 8",
            "inhoudsopgave",
        ),
        ("A. Wie vertelt het gezin dat er is gemeld? 3 – B. Hoe gaat de zaak over? 4\nC. Slot 9", "inhoudsopgave"),
        ("Hoe gaat de zaak over? 4\nWie vertelt het gezin dat er is gemeld? 3\nWat als het misgaat? 8", "-"),
        ("Wie vertelt het gezin dat er is gemeld? 3\nHoe gaat de zaak over? 4", "-"),
        ("Het team belt op dag 3\nVT schrijft op dag 5\nHet plan is af op dag 8", "-"),
    ],
)
def test_contents_table_without_heading_and_dots(lines: str, role: str) -> None:
    text = f"{lines}\n= Wie vertelt het gezin dat er is gemeld?\n= Hoe gaat de zaak over?\n= Wat als het misgaat?"
    assert roles(text) == [*[role] * len(lines.splitlines()), "-", "-", "-"]


@pytest.mark.parametrize("mark", [" – ", " | ", " • ", "; "])
def test_contents_on_one_line_without_pages(mark: str) -> None:
    line = mark.join(("1 Waarom", "2 Het erf weet ervan", "3 Doorgeven", "Bijlagen"))
    sections = "= 1 Waarom\n= 2 Het erf weet ervan\n= 3 Doorgeven"
    assert roles(f"{line}\n{sections}") == ["inhoudsopgave", "-", "-", "-"]
    assert roles(f"In dit boekje: {line}\n{sections}") == ["inhoudsopgave", "-", "-", "-"]
    assert roles(f"{line}\n= 1 Waarom\n= 2 Slot") == ["-", "-", "-"]


@pytest.mark.parametrize("page", ["", " | 4"])
def test_contents_in_a_table(page: str) -> None:
    rows = "\n".join(f"| {nr} | {title}{page}" for nr, title in enumerate(("Waarom", "Doorgeven", "Slot"), 1))
    sections = "= 1 Waarom\n= 2 Doorgeven\n= 3 Slot"
    assert roles(f"{rows}\n{sections}") == [*["inhoudsopgave"] * 3, "-", "-", "-"]
    arrangements = "| Waarom | voor het gezin\n| Doorgeven | in een gesprek\n| Slot | het team belt"
    assert roles(f"{arrangements}\n{sections}") == ["-"] * 6


def test_contents_table_with_several_entries_on_a_line() -> None:
    entries = "E. Melding en weging 7 – F. Het gezin weet ervan 9 – G. Overdracht 11"
    assert roles(f"= Inhoud\n{entries}\nDit stuk is voor alle teams.") == ["inhoudsopgave", "inhoudsopgave", "-"]


def test_a_sentence_that_ends_in_a_number_is_no_contents_entry() -> None:
    assert roles("= Termijnen\nHet team reageert op dag 3") == ["-", "-"]


@pytest.mark.parametrize(
    "heading",
    [
        "Begrippen",
        "Artikel 1 Begripsbepalingen",
        "Bijlage B: Definities",
        "B4 Begrippen en afkortingen",
        "Woordenlijst",
        "Gebruikte woorden",
        "Bijlage 4. Onze vaktaal",
        "Wat deze woorden betekenen",
        "Monitoren en volgen: wat is het verschil?",
    ],
)
def test_glossary_under_its_heading(heading: str) -> None:
    assert roles(
        f"= {heading}\nMonitoren: nagaan of het rustig blijft.\n- a. VT: Veilig Thuis\n= Doel\nDoel: hulp."
    ) == [
        "begrippen",
        "begrippen",
        "begrippen",
        "-",
        "-",
    ]


def test_running_text_in_a_glossary_keeps_counting() -> None:
    assert roles(
        """
        = Artikel 1 Begrippen
        In deze regeling wordt verstaan onder:
        - gezin: wie samen een huis deelt;
        Verhuist een gezin, dan draagt het team de zaak over aan de nieuwe gemeente.
        """
    ) == ["begrippen", "begrippen", "begrippen", "-"]


def test_glossary_as_table() -> None:
    assert roles("|| Begrip | Betekenis\n| Triage | eerste weging\n| Zicht | weten hoe het gaat") == [
        "kolomkop",
        "begrippen",
        "begrippen",
    ]


def test_glossary_recognised_by_alphabetical_terms() -> None:
    listed = "Kern: een dorp.\nMelding: een bericht.\nTeam: de mensen.\nZicht: weten hoe het gaat."
    assert roles(f"= Taal\n{listed}") == ["begrippen"] * 5
    assert roles("= Werkwijze\n" + "\n".join(reversed(listed.splitlines()))) == ["-"] * 5


def test_signature_under_a_glossary_is_no_term() -> None:
    assert roles("= Woorden\nErf: een huis en wie er wonen.\nVoor akkoord: de directeur") == [
        "begrippen",
        "begrippen",
        "ondertekening",
    ]


def test_reading_guide_needs_several_terms() -> None:
    assert roles("= Taal\nErf: wie er woont.\nBuur: wie ernaast woont.") == ["-", "begrippen", "begrippen"]
    assert roles("= Leeswijzer\n- Wie: de partij.\n- Hoe: het middel.") == ["-", "begrippen", "begrippen"]
    assert roles("= Leeswijzer\nLet op: het team belt altijd.") == ["-", "-"]


def test_quoted_requirements_with_their_own_section() -> None:
    found = roles(f"= Bijlage 2 De eisen\nZo staat het in het kwaliteitskader.\n{lettered()}")
    assert found == ["citaat"] * 9


def test_lead_in_among_other_text_is_no_quotation() -> None:
    found = roles(f"= Vooraf\nWelkom.\nHet kwaliteitskader vraagt dit:\n{lettered()}\n- h. Elk team tekent mee.")
    assert found == ["-", "-", "-", *["citaat"] * 7, "-"]


def test_quoted_requirements_in_running_text() -> None:
    first = "; ".join(f"{letter}. {text}" for letter, text in zip("abc", REQUIREMENTS, strict=False))
    second = "; ".join(f"({letter}) {text}" for letter, text in zip("defg", REQUIREMENTS[3:], strict=True))
    lead = "De landelijke lijst luidt:"
    assert roles(f"= Kader\nWelkom.\n{lead}\n{first}\n{second}\nTot slot.") == ["-", "-", "-", "citaat", "citaat", "-"]


def test_seven_items_that_point_nowhere_are_arrangements() -> None:
    assert roles(f"= Overwegende\nPartijen overwegen:\n{lettered()}") == ["-"] * 9


def test_seven_points_filled_in_by_the_region_are_arrangements() -> None:
    own = tuple(f"{text}: binnen vijf werkdagen doen wij dit" for text in REQUIREMENTS)
    assert roles(f"= Antwoord op het kwaliteitskader\nPer eis:\n{lettered(own)}") == ["-"] * 9


def test_quoted_law() -> None:
    law = "'Het college draagt zorg voor een advies- en meldpunt en houdt dat in stand, met alle taken van dien.'"
    assert roles(f"Artikel 4 van de wet luidt:\n{law}") == ["-", "citaat"]
    assert roles(f"Onze leus:\n{law}") == ["-", "-"]


@pytest.mark.parametrize(
    "text",
    [
        "> Casus. De buren horen lawaai en bellen.",
        "> Uit de praktijk (verzonnen). Een moeder belt zelf.",
        "Praktijkvoorbeeld: de school ziet blauwe plekken.",
        "Casus Elzenhof 3. Een kind komt niet op school.",
        "> Een kort verhaal uit het dorp. Oma belt.",
        "> Pien (6) en Daan (9) wonen bij hun oma.",
        "> Op maandag komt het bericht, op dinsdag de brief en vrijdag het bezoek.",
    ],
)
def test_case_story(text: str) -> None:
    assert roles(text) == ["casus"]


@pytest.mark.parametrize(
    "text",
    [
        "> Geen casus zonder eigenaar: het team houdt altijd iemand vast.",
        "> Kern: het team houdt zicht tot VT ja zegt.",
        "Casus worden twee keer per jaar samen besproken.",
        "Casusregie: het team.",
        "> De lijn is open van maandag tot en met vrijdag.",
    ],
)
def test_no_case_story(text: str) -> None:
    assert roles(text) == ["-"]


def test_case_section_and_its_sequel() -> None:
    assert roles("= Bijlage 4. Een voorbeeld\nEen jongen loopt weg.\n= Advies\nVT denkt mee.") == [
        "casus",
        "casus",
        "-",
        "-",
    ]
    assert roles("> Casus. Er is ruzie.\n> Vervolg. Het is weer stil.\n> Kern: bel eerst.") == ["casus", "casus", "-"]


def test_address_list() -> None:
    assert roles(
        """
        = Bijlage C Contactgegevens
        Geef wijzigingen door aan het secretariaat, dan past dat de lijst elke maand aan voor iedereen.
        || Team | Naam | Telefoon | Mail
        | Noord | J. Ree | 0500-000011 | noord@example.nl
        | Wacht | wisselt per dag | - | -
        - Zuid: 0500 - 00 00 12, zuid@example.nl
        """
    ) == ["contact", "-", "kolomkop", "contact", "contact", "contact"]
    assert roles("|| Waarvoor | Telefoon\n| Vraagbaak, ook in het weekend | 0800 – 00 11") == ["kolomkop", "contact"]


def test_a_sentence_with_a_number_is_an_arrangement() -> None:
    assert roles("= Nieuwe zorgen\nBel bij nieuwe zorgen de lijn van VT, 0500-000013, en mail zorg@example.nl.") == [
        "-",
        "-",
    ]


def test_table_that_gives_each_team_its_contact_is_an_arrangement() -> None:
    assert roles("|| Team | Vaste contactpersoon | E-mail\n| Noord | J. Ree | ree@example.nl") == ["kolomkop", "-"]


def test_version_table() -> None:
    assert roles("= Versiebeheer\n|| Versie | Datum | Wat\n| 0.3 | mei 2020 | paragraaf over overdracht") == [
        "versiebeheer",
        "kolomkop",
        "versiebeheer",
    ]
    assert roles("|| Versie | Datum\n| 1.0 | 3 juni 2020") == ["kolomkop", "versiebeheer"]


def test_signatures() -> None:
    assert roles(
        """
        = Ondertekening
        Aldus overeengekomen te Vlierdam op 4 juni 2020.
        Namens de gemeenten: mevrouw A. Bos, wethouder
        J. de Graaf
        = Bijlage
        Namens VT neemt de medewerker contact op.
        """
    ) == ["ondertekening", "ondertekening", "ondertekening", "ondertekening", "-", "-"]
    assert roles("| Handtekening onder het plan | beide ouders") == ["-"]


def test_role_of_the_reader_stays_and_nothing_else_changes() -> None:
    before = document("= Versies\n|| Versie | Datum\n| 1.0 | mei 2020")
    after = assign_roles(before)
    assert [block.role for block in after.blocks] == [Role.VERSIEBEHEER, Role.KOLOMKOP, Role.VERSIEBEHEER]
    assert after.model_copy(update={"blocks": before.blocks}) == before
    assert [b.model_copy(update={"role": None}) for b in after.blocks] == [
        b.model_copy(update={"role": None}) for b in before.blocks
    ]


def test_empty_document() -> None:
    assert assign_roles(document("")).blocks == ()
