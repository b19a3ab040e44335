"""Who acts and who receives."""

import pytest

from afsprakenscan.matching.nlp import tokenize
from afsprakenscan.matching.parties import PartySpan, find_roles, ordered

NAMES = {"VT": "VT", "wijkteam": "LT", "gemeente": "GEMEENTE", "politie": "POLITIE", "onze": "VT"}


def roles_of(words):
    parties = [PartySpan(NAMES[word], i, i + 1) for i, word in enumerate(words.texts) if word in NAMES]
    return find_roles(words, parties, 0)


def roles(text):
    found = roles_of(tokenize(text))
    return found.acting, found.receiving


@pytest.mark.parametrize(
    ("text", "acting", "receiving"),
    [
        ("VT draagt de zaak over aan het wijkteam.", ("VT",), ("LT",)),
        ("De zaak wordt door VT overgedragen aan het wijkteam.", ("VT",), ("LT",)),
        ("Het wijkteam krijgt van VT een bericht.", ("LT",), ()),
        ("VT en het wijkteam bespreken de zaak.", ("VT", "LT"), ()),
        ("Door het wijkteam en VT wordt het gezin ingelicht.", ("LT", "VT"), ()),
        ("Na de beoordeling belt VT met het betrokken wijkteam.", ("VT",), ("LT",)),
        ("Bij nieuwe zorgen meldt het wijkteam zich bij VT.", ("LT",), ("VT",)),
        ("De politie stuurt dit naar VT, niet naar het wijkteam.", ("POLITIE",), ("VT", "LT")),
        ("Het gezin wordt ingelicht.", (), ()),
        ("Komt het wijkteam er al, dan belt VT het gezin.", ("VT",), ()),
        ("wijkteam niet actief → VT belt ouders", ("VT",), ()),
        ("Zaak gaat VT → wijkteam per mail", ("VT",), ()),
        ("De ouders horen van VT dat het wijkteam de zaak overneemt.", ("VT",), ()),
        ("In de brief van VT staat dat het wijkteam belt.", (), ()),
        ("De brief zegt aan welk wijkteam de zaak gaat.", (), ("LT",)),
        ("VT vertelt dat het wijkteam belt.", ("VT",), ()),
        ("Dan belt dat wijkteam.", ("LT",), ()),
        ("De medewerker van VT en het wijkteam bellen.", ("VT", "LT"), ()),
        ("Er is overleg met de medewerker van VT.", (), ("VT",)),
        ("Het wijkteam werkt de door VT gestelde voorwaarden uit.", ("LT",), ()),
        ("Is er geen wijkteam, dan volgt een brief.", (), ()),
        ("De ouders horen het van VT en het wijkteam.", ("VT", "LT"), ()),
        ("Als het wijkteam hulp biedt, stuurt VT een brief.", ("VT",), ()),
        ("Als het wijkteam hulp biedt, gaat de brief uit.", ("LT",), ()),
        ("Is het gezin er, dan komen VT en het wijkteam.", ("VT", "LT"), ()),
        ("Het gezin weet het zodra je het van VT hoort.", (), ()),
        ("Op verzoek van VT wordt het gezin gebeld.", (), ()),
        ("Op verzoek van VT belt het wijkteam.", ("LT",), ()),
        ("Na overleg met het wijkteam wordt het gezin gebeld.", (), ("LT",)),
        ("Na overleg met het wijkteam belt VT.", ("VT",), ("LT",)),
        ("De zaak sluit zodra het wijkteam tekent.", (), ()),
        ("VT sluit de zaak zodra het wijkteam tekent.", ("VT",), ()),
        ("Het opstellen is opgedragen aan VT, dat het wijkteam hoort.", ("VT",), ("VT",)),
        ("Het inlichten is bij het wijkteam belegd.", ("LT",), ("LT",)),
        ("De pen ligt bij VT en niet bij het wijkteam.", ("VT",), ("VT", "LT")),
        ("Het is aan het wijkteam om de ouders te bellen.", ("LT",), ("LT",)),
        ("Het schrijven komt voor rekening van VT; het wijkteam leest mee.", ("VT",), ()),
        ("De pen is in handen van VT en het wijkteam.", ("VT", "LT"), ()),
        ("Het wijkteam heeft het schrijven belegd bij VT.", ("LT",), ("VT",)),
        ("De zaak ligt bij het wijkteam.", (), ("LT",)),
        ("Aan VT is opgedragen een plan te schrijven.", ("VT",), ("VT",)),
        ("Bij het wijkteam is rust.", (), ("LT",)),
        ("VT is aan zet.", ("VT",), ()),
        ("Het wijkteam wordt dezelfde dag gebeld.", (), ("LT",)),
        ("Het wijkteam wordt door VT gebeld.", ("VT",), ("LT",)),
        ("Daarna wordt VT ingelicht door het wijkteam.", ("LT",), ("VT",)),
        ("Het wijkteam wordt gebeld en bezoekt het gezin.", ("LT",), ()),
        ("Het wijkteam zegt dat het gezin wordt gebeld.", ("LT",), ()),
        ("Een van de medewerkers van VT belt het gezin.", ("VT",), ()),
        ("Dan komt een van het wijkteam langs.", ("LT",), ()),
        ("Het verslag is van VT.", (), ()),
        ("Degene bij VT die de zaak kent.", ("VT",), ()),
        ("Er is overleg met iemand bij VT.", (), ("VT",)),
        ("Het verslag is van onze hand.", ("VT",), ()),
    ],
)
def test_roles(text, acting, receiving):
    assert roles(text) == (acting, receiving)


def test_a_clause_names_who_acts_when_nothing_else_does():
    found = roles_of(tokenize("Afgesproken is dat VT belt."))
    assert (found.acting, found.clause) == ((), ("VT",))


@pytest.mark.parametrize(
    ("heading", "speaking"),
    [
        ("Taken van VT", ("VT",)),
        ("VT doet", ("VT",)),
        ("Taken van VT en het wijkteam", ()),
        ("Overdracht aan het wijkteam", ()),
        ("Van VT naar het wijkteam", ("VT",)),
    ],
)
def test_a_heading_speaks_for_one_party(heading, speaking):
    assert roles_of(tokenize(heading)).speaking == speaking


STEMS = frozenset("bel vertel neem vraag overleg laat kan doe zet".split())


@pytest.mark.parametrize(
    ("text", "acting", "receiving"),
    [
        ("Bel de ouders binnen drie dagen.", ("LT",), ()),
        ("Bel VT binnen drie dagen.", ("LT",), ("VT",)),
        ("Bel de ouders zodra VT tekent.", ("LT",), ()),
        ("2. Neem contact op met VT.", ("LT",), ("VT",)),
        ("• Vertel er dan meteen bij dat de zaak van VT komt.", ("LT",), ()),
        ("Wordt hulp geweigerd, bel dan met VT.", ("LT",), ("VT",)),
        ("Overleg eerst met VT.", ("LT",), ("VT",)),
        ("Overleg met VT kan altijd.", (), ("VT",)),
        ("Vraag het gezin om toestemming.", ("LT",), ()),
        ("Kan VT bellen?", ("VT",), ()),
        ("Neem je de zaak over?", (), ()),
        ("Zet VT de hulp stop, dan volgt een brief.", ("VT",), ()),
        ("Doe het binnen drie dagen.", (), ()),
        ("VT belt de ouders.", ("VT",), ()),
        ("Bel", (), ()),
    ],
)
def test_an_order_is_for_the_reader(text, acting, receiving):
    words = tokenize(text)
    found = ordered(roles_of(words), words.folded, STEMS, "LT")
    assert (found.acting, found.receiving) == (acting, receiving)
