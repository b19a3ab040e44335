"""The blank Dutch pipeline: tokens and sentences. No model is downloaded or trained."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from importlib import import_module
from itertools import chain
from types import ModuleType

from afsprakenscan.text import fold

_COMMAND = "spacy.cli.info"


@contextmanager
def _without_commands() -> Iterator[None]:
    """Keep spaCy from loading its own command line, which takes a third of the time that all of spaCy takes.

    It wants only `spacy.info` from it; that still works, and so does the rest for who asks for it afterwards. A newer
    spaCy that wants more gets it, in the old time.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_in = ModuleType(_COMMAND)
    stand_in.__getattr__ = _postponed  # type: ignore[method-assign]
    sys.modules[_COMMAND] = stand_in
    try:
        yield
    finally:
        del sys.modules[_COMMAND]


def _postponed(name: str) -> Callable[..., object]:
    """Return a function of the command line that is only loaded when it is called."""

    def call(*args: object, **options: object) -> object:
        return getattr(import_module(_COMMAND), name)(*args, **options)

    return call


with _without_commands():
    from spacy.lang.nl import Dutch
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

# spaCy's own 4,670 exceptions take a third of a second to load and still split o.b.v. and i.o.m.; this is what the
# field writes. Without an entry the dot of an abbreviation would end the sentence.
ABBREVIATIONS = (
    "a.d.h.v. a.h.w. a.s. a.u.b. art. bijv. blz. bv. ca. c.q. cq. d.d. d.m.v. dhr. d.w.z. dr. drs. e.a. e.d. e.v. evt. "
    "excl. fig. gem. h.k. i.c. i.c.m. i.e. i.h.a. i.h.b. i.h.k.v. i.o. i.o.m. i.p.v. i.s.m. i.v.m. incl. ing. ir. jl. "
    "jo. m.a.w. m.b.t. m.b.v. m.b.h. m.i.v. m.n. m.u.v. max. mevr. min. mw. mr. n.a.v. n.n.b. n.o.t.k. n.t.b. "
    "n.v.t. nl. nr. nrs. o.a. o.b.v. o.g.v. o.l.v. o.m. o.v.v. p/a p.m. p.p. par. pag. pg. plv. prof. q.q. "
    "resp. s.v.p. t.a.v. t.b.d. t.b.v. t.g.v. t.h.v. t.k.v. t.m. t.n.v. t.o.v. t.w. t.z.t. tel. v.d. v.v. v.w.b. vgl. "
    "vnl. w.o. wd. z.g. z.o.z. z.s.m. zgn."
).split()

_LETTER = r"A-Za-zÀ-ÖØ-öø-ÿ"
_INFIXES = (
    r"\.\.+",
    r"…",
    rf"(?<=[{_LETTER}\d])[/,!?:;<>=()\[\]\"“”„«»](?=[{_LETTER}\d(])",
    rf"(?<=[{_LETTER}])\.(?=[A-ZÀ-Ö])",
    r"(?<=\))[-](?=[A-Za-z])",
    r"(?<=\))(?=[A-Za-z])",
    rf"(?<=[{_LETTER}\d])[–—](?=[{_LETTER}\d])",
)


# A full stop after a name such as RvdK ends the sentence; spaCy takes a capital before it for an initial.
_SUFFIXES = (*Dutch.Defaults.suffixes, r"(?<=[a-zà-ö][A-ZÀ-Ö])\.")


@cache
def tokenizer() -> Tokenizer:
    """Return the tokenizer of this process: Dutch as spaCy has it, with the abbreviations of this field.

    Its vocabulary is bare: what spaCy would note about every new word takes longer than cutting it up.
    """
    return Tokenizer(
        Vocab(),
        rules={form: [{ORTH: form}] for word in ABBREVIATIONS for form in (word, word.capitalize())},
        prefix_search=compile_prefix_regex(Dutch.Defaults.prefixes).search,
        suffix_search=compile_suffix_regex(_SUFFIXES).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        token_match=Dutch.Defaults.token_match,
        url_match=Dutch.Defaults.url_match,
    )


class Tokens:
    """The words of a text: `texts`, and per sentence (first token, one past the last)."""

    def __init__(self, text: str) -> None:
        self._text = text
        # What stands between white space is cut up by itself, and most of it has been cut up before.
        self.texts: tuple[str, ...] = tuple(chain.from_iterable(map(_pieces, text.split())))
        self.folded: tuple[str, ...] = tuple(map(fold, self.texts))
        """The words in the form in which they are compared."""
        self.sentences: tuple[tuple[int, int], ...] = tuple(_sentences(self.texts))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The place of each word in the text, in characters."""
        starts, end = [], 0
        for word in self.texts:
            start = self._text.index(word, end)
            starts.append(start)
            end = start + len(word)
        return tuple(starts)


@lru_cache(maxsize=100_000)
def _pieces(chunk: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenizer()(chunk))


_END = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
_NUMBERED = re.compile(r"\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}")


def tokenize(text: str) -> Tokens:
    """Split a text into tokens and sentences."""
    return Tokens(text)


def _sentences(texts: tuple[str, ...]) -> list[tuple[int, int]]:
    """Cut after . ! ? and what closes them; not after a list number, nor before a lower case letter."""
    bounds, first, size = [], 0, len(texts)
    for at, text in enumerate(texts, start=1):
        if text not in _END or at <= first:
            continue
        end = at
        while end < size and (texts[end] in _CLOSING or texts[end] in _END):
            end += 1
        # '2.' or 'a.' at the start is the number of a list item, not a sentence.
        numbered = end - first == 2 and _NUMBERED.fullmatch(texts[first])
        if numbered or (end < size and texts[end][0].islower()):
            continue
        bounds.append((first, end))
        first = end
    if first < size:
        bounds.append((first, size))
    return bounds
