"""Finds blocks that never count as evidence: contents table, glossary, quoted requirements, case stories, addresses.

The word sets below are about the form of a document ('Inhoud', 'Begrippen', 'Versie'), not about its subject; the
subject lives in `criteria/`. A wrong role hides real evidence, so every rule asks for a cue *and* a shape: a heading
alone never takes the text under it along.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from afsprakenscan.model.document import Block, BlockKind, Document, Role
from afsprakenscan.roles.contents import LEADER, contents
from afsprakenscan.roles.sections import Blocks, headings, section_under
from afsprakenscan.text import fold, words


def assign_roles(document: Document) -> Document:
    """Return the document with a role on every block that never counts; roles set by the reader stay."""
    roles: dict[int, Role] = {}
    for role, find in _FINDERS:
        for index in find(document.blocks):
            roles.setdefault(index, role)
    blocks = tuple(
        block.model_copy(update={"role": roles[index]}) if index in roles and block.role is None else block
        for index, block in enumerate(document.blocks)
    )
    return document.model_copy(update={"blocks": blocks})


# ---------------------------------------------------------------- glossary

_LIST_OF_TERMS = (
    r"(?:begrippen|begripsbepaling(?:en)?|begripsomschrijving(?:en)?|definities?|afkortingen|termen|terminologie"
    r"|woorden|vaktaal|vaktermen|jargon)"
)
_GLOSSARY = re.compile(
    r"(?:(?:lijst|uitleg|verklaring|betekenis) (?:van|met) (?:de )?)?"
    rf"(?:(?:veel)?gebruikte |belangrijke |moeilijke |onze )?{_LIST_OF_TERMS}"
    rf"(?:(?: en |, ){_LIST_OF_TERMS})*(?: uitgelegd| en hun betekenis)?"
    r"|begrippen(?:lijst|kader)|afkortingenlijst|(?:korte |kleine |verklarende )*woordenlijst(?:je)?"
    r"|woorden die (?:we|wij) gebruiken|wat (?:(?:de|deze|die|onze|moeilijke|gebruikte) )*(?:woorden|termen) betekenen"
    r"|.+\bwat is (?:ook alweer |nou |nu )?het verschil"
)
# Headings that may hold a glossary or something else: only when several terms are explained one after another.
_READING_GUIDE = re.compile(
    r"leeswijzer|(?:zo|hoe) lees (?:je|u) .*|wat (?:bedoelen|verstaan) (?:we|wij)(?: (?:met|onder|hier).*)?"
    r"|wat betekenen? .*|taal|wat noemen (?:we|wij) hoe"
)
_TERM = re.compile(r"^(?:\(?[a-z0-9]{1,2}[.)]\s+)?(?P<term>[^.:;|?!]{2,90}?)\s*(?::| = | – | - )\s*\S")
_MEANING = re.compile(r"\b(?:verstaan|bedoeld)\b.{0,40}:?$|^onder .{2,60}\bverstaan\b|^met .{2,60}\bbedoel(?:d|en)\b")
_TERM_COLUMN = re.compile(r"begrip(?:pen)?|term(?:en)?|afkorting(?:en)?|woord")
_LONGEST_TERM = 9
_FEWEST_SORTED = 4


def _glossary(blocks: Blocks) -> set[int]:
    found = set()
    for heading in headings(blocks, _GLOSSARY):
        terms = {index for index in section_under(blocks, heading) if _explains(blocks[index])}
        found |= terms | ({heading} if terms else set())
    for heading in headings(blocks, _READING_GUIDE):
        terms = {index for index in section_under(blocks, heading) if _defines(blocks[index])}
        found |= terms if len(terms) > 1 else set()
    found |= _sorted_terms(blocks)
    found |= {i for i, block in enumerate(blocks) if block.columns and _TERM_COLUMN.fullmatch(fold(block.columns[0]))}
    return found


def _sorted_terms(blocks: Blocks) -> set[int]:
    """Return sections that are nothing but terms in alphabetical order: a glossary under a heading of its own."""
    found: set[int] = set()
    for heading, block in enumerate(blocks):
        section = section_under(blocks, heading) if block.kind is BlockKind.KOP else range(0)
        if len(section) < _FEWEST_SORTED or not all(_defines(blocks[index]) for index in section):
            continue
        terms = [match["term"] for index in section if (match := _TERM.match(fold(blocks[index].text)))]
        if terms == sorted(terms) and len(set(terms)) == len(terms):
            found |= {heading, *section}
    return found


def _explains(block: Block) -> bool:
    """Tell whether a block in a glossary is part of it: a term with its meaning, a row, or the line that opens it."""
    if block.kind is BlockKind.TABELRIJ:
        return block.cells is not None and 0 < words(block.cells[0]) <= _LONGEST_TERM
    return _defines(block) or (block.kind is not BlockKind.KOP and _MEANING.search(fold(block.text)) is not None)


def _defines(block: Block) -> bool:
    if block.kind not in (BlockKind.ALINEA, BlockKind.LIJSTPUNT) or _is_signature(block):
        return False
    match = _TERM.match(fold(block.text))
    return match is not None and words(match["term"]) <= _LONGEST_TERM


# ---------------------------------------------------------------- quotation of the requirements

# The lead-in or heading must point outside: to the national text that is being quoted.
_ELSEWHERE = re.compile(
    r"\b(?:kwaliteitskader|kader|vng|landelijke?|het land|vereniging van nederlandse gemeenten)\b"
    r"|afspraken tussen .{5,60} gaan over"
)
_LABEL = re.compile(r"^['\"(]*(?P<label>[a-z]|\d)[.)]\s")
_LABEL_INSIDE = re.compile(r"(?<![^\s'\"])\(?(?P<label>[a-g])[.)]\s")
# A region that fills in the seven points itself names terms and speaks of itself; a quotation does neither.
_OWN_WORDS = re.compile(
    r"\b(?:wij|we|ons|onze)\b|\b(?:binnen|uiterlijk|na|elke?|iedere?)\b[^.;]{0,25}\b(?:uur|dag|week|maand|jaar|\w*dagen|weken|maanden)\b"
)
_REQUIREMENTS = 7
_FEWEST_LABELS = 3


def _quotation(blocks: Blocks) -> set[int]:
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if index in found or block.kind in (BlockKind.KOP, BlockKind.TITEL, BlockKind.TABELRIJ):
            continue
        run = _labelled_run(blocks, index) or _unlabelled_run(blocks, index) or _merged_run(blocks, index)
        if run and _points_elsewhere(blocks, index, run) and not _in_own_words(blocks, run):
            found |= set(run)
    return found | _around(blocks, found) | _quoted_law(blocks)


def _labelled_run(blocks: Blocks, start: int) -> range | None:
    """Return seven items in a row that are numbered a to g or 1 to 7."""
    run = range(start, start + _REQUIREMENTS)
    if run.stop > len(blocks) or not _LABEL.match(fold(blocks[start].text)):
        return None
    labels = [match["label"] if (match := _LABEL.match(fold(blocks[index].text))) else "" for index in run]
    return run if "".join(labels) in ("abcdefg", "1234567") else None


def _unlabelled_run(blocks: Blocks, start: int) -> range | None:
    """Return a list of exactly seven items without numbers."""
    if start > 0 and blocks[start - 1].kind is BlockKind.LIJSTPUNT:
        return None
    stop = start
    while stop < len(blocks) and blocks[stop].kind is BlockKind.LIJSTPUNT:
        stop += 1
    return range(start, stop) if stop - start == _REQUIREMENTS else None


def _merged_run(blocks: Blocks, start: int) -> range | None:
    """Return the paragraphs in which a to g stand in running text, one paragraph or more."""
    labels, stop = "", start
    while stop < len(blocks) and len(labels) < _REQUIREMENTS:
        inside = "".join(match["label"] for match in _LABEL_INSIDE.finditer(fold(blocks[stop].text)))
        if not inside or not "abcdefg".startswith(labels + inside) or len(inside) < _FEWEST_LABELS:
            break
        labels += inside
        stop += 1
    return range(start, stop) if labels == "abcdefg" else None


def _points_elsewhere(blocks: Blocks, start: int, run: range) -> bool:
    above = blocks[start - 1].text if start > 0 else ""
    own = blocks[start].text if len(run) < _REQUIREMENTS else ""
    heading = blocks[start].headings[-1] if blocks[start].headings else ""
    return any(_ELSEWHERE.search(fold(text)) for text in (above, own, heading))


def _in_own_words(blocks: Blocks, run: range) -> bool:
    return sum(_OWN_WORDS.search(fold(blocks[index].text)) is not None for index in run) > 1


def _around(blocks: Blocks, quoted: set[int]) -> set[int]:
    """Return heading and lead-in of a section that holds nothing but the quotation."""
    found = set()
    for heading, block in enumerate(blocks):
        if block.kind is not BlockKind.KOP:
            continue
        section = section_under(blocks, heading)
        if quoted.isdisjoint(section):
            continue
        rest = [index for index in section if index not in quoted and not _is_signature(blocks[index])]
        if not rest or rest == [section.start]:
            found |= {heading, *rest}
    return found


_LAW = re.compile(r"\b(?:wet|artikel|besluit|verordening)\b")
_QUOTED = re.compile(r"^['\"].{60,}['\"][.;]?$")


def _quoted_law(blocks: Blocks) -> set[int]:
    """Return paragraphs wholly between quotation marks under a line that announces a text of law."""
    return {
        index
        for index in range(1, len(blocks))
        if _QUOTED.match(fold(blocks[index].text))
        and blocks[index - 1].text.endswith(":")
        and _LAW.search(fold(blocks[index - 1].text))
    }


# ---------------------------------------------------------------- case stories

_CASE_HEADING = re.compile(
    r"(?:een |enkele |twee |drie )?(?:praktijk)?voorbeeld(?:en)?(?: uit de praktijk| ter illustratie)?"
    r"|(?:voorbeeld)?casus|casus(?:voorbeeld|beschrijving)(?:en)?|uit de praktijk|zo kan het (?:lopen|gaan)"
)
_CASE_START = re.compile(
    r"^(?:casus(?:voorbeeld|beschrijving)?|(?:een )?(?:praktijk|casus)?voorbeeld(?: uit de praktijk)?|uit de praktijk"
    r"|uit het leven gegrepen|zo kan het (?:lopen|gaan)|ter illustratie|(?:praktijk|ervarings)verhaal)\s?[.:(!]"
)
# 'Casus Kade 12', 'Casus Milan en Roos': a name makes it a story; 'Casus waarin ...' may be a rule.
_NAMED_CASE = re.compile(
    r"^(?:Casus|CASUS|Voorbeeld)\s(?:[A-Z0-9][\w-]*|en|van|de)(?:\s(?:[A-Z0-9][\w-]*|en|van|de))*\s?[.:(]"
)
_INVENTED = re.compile(r"\b(?:verzonnen|gefingeerd|fictief|fictieve|namen zijn)\b")
# Looser openings that count in a frame only.
_FRAMED_CASE = re.compile(
    r"^(?:\w+ ){0,2}(?:voorbeeld|verhaal)\b[^.:!]{0,40}[.:!]|^een casus\b[^.:!]{0,40}[.:!]"
    r"|^(?:zo (?:gaat|ging|loopt|liep|kan) het|stel je voor|stel[:,])"
)
# In a frame these give a story away: 'Fenna (4)', 'mevrouw Dekkinga', 'familie V.', or one weekday after another.
_SOMEONE = re.compile(
    r"\b[A-Z][a-zà-ÿ]+ \(\d{1,2}(?: jaar)?\)|\b(?:familie|gezin|[Mm]evrouw|[Mm]eneer)"
    r" (?:(?:De|Van|van|de) )?[A-Z][a-z]*\b"
)
_WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?! (?:tot|t/m))")
_FEWEST_DAYS = 3
_CONTINUED = re.compile(r"^(?:vervolg|afloop|hoe liep het af)\b")
_OPENING = 120


def _case_story(blocks: Blocks) -> set[int]:
    found = {index for index, block in enumerate(blocks) if _tells_a_case(block)}
    for heading in headings(blocks, _CASE_HEADING):
        story = {index for index in section_under(blocks, heading) if _is_prose(blocks[index])}
        found |= story | {heading}
    for index in sorted(found):
        following = index + 1
        while following < len(blocks) and _continues(blocks[following]):
            found.add(following)
            following += 1
    return found


def _is_prose(block: Block) -> bool:
    return block.kind in (BlockKind.ALINEA, BlockKind.KADER)


def _continues(block: Block) -> bool:
    return _is_prose(block) and _CONTINUED.match(fold(block.text)) is not None


def _tells_a_case(block: Block) -> bool:
    if not _is_prose(block):
        return False
    text = fold(block.text)
    if _CASE_START.match(text) or _NAMED_CASE.match(block.text) or _INVENTED.search(text[:_OPENING]):
        return True
    if block.kind is not BlockKind.KADER:
        return False
    framed = _FRAMED_CASE.match(text) or _SOMEONE.search(block.text)
    return bool(framed) or len(set(_WEEKDAY.findall(text))) >= _FEWEST_DAYS


# ---------------------------------------------------------------- addresses

_CONTACT_HEADING = re.compile(
    r".*\b(?:contactgegevens|contactlijst|adres(?:sen|gegevens|lijst)?|telefoonnummers|telefoonlijst|nummers"
    r"|bereikbaarheidsgegevens|wie is wie|bellen en mailen|(?:zo|hoe) bereik (?:je|u|jij) .*)"
)
_CONTACT_COLUMN = re.compile(r"\b(?:tel\w*|e-?mail\w*|mail\w*|adres\w*)\b")
# Giving each team a contact of its own is an arrangement (codebook o6), also when it has the form of a list.
_FIXED_CONTACT = re.compile(r"\bvaste? (?:contact|aanspreek)")
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,200}\.\w{2,}")
_PHONE = re.compile(r"(?<![\d-])(?:(?:\+31|0)[\s–-]*\d(?:[\s–-]*\d){7,9}|0[89]00[\s–-]*\d(?:[\s–-]*\d){3})(?!\d)")
_LONGEST_CONTACT = 14


def _addresses(blocks: Blocks) -> set[int]:
    found = {index for index, block in enumerate(blocks) if _is_contact_row(block) or _is_contact_line(block)}
    # A row without a number of its own ('wisselt per dag') belongs to the table around it.
    tables = {blocks[index].columns for index in found} - {None}
    found |= {index for index, block in enumerate(blocks) if block.columns in tables and _is_short(block)}
    for heading in headings(blocks, _CONTACT_HEADING):
        section = section_under(blocks, heading)
        lines = {i for i in section if blocks[i].kind is not BlockKind.TABELRIJ and _has_address(blocks[i])}
        found |= lines
        if any(index in found for index in section):
            found.add(heading)
    return found


def _is_contact_row(block: Block) -> bool:
    if block.cells is None or not _is_short(block):
        return False
    columns = [fold(column) for column in block.columns or ()]
    if any(_FIXED_CONTACT.search(column) for column in columns):
        return False
    announced = any(_CONTACT_COLUMN.search(column) for column in columns)
    return (announced or not any(columns)) and any(_MAIL.search(cell) or _PHONE.search(cell) for cell in block.cells)


def _is_short(block: Block) -> bool:
    return block.cells is not None and all(words(cell) <= _LONGEST_CONTACT for cell in block.cells)


def _has_address(block: Block) -> bool:
    """Tell whether a line is an address and little else; a sentence that says when to call is not."""
    rest = _PHONE.sub("", _MAIL.sub("", block.text))
    return rest != block.text and words(rest) <= _LONGEST_CONTACT and not rest.rstrip().endswith(".")


def _is_contact_line(block: Block) -> bool:
    if block.cells is not None or "@" not in block.text:
        return False
    return _MAIL.search(block.text) is not None and _PHONE.search(block.text) is not None and _has_address(block)


# ---------------------------------------------------------------- version table

_VERSIONS = re.compile(
    r"(?:overzicht van (?:de )?)?versies?|versie(?:beheer|overzicht|historie|geschiedenis|tabel)"
    r"|documentbeheer|documenthistorie|wijzigingsblad"
)
_VERSION_COLUMN = ("versie", "versienummer", "versienr.", "nr.")
_VERSION_NUMBER = re.compile(r"^(?:v|versie )?\d{1,2}[.,]\d{1,2}\w?$")


def _version_table(blocks: Blocks) -> set[int]:
    found = {index for index, block in enumerate(blocks) if _is_version_row(block)}
    # A row with 'definitief' instead of a number belongs to the table around it.
    tables = {blocks[index].columns for index in found}
    found |= {index for index, block in enumerate(blocks) if block.columns in tables and block.columns}
    for heading in headings(blocks, _VERSIONS):
        section = section_under(blocks, heading)
        rows = {index for index in section if blocks[index].kind is BlockKind.TABELRIJ}
        found |= rows | ({heading} if rows else set())
    return found


def _is_version_row(block: Block) -> bool:
    columns = [fold(column) for column in block.columns or ()]
    return any(
        column in _VERSION_COLUMN and _VERSION_NUMBER.match(fold(cell)) is not None
        for column, cell in zip(columns[:2], block.cells or (), strict=False)
    )


# ---------------------------------------------------------------- signatures

_SIGNING = re.compile(r"ondertekening|handtekeningen|ter ondertekening")
_SIGNED = re.compile(
    r"aldus (?:\w+ ){0,3}?(?:overeengekomen|afgesproken|vastgesteld|ondertekend|opgemaakt|getekend|besloten)"
    r"|(?:voor akkoord|handtekening(?! onder)|was getekend)\b|(?:onder)?getekend (?:te|in|door|op)\b"
)
_PERSON = r"(?:mw|mevr|mevrouw|dhr|de heer|drs|mr|ir|dr|wethouder|bestuurder|directeur|voorzitter|burgemeester)\b"
_ON_BEHALF = re.compile(rf"namens\b.{{2,200}}?[:,].*\b{_PERSON}")
_ADOPTED_AND_NAMED = re.compile(rf"(?:vastgesteld|ondertekend) (?:op|te|door)\b.*\.\s+(?:de )?{_PERSON}.{{0,60}}$")
_LONGEST_SIGNATURE = 40
# Like LEADER, it opens with the signs themselves (no group, no look-behind): then a search skips all other text.
_DOTTED = re.compile(r"_____|\.(?:\s?\.){7}|………")


def _is_signature(block: Block) -> bool:
    text = fold(block.text)
    if any(pattern.match(text) for pattern in (_SIGNED, _ON_BEHALF, _ADOPTED_AND_NAMED)):
        return block.kind is not BlockKind.KOP
    return _DOTTED.search(text) is not None and not LEADER.search(text)


def _signatures(blocks: Blocks) -> set[int]:
    found = {index for index, block in enumerate(blocks) if _is_signature(block)}
    for heading in headings(blocks, _SIGNING):
        section = section_under(blocks, heading)
        if any(index in found for index in section):
            found |= {heading, *(index for index in section if words(blocks[index].text) <= _LONGEST_SIGNATURE)}
    return found


_FINDERS: tuple[tuple[Role, Callable[[Blocks], set[int]]], ...] = (
    (Role.INHOUDSOPGAVE, contents),
    (Role.VERSIEBEHEER, _version_table),
    (Role.BEGRIPPEN, _glossary),
    (Role.CITAAT, _quotation),
    (Role.CONTACT, _addresses),
    (Role.CASUS, _case_story),
    (Role.ONDERTEKENING, _signatures),
)
