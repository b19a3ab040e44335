"""The comparison of two versions as a check of the new one, for formats that know findings and nothing else.

`AS-V1` is what was required and got lost, `AS-V2` a core aspect with less proof, `AS-V3` a key fact that changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from afsprakenscan.model.toets import (
    AspectVerschil,
    Citaat,
    CriteriumVerschil,
    Eis,
    Ernst,
    FeitVerschil,
    Finding,
    Toets,
    ToetsResultaat,
    Verandering,
    Vergelijking,
    Vindplaats,
)
from afsprakenscan.reporters import view
from afsprakenscan.text import fingerprint

_WHY = "Wat was afgesproken, valt weg zonder dat iemand het beslist."
_ADVICE = "Neem de oude tekst weer op, of schrijf op wie heeft besloten dat zij vervalt."


def as_check(vergelijking: Vergelijking) -> Toets:
    """Return a check in which what got lost is a failure, and the rest of the changes are warnings and remarks."""
    findings = [
        *(one for criterium in vergelijking.criteria for one in _lost(criterium, vergelijking)),
        *(one for criterium in vergelijking.criteria for one in _weaker(criterium, vergelijking)),
        *(_changed(feit) for feit in vergelijking.kernfeiten),
    ]
    result = ToetsResultaat(bestand=vergelijking.nieuw, eisen=tuple(_asked(vergelijking)), findings=tuple(findings))
    return Toets(
        tool_version=vergelijking.tool_version,
        ruleset=vergelijking.ruleset,
        gevraagd=vergelijking.gevraagd,
        resultaten=(result,),
    )


def _asked(vergelijking: Vergelijking) -> Iterator[Eis]:
    """Give what was asked: that a level or proof that was there is there still."""
    for criterium in vergelijking.criteria:
        if level := vergelijking.gevraagd.niveaus.get(criterium.code):
            yield _requirement(criterium.code, criterium.titel, level, criterium.nieuw, vergelijking)
        for aspect in criterium.aspecten:
            if aspect.code in vergelijking.gevraagd.aspecten:
                found = aspect.nieuw or "niet gevonden"
                yield _requirement(aspect.code, aspect.titel, "bewijs", found, vergelijking)


def _requirement(code: str, titel: str, asked: str, found: str, vergelijking: Vergelijking) -> Eis:
    return Eis(
        code=code,
        titel=titel,
        gevraagd=f"behoud van {asked}",
        gevonden=found,
        voldaan=code not in vergelijking.verloren,
    )


def _lost(criterium: CriteriumVerschil, vergelijking: Vergelijking) -> Iterator[Finding]:
    if criterium.code in vergelijking.verloren:
        change = f"In {vergelijking.oud} {criterium.oud}, nu {criterium.nieuw}."
        titel = f"{criterium.titel}: eis {criterium.code} is niet meer gehaald"
        yield _finding("AS-V1", Ernst.FOUT, criterium.code, titel, change, criterium.code)
    for aspect in criterium.aspecten:
        if aspect.code in vergelijking.verloren:
            yield _of_aspect("AS-V1", Ernst.FOUT, criterium, aspect, vergelijking)


def _weaker(criterium: CriteriumVerschil, vergelijking: Vergelijking) -> Iterator[Finding]:
    for aspect in criterium.aspecten:
        less = aspect.verandering in (Verandering.WEG, Verandering.ZWAKKER)
        if less and aspect.kern and aspect.code not in vergelijking.verloren:
            yield _of_aspect("AS-V2", Ernst.WAARSCHUWING, criterium, aspect, vergelijking)


def _of_aspect(
    code: str, ernst: Ernst, criterium: CriteriumVerschil, aspect: AspectVerschil, vergelijking: Vergelijking
) -> Finding:
    what = "niet meer gevonden" if aspect.verandering is Verandering.WEG else "alleen nog genoemd"
    old = aspect.citaat_oud
    before = f"In {vergelijking.oud}, {view.place(old)}: “{old.quote}”" if old else f"Stond in {vergelijking.oud}."
    titel = f"{aspect.code} {aspect.titel}: {what}"
    return _finding(code, ernst, criterium.code, titel, before, aspect.code, aspect.citaat_nieuw)


def _changed(feit: FeitVerschil) -> Finding:
    change = f"Was: {view.value(feit.oud)}. Is: {view.value(feit.nieuw)}."
    return Finding(
        code="AS-V3",
        ernst=Ernst.OPMERKING,
        titel=f"{feit.titel}: gewijzigd",
        uitleg=change,
        waarom="Wie met de vorige versie werkt, doet het anders.",
        vingerafdruk=fingerprint("AS-V3", feit.naam),
    )


def _finding(
    code: str, ernst: Ernst, criterium: str, titel: str, uitleg: str, about: str, citaat: Citaat | None = None
) -> Finding:
    place = citaat and Vindplaats(block=citaat.block, page=citaat.page, headings=citaat.headings, text=citaat.quote)
    return Finding(
        code=code,
        ernst=ernst,
        criterium=criterium,
        titel=titel,
        uitleg=uitleg,
        waarom=_WHY,
        advies=_ADVICE,
        plaats=place,
        vingerafdruk=fingerprint(code, about),
    )
