"""Several files of one region joined into one verdict."""

from __future__ import annotations

from afsprakenscan.model.landelijk import RegioBron, Tijd
from afsprakenscan.model.results import Captures, Kernfeit, Niveau
from afsprakenscan.scoring.landelijk import join
from helpers.regions import region, report
from helpers.reports import BEWIJS, CRITERIA, VERMELDING, aspect, criterium, passage


def verdict(*labels):
    """A verdict on e with these labels for e1 and e2."""
    niveau = Niveau.VOLLEDIG if set(labels) == {BEWIJS} else Niveau.GENOEMD
    return criterium("kwaliteitskader", "e", "E", niveau, aspect("e1", "x", labels[0]), aspect("e2", "y", labels[1]))


def test_one_file_is_the_region():
    found = region("Veldrand")
    assert [(one.code, one.niveau) for one in found.criteria] == [(one.code, one.niveau) for one in CRITERIA]
    assert (found.naam, found.datum, found.tijd, found.status) == ("Veldrand", "2020-03", Tijd.NA, "definitief")
    assert not any(one.verschilt for one in found.criteria)


def test_files_complete_each_other():
    jeugd = report("jeugd.pdf", criteria=(verdict(BEWIJS, None),))
    volwassenen = report("volwassenen.pdf", criteria=(verdict(VERMELDING, BEWIJS),))
    (found,) = region("Veldrand", jeugd, volwassenen).criteria
    assert found.niveau is Niveau.VOLLEDIG
    assert [(one.label, one.bestanden) for one in found.aspecten] == [(BEWIJS, (0,)), (BEWIJS, (1,))]
    assert found.per_bestand == (Niveau.GENOEMD, Niveau.GENOEMD)


def test_both_parties_may_stand_in_different_files():
    def one_sided(name: str, party: str):
        found = passage(1, "Tekst.", {"b3": BEWIJS}, captures=Captures(partij=party))
        result = criterium("kwaliteitskader", "b", "B", Niveau.GENOEMD, aspect("b3", "taken", VERMELDING, 1))
        return report(name, criteria=(result,), passages=(found,))

    bron = RegioBron(naam="Veldrand", bestanden=("a.pdf", "b.pdf"))
    files = [one_sided("a.pdf", "VT"), one_sided("b.pdf", "LT")]
    (both,) = join(bron, files, beide_partijen=frozenset({"b3"})).criteria
    (without,) = join(bron, files).criteria
    assert (both.aspecten[0].label, both.aspecten[0].bestanden) == (BEWIJS, (0, 1))
    assert without.aspecten[0].label is VERMELDING


def test_key_facts_are_joined_and_differences_shown():
    def facts(**values):
        return {name: Kernfeit(waarde=value, titel=name) for name, value in values.items()}

    one = report("a.pdf", kernfeiten=facts(wijze="koud", maanden=(12, 3), wegen=("telefoon",), wie="onbekend"))
    two = report("b.pdf", kernfeiten=facts(wijze="warm", maanden=(3, 6), wegen=("gesprek",), wie="VT"))
    found = region("Veldrand", one, two).kernfeiten
    assert {name: (fact.waarde, fact.verschilt) for name, fact in found.items()} == {
        "wijze": ("koud / warm", True),
        "maanden": ((3, 6, 12), True),
        "wegen": (("telefoon", "gesprek"), True),
        "wie": ("VT", False),
    }


def test_what_the_user_says_goes_before_the_documents():
    found = region("Eigen naam", report("a.pdf"), datum="2018-05", status="concept", opmerking="Nog niet vastgesteld.")
    assert (found.naam, found.datum, found.tijd, found.status) == ("Eigen naam", "2018-05", Tijd.VOOR, "concept")
    assert found.kernfeiten["tov_kader"].waarde == "voor"
    assert found.opmerking == "Nog niet vastgesteld."


def test_the_newest_file_gives_the_date():
    found = region("Veldrand", report("oud.pdf", datum="2017-01", status="definitief"), report("nieuw.pdf", datum=None))
    assert (found.datum, found.status) == ("2017-01", "definitief")
