"""Folders with gold labels: `documenten/` beside `goud/`, one YAML file per document (see `corpus/README.md`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.model.gold import GoldDocument

HELD_OUT = "achtergehouden.txt"
"""In the folder: ids of the documents that no rule may be written on, one a line."""

_WRONG = {"missing": "dit ontbreekt", "extra_forbidden": "deze sleutel bestaat niet"}


@dataclass(frozen=True)
class GoldCase:
    """The labels of a document, where the document is, and whether it is held out."""

    gold: GoldDocument
    path: Path
    held_out: bool


def load(folder: Path) -> list[GoldCase]:
    """Return the labels in a folder, ordered by name.

    Raises:
        AfsprakenscanError: there are none, a file of labels is wrong, or its document is missing.
    """
    files = sorted((folder / "goud").glob("*.yaml"))
    if not files:
        raise AfsprakenscanError(
            "Hier zijn geen goudlabels gevonden.",
            path=folder,
            hint="Geef een map met daarin de mappen 'documenten' en 'goud'.",
        )
    listed = folder / HELD_OUT
    held_out = set(listed.read_text("utf-8").split()) if listed.is_file() else set()
    cases = [_case(file, folder / "documenten", held_out) for file in files]
    if unknown := held_out - {case.gold.id for case in cases}:
        raise AfsprakenscanError(f"Van deze documenten zijn er geen labels: {', '.join(sorted(unknown))}.", path=listed)
    return cases


def _case(file: Path, documents: Path, held_out: set[str]) -> GoldCase:
    try:
        gold = GoldDocument.model_validate(yaml.load(file.read_bytes(), yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise AfsprakenscanError("Dit is geen geldige YAML.", path=file, hint=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        wrong = _WRONG.get(first["type"], f"hier kan niet '{str(first['input'])[:40]}' staan")
        raise AfsprakenscanError(f"Bij '{where}' klopt de inhoud niet: {wrong}.", path=file) from error
    path = documents / gold.document
    if not path.is_file():
        raise AfsprakenscanError("Het document bij deze labels ontbreekt.", path=path)
    return GoldCase(gold, path, gold.id in held_out)
