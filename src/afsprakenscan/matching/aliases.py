"""Names that a document gives to a party itself: '(hierna: het team)', '(ST)', 'Team: het wijkteam'.

Whom a document means by 'je' and 'wij' is in `speakers`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afsprakenscan.matching.lexicon import Span
from afsprakenscan.matching.logic import union
from afsprakenscan.matching.nlp import Tokens
from afsprakenscan.model.document import Block, Role
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
_DEFINED = re.compile(r"\W*([\w() /-]{2,40}?)\W*(?::|\||\s[–—-]\s)")
_OPENS_MEANING = frozenset({":", "|", "–", "—", "-"})
# 'Het Duinpunt is het lokale team van de gemeente': a name with a capital, then at once what it is.
_INTRODUCED = re.compile(r"(?:Het |De )((?:[A-ZÀ-Ý][\w'’-]+ ?){1,3}) (is|zijn) ")

# 'De wijkteams heten hier Buurtplein', 'VT is bij inwoners bekend als de Vuurbaak': a verb of naming, then a name.
_CALLED = re.compile(
    r"\b(?:bekend(?: staa[nt])? als|heet|heten|genaamd|(?:onder|met) de naam|draa?g(?:t|en) de naam"
    r"|noemen (?:we|wij|ze))"
    r"(?: (?:hier|bij ons|in onze regio|voortaan|verder|kortweg|dan ook))?"
    r" (?:(?:het|de|een|ons|onze) )?['\"‘“]?((?:[A-ZÀ-Ý][\w-]+ ?){1,3})"
)
_CALLING = ("heet", "heten", "naam", "noemen", "bekend")
"""Of these one stands in all that it finds; without, there is no need to look."""


@dataclass(frozen=True)
class Alias:
    """A name with the concepts it stands for in this document."""

    words: tuple[str, ...]
    concepts: int

    def tests(self) -> tuple[frozenset[str], ...]:
        """Return what each word may be; capitals only match as capitals, a team also in the plural."""
        return tuple(
            frozenset({word}) if word.isupper() and len(word) > 1 else _forms(fold(word)) for word in self.words
        )


class Names:
    """The names that one document gives, ready to find."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], int]]] = defaultdict(list)
        for alias in dict.fromkeys(aliases):
            tests = alias.tests()
            for form in tests[0]:
                self._by_first[fold(form)].append((tests, alias.concepts))

    @property
    def any(self) -> bool:
        """Whether the document gives any name at all."""
        return bool(self._by_first)

    def scan(self, words: Tokens, bounds: tuple[int, int]) -> list[Span]:
        """Return the names in one sentence, given by its bounds."""
        first, last = bounds
        opening = words.folded[first:last]
        if self._by_first.keys().isdisjoint(opening):
            return []
        spans = []
        for start in [start for start, word in enumerate(opening, start=first) if word in self._by_first]:
            for tests, concepts in self._by_first[words.folded[start]]:
                end = start + len(tests)
                found = zip(tests, words.texts[start:end], words.folded[start:end], strict=False)
                if end <= last and all(text in test or folded in test for test, text, folded in found):
                    spans.append(Span(start, end, concepts))
        return spans


def _forms(word: str) -> frozenset[str]:
    return frozenset({word, f"{word}s"} if word.endswith("team") else {word})


def names_something(block: Block, texts: Sequence[str]) -> bool:
    """Tell whether a block can give a name, before it is searched for parties."""
    brackets = (_inside(texts, i + 1) for i, text in enumerate(texts) if text in _OPEN) if "(" in texts else ()
    return any(words and (named or _is_abbreviation(words)) for words, named in brackets) or bool(
        _definition(block, texts) or _called(block.text)
    )


def bracketed(texts: Sequence[str], spans: Iterable[Span], parties: int) -> list[Alias]:
    """Return the names that follow a party in brackets, such as 'sociaal team (ST)' or '(hierna: het team)'."""
    found: list[Alias] = []
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    for start, end, concepts in spans:
        if concepts & parties:
            ends[end] = ends.get(end, 0) | concepts & parties
            starts[end] = min(start, starts.get(end, start))
    for end, concepts in ends.items():
        at = _skip(texts, end, _QUOTES)
        if at >= len(texts) or texts[at] not in _OPEN:
            continue
        words, named = _inside(texts, at + 1)
        long_form = [fold(text) for text in texts[starts[end] : end]]
        if words and (named or _initials(words, long_form)):
            found.append(Alias(words, concepts))
    return found


def _called(text: str) -> re.Match[str] | None:
    return _CALLED.search(text) if any(word in text for word in _CALLING) else None


def called(block: Block, words: Tokens, spans: Sequence[Span], parties: int) -> Alias | None:
    """Return the name that a sentence says its one party goes by."""
    match = _called(block.text)
    if not match:
        return None
    at = next((i for i, start in enumerate(words.starts) if start >= match.start(1)), 0)
    first = next((first for first, last in words.sentences if first <= at < last), 0)
    named = [span.concepts & parties for span in spans if first <= span.start and span.end <= at]
    kinds = {concepts for concepts in named if concepts}
    return Alias(tuple(match[1].split()), kinds.pop()) if len(kinds) == 1 else None


def defined(block: Block, texts: Sequence[str], spans: Sequence[Span], parties: int) -> Alias | None:
    """Return the name that a definition gives, as in 'Team: het sociaal wijkteam van de woonplaats'.

    The party must open the meaning: 'Monitoring: het door VT nagaan' names no party.
    """
    definition = _definition(block, texts)
    if not definition:
        return None
    words, colon = definition
    article = any(fold(text) in _ARTICLES for text in texts[colon + 1 : colon + 2])
    opening = colon + (2 if article else 1)
    near = parties & union(span.concepts for span in spans if span.start == opening)
    own = parties & union(span.concepts for span in spans if span.end <= colon)
    return Alias(words, near) if near and not own else None


def _definition(block: Block, texts: Sequence[str]) -> tuple[tuple[str, ...], int] | None:
    """Return the words that a block may define, and the token after which their meaning opens.

    A sentence may introduce a name ('Het Duinpunt is …'). Otherwise only a glossary defines names this way, and
    elsewhere an abbreviation; a row 'Melding aannemen | VT' or 'Wie: VT' says who does something.
    """
    introduced = _INTRODUCED.match(block.text)
    if introduced and introduced[2] in texts:
        return tuple(introduced[1].split()), list(texts).index(introduced[2])
    colon = next((i for i, token in enumerate(texts) if token in _OPENS_MEANING), None)
    if colon is None or not (match := _DEFINED.match(block.text)):
        return None
    words = tuple(word for word in match[1].split() if fold(word) not in _ARTICLES)
    if not words or len(words) > _LONGEST:
        return None
    abbreviation = _is_abbreviation(words) and block.cells is None
    return (words, colon) if block.role is Role.BEGRIPPEN or abbreviation else None


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
    if not _is_abbreviation(words):
        return False
    letters, text = words[0].lower(), "".join(long_form)
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return any(word.startswith(letters[0]) for word in long_form)


def _is_abbreviation(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and words[0].isupper() and words[0].isalpha()
