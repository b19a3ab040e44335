"""The known misses as Markdown: what still goes wrong on the seen documents, and how often on those held out.

Nothing of a held-out document is quoted: who reads its text to mend a rule can no longer measure with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from afsprakenscan.model.evaluation import ACHTERGEHOUDEN, DocumentEvaluatie, Evaluatie, Fout, FoutSoort
from afsprakenscan.model.results import FeitWaarde
from afsprakenscan.reporters import view
from afsprakenscan.reporters.markdown import escape

_TEXT_LENGTH = 240
_INTRO = """\
# Bekende missers

Wat de herkenning nog mist of ten onrechte ziet, gemeten tegen de goudlabels van het oefencorpus. Ververs dit bestand na
elke wijziging van regels of gewichten:

    {command}

Van achtergehouden documenten staan hier alleen aantallen: hun tekst hoort niemand te lezen die regels schrijft.
Een *gemiste* passage staat in het goud en is niet herkend; een *valse* treffer is herkend en staat niet in het goud."""


def known_misses(evaluatie: Evaluatie, command: str) -> str:
    """Return the known misses; `command` is what makes this file anew."""
    held_out = [one for one in evaluatie.documenten if one.deel == ACHTERGEHOUDEN]
    seen = [one for one in evaluatie.documenten if one.deel != ACHTERGEHOUDEN]
    parts = [_INTRO.format(command=command)]
    if held_out:
        parts += _counts(held_out)
    if seen:
        parts += _listed(seen)
    return "\n\n".join(parts) + "\n"


def _counts(documents: list[DocumentEvaluatie]) -> Iterator[str]:
    yield f"## Achtergehouden documenten ({len(documents)})"
    yield _per_code(documents)
    niveaus = Counter(one.code for document in documents for one in document.niveaus if one.goud is not one.gevonden)
    facts = Counter(one.naam for document in documents for one in document.kernfeiten if not one.gelijk)
    for title, counter in (("Ander niveau", niveaus), ("Ander kernfeit", facts)):
        shown = ", ".join(f"{escape(name)} {counter[name]}" for name in sorted(counter, key=_order)) or "geen"
        yield f"{title}: {shown}."


def _per_code(documents: Iterable[DocumentEvaluatie]) -> str:
    found = [fout for document in documents for fout in document.fouten]
    missed = Counter(fout.code for fout in found if fout.soort is FoutSoort.GEMIST)
    false = Counter(fout.code for fout in found if fout.soort is FoutSoort.VALS)
    rows = [f"| {code} | {missed[code]} | {false[code]} |" for code in _codes(found)]
    total = f"| samen | {missed.total()} | {false.total()} |"
    return "\n".join(["| code | gemist | vals |", "|---|---|---|", *rows, total])


def _codes(fouten: Iterable[Fout]) -> list[str]:
    return sorted({fout.code for fout in fouten}, key=_order)


def _order(name: str) -> tuple[str, int]:
    """Return a key by which codes stand in the order in which a person counts: n2 before n10."""
    number = name[1:]
    return (name[0], int(number)) if number.isdigit() else (name, 0)


def _listed(documents: list[DocumentEvaluatie]) -> Iterator[str]:
    yield f"## Geziene documenten ({len(documents)})"
    yield _per_code(documents)
    yield from _differences(documents)
    found = [fout for document in documents for fout in document.fouten]
    for code in _codes(found):
        yield f"### {code}"
        yield "\n".join(_mistake(fout) for fout in found if fout.code == code)


def _differences(documents: Iterable[DocumentEvaluatie]) -> Iterator[str]:
    yield "### Niveaus en kernfeiten"
    lines = []
    for document in documents:
        for niveau in document.niveaus:
            if niveau.goud is not niveau.gevonden:
                lines.append(f"- {document.id}: {niveau.code} is {niveau.goud}, gevonden {niveau.gevonden}")
        for fact in document.kernfeiten:
            if not fact.gelijk:
                expected, got = _value(fact.goud), _value(fact.gevonden)
                lines.append(f"- {document.id}: {escape(fact.naam)} is {expected}, gevonden {got}")
    yield "\n".join(lines) or "Alle gelijk."


def _value(waarde: FeitWaarde) -> str:
    return escape(view.value(waarde))


def _mistake(fout: Fout) -> str:
    where = f", onder {escape(fout.koppen[-1])}" if fout.koppen else ""
    unread = ", niet gelezen" if fout.blok is None else ""
    stop = fout.tegengehouden
    # A stop elsewhere in the document explains nothing here.
    why = f" (tegengehouden door {escape(stop.door)})" if stop and stop.blok == fout.blok else ""
    text = escape(view.shorten(fout.tekst, _TEXT_LENGTH))
    return f"- **{fout.soort}** in {fout.document}{where}{unread}{why}: {text}"
