"""What a programmer would write in an afternoon with pdfplumber and spaCy: the measure that `batch.py` compares with.

    python benchmarks/naief.py BESTAND.pdf

It has the same word lists, and stops there: it counts per concept the sentences in which its words stand. No columns or
tables, no parties, no denials, no patterns over concepts. Phrases that can be listed go to the quick PhraseMatcher, at
most twenty ways to write each. Of the rest only the first three hundred go to the Matcher, because with all of them a
document of thirty pages takes many minutes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import islice, product
from typing import Any

import pdfplumber
import spacy
from spacy.matcher import Matcher, PhraseMatcher

from afsprakenscan import ruleset
from afsprakenscan.notation import Gap, Verbs, Word, parse_phrase

_MOST = 20  # ways to write one phrase
_PATTERNS = 300


def main() -> int:
    """Print how many concepts were found how often."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    phrases, patterns = matchers(nlp)
    found: Counter[str] = Counter()
    with pdfplumber.open(sys.argv[1]) as document:
        for page in document.pages:
            text = nlp(page.extract_text())
            for hit, start, _ in [*phrases(text), *patterns(text)]:
                found[f"{nlp.vocab.strings[hit]} {text[start].sent.start}"] += 1
            page.close()
    print(f"{len({name.split()[0] for name in found})} begrippen, {len(found)} vindplaatsen")
    return 0


def matchers(nlp: spacy.language.Language) -> tuple[PhraseMatcher, Matcher]:
    """Return the word lists as matchers of spaCy."""
    rules = ruleset.load()
    verbs = Verbs(rules.werkwoorden)
    phrases, patterns = PhraseMatcher(nlp.vocab, attr="LOWER"), Matcher(nlp.vocab)
    for name, concept in rules.begrippen.items():
        for entry in concept.woorden:
            for phrase in parse_phrase(entry, verbs):
                if written := list(islice(product(*map(forms, phrase)), _MOST)):
                    phrases.add(name, [nlp.make_doc(" ".join(words)) for words in written])
                elif len(patterns) < _PATTERNS:
                    patterns.add(f"{name} {len(patterns)}", [[token for part in phrase for token in tokens(part)]])
    return phrases, patterns


def forms(part: Word | Gap) -> list[str]:
    """Return the ways to write one word, none when they cannot be listed."""
    if isinstance(part, Gap) or part.wild or part.number:
        return []
    return sorted(part.forms | {word.lower() for word in part.capitals})


def tokens(part: Word | Gap) -> list[dict[str, Any]]:
    """Return a part of a phrase as the Matcher wants it."""
    if isinstance(part, Gap):
        return [{"OP": f"{{0,{part.most}}}"}]
    if part.number:
        return [{"LIKE_NUM": True}]
    listed = [*part.forms, *(word.lower() for word in part.capitals)]
    if not part.wild:
        return [{"LOWER": {"IN": listed}}]
    wild = [re.escape(word).replace(r"\*", ".*") for word in part.wild]
    return [{"LOWER": {"REGEX": "^(" + "|".join([*map(re.escape, listed), *wild]) + ")$"}}]


if __name__ == "__main__":
    sys.exit(main())
