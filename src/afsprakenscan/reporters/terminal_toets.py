"""The check on drafts as text: per document a verdict, the findings with what to do, and a count at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.table import Table

from afsprakenscan.model.toets import Eis, Ernst, Finding, Toets, ToetsResultaat
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.page import Page
from afsprakenscan.reporters.plain import plain

_QUOTE_LENGTH = 200
_COLOURS = {Ernst.FOUT: "red", Ernst.WAARSCHUWING: "yellow", Ernst.OPMERKING: "dim"}
_NAMES = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Ernst.OPMERKING: ("opmerking", "opmerkingen"),
}
_CODE_WIDTH = 8


def check(toets: Toets, style: Style) -> str:
    """Return the check of all documents: what is not met first, then warnings, then what could be more complete."""
    page = Page(style)
    for result in toets.resultaten:
        _document(page, result)
        page.line()
    for remark in toets.opmerkingen:
        page.line(("Let op: ", "yellow"), plain(remark))
    page.line((_total(toets), "bold"))
    return page.text()


def _document(page: Page, result: ToetsResultaat) -> None:
    if result.fout is not None:
        page.line((plain(result.bestand), "bold"), "  ", ("niet gelezen", "bold red"))
        page.line(plain(result.fout), indent=2)
        return
    verdict = ("geslaagd", "bold green") if result.geslaagd else ("niet geslaagd", "bold red")
    page.line((plain(result.bestand), "bold"), "  ", verdict, f"  {_met(result.eisen)}")
    if changed := _before_changes(result.eisen):
        page.line(f"Met alle bijgehouden wijzigingen aanvaard. Zonder die wijzigingen: {changed}.", indent=2)
    shown = [finding for finding in result.findings if not finding.aanvaard]
    _unmet(page, result.eisen, [finding for finding in shown if finding.ernst is Ernst.FOUT])
    _warnings(page, [finding for finding in shown if finding.ernst is Ernst.WAARSCHUWING])
    _remarks(page, [finding for finding in shown if finding.ernst is Ernst.OPMERKING])
    _accepted(page, [finding for finding in result.findings if finding.aanvaard])


def _met(eisen: Sequence[Eis]) -> str:
    unmet = [eis.code for eis in eisen if not eis.voldaan]
    if not unmet:
        return view.count(len(eisen), "eis gehaald", "eisen, alle gehaald")
    met = f"{len(eisen) - len(unmet)} van {view.count(len(eisen), 'eis', 'eisen')} gehaald"
    return f"{met}; niet {view.enumeration(unmet)}"


def _before_changes(eisen: Sequence[Eis]) -> str:
    """Return which requirements have another level without the tracked changes."""
    return ", ".join(
        f"{eis.code} {eis.voor_wijzigingen} in plaats van {eis.gevonden}"
        for eis in eisen
        if eis.voor_wijzigingen not in (None, eis.gevonden)
    )


def _unmet(page: Page, eisen: Sequence[Eis], findings: Sequence[Finding]) -> None:
    """Add what is missing, per requirement: why and what to write stand there once."""
    by_code = {eis.code: eis for eis in eisen}
    for code, group in groupby(findings, key=lambda finding: finding.criterium or ""):
        own = list(group)
        eis = by_code.get(code)
        page.line()
        if eis is None:
            page.line((code, "bold"), "  gevraagd: bewijs voor dit aspect", indent=2)
        else:
            state = f": {eis.gevonden}, gevraagd {eis.gevraagd}"
            page.line((f"{code}  {plain(eis.titel)}", "bold"), (state, "red"), indent=2)
        for finding in own:
            _line(page, finding, _fits(finding))
        page.line(("Waarom: ", "bold"), plain(own[0].waarom), indent=4)
        page.line(("Schrijf: ", "bold"), plain(own[0].advies), indent=4)


def _warnings(page: Page, findings: Sequence[Finding]) -> None:
    """Add open ends and tracked changes; of the same kind after each other, what to do stands there once."""
    if findings:
        page.line()
    for nr, finding in enumerate(findings):
        _line(page, finding)
        page.line(plain(finding.uitleg), indent=4 + _CODE_WIDTH)
        if finding.plaats:
            quote = view.shorten(plain(finding.plaats.text), _QUOTE_LENGTH)
            page.line(f"“{quote}”  ", (plain(view.place(finding.plaats)), "dim"), indent=4 + _CODE_WIDTH)
        following = findings[nr + 1] if nr + 1 < len(findings) else None
        if following is None or following.advies != finding.advies:
            page.line(("Waarom: ", "bold"), plain(finding.waarom), indent=4 + _CODE_WIDTH)
            page.line(("Schrijf: ", "bold"), plain(finding.advies), indent=4 + _CODE_WIDTH)


def _remarks(page: Page, findings: Sequence[Finding]) -> None:
    if findings:
        page.line()
        page.line(("De eis is gehaald, maar kan vollediger:", "dim"), indent=2)
    for finding in findings:
        _line(page, finding, _fits(finding))


def _line(page: Page, finding: Finding, remark: str = "") -> None:
    """Add the code with the title beside it, wrapped under itself."""
    expired = f" (onderdrukking verlopen op {view.date(finding.verlopen.isoformat())})" if finding.verlopen else ""
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(min_width=_CODE_WIDTH - 2, no_wrap=True)
    row.add_column(ratio=1)
    title = page.text_of(plain(finding.titel), (expired, "yellow"), (remark, "dim"))
    row.add_row(page.text_of((finding.code, _COLOURS[finding.ernst])), title)
    page.add(row, indent=4)


def _fits(finding: Finding) -> str:
    if finding.plaats is None:
        return "; maak er een nieuwe kop voor"
    own_text = finding.plaats.text if not finding.plaats.headings else ""
    heading = finding.plaats.headings[-1] if finding.plaats.headings else view.shorten(plain(own_text), _CODE_WIDTH * 8)
    where = f"blz. {finding.plaats.page}" if finding.plaats.page is not None else f"blok {finding.plaats.block}"
    return f"; past bij '{plain(heading)}', {where}"


def _accepted(page: Page, findings: Sequence[Finding]) -> None:
    suppressed = [finding for finding in findings if finding.onderdrukt is not None]
    if findings:
        page.line()
    for finding in suppressed:
        page.line((f"{finding.code} onderdrukt: {plain(finding.onderdrukt or '')}", "dim"), indent=4)
    if rest := len(findings) - len(suppressed):
        page.line((f"{view.count(rest, 'bevinding', 'bevindingen')} aanvaard met de basislijn", "dim"), indent=4)


def _total(toets: Toets) -> str:
    results = toets.resultaten
    parts = [view.count(len(results), "document", "documenten")]
    verdicts = Counter(
        "niet gelezen" if one.fout else "geslaagd" if one.geslaagd else "niet geslaagd" for one in results
    )
    parts += [f"{number} {verdict}" for verdict, number in sorted(verdicts.items())]
    counts = [view.count(toets.aantal(ernst), *_NAMES[ernst]) for ernst in Ernst]
    return f"{parts[0]}: {view.enumeration(parts[1:])}. {view.enumeration(counts)}."
