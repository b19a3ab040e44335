"""Reference data as it stands in `naslag/`."""

from __future__ import annotations

from afsprakenscan.model.base import Frozen


class PubliekeRij(Frozen):
    """One row of the published picture: how often the codes come back, as a band of `van` regions.

    Without a band the row cannot be compared. No codes: how many agreements date from before the framework.
    """

    codes: tuple[str, ...]
    onderwerp: str
    gepubliceerd: str
    laag: int | None = None
    hoog: int | None = None
    van: int = 24
    toelichting: str = ""


class VtRegio(Frozen):
    """A region of Veilig Thuis; `rij` and `kolom` are its place on the tile map, from 0."""

    code: str
    naam: str
    aliassen: tuple[str, ...] = ()
    rij: int
    kolom: int


class Advies(Frozen):
    """A recommendation, given when a code comes back in less than a share of the regions."""

    codes: tuple[str, ...]
    onder: float
    tekst: str
