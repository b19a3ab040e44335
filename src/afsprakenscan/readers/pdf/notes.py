"""Footnotes at the bottom of a page: taken out of the text, and put back after the block that carries their mark."""

from __future__ import annotations

import re

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.lines import RAISED, Line
from afsprakenscan.readers.pdf.outline import NOTE, SMALLER, Kind, Part
from afsprakenscan.readers.pdf.paragraphs import Type

_NUMBER = re.compile(r"\d{1,2}")


def split_notes(flow: list[Line], kind: Type, separators: dict[int, list[Box]]) -> list[Line]:
    """Take the lines of footnotes at the end of each column out of the flow, and return them.

    `separators` has for each page the short rules that may set notes apart.
    """
    found: list[Line] = []
    start = 0
    for index in range(1, len(flow) + 1):
        if index < len(flow) and flow[index].page == flow[start].page and flow[index].column is flow[start].column:
            continue
        found += _last_notes(flow[start:index], kind, separators.get(flow[start].page, []))
        start = index
    taken = {id(line) for line in found}
    flow[:] = [line for line in flow if id(line) not in taken]
    return found


def _last_notes(lines: list[Line], kind: Type, separators: list[Box]) -> list[Line]:
    """Return the lines at the end that are notes: in small type, or under the rule that sets notes apart."""
    first = len(lines)
    while first > 0 and lines[first - 1].table is None and _is_low(lines[first - 1], kind, separators):
        first -= 1
    while first < len(lines) and not NOTE.match(lines[first].text):
        first += 1
    return lines[first:] if first > 0 else []


def _is_low(line: Line, kind: Type, separators: list[Box]) -> bool:
    if line.style.size > kind.body.size + 0.3:
        return False
    return line.style.size < SMALLER * kind.body.size or any(rule.top < line.box.top + 2 for rule in separators)


def place_notes(parts: list[Part], notes: list[Part]) -> list[Part]:
    """Return the parts with each note after the part that carries its mark, or else after the last on its page."""
    after: dict[int, list[Part]] = {}
    for note in notes:
        note.kind = Kind.NOTE
        after.setdefault(_carrier(parts, note), []).append(note)
    placed = list(after.get(-1, []))
    for index, part in enumerate(parts):
        placed += [part, *after.get(index, [])]
    return placed


def _carrier(parts: list[Part], note: Part) -> int:
    page = note.piece.lines[0].page
    on_page = [index for index, part in enumerate(parts) if any(line.page == page for line in part.piece.lines)]
    match = _NUMBER.search(note.text)
    if match:
        number = match.group()
        mark = re.compile(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){number.translate(RAISED)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|[\[(]{number}[\])]")
        for index in on_page:
            if mark.search(parts[index].text):
                return index
    return on_page[-1] if on_page else -1
