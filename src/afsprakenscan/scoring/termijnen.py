"""Reads numbers, terms and moments out of Dutch text: 'anderhalf', 'binnen 5 wd', 'na een half jaar', '3/12 mnd'.

Only what is said is read; which passages are worth reading is decided by the caller. How often something happens is
read by `frequenties`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from afsprakenscan.text import fold


class Eenheid(StrEnum):
    """A unit of time."""

    UUR = "uur"
    DAG = "dag"
    WERKDAG = "werkdag"
    WEEK = "week"
    MAAND = "maand"
    KWARTAAL = "kwartaal"
    JAAR = "jaar"


class Termijn(NamedTuple):
    """A stretch of time as named in a text, such as 5 werkdag or 1/2 jaar."""

    aantal: Fraction
    eenheid: Eenheid


# ---------------------------------------------------------------- numbers

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _number_words() -> dict[str, int]:
    """List the written numbers from 1 to 100, folded ('tweeentwintig')."""
    numbers = {word: value for value, word in enumerate(_ONES + _TEENS, start=1)}
    for ten, word in enumerate(_TENS, start=2):
        numbers[word] = ten * 10
        numbers.update({f"{one}en{word}": ten * 10 + value for value, one in enumerate(_ONES, start=1)})
    return numbers | {"honderd": 100}


def any_of(words: Iterable[str]) -> str:
    """Return the regular expression for one of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_WORDS = _number_words()
_IRREGULAR = {"een": "eerste", "drie": "derde", "acht": "achtste", "honderd": "honderdste"}
_ORDINALS = {_IRREGULAR.get(word, word + ("de" if value < 20 else "ste")): value for word, value in _WORDS.items()}
_HALVES = {"half": Fraction(1, 2), "halve": Fraction(1, 2), "anderhalf": Fraction(3, 2), "anderhalve": Fraction(3, 2)}

# Put together from parts: all hundred words as they are take Python long to compile, in every expression with a number.
WHOLE = rf"(?:\d{{1,3}}|(?:(?:{any_of(_ONES)})en)?(?:{any_of(_TENS)})|{any_of(_TEENS)}|honderd|{any_of(_ONES)})"
# 'een half', 'twee en een half', '2,5', '1½', 'anderhalf', or a whole number.
NUMBER = rf"(?:\d{{1,3}}[.,]5|\d?½|(?:(?:{WHOLE} en )?een )?hal(?:f|ve)|anderhal(?:f|ve)|{WHOLE})"
_NUMBER = re.compile(rf"(?<!\w)(?:{NUMBER})(?!\w)")
_DIGITS = re.compile(r"(?P<whole>\d+)?(?:(?P<half>½|[.,]5)|e|de|ste)?")


def getal(text: str) -> Fraction | None:
    """Return the number that a text is: '12', 'twaalf', 'anderhalf', 'twee en een half', '2,5', '12e', 'twaalfde'."""
    word = fold(text).strip()
    if word in _WORDS or word in _ORDINALS:
        return Fraction(_WORDS.get(word) or _ORDINALS[word])
    digits = _DIGITS.fullmatch(word)
    if digits and (digits["whole"] or digits["half"]):
        return Fraction(int(digits["whole"] or 0)) + (Fraction(1, 2) if digits["half"] else 0)
    head, _, half = word.rpartition(" ")
    if half not in _HALVES:
        return None
    if head in {"", "een"}:
        return _HALVES[half]
    whole = getal(head.removesuffix(" en een"))
    return whole + _HALVES[half] if whole is not None and head.endswith(" en een") else None


# ---------------------------------------------------------------- terms

_FORMS = {
    Eenheid.UUR: ("uur", "uren"),
    Eenheid.DAG: ("dag", "dagen", "kalenderdag", "kalenderdagen", "etmaal", "etmalen"),
    Eenheid.WERKDAG: ("werkdag", "werkdagen", "wd"),
    Eenheid.WEEK: ("week", "weken", "wk", "wkn"),
    Eenheid.MAAND: ("maand", "maanden", "mnd", "mnden", "mndn"),
    Eenheid.KWARTAAL: ("kwartaal", "kwartalen"),
    Eenheid.JAAR: ("jaar", "jaren", "jr", "kalenderjaar"),
}
UNIT_OF = {form: unit for unit, forms in _FORMS.items() for form in forms}
UNIT = any_of(UNIT_OF)
_AGAIN = r"(?:ook |nog eens |nogmaals |opnieuw |andermaal |wederom |weer )?"
_SEPARATOR = rf"\s*(?:,? (?:en/of|en|of|respectievelijk)|[,/;&+-])\s*{_AGAIN}(?:na )?"
# One number or several before a unit: '3 maanden', 'drie, twaalf en achttien maanden', '3/12 mnd'.
_TERM = re.compile(rf"(?<![\w.,/])(?P<numbers>{NUMBER}(?:{_SEPARATOR}{NUMBER})*)\s*-?\s*(?P<unit>{UNIT})\b")


def termijnen(text: str) -> tuple[Termijn, ...]:
    """Return the terms that a text names, in order: 'binnen 5 wd' gives 5 werkdag."""
    return tuple(
        Termijn(number, UNIT_OF[term["unit"]])
        for term in _TERM.finditer(prepare(text))
        for number in _numbers(term["numbers"])
    )


# The number of a clause is no term: 'Afspraak 1 - vier maanden'.
_CLAUSE = re.compile(r"\b(?:afspraak|artikel|bepaling|besluit|lid|punt|regel) \d+(?:\.\d+)* ?[-:–]\s")


# What is denied to say what does hold: 'niet na drie maar na zes maanden', 'niet jaarlijks maar om de twee jaar'.
_NOT_BUT = re.compile(
    r"\bniet (?!alleen|enkel|slechts|uitsluitend|zozeer|later|eerder|vaker|langer|meer dan)"
    r"[^.;:|]{3,40}?,? maar (?:wel )?"
)


_SPLIT = (
    (re.compile(r"\bhalf-?ja(ar|ren)\b"), r"half ja\1"),
    (re.compile(rf"\b({any_of(_ONES)})enhal(f|ve)\b"), r"\1 en een hal\2"),
    # 'een vol jaar', 'een goed halfjaar': the same stretch.
    (
        re.compile(
            r"\b(een|het|eerste) (?:vol|volle|volledig|volledige|heel|hele|rond|ronde|goed|goede|klein|kleine|krap|dik)"
            r" (?=(?:half )?(?:maand|kwartaal|jaar)\b)"
        ),
        r"\1 ",
    ),
    (re.compile(r"\b(jaar|maand|kwartaal) en een dag\b"), r"\1"),
)


def prepare(text: str) -> str:
    """Fold a text, drop numbers of clauses and what 'niet … maar' denies, and split 'halfjaar' and 'tweeënhalf'."""
    shown = _NOT_BUT.sub("", _CLAUSE.sub("", fold(text)))
    for pattern, split in _SPLIT:
        shown = pattern.sub(split, shown)
    return shown


def _numbers(text: str) -> list[Fraction]:
    return [number for word in _NUMBER.findall(text) if (number := getal(word)) is not None]


# ---------------------------------------------------------------- moments in months

_MONTHS_IN = {
    Eenheid.DAG: Fraction(12, 365),
    Eenheid.WEEK: Fraction(12, 52),
    Eenheid.MAAND: Fraction(1),
    Eenheid.KWARTAAL: Fraction(3),
    Eenheid.JAAR: Fraction(12),
}
_LONGEST = 60
# Days and weeks are told in months from two months on, when they come out near a whole number: 13 weeks is 3, 6 is not.
_COUNTED_IN_MONTHS = 2
_NEAR = {Eenheid.DAG: Fraction(1, 8), Eenheid.WEEK: Fraction(1, 4)}
# Other words for a moment, each rewritten to one that is read below.
_PASSED = r"(?:verstreken|verlopen|voorbij|verder|gepasseerd|vol)"
_IS = r"(?:is|zijn|was|waren)"
_SINCE = r"(?:is|ligt|loopt|draait|duurt|staat|bezig|onderweg|heeft|hebben)"
_SPAN = rf"(?:{NUMBER}|het(?: eerste)?|dat|dit) (?:maand|maanden|kwartaal|jaar)"
_MORE_YEARS = rf"(?:(?:,| en| of| respectievelijk) {_AGAIN}{NUMBER} jaar)+ (?:na|nadat|later)\b"
_MOMENT_WORDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b(maand|week|jaar)(?:t?je)s?\b", r"\1"),
        # A week by its number, counted from the handover: 'week 13'.
        (r"(?<!per )(?<!elke )(?<!iedere )\b(?:in |rond )?(?:week|wk) (\d{1,2})\b", r"na \1 weken"),
        (r"\bna (?:het )?(?:verloop|ommekomst|verstrijken|afloop|ommezien) van\b", "na"),
        (r"\bseizoen(en)?\b", r"kwartaal"),
        # 'Kwartaal na overdracht: belletje', as it stands in a list or a table.
        (r"(?:^|(?<=[|:;,.(-] ))(kwartaal|jaar|half jaar|maand)(?= (?:na|later)\b)", r"een \1"),
        # 'Anderhalf jaar: huisbezoek', 'Een jaar | slotgesprek': what a line of a list or a row of a table opens with.
        (rf"(?:^\W*|(?<=\| ))({NUMBER} (?:jaar|kwartalen|kwartaal))(?= ?(?:[|:–=→]|->))", r"na \1"),
        # 'de overdracht is zes maanden oud': of a case, not of a child.
        (
            rf"\b(?:overdracht|zaak|casus|dossier|overname) (?:\w+ ){{0,2}}({_SPAN}) oud\b",
            r"na \1",
        ),
        # 'een half jaar en anderhalf jaar na de overdracht': what is counted from, stands at the last.
        (rf"\b({NUMBER} jaar)(?={_MORE_YEARS})", r"na \1"),
        (r"\bdrie ?kwart ?jaar\b", "negen maanden"),
        (r"\b(?:een )?kwart ?jaar\b", "drie maanden"),
        (rf"\been (maand|week|jaar) of ({NUMBER})\b", r"\2 \1"),
        # 'als anderhalf jaar is verstreken', 'wanneer het jaar om is', 'zodra de eerste drie maanden voorbij zijn'.
        (rf"\b({_SPAN}) (?:\w+ )?(?:(?:{_IS} )?(?:\w+ )?{_PASSED}|(?:om|rond) {_IS}|{_IS} (?:om|rond))\b", r"na \1"),
        # 'als het een jaar bij ons ligt', 'wanneer de zaak een half jaar loopt'.
        (
            rf"\b(?:als|wanneer|zodra) (?:(?:de|het|een) )?\w+ (?:al |nu )?({_SPAN}) (?:[a-z]+ ){{0,4}}{_SINCE}\b",
            r"na \1",
        ),
        (r"\b(?:de )?eerste (?:verjaardag|jaardag)\b(?! van (?:het|de|een) (?:kind|baby))", "na een jaar"),
        (
            r"\b(?:op|rond|bij|tegen|met) (?:de )?(?:verjaardag|jaardag) (?:van de over|daarvan|ervan)",
            "na een jaar over",
        ),
        # 'op de dag dat de overdracht een jaar geleden is', 'als het een jaar geleden is dat'.
        (rf"\b(?:dag|moment|als|wanneer|zodra|waarop|dat) (?:\w+ ){{1,4}}({_SPAN}) geleden (?:is|was)\b", r"na \1"),
        (rf"\b({_SPAN}) (?:verder|verderop)\b", r"na \1"),
        (r"\b(?:het )?(?:eind|einde|slot|verstrijken|aflopen) van (?:het|dat) (?:eerste )?jaar\b", "na een jaar"),
        (r"\bhalverwege (?:het|dat) (?:eerste )?jaar\b", "na een half jaar"),
        (rf"\b(?:bij|met|rond|omstreeks|tegen) ({_SPAN})\b(?! (?:\w+ )?(?:verleng|uitgesteld|opgeschoven))", r"na \1"),
        (r"\bna (?:het(?: eerste)?|dat|dit) (jaar|kwartaal)\b", r"na een \1"),
    )
)
# A repetition is never a moment; a stretch of time or a limit only when it is counted from something.
_REPEATED = re.compile(r"\b(?:elke?|iedere?|per|om de|om het|keer|maal|(?<!nog )eens) (?:in )?(?:de |het )?$")
# How long something goes on is no moment, even when counted from something ('gedurende een jaar na de overdracht').
_DURING = re.compile(r"\b(?:(?:gedurende|tot(?: aan| en met)?) (?:de |het )?|(?<!na )(?:de|het) eerste )$")
_STRETCH_BEFORE = re.compile(
    r"\b(?:gedurende|binnen|beslaat|duurt|duren|tot|sinds|afgelopen|komende|nog|maximaal|minimaal|minstens|hooguit"
    r"|ten minste|dan|onder|boven|vanaf|voor|van) (?:de |het )?$"
)
# A moment that is denied: 'niet al na drie maanden', 'geen contact na een half jaar'.
_DENIED = re.compile(
    r"\b(?:niet|nooit|geen|in plaats van|anders dan|zonder) (?:(?:al|reeds|meteen|direct|pas|weer|nog eens|\w+) )?"
    r"(?:na|over|op|in) (?:de |het )?$"
)
_STRETCH_AFTER = re.compile(r"\s*(?:lang|durende?|geleden|oude?)\b")
_COUNTED_BEFORE = re.compile(
    r"\b(?:na|over) (?:nog |ongeveer |circa |ca\. |ruim |zo'n |precies |exact |uiterlijk |plusminus |telkens |krap )?$"
)
_COUNTED_AFTER = re.compile(r"\s*(?:na|nadat|later|nadien|daarna)\b")
# What is counted from the moment before it: 'na twee maanden, en vier maanden daarna opnieuw'.
_COUNTED_ON = re.compile(r"\s*(?:later|nadien|daarna)\b")
_AFTER_THAT = re.compile(r"\s*(?:nadien|daarna)\b")
_LINK = re.compile(rf"\s*(?:,|;|/|,? en|,? of|,? respectievelijk)\s*{_AGAIN}(?:na )?")

_COUNT = rf"(?:\d{{1,2}}|{any_of(word for word in _WORDS if word not in {'een', 'honderd'})})"
_MONTH_FIRST = re.compile(
    rf"(?<!per )(?<!elke )(?<!iedere )\b(?:maand|maanden|mnd) (?P<numbers>{_COUNT}(?:{_SEPARATOR}{_COUNT})*)\b"
)
_T_PLUS = re.compile(rf"\bt ?\+ ?(?P<numbers>\d{{1,2}})\b(?! ?(?:{UNIT})\b)")
_ORDINAL = rf"(?:\d{{1,2}}(?:e|de|ste)|{any_of(_ORDINALS)})"
_ORDINAL_MONTH = re.compile(
    r"\b(?:na|bij|rond|in|tegen|omstreeks|(?:eind|einde|slot|loop|begin|verloop) van) de "
    rf"(?P<numbers>{_ORDINAL}(?: maand)?(?:{_SEPARATOR}(?:in )?(?:de )?{_ORDINAL}(?: maand)?)*)"
    r"(?<=maand)\b"
)
# 'drie maanden na de overdracht en nog eens na twaalf': the second number borrows the unit of the first.
_BARE = re.compile(
    rf"\bna (?P<numbers>{NUMBER}(?:{_SEPARATOR}{NUMBER})*)"
    r"(?=\s*(?:[.,;:)|]|$|(?:maar|en) ook na\b|(?:belt|volgt|vraagt|komt|neemt|doet|wordt|nog|opnieuw|weer|ook)\b))"
)


def maandmomenten(text: str) -> tuple[int, ...]:
    """Return the moments of a text in months, each once and sorted: 'na een half jaar en na een jaar' gives 6 and 12.

    Durations ('gedurende een jaar') and repetitions ('elke drie maanden') are no moments.
    """
    shown = _moments_written_out(text)
    found = list(_term_moments(shown))
    # What was read as a term must not be read again: '3 maanden 2 keer' is not month 2.
    rest = _TERM.sub("#", shown)
    for pattern in (_MONTH_FIRST, _T_PLUS):
        found += [number for hit in pattern.finditer(rest) for number in _numbers(hit["numbers"])]
    for hit in _ORDINAL_MONTH.finditer(rest):
        found += [number for word in re.findall(_ORDINAL, hit["numbers"]) if (number := getal(word)) is not None]
    if found:
        found += [number for hit in _BARE.finditer(rest) for number in _numbers(hit["numbers"])]
    return tuple(sorted({int(months) for months in found if months.denominator == 1 and months <= _LONGEST}))


def maanden_na(text: str) -> int | None:
    """Return the first moment counted from something, in whole months: 'na anderhalf jaar' gives 18."""
    shown = _moments_written_out(text)
    moments = (months for months in _term_moments(shown, counted=True) if months.denominator == 1)
    return next((int(months) for months in moments), None)


def _moments_written_out(text: str) -> str:
    """Fold a text and rewrite other words for a moment: 'als het jaar om is' becomes 'als na een jaar'."""
    shown = prepare(text)
    for pattern, plain in _MOMENT_WORDS:
        shown = pattern.sub(plain, shown)
    return shown


def _in_months(number: Fraction, unit: Eenheid) -> Fraction:
    """Return a term in months; days and weeks as the whole number they are near to, if any."""
    months = number * _MONTHS_IN[unit]
    whole = Fraction(round(months))
    near = _NEAR.get(unit)
    return whole if near is not None and months > _COUNTED_IN_MONTHS - near and abs(months - whole) <= near else months


def _term_moments(shown: str, *, counted: bool = False) -> Iterator[Fraction]:
    """Yield the months of each term that is a moment.

    A term in months is one unless it is a stretch of time; days, weeks and years, and all terms when `counted`, must be
    counted from something ('na', 'later') or be linked to a moment before it ('na drie maanden en een jaar').
    """
    end_of_last = last = None
    for term in _TERM.finditer(shown):
        unit = UNIT_OF[term["unit"]]
        before, after = shown[: term.start()], shown[term.end() :]
        if unit not in _MONTHS_IN or any(no.search(before) for no in (_REPEATED, _DURING, _DENIED)):
            continue
        counts = _COUNTED_BEFORE.search(before) or _COUNTED_AFTER.match(after)
        linked = end_of_last is not None and _LINK.fullmatch(shown[end_of_last : term.start()])
        moment = counts or linked
        stretch = _STRETCH_BEFORE.search(before) or _STRETCH_AFTER.match(after)
        if moment and unit in _NEAR and stretch:
            continue
        if moment or not (counted or unit is Eenheid.JAAR or unit in _NEAR or stretch):
            months = [_in_months(number, unit) for number in _numbers(term["numbers"])]
            counted_on = (_AFTER_THAT if linked else _COUNTED_ON).match(after)
            if last is not None and counted_on and len(months) == 1:
                months = [last + months[0]]
            end_of_last, last = term.end(), months[-1] if counts and months else None
            yield from months
