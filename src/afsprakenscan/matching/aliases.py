"""Names that a document gives to a party itself: '(hierna: het team)', '(ST)', 'Team: het wijkteam'.

Whom a document means by 'je' and 'wij' is in `speakers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afsprakenscan.matching.lexicon import Span
from afsprakenscan.model.document import Block, Role
from afsprakenscan.notation import Phrase, Word
from afsprakenscan.text import fold

_OPEN, _CLOSE = frozenset("("), frozenset(")")
_QUOTES = frozenset("'\"‘’“”„")
_HEREAFTER = frozenset(
    "hierna verder voortaan afgekort kortweg ook genoemd te noemen aangeduid als gezamenlijk : ,".split()
)
_ARTICLES = frozenset({"het", "de", "een", "ons", "onze"})
_NOT_A_NAME = frozenset(
    "zie vgl bijvoorbeeld onder inclusief incl of en maximaal minimaal circa evt bijlage artikel".split()
)
_LONGEST = 5


@dataclass(frozen=True)
class Alias:
    """A name with the concepts it stands for in this document."""

    words: tuple[str, ...]
    concepts: tuple[int, ...]

    def phrase(self) -> Phrase:
        """Return the name as a phrase; capitals only match as capitals, a team also in the plural."""
        return tuple(
            Word(capitals=frozenset({word})) if word.isupper() and len(word) > 1 else Word(forms=_forms(fold(word)))
            for word in self.words
        )


def _forms(word: str) -> frozenset[str]:
    return frozenset({word, f"{word}s"} if word.endswith("team") else {word})


def bracketed(texts: Sequence[str], spans: Iterable[Span], inheritable: frozenset[int]) -> list[Alias]:
    """Return the names that follow a party in brackets, such as 'sociaal team (ST)' or '(hierna: het team)'."""
    found: list[Alias] = []
    ends: dict[int, set[int]] = {}
    starts: dict[int, int] = {}
    for span in spans:
        if span.concept in inheritable:
            ends.setdefault(span.end, set()).add(span.concept)
            starts[span.end] = min(span.start, starts.get(span.end, span.start))
    for end, concepts in ends.items():
        at = _skip(texts, end, _QUOTES)
        if at >= len(texts) or texts[at] not in _OPEN:
            continue
        words, named = _inside(texts, at + 1)
        long_form = [fold(text) for text in texts[starts[end] : end]]
        if words and (named or _initials(words, long_form)):
            found.append(Alias(words, tuple(sorted(concepts))))
    return found


def defined(block: Block, texts: Sequence[str], spans: Iterable[Span], inheritable: frozenset[int]) -> Alias | None:
    """Return the name that a definition gives, as in 'Team: het sociaal wijkteam van de woonplaats'.

    Only a glossary defines names this way, and elsewhere an abbreviation; a row 'Melding aannemen | VT' or 'Wie: VT'
    says who does something. The party must open the meaning: 'Monitoring: het door VT nagaan' names no party.
    """
    match = re.match(r"\W*([\w() /-]{2,40}?)\W*(?::|\|)", block.text)
    if not match:
        return None
    words = tuple(word for word in match[1].split() if fold(word) not in _ARTICLES)
    colon = next((i for i, token in enumerate(texts) if token in (":", "|")), None)
    if colon is None or not words or len(words) > _LONGEST:
        return None
    abbreviation = len(words) == 1 and words[0].isupper() and words[0].isalpha() and block.cells is None
    if block.role is not Role.BEGRIPPEN and not abbreviation:
        return None
    article = any(fold(text) in _ARTICLES for text in texts[colon + 1 : colon + 2])
    opening = colon + (2 if article else 1)
    near = {span.concept for span in spans if span.concept in inheritable and span.start == opening}
    own = {span.concept for span in spans if span.concept in inheritable and span.end <= colon}
    return Alias(words, tuple(sorted(near))) if near and not own else None


def _skip(texts: Sequence[str], at: int, what: frozenset[str]) -> int:
    while at < len(texts) and texts[at] in what:
        at += 1
    return at


def _inside(texts: Sequence[str], at: int) -> tuple[tuple[str, ...], bool]:
    """Return the name between the brackets, and whether words such as 'hierna' announce it."""
    named = False
    words: list[str] = []
    for text in texts[at : at + 12]:
        folded = fold(text)
        if text in _CLOSE:
            break
        if not words and folded in _HEREAFTER:
            named = named or folded in {"hierna", "verder", "voortaan", "afgekort", "kortweg", "genoemd"}
        elif text not in _QUOTES and folded not in _ARTICLES and folded not in _HEREAFTER:
            words.append(text)
    else:
        return (), False
    if not words or len(words) > _LONGEST or fold(words[0]) in _NOT_A_NAME or any(not w[0].isalnum() for w in words):
        return (), False
    return tuple(words), named


def _initials(words: tuple[str, ...], long_form: list[str]) -> bool:
    """Tell whether an abbreviation can stand for the words before it, so that '(2020)' or '(VTO)' does not."""
    if len(words) != 1 or not words[0].isupper() or not words[0].isalpha():
        return False
    letters, text = words[0].lower(), "".join(long_form)
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return any(word.startswith(letters[0]) for word in long_form)
