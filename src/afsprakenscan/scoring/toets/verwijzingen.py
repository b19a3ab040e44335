"""What a document refers to and does not have: annexes that are not there, and abbreviations that nobody explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from afsprakenscan.model.document import Block, BlockKind, Role
from afsprakenscan.model.kader import Ruleset
from afsprakenscan.model.toets import Ernst, Finding
from afsprakenscan.scoring.toets.gedeeld import Versie, at_block
from afsprakenscan.scoring.toets.open_einden import SILENT
from afsprakenscan.text import fingerprint, fold, words

# ---------------------------------------------------------------- annexes

_NUMBER = r"(?:\d{1,2}|[ivx]{1,4}|[a-h])"
_NUMBERED = re.compile(rf"\bbijlagen? (?P<numbers>{_NUMBER}\b(?:(?:, | en | t/m | tot en met | of ){_NUMBER}\b)*)")
_UNNUMBERED = re.compile(rf"\bzie (?:ook )?(?:de )?bijlagen?\b(?! {_NUMBER}\b)|\(bijlagen?\)")
# 'Bijlage 2 bij het Handelingsprotocol' is an annex of something else.
_OF_ANOTHER = re.compile(r"^\W{0,2}(?:van|bij|uit|op|in) (?!deze\b|dit\b|onze\b|ons\b|de (?:afspraken|samenwerkings))")
_APART = re.compile(
    r"\b(?:los(?:se)?|apart|aparte|separaat|separate|afzonderlijke?|website|te vinden op|op te vragen)\b"
)
_ONE_NUMBER = re.compile(rf"\b{_NUMBER}\b")
_HEADING = re.compile(rf"^(?:(?:{_NUMBER}|\d+(?:\.\d+)*)[.)]? )?bijlagen?\b")
_NUMBER_FIRST = re.compile(rf"^(?P<number>{_NUMBER})[.):]? \w")
_LONGEST_LINE = 15


def absent_annexes(versie: Versie) -> Iterator[Finding]:
    """Give a finding for every annex that the text sends the reader to and that is not in the document."""
    blocks = versie.document.blocks
    there, any_there = _annexes(blocks)
    told: set[str] = set()
    for block in blocks:
        if block.role in SILENT or block.kind in (BlockKind.KOP, BlockKind.TITEL):
            continue
        for number in _promised(block.text):
            if number in told or (number in there if number else any_there):
                continue
            told.add(number)
            name = f"Bijlage {number.upper()}".strip()
            yield Finding(
                code="AS-O3",
                ernst=Ernst.WAARSCHUWING,
                titel=f"{name} ontbreekt",
                uitleg="De tekst verwijst ernaar, maar in dit document staat geen bijlage met die naam.",
                waarom="Wat in een bijlage hoort die er niet is, is niet afgesproken.",
                advies="Voeg de bijlage toe, haal de verwijzing weg, of schrijf waar de bijlage te vinden is.",
                plaats=at_block(block),
                vingerafdruk=fingerprint("AS-O3", number),
            )


def _promised(text: str) -> Iterator[str]:
    """Give the number of each annex that a text refers to, '' for one without a number."""
    folded = fold(text)
    if _APART.search(folded) or _HEADING.match(folded):
        return
    for match in _NUMBERED.finditer(folded):
        if not _OF_ANOTHER.match(folded[match.end() :]):
            yield from _ONE_NUMBER.findall(match["numbers"])
    for match in _UNNUMBERED.finditer(folded):
        if not _OF_ANOTHER.match(folded[match.end() :]):
            yield ""


def _annexes(blocks: Sequence[Block]) -> tuple[set[str], bool]:
    """Return the numbers of the annexes that are there, and whether there is any annex at all."""
    there: set[str] = set()
    found = False
    for nr, block in enumerate(blocks):
        if block.role is Role.INHOUDSOPGAVE:
            continue
        text = fold(block.text)
        headed = block.kind in (BlockKind.KOP, BlockKind.TITEL)
        opens = _HEADING.match(text) and words(text) <= _LONGEST_LINE and _goes_on(blocks, nr)
        if (headed and "bijlage" in text) or opens:
            found = True
            there.update(_numbers(text))
        elif headed and any(_HEADING.match(fold(heading)) for heading in block.headings):
            number = _NUMBER_FIRST.match(text)
            there.update([number["number"]] if number else [])
    return there, found


def _numbers(folded: str) -> Iterator[str]:
    for match in _NUMBERED.finditer(folded):
        yield from _ONE_NUMBER.findall(match["numbers"])


def _goes_on(blocks: Sequence[Block], nr: int) -> bool:
    """Tell whether something stands under a line: a list of annexes is a promise, not the annexes themselves."""
    after = blocks[nr + 1] if nr + 1 < len(blocks) else None
    return after is not None and after.kind is not BlockKind.KOP and not _HEADING.match(fold(after.text))


# ---------------------------------------------------------------- abbreviations

_CAPITALS = re.compile(r"(?<![\w.&/@-])([A-Z][A-Z&]{1,5})(?![\w&.]*[a-z0-9@.]\w|\w)")
# Known in the field or to everyone, so that a text may use them as words.
KNOWN = frozenset(
    "AED AEF AMHK AMK APV ARIJ AVG BIG BJZ BOPZ BSN BV CAO CIBG CIZ CJG CORV COVID CPA CVB DNA EHBO EU EVC FAQ GBA GGD"
    " GGZ GI GIA GIS GR HALT HBO HIC HKZ ICT IGJ INGZ IQ IVF JB JGZ JR JZ KIP KJP KNMG KVK LHBTI LIRIK LOC LVB MBO MDA"
    " MEE MHM MT MUHP NEN NGO NIFP NIP NJI NL NVO NVP OCW OGGZ OM OTS PDF PGA POH PTSS PVA RACI RAAK RSJ RVDK SGLVB SHG"
    " SISA SKJ SMART SOS SVB TIM UHP UWV VIB VIR VMBO VNG VOG VOTS VT VVE VWO VWS WAMS WGBO WIA WJH WKKGZ WLZ WMO WO"
    " WSNP WSS WVGGZ WZD ZRM ZSM ZVW ZZP LT AB DB CV DVO SLA KPI ID NB TEL PS CC BCC FTE AM PM OK".split()
)
# Words in capitals after each other are stressed; one with a number behind it is a label: 'FASE 1'.
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b|\b[A-Z]{2,} \d+\b")
_FEWEST = 2
_FUNCTION_WORDS = frozenset("van de het een en voor in of te der met tegen aan bij op".split())
_WORDS = re.compile(r"[a-z]+")


def unexplained(versie: Versie, ruleset: Ruleset) -> Iterator[Finding]:
    """Give a finding for every abbreviation that is used as the name of a party or method and never written out."""
    known = KNOWN | _words_of(ruleset)
    blocks = [block for block in versie.document.blocks if block.role is not Role.INHOUDSOPGAVE]
    uses: Counter[str] = Counter()
    first: dict[str, Block] = {}
    for block in blocks:
        if block.role is None and not block.text.isupper():
            for name in _CAPITALS.findall(_SHOUTED.sub(" ", block.text)):
                uses[name] += 1
                first.setdefault(name, block)
    candidates = [name for name, count in uses.items() if count >= _FEWEST and name not in known]
    if not candidates:
        return
    initials = _initials(blocks)
    texts = [block.text for block in blocks]
    for name in candidates:
        if not _written_out(name, texts, initials):
            yield Finding(
                code="AS-O4",
                ernst=Ernst.WAARSCHUWING,
                titel=f"'{name}' is nergens uitgelegd",
                uitleg=f"De afkorting staat {uses[name]} keer in de tekst en wordt nergens voluit geschreven.",
                waarom="Wie de afkorting niet kent, weet niet welke partij of methode is bedoeld.",
                advies="Schrijf de naam de eerste keer voluit, met de afkorting tussen haakjes.",
                plaats=at_block(first[name]),
                vingerafdruk=fingerprint("AS-O4", name),
            )


def _words_of(ruleset: Ruleset) -> frozenset[str]:
    """Return the abbreviations in the word lists: who keeps those lists knows them as words of the field."""
    found = {
        word.upper()
        for concept in ruleset.begrippen.values()
        for written in concept.woorden
        for word in re.findall(r"[A-Za-z&]{2,6}", written)
        if word.isupper()
    }
    return frozenset(found)


def _initials(blocks: Sequence[Block]) -> str:
    """Return the first letters of all words, and of all words but the smallest, block after block."""
    found = []
    for block in blocks:
        own = _WORDS.findall(fold(block.text))
        found += ["".join(word[0] for word in own), "".join(word[0] for word in own if word not in _FUNCTION_WORDS)]
    return "|".join(found)


def _written_out(name: str, texts: Sequence[str], initials: str) -> bool:
    """Tell whether an abbreviation is explained somewhere: in brackets, as a term, or by words with its letters."""
    mark = re.escape(name)
    term = re.compile(
        rf"\w ?\(\W{{0,2}}(?:hierna:?|verder:?|afgekort:?|ook wel)?\W*{mark}\W{{0,2}}\)"
        rf"|^\W*{mark} ?(?:[:=(–|-]|is )|\b{mark} (?:staat voor|\((?!{mark})[a-zA-Z])"
        rf"|(?:hierna|verder|afgekort)\W+(?:\w+ ){{0,3}}\W?{mark}\b"
    )
    letters = name.replace("&", "").lower()
    return letters in initials or any(name in text and term.search(text) for text in texts)
