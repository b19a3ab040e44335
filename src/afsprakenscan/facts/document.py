"""Reads what a document says about itself: title, region, date, version, status.

The text comes first (title block, version table, running headers, signatures, sentences about adoption); the file name
and the document properties are only asked when the text is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from afsprakenscan.facts.dates import dates, first_date, stamped_date
from afsprakenscan.facts.names import ordinary_words, person_names, place_names, words_without_addresses
from afsprakenscan.facts.region import region
from afsprakenscan.model.document import Block, BlockKind, Document, Role
from afsprakenscan.model.facts import DocumentFacts, Fact, FactSource
from afsprakenscan.text import fold


class _Line(NamedTuple):
    """A piece of text that may speak of the document itself."""

    text: str
    block: int | None


def document_facts(document: Document) -> DocumentFacts:
    """Return the facts of a document whose blocks already have their roles."""
    own_words = [*_title_block(document), *_running_headers(document)]
    newest = _newest_version(document)
    words = words_without_addresses(document)
    ordinary = ordinary_words(words)
    return DocumentFacts(
        title=_title(document),
        regio=region(document, words),
        datum=_date(document, own_words, newest),
        versie=_version(document, own_words, newest),
        status=_status(document, own_words, newest),
        plaatsen=place_names(document, ordinary),
        personen=person_names(document, ordinary),
    )


# ---------------------------------------------------------------- where to look

_FRONT = 15
_LONGEST_LINE = 30
_SPEAKS_OF_ITSELF = re.compile(
    r"^(?:datum|versie\w*|status|vastgesteld|vaststelling|concept\w*|definitie(?:f|ve)|d\.d\.|stand)\b"
)


def _title_block(document: Document) -> Iterator[_Line]:
    """Yield the title and the short lines under it, then lines further on that begin with 'Versie', 'Status' ..."""
    further = []
    for block in document.blocks[:_FRONT]:
        line = _Line(block.text, block.nr)
        under_title = block.kind is BlockKind.ALINEA and not block.headings
        if block.kind is BlockKind.TITEL or (under_title and _is_short(block.text)):
            yield line
        elif under_title and _SPEAKS_OF_ITSELF.match(fold(block.text)):
            yield _Line(_sentences(block)[0], block.nr)
        elif block.role is None and _is_short(block.text) and _SPEAKS_OF_ITSELF.match(fold(block.text)):
            further.append(line)
    yield from further


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_LINE


def _running_headers(document: Document) -> Iterator[_Line]:
    for skipped in document.skipped:
        if _is_short(skipped.text):
            yield _Line(skipped.text, None)


def _newest_version(document: Document) -> Block | None:
    """Return the row of the version table with the highest number; a row without one, such as 'definitief', tops it."""
    rows = [block for block in document.blocks if block.role is Role.VERSIEBEHEER and block.cells]
    return max(rows, key=lambda row: (not _number(row), _number(row), row.nr)) if rows else None


def _number(row: Block) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", _cell(row, "versie")))


def _cell(row: Block, column: str) -> str:
    """Return the cell under a column header; the version stands in the first cell when no header says otherwise."""
    for name, cell in zip(row.columns or (), row.cells or (), strict=False):
        if fold(name).startswith(column):
            return cell
    return row.cells[0] if row.cells and column == "versie" else ""


# ---------------------------------------------------------------- title


def _title(document: Document) -> Fact | None:
    for kind in (BlockKind.TITEL, BlockKind.KOP):
        for block in document.blocks:
            if block.kind is kind and block.role is None:
                return Fact(value=block.text, source=FactSource.TEKST, block=block.nr)
    if title := document.properties.get("title", "").strip():
        return Fact(value=title, source=FactSource.EIGENSCHAPPEN)
    stem = document.source.name.rsplit(".", 1)[0]
    return Fact(value=stem, source=FactSource.BESTANDSNAAM)


# ---------------------------------------------------------------- date

_ADOPTED = re.compile(
    r"\b(?:vastgesteld|vaststelling|ondertekend|getekend|overeengekomen|besloten|goedgekeurd|bekrachtigd|aangenomen"
    r"|ingestemd|instemming|akkoord|handtekeningen|handtekening)\b"
)
_IN_FORCE = re.compile(
    r"\b(?:in werking|van kracht|geld(?:t|en|ig)|in gebruik|ga(?:at|an) in|werken|met ingang van|ingangsdatum)\b"
)
_TO_COME = re.compile(r"\b(?:wordt|worden|zal|zullen|moet|stellen|stelt|volgt)\b")
# A date after one of these is when the text starts to apply, or belongs to what it replaces.
_OTHER_DATE = re.compile(
    r"\b(?:vanaf|per|ingang(?:sdatum)?|werking|gebruik|geldig|vervang\w*|vervallen)\b[^.,;]{0,25}$"
)
_STATES_VERSION = re.compile(r"\b(?:versie|tekst|concept|uitgave|bijgewerkt|opgesteld|geschreven|d\.d\.)\b")
_LONGEST_DATELINE = 6
# Which property tells best when the text was written; PDF writes them with a capital.
_PROPERTIES = ("modified", "moddate", "date", "created", "creationdate")


def _date(document: Document, own_words: list[_Line], newest: Block | None) -> Fact | None:
    for line in own_words:
        if value := _own_date(line.text):
            return Fact(value=value, source=FactSource.TEKST, block=line.block)
    if newest and (value := first_date(_cell(newest, "datum") or newest.text)):
        return Fact(value=value, source=FactSource.TEKST, block=newest.nr)
    return _adoption_date(document) or _stated_date(document) or _stamp(document)


def _own_date(text: str) -> str | None:
    """Return the first date that is not the date of something else."""
    return next((date.value for date in dates(text) if not _OTHER_DATE.search(fold(text[: date.start]))), None)


def _adoption_date(document: Document) -> Fact | None:
    """Return the date of signing, else of adoption, else of entry into force; what is still to come does not count."""
    signed = [block for block in document.blocks if block.role is Role.ONDERTEKENING]
    for blocks, cue in ((signed, None), (document.blocks, _ADOPTED), (document.blocks, _IN_FORCE)):
        for block in blocks:
            for sentence in _sentences(block):
                match = cue.search(fold(sentence)) if cue else None
                if (cue and not match) or (cue is not _IN_FORCE and _TO_COME.search(fold(sentence))):
                    continue
                if value := _nearest_date(sentence, match.start() if match else 0):
                    return Fact(value=value, source=FactSource.TEKST, block=block.nr)
    return None


def _sentences(block: Block) -> list[str]:
    return re.split(r"(?<=[a-z0-9)'’][.;])\s+(?=[A-Z])", block.text)


def _nearest_date(text: str, place: int) -> str | None:
    """Return the date closest to a place, so that of 'adopted on A, in force from B' each verb gets its own."""
    found = min(dates(text), key=lambda date: abs(date.start - place), default=None)
    return found.value if found else None


def _stated_date(document: Document) -> Fact | None:
    """Return the date of a line that is nothing but place and date, or that speaks of the text itself."""
    for block in document.blocks:
        for sentence in _sentences(block) if block.kind is not BlockKind.TABELRIJ else ():
            alone = len(sentence.split()) <= _LONGEST_DATELINE
            if (alone or _STATES_VERSION.search(fold(sentence))) and (value := _own_date(sentence)):
                return Fact(value=value, source=FactSource.TEKST, block=block.nr)
    return None


def _stamp(document: Document) -> Fact | None:
    if value := stamped_date(document.source.name):
        return Fact(value=value, source=FactSource.BESTANDSNAAM)
    properties = {name.lower(): text for name, text in document.properties.items()}
    for name in _PROPERTIES:
        if value := stamped_date(properties.get(name, "")):
            return Fact(value=value, source=FactSource.EIGENSCHAPPEN)
    return None


# ---------------------------------------------------------------- version and status

_VERSION = re.compile(
    r"\b(?:versie(?:nummer)?|concept(?:versie)?|v\.?|definitief)[\s:_-]*(?:nr\.?\s*)?(?P<number>\d{1,2}[.,]\d{1,2}\w?)\b"
)
_DRAFT = re.compile(
    r"\b(?:concept(?!ue|en\b|-?kwaliteitskader)\w*|ontwerp|werkversie|kladversie|proefversie|consultatieversie|discussiestuk|voorlopige?"
    r"|ter (?:vaststelling|bespreking)|niet (?:\w+ )?vastgesteld|(?:wordt|worden|moet|zal)\b[^.;]*\bvastgesteld)"
    r"\b(?!.{0,12}kwaliteitskader)"
)
_FINAL = re.compile(r"\b(?:definitie(?:f|ve)|eindversie|vastgesteld|laatste versie)\b")
_BODY = r"(?:colleges?|bestuur\w*|portefeuille\w+|stuurgroep|directies?|wethouders|raden|gemeenteraad)"
_ADOPTED_BY = re.compile(rf"\b{_BODY}\b[^.;]{{0,90}}\bvastgesteld\b|\bvastgesteld (?:\w+ ){{1,4}}{_BODY}\b")
_FRAMEWORK = re.compile(r"[Cc]oncept-?(?:kwaliteits)?kader\b")
_STILL_DRAFT = re.compile(r"\b(?:dit is|je leest|u leest|dit \w+ is) (?:nog )?(?:een|in) concept\b")
CONCEPT, DEFINITIEF = "concept", "definitief"


def _version(document: Document, own_words: list[_Line], newest: Block | None) -> Fact | None:
    for line in own_words:
        if match := _VERSION.search(fold(line.text)):
            return Fact(value=match["number"], source=FactSource.TEKST, block=line.block)
    if newest and _number(newest):
        return Fact(value=_cell(newest, "versie"), source=FactSource.TEKST, block=newest.nr)
    if match := _VERSION.search(fold(document.source.name).replace("_", " ")):
        return Fact(value=match["number"], source=FactSource.BESTANDSNAAM)
    return None


def _status(document: Document, own_words: list[_Line], newest: Block | None) -> Fact | None:
    for line in own_words:
        # A draft of the framework is another text.
        if not _FRAMEWORK.search(line.text) and (value := _status_in(line.text)):
            return Fact(value=value, source=FactSource.TEKST, block=line.block)
    if newest and (value := _status_of_row(newest)):
        return Fact(value=value, source=FactSource.TEKST, block=newest.nr)
    for block in document.blocks:
        if block.role is None and _STILL_DRAFT.search(fold(block.text)):
            return Fact(value=CONCEPT, source=FactSource.TEKST, block=block.nr)
    if value := _status_in(document.source.name.replace("_", " ")):
        return Fact(value=value, source=FactSource.BESTANDSNAAM)
    if version := _version(document, own_words, newest):
        return version.model_copy(update={"value": CONCEPT if version.value.startswith("0") else DEFINITIEF})
    return _adopted(document)


def _adopted(document: Document) -> Fact | None:
    if dated := _adoption_date(document):
        return dated.model_copy(update={"value": DEFINITIEF})
    for block in document.blocks:
        for sentence in map(fold, _sentences(block)):
            if _ADOPTED_BY.search(sentence) and not _TO_COME.search(sentence):
                return Fact(value=DEFINITIEF, source=FactSource.TEKST, block=block.nr)
    return None


def _status_in(text: str) -> str | None:
    """Return the status that is named first: in 'definitief, het concept vervalt' the draft is another text."""
    folded = fold(text)
    draft, final = _DRAFT.search(folded), _FINAL.search(folded)
    if draft and (not final or draft.start() <= final.start()):
        return CONCEPT
    return DEFINITIEF if final else None


def _status_of_row(row: Block) -> str | None:
    """Return what a version row says: its status column, 'definitief', or its number; a remark may name a draft."""
    if value := _status_in(_cell(row, "stat") or _cell(row, "stand")):
        return value
    if _FINAL.search(fold(row.text)):
        return DEFINITIEF
    if number := _number(row):
        return CONCEPT if number[0] == 0 else DEFINITIEF
    return _status_in(row.text)
