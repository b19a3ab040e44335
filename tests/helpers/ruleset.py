"""A small rule set on disk, for tests that need one they can see whole."""

from __future__ import annotations

from pathlib import Path

from afsprakenscan.model.kader import Ruleset
from afsprakenscan.ruleset import load

FILES = {
    "woordenlijst/werkwoorden.yaml": """
titel: Werkwoorden
werkwoorden:
  informeren: informeer informeert geinformeerd
  dragen: draag draagt droeg gedragen
""",
    "woordenlijst/partijen.yaml": """
titel: Partijen
begrippen:
  vt: {uitleg: Veilig Thuis, partij: VT, woorden: [VT, veilig thuis], behalve: [een veilig thuis]}
  lt: {uitleg: lokaal team, partij: LT, woorden: ['*wijkteam*', sociaal team, lokale teams]}
  gezin: {uitleg: wie het aangaat, woorden: [gezin, ouders]}
  melder: {uitleg: wie meldt, woorden: [melder]}
  inlichten: {uitleg: laten weten, woorden: [<informeren>, op de hoogte], behalve: [<informeren> naar]}
  melding: {uitleg: de melding, woorden: [melding*]}
  overdragen: {uitleg: overdragen, woorden: [<over+dragen>, overdracht]}
  termijn: {uitleg: binnen hoeveel tijd, vangt: termijn, woorden: ['binnen # ..2 dagen|werkdagen|weken', vooraf]}
  mail: {uitleg: beveiligde mail, vangt: kanaal, woorden: [beveiligde mail]}
afgeleid:
  gezin_inlichten: {uitleg: het gezin hoort het, alle: [inlichten, gezin@zin/kop], geen_van: [melder]}
""",
    "kwalificaties.yaml": """
titel: Kwalificaties
kwalificaties:
  - naam: ontkenning
    titel: Ontkenning
    uitleg: er is niets afgesproken
    werking: blokkeert
    woorden: [geen afspraken]
    stop: [maar]
    wel: [Daarover zijn geen afspraken.]
    niet: [Er zijn afspraken.]
  - naam: uitstel
    titel: Uitstel
    uitleg: het komt nog
    werking: vermelding
    woorden: [nog uit te werken]
    wel: [Dit is nog uit te werken.]
    niet: [Dit is uitgewerkt.]
  - naam: geldigheid
    titel: Geldigheid
    uitleg: dit deel is geen afspraak
    werking: vermelding
    bereik: sectie
    woorden: [dient ter toelichting]
    wel: [Dit hoofdstuk dient ter toelichting.]
    niet: [Dit hoofdstuk is een afspraak.]
""",
    "kernfeiten.yaml": """
titel: Kernfeiten
feiten:
  - naam: informeren_zonder_hulp
    titel: Wie licht in
    soort: keuze
    bij: [a1]
    bij_meer: samen
    waarden:
      - {waarde: VT, alle: [inlichten], handelend: [VT]}
      - {waarde: LT, alle: [inlichten], handelend: [LT]}
""",
    "kwaliteitskader/kader.yaml": """
id: kwaliteitskader
titel: Kwaliteitskader
versie: "2019"
bron: een bron
codes: [a, c]
""",
    "kwaliteitskader/a.yaml": """
code: a
titel: Informeren
vraag: Wie licht in?
waarom: Omdat het moet.
bron: een bron
advies: Schrijf op wie het doet.
aspecten:
  - code: a1
    titel: melding
    vraag: Wordt het gezin ingelicht over de melding?
    bewijs:
      - {naam: inlichten-over-melding, alle: [gezin_inlichten, melding@zin/kop/kolom]}
    voorbeelden:
      bewijs: [VT informeert de ouders over de melding.]
      geen: [{tekst: VT informeert de melder., reden: de melder is geen betrokkene}]
""",
    "kwaliteitskader/c.yaml": """
code: c
titel: Overdracht
vraag: Hoe?
waarom: Omdat het moet.
bron: een bron
advies: Schrijf op hoe.
aspecten:
  - code: c2
    titel: wijze
    vraag: Langs welke weg?
    bewijs:
      - {naam: weg, alle: [mail, overdragen@blok/kop], bereik: blok, handelend: [VT], ontvangend: [LT]}
      - {naam: bij-versie, alle: [mail], soorten: [tabelrij], ongeacht: [versiebeheer]}
    voorbeelden:
      bewijs: [VT draagt de zaak per beveiligde mail over aan het wijkteam.]
      geen: [{tekst: Er is een beveiligde mail., reden: geen overdracht}]
""",
}


def write_criteria(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the small criteria to a folder; `changes` replaces files, None leaves one out."""
    for name, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


def small_ruleset(folder: Path) -> Ruleset:
    """Return the small rule set, loaded from a folder."""
    return load(write_criteria(folder))
