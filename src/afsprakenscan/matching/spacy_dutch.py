"""spaCy's rules for cutting Dutch words, with those of this field. No model is downloaded or trained.

The rules are expressions, in modules that need next to nothing of the rest of spaCy. Loading that rest takes longer
than judging a document, so these modules are loaded by themselves.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from afsprakenscan.matching.cutting import Rules

_LETTER = r"A-Za-zÀ-ÖØ-öø-ÿ"
INFIXES = (
    r"\.\.+",
    r"…",
    rf"(?<=[{_LETTER}\d])[/,!?:;<>=()\[\]\"“”„«»](?=[{_LETTER}\d(])",
    rf"(?<=[{_LETTER}])\.(?=[A-ZÀ-Ö])",
    r"(?<=\))[-](?=[A-Za-z])",
    r"(?<=\))(?=[A-Za-z])",
    rf"(?<=[{_LETTER}\d])[–—](?=[{_LETTER}\d])",
)
"""In place of those of spaCy."""
SUFFIXES = (r"(?<=[a-zà-ö][A-ZÀ-Ö])\.",)
"""Beside those of spaCy, which take a capital before a full stop for an initial; after RvdK it ends the sentence."""

_BARE = "_expressions_of_spacy"  # a name of our own, so that who imports spaCy gets it whole


def rules() -> Rules:
    """Return the rules that words are cut by: those that spaCy's own tokenizer would be given."""
    signs, addresses = _module("lang.nl.punctuation"), _module("lang.tokenizer_exceptions")
    suffixes = (*signs.TOKENIZER_SUFFIXES, *SUFFIXES)
    return Rules(
        prefix=_any_of(f"^{piece}" for piece in signs.TOKENIZER_PREFIXES if piece.strip()).search,
        suffix=_any_of(f"{piece}$" for piece in suffixes if piece.strip()).search,
        infix=_any_of(INFIXES).finditer,
        address=addresses.URL_MATCH,
    )


def _any_of(pieces: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(pieces))


def _module(name: str) -> Any:  # noqa: ANN401 - its contents are only known when it is loaded
    """Return a module of spaCy without the rest of it; with, when it needs the rest after all."""
    if _BARE not in sys.modules:
        _add_packages()
    try:
        return import_module(f"{_BARE}.{name}")
    except ImportError:
        return import_module(f"spacy.{name}")


def _add_packages() -> None:
    """Add the packages in which the modules stand, with nothing in them."""
    found = find_spec("spacy")
    folder = Path(found.origin).parent if found and found.origin else Path()
    for name in ("", ".lang", ".lang.nl"):
        package = ModuleType(_BARE + name)
        package.__path__ = [str(folder.joinpath(*name.split(".")))]
        sys.modules[_BARE + name] = package
    symbols = ModuleType(f"{_BARE}.symbols")  # keys of exceptions, which we have our own of
    symbols.NORM, symbols.ORTH = "NORM", "ORTH"  # type: ignore[attr-defined]
    sys.modules[f"{_BARE}.symbols"] = symbols
