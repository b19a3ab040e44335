"""The own name of the local team in a document that never explains it: what stands beside Veilig Thuis again and again.

'VT en WP stemmen af', 'VT draagt over aan WP': no list of words can know that WP is the team, the document shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from afsprakenscan.matching.nlp import Tokens

_VT = re.compile(r"VT[A-Z]{0,3}")
_LINKS = frozenset({"en", "of", "met", "aan", "naar", "door"})
_DETERMINERS = frozenset("de het een elk elke ieder iedere ons onze hun haar dat die deze dit alle".split())
_STAFF = ("lid", "leden", "medewerker", "medewerkers")
_ENDINGS = ("en", "'s", "s")
_SHORTEST_WORD, _SHORTEST_STEM = 4, 2
# So often beside Veilig Thuis, so often at all, and against how often Veilig Thuis itself is named: fewer is a partner
# that is named in passing.
_TIMES_BESIDE, _TIMES, _SHARE = 3, 8, 1 / 3


def counterpart(texts: Collection[Tokens], own_names: Iterable[str], is_known: Callable[[str], bool]) -> frozenset[str]:
    """Return the forms in which the local team is named, folded; none when no unknown word stands out.

    `own_names` are words by which the document calls Veilig Thuis; a word that `is_known` names something else.
    """
    names = {"Thuis", *own_names, *filter(_VT.fullmatch, {text for tokens in texts for text in tokens.texts})}
    beside: Counter[str] = Counter()
    vt = 0
    for tokens in texts:
        for at in [at for at, text in enumerate(tokens.texts) if text in names]:
            vt += 1
            found = [near for near in _beside(tokens, at) if not is_known(tokens.texts[near])]
            beside.update(_stem(tokens.folded[near]) for near in found)
    for stem, times in beside.most_common(1):
        if times >= _TIMES_BESIDE:
            words = Counter(chain.from_iterable(tokens.folded for tokens in texts))
            forms = frozenset(word for word in words if _is_form(word, stem))
            if sum(words[form] for form in forms) >= max(_TIMES, _SHARE * vt):
                return forms
    return frozenset()


def _beside(tokens: Tokens, at: int) -> Iterator[int]:
    """Give the words that are linked to the name of which this is the last word: 'VT en (de) X', 'X en VT'."""
    folded = tokens.folded
    after = at + 1
    if folded[after : after + 1] and folded[after] in _LINKS:
        after += 1
        while after < len(folded) and folded[after] in _DETERMINERS:
            after += 1
        if after < len(folded) and _may_name(tokens.texts[after]):
            yield after
    first = at - (folded[at] == "thuis")  # of 'Veilig Thuis'
    if first >= 2 and folded[first - 1] == "en" and _may_name(tokens.texts[first - 2]):
        yield first - 2


def _may_name(text: str) -> bool:
    return text[0].isalpha() and (len(text) >= _SHORTEST_WORD or (text.isupper() and len(text) > 1))


def _stem(word: str) -> str:
    for ending in (*_STAFF, *_ENDINGS):
        stem = word.removesuffix(ending).rstrip("-")
        if stem != word and len(stem) >= _SHORTEST_STEM:
            return stem
    return word


def _is_form(word: str, stem: str) -> bool:
    """Tell whether a word is the name, its plural, or somebody of the team."""
    return word.startswith(stem) and word[len(stem) :].lstrip("-") in ("", *_ENDINGS, *_STAFF)
