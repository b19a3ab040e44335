"""What is missing, per region and nationally, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import Aanbeveling, CriteriumBeeld, Leemte, RegioCriterium, Telling, Voorbeeld
from afsprakenscan.model.naslag import Advies
from afsprakenscan.model.results import Niveau
from afsprakenscan.scoring.landelijk.samenvatting import Candidate, Samenvatting

ASKED = ("kwaliteitskader", "processtappen")
"""The kaders whose criteria every region is expected to arrange; the others say what a region does beyond that."""


def leemtes(regions: Sequence[Samenvatting]) -> Iterator[Leemte]:
    """Give what each region lacks of the asked kaders, in the order of regions and criteria."""
    for region in regions:
        for criterium in region.regio.criteria:
            if criterium.kader in ASKED and criterium.niveau is not Niveau.VOLLEDIG:
                yield _leemte(region, criterium, regions)


def _leemte(region: Samenvatting, criterium: RegioCriterium, regions: Sequence[Samenvatting]) -> Leemte:
    lacking = [aspect for aspect in criterium.aspecten if aspect.kern and aspect.label is not Label.BEWIJS]
    return Leemte(
        regio=region.regel.naam,
        code=criterium.code,
        titel=criterium.titel,
        niveau=criterium.niveau,
        ontbreekt=tuple(aspect.titel for aspect in lacking if aspect.label is None),
        alleen_genoemd=tuple(aspect.titel for aspect in lacking if aspect.label is Label.VERMELDING),
        advies=criterium.advies,
        voorbeeld=_elsewhere(region, {aspect.code for aspect in lacking}, regions),
    )


def _elsewhere(region: Samenvatting, codes: set[str], regions: Sequence[Samenvatting]) -> Voorbeeld | None:
    """Return the best example of another region: it shows most of the lacking aspects, and shows them well."""
    candidates = [
        other.voorbeelden[code]
        for other in regions
        if other is not region
        for code in sorted(codes)
        if code in other.voorbeelden
    ]

    def worth(one: Candidate) -> tuple[object, ...]:
        return (-len(codes & set(one.voorbeeld.codes)), one.rank, one.voorbeeld.regio)

    return min(candidates, key=worth).voorbeeld if candidates else None


def recommend(adviezen: Iterable[Advies], criteria: Iterable[CriteriumBeeld]) -> Iterator[Aanbeveling]:
    """Give the recommendations of which a code comes back in too few regions, with the count as the reason."""
    counts: dict[str, tuple[str, Telling]] = {}
    for criterium in criteria:
        counts |= {aspect.code: (aspect.titel, aspect.bewijs) for aspect in criterium.aspecten}
        counts[criterium.code] = (criterium.titel, criterium.komt_terug)
    for advies in adviezen:
        found = [counts[code] for code in advies.codes if code in counts]
        low = [(titel, telling) for titel, telling in found if telling.aantal < advies.onder * telling.van]
        if low:
            yield Aanbeveling(
                codes=advies.codes,
                tekst=advies.tekst,
                aanleiding="; ".join(
                    f"'{titel}' is vastgelegd in {telling.aantal} van de {telling.van} regio's"
                    for titel, telling in low
                ),
            )
