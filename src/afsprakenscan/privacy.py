"""Leaves personal data, and on request every name that tells which region it is, out of what goes to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from afsprakenscan import naslag
from afsprakenscan.model.landelijk import Onleesbaar, RegioBron
from afsprakenscan.model.results import DocumentReport, Kernfeit, Namen, Passage

Clean = Callable[[str], str]

EMAIL, PHONE, PERSON, PLACE = "[e-mailadres]", "[telefoonnummer]", "[naam]", "[plaats]"

_EMAIL = re.compile(r"(?<![\w-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
# Dutch numbers: 0 or +31, then nine digits (or one too many) with spaces, dots or dashes between; and short ones
# (0800-2000). What may not stand before a number is asked after its first sign: a search skips all other signs.
_FIRST = r"(?<![\w.,-].)"
_TRUNK = r"(?:[\s.-]?\(0\))?"
_DIGITS = r"(?:[\s.()-]{0,3}\d){9}\d?"
_PHONE = re.compile(
    rf"(?:\+{_FIRST}31{_TRUNK}{_DIGITS}|0{_FIRST}(?:(?:031{_TRUNK})?{_DIGITS}|[89]00[\s-]?\d{{4}}(?:\d{{3}})?))(?![\d-])"
)
_ENDING = r"(?:s|se|er|ers)?"
_PART = 6  # letters; a shorter part of a name is too often an ordinary word


def masked(report: DocumentReport) -> DocumentReport:
    """Return a report without e-mail addresses, telephone numbers and names of persons in its text."""
    return _cleaned(report, _personal(report.namen.personen))


def anonymous(reports: Iterable[DocumentReport], own_names: Iterable[str], label: str) -> list[DocumentReport]:
    """Return the reports of one region without anything that tells which region it is.

    Names of places and persons, the region's own names and those in the register of regions are taken out of every
    text; `label` ('Regio 3') takes the place of the region, and of the name of its files.
    """
    found = list(reports)
    places = {name for report in found for name in (*report.namen.plaatsen, report.regio) if name} | set(own_names)
    persons = {name for report in found for name in report.namen.personen}
    register = {name for one in naslag.vt_regios() for name in (one.naam, *one.aliassen)}
    own = _replacing(_with_parts(places | register), PLACE)
    personal = _personal(persons)
    return [
        _cleaned(report, lambda text: own(personal(text))).model_copy(
            update={
                "regio": label,
                "source": report.source.model_copy(update={"name": _file_label(label, nr, report), "sha256": ""}),
                "namen": Namen(),
            }
        )
        for nr, report in enumerate(found, start=1)
    ]


def anonymous_unread(unread: Onleesbaar, number: int) -> Onleesbaar:
    """Return a file that could not be judged, without its name or that of its region."""
    return Onleesbaar(regio=None, bestand=f"bestand {number}", reden=unread.reden)


def anonymous_source(bron: RegioBron, label: str) -> RegioBron:
    """Return what the user said about a region, without its name, its files and the remark."""
    return bron.model_copy(update={"naam": label, "bestanden": (), "opmerking": ""})


def _file_label(label: str, nr: int, report: DocumentReport) -> str:
    return f"{label}, document {nr} ({report.source.format})"


def _personal(persons: Iterable[str]) -> Clean:
    names = _replacing(persons, PERSON)

    def clean(text: str) -> str:
        if "@" in text:
            text = _EMAIL.sub(EMAIL, text)
        return names(_PHONE.sub(PHONE, text))

    return clean


def _replacing(names: Iterable[str], by: str) -> Clean:
    wanted = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not wanted:
        return lambda text: text
    # As with a number: that a name begins a word is asked after its first letter.
    choices = "|".join(rf"{re.escape(name[0])}(?<!\w.){re.escape(name[1:])}" for name in wanted)
    pattern = re.compile(rf"(?:{choices}){_ENDING}(?!\w)")
    return lambda text: pattern.sub(by, text)


def _with_parts(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield name
        yield from (part for part in re.split(r"[\s-]", name) if len(part) >= _PART and part[0].isupper())


def _cleaned(report: DocumentReport, clean: Clean) -> DocumentReport:
    texts = [_texts(passage) for passage in report.passages]
    changed = _changed((text for of_passage in texts for text in of_passage), clean)
    return report.model_copy(
        update={
            "read_notes": tuple(note.model_copy(update={"message": clean(note.message)}) for note in report.read_notes),
            "kernfeiten": {name: _fact(fact, clean) for name, fact in report.kernfeiten.items()},
            "passages": tuple(
                passage if changed.keys().isdisjoint(of_passage) else _passage(passage, changed)
                for passage, of_passage in zip(report.passages, texts, strict=True)
            ),
            "namen": report.namen.model_copy(update={"personen": ()}),
        }
    )


def _changed(texts: Iterable[str], clean: Clean) -> dict[str, str]:
    """Return the texts that do not stay as they are, with what becomes of them.

    Headings and the words of a concept come back in passage after passage, and nearly all of them stay. So each is
    looked at once, all in one go: nothing that is looked for has a NUL in it, and neither has a text.
    """
    distinct = list(dict.fromkeys(texts))
    cleaned = clean("\0".join(distinct)).split("\0")
    return {text: other for text, other in zip(distinct, cleaned, strict=True) if text != other}


def _fact(fact: Kernfeit, clean: Clean) -> Kernfeit:
    return fact.model_copy(update={"waarde": clean(fact.waarde)}) if isinstance(fact.waarde, str) else fact


def _texts(passage: Passage) -> list[str]:
    """Return all texts of a passage: before, in and after its quote, its headings, and the words that reasons name."""
    texts = [*_around_quote(passage), *passage.headings]
    for reason in passage.reasons:
        texts += reason.concepts.values()
        texts += filter(None, vars(reason.captures).values())
    return texts


def _around_quote(passage: Passage) -> tuple[str, str, str]:
    return passage.text[: passage.start], passage.text[passage.start : passage.end], passage.text[passage.end :]


def _passage(passage: Passage, changed: Mapping[str, str]) -> Passage:
    """Return a passage with clean text; the quote stays the same piece of it."""

    def clean(text: str) -> str:
        return changed.get(text, text)

    before, quote, after = map(clean, _around_quote(passage))
    return passage.model_copy(
        update={
            "headings": tuple(map(clean, passage.headings)),
            "text": before + quote + after,
            "quote": quote,
            "start": len(before),
            "end": len(before) + len(quote),
            "reasons": tuple(
                reason.model_copy(
                    update={
                        "concepts": {name: clean(words) for name, words in reason.concepts.items()},
                        "captures": reason.captures.model_copy(
                            update={name: clean(said) for name, said in reason.captures if said}
                        ),
                    }
                )
                for reason in passage.reasons
            ),
        }
    )
