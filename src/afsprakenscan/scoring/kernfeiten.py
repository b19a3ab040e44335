"""From values seen in passages to the key facts of a document. Region, date, version and status are read elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from typing import TypeVar

from afsprakenscan.model.document import Block, Document
from afsprakenscan.model.kader import Feit, FeitSoort, Label
from afsprakenscan.model.results import FeitHit, Kernfeit, Matches, Passage, Reason
from afsprakenscan.scoring.frequenties import Frequentie, frequentie, zin_op, zinnen
from afsprakenscan.scoring.termijnen import maandmomenten
from afsprakenscan.scoring.tov_kader import ONBEKEND, TOV_KADER, tov_kader
from afsprakenscan.text import fold

T = TypeVar("T")

VT, LT = "VT", "LT"
# From three rungs on, a section is where the ladder stands.
_LADDER = 3
_PROFESSIONALS = "professionals"
# Without help, and with help.
_INFORMING = ("informeren_zonder_hulp", "informeren_met_hulp")
_CASUSEVALUATIE = "casusevaluatie"
_ANNEX = re.compile(r"\b(?:bijlagen?|addend(?:um|a)|aanhangsels?|inlegvel(?:len)?|bijvoegsels?|supplement)\b")
# An annex that says where one municipality deviates; an ordinary annex may add to a list.
_DEVIATION = re.compile(
    r"\b(?:addend(?:um|a)|aanhangsels?|inlegvel(?:len)?|bijvoegsels?|supplement|gemeentelijk deel|lokaal deel"
    r"|bijlagen? (?:\w+ )?gemeenten?)\b"
    # An annex that says of itself that nothing in it is agreed.
    r"|\b(?:bijlage|toelichting|achtergrond)\b.*\b(?:geen (?:deel|onderdeel|afspra\w+)|niet bindend|ter informatie)\b"
)
# The code of local deviations, and how a note on one opens.
_LOKAAL = "m1"
_LOCAL_OPENING = re.compile(
    r"\W*(?:\w{1,3}[.)] )?(?:lokale? )?"
    r"(?:inlegvel|inlegblad|addendum|aanhangsel|bijvoegsel|supplement|afwijking|uitzondering)\b"
)
_HERSTELPLAN = re.compile(r"\bherstelplan")
_VEILIGHEIDSPLAN = re.compile(r"\bveiligheids(?:plan|- en)")
# The value that marks a sentence which does not count for a fact that is read from the words.
_TELT_NIET = "telt niet"
_BLOT = "#"
_MONTH_COLUMN = re.compile(r"^(?:na )?(?:maand(?:en)?|mnd)\b")


def kernfeiten(
    feiten: Iterable[Feit], matches: Matches, document: Document, *, datum: str | None
) -> dict[str, Kernfeit]:
    """Return the key facts by name, in the order of the codebook; `datum` is year-month(-day), for `tov_kader`."""
    feiten = list(feiten)
    facts = {TOV_KADER: Kernfeit(waarde=tov_kader(datum), titel="Opgesteld voor of na het kwaliteitskader")}
    for feit in feiten:
        facts[feit.naam] = _READERS[feit.soort](feit, matches, document).model_copy(update={"titel": feit.titel})
    return facts | _informing(facts, [feit for feit in feiten if feit.naam in _INFORMING], matches)


# ---------------------------------------------------------------- facts with values of their own


def _keuze(feit: Feit, matches: Matches, document: Document) -> Kernfeit:
    hits = _main_text(_region_wide(_first_code(feit, _hits(feit, matches), matches), matches), matches)
    if feit.naam == "veiligheidsplan":
        hits = _safety_plan_first(hits, matches, document)
    counts = Counter(value for value, _ in dict.fromkeys((hit.waarde, hit.passage) for hit in hits))
    if not counts:
        return Kernfeit(waarde=ONBEKEND)
    if len(counts) > 1 and feit.bij_meer is not None and (feit.bij_meer in counts or _makes_more(counts)):
        return Kernfeit(waarde=feit.bij_meer, passages=_passages(hits))
    # `most_common` keeps the order of first sight on ties.
    value = counts.most_common(1)[0][0]
    return Kernfeit(waarde=value, passages=_passages(hit for hit in hits if hit.waarde == value))


def _region_wide(hits: list[FeitHit], matches: Matches) -> list[FeitHit]:
    """Leave out values from passages on what one municipality does otherwise, when others say something too."""
    local = {passage.id for passage in matches.passages if _only_there(passage)}
    return [hit for hit in hits if hit.passage not in local] or hits


def _only_there(passage: Passage) -> bool:
    return passage.labels.get(_LOKAAL) is Label.BEWIJS or bool(_LOCAL_OPENING.match(fold(passage.text)))


def _makes_more(values: Collection[str]) -> bool:
    """Tell whether different values make one of several: two ways of working do, two parties do not.

    Where one sentence names Veilig Thuis and another the local team, one of the two is about something else; who do it
    together are named as such.
    """
    return not {VT, LT}.issuperset(values)


def _lijst(feit: Feit, matches: Matches, document: Document) -> Kernfeit:  # noqa: ARG001
    by_id = {passage.id: passage for passage in matches.passages}
    hits = [hit for _, hit in _prefer_main([(by_id[hit.passage], hit) for hit in _hits(feit, matches)], _DEVIATION)]
    found = {hit.waarde for hit in hits}
    order = dict.fromkeys(waarde.waarde for waarde in feit.waarden)
    return Kernfeit(waarde=tuple(value for value in order if value in found), passages=_passages(hits))


def _ladder(feit: Feit, matches: Matches, document: Document) -> Kernfeit:  # noqa: ARG001
    hits = _in_one_place(_main_text(_hits(feit, matches), matches), matches)
    return Kernfeit(waarde=tuple(dict.fromkeys(hit.waarde for hit in hits)), passages=_passages(hits))


def _in_one_place(hits: list[FeitHit], matches: Matches) -> list[FeitHit]:
    """Leave out rungs named elsewhere when one section holds most of a ladder."""
    headings = {passage.id: passage.headings for passage in matches.passages}
    sections: dict[tuple[str, ...], set[str]] = {}
    for hit in hits:
        sections.setdefault(headings[hit.passage], set()).add(hit.waarde)
    place = max(sections, key=lambda section: len(sections[section]), default=())
    if len(sections.get(place, ())) < _LADDER:
        return hits
    return [hit for hit in hits if headings[hit.passage] == place or _first_rung(hit, headings[hit.passage], place)]


def _first_rung(hit: FeitHit, headings: tuple[str, ...], place: tuple[str, ...]) -> bool:
    """Tell whether who do the case are named in a section beside the one where the ladder stands."""
    return hit.waarde == _PROFESSIONALS and len(place) > 1 and headings[:-1] == place[:-1]


def _hits(feit: Feit, matches: Matches) -> list[FeitHit]:
    """List the values seen in passages with proof for the fact, in document order."""
    proof = {passage.id: nr for nr, passage in enumerate(_proof(feit, matches))}
    hits = [hit for hit in matches.feiten if hit.naam == feit.naam and hit.passage in proof]
    return sorted(hits, key=lambda hit: (proof[hit.passage], hit.start))


def _first_code(feit: Feit, hits: list[FeitHit], matches: Matches) -> list[FeitHit]:
    """Leave out values from passages that prove only a related code when others prove the fact's own, its first."""
    own = {passage.id for passage in matches.passages if passage.labels.get(feit.bij[0]) is Label.BEWIJS}
    return [hit for hit in hits if hit.passage in own] or hits


def _safety_plan_first(hits: list[FeitHit], matches: Matches, document: Document) -> list[FeitHit]:
    """Leave out who makes a recovery plan when the document knows a safety plan.

    Source: codebook, decision 17.
    """
    if not any(_VEILIGHEIDSPLAN.search(fold(block.text)) for block in document.blocks if block.role is None):
        return hits
    texts = {passage.id: passage.text for passage in matches.passages}
    return [hit for hit in hits if not alleen_herstelplan(texts[hit.passage], hit.start)]


def alleen_herstelplan(text: str, place: int) -> bool:
    """Tell whether the sentence at a place is about a recovery plan, and not about a safety plan as well."""
    start, end = zin_op(text, place)
    words = fold(text[start:end])
    return bool(_HERSTELPLAN.search(words)) and not _VEILIGHEIDSPLAN.search(words)


def _informing(facts: dict[str, Kernfeit], feiten: list[Feit], matches: Matches) -> dict[str, Kernfeit]:
    """Fill in who informs the family where the text says so without naming the situation.

    Who does it although help is there (VT), or although it is not (LT), also does it in the other, plainer case. Where
    one situation is told as an exception, the party that otherwise does all the informing does it in the other one.
    Where no situation is told apart and one party does all the informing, it does so in both.
    """
    if {feit.naam for feit in feiten} != set(_INFORMING):
        return {}
    without, with_help = (facts[naam] for naam in _INFORMING)
    if without.waarde == ONBEKEND and with_help.waarde == VT:
        return {_INFORMING[0]: _same_as(with_help, without)}
    if with_help.waarde == ONBEKEND and without.waarde == LT:
        return {_INFORMING[1]: _same_as(without, with_help)}
    unknown = [naam for naam in _INFORMING if facts[naam].waarde == ONBEKEND]
    told = {hit.passage for hit in matches.feiten if hit.naam in _INFORMING}
    only = _only_party(feiten[0], matches, told) if unknown else None
    if not only or only.waarde in {without.waarde, with_help.waarde}:
        return {}
    return {naam: _same_as(only, facts[naam]) for naam in unknown}


def _same_as(source: Kernfeit, fact: Kernfeit) -> Kernfeit:
    return fact.model_copy(update={"waarde": source.waarde, "passages": source.passages})


def _only_party(feit: Feit, matches: Matches, told: Container[int]) -> Kernfeit | None:
    """Return the one party that acts in all passages with proof but those `told` apart, and those passages."""
    own = feit.model_copy(update={"bij": feit.bij[:1]})
    proof = _prefer_main([(passage, passage) for passage in _proof(own, matches) if passage.id not in told])
    reasons = [reason for passage, _ in proof for reason in passage.reasons if _proves(reason, own)]
    parties = {party for reason in reasons if (party := reason.captures.partij)}
    if parties not in ({VT}, {LT}):
        return None
    return Kernfeit(waarde=parties.pop(), passages=tuple(passage.id for passage, _ in proof))


# ---------------------------------------------------------------- facts read from the quotes


def _maanden(feit: Feit, matches: Matches, document: Document) -> Kernfeit:
    blocks = {block.nr: block for block in document.blocks}
    found = [
        (passage, maandmomenten(_with_months(passage, blocks.get(passage.block))))
        for passage in leesbaar(feit, matches)
    ]
    kept = _prefer_main([(passage, months) for passage, months in found if months])
    return Kernfeit(
        waarde=tuple(sorted({month for _, months in kept for month in months})),
        passages=tuple(passage.id for passage, _ in kept),
    )


def leesbaar(feit: Feit, matches: Matches) -> Iterator[Passage]:
    """Give the passages with proof, with what does not count blotted out.

    That is what a qualifier bears on, and the sentences that a rule of the fact marks.
    """
    marked: dict[int, list[FeitHit]] = defaultdict(list)
    for hit in matches.feiten:
        if hit.naam == feit.naam and hit.waarde == _TELT_NIET:
            marked[hit.passage].append(hit)
    for passage in _proof(feit, matches):
        blots = [
            *matches.voorbehouden.get(passage.id, ()),
            *(zin_op(passage.text, hit.start) for hit in marked[passage.id]),
        ]
        text = passage.text
        for start, end in blots:
            text = text[:start] + _BLOT * (end - start) + text[end:]
        yield passage.model_copy(update={"text": text, "quote": text[passage.start : passage.end]})


def _with_months(passage: Passage, block: Block | None) -> str:
    """Return the quote with the numbers that stand under a column 'maand' written out."""
    if block is None or not block.cells or not block.columns:
        return passage.quote
    pairs = zip(block.cells, block.columns, strict=False)
    months = [f"maand {cell}" for cell, column in pairs if _MONTH_COLUMN.match(fold(column))]
    return " | ".join([passage.quote, *months])


def _frequentie(feit: Feit, matches: Matches, document: Document) -> Kernfeit:  # noqa: ARG001
    found = [(passage, how_often) for passage in leesbaar(feit, matches) if (how_often := _how_often(passage, feit))]
    kept = _prefer_main(found)
    if not kept:
        return Kernfeit(waarde=ONBEKEND)
    passage, how_often = kept[0]
    return Kernfeit(waarde=how_often.tekst, passages=(passage.id,))


def _how_often(passage: Passage, feit: Feit) -> Frequentie | None:
    """Read the frequency in the sentences that prove the code; in the others of the block when those have none.

    How often partners learn from cases asks for a repetition; a single moment there is the start of something else.
    """
    herhaald = feit.naam == _CASUSEVALUATIE
    proving = [words for reason in passage.reasons if _proves(reason, feit) for words in reason.concepts.values()]
    sentences = zinnen(passage.text)
    first = [sentence for sentence in sentences if any(word in sentence for word in proving)]
    texts = (" ".join(first), passage.quote, passage.text)
    return next((how_often for text in texts if (how_often := frequentie(text, herhaald=herhaald))), None)


def _proves(reason: Reason, feit: Feit) -> bool:
    return reason.code in feit.bij and reason.label is Label.BEWIJS and reason.blocked_by is None


_READERS: dict[FeitSoort, Callable[[Feit, Matches, Document], Kernfeit]] = {
    FeitSoort.KEUZE: _keuze,
    FeitSoort.LIJST: _lijst,
    FeitSoort.LADDER: _ladder,
    FeitSoort.MAANDEN: _maanden,
    FeitSoort.FREQUENTIE: _frequentie,
}


# ---------------------------------------------------------------- shared


def _proof(feit: Feit, matches: Matches) -> list[Passage]:
    return [
        passage for passage in matches.passages if any(passage.labels.get(code) is Label.BEWIJS for code in feit.bij)
    ]


def _main_text(hits: list[FeitHit], matches: Matches) -> list[FeitHit]:
    by_id = {passage.id: passage for passage in matches.passages}
    return [hit for _, hit in _prefer_main([(by_id[hit.passage], hit) for hit in hits])]


def _prefer_main(found: Sequence[tuple[Passage, T]], annex: re.Pattern[str] = _ANNEX) -> list[tuple[Passage, T]]:
    """Leave out what stands in an annex when the main text says something too.

    Source: codebook, decision 15.
    """
    main = [item for item in found if not any(annex.search(fold(heading)) for heading in item[0].headings)]
    return main or list(found)


def _passages(hits: Iterable[FeitHit]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(hit.passage for hit in hits))
