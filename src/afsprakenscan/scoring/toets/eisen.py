"""What is asked of a document and what it has: a finding for every core aspect that is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from afsprakenscan.model.document import Block, BlockKind, Role
from afsprakenscan.model.kader import Aspect, Criterium, Label, Ruleset
from afsprakenscan.model.results import AspectResult, Passage
from afsprakenscan.model.toets import Eis, Ernst, Finding, Vereist, Vindplaats
from afsprakenscan.quotes import best_quotes
from afsprakenscan.scoring.niveau import acting
from afsprakenscan.scoring.toets.gedeeld import Versie, at_block, at_passage, heading_of
from afsprakenscan.scoring.uitleg import CloserLook
from afsprakenscan.text import fingerprint, fold

PROOF = "bewijs"
NOTHING = "niet gevonden"

_PARTIES = {"VT": "Veilig Thuis", "LT": "het lokale team"}
_WORD = re.compile(r"[a-z]{5,}")
# Words that any heading in these documents may hold, so that they tell nothing.
_COMMON = frozenset(
    "afspraken andere betrokkenen casussen direct directe partij partijen samen tijdens veilig veiligheid vragen wijze"
    " wordt zaken zorgen".split()
)
_STEM = 7


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
        plaats=_fitting(versie, criterium, aspect, look if ernst is Ernst.FOUT else None),
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


# ---------------------------------------------------------------- where it would fit


def _fitting(
    versie: Versie, criterium: Criterium, aspect: Aspect, look: Callable[[], CloserLook] | None
) -> Vindplaats | None:
    """Return where an aspect would fit best.

    In this order: where it is mentioned, the section with most about the same criterium, a heading on the subject, and
    the text that comes nearest to what the criterium asks first. The last costs time: it is left out without `look`.
    """
    if quotes := best_quotes(versie.report, [aspect.code], most=1):
        return at_passage(quotes[0].passage)
    codes = [one.code for one in criterium.aspecten]
    if section := _section(versie, codes):
        return section
    theme = " ".join([criterium.titel, *(one.titel for one in criterium.aspecten)])
    if heading := _themed(versie.document.blocks, theme):
        return at_block(heading)
    near = look().nearest(codes[0])[:1] if look else ()
    places = [Vindplaats(block=one.block, page=one.page, headings=one.headings, text=one.tekst) for one in near]
    return next(iter(places), None)


def _section(versie: Versie, codes: Sequence[str]) -> Vindplaats | None:
    """Return the heading above most passages about these aspects; proof weighs more than a mention."""
    weights: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], Passage] = {}
    for passage in versie.report.passages:
        labels = [passage.labels[code] for code in codes if code in passage.labels]
        if labels:
            weights[passage.headings] += 2 if Label.BEWIJS in labels else 1
            first.setdefault(passage.headings, passage)
    if not weights:
        return None
    path = max(weights, key=lambda headings: weights[headings])
    heading = heading_of(versie.document, path)
    return at_block(heading) if heading else at_passage(first[path])


def _themed(blocks: Sequence[Block], theme: str) -> Block | None:
    """Return the first heading that shares most words with a theme, by the start of the word."""
    stems = _stems(theme)
    found = [(len(stems & _stems(block.text)), block) for block in blocks if _is_heading(block)]
    shared, heading = max(found, key=lambda pair: pair[0], default=(0, None))
    return heading if shared else None


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.KOP and block.role not in (Role.INHOUDSOPGAVE, Role.CITAAT, Role.BEGRIPPEN)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)) if word not in _COMMON)
