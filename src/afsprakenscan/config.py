"""The settings of a check on drafts: `afsprakenscan.toml`, or `[tool.afsprakenscan]` in `pyproject.toml`.

The nearest file counts, going up from the working folder to the root of the repository. Unknown keys are errors.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from afsprakenscan.errors import ConfigError, did_you_mean
from afsprakenscan.model.results import Niveau
from afsprakenscan.model.toets import Onderdrukking

FILE = "afsprakenscan.toml"
PYPROJECT = "pyproject.toml"

LEVELS = tuple(niveau for niveau in Niveau if niveau is not Niveau.ONTBREEKT)

Table = Mapping[str, object]


@dataclass(frozen=True)
class Settings:
    """What is asked of a draft. Empty `eisen` are all of the main kader; `drempels` go before `minimaal`.

    `bestanden` are patterns for files when none are named. Paths and patterns are relative to `folder`. `origin` says
    per key where its value came from, when that is not the default.
    """

    eisen: tuple[str, ...] = ()
    minimaal: Niveau = Niveau.GEDEELTELIJK
    drempels: Mapping[str, Niveau] = field(default_factory=dict)
    aspecten: tuple[str, ...] = ()
    bestanden: tuple[str, ...] = ()
    criteria: Path | None = None
    basislijn: Path | None = None
    onderdruk: tuple[Onderdrukking, ...] = ()
    path: Path | None = None
    origin: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The folder of the file with settings, else the working folder."""
        return self.path.parent if self.path else Path()

    def files(self) -> list[Path]:
        """Return the files that the patterns stand for, sorted.

        Raises:
            ConfigError: a pattern stands for nothing.
        """
        found: dict[Path, None] = {}
        for pattern in self.bestanden:
            paths = sorted(path for path in self.folder.glob(pattern) if path.is_file())
            if not paths:
                raise ConfigError(
                    f"Bij 'bestanden' past niets op '{pattern}'.",
                    path=self.path,
                    hint="Een patroon geldt vanaf de map van dit bestand, zoals 'concepten/*.docx'.",
                )
            found |= dict.fromkeys(paths)
        return list(found)


def load(named: Path | None = None, start: Path | None = None) -> Settings:
    """Return the settings of a file that is named, else of the nearest one; the default ones when there is none.

    `start` is the folder to go up from, the working folder when it is None.

    Raises:
        ConfigError: the file is not there, is no TOML, or has a key or value that means nothing.
    """
    path = named if named is not None else _nearest((start or Path()).resolve())
    if path is None:
        return Settings()
    text = _text(path)
    table = _parsed(path, text)
    if path.name == PYPROJECT:
        table = _own_table(table) or {}
    return _File(path, text).settings(table)


def _nearest(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return _shown(place / FILE)
        project = place / PYPROJECT
        if project.is_file() and _own_table(_parsed(project, _text(project))) is not None:
            return _shown(project)
        if (place / ".git").exists():
            return None
    return None


def _shown(path: Path) -> Path:
    """Return a path as seen from the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _own_table(table: Table) -> Table | None:
    tools = table.get("tool")
    own = tools.get("afsprakenscan") if isinstance(tools, dict) else None
    return own if isinstance(own, dict) else None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise ConfigError(
            "Dit bestand met instellingen bestaat niet.", path=path, hint="Controleer --config."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            "Dit bestand met instellingen is niet te lezen.", path=path, hint="Het moet een tekstbestand in UTF-8 zijn."
        ) from error


def _parsed(path: Path, text: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise ConfigError(
            "Dit is geen geldige TOML.",
            path=path,
            line=int(found[1]) if found else len(text.splitlines()),
            hint="Controleer aanhalingstekens, haken en dubbele sleutels.",
        ) from None


class _File:
    """One file with settings: turns its table into settings, and says where in it something is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def settings(self, table: Table) -> Settings:
        self._known(
            table,
            ("eisen", "minimaal", "drempels", "aspecten", "bestanden", "criteria", "basislijn", "onderdruk"),
        )
        default = Settings()
        return Settings(
            eisen=self._codes(table, "eisen"),
            minimaal=self._niveau("minimaal", table["minimaal"]) if "minimaal" in table else default.minimaal,
            drempels=self._thresholds(table.get("drempels", {})),
            aspecten=self._codes(table, "aspecten"),
            bestanden=self._texts(table, "bestanden"),
            criteria=self._place(table, "criteria"),
            basislijn=self._place(table, "basislijn"),
            onderdruk=self._suppressions(table.get("onderdruk", [])),
            path=self._path,
            origin={key: self._origin(key) for key in table},
        )

    def _known(self, table: Table, keys: tuple[str, ...], *, entry: int | None = None) -> None:
        for key in table:
            if key not in keys:
                near = get_close_matches(key, keys, n=1, cutoff=0.5)
                hint = did_you_mean(near) or f"Kies uit: {', '.join(keys)}."
                raise self._wrong(f"Onbekende sleutel '{key}'.", key, hint, entry)

    def _thresholds(self, table: object) -> dict[str, Niveau]:
        if not isinstance(table, dict):
            raise self._wrong(
                "'drempels' moet een tabel zijn.", "drempels", 'Zoals [drempels] met een regel d = "volledig".'
            )
        return {code.lower(): self._niveau(code, value) for code, value in table.items()}

    def _niveau(self, key: str, value: object) -> Niveau:
        if value not in LEVELS:
            raise self._wrong(f"'{key}' kan niet {value!r} zijn.", key, f"Kies uit: {', '.join(LEVELS)}.")
        return Niveau(str(value))

    def _codes(self, table: Table, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text.strip().lower() for text in self._texts(table, key)))

    def _texts(self, table: Table, key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self._wrong(f"'{key}' moet een lijst van teksten zijn.", key, f'Zoals {key} = ["…", "…"].')
        if key in table and not value:
            raise self._wrong(f"'{key}' is een lege lijst.", key, "Vul de lijst, of haal de regel weg.")
        return tuple(value)

    def _place(self, table: Table, key: str) -> Path | None:
        return None if key not in table else self._path.parent / self._string(table, key)

    def _string(self, table: Table, key: str, entry: int | None = None) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(f"'{key}' moet een tekst zijn.", key, f'Zoals {key} = "…".', entry)
        return value.strip()

    def _suppressions(self, entries: object) -> tuple[Onderdrukking, ...]:
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            hint = "Zoals [[onderdruk]] met regels code = … en reden = …."
            raise self._wrong("'onderdruk' moet een lijst van tabellen zijn.", "onderdruk", hint)
        return tuple(self._suppression(number, entry) for number, entry in enumerate(entries))

    def _suppression(self, number: int, entry: Table) -> Onderdrukking:
        self._known(entry, tuple(Onderdrukking.model_fields), entry=number)
        for key, why in (("code", "welke bevinding"), ("reden", "waarom zij mag blijven")):
            if key not in entry:
                raise self._wrong(f"Bij een onderdrukking ontbreekt '{key}'.", "", f"Schrijf {why}.", number)
        until = entry.get("tot")
        if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
            raise self._wrong(
                "'tot' moet een datum zijn.", "tot", "Zoals tot = 2026-12-31, zonder aanhalingstekens.", number
            )
        optional = {key: self._string(entry, key, number) for key in ("bestand", "vingerafdruk") if key in entry}
        return Onderdrukking(
            code=self._string(entry, "code", number).upper(),
            reden=self._string(entry, "reden", number),
            tot=until,
            **optional,
        )

    def _wrong(self, message: str, key: str, hint: str, entry: int | None = None) -> ConfigError:
        return ConfigError(message, path=self._path, line=self._line(key, entry), hint=hint)

    def _origin(self, key: str) -> str:
        line = self._line(key, None)
        return str(self._path) if line is None else f"{self._path}, regel {line}"

    def _line(self, key: str, entry: int | None) -> int | None:
        """Return the line on which a key stands; in the list of suppressions after the opening of that entry."""
        start = 0
        if entry is not None:
            openings = [nr for nr, line in enumerate(self._lines) if re.match(r"\s*\[\[[^]]*\bonderdruk\s*\]\]", line)]
            start = openings[entry] if entry < len(openings) else 0
        if not key:
            return start + 1
        name = re.escape(key)
        pattern = re.compile(rf"\s*(?:[\"']?{name}[\"']?\s*[.=]|\[+(?:[^]]*\.)?\s*[\"']?{name}[\"']?\s*[\].])")
        return next((nr + 1 for nr, line in enumerate(self._lines) if nr >= start and pattern.match(line)), None)
