"""Adds up how well reports agree with gold labels. Reading the files and showing the outcome is done elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.model.evaluation import (
    ACHTERGEHOUDEN,
    GEZIEN,
    Aandeel,
    DocumentEvaluatie,
    Evaluatie,
    FeitMeting,
    Gemiddelde,
    Geval,
    LetterMeting,
    Meting,
    NiveauVergelijking,
    Score,
    Stem,
)
from afsprakenscan.model.kader import Ruleset
from afsprakenscan.scoring.vergelijking import compare

LETTERS = tuple("abcdefg")


def evaluate(gevallen: Sequence[Geval], ruleset: Ruleset, achtergehouden: Collection[str] = ()) -> Evaluatie:
    """Return the comparison of reports with gold labels; `achtergehouden` are the ids of the held-out documents.

    Raises:
        AfsprakenscanError: there is nothing to compare with.
    """
    if not gevallen:
        raise AfsprakenscanError(
            "Er is geen document om te meten.", hint="Geef een map met goudlabels en de documenten die erbij horen."
        )
    if not any(passage.codes for geval in gevallen for passage in geval.goud.passages):
        raise AfsprakenscanError(
            "In de goudlabels staat bij geen enkele passage een code.", hint="Vul bij de passages 'codes' in."
        )
    documents = tuple(
        compare(geval, ruleset, deel=ACHTERGEHOUDEN if geval.goud.id in achtergehouden else GEZIEN)
        for geval in gevallen
    )
    return Evaluatie(
        totaal=_measure(documents),
        per_formaat=_per(documents, lambda document: document.formaat),
        per_deel=_per(documents, lambda document: document.deel),
        per_deel_en_formaat={
            deel: _per((one for one in documents if one.deel == deel), lambda document: document.formaat)
            for deel in sorted({document.deel for document in documents})
        },
        documenten=documents,
    )


def _per(documents: Iterable[DocumentEvaluatie], key: Callable[[DocumentEvaluatie], str]) -> dict[str, Meting]:
    groups: dict[str, list[DocumentEvaluatie]] = {}
    for document in documents:
        groups.setdefault(key(document), []).append(document)
    return {name: _measure(group) for name, group in sorted(groups.items())}


def _measure(documents: Sequence[DocumentEvaluatie]) -> Meting:
    codes = _add(document.codes for document in documents)
    letters = tuple(_letter(letter, documents, codes) for letter in LETTERS)
    niveaus = [niveau for document in documents for niveau in document.niveaus]
    facts = [fact for document in documents for fact in document.kernfeiten]
    names = dict.fromkeys(fact.naam for fact in facts)
    return Meting(
        documenten=len(documents),
        passages=sum(document.passages for document in documents),
        niet_gelezen=sum(len(document.niet_gelezen) for document in documents),
        codes=codes,
        micro_letters=_total(score for code, score in codes.items() if code[0] in LETTERS),
        micro_alle=_total(codes.values()),
        macro_letters=_mean(letter.blokken for letter in letters),
        letters=letters,
        komt_terug=_share(_same_return(niveau) for niveau in niveaus if niveau.code in LETTERS),
        niveau=_share(niveau.goud is niveau.gevonden for niveau in niveaus),
        partijen=_share(pair.goud == pair.gevonden for document in documents for pair in document.partijen),
        feiten=tuple(
            FeitMeting(naam=naam, gelijk=_share(fact.gelijk for fact in facts if fact.naam == naam)) for naam in names
        ),
        kernfeiten=_share(fact.gelijk for fact in facts),
        stemmen={
            stem: sum((document.stemmen[stem] for document in documents), start=Aandeel(teller=0, noemer=0))
            for stem in Stem
        },
    )


def _letter(letter: str, documents: Sequence[DocumentEvaluatie], codes: dict[str, Score]) -> LetterMeting:
    verdicts = [niveau for document in documents for niveau in document.niveaus if niveau.code == letter]
    return LetterMeting(
        letter=letter,
        blokken=_total(document.letters.get(letter, Score()) for document in documents),
        macro=_mean(score for code, score in codes.items() if code[0] == letter),
        komt_terug=_share(_same_return(verdict) for verdict in verdicts),
        goud=sum(verdict.goud.komt_terug for verdict in verdicts),
        gevonden=sum(verdict.gevonden.komt_terug for verdict in verdicts),
    )


def _same_return(niveau: NiveauVergelijking) -> bool:
    return niveau.goud.komt_terug == niveau.gevonden.komt_terug


def _add(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    total: dict[str, Score] = {}
    for per_code in scores:
        for code, score in per_code.items():
            total[code] = total.get(code, Score()) + score
    return total


def _total(scores: Iterable[Score]) -> Score:
    return sum(scores, start=Score())


def _mean(scores: Iterable[Score]) -> Gemiddelde:
    """Return the mean F1 of the scores that have one."""
    values = [value for score in scores if (value := score.f1.waarde) is not None]
    return Gemiddelde(som=sum(values), aantal=len(values))


def _share(agreements: Iterable[bool]) -> Aandeel:
    counted = list(agreements)
    return Aandeel(teller=sum(counted), noemer=len(counted))
