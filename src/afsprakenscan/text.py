"""Cleaning and folding of Dutch text.

Readers clean text once, when a block is made; every offset and quote afterwards refers to that cleaned text, so no
map back to the raw bytes is needed. Folding is only for comparing words, and never shown.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

# Ligatures and presentation forms that PDF makers leave behind; NFKC would also change ½, ² and …, which are content.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_LIGATURE = re.compile("[ﬀ-ﬆĳĲ]")
# Soft hyphen, zero-width characters, byte order mark: invisible on paper, fatal for a word look-up. And controls.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_WORD = re.compile(r"[^\W_]")
_QUOTES = str.maketrans("‘’‚‛´`“”„‟", "''''''" + '""""')
_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-"})


def clean(text: str) -> str:
    """Return the text as a person sees it: ligatures spelled out, invisible characters gone, white space single."""
    return " ".join(runs(text))


def runs(text: str) -> list[str]:
    """Return what stands between the white space of a text, as `clean` has it."""
    if not text.isprintable():
        text = _UNSEEN.sub("", text)
    if not text.isascii():
        text = _LIGATURE.sub(lambda found: _LIGATURES[found.group()], text)
        text = unicodedata.normalize("NFC", text)
    return text.split()


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the form in which words are compared: lower case, no accents, straight quotes and hyphens."""
    text = text.translate(_QUOTES).translate(_DASHES).lower()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def fingerprint(code: str, *content: str) -> str:
    """Return what tells one finding from another with the same code, whatever file, page or block it stands in."""
    text = "\n".join((code, *(fold(part) for part in content)))
    return f"sha256:{hashlib.sha256(text.encode('utf-8')).hexdigest()}"


# After a hyphen at a line end these words show that the hyphen belongs to the word: 'jeugd- en gezinsteam'.
_AFTER_OWN_HYPHEN = re.compile(r"(en|of|en/of|dan|tot|noch|respectievelijk|resp\.?|c\.q\.)(\W|$)", re.IGNORECASE)


def join_lines(left: str, right: str, *, marked: bool = False) -> str:
    """Return two printed lines as one running text.

    A word broken over the lines is made whole; a hyphen that is part of the word stays ('jeugd-' + 'en gezinsteam').
    `marked` says that the producer itself marked the line end as a break, so the hyphen may already be gone.
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left or right
    if marked and not left.endswith(("-", "\u2010", "\u00ad")):
        left += "-"
    if left[-1] not in "-\u2010\u00ad":
        return f"{left} {right}"
    stem = left[:-1]
    if not stem or not stem[-1].isalnum():
        return f"{left} {right}"
    if _AFTER_OWN_HYPHEN.match(right):
        return f"{stem}- {right}"
    if right[0].islower() and not _abbreviation(stem):
        return stem + right
    return f"{stem}-{right}"


def _abbreviation(stem: str) -> bool:
    """Tell whether the part before the hyphen is a number or abbreviation, as in 'VT-' + 'medewerker'."""
    word = re.split(r"[\s(/]", stem)[-1]
    return len(word) > 0 and (word.isupper() or word[-1].isdigit())


def words(text: str) -> int:
    """Return how many words a person would count: runs of white space apart that hold a letter or digit."""
    pieces = text.split()
    return len(pieces) - len(list(filterfalse(_WORD.search, filterfalse(str.isalpha, pieces))))
