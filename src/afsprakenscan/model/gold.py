"""Gold labels: what two coders found in a document of the corpus (see `corpus/README.md`)."""

from __future__ import annotations

from afsprakenscan.model.base import Frozen


class GoldPassage(Frozen):
    """A block as the coders saw it. `codes` = proof, `noemt` = mention, `betwist` = not agreed, so not scored."""

    soort: str
    tekst: str
    codes: tuple[str, ...] = ()
    noemt: tuple[str, ...] = ()
    betwist: tuple[str, ...] = ()
    afleider: str | None = None


class GoldDocument(Frozen):
    """The labels of one document; `feiten` are its key facts, `b3_partijen` the parties with a task of their own."""

    id: str
    document: str
    regio: str
    datum: str
    status: str
    feiten: dict[str, str | tuple[str, ...] | tuple[int, ...]]
    b3_partijen: tuple[str, ...]
    passages: tuple[GoldPassage, ...]
