"""The blank Dutch pipeline: tokens and sentences. No model is downloaded or trained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.lang.nl import Dutch
from spacy.symbols import ORTH

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


class FieldDutch(Dutch):  # type: ignore[misc, no-untyped-call, unused-ignore]
    """Dutch as spaCy has it, with the abbreviations of this field and tokens split at slashes and brackets."""

    class Defaults(Dutch.Defaults):  # type: ignore[misc, valid-type, unused-ignore]
        """Tokenizer data; the rest of spaCy's Dutch defaults stays."""

        tokenizer_exceptions = {form: [{ORTH: form}] for word in ABBREVIATIONS for form in (word, word.capitalize())}
        infixes = _INFIXES
        # A full stop after a name such as RvdK ends the sentence; spaCy takes a capital before it for an initial.
        suffixes = (*Dutch.Defaults.suffixes, r"(?<=[a-zà-ö][A-ZÀ-Ö])\.")


@cache
def tokenizer() -> FieldDutch:
    """Return the one pipeline of this process."""
    return FieldDutch()


@dataclass(frozen=True)
class Tokens:
    """The words of a text: `texts`, their character `starts`, and per sentence (first token, one past the last)."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]


_END = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
_NUMBERED = re.compile(r"\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}")


def tokenize(text: str) -> Tokens:
    """Split a text into tokens and sentences."""
    doc = tokenizer().tokenizer(text)
    kept = [(token.text, token.idx) for token in doc if not token.is_space]
    texts = tuple(word for word, _ in kept)
    return Tokens(texts, tuple(start for _, start in kept), tuple(_sentences(texts)))


def _sentences(texts: tuple[str, ...]) -> list[tuple[int, int]]:
    """Cut after . ! ? and what closes them; not after a list number, nor before a lower case letter."""
    bounds, first, size, i = [], 0, len(texts), 0
    while i < size:
        i += 1
        if texts[i - 1] not in _END:
            continue
        while i < size and (texts[i] in _CLOSING or texts[i] in _END):
            i += 1
        # '2.' or 'a.' at the start is the number of a list item, not a sentence.
        if i - first == 2 and _NUMBERED.fullmatch(texts[first]):
            continue
        if i < size and texts[i][0].islower():
            continue
        bounds.append((first, i))
        first = i
    if first < size:
        bounds.append((first, size))
    return bounds
