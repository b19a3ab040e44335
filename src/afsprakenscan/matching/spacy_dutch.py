"""The blank Dutch pipeline of spaCy with the words of this field. No model is downloaded or trained.

Only who needs spaCy's rules or tokenizer imports this module: it takes most of a second.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType

from afsprakenscan.matching.cutting import ABBREVIATIONS, Rules

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
    from spacy.lang.tokenizer_exceptions import URL_PATTERN
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

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

_PREFIX = compile_prefix_regex(Dutch.Defaults.prefixes)
_SUFFIX = compile_suffix_regex(_SUFFIXES)
_INFIX = compile_infix_regex(_INFIXES)


def rules() -> Rules:
    """Return the rules that the tokenizer cuts by."""
    return Rules(_PREFIX.pattern, _SUFFIX.pattern, _INFIX.pattern, URL_PATTERN)


@cache
def tokenizer() -> Tokenizer:
    """Return the tokenizer of this process: Dutch as spaCy has it, with the abbreviations of this field.

    Its vocabulary is bare: what spaCy would note about every new word takes longer than cutting it up.
    """
    return Tokenizer(
        Vocab(),
        rules={form: [{ORTH: form}] for form in ABBREVIATIONS},
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        token_match=Dutch.Defaults.token_match,
        url_match=Dutch.Defaults.url_match,
    )
