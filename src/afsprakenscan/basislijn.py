"""The baseline of a check: findings that are accepted for now. It may only shrink.

It is a JSON file with, per finding, the document (seen from the folder of the baseline) and the fingerprint; code and
title stand there for who reads it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from afsprakenscan.errors import ConfigError
from afsprakenscan.model.toets import ToetsResultaat

VERSION = 1


class Entry(NamedTuple):
    """One accepted finding; `bestand` and `vingerafdruk` tell which."""

    bestand: str
    code: str
    vingerafdruk: str
    titel: str

    @property
    def key(self) -> tuple[str, str]:
        """What a finding is recognised by."""
        return self.bestand, self.vingerafdruk


def load(path: Path) -> tuple[Entry, ...]:
    """Return what a baseline accepts.

    Raises:
        ConfigError: it is not there, or is no baseline.
    """
    hint = "Maak haar met --basislijn-schrijven."
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["versie"] != VERSION:
            raise ConfigError(
                "Deze basislijn is van een andere versie.", path=path, hint="Verwijder het bestand. " + hint
            )
        return tuple(Entry(**{name: str(entry[name]) for name in Entry._fields}) for entry in content["bevindingen"])
    except FileNotFoundError:
        raise ConfigError("Deze basislijn bestaat niet.", path=path, hint=hint) from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ConfigError("Dit is geen basislijn.", path=path, hint="Verwijder het bestand. " + hint) from error


def accept(entries: Iterable[Entry], results: Iterable[ToetsResultaat], path: Path) -> tuple[ToetsResultaat, ...]:
    """Return the results with every finding that the baseline at `path` accepts marked as such."""
    known = {entry.key for entry in entries}
    accepted = []
    for result in results:
        name = _seen_from(path, result.bestand)
        findings = tuple(
            finding.model_copy(update={"basislijn": (name, finding.vingerafdruk) in known})
            for finding in result.findings
        )
        accepted.append(result.model_copy(update={"findings": findings}))
    return tuple(accepted)


def first(results: Iterable[ToetsResultaat], path: Path) -> tuple[Entry, ...]:
    """Return a baseline that accepts everything in the results, but for what is suppressed."""
    return tuple(
        Entry(_seen_from(path, result.bestand), finding.code, finding.vingerafdruk, finding.titel)
        for result in results
        for finding in result.findings
        if finding.onderdrukt is None
    )


def gone(entries: Iterable[Entry], results: Sequence[ToetsResultaat], path: Path) -> list[Entry]:
    """Return what the baseline accepts and is there no more, of the documents that were checked or do not exist now."""
    here = {_seen_from(path, result.bestand) for result in results if result.fout is None}
    found = {
        (_seen_from(path, result.bestand), finding.vingerafdruk) for result in results for finding in result.findings
    }
    return [
        entry
        for entry in entries
        if entry.key not in found and (entry.bestand in here or not (path.parent / entry.bestand).exists())
    ]


def renamed(entries: Iterable[Entry], results: Iterable[ToetsResultaat], path: Path) -> dict[str, str]:
    """Return documents in the baseline that are no more, with what each is called now by all appearances.

    That is the only document without a place in the baseline that has most of the same findings. It is no proof: any
    document that lacks a requirement has the fingerprint of that lack.
    """
    marks: dict[str, set[str]] = {}
    for entry in entries:
        marks.setdefault(entry.bestand, set()).add(entry.vingerafdruk)
    here = {_seen_from(path, one.bestand): {f.vingerafdruk for f in one.findings} for one in results if not one.fout}
    fresh = {name: found for name, found in here.items() if name not in marks}
    likely = {
        old: [name for name, found in fresh.items() if 2 * len(found & known) > len(known)]
        for old, known in marks.items()
        if old not in here and not (path.parent / old).exists()
    }
    claims = Counter(name for names in likely.values() for name in names)
    return {old: names[0] for old, names in likely.items() if len(names) == 1 and claims[names[0]] == 1}


def moved(entries: Iterable[Entry], names: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return a baseline in which documents have the names that they are called now."""
    return tuple(entry._replace(bestand=names.get(entry.bestand, entry.bestand)) for entry in entries)


def dump(entries: Sequence[Entry]) -> str:
    """Return a baseline as text: sorted, a finding per line, so that changes read well."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(entries)]
    body = ",\n    ".join(lines)
    return f'{{\n  "versie": {VERSION},\n  "bevindingen": [{f"{chr(10)}    {body}{chr(10)}  " if lines else ""}]\n}}\n'


def _seen_from(path: Path, document: str) -> str:
    """Return the path of a document from the folder of the baseline, the same wherever the check is run."""
    place, folder = Path(document).resolve(), path.resolve().parent
    return Path(os.path.relpath(place, folder)).as_posix() if place.anchor == folder.anchor else place.as_posix()
