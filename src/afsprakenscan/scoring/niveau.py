"""From labelled passages to a verdict per criterium. What a label means is decided in `matching`, not here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from afsprakenscan.model.kader import Aspect, Criterium, Kader, Label
from afsprakenscan.model.results import AspectResult, CriteriumResult, Matches, Niveau, Passage

if TYPE_CHECKING:  # the verdict on one document should not wait for the models of the country
    from afsprakenscan.model.landelijk import RegioAspect

BEIDE = frozenset({"VT", "LT"})


def criteria_results(kaders: Iterable[Kader], matches: Matches) -> tuple[CriteriumResult, ...]:
    """Return the verdict on every criterium of the kaders, in their order."""
    labelled: dict[str, list[Passage]] = defaultdict(list)
    for passage in matches.passages:
        for code in passage.labels:
            labelled[code].append(passage)
    return tuple(_criterium_result(kader.id, criterium, labelled) for kader in kaders for criterium in kader.criteria)


def niveau_of(aspecten: Sequence[Aspect | RegioAspect], labels: Mapping[str, Label]) -> Niveau:
    """Return how far the labels per aspect code meet a criterium with these aspects.

    Proof for an aspect outside the core is worth no more than a mention.

    Source: codebook, 'Niveau van een criterium' and decision 16.
    """
    kern = [labels.get(aspect.code) for aspect in aspecten if aspect.kern]
    if not any(aspect.code in labels for aspect in aspecten):
        return Niveau.ONTBREEKT
    if Label.BEWIJS not in kern:
        return Niveau.GENOEMD
    return Niveau.VOLLEDIG if all(label is Label.BEWIJS for label in kern) else Niveau.GEDEELTELIJK


def both_act(parties: Iterable[str]) -> bool:
    """Tell whether Veilig Thuis and the local team are both among the acting parties."""
    return set(parties) >= BEIDE


def best_label(labels: Iterable[Label]) -> Label | None:
    """Return proof when there is any, else a mention, else nothing."""
    found = set(labels)
    if not found:
        return None
    return Label.BEWIJS if Label.BEWIJS in found else Label.VERMELDING


def _criterium_result(kader: str, criterium: Criterium, labelled: Mapping[str, Sequence[Passage]]) -> CriteriumResult:
    results = tuple(_aspect_result(criterium, aspect, labelled.get(aspect.code, ())) for aspect in criterium.aspecten)
    labels = {result.code: result.label for result in results if result.label is not None}
    return CriteriumResult(
        kader=kader,
        code=criterium.code,
        titel=criterium.titel,
        niveau=niveau_of(criterium.aspecten, labels),
        aspecten=results,
        advies=criterium.advies,
    )


def _aspect_result(criterium: Criterium, aspect: Aspect, found: Sequence[Passage]) -> AspectResult:
    proof = [passage for passage in found if passage.labels[aspect.code] is Label.BEWIJS]
    mentions = [passage for passage in found if passage.labels[aspect.code] is Label.VERMELDING]
    label = best_label(passage.labels[aspect.code] for passage in found)
    one_sided = aspect.code in criterium.beide_partijen and not both_act(acting(aspect.code, proof))
    if label is Label.BEWIJS and one_sided:
        label = Label.VERMELDING
    return AspectResult(
        code=aspect.code,
        titel=aspect.titel,
        kern=aspect.kern,
        label=label,
        passages=tuple(passage.id for passage in proof + mentions),
    )


def acting(code: str, passages: Iterable[Passage]) -> set[str]:
    """Collect the parties that act in the hits that count; a capture may name more than one ('VT+LT')."""
    return {
        party
        for passage in passages
        for reason in passage.reasons
        if reason.code == code and reason.label is Label.BEWIJS and reason.blocked_by is None
        for party in re.findall(r"\w+", reason.captures.partij or "")
    }
