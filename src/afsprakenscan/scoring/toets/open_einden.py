"""Open ends: what a draft leaves to be filled in, and what it says in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from afsprakenscan.model.document import Block, BlockKind, Role
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.model.toets import Ernst, Finding
from afsprakenscan.scoring.toets.gedeeld import Versie, at_block, at_passage
from afsprakenscan.text import fingerprint, fold

SILENT = frozenset({Role.INHOUDSOPGAVE, Role.ONDERTEKENING, Role.CITAAT, Role.CASUS, Role.VERSIEBEHEER})
"""Roles of blocks in which nothing can be open: they copy, tell a story, or are filled in by hand later."""

_DONE = "(?:uitgewerkt|ingevuld|aangevuld|toegevoegd|uitgezocht)"
_TO_DO = (
    "(?:bepalen|beslissen|besluiten|sluiten|ontwikkelen|formuleren|benoemen|vullen|schrijven|regelen|concretiseren"
    "|specificeren|omschrijven|beschrijven|uitwerken|vaststellen|vastleggen|opstellen|afspreken|invullen|inrichten"
    "|toevoegen)"
)
_APART = "(?:werken|vullen|stellen|leggen|spreken|richten|voegen|zoeken)"
_PART = "(?:uit|in|op|aan|af|vast|toe)"
_LATER = re.compile(
    rf"\b(?:nog|nader) (?:\w+ )?(?:{_PART} )?te (?:{_APART}|{_TO_DO})\b"
    rf"|\b(?:wordt|worden|moet|moeten|dient|dienen) (?:\w+ )?nog (?:\w+ ){{0,3}}{_DONE}\b"
    rf"|\bnog niet (?:\w+ )?{_DONE}\b(?! is\b| zijn\b)"
    rf"|\bwerk(?:t|en) (?:[\w']+ ){{1,6}}nog uit\b"
)
_SHORT_FOR_LATER = re.compile(r"(?<![\w.])(?:n\.?\s?t\.?\s?b\.?|n\.\s?n\.\s?b\.?|nnb|nntb|t\.?b\.?d\.?|todo)(?![\w])")
_PRO_MEMORIE = re.compile(r"(?<![\w.-])(?:PM|P\.M\.|p\.m\.|pro memorie)(?![\w'’-])")
_FOLLOWS = re.compile(
    r"\b(?:tekst|uitwerking|invulling|aanvulling|toelichting|bijlage|schema|tabel|paragraaf|hoofdstuk|onderdeel|datum"
    r"|namen?) volgt(?: nog| later)?(?=\s*(?:[.)\]|;]|$))"
    r"|\bvolgt nog(?=\s*(?:[.()\]|;,]|$))"
    r"|(?:^|[|(\[:])\s*(?:dit )?volgt(?: nog| later| z\.?s\.?m\.?)?\s*(?=[.)\]|]|$)"
)
_FILL_IN = re.compile(
    r"\[[^\]]{0,60}\b(?:invullen|in te vullen|aanvullen|naam|namen|datum|aantal|nummer|regio|gemeente|team|functie|pm)"
    r"\b[^\]]{0,60}\]"
    r"|<[^<>]{0,40}\b(?:invullen|naam|datum|aantal|nummer|regio|gemeente|team|functie)\b[^<>]{0,40}>"
    r"|\b(?:hier|nog) invullen\b|\?{2,}|\bx{2,}\b"
)
_BLANK = re.compile(r"(?:^|(?<=[\s:|]))(?:…+|\.{3,}|_{3,}|\[(?:…|\.{2,}|_+|\s*)\])(?=\s*(?:$|[\s|.,;)]))")
# A tick box is filled in for each case, not by the writers.
_TICK_BOX = re.compile(r"\[ ?[xX]?\]\s+\w")
_LONGEST_ROW = 160
_SENTENCE = re.compile(r"[^.!?;|]*(?:[.](?=\S)[^.!?;|]*)*[.!?;]*")

_MARKERS = (_LATER, _SHORT_FOR_LATER, _FOLLOWS, _FILL_IN)
"""Looked for in folded text; the others depend on capitals."""


def unfinished(versie: Versie) -> Iterator[Finding]:
    """Give a finding for every block that says it is not finished, or has a blank."""
    for block in versie.document.blocks:
        if block.role in SILENT or (block.role is Role.CONTACT and block.cells is None):
            continue
        if words := open_end(block.text, blanks=block.role is not Role.KOLOMKOP):
            yield Finding(
                code="AS-O1",
                ernst=Ernst.WAARSCHUWING,
                titel=f"Nog niet af: '{words}'",
                uitleg="Hier staat dat iets later komt, of er is een plek opengelaten.",
                waarom="Wat is opengelaten, kan niemand uitvoeren, en het telt niet als afspraak.",
                advies="Vul het in, of schrijf wie het wanneer invult.",
                plaats=at_block(block, _in_row(block, _around(block.text, words))),
                vingerafdruk=fingerprint("AS-O1", _around(block.text, words)),
            )


def open_end(text: str, *, blanks: bool = True) -> str:
    """Return the words in a text that say that it is not finished, '' when there are none.

    `blanks` also looks for dots and lines to write on.
    """
    folded = fold(text)
    found = [match for marker in _MARKERS if (match := marker.search(folded))]
    found += [match for match in [_PRO_MEMORIE.search(text)] if match]
    if blanks and not _TICK_BOX.search(text) and (blank := _BLANK.search(text)) and not _trails_off(text, blank):
        found.append(blank)
    if not found:
        return ""
    first = min(found, key=lambda match: match.start())
    words = text[first.start() : first.end()] if len(folded) == len(text) else first.group()
    words = words.strip(" |:")
    return words if "]" in words else words.lstrip("([")


def _trails_off(text: str, blank: re.Match[str]) -> bool:
    """Tell whether dots close a text that says enough, as in 'en zo verder ...'; after a colon they are a blank.

    A number after them is that of a page, as in a table of contents.
    """
    before, after = text[: blank.start()].rstrip(), text[blank.end() :].strip(" .|0123456789")
    return blank.group()[0] in ".…" and not after and not before.endswith((":", "|")) and bool(before)


def _in_row(block: Block, text: str) -> str:
    """Return a cell with the rest of its row, which says what it is about; of a long row only the first cell."""
    if not block.cells or text in block.cells[0]:
        return text
    return block.text if len(block.text) <= _LONGEST_ROW else f"{block.cells[0]} | {text}"


def _around(text: str, words: str) -> str:
    """Return the sentence or cell in which the words stand."""
    at = text.find(words)
    for match in _SENTENCE.finditer(text):
        if match.start() <= at < match.end():
            return match.group().strip() or text
    return text


# ---------------------------------------------------------------- empty cells under a party

# Word for word what a column of a table about tasks is called.
_PARTY_COLUMN = re.compile(
    r"\b(?:vt|lt|veilig thuis|(?:lokale?|sociaal|sociale|wijk|buurt|gebieds|kern|jeugd|dorps)\W?(?:wijk)?teams?"
    r"|wijkteams?|gemeenten?|cjg|toegang|wie|partij|verantwoordelijke?|uitvoerder|uitvoering door|actiehouder"
    r"|eigenaar)\b"
)
_LONGEST_NAME = 60
_LETTERS = re.compile(r"[a-z]{3,}")
_FEWEST_ROWS = 3


def empty_cells(versie: Versie) -> Iterator[Finding]:
    """Give a finding for every row that leaves open who does it.

    That is a row with all cells under a party empty, or the only row with such a gap in a table filled with text: where
    more is left blank, blank may well mean 'has no part in this'. The first column must say what it is about.
    """
    for rows in _tables(versie.document.blocks):
        columns = [nr for nr, title in enumerate(rows[0].columns or ()) if _PARTY_COLUMN.search(fold(title))]
        if not columns or columns[0] == 0 or len(rows) < _FEWEST_ROWS:
            continue
        for row in rows:
            gaps = [nr for nr in columns if _empty(row, nr)]
            if row.cells and row.cells[0] and gaps and _telling(rows, row, gaps, columns):
                names = " en ".join(f"'{(row.columns or ())[nr]}'" for nr in gaps)
                yield Finding(
                    code="AS-O2",
                    ernst=Ernst.WAARSCHUWING,
                    titel=f"Lege cel onder {names}",
                    uitleg=f"In de rij '{_short(row.cells[0])}' staat niet wie dit doet.",
                    waarom="Een taak zonder naam erbij wordt door niemand gedaan, of door twee.",
                    advies="Noem de partij, of schrijf dat zij hierin geen taak heeft.",
                    plaats=at_block(row),
                    vingerafdruk=fingerprint("AS-O2", row.cells[0], names),
                )


def _tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give the rows of each table that has column headers."""
    for (kind, columns, _), rows in groupby(blocks, key=lambda block: (block.kind, block.columns, block.headings)):
        found = [row for row in rows if row.role is None and len(row.cells or ()) == len(columns or ())]
        if kind is BlockKind.TABELRIJ and columns and found:
            yield found


def _empty(row: Block, column: int) -> bool:
    return not (row.cells or ())[column]


def _telling(rows: Sequence[Block], row: Block, gaps: Sequence[int], columns: Sequence[int]) -> bool:
    others = [other for other in rows if other is not row]
    if gaps == list(columns):
        # Unless a heading inside the table, that names nobody either, or a table nobody has filled in yet.
        filled = any(not _empty(other, column) for other in others for column in columns)
        return filled and (any((row.cells or ())[1:]) or len(row.cells or ()) == len(columns) + 1)
    return all(_worded(other, column) for other in others for column in columns)


def _worded(row: Block, column: int) -> bool:
    """Tell whether a cell has words in it: a cross or a letter of a RACI table is none."""
    return _LETTERS.search(fold((row.cells or ())[column])) is not None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rsplit(" ", 1)[0] + " …"


# ---------------------------------------------------------------- contradictions


def contradictions(report: DocumentReport) -> Iterator[Finding]:
    """Give a finding for every subject on which the document says two things."""
    passages = {passage.id: passage for passage in report.passages}
    for one in report.tegenstrijdigheden:
        values = [value.waarde for value in one.waarden]
        second = one.waarden[-1]
        yield Finding(
            code="AS-O5",
            ernst=Ernst.WAARSCHUWING,
            titel=f"Tegenstrijdig: {one.titel[:1].lower()}{one.titel[1:]}",
            uitleg="; ".join(
                _said(value.waarde, [passages[nr].headings for nr in value.passages]) for value in one.waarden
            )
            + ".",
            waarom="Wie het document gebruikt, weet niet welke van de twee geldt.",
            advies="Kies één van beide, of schrijf wanneer welke geldt.",
            plaats=at_passage(passages[second.passages[0]]) if second.passages else None,
            vingerafdruk=fingerprint("AS-O5", one.onderwerp, *sorted(values)),
        )


def _said(value: str, paths: Sequence[tuple[str, ...]]) -> str:
    where = next((path[-1] for path in paths if path), "")
    return f"'{value}' onder '{where}'" if where else f"'{value}'"
