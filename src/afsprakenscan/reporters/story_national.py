"""The national overview as a story, in the order that a reader of the AEF report of 2020 knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from afsprakenscan.model.kader import MAIN_KADER
from afsprakenscan.model.landelijk import (
    CriteriumBeeld,
    FeitBeeld,
    NationalOverview,
    Oordeel2020,
    Rij2020,
    Telling,
    Voorbeeld,
)
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import view
from afsprakenscan.reporters.story import Bullets, Cell, Heading, Item, Paragraph, QuoteItem, Story, Table, Tone
from afsprakenscan.reporters.story_gaps import Passage, gaps, which_passage
from afsprakenscan.reporters.story_highlights import highlights
from afsprakenscan.reporters.story_region import judged_with, said_by

LADDER = "escalatieladder"

TRANSFER_FACTS = (
    "informeren_zonder_hulp",
    "informeren_met_hulp",
    "veiligheidsplan",
    "wijze_direct",
    "wijze_na_dienst",
    "kanalen",
    "monitoring_maanden",
    LADDER,
    "methodes",
    "casusevaluatie",
    "evaluatie_afspraken",
)
"""The key facts by which the transfer is compared, in the order of the process."""

_CONCRETE = ("kwaliteitskader", "processtappen", "aanvullend")
"""The kaders that are about who does what; of a vision or a signing, who, when and how say nothing."""

_LIMITED = 0.3
_MOST_SHARED = 25


def story(overview: NationalOverview) -> Story:
    """Return the national overview."""
    return Story("Samenwerkingsafspraken Veilig Thuis en lokale teams: het landelijke beeld", tuple(_items(overview)))


def _items(overview: NationalOverview) -> Iterator[Item]:
    yield from _summary(overview)
    for title, anchor, part in _PARTS:
        items = list(part(overview))
        if items:
            yield Heading(2, title, anchor)
            yield from items


def judged(overview: NationalOverview) -> str:
    """Return how many of the documents were judged: '23 van de 24 documenten beoordeeld (23 regio's)'."""
    read = sum(len(regio.bestanden) for regio in overview.regios)
    total = read + len(overview.onleesbaar)
    regions = view.count(len(overview.regios), "regio", "regio's")
    return f"{read} van de {total} documenten beoordeeld ({regions})"


def counted(telling: Telling) -> str:
    """Return a count with its measure word: '18 van de 24 regio's (driekwart)'."""
    if telling.aantal == telling.van:
        return f"alle {telling.van} regio's"
    numbers = f"{telling.aantal} van de {telling.van}"
    if telling.maatwoord == numbers:
        return f"{numbers} regio's"
    if telling.aantal <= 1:
        return f"{telling.maatwoord} van de {telling.van} regio's"
    return f"{numbers} regio's ({telling.maatwoord})"


def _summary(overview: NationalOverview) -> Iterator[Item]:
    yield Heading(2, "Samenvatting", "samenvatting")
    yield Paragraph(f"{judged(overview)}.")
    if overview.onleesbaar:
        names = view.enumeration([one.bestand for one in overview.onleesbaar])
        yield Paragraph(f"Niet beoordeeld: {names}. Waarom staat bij de verantwoording.", Tone.LET_OP)
    for remark in overview.opmerkingen:
        yield Paragraph(remark, Tone.LET_OP)
    yield Bullets(tuple(highlights(overview)))
    rows = tuple(
        (
            Cell(f"{one.code}  {one.titel}"),
            Cell(str(one.komt_terug.aantal)),
            Cell(one.komt_terug.maatwoord),
            Cell(str(one.niveaus[Niveau.VOLLEDIG])),
        )
        for one in overview.criteria
        if one.kader == MAIN_KADER
    )
    yield Table("De eisen van het kwaliteitskader", ("Eis", "Regio's", "In woorden", "Waarvan volledig"), rows)
    yield Paragraph(
        "Een eis komt terug als minstens één kernaspect als afspraak van de regio zelf is vastgelegd, en is volledig "
        "als dat voor alle kernaspecten geldt. Wat alleen is genoemd of uitgesteld, telt niet.",
        Tone.KLEIN,
    )


# ---------------------------------------------------------------- the criteria


def _kader(kader: str) -> Callable[[NationalOverview], Iterator[Item]]:
    def part(overview: NationalOverview) -> Iterator[Item]:
        criteria = [one for one in overview.criteria if one.kader == kader]
        if criteria:
            yield _level_table(criteria)
        examples = _examples(overview)
        for criterium in criteria:
            if kader == MAIN_KADER or criterium.komt_terug.aantal:
                yield from _criterium(criterium, examples[criterium.code])

    return part


def _examples(overview: NationalOverview) -> dict[str, list[Voorbeeld]]:
    """Return the examples to show per criterium, the main ones first in choosing; none stands twice."""
    used: set[Passage] = set()
    chosen: dict[str, list[Voorbeeld]] = {}
    for one in view.ordered(overview.criteria, lambda one: one.kader):
        fresh = [example for example in one.voorbeelden if which_passage(example) not in used]
        chosen[one.code] = (fresh or list(one.voorbeelden))[: 3 if one.kader == MAIN_KADER else 1]
        used.update(map(which_passage, chosen[one.code]))
    return chosen


def _level_table(criteria: Sequence[CriteriumBeeld]) -> Table:
    """Return how often each comes back and at which levels; what has one aspect is either there or not."""
    simple = all(len(one.aspecten) == 1 for one in criteria)
    levels = (Niveau.GENOEMD, Niveau.ONTBREEKT) if simple else tuple(reversed(Niveau))
    rows = tuple(
        (
            Cell(f"{one.code}  {one.titel}"),
            Cell(f"{one.komt_terug.aantal} van {one.komt_terug.van}"),
            Cell(one.komt_terug.maatwoord),
            *(Cell(str(one.niveaus.get(level, 0))) for level in levels),
        )
        for one in criteria
    )
    return Table("Hoe vaak en hoe ver", ("Onderwerp", "Komt terug", "In woorden", *map(str.capitalize, levels)), rows)


def _criterium(one: CriteriumBeeld, examples: Iterable[Voorbeeld]) -> Iterator[Item]:
    yield Heading(3, f"{one.code}  {one.titel}", f"eis-{one.code}")
    yield Paragraph(_sentence(one))
    if len(one.aspecten) > 1:
        rows = tuple(
            (
                Cell(aspect.titel if aspect.kern else f"{aspect.titel} (telt niet voor het niveau)"),
                Cell(f"{aspect.bewijs.aantal} van {aspect.bewijs.van}"),
                Cell(aspect.bewijs.maatwoord),
                Cell(str(aspect.vermelding)),
            )
            for aspect in one.aspecten
        )
        yield Table(f"{one.titel}: per aspect", ("Aspect", "Vastgelegd", "In woorden", "Alleen genoemd"), rows)
    for found in examples:
        said = said_by(found.captures) if one.kader in _CONCRETE else ()
        yield QuoteItem(found.quote, f"{found.regio}, {view.place(found)}", said)


def _sentence(one: CriteriumBeeld) -> str:
    parts = [f"Komt terug in {counted(one.komt_terug)}."]
    if one.komt_terug.aantal and one.kader in _CONCRETE:
        said = one.concreetheid
        parts.append(
            f"Wie het doet staat in {said.wie.aantal} van die regio's, wanneer in {said.wanneer.aantal} en hoe in "
            f"{said.hoe.aantal}."
        )
    if 0 < one.komt_terug.aantal < _LIMITED * one.komt_terug.van:
        parts.append(f"Het gaat om {view.enumeration(one.regios)}.")
    return " ".join(parts)


# ---------------------------------------------------------------- compared


def _transfer(overview: NationalOverview) -> Iterator[Item]:
    everyone = [regio.naam for regio in overview.regios]
    facts = {fact.naam: fact for fact in overview.kernfeiten}
    for name in TRANSFER_FACTS:
        if name in facts:
            yield _fact_table(facts[name], everyone)
        if name == LADDER:
            yield from _ladders(overview)


def _fact_table(fact: FeitBeeld, everyone: Sequence[str]) -> Table:
    """Return how often each value of a key fact occurs, and where; what the text does not say stands last."""
    groups = [(view.value(group.waarde), group.regios) for group in fact.groepen]
    if fact.onbekend:
        groups.append(("niet uit de tekst op te maken", fact.onbekend))
    rows = ((Cell(value), Cell(str(len(names))), Cell(view.among(names, everyone))) for value, names in groups)
    return Table(fact.titel, ("Waarde", "Regio's", "Welke"), tuple(rows))


def _ladders(overview: NationalOverview) -> Iterator[Table]:
    """Give the ladders of escalation, those of most regions first."""
    regions: dict[str, list[str]] = {}
    for regio in overview.regios:
        ladder = regio.feiten.get(LADDER, ())
        if ladder and not isinstance(ladder, str):
            regions.setdefault(" → ".join(map(str, ladder)), []).append(regio.naam)
    if regions:
        ranked = sorted(regions.items(), key=lambda one: -len(one[1]))
        rows = tuple((Cell(steps), Cell(str(len(names))), Cell(view.enumeration(names))) for steps, names in ranked)
        yield Table("De stappen van de escalatie, in hun volgorde", ("Stappen", "Regio's", "Welke"), rows)


def _limited(overview: NationalOverview) -> Iterator[Item]:
    rows: list[tuple[Cell, ...]] = []
    for one in view.ordered(overview.criteria, lambda one: one.kader):
        if 0 < one.komt_terug.aantal < _LIMITED * one.komt_terug.van:
            rows.append(
                (
                    Cell(f"{one.code}  {one.titel}"),
                    Cell(str(one.komt_terug.aantal)),
                    Cell(view.enumeration(one.regios)),
                )
            )
    if rows:
        yield Table("Komt in minder dan drie van de tien regio's terug", ("Onderwerp", "Regio's", "Welke"), tuple(rows))


def _before_after(overview: NationalOverview) -> Iterator[Item]:
    unknown = f", van {overview.tijd_onbekend} is de datum onbekend" if overview.tijd_onbekend else ""
    before = view.count(overview.voor, "regio", "regio's")
    yield Paragraph(
        f"Van {before} zijn de afspraken van vóór het kwaliteitskader van "
        f"december 2019, van {overview.na} van daarna{unknown}."
    )
    if overview.voor and overview.na:
        rows = tuple(
            (Cell(f"{one.code}  {one.titel}"), Cell(_share(one.voor)), Cell(_share(one.na)))
            for one in overview.criteria
            if one.kader == MAIN_KADER
        )
        yield Table("Komt terug, voor en na het kwaliteitskader", ("Eis", "Voor", "Na"), rows)


def _share(telling: Telling) -> str:
    return f"{telling.aantal} van {telling.van}"


def _common(overview: NationalOverview) -> Iterator[Item]:
    if not overview.gedeeld:
        passages = view.number(sum(own.passages for own in overview.eigen))
        yield Paragraph(
            f"Geen enkele passage staat (nagenoeg) gelijk in meer dan één regio; elk van de {passages} passages met "
            "bewijs die lang genoeg zijn om te vergelijken, is van één regio."
        )
    for shared in overview.gedeeld[:_MOST_SHARED]:
        yield QuoteItem(
            shared.voorbeeld.quote,
            f"Gedeeld door {view.enumeration(shared.regios)}",
            (f"onderwerp: {', '.join(shared.codes)}",),
        )
    if len(overview.gedeeld) > _MOST_SHARED:
        rest = view.count(len(overview.gedeeld) - _MOST_SHARED, "andere gedeelde passage", "andere gedeelde passages")
        yield Paragraph(f"En {rest}; ze staan alle in het JSON-bestand.", Tone.KLEIN)
    titles = {one.code: one.titel for one in overview.criteria}
    only = [
        (Cell(own.regio), Cell(", ".join(titles[code] for code in own.codes))) for own in overview.eigen if own.codes
    ]
    if only:
        yield Table("Onderwerpen die maar in één regio terugkomen", ("Regio", "Onderwerp"), tuple(only))
    if overview.gedeeld:
        rows = ((Cell(own.regio), Cell(str(own.passages)), Cell(str(own.gedeelde_passages))) for own in overview.eigen)
        yield Table("Eigen en gedeelde passages met bewijs", ("Regio", "Alleen hier", "Gedeeld"), tuple(rows))


_2020 = {
    Oordeel2020.GELIJK: "gelijk",
    Oordeel2020.MEER: "▲ meer dan in 2020",
    Oordeel2020.MINDER: "▼ minder dan in 2020",
    Oordeel2020.NIET_VERGELIJKBAAR: "niet te vergelijken",
}


def _beside_2020(overview: NationalOverview) -> Iterator[Item]:
    yield Paragraph(
        "AEF las in 2020 de afspraken van 24 regio's en publiceerde maatwoorden. Waar geen aantal is gepubliceerd, is "
        "het maatwoord een band gebleven; een band wordt naar verhouding vergeleken.",
        Tone.KLEIN,
    )
    rows = tuple(
        (
            Cell(f"{', '.join(row.codes)}  {row.onderwerp}".strip()),
            Cell(row.gepubliceerd),
            Cell(band(row)),
            Cell(f"{row.nu.aantal} van {row.nu.van} ({row.nu.maatwoord})"),
            Cell(_2020[row.oordeel]),
        )
        for row in overview.vergelijking_2020
    )
    yield Table("Naast het beeld van 2020", ("Onderwerp", "AEF 2020", "Band (van 24)", "Nu", "Verschil"), rows)
    for row in overview.vergelijking_2020:
        if row.toelichting:
            yield Paragraph(f"{row.onderwerp}: {row.toelichting}", Tone.KLEIN)


def band(row: Rij2020) -> str:
    """Return the published band: '10-14', '24', or '–' where there is none."""
    if row.laag is None or row.hoog is None:
        return "–"
    return str(row.laag) if row.laag == row.hoog else f"{row.laag}-{row.hoog}"


# ---------------------------------------------------------------- what to do


def _advice(overview: NationalOverview) -> Iterator[Item]:
    if overview.aanbevelingen:
        yield Bullets(tuple(f"{one.tekst} ({one.aanleiding}.)" for one in overview.aanbevelingen))


def _account(overview: NationalOverview) -> Iterator[Item]:
    yield _regions(overview)
    differ = tuple(
        (Cell(regio.naam), Cell(", ".join(regio.verschilt)))
        for regio in overview.regios
        if regio.verschilt and len(regio.bestanden) > 1
    )
    if differ:
        yield Table("Bestanden van één regio die verschillen", ("Regio", "Op deze onderwerpen"), differ)
    yield Paragraph(judged_with(overview.ruleset, overview.tool_version), Tone.KLEIN)
    if overview.onleesbaar:
        unread = tuple(
            (Cell(one.bestand), Cell(one.regio or "onbekend"), Cell(one.reden)) for one in overview.onleesbaar
        )
        yield Heading(3, "Niet beoordeeld", "niet-beoordeeld")
        yield Table("Bestanden die niet zijn beoordeeld, en waarom", ("Bestand", "Regio", "Reden"), unread)


def _regions(overview: NationalOverview) -> Table:
    """Return the regions with their files; a column of remarks only where there are any."""
    columns: tuple[str, ...] = ("Regio", "Bestanden", "Datum", "Status", "Woorden")
    remarks = any(regio.opmerking for regio in overview.regios)
    rows = tuple(
        (
            Cell(regio.naam),
            Cell(", ".join(regio.bestanden)),
            Cell(view.date(regio.datum)),
            Cell(regio.status or "onbekend"),
            Cell(view.number(regio.woorden)),
            *([Cell(regio.opmerking)] if remarks else []),
        )
        for regio in overview.regios
    )
    return Table("De beoordeelde regio's", (*columns, "Opmerking") if remarks else columns, rows)


_PARTS: tuple[tuple[str, str, Callable[[NationalOverview], Iterator[Item]]], ...] = (
    ("Uitgangspunten en visie", "visie", _kader("visie")),
    ("Processtappen", "processtappen", _kader("processtappen")),
    ("De eisen van het kwaliteitskader", "eisen", _kader("kwaliteitskader")),
    ("De overdracht vergeleken", "overdracht", _transfer),
    ("Onderwerpen in een beperkt aantal regio's", "beperkt", _limited),
    ("Aanvullende afspraken", "aanvullend", _kader("aanvullend")),
    ("Maatwerk en afwijkende opzet", "maatwerk", _kader("maatwerk")),
    ("Procesaspecten", "proces", _kader("proces")),
    ("Voor en na het kwaliteitskader", "voor-en-na", _before_after),
    ("Gelijk en uniek", "gelijk-en-uniek", _common),
    ("Naast het beeld van 2020", "aef-2020", _beside_2020),
    ("Aanbevelingen", "aanbevelingen", _advice),
    ("Wat ontbreekt, en hoe het elders staat", "leemtes", gaps),
    ("Verantwoording", "verantwoording", _account),
)
