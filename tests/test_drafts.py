"""The check with the shipped criteria: a draft shows every kind of finding, finished documents what they deserve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from afsprakenscan import api_toets
from afsprakenscan.gold import GoldCase
from afsprakenscan.model.document import Document
from afsprakenscan.model.toets import Ernst, Finding, Toets, ToetsResultaat
from afsprakenscan.ruleset import load
from afsprakenscan.scoring.toets.gedeeld import Versie
from afsprakenscan.scoring.toets.open_einden import empty_cells, unfinished
from afsprakenscan.scoring.toets.verwijzingen import absent_annexes, unexplained
from helpers.corpus import documents
from helpers.drafts import draft_docx, draft_odt
from helpers.reports import REPORT
from helpers.word import write_docx

FOUT, WAARSCHUWING, OPMERKING = Ernst


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Toets:
    folder = tmp_path_factory.mktemp("concepten")
    paths = [draft_docx(folder / "concept.docx"), draft_odt(folder / "concept.odt")]
    wanted = api_toets.settings(eisen=["a,d"], aspecten=["c1"])
    return api_toets.check(paths, wanted)


def by_format(toets: Toets, form: str) -> ToetsResultaat:
    return next(result for result in toets.resultaten if result.bestand.endswith(form))


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_draft_shows_every_finding(checked: Toets, form: str):
    result = by_format(checked, form)

    assert [(one.code, one.voor_wijzigingen, one.gevonden, one.voldaan) for one in result.eisen] == [
        ("a", "volledig", "gedeeltelijk", True),
        ("d", "genoemd", "genoemd", False),
        ("c1", "niet gevonden", "bewijs", True),
    ]
    assert [(one.code, one.ernst, one.titel) for one in result.findings] == [
        ("AS-D1", FOUT, "Situatie waarin het lokale team opnieuw contact zoekt: alleen genoemd"),
        ("AS-D2", FOUT, "Weg naar Veilig Thuis: niet gevonden"),
        ("AS-R2", WAARSCHUWING, "a2 valt weg met de verwijdering onder '1 Het gezin informeren'"),
        ("AS-R2", WAARSCHUWING, "a4 valt weg met de verwijdering onder '1 Het gezin informeren'"),
        ("AS-R1", WAARSCHUWING, "c1 telt pas mee als de invoeging is aanvaard"),
        ("AS-O1", WAARSCHUWING, "Nog niet af: 'nog uit te werken'"),
        ("AS-O2", WAARSCHUWING, "Lege cel onder 'Wie'"),
        ("AS-O3", WAARSCHUWING, "Bijlage 4 ontbreekt"),
        ("AS-O4", WAARSCHUWING, "'KZT' is nergens uitgelegd"),
        ("AS-O5", WAARSCHUWING, "Tegenstrijdig: wijze van overdragen bij directe overdracht"),
        ("AS-A2", OPMERKING, "Inlichten over of aanwezig bij de overdracht: niet gevonden"),
        ("AS-A4", OPMERKING, "Wanneer het gezin wordt ingelicht: niet gevonden"),
    ]


def test_what_is_missing_says_where_it_fits(checked: Toets):
    fits = {one.code: one.plaats for one in by_format(checked, "docx").findings if one.passend}

    assert {code: place and place.text for code, place in fits.items()} == {
        "AS-D1": "Wanneer het wijkteam opnieuw contact zoekt met VT: nog uit te werken.",
        "AS-D2": "3 Nieuwe zorgen",
        "AS-A2": "1 Het gezin informeren",
        "AS-A4": "1 Het gezin informeren",
    }


def test_every_finding_says_what_why_and_what_to_write(checked: Toets):
    findings = [finding for result in checked.resultaten for finding in result.findings]
    assert [one.code for one in findings if not (one.titel and one.uitleg and one.waarom and one.advies)] == []
    assert [one.code for one in findings if one.plaats is None] == []


def test_fingerprints_are_those_of_the_content(checked: Toets):
    marks = [[finding.vingerafdruk for finding in result.findings] for result in checked.resultaten]
    assert marks[0] == marks[1]
    assert len(set(marks[0])) == len(marks[0])


def test_who_is_lacking_where_both_must_act(tmp_path: Path):
    path = write_docx(tmp_path / "x.docx", "# Taken", "VT beoordeelt elke melding binnen vijf werkdagen.")

    toets = api_toets.check([path], api_toets.settings(aspecten=["b3"]))

    (finding,) = toets.resultaten[0].findings
    assert finding.titel == "Taken van Veilig Thuis en het lokale team: alleen genoemd"
    assert finding.uitleg == "Er moet van beide partijen iets staan; van het lokale team staat er niets."


# ---------------------------------------------------------------- finished documents

DESERVED = {
    ("01-waddenrand", "AS-O1", "Nog niet af: 'nog te sluiten'"),
    ("01-waddenrand", "AS-O3", "Bijlage 3 ontbreekt"),
    ("02-dommelrand", "AS-O1", "Nog niet af: 'n.n.b.'"),
    ("03-merenland", "AS-O1", "Nog niet af: 'Nog te bepalen'"),
    ("03-noorderzijl", "AS-O1", "Nog niet af: 'nader te bepalen'"),
    ("03-noorderzijl", "AS-O1", "Nog niet af: 'nog te benoemen'"),
    ("06-heidekant", "AS-O1", "Nog niet af: 'Nog uit te werken'"),
    ("06-oosterbroek", "AS-O3", "Bijlage 2 ontbreekt"),
    ("07-wadstreek-west", "AS-O1", "Nog niet af: 'moet nog worden uitgewerkt'"),
    ("08-polderkring", "AS-O1", "Nog niet af: 'nader te spreken'"),
    ("08-polderkring", "AS-O3", "Bijlage E ontbreekt"),
    ("09-grensmark", "AS-O1", "Nog niet af: 'volgt'"),
    ("10-hanzesteden", "AS-O1", "Nog niet af: 'werkt de staf van VT nog uit'"),
    ("10-krammerstreek", "AS-O1", "Nog niet af: 'nog niet uitgewerkt'"),
    ("13-lauwerkring", "AS-O1", "Nog niet af: 'volgt nog'"),
    ("15-eemrand", "AS-O1", "Nog niet af: 'tekst volgt'"),
    ("19-stadsgewest-noorderhaven", "AS-O1", "Nog niet af: 'nog niet uitgewerkt'"),
}
"""Every open end in the documents that may be seen; each was read and is one."""

HELD_OUT = {"16-ijsselboog": 1, "04-vier-bruggen": 1, "14-maasduinen-noord": 5}
"""How many there are in the documents that may not be seen."""

ruleset = cache(load)


def open_ends(document: Document) -> list[Finding]:
    versie = Versie(document, REPORT)
    return [
        *unfinished(versie),
        *empty_cells(versie),
        *absent_annexes(versie),
        *unexplained(versie, ruleset()),
    ]


def finished() -> Iterator[tuple[GoldCase, Document]]:
    """Give the documents of the corpus and of what was learned from: a fixed set; `vers` still grows."""
    yield from ((case, document) for case, document in documents() if "vers" not in case.path.parts)


def test_finished_documents_have_no_open_ends_but_those_they_deserve():
    seen = {
        (case.path.stem, finding.code, finding.titel)
        for case, document in finished()
        if not case.held_out
        for finding in open_ends(document)
    }
    held_out = Counter(case.path.stem for case, document in finished() if case.held_out for _ in open_ends(document))

    assert seen == DESERVED
    assert held_out == HELD_OUT
