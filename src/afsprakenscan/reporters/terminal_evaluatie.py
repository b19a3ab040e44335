"""The comparison with the gold labels as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table

from afsprakenscan.model.evaluation import (
    ACHTERGEHOUDEN,
    GEZIEN,
    Aandeel,
    Evaluatie,
    Fout,
    FoutSoort,
    Gemiddelde,
    LetterMeting,
    Meting,
    Score,
    Stem,
)
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.page import Page
from afsprakenscan.reporters.plain import plain

_TEXT_LENGTH = 300
_NOT_ALL = 0.99
_SAID = {
    Stem.HOOG: "zekerheid hoog",
    Stem.MIDDEL: "zekerheid middel",
    Stem.LAAG: "zekerheid laag",
    Stem.BETWIJFELD: "betwijfeld (telt niet)",
    Stem.VOORSTEL: "voorstel zonder regel (telt niet)",
}
_TITLES = {ACHTERGEHOUDEN: "Achtergehouden documenten", GEZIEN: "Geziene documenten"}


def evaluation(evaluatie: Evaluatie, style: Style, *, mistakes: bool) -> str:
    """Return how well the reports agree with the gold labels; with `mistakes` also every miss and false hit.

    Held-out documents come first: what was measured on the others flatters.
    """
    page = Page(style)
    for title, meting in _parts(evaluatie):
        _total(page, title, meting)
        _letters(page, meting.letters)
        _codes(page, meting.codes)
        _facts(page, meting)
        _stemmen(page, meting.stemmen)
    _groups(page, "Per deel", _held_out_first(evaluatie.per_deel))
    formats = {
        f"{name}, {deel}": one for deel, per in evaluatie.per_deel_en_formaat.items() for name, one in per.items()
    }
    _groups(page, "Per formaat", evaluatie.per_formaat | (dict(sorted(formats.items())) if len(formats) > 1 else {}))
    if mistakes:
        _mistakes(page, evaluatie.fouten)
    return page.text()


def _parts(evaluatie: Evaluatie) -> list[tuple[str, Meting]]:
    """Return what is shown in full, with a title: each part of the corpus, or all when there is one part."""
    if len(evaluatie.per_deel) == 1:
        return [("Vergelijking met de goudlabels", evaluatie.totaal)]
    return [(_TITLES[deel], one) for deel, one in _held_out_first(evaluatie.per_deel).items()]


def _held_out_first(parts: dict[str, Meting]) -> dict[str, Meting]:
    return dict(sorted(parts.items(), key=lambda item: item[0] != ACHTERGEHOUDEN))


def share(aandeel: Aandeel | Gemiddelde) -> str:
    """Return a share the Dutch way with two decimals: 0,87; '–' where there was nothing to count.

    Only what is whole is 1,00: 223 of 224 is 0,99.
    """
    if aandeel.waarde is None:
        return "–"
    return f"{1 if aandeel.waarde == 1 else min(aandeel.waarde, _NOT_ALL):.2f}".replace(".", ",")


def parts(aandeel: Aandeel) -> str:
    """Return a share as it was counted: '160 van 168'."""
    return f"{view.number(aandeel.teller)} van {view.number(aandeel.noemer)}"


def _scores(score: Score) -> list[str]:
    return [share(score.f1), share(score.precisie), share(score.recall)]


def _counts(score: Score) -> list[str]:
    return [view.number(score.goed), view.number(score.vals), view.number(score.gemist)]


def _table(page: Page, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    for nr, _ in enumerate(columns):
        table.add_column(justify="left" if nr == 0 else "right")
    table.add_row(*(page.text_of((column, "dim")) for column in columns))
    for row in rows:
        table.add_row(*(page.text_of(plain(cell)) for cell in row))
    page.add(table)


def _total(page: Page, title: str, meting: Meting) -> None:
    read = (
        f"{view.count(meting.passages, 'passage', 'passages')}, waarvan {view.number(meting.niet_gelezen)} niet gelezen"
    )
    page.heading(title, f"{view.count(meting.documenten, 'document', 'documenten')}, {read}")
    columns = ("Per blok", "F1", "precisie", "recall", "goed", "vals", "gemist")
    sums = (("letters a-g", meting.micro_letters), ("alle codes", meting.micro_alle))
    _table(page, columns, [(name, *_scores(score), *_counts(score)) for name, score in sums])
    page.line(f"Gemiddelde F1 van de letters: {share(meting.macro_letters)}")
    page.line()
    verdicts = (
        ("a-g komt terug", meting.komt_terug),
        ("niveau", meting.niveau),
        ("beide partijen", meting.partijen),
        ("kernfeiten", meting.kernfeiten),
    )
    _table(page, ("Per document", "gelijk", "aandeel"), [(name, parts(part), share(part)) for name, part in verdicts])


def _letters(page: Page, letters: Sequence[LetterMeting]) -> None:
    page.heading("Per letter")
    columns = ("", "F1", "precisie", "recall", "gem. F1", "komt terug", "in goud", "gevonden")
    rows = [
        (
            letter.letter,
            *_scores(letter.blokken),
            share(letter.macro),
            parts(letter.komt_terug),
            view.number(letter.goud),
            view.number(letter.gevonden),
        )
        for letter in letters
    ]
    _table(page, columns, rows)


def _codes(page: Page, codes: dict[str, Score]) -> None:
    page.heading("Per code")
    columns = ("", "F1", "precisie", "recall", "goed", "vals", "gemist")
    _table(page, columns, [(code, *_scores(score), *_counts(score)) for code, score in codes.items()])


def _facts(page: Page, meting: Meting) -> None:
    page.heading("Kernfeiten")
    rows = [(feit.naam, parts(feit.gelijk), share(feit.gelijk)) for feit in meting.feiten]
    _table(page, ("", "gelijk", "aandeel"), rows)


def _stemmen(page: Page, stemmen: dict[Stem, Aandeel]) -> None:
    """Show which share of what the second reader said is right; the last two do not count as proof."""
    page.heading("Tweede lezer", "wat hij zei, en hoe vaak dat bewijs was")
    rows = [(_SAID.get(stem, stem), parts(part), share(part)) for stem, part in stemmen.items() if part.noemer]
    _table(page, ("", "bewijs", "aandeel"), rows)


def _groups(page: Page, title: str, groups: dict[str, Meting]) -> None:
    page.heading(title)
    columns = ("", "documenten", "F1 a-g", "F1 alle", "komt terug", "niveau", "kernfeiten")
    rows = [
        (
            name,
            view.number(meting.documenten),
            share(meting.micro_letters.f1),
            share(meting.micro_alle.f1),
            parts(meting.komt_terug),
            parts(meting.niveau),
            parts(meting.kernfeiten),
        )
        for name, meting in groups.items()
    ]
    _table(page, columns, rows)


def _mistakes(page: Page, fouten: Sequence[Fout]) -> None:
    page.heading("Fouten", view.count(len(fouten), "fout", "fouten"))
    for fout in fouten:
        block = "niet gelezen" if fout.blok is None else f"blok {fout.blok}"
        colour = "red" if fout.soort is FoutSoort.VALS else "yellow"
        path = f"  {plain(' › '.join(fout.koppen))}" if fout.koppen else ""
        page.line((f"{fout.soort} {fout.code}", f"bold {colour}"), f"  {plain(fout.document)}, {block}", (path, "dim"))
        page.line(view.shorten(plain(fout.tekst), _TEXT_LENGTH), indent=3)
        if stop := fout.tegengehouden:
            page.line((f"tegengehouden door {stop.door}: {stop.patroon}, blok {stop.blok}", "dim"), indent=3)
