"""What a document says about itself: title, region, date, version and status, each with the place it was found."""

from __future__ import annotations

from enum import StrEnum

from afsprakenscan.model.base import Frozen


class FactSource(StrEnum):
    """Where a fact comes from; only what the text says is proof, the other two are a fallback."""

    TEKST = "tekst"
    BESTANDSNAAM = "bestandsnaam"
    EIGENSCHAPPEN = "eigenschappen"


class Fact(Frozen):
    """One fact. `block` is the number of the block that says so, None when it stands outside the blocks."""

    value: str
    source: FactSource
    block: int | None = None


class DocumentFacts(Frozen):
    """The facts of one document, None where nothing says so.

    `datum` is 'jjjj-mm' or 'jjjj-mm-dd'; `status` is 'concept' or 'definitief'; `versie` is the number as written.
    `plaatsen` and `personen` are the names in the text, which reports may have to leave out.
    """

    title: Fact | None = None
    regio: Fact | None = None
    datum: Fact | None = None
    versie: Fact | None = None
    status: Fact | None = None
    plaatsen: tuple[str, ...] = ()
    personen: tuple[str, ...] = ()
