"""From regions to the national overview: join, count, compare, and say what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from afsprakenscan import naslag
from afsprakenscan.model.landelijk import Eigen, Gedeeld, NationalOverview, Onleesbaar, Regio, Tijd
from afsprakenscan.model.results import RulesetRef
from afsprakenscan.scoring.landelijk.beeld import beside_2020, criterium_beeld, feit_beeld
from afsprakenscan.scoring.landelijk.gedeeld import alike
from afsprakenscan.scoring.landelijk.leemtes import leemtes, recommend
from afsprakenscan.scoring.landelijk.regio import join, name_of
from afsprakenscan.scoring.landelijk.samenvatting import Samenvatting, renamed, summarise

__all__ = ["Samenvatting", "join", "name_of", "overview", "overview_of", "renamed", "summarise"]


def overview(
    regios: Iterable[Regio],
    ruleset: RulesetRef,
    tool_version: str,
    *,
    onleesbaar: Sequence[Onleesbaar] = (),
    opmerkingen: Sequence[str] = (),
) -> NationalOverview:
    """Return the national picture over regions; files that could not be judged count nowhere."""
    regions = [summarise(regio) for regio in regios]
    return overview_of(regions, ruleset, tool_version, onleesbaar=onleesbaar, opmerkingen=opmerkingen)


def overview_of(
    regions: Sequence[Samenvatting],
    ruleset: RulesetRef,
    tool_version: str,
    *,
    onleesbaar: Sequence[Onleesbaar] = (),
    opmerkingen: Sequence[str] = (),
) -> NationalOverview:
    """Return the national picture out of what is kept of each region."""
    criteria = tuple(criterium_beeld(one, regions) for one in (regions[0].regio.criteria if regions else ()))
    shared = list(_shared(regions))
    times = Counter(region.regel.tijd for region in regions)
    return NationalOverview(
        tool_version=tool_version,
        ruleset=ruleset,
        anoniem=False,
        regios=tuple(region.regel for region in regions),
        onleesbaar=tuple(onleesbaar),
        opmerkingen=tuple(opmerkingen),
        voor=times[Tijd.VOOR],
        na=times[Tijd.NA],
        tijd_onbekend=times[Tijd.ONBEKEND],
        criteria=criteria,
        kernfeiten=tuple(
            feit_beeld(naam, feit.titel, regions)
            for naam, feit in (regions[0].regio.kernfeiten.items() if regions else ())
        ),
        gedeeld=tuple(shared),
        eigen=tuple(_own(regions, shared)),
        vergelijking_2020=tuple(beside_2020(rij, regions) for rij in naslag.aef_2020()),
        leemtes=tuple(leemtes(regions)),
        aanbevelingen=tuple(recommend(naslag.aanbevelingen(), criteria)),
    )


def _shared(regions: Sequence[Samenvatting]) -> Iterator[Gedeeld]:
    """Give the wordings that stand in two regions or more, most regions first."""
    passages = [passage for region in regions for passage in region.deelbaar]
    groups = []
    for group in alike([passage.print for passage in passages]):
        members = [passages[nr].voorbeeld for nr in group]
        names = tuple(dict.fromkeys(member.regio for member in members))
        if len(names) > 1:
            codes = tuple(dict.fromkeys(code for member in members for code in member.codes))
            groups.append(Gedeeld(codes=codes, voorbeeld=members[0], regios=names))
    yield from sorted(groups, key=lambda group: -len(group.regios))


def _own(regions: Sequence[Samenvatting], shared: Sequence[Gedeeld]) -> Iterator[Eigen]:
    """Give what stands in one region only, region by region."""
    often = Counter(code for region in regions for code, niveau in region.regel.niveaus.items() if niveau.komt_terug)
    common = Counter(name for group in shared for name in group.regios)
    for region in regions:
        codes = [code for code, niveau in region.regel.niveaus.items() if niveau.komt_terug and often[code] == 1]
        passages = len(region.deelbaar)
        with_others = min(common[region.regel.naam], passages)
        yield Eigen(
            regio=region.regel.naam,
            codes=tuple(codes) if len(regions) > 1 else (),
            passages=passages - with_others,
            gedeelde_passages=with_others,
        )
