"""Facts: what a document says about itself, and where the text says it."""

from __future__ import annotations

import pytest

from afsprakenscan.facts import document_facts
from afsprakenscan.model.document import Skipped
from afsprakenscan.model.facts import DocumentFacts, Fact, FactSource
from afsprakenscan.roles import assign_roles
from helpers.documents import document


def facts(description: str, name: str = "stuk.docx", **more: object) -> DocumentFacts:
    return document_facts(assign_roles(document(description, name=name, **more)))  # type: ignore[arg-type]


def text(value: str, block: int | None) -> Fact:
    return Fact(value=value, source=FactSource.TEKST, block=block)


def test_all_facts_from_title_and_line_below() -> None:
    assert facts("! Convenant Veilig Thuis Duinzoom en de teams\nConcept 0.8, 12 maart 2020") == DocumentFacts(
        title=text("Convenant Veilig Thuis Duinzoom en de teams", 1),
        regio=text("Duinzoom", 1),
        datum=text("2020-03-12", 2),
        versie=text("0.8", 2),
        status=text("concept", 2),
        plaatsen=("Duinzoom",),
    )


def test_silent_document_falls_back_on_file_name_and_properties() -> None:
    found = facts(
        "Er wordt gebeld.", "2019-06 werkafspraken_vlierstreek_definitief_v1.2.pdf", properties={"title": "Bellen"}
    )
    assert found == DocumentFacts(
        title=Fact(value="Bellen", source=FactSource.EIGENSCHAPPEN),
        regio=Fact(value="Vlierstreek", source=FactSource.BESTANDSNAAM),
        datum=Fact(value="2019-06", source=FactSource.BESTANDSNAAM),
        versie=Fact(value="1.2", source=FactSource.BESTANDSNAAM),
        status=Fact(value="definitief", source=FactSource.BESTANDSNAAM),
    )
    stamped = facts("Er wordt gebeld.", "stuk.pdf", properties={"ModDate": "D:20200312101500Z"})
    assert stamped.datum == Fact(value="2020-03-12", source=FactSource.EIGENSCHAPPEN)
    assert stamped.title == Fact(value="stuk", source=FactSource.BESTANDSNAAM)
    assert (stamped.versie, stamped.status) == (None, None)


# ---------------------------------------------------------------- date


@pytest.mark.parametrize(
    ("description", "value", "block"),
    [
        ("! Nota\nIn gebruik vanaf 1 april 2020, versie van maart 2020", "2020-03", 2),
        ("! Nota\n|| Versie | Datum\n| 1.0 | 3 juni 2019\n| 0.9 | 1 mei 2019", "2019-06-03", 3),
        ("! Nota\n|| Datum | Versie\n| 1-5-2019 | 0.9\n| 3-6-2019 | 1.0", "2019-06-03", 4),
        ("! Nota\n|| Versie | Datum\n| 0.9 | mei 2019\n| definitief | juni 2019", "2019-06", 4),
        ("! Nota\n| Status | vastgesteld\n| Datum | 4 juni 2019", "2019-06-04", 3),
        (
            "! Nota\n= Slot\nHet bestuur heeft dit op 5 juli 2018 vastgesteld; het geldt vanaf 1 mei 2019.",
            "2018-07-05",
            3,
        ),
        ("! Nota\n= Slot\nWordt op 1 mei 2021 vastgesteld. Treedt in werking op 2 juni 2021.", "2021-06-02", 3),
        ("! Nota\n= Doel\nIn 2018 begon het.\nVlierdam, juni 2018", "2018-06", 4),
        (
            "! Nota\n= A\nHet bestuur nam op 1 mei 2020 aan: vastgesteld.\n= Z\nAldus overeengekomen, 8 mei 2020",
            "2020-05-08",
            5,
        ),
    ],
)
def test_date_of_the_document_itself(description: str, value: str, block: int) -> None:
    assert facts(description).datum == text(value, block)


def test_date_and_status_from_running_header() -> None:
    found = facts("! Nota\n= Doel\nHulp.", skipped=(Skipped(reason="koptekst", text="Concept - 3 juni 2019", page=1),))
    assert (found.datum, found.status) == (text("2019-06-03", None), text("concept", None))


def test_no_date() -> None:
    assert facts("! Nota 2019\n= Doel\nElk jaar in mei kijken partijen terug.").datum is None


# ---------------------------------------------------------------- version and status


@pytest.mark.parametrize(
    ("description", "versie", "status"),
    [
        ("! Nota\nVersie 2.0, definitief", "2.0", "definitief"),
        ("! Nota\nVersie 0.9, juni 2019", "0.9", "concept"),
        ("! Nota\nTer vaststelling", None, "concept"),
        ("! Nota\nWordt in juni vastgesteld", None, "concept"),
        ("! Nota\nDefinitief; het concept van mei vervalt", None, "definitief"),
        ("! Nota\nGebaseerd op het conceptkwaliteitskader", None, None),
        ("! Brief\nWij wachten op het conceptkader. Het is nog niet vastgesteld.", None, None),
        (
            "! Nota\nConcepten zijn besproken.\n= Slot\nDe wethouders zetten op 1 mei 2020 hun handtekening.",
            None,
            "definitief",
        ),
        (f"! Nota\nConcept 0.6, mei 2019. Reageer {'heel ' * 30}graag.", "0.6", "concept"),
        (
            "! Nota\n|| Versie | Wat\n| 0.9 | eerste opzet\n| 1.0 | opmerkingen op het concept verwerkt",
            "1.0",
            "definitief",
        ),
        ("! Nota\n|| Versie | Status\n| 1.1 | concept", "1.1", "concept"),
        (
            "! Nota\n= Vooraf\nDit is nog een concept.\n= Slot\nHet bestuur heeft dit op 1 mei 2020 vastgesteld.",
            None,
            "concept",
        ),
        ("! Nota\n= Slot\nDe colleges hebben de nota vastgesteld.", None, "definitief"),
        ("! Nota\n= Melding\nVeilig Thuis heeft vastgesteld dat het onveilig is.", None, None),
    ],
)
def test_version_and_status(description: str, versie: str | None, status: str | None) -> None:
    found = facts(description)
    assert (found.versie and found.versie.value, found.status and found.status.value) == (versie, status)


# ---------------------------------------------------------------- region


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("! Werkafspraken regio Vlier en Linde", "Vlier en Linde"),
        ("! Handreiking voor de teams in de Vlierstreek", "Vlierstreek"),
        ("! Convenant Veilig Thuis IJsseldijk-Noord en de wijkteams", "IJsseldijk-Noord"),
        (
            "! Nota over samenwerking\nStadsgewest Lindehaven, mei 2020\n= Doel\nVeilig Thuis Lindehaven belt.",
            "Stadsgewest Lindehaven",
        ),
        ("! Raamwerk Veilig Thuis en teams Twee Meren\n= Doel\nIn Twee Meren zijn twee loketten.", "Twee Meren"),
        ("! Spoorboekje\n= Doel\nVeilig Thuis Vlierzoom en de gemeente Appeldam.\nVT Vlierzoom belt.", "Vlierzoom"),
        (
            "! Stappenplan\n= A\nVT Beslist: VT beslist. Veilig Thuis Vlierzoom belt.\n- zorg@vlierzoom.example.nl",
            "Vlierzoom",
        ),
        ("! Nota van Veilig Thuis Vlierzoom en de Kringen", "Vlierzoom"),
        ("! Convenant Overdracht en Zicht Vlierzoom\n= Doel\nVeilig Thuis Vlierzoom belt.", "Vlierzoom"),
        ("! Vlierzoom en Veilig Thuis: samen verder\nGemeente Vlierzoom, mei 2020", "Vlierzoom"),
        ("! Samen in de Vlierzoom\nAfspraken met het Stadspunt.\n= A\n" + "Het Stadspunt belt. " * 30, "Vlierzoom"),
        ("! Handboek wijkteams Vlierzoom", "Vlierzoom"),
        (
            "! Wie doet wat in de Vlierzoom\nZo werkt dorpsteam Appeldam.\n= A\n" + "Appeldam belt. " * 30,
            "Vlierzoom",
        ),
        ("! Aan de slag\nAan de teams in Vlier, Linde en Eik.\nVan Veilig Thuis Vlierzoom.", "Vlierzoom"),
        ("! Afspraken regio Vlierzoom en omstreken", "Vlierzoom en omstreken"),
    ],
)
def test_region(description: str, name: str) -> None:
    found = facts(description).regio
    assert found is not None
    assert (found.value, found.source) == (name, FactSource.TEKST)


def test_no_region() -> None:
    assert facts("! Afspraken\n= Doel\nVeilig Thuis belt in Appeldam.", "afspraken.docx").regio is None
