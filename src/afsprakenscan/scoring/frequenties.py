"""Reads how often something happens and from when: 'tweemaal per jaar', 'zomer 2021, daarna elk jaar'."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from afsprakenscan.scoring.termijnen import (
    NUMBER,
    UNIT,
    UNIT_OF,
    WHOLE,
    Eenheid,
    Termijn,
    any_of,
    getal,
    maanden_na,
    prepare,
)
from afsprakenscan.text import fold

_PER_YEAR = re.compile(
    r"\s*(?:\bp\.? ?/? ?j(?:r)?\b\.?|/ ?(?:jaar|jr)\b|['’]s jaars\b|\bdoor het jaar heen\b"
    r"|,? (?:verspreid|verdeeld) over het (?:hele )?jaar\b)"
)

_EACH_ONE = r"\b(?:elke?|iedere?)"
_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?"
_NTH = r"(?:eerste|tweede|derde|vierde|laatste)"
# Other words for a period, each rewritten to one that is read below.
_OTHER_WORDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\bkwartaal-?(?=overleg|bijeenkomst|gesprek|sessie|bespreking)", "per kwartaal "),
        (r"\bschooljaar\b", "jaar"),
        (r"\b(?:even|oneven) (?:kalender)?jaar\b", "twee jaar"),
        (r"\bin (?:de|alle) (?:even|oneven) (?:kalender)?jaren\b", "elke twee jaar"),
        (r"\bom het andere jaar\b", "om het jaar"),
        (r"\bin (?:de|alle) (?:even|oneven) maanden\b", "elke twee maanden"),
        (r"\bsemester\b", "half jaar"),
        (r"\b(?:trimester|tertaal|tertiaal)\b", "vier maanden"),
        (rf"(?:{_EACH_ONE}|\bper) seizoen\b", "elk kwartaal"),
        (rf"(?:{_EACH_ONE}|\bde) (?:{_NTH} )?{_WEEKDAY} van (?:de|het|elke?|iedere?)\b", "elke"),
        (rf"{_EACH_ONE} {_NTH} {_WEEKDAY}\b(?! (?:van|in)\b)", "elke maand"),
        (rf"{_EACH_ONE} {_WEEKDAY}\b", "elke week"),
    )
)

_PER_JAAR = {
    Eenheid.UUR: Fraction(8760),
    Eenheid.DAG: Fraction(365),
    Eenheid.WERKDAG: Fraction(260),
    Eenheid.WEEK: Fraction(52),
    Eenheid.MAAND: Fraction(12),
    Eenheid.KWARTAAL: Fraction(4),
    Eenheid.JAAR: Fraction(1),
}

_PLURAL = {
    Eenheid.UUR: "uur",
    Eenheid.DAG: "dagen",
    Eenheid.WERKDAG: "werkdagen",
    Eenheid.WEEK: "weken",
    Eenheid.MAAND: "maanden",
    Eenheid.KWARTAAL: "kwartalen",
    Eenheid.JAAR: "jaar",
}


class Herhaling(NamedTuple):
    """So many times in every period: 2 times in 1 year."""

    keer: int
    periode: Termijn

    @property
    def per_jaar(self) -> Fraction:
        """How many times a year."""
        return self.keer * _PER_JAAR[self.periode.eenheid] / self.periode.aantal

    @property
    def tekst(self) -> str:
        """The normal form: 'jaarlijks', '2 per jaar', 'elke 2 jaar', 'elke 6 weken'."""
        rate, (number, unit) = self.per_jaar, self.periode
        if unit is Eenheid.WEEK and self.keer == 1:
            return "wekelijks" if number == 1 else f"elke {number} weken"
        if rate == 1:
            return "jaarlijks"
        if rate.denominator == 1:
            return f"{rate} per jaar"
        if rate.numerator == 1:
            return f"elke {rate.denominator} jaar"
        if self.keer == 1:
            return f"elke {_decimal(12 / rate)} maanden"
        return f"{self.keer} keer per {_decimal(number)} {_PLURAL[unit]}"


class Frequentie(NamedTuple):
    """How often, and from when; at least one of the three is known.

    `start` is a moment with its year ('najaar 2021'), `na_maanden` a start counted in months.
    """

    herhaling: Herhaling | None = None
    start: str | None = None
    na_maanden: int | None = None

    @property
    def jaar(self) -> str | None:
        """The year of the start."""
        return self.start[-4:] if self.start else None

    @property
    def tekst(self) -> str:
        """The normal form: '2 per jaar', '2021', 'zomer 2021, daarna jaarlijks', 'na 18 maanden'."""
        first = self.start or (f"na {self.na_maanden} maanden" if self.na_maanden else None)
        again = self.herhaling.tekst if self.herhaling else None
        return ", daarna ".join(part for part in (first, again) if part)


_TIMES = rf"(?:(?P<times>{WHOLE})\s*(?:keer|maal|malen|x)|(?P<once>eens))"
_EACH = r"(?:per|in(?: (?:het|de|een|elke?|iedere?))?|elke?|iedere?|om de|om het|van (?:het|elk|ieder))"
_PERIOD = rf"(?:(?P<number>{NUMBER})\s+)?(?P<unit>{UNIT})\b"
_SEASON = "voorjaar|najaar|zomer|winter|herfst|lente"
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_ADVERBS = {
    "dagelijks": Eenheid.DAG,
    "wekelijks": Eenheid.WEEK,
    "maandelijks": Eenheid.MAAND,
    "jaarlijks": Eenheid.JAAR,
}

# 'tweemaal per jaar', 'eens in de twee jaar', '4 per jaar', 'twee bijeenkomsten per jaar', 'tweemaal 's jaars'.
_THINGS = rf"(?: (?!(?:{UNIT}|per|keer|maal)\b)[a-z-]+){{0,2}}"
_TIMES_PER = re.compile(rf"(?<!\w)(?:{_TIMES} {_EACH}|(?P<bare>{WHOLE}){_THINGS} per) {_PERIOD}")
# 'per jaar twee keer', 'ieder jaar zijn er vier bijeenkomsten': how often comes after the period.
_MEETING = (
    r"(?:keer|maal|bijeenkomsten|overleggen|gesprekken|sessies|[a-z]*(?:middagen|ochtenden|avonden|tafels)"
    r"|(?:leer|studie|thema)dagen)"
)
_PERIOD_TIMES = re.compile(
    rf"\b(?:(?:per|elk|ieder) jaar|jaarlijks)(?: (?!{WHOLE}\b)[a-z]+){{0,3}} (?P<bare>{WHOLE}) {_MEETING}\b"
)
# 'een middag in het jaar', 'twee dagen van het jaar'.
_TIMES_IN_YEAR = re.compile(
    rf"(?<!\w)(?P<bare>{WHOLE}) (?:[a-z]+e )?(?:keer|maal|(?:\w+)?(?:dag|dagen|ochtend|middag|avond|ochtenden|middagen"
    rf"|avonden|bijeenkomst|bijeenkomsten|sessie|sessies|overleg|overleggen|gesprek|gesprekken|tafel|tafels)),? "
    r"(?:in|van|gedurende) (?:het|elk|ieder) (?:kalender)?jaar\b(?! (?:20\d\d|van|na|daarna))"
)
# 'elk half jaar', 'om de twee jaar', 'per kwartaal'.
_EVERY = re.compile(rf"\b(?P<each>per|elke?|iedere?|om de|om het) {_PERIOD}")
# 'halfjaarlijks', 'tweejaarlijkse', 'tweemaal jaarlijks'.
_ADVERB = re.compile(rf"(?<!\w)(?:{_TIMES} )?(?P<number>half|{WHOLE})?-?(?P<adverb>{any_of(_ADVERBS)})e?\b")
# A season or month that returns, returns yearly: 'elk voorjaar', 'ieder voor- en najaar'.
_TWO_SEASONS = rf"(?:{_SEASON}|voor-) en (?:(?:elke?|iedere?) )?(?:{_SEASON})"
_EVERY_SEASON = re.compile(rf"\b(?:elke?|iedere?) (?:(?P<two>{_TWO_SEASONS})|{_SEASON}|{_MONTH})\b")
# Seasons or months in a row, without a year: 'in het voor- en najaar', 'in maart, juli en november'.
_MOMENTS = re.compile(
    rf"\b(?P<moments>(?:voorjaar|voor-) en (?:(?:in )?het )?najaar"
    rf"|(?:in|van|begin|medio|eind) (?:{_MONTH})(?:, (?:{_MONTH}))*,? en (?:in )?(?:{_MONTH}))\b"
    r"(?! (?:van )?20\d\d)"
)


def frequentie(text: str, *, herhaald: bool = False) -> Frequentie | None:
    """Return how often, and from when, according to the first sentence that says so; nothing when none does.

    With `herhaald` only what is repeated counts, not a single moment.
    """
    for sentence in zinnen(_written_out(text)):
        start = _start(sentence)
        found = Frequentie(_herhaling(sentence), start, maanden_na(sentence) if start is None else None)
        if found.herhaling is not None or (found != Frequentie() and not herhaald):
            return found
    return None


def zinnen(text: str) -> list[str]:
    """Return the sentences and cells of a text."""
    return re.split(r"(?<=[.!?;])\s+|\s*\|\s*", text)


def zin_op(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence or cell at a place in a text begins and ends."""
    end = 0
    for sentence in zinnen(text):
        start = text.index(sentence, end)
        end = start + len(sentence)
        if place < end:
            return start, end
    return 0, len(text)


def _written_out(text: str) -> str:
    """Fold a text, write out how 'per year' is shortened ('2x p.j.'), and rewrite other words for a period."""
    shown = _PER_YEAR.sub(" per jaar", prepare(text))
    for pattern, plain in _OTHER_WORDS:
        shown = pattern.sub(plain, shown)
    return shown


def same_frequency(expected: str, found: str) -> bool:
    """Tell whether two frequencies, as written, agree.

    With a repetition that is what counts ('tweemaal per jaar' = 'elk half jaar'), whenever it starts; a single moment
    agrees on its year or its number of months.
    """
    left, right = frequentie(expected), frequentie(found)
    if left is None or right is None:
        return fold(expected) == fold(found)
    if left.herhaling is not None or right.herhaling is not None:
        both = left.herhaling is not None and right.herhaling is not None
        return both and _rate(left) == _rate(right)
    return (left.jaar, left.na_maanden) == (right.jaar, right.na_maanden)


def _decimal(number: Fraction) -> str:
    """Write a number as Dutch does: 18, or 1,5."""
    return f"{float(number):g}".replace(".", ",")


def _rate(found: Frequentie) -> Fraction | None:
    return found.herhaling.per_jaar if found.herhaling else None


def _herhaling(sentence: str) -> Herhaling | None:
    """Return the repetition that is named first."""
    readers = (
        (_TIMES_PER, _times_per),
        (_PERIOD_TIMES, _times_a_year),
        (_TIMES_IN_YEAR, _times_a_year),
        (_EVERY, _every),
        (_ADVERB, _adverb),
        (_EVERY_SEASON, _every_season),
        (_MOMENTS, _moments),
    )
    hits = [(hit.start(), nr) for nr, (pattern, _) in enumerate(readers) if (hit := pattern.search(sentence))]
    if not hits:
        return None
    pattern, read = readers[min(hits)[1]]
    hit = pattern.search(sentence)
    return read(hit) if hit else None


def _times(hit: re.Match[str]) -> int:
    number = getal(hit["times"]) if hit["times"] else None
    return int(number) if number else 1


def _period(hit: re.Match[str]) -> Termijn:
    number = getal(hit["number"]) if hit["number"] else None
    return Termijn(number or Fraction(1), UNIT_OF[hit["unit"]])


def _times_per(hit: re.Match[str]) -> Herhaling:
    bare = getal(hit["bare"]) if hit["bare"] else None
    return Herhaling(int(bare) if bare else _times(hit), _period(hit))


def _times_a_year(hit: re.Match[str]) -> Herhaling:
    return Herhaling(int(getal(hit["bare"]) or 1), Termijn(Fraction(1), Eenheid.JAAR))


def _moments(hit: re.Match[str]) -> Herhaling:
    # One more than the commas and the 'en' between them.
    number = len(re.findall(r",| en ", hit["moments"])) + 1
    return Herhaling(number, Termijn(Fraction(1), Eenheid.JAAR))


def _every(hit: re.Match[str]) -> Herhaling:
    period = _period(hit)
    # 'om de maand' skips one; 'om de drie maanden' says itself how many.
    if hit["each"].startswith("om") and not hit["number"]:
        period = period._replace(aantal=Fraction(2))
    return Herhaling(1, period)


def _adverb(hit: re.Match[str]) -> Herhaling:
    number = {"half": Fraction(1, 2)}.get(hit["number"]) or (getal(hit["number"]) if hit["number"] else None)
    return Herhaling(_times(hit), Termijn(number or Fraction(1), _ADVERBS[hit["adverb"]]))


def _every_season(hit: re.Match[str]) -> Herhaling:
    return Herhaling(2 if hit["two"] else 1, Termijn(Fraction(1), Eenheid.JAAR))


_PART = rf"{_SEASON}|{_MONTH}|begin|medio|eind|(?:eerste|tweede|derde|vierde) (?:kwartaal|helft|half jaar)"
# A year alone is a moment after 'in' and the like, not in 'Handelingsprotocol 2019'.
_START = re.compile(
    rf"(?:\b(?P<part>{_PART}) (?:van )?|^|\b(?:in|per|vanaf|uiterlijk|voor|tot|keer|loop van) (?:het jaar )?)"
    r"(?P<year>20\d\d)\b(?![-/]\d)"
)


def _start(sentence: str) -> str | None:
    hit = _START.search(sentence)
    return f"{hit['part'] or ''} {hit['year']}".strip() if hit else None
