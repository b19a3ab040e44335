"""A draft with everything that is wrong with drafts, as Word and as LibreOffice write it."""

from __future__ import annotations

from pathlib import Path

from helpers.office import DEL, HEADER, INS, MARK_DELETED, make_docx, make_odt, p, r, struck, tbl, tr

INFORMED = "VT informeert de ouders over de melding."
TAKEN_OUT = "VT informeert de ouders uiterlijk binnen vijf werkdagen over de overdracht aan het wijkteam."
PUT_IN = "Vanaf de schriftelijke bevestiging is het wijkteam verantwoordelijk voor het zicht op veiligheid."
COLD = "VT draagt de zaak bij een directe overdracht koud over, per beveiligde mail aan het lokale team."
OPEN = "Wanneer het wijkteam opnieuw contact zoekt met VT: nog uit te werken."
PROMISE = "Het formulier staat in bijlage 4. Het KZT bewaart het formulier, en het KZT wist het na een jaar."
TASKS = (
    ("Stap", "Wie", "Wanneer"),
    ("Bellen met de melder", "VT", "dezelfde dag"),
    ("Dossier aanleggen", "", "dezelfde dag"),
    ("Brief versturen", "VT", "binnen een week"),
    ("Kennismaken", "wijkteam", "binnen een week"),
)
STEPS = (
    ("Stap", "Wie", "Hoe"),
    ("Directe overdracht", "VT", "Warm, in een gesprek met het lokale team"),
)
HEADINGS = ("1 Het gezin informeren", "2 Directe overdracht", "3 Nieuwe zorgen", "4 Taken", "Bijlage 1 Werkproces")


def draft_docx(path: Path) -> Path:
    """Write the draft as Word does it."""
    one, two, three, four, annex = (p(heading, style="Kop1") for heading in HEADINGS)
    inserted_mark = '<w:rPr><w:ins w:id="9" w:author="A"/></w:rPr>'
    body = (
        one + p(INFORMED),
        p(DEL.format(struck(TAKEN_OUT)), properties=MARK_DELETED),
        two + p(COLD) + p(INS.format(r(PUT_IN)), properties=inserted_mark),
        three + p(OPEN),
        four + _word_table(TASKS) + p(PROMISE),
        annex + _word_table(STEPS),
    )
    return make_docx(path, "".join(body))


def _word_table(rows: tuple[tuple[str, ...], ...]) -> str:
    return tbl(*(tr(*row, properties="" if number else HEADER) for number, row in enumerate(rows)))


def draft_odt(path: Path) -> Path:
    """Write the draft as LibreOffice does it."""
    one, two, three, four, annex = (f'<text:h text:outline-level="1">{heading}</text:h>' for heading in HEADINGS)
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p/>'
        f"<text:p>{TAKEN_OUT}</text:p></text:deletion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    body = (
        changes,
        f'{one}<text:p>{INFORMED}<text:change text:change-id="c1"/></text:p>',
        f'{two}<text:p>{COLD}<text:change-start text:change-id="c2"/></text:p>',
        f'<text:p>{PUT_IN}<text:change-end text:change-id="c2"/></text:p>',
        f"{three}<text:p>{OPEN}</text:p>",
        f"{four}{_odf_table(TASKS)}<text:p>{PROMISE}</text:p>",
        f"{annex}{_odf_table(STEPS)}",
    )
    return make_odt(path, "".join(body))


def _odf_table(rows: tuple[tuple[str, ...], ...]) -> str:
    written = ["".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows]
    head, *rest = (f"<table:table-row>{cells}</table:table-row>" for cells in written)
    return f"<table:table><table:table-header-rows>{head}</table:table-header-rows>{''.join(rest)}</table:table>"
