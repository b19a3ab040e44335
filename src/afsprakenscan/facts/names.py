"""Finds the names of places and persons in a document, so that reports can leave them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator

from afsprakenscan.model.document import Block, Document, Role

# Capitals with small words between: IJsselmond, Berg en Dal, Hof van 's-Oord, 's-Hertogenbosch.
_WORD = r"(?:'s-)?(?:IJ|[A-ZÀ-Ý])[a-zà-ÿ'’]+(?:-(?:IJ|[A-ZÀ-Ýa-z])[a-zà-ÿ]+)*"
_SMALL = r"(?:aan|op|bij|van|de|den|der|het|'t|tot|over|en)"
_PLACE = rf"{_WORD}(?:\s(?:{_SMALL}\s){{0,2}}{_WORD})*"
_PLACES = rf"{_PLACE}(?:,\s{_PLACE})*(?:\s(?:en|of)\s{_PLACE})?"
_BEFORE_A_PLACE = (
    *(r"\b[Gg]emeente", r"\b[Gg]emeenten", r"\b[Rr]egio", r"\b[Rr]egio's", r"\b[Ss]ubregio", r"\b[Ss]ubregio's"),
    *(r"\bVeilig\sThuis", r"\bVT", r"\bGGD", r"team", r"teams", r"punt", r"huis", r"\b[Ss]tichting", r"\bCJG"),
    *(r"\b[Kk]ern", r"\b[Kk]ernen", r"\b[Dd]orp", r"\b[Dd]orpen", r"\b[Ll]ocatie"),
)
_BEFORE = "|".join(rf"(?<={before}\s)" for before in _BEFORE_A_PLACE)
# Capitals are scarce, so they are looked for first, and what stands before them next.
_NAMED_PLACES = re.compile(
    rf"\s(?=(?:de\s|het\s)?(?:'s-)?[A-ZÀ-Ý])(?:{_BEFORE})(?:de\s|het\s)?(?:Gemeenten?\s|Regio\s)?(?P<names>{_PLACES})"
)
# Words with a capital that are no part of the name of a place or person.
_NO_NAME = re.compile(
    r"^(?:Veilig|Thuis|Raad|Wet|Wmo|Jeugd\w*|Meldcode|Handelingsprotocol|Kwaliteitskader|Convenant|Gemeente\w*|Regio\w*"
    r"|Lokale?|\w*[Tt]eams?|Bijlage|Namens|Sociale?|Samen\w*|Centrum|Gezin\w*|Huiselijk|Geweld|Kindermishandeling|Stichting|Politie|Signs|Safety|Wij|De"
    r"|Het|Een|In|Bij|Als|Dit|Deze|Die|Dat|Voor|Na|Van|Op|Is|Zijn|Stelt|Doet|Neemt|Wie|Wat|Hoe|Januari|Februari|Maart"
    r"|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)$"
)
_INITIALS = r"(?:[A-Z]\.\s?){1,5}"
_BETWEEN = r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Hh]et|'t|[Tt]en|[Tt]er|[Tt]e|[Ee]l)\s)*"
_SURNAME = rf"{_BETWEEN}{_WORD}"
_TITLE = r"(?:[Mm]evrouw|[Mm]eneer|[Dd]e\sheer|[Mm]evr?\.|[Mm]w\.?|[Dd]hr\.?|[Dd]rs\.|[Mm]r\.|[Ii]r\.|[Dd]r\.)"
# One letter with a dot at the start of a line or cell is more often the number of a heading: 'B. Overdracht'.
_PERSON = re.compile(
    rf"(?=[A-Zdim])(?:\b{_TITLE}\s(?:{_INITIALS})?(?P<a>{_SURNAME})"
    rf"|(?=[A-Z]\.)(?:(?<=[\w,(]\s)|(?=[A-Z]\.\s?[A-Z]\.))(?P<b>{_INITIALS}{_SURNAME}))"
)
# Two names in a row: a person only where persons are listed.
_FULL_NAME = re.compile(rf"(?<![\w.])(?P<a>(?:{_WORD}\s|{_INITIALS}){_SURNAME})(?!\w)")
_LISTS_OF_PERSONS = frozenset({Role.CONTACT, Role.ONDERTEKENING, Role.VERSIEBEHEER})
_ADDRESS = re.compile(r"@|www\.|https?:")
_SHORTEST = 3
_PARTICLES = frozenset({"De", "Den", "Der", "Van", "Ter", "Ten", "Het"})


def words_without_addresses(document: Document) -> list[str]:
    """Return the words of a document in order, without its addresses: in those a name has no capital."""
    words = [word for block in document.blocks for word in block.text.split()]
    addresses = {word for word in set(words) if _ADDRESS.search(word)}
    return [word for word in words if word not in addresses]


def ordinary_words(words: Iterable[str]) -> frozenset[str]:
    """Return the words that a document also writes without a capital."""
    return frozenset(re.findall(r"(?<!\w)[a-zà-ÿ]+", " ".join(set(words))))


def place_names(document: Document, ordinary: Container[str]) -> tuple[str, ...]:
    """Return the names of municipalities, regions and places, in order of first sight; `ordinary` words are none."""
    return _names(document, ordinary, lambda block: _places(block.text))


def person_names(document: Document, ordinary: Container[str]) -> tuple[str, ...]:
    """Return the names of persons: anywhere with a title or initials, and in lists of persons also without."""
    return _names(document, ordinary, lambda block: _persons(block.text, listed=block.role in _LISTS_OF_PERSONS))


def _names(document: Document, ordinary: Container[str], find: Callable[[Block], Iterator[str]]) -> tuple[str, ...]:
    """Return what `find` finds in the blocks, save ordinary words."""
    found = dict.fromkeys(name for block in document.blocks for name in find(block))
    return tuple(name for name in found if len(name) >= _SHORTEST and not _is_ordinary(name, ordinary))


def _is_ordinary(name: str, ordinary: Container[str]) -> bool:
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper() and len(word) > 1]
    words = [word for word in words if word not in _PARTICLES] or words
    return any(_NO_NAME.match(word) for word in words) or all(word.lower() in ordinary for word in words)


def _places(text: str) -> Iterator[str]:
    for match in _NAMED_PLACES.finditer(text):
        yield from re.split(r",\s|\s(?:en|of)\s(?=[A-Z'])", match["names"])


def _persons(text: str, *, listed: bool) -> Iterator[str]:
    for pattern in (_PERSON, _FULL_NAME) if listed else (_PERSON,):
        for match in pattern.finditer(text):
            yield next(group for group in match.groups() if group)
