"""What is asked of a document and what it has: a finding for every core aspect that is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from afsprakenscan.model.kader import Aspect, Criterium, Label, Ruleset
from afsprakenscan.model.results import AspectResult
from afsprakenscan.model.toets import Eis, Ernst, Finding, Vereist
from afsprakenscan.scoring.niveau import acting
from afsprakenscan.scoring.toets.gedeeld import Versie
from afsprakenscan.scoring.toets.plaatsen import fitting
from afsprakenscan.scoring.uitleg import CloserLook
from afsprakenscan.text import fingerprint

PROOF = "bewijs"
NOTHING = "niet gevonden"

_PARTIES = {"VT": "Veilig Thuis", "LT": "het lokale team"}


def eisen(versie: Versie, gevraagd: Vereist, voor: Versie | None) -> tuple[Eis, ...]:
    """Return each requirement with what the document has; `voor` is the document without its tracked changes."""
    found = []
    for code, niveau in gevraagd.niveaus.items():
        criterium = versie.criteria[code]
        found.append(
            Eis(
                code=code,
                titel=criterium.titel,
                gevraagd=niveau,
                gevonden=criterium.niveau,
                voldaan=criterium.niveau.rang >= niveau.rang,
                voor_wijzigingen=voor.criteria[code].niveau if voor else None,
            )
        )
    for code in gevraagd.aspecten:
        aspect = versie.aspecten[code]
        found.append(
            Eis(
                code=code,
                titel=aspect.titel,
                gevraagd=PROOF,
                gevonden=aspect.label or NOTHING,
                voldaan=aspect.label is Label.BEWIJS,
                voor_wijzigingen=(voor.aspecten[code].label or NOTHING) if voor else None,
            )
        )
    return tuple(found)


def missing(versie: Versie, gevraagd: Vereist, ruleset: Ruleset, look: Callable[[], CloserLook]) -> Iterator[Finding]:
    """Give a finding for every aspect that is missing: a `fout` where a requirement is not met because of it.

    They come in the order in which the requirements were asked.
    """
    order = list(gevraagd.niveaus)
    criteria = [criterium for kader in ruleset.kaders for criterium in kader.criteria]
    criteria.sort(key=lambda one: order.index(one.code) if one.code in order else len(order))
    for criterium in criteria:
        result = versie.criteria[criterium.code]
        wanted = gevraagd.niveaus.get(criterium.code)
        unmet = wanted is not None and result.niveau.rang < wanted.rang
        named = {aspect.code: aspect for aspect in criterium.aspecten}
        for aspect in result.aspecten:
            required = aspect.code in gevraagd.aspecten
            relevant = required or (wanted is not None and aspect.kern)
            if relevant and aspect.label is not Label.BEWIJS:
                ernst = Ernst.FOUT if required or unmet else Ernst.OPMERKING
                yield _finding(versie, criterium, named[aspect.code], aspect, ernst, look)


def _finding(
    versie: Versie,
    criterium: Criterium,
    aspect: Aspect,
    result: AspectResult,
    ernst: Ernst,
    look: Callable[[], CloserLook],
) -> Finding:
    code = f"AS-{aspect.code.upper()}"
    what = "alleen genoemd" if result.label else NOTHING
    return Finding(
        code=code,
        ernst=ernst,
        criterium=criterium.code,
        titel=f"{aspect.titel}: {what}",
        uitleg=_explained(versie, criterium, aspect, result),
        waarom=criterium.waarom,
        advies=criterium.advies if ernst is Ernst.FOUT else aspect.vraag,
        plaats=fitting(versie, criterium, aspect.code, look()),
        passend=True,
        vingerafdruk=fingerprint(code, aspect.code, ernst),
    )


def _explained(versie: Versie, criterium: Criterium, aspect: Aspect, result: AspectResult) -> str:
    if result.label is None:
        return f"Geen passage gevonden. De vraag is: {aspect.vraag}"
    proof = [versie.passages[number] for number in result.passages]
    proof = [passage for passage in proof if passage.labels[aspect.code] is Label.BEWIJS]
    if aspect.code in criterium.beide_partijen and proof:
        there = acting(aspect.code, proof)
        lacking = " en ".join(name for party, name in _PARTIES.items() if party not in there)
        return f"Er moet van beide partijen iets staan; van {lacking} staat er niets."
    return f"Wel genoemd, maar er is niets vastgelegd. De vraag is: {aspect.vraag}"
