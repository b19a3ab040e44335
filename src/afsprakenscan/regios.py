"""Which files belong to which region: from the folder tree, and from a list that the user may add."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from afsprakenscan import naslag
from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.model.landelijk import RegioBron
from afsprakenscan.text import fold

LIST_NAMES = ("regios.yaml", "regios.yml", "regios.csv")
"""A file of this name in the folder is the list of regions, unless another is named."""

_KEYS = ("regio", "bestand", "datum", "status", "opmerking")
_EXAMPLE = "Elke regel heeft minstens 'regio' en 'bestand'; 'datum', 'status' en 'opmerking' mogen."
_STATUSES = ("concept", "definitief")
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_DUTCH_DATE = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)")  # as Excel writes it
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

    A list (YAML or CSV) names the region, and may add date, status and a remark; rows with the same region are joined,
    and the newest says what date and status the region has.
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
    def newest(key: str) -> str | None:
        """Return what the newest of the rows that have it says."""
        having = [row for row in rows if row[key]]
        return max(having, key=lambda row: row["datum"])[key] if having else None

    return RegioBron(
        naam=name,
        bestanden=tuple(str(folder / row["bestand"]) for row in rows),
        datum=newest("datum"),
        status=newest("status"),
        opmerking="; ".join(dict.fromkeys(row["opmerking"] for row in rows if row["opmerking"])),
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
        try:
            yield _row(record)
        except AfsprakenscanError as error:
            error.path, error.line = str(listing), line
            raise


def _row(record: Mapping[str, object]) -> dict[str, str]:
    """Return one row, complete and checked.

    Raises:
        AfsprakenscanError: a field is unknown, missing, or says what it cannot say.
    """
    unknown = [key for key in record if key not in _KEYS]
    if unknown:
        raise AfsprakenscanError(f"Onbekend veld '{unknown[0]}'.", hint=f"Kies uit: {', '.join(_KEYS)}.")
    row = {key: str(record.get(key) or "").strip() for key in _KEYS}
    if not row["regio"] or not row["bestand"]:
        raise AfsprakenscanError("De naam van de regio of het bestand ontbreekt.", hint=_EXAMPLE)
    row["status"] = row["status"].lower()
    if row["status"] and row["status"] not in _STATUSES:
        raise AfsprakenscanError(
            f"De status '{row['status']}' is niet bekend.", hint=f"Kies uit: {', '.join(_STATUSES)}; of laat het leeg."
        )
    return {**row, "datum": _date(row["datum"]) if row["datum"] else ""}


def _date(text: str) -> str:
    """Return a date as 'jjjj', 'jjjj-mm' or 'jjjj-mm-dd'.

    Raises:
        AfsprakenscanError: it is no date.
    """
    found = _DATE.fullmatch(text) or _DUTCH_DATE.fullmatch(text)
    try:
        day = date(*(int(found[part] or 1) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        day = None
    if not found or not day:
        hint = "Schrijf 2019, 2019-05 of 2019-05-17; in Excel met de kolom als tekst."
        raise AfsprakenscanError(f"De datum '{text}' is niet te lezen.", hint=hint)
    return day.isoformat() if found["day"] else text


def _csv(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text), delimiter=";" if head.count(";") >= head.count(",") else ",", restkey="kolom zonder naam"
    )
    for row in reader:
        yield reader.line_num, {str(key).strip(): value for key, value in row.items()}


def _yaml(text: str, listing: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give the rows of `regios:`; a row may have `bestanden: […]` instead of one `bestand`."""
    import yaml  # not every folder has such a list

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
    for line, row in zip(_lines_of_rows(text), rows, strict=True):
        files = row.pop("bestanden", None)
        for name in files if isinstance(files, list) else [row.get("bestand", "")]:
            yield line, {**row, "bestand": name}


def _lines_of_rows(text: str) -> list[int]:
    import yaml

    root: Any = yaml.compose(text, yaml.CBaseLoader)
    fields = {key.value: field for key, field in root.value}
    return [row.start_mark.line + 1 for row in fields["regios"].value]
