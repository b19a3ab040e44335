"""Finds the region a document is about, without a list of regions: by the places where a region's name stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from afsprakenscan.model.document import Block, BlockKind, Document
from afsprakenscan.model.facts import Fact, FactSource

# Capitals with small words between: IJsselmond, Duin-Noord, Berg en Waal, Hof van 's-Oord.
_WORD = r"(?:'s-)?(?:IJ|[A-ZÀ-Ý])[a-zà-ÿ'’]+(?:-(?:IJ|[A-ZÀ-Ýa-z])[a-zà-ÿ]+)*"
_BETWEEN = r"(?:en(?!\s(?:de|het)\s)|aan|op|bij|van|de|den|der|het|'t|tot|over)"
# 'Veilig Thuis X en de Kringen' names a second party: no region goes on after 'en de'.
_NAME = rf"(?P<name>{_WORD}(?:\s(?:{_BETWEEN}\s){{0,2}}{_WORD})*(?:\sen\s(?:omstreken|ommelanden|omgeving)\b)?)"
_ARTICLE = r"(?:(?:de|het)\s)?"

# Where a region's name stands, with the weight in the title block and in the rest of the text. What is looked for in
# all of the text opens with a letter, and then asks that it is the first of its word: a search skips other letters.
_PLACES = (
    (re.compile(rf"[Rr](?<!\w.)egio\s{_ARTICLE}{_NAME}"), 8, 2),
    (re.compile(rf"V(?<!\w.)(?:eilig\sThuis|T)\s{_NAME}"), 6, 1),
    (re.compile(rf"{_NAME}\sen\s(?:Veilig\sThuis|VT)\b"), 6, 0),
    (re.compile(rf"\bin\s{_ARTICLE}{_NAME}(?!(?:,|\sen)\s{_WORD})"), 5, 0),
    (re.compile(rf"\b[Gg]emeente\s{_NAME}"), 3, 0),
    (re.compile(rf"(?<![.:?!]\s)(?<=\s){_NAME}"), 2, 0),
)
# Part of the name of an urban region ('Stadsgewest X'), unlike the plain word 'regio'.
_TYPE = re.compile(r"\b(?:Stadsgewest|Stadsregio|Jeugdregio|Gewest)\s$")
# Words that stand capitalised in titles and tables, and are about the form or the parties.
_NO_REGION = re.compile(
    r"^(?:Veilig\b|Thuis|Convenant|Concept|Definitie\w*|Versie|Werk\w*|Samenwerk\w*|Afspraken|Deel|Bijlage|Notitie|Nota"
    r"|Gemeente\w*|Stichting|Politie|Lokale?|Organisatie|Wie|Wat|Hoe|Raad\b|Wet\b|Meldcode|Handelingsprotocol|Kwaliteitskader"
    r"|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)\b"
)
# Names of teams and desks, and what says that a name is the place of one: 'het Duinpunt', 'wijkteam X'.
_TEAM = r"(?:[\w-]*(?:punt|teams?|loket(?:ten)?|ploeg|balie)|cjg|jgt)"
_TEAM_NAME = re.compile(rf"\b{_TEAM}\b", re.IGNORECASE)
_BESIDE_TEAM = re.compile(rf"^{_TEAM}\s|\sen\s(?:van\s)?{_TEAM}\b.*", re.IGNORECASE)
_TEAM_BEFORE = re.compile(r"\b[\w-]*(?:team|punt|loket)\s$", re.IGNORECASE)
_IN_WORD = re.compile(r"\w")
# In a list of municipalities; a single one may be all there is.
_LISTED = rf"(?:[A-ZÀ-Ý'][\w'’-]*,?\s|{_BETWEEN}\s)"
_MUNICIPALITY = re.compile(rf"\b[Gg]emeenten\s{_LISTED}*$|\b[Gg]emeente\s{_LISTED}+$")
_FRONT = 12
_LONGEST_LINE = 40
_MOST_VOTES = 12
_CANDIDATES = 50
_LOOK_BACK = 100


def region(document: Document, words: Iterable[str]) -> Fact | None:
    """Return the name of the region, without 'regio' or an article in front; `words` are those outside addresses."""
    votes: Counter[str] = Counter()
    first: dict[str, Block] = {}
    front = {block.nr for block in _front(document)}
    text = " ".join(words)
    for block in document.blocks:
        for name, weight in _names(block, in_front=block.nr in front):
            votes[name] += min(weight, _MOST_VOTES)
            first.setdefault(name, block)
    votes = _without_lead(Counter(dict(votes.most_common(_CANDIDATES))), text)
    for name in list(votes):
        if _count(name.lower(), text):
            del votes[name]  # an ordinary word that happened to stand at the start of a sentence
        else:
            votes[name] += min(_count(name, text), _MOST_VOTES) // 2
    if not votes:
        return _from_file_name(document.source.name)
    name = max(votes, key=lambda candidate: (votes[candidate], -first[candidate].nr))
    return Fact(value=name, source=FactSource.TEKST, block=first[name].nr)


def _without_lead(votes: Counter[str], text: str) -> Counter[str]:
    """Return the votes, those of 'Veiligheid X' given to 'X' where the text also names X by itself."""
    given: Counter[str] = Counter()
    for name, number in votes.items():
        shorter = (other for other in votes if name.endswith(f" {other}") and not _TYPE.search(name[: -len(other)]))
        given[next((other for other in shorter if _count(other, text) > _count(name, text)), name)] += number
    return given


def _count(name: str, text: str) -> int:
    """Return how often a name stands in a text as a name, not as the start of a longer word."""
    around = pairwise(text.split(name))
    return sum(not (_IN_WORD.match(before[-1:]) or _IN_WORD.match(after)) for before, after in around)


def _front(document: Document) -> Iterator[Block]:
    """Yield the title and the short lines around it."""
    for block in document.blocks[:_FRONT]:
        if block.role is not None:
            continue
        short = block.kind is BlockKind.ALINEA and not block.headings and len(block.text.split()) <= _LONGEST_LINE
        if short or block.kind is BlockKind.TITEL:
            yield block


def _names(block: Block, *, in_front: bool) -> Iterator[tuple[str, int]]:
    for pattern, front_weight, weight in _PLACES:
        if not (in_front or weight):
            continue
        for match in pattern.finditer(block.text):
            before = block.text[max(0, match.start("name") - _LOOK_BACK) : match.start("name")]
            name = _BESIDE_TEAM.sub("", match["name"])
            if _NO_REGION.match(name) or _TEAM_NAME.search(name) or _is_local(before, block.kind):
                continue
            kind = _TYPE.search(before)
            yield (kind[0] if kind else "") + name, front_weight if in_front else weight


def _is_local(before: str, kind: BlockKind) -> bool:
    """Tell whether the words before a name make it one of several places; a title names all teams by their region."""
    return bool(_MUNICIPALITY.search(before)) or (kind is not BlockKind.TITEL and bool(_TEAM_BEFORE.search(before)))


def _from_file_name(name: str) -> Fact | None:
    words = re.findall(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*", name.rsplit(".", 1)[0].replace("_", " "))
    known = [word for word in words if not _NO_REGION.match(word.capitalize())]
    return Fact(value=known[-1].capitalize(), source=FactSource.BESTANDSNAAM) if known else None
