"""Which files belong to which region: from the folder tree, and from a list that the user may add."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import yaml

from afsprakenscan import naslag
from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.model.landelijk import RegioBron
from afsprakenscan.text import fold

LIST_NAMES = ("regios.yaml", "regios.yml", "regios.csv")
"""A file of this name in the folder is the list of regions, unless another is named."""

_KEYS = ("regio", "bestand", "datum", "status", "opmerking")
_EXAMPLE = "Elke regel heeft minstens 'regio' en 'bestand'; 'datum', 'status' en 'opmerking' mogen."
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


def vt_region(name: str) -> str | None:
    """Return the code of a region of Veilig Thuis by its name, or by another name it has; None for any other."""
    wanted = fold(name).removeprefix("regio ").removeprefix("veilig thuis ")
    for region in naslag.vt_regios():
        if wanted in {fold(other) for other in (region.naam, *region.aliassen)}:
            return region.code
    return None


def group(folder: Path, listing: Path | None = None, without: Path | None = None) -> list[RegioBron]:
    """Return the regions in a folder: each file is one, and each folder in it is one with all files inside.

    A list (YAML or CSV) names the region, and may add date, status and a remark; rows with the same region are joined.
    Files outside the list are regions of their own. Hidden files and what programs leave behind do not count, nor does
    what is in the folder `without`, where the reports of an earlier run may be.

    Raises:
        AfsprakenscanError: the folder or the list cannot be used, or there is nothing in it.
    """
    if not folder.is_dir():
        raise AfsprakenscanError(
            "Deze map bestaat niet." if not folder.exists() else "Dit is geen map.",
            path=folder,
            hint="Geef een map met documenten; gebruik 'analyse' voor losse bestanden.",
        )
    if without is not None and without.resolve() == folder.resolve():
        raise AfsprakenscanError(
            "De rapporten kunnen niet in de map met documenten komen: zij tellen dan later mee als regio's.",
            path=without,
            hint="Kies met --uit een andere map.",
        )
    lists = [folder / name for name in LIST_NAMES if (folder / name).is_file()]
    listing = listing or next(iter(lists), None)
    named = _listed(folder, listing) if listing else []
    taken = {Path(name).resolve() for bron in named for name in bron.bestanden}
    others = {path.resolve() for path in (*lists, listing, without) if path is not None}
    bronnen = [*named, *_found(folder, taken | others)]
    if not bronnen:
        raise AfsprakenscanError("In deze map staan geen documenten.", path=folder, hint="Geef een andere map.")
    return bronnen


def _found(folder: Path, taken: set[Path]) -> Iterator[RegioBron]:
    for path in _visible(folder):
        files = [path] if not path.is_dir() else [] if path.resolve() in taken else list(_files(path))
        left = tuple(str(file) for file in files if file.resolve() not in taken)
        if left:
            yield RegioBron(naam=path.name if path.is_dir() else None, bestanden=left)


def _files(folder: Path) -> Iterator[Path]:
    for path in _visible(folder):
        if path.is_dir() and not path.is_symlink():  # a link to a folder above would never end
            yield from _files(path)
        elif not path.is_dir():
            yield path


def _visible(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name)):
        if not path.name.startswith((".", "~$")) and path.name.casefold() not in _SYSTEM_FILES:
            yield path


def _listed(folder: Path, listing: Path) -> list[RegioBron]:
    rows = list(_rows(listing))
    order = list(dict.fromkeys(row["regio"] for row in rows))
    rows.sort(key=lambda row: order.index(row["regio"]))
    return [_bron(folder, name, list(group)) for name, group in groupby(rows, key=lambda row: row["regio"])]


def _bron(folder: Path, name: str, rows: list[dict[str, str]]) -> RegioBron:
    def one(values: Iterable[str]) -> str:
        return "; ".join(dict.fromkeys(value for value in values if value))

    return RegioBron(
        naam=name,
        bestanden=tuple(str(folder / row["bestand"]) for row in rows),
        datum=one(row["datum"] for row in rows) or None,
        status=one(row["status"] for row in rows) or None,
        opmerking=one(row["opmerking"] for row in rows),
    )


def _rows(listing: Path) -> Iterator[dict[str, str]]:
    try:
        text = listing.read_bytes().decode("utf-8-sig")
    except OSError as error:
        wrong = (
            "De lijst met regio's bestaat niet." if not listing.exists() else "De lijst met regio's is niet te lezen."
        )
        raise AfsprakenscanError(wrong, path=listing, hint="Controleer de naam en de map.") from error
    except UnicodeDecodeError as error:
        raise AfsprakenscanError(
            "De lijst met regio's is geen tekst in UTF-8.",
            path=listing,
            hint="Bewaar het bestand als UTF-8; in Excel heet dat 'CSV UTF-8'.",
        ) from error
    records = _csv(text) if listing.suffix.casefold() == ".csv" else _yaml(text, listing)
    for line, record in records:
        unknown = [key for key in record if key not in _KEYS]
        if unknown:
            known = ", ".join(_KEYS)
            raise AfsprakenscanError(
                f"Onbekend veld '{unknown[0]}'.", path=listing, line=line, hint=f"Kies uit: {known}."
            )
        row = {key: str(record.get(key) or "").strip() for key in _KEYS}
        if not row["regio"] or not row["bestand"]:
            raise AfsprakenscanError(
                "De naam van de regio of het bestand ontbreekt.", path=listing, line=line, hint=_EXAMPLE
            )
        yield row


def _csv(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") >= head.count(",") else ",")
    for row in reader:
        yield reader.line_num, {str(key).strip(): value for key, value in row.items()}


def _yaml(text: str, listing: Path) -> Iterator[tuple[int | None, Mapping[str, object]]]:
    """Give the rows of `regios:`; a row may have `bestanden: […]` instead of one `bestand`."""
    try:
        content = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - only strings: 2020-03 stays as written
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise AfsprakenscanError(
            "De lijst met regio's is geen geldige YAML.",
            path=listing,
            line=mark.line + 1 if mark else None,
            hint=_EXAMPLE,
        ) from error
    rows = content.get("regios") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise AfsprakenscanError("De lijst hoort te beginnen met 'regios:'.", path=listing, hint=_EXAMPLE)
    for row in rows:
        files = row.pop("bestanden", None)
        for name in files if isinstance(files, list) else [row.get("bestand", "")]:
            yield None, {**row, "bestand": name}
