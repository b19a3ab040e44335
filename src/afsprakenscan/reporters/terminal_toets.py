"""The check on drafts as text: per document a verdict, the findings with what to do, and a count at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, zip_longest

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
_WHAT = {
    Ernst.FOUT: "hierdoor zakt de toets",
    Ernst.WAARSCHUWING: "staat open of verandert nog; hierdoor zakt de toets niet",
    Ernst.OPMERKING: "de eis is gehaald, maar kan vollediger",
}
_CODE_WIDTH = 8
_INDENT = 2


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
    if any(not finding.aanvaard for finding in result.findings):
        page.line(("═" * page.width, "dim"))
    if changed := _before_changes(result.eisen):
        page.line(f"Met alle bijgehouden wijzigingen aanvaard. Zonder die wijzigingen: {changed}.", indent=2)
    for ernst, part in ((Ernst.FOUT, _unmet), (Ernst.WAARSCHUWING, _warnings), (Ernst.OPMERKING, _remarks)):
        findings = [finding for finding in result.findings if finding.ernst is ernst and not finding.aanvaard]
        if findings:
            page.heading(view.count(len(findings), *_NAMES[ernst]), _WHAT[ernst])
            part(page, findings, result.eisen)
    _accepted(page, [finding for finding in result.findings if finding.aanvaard])


def _met(eisen: Sequence[Eis]) -> str:
    unmet = [eis.code for eis in eisen if not eis.voldaan]
    if not unmet:
        return view.count(len(eisen), "eis gehaald", "eisen, alle gehaald")
    met = f"{len(eisen) - len(unmet)} van {view.count(len(eisen), 'eis', 'eisen')} gehaald"
    # Hard spaces: a code alone on a line reads badly.
    return f"{met}; " + f"niet {view.enumeration(unmet)}".replace(" ", "\u00a0")


def _before_changes(eisen: Sequence[Eis]) -> str:
    """Return which requirements have another level without the tracked changes."""
    return ", ".join(
        f"{eis.code} {eis.voor_wijzigingen} in plaats van {eis.gevonden}"
        for eis in eisen
        if eis.voor_wijzigingen not in (None, eis.gevonden)
    )


def _unmet(page: Page, findings: Sequence[Finding], eisen: Sequence[Eis]) -> None:
    """Add what is missing, per requirement: where it fits, why and what to write stand there once."""
    by_code = {eis.code: eis for eis in eisen}
    for nr, (code, group) in enumerate(groupby(findings, key=lambda finding: finding.criterium or "")):
        own = list(group)
        eis = by_code.get(code)
        if nr:
            page.line()
        if eis is None:
            page.line((code, "bold"), "  gevraagd: bewijs voor dit aspect", indent=_INDENT)
        else:
            state = f": {eis.gevonden}, gevraagd {eis.gevraagd}"
            page.line((f"{code}  {plain(eis.titel)}", "bold"), (state, "red"), indent=_INDENT)
        places = {_fits(finding) for finding in own}
        for finding in own:
            _line(page, finding, "" if len(places) == 1 else f"; {_fits(finding)}", indent=_INDENT + 2)
        if len(places) == 1:
            page.line(("Waar: ", "bold"), *places, indent=_INDENT + 2)
        _advice(page, own[0], indent=_INDENT + 2)


def _warnings(page: Page, findings: Sequence[Finding], _: Sequence[Eis]) -> None:
    """Add open ends and tracked changes; of the same kind after each other, what to do stands there once."""
    for finding, following in zip_longest(findings, findings[1:]):
        _line(page, finding, look="bold")
        page.line(plain(finding.uitleg), indent=_INDENT + _CODE_WIDTH)
        if finding.plaats:
            quote = view.shorten(plain(finding.plaats.text), _QUOTE_LENGTH)
            place = (plain(view.place(finding.plaats)), "dim")
            page.line(f"“{quote}”  ", place, indent=_INDENT + _CODE_WIDTH)
        if following is None or following.advies != finding.advies:
            _advice(page, finding, indent=_INDENT + _CODE_WIDTH)
            if following:
                page.line()


def _remarks(page: Page, findings: Sequence[Finding], _: Sequence[Eis]) -> None:
    for finding in findings:
        _line(page, finding, f"; {_fits(finding)}")


def _line(page: Page, finding: Finding, remark: str = "", *, look: str = "", indent: int = _INDENT) -> None:
    """Add the code with the title beside it, wrapped under itself."""
    expired = f" (onderdrukking verlopen op {view.date(finding.verlopen.isoformat())})" if finding.verlopen else ""
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(min_width=_CODE_WIDTH - 2, no_wrap=True)
    row.add_column(ratio=1)
    title = page.text_of((plain(finding.titel), look), (expired, "yellow"), (remark, "dim"))
    row.add_row(page.text_of((finding.code, _COLOURS[finding.ernst])), title)
    page.add(row, indent)


def _advice(page: Page, finding: Finding, indent: int) -> None:
    page.line(("Waarom: ", "bold"), plain(finding.waarom), indent=indent)
    page.line(("Schrijf: ", "bold"), plain(finding.advies), indent=indent)


def _fits(finding: Finding) -> str:
    if finding.plaats is None:
        return "past nog nergens bij, maak er een nieuwe kop voor"
    path = finding.plaats.headings
    heading = path[-1] if path else view.shorten(finding.plaats.text, _CODE_WIDTH * 8)
    where = f"blz. {finding.plaats.page}" if finding.plaats.page is not None else f"blok {finding.plaats.block}"
    return f"past bij '{plain(heading)}', {where}"


def _accepted(page: Page, findings: Sequence[Finding]) -> None:
    suppressed = [finding for finding in findings if finding.onderdrukt is not None]
    if findings:
        page.line()
    for finding in suppressed:
        page.line((f"{finding.code} onderdrukt: {plain(finding.onderdrukt or '')}", "dim"), indent=2)
    if rest := len(findings) - len(suppressed):
        page.line((f"{view.count(rest, 'bevinding', 'bevindingen')} aanvaard met de basislijn", "dim"), indent=2)


def _total(toets: Toets) -> str:
    results = toets.resultaten
    parts = [view.count(len(results), "document", "documenten")]
    verdicts = Counter(
        "niet gelezen" if one.fout else "geslaagd" if one.geslaagd else "niet geslaagd" for one in results
    )
    parts += [f"{number} {verdict}" for verdict, number in sorted(verdicts.items())]
    counts = [view.count(toets.aantal(ernst), *_NAMES[ernst]) for ernst in Ernst]
    return f"{parts[0]}: {view.enumeration(parts[1:])}. {view.enumeration(counts)}."
