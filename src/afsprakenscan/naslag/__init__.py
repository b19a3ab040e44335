"""Reference data that comes with the program: what was published in 2020, the regions, and national recommendations."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from afsprakenscan.model.naslag import Advies, PubliekeRij, VtRegio


@cache
def aef_2020() -> tuple[PubliekeRij, ...]:
    """Return the national picture that AEF published in November 2020, row by row."""
    return tuple(PubliekeRij.model_validate(row) for row in _rows("aef-2020.yaml"))


@cache
def vt_regios() -> tuple[VtRegio, ...]:
    """Return the 26 regions of Veilig Thuis, with other names and their place on a tile map."""
    return tuple(VtRegio.model_validate(row) for row in _rows("vt-regios.yaml"))


@cache
def aanbevelingen() -> tuple[Advies, ...]:
    """Return what can be recommended nationally, and under which count."""
    return tuple(Advies.model_validate(row) for row in _rows("aanbevelingen.yaml"))


def _rows(name: str) -> list[dict[str, object]]:
    content = files(__name__).joinpath(name).read_bytes()
    rows: list[dict[str, object]] = yaml.load(content, yaml.CSafeLoader)["rijen"]
    return rows
