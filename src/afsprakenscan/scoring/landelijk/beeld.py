"""Counts over the regions: criteria, aspects, how concrete, key facts, and the picture of 2020 beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import (
    AspectBeeld,
    Concreetheid,
    CriteriumBeeld,
    FeitBeeld,
    FeitGroep,
    Oordeel2020,
    RegioCriterium,
    Rij2020,
    Tijd,
    Voorbeeld,
)
from afsprakenscan.model.naslag import PubliekeRij
from afsprakenscan.model.results import Niveau
from afsprakenscan.scoring.landelijk.maatwoorden import telling
from afsprakenscan.scoring.landelijk.regio import SEPARATOR
from afsprakenscan.scoring.landelijk.samenvatting import Candidate, Samenvatting
from afsprakenscan.scoring.tov_kader import ONBEKEND

_EXAMPLES = 3


def criterium_beeld(criterium: RegioCriterium, regions: Sequence[Samenvatting]) -> CriteriumBeeld:
    """Return one criterium over all regions; `criterium` gives its titles."""
    code = criterium.code
    have = [region for region in regions if region.regel.niveaus[code].komt_terug]
    levels = Counter(region.regel.niveaus[code] for region in regions)

    def dated(tijd: Tijd) -> tuple[int, int]:
        return sum(region.regel.tijd is tijd for region in have), sum(region.regel.tijd is tijd for region in regions)

    def said(question: str) -> int:
        return sum(question in region.concreet[code] for region in have)

    return CriteriumBeeld(
        kader=criterium.kader,
        code=code,
        titel=criterium.titel,
        komt_terug=telling(len(have), len(regions)),
        niveaus={niveau: levels[niveau] for niveau in Niveau},
        regios=tuple(region.regel.naam for region in have),
        aspecten=tuple(
            AspectBeeld(
                code=aspect.code,
                titel=aspect.titel,
                kern=aspect.kern,
                bewijs=telling(_with_label(aspect.code, Label.BEWIJS, regions), len(regions)),
                vermelding=_with_label(aspect.code, Label.VERMELDING, regions),
                voorbeeld=next(iter(_examples(_candidates(aspect.code, regions), 1)), None),
            )
            for aspect in criterium.aspecten
        ),
        concreetheid=Concreetheid(
            wie=telling(said("wie"), len(have)),
            wanneer=telling(said("wanneer"), len(have)),
            hoe=telling(said("hoe"), len(have)),
        ),
        voor=telling(*dated(Tijd.VOOR)),
        na=telling(*dated(Tijd.NA)),
        voorbeelden=tuple(_examples(_candidates(code, regions), _EXAMPLES)),
    )


def _with_label(code: str, label: Label, regions: Iterable[Samenvatting]) -> int:
    return sum(region.labels.get(code) is label for region in regions)


def _candidates(code: str, regions: Iterable[Samenvatting]) -> list[Candidate]:
    return [region.voorbeelden[code] for region in regions if code in region.voorbeelden]


def _examples(candidates: list[Candidate], most: int) -> Iterable[Voorbeeld]:
    """Give the best examples, each next one showing an aspect that those before it did not, as long as there is one."""
    shown: set[str] = set()
    for _ in range(min(most, len(candidates))):
        best = min(candidates, key=lambda one: (not set(one.voorbeeld.codes) - shown, one.rank, one.voorbeeld.regio))
        candidates.remove(best)
        shown.update(best.voorbeeld.codes)
        yield best.voorbeeld


def feit_beeld(naam: str, titel: str, regions: Sequence[Samenvatting]) -> FeitBeeld:
    """Return one key fact over all regions; each value of a list counts by itself."""
    groups: dict[str, list[str]] = {}
    unknown = []
    for region in regions:
        waarde = region.regel.feiten[naam]
        values = waarde.split(SEPARATOR) if isinstance(waarde, str) else [str(item) for item in waarde]
        values = [value for value in values if value != ONBEKEND]
        for value in values:
            groups.setdefault(value, []).append(region.regel.naam)
        if not values:
            unknown.append(region.regel.naam)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return FeitBeeld(
        naam=naam,
        titel=titel,
        groepen=tuple(FeitGroep(waarde=value, regios=tuple(names)) for value, names in ranked),
        onbekend=tuple(unknown),
    )


def beside_2020(rij: PubliekeRij, regions: Sequence[Samenvatting]) -> Rij2020:
    """Return one published row beside this run. Bands are compared as shares, so any number of regions will do."""
    count = sum(map(_counted(rij.codes), regions))
    return Rij2020(
        codes=rij.codes,
        onderwerp=rij.onderwerp,
        gepubliceerd=rij.gepubliceerd,
        laag=rij.laag,
        hoog=rij.hoog,
        nu=telling(count, len(regions)),
        oordeel=_judge(rij, count, len(regions)),
        toelichting=rij.toelichting,
    )


def _counted(codes: tuple[str, ...]) -> Callable[[Samenvatting], bool]:
    """Return what tells whether a region counts for a row: arranged before the framework, or all codes come back."""
    if not codes:
        return lambda region: region.regel.tijd is Tijd.VOOR

    def comes_back(region: Samenvatting) -> bool:
        levels = region.regel.niveaus
        return all(
            levels[code].komt_terug if code in levels else region.labels.get(code) is Label.BEWIJS for code in codes
        )

    return comes_back


def _judge(rij: PubliekeRij, count: int, total: int) -> Oordeel2020:
    if rij.laag is None or rij.hoog is None or total == 0:
        return Oordeel2020.NIET_VERGELIJKBAAR
    # Of another number of regions, the band holds the whole numbers nearest to the published shares.
    low, high = (round(Fraction(bound * total, rij.van)) for bound in (rij.laag, rij.hoog))
    if count < low:
        return Oordeel2020.MINDER
    return Oordeel2020.MEER if count > high else Oordeel2020.GELIJK
