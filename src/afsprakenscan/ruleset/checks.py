"""The lint of the criteria: what loads, but cannot be right. Whether examples hold is tested by running them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.kader import Aspect, Label, Patroon, Ruleset
from afsprakenscan.notation import Verbs, parse_phrase, parse_reference
from afsprakenscan.ruleset.loader import references


class Finding(Frozen):
    """Something to mend in the criteria: where, what, and how."""

    plaats: str
    melding: str
    advies: str


def check(ruleset: Ruleset) -> tuple[Finding, ...]:
    """Return everything the lint finds, in a fixed order."""
    return tuple(finding for one in CHECKS for finding in one(ruleset))


def unused_concepts(ruleset: Ruleset) -> Iterator[Finding]:
    """Give the concepts that no pattern, fact or derived concept uses; the engine itself uses parties and captures."""
    used = {parse_reference(text).name for text in _all_references(ruleset)}
    for name, concept in ruleset.begrippen.items():
        if name not in used and not concept.partij and not concept.vangt:
            yield Finding(
                plaats=name, melding=f"Het begrip '{name}' wordt nergens gebruikt.", advies="Gebruik of schrap het."
            )
    for name in ruleset.afgeleid:
        if name not in used:
            yield Finding(
                plaats=name,
                melding=f"Het afgeleide begrip '{name}' wordt nergens gebruikt.",
                advies="Gebruik of schrap het.",
            )


def double_forms(ruleset: Ruleset) -> Iterator[Finding]:
    """Give verbs with a form that is written twice."""
    for verb, forms in ruleset.werkwoorden.items():
        doubles = [form for form, count in Counter(forms.split()).items() if count > 1]
        if doubles:
            yield Finding(
                plaats=verb,
                melding=f"Dubbele vorm bij '{verb}': {', '.join(doubles)}.",
                advies="Laat elke vorm één keer staan.",
            )


def double_words(ruleset: Ruleset) -> Iterator[Finding]:
    """Give words that stand twice in one concept, also when they are written differently."""
    verbs = Verbs(ruleset.werkwoorden)
    for name, concept in ruleset.begrippen.items():
        phrases = Counter(phrase for word in set(concept.woorden) for phrase in set(parse_phrase(word, verbs)))
        twice = [word for word, count in Counter(concept.woorden).items() if count > 1]
        if twice or any(count > 1 for count in phrases.values()):
            shown = ", ".join(twice) or "zie de schrijfwijzen met | en <…>"
            yield Finding(
                plaats=name, melding=f"Dubbele woorden in '{name}': {shown}.", advies="Laat elk woord één keer staan."
            )


def covered_patterns(ruleset: Ruleset) -> Iterator[Finding]:
    """Give patterns that can never add anything, because another with fewer conditions already matches."""
    for place, aspect in _aspects(ruleset):
        for patterns in (aspect.bewijs, aspect.vermelding):
            for one in patterns:
                other = next((p for p in patterns if p is not one and _covers(p, one)), None)
                if other:
                    message = f"Het patroon '{one.naam}' voegt niets toe aan '{other.naam}'."
                    yield Finding(plaats=place, melding=message, advies="Schrap het, of maak het anders.")


def double_names(ruleset: Ruleset) -> Iterator[Finding]:
    """Give pattern names that stand twice in an aspect: reasons refer to them."""
    for place, aspect in _aspects(ruleset):
        names = Counter(pattern.naam for pattern in (*aspect.bewijs, *aspect.vermelding))
        for name, count in names.items():
            if count > 1:
                yield Finding(
                    plaats=place,
                    melding=f"De naam '{name}' is {count} keer gebruikt.",
                    advies="Geef elk patroon een eigen naam.",
                )


def impossible_reach(ruleset: Ruleset) -> Iterator[Finding]:
    """Give patterns that look for a place which their kinds of block do not have."""
    needs = {"kolom": BlockKind.TABELRIJ, "rij": BlockKind.TABELRIJ, "aanhef": BlockKind.LIJSTPUNT}
    for place, aspect in _aspects(ruleset):
        for pattern in (*aspect.bewijs, *aspect.vermelding):
            for text in references(pattern):
                places = parse_reference(text).places
                kinds = {needs[p] for p in places if p in needs}
                if pattern.soorten and places and len(kinds) == len(places) and not kinds & set(pattern.soorten):
                    message = f"'{text}' in '{pattern.naam}' kan niet: die soort blok heeft deze plaats niet."
                    yield Finding(plaats=place, melding=message, advies="Pas soorten of de plaats aan.")


def missing_examples(ruleset: Ruleset) -> Iterator[Finding]:
    """Give aspects without enough examples, and negative examples without a reason."""
    least = {"bewijs": 5, "vermelding": 2, "geen": 4}
    for place, aspect in _aspects(ruleset):
        for kind, count in least.items():
            found = getattr(aspect.voorbeelden, kind)
            if len(found) < count:
                yield Finding(
                    plaats=place,
                    melding=f"{len(found)} voorbeelden van '{kind}', dat moeten er ten minste {count} zijn.",
                    advies="Schrijf ze in eigen woorden.",
                )
        for example in aspect.voorbeelden.geen:
            if not example.reden:
                yield Finding(
                    plaats=place, melding=f"Zonder reden: '{example.tekst}'.", advies="Zeg waarom het niet telt."
                )


def contradicting_examples(ruleset: Ruleset) -> Iterator[Finding]:
    """Give examples that stand under two labels of one aspect."""
    for place, aspect in _aspects(ruleset):
        seen: dict[str, str] = {}
        for kind in (Label.BEWIJS.value, Label.VERMELDING.value, "geen"):
            for example in getattr(aspect.voorbeelden, kind):
                key = str(example)
                if key in seen:
                    yield Finding(
                        plaats=place,
                        melding=f"Voorbeeld staat bij '{seen[key]}' en '{kind}'.",
                        advies="Kies één van beide.",
                    )
                seen[key] = kind


def stale_weights(ruleset: Ruleset) -> Iterator[Finding]:
    """Give the concepts that the second reader learned from and that are no longer there."""
    if not ruleset.tweede_lezer:
        return
    known = {*ruleset.begrippen, *ruleset.afgeleid}
    places = {"blok", "gekwalificeerd", "kop", "kop1", "rand", "vorig"}
    features = {f for weights in ruleset.tweede_lezer.codes.values() for f in weights.gewichten}
    gone = sorted({name for place, _, name in (f.partition(":") for f in features) if place in places} - known)
    if gone:
        message = f"De tweede lezer kent {len(gone)} begrippen die er niet meer zijn, zoals '{gone[0]}'."
        advice = "Leer opnieuw: afsprakenscan criteria leer."
        yield Finding(plaats="tweede-lezer.json", melding=message, advies=advice)


CHECKS: tuple[Callable[[Ruleset], Iterator[Finding]], ...] = (
    unused_concepts,
    double_forms,
    double_words,
    covered_patterns,
    double_names,
    impossible_reach,
    missing_examples,
    contradicting_examples,
    stale_weights,
)


def _aspects(ruleset: Ruleset) -> Iterator[tuple[str, Aspect]]:
    for kader in ruleset.kaders:
        for criterium in kader.criteria:
            for aspect in criterium.aspecten:
                yield f"{kader.id}/{criterium.code}.yaml, aspect {aspect.code}", aspect


def _all_references(ruleset: Ruleset) -> Iterator[str]:
    for logic in ruleset.afgeleid.values():
        yield from references(logic)
    for _, aspect in _aspects(ruleset):
        for pattern in (*aspect.bewijs, *aspect.vermelding):
            yield from references(pattern)
    for fact in ruleset.feiten:
        for value in fact.waarden:
            yield from references(value)


def _covers(wide: Patroon, narrow: Patroon) -> bool:
    """Tell whether every text that fits `narrow` fits `wide`: the same but for more conditions in `narrow`."""
    same = ("een_van", "minstens", "bereik")
    if any(getattr(wide, key) != getattr(narrow, key) for key in same):
        return False
    subset = ("alle", "geen_van")
    fewer = all(_all_in(getattr(wide, key), getattr(narrow, key)) for key in subset)
    parties = all(
        not getattr(wide, key) or (set(getattr(narrow, key)) <= set(getattr(wide, key)) and getattr(narrow, key))
        for key in ("handelend", "ontvangend")
    )
    kinds = not wide.soorten or (set(narrow.soorten) <= set(wide.soorten) and bool(narrow.soorten))
    return fewer and parties and kinds and set(narrow.ongeacht) <= set(wide.ongeacht)


def _all_in(few: tuple[object, ...], many: tuple[object, ...]) -> bool:
    return all(item in many for item in few)
