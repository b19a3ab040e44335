"""A hand-made check of three documents and a comparison, with everything a reporter must be able to show."""

from __future__ import annotations

from datetime import date

from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import KaderRef, Niveau, RulesetRef
from afsprakenscan.model.toets import (
    AspectVerschil,
    Citaat,
    CriteriumVerschil,
    Eis,
    Ernst,
    FeitVerschil,
    Finding,
    Toets,
    ToetsResultaat,
    Verandering,
    Vereist,
    Vergelijking,
    Vindplaats,
)

RULESET = RulesetRef(
    digest="sha256:00", kaders=(KaderRef(id="kwaliteitskader", versie="2019", titel="Kwaliteitskader"),)
)
ASKED = Vereist(niveaus={"a": Niveau.GEDEELTELIJK, "d": Niveau.GEDEELTELIJK}, aspecten=("c1",))


def place(block: int, text: str, *headings: str, page: int | None = None) -> Vindplaats:
    return Vindplaats(block=block, page=page, headings=headings, text=text)


def finding(code: str, ernst: Ernst, titel: str, **fields: object) -> Finding:
    given = {"uitleg": "Uitleg.", "waarom": "Waarom.", "advies": "Advies.", "vingerafdruk": f"sha256:{code}", **fields}
    return Finding.model_validate({"code": code, "ernst": ernst, "titel": titel, **given})


DRAFT = ToetsResultaat(
    bestand="concepten/noord.docx",
    regio="Noord",
    eisen=(
        Eis(code="a", titel="Informeren", gevraagd="gedeeltelijk", gevonden="gedeeltelijk", voldaan=True,
            voor_wijzigingen="volledig"),
        Eis(code="d", titel="Nieuwe zorgen", gevraagd="gedeeltelijk", gevonden="genoemd", voldaan=False,
            voor_wijzigingen="genoemd"),
        Eis(code="c1", titel="Moment", gevraagd="bewijs", gevonden="niet gevonden", voldaan=False,
            voor_wijzigingen="niet gevonden"),
    ),
    findings=(
        finding("AS-D1", Ernst.FOUT, "Wanneer: alleen genoemd", criterium="d", waarom="Daarom d.", advies="Noem het.",
                plaats=place(31, "Nog uit te werken.", "3 Zorgen"), passend=True),
        finding("AS-D2", Ernst.FOUT, "Weg: niet gevonden", criterium="d", waarom="Daarom d.", advies="Noem het.",
                plaats=place(30, "3 Zorgen"), passend=True),
        finding("AS-C1", Ernst.FOUT, "Moment: niet gevonden", criterium="c", waarom="Daarom c.", advies="Schrijf het.",
                passend=True, verlopen=date(2026, 5, 1)),
        finding("AS-R2", Ernst.WAARSCHUWING, "a2 valt weg met de verwijdering onder '1 Gezin'", criterium="a",
                plaats=place(4, "VT belt <b>\x1b[31m de ouders.", "1 Gezin")),
        finding("AS-O1", Ernst.WAARSCHUWING, "Nog niet af: 'n.t.b.'", advies="Vul in.",
                plaats=place(31, "Wie: n.t.b.", "3 Zorgen", page=2)),
        finding("AS-O1", Ernst.WAARSCHUWING, "Nog niet af: 'PM'", advies="Vul in.", plaats=place(32, "PM")),
        finding("AS-O3", Ernst.WAARSCHUWING, "Bijlage 2 ontbreekt", onderdrukt="los stuk", plaats=place(9, "Zie")),
        finding("AS-O4", Ernst.WAARSCHUWING, "'KZT' is nergens uitgelegd", basislijn=True, plaats=place(9, "KZT")),
        finding("AS-A2", Ernst.OPMERKING, "Overdracht: niet gevonden", criterium="a", plaats=place(1, "1 Gezin"),
                passend=True),
    ),
)  # fmt: skip
GOOD = ToetsResultaat(
    bestand="concepten/zuid.pdf",
    eisen=(Eis(code="a", titel="Informeren", gevraagd="gedeeltelijk", gevonden="volledig", voldaan=True),),
)
BROKEN = ToetsResultaat(bestand="concepten/stuk.docx", fout="Het bestand is beschadigd. Open het en sla het op.")
TOETS = Toets(
    tool_version="1.0",
    ruleset=RULESET,
    gevraagd=ASKED,
    resultaten=(DRAFT, GOOD, BROKEN),
    opmerkingen=("De onderdrukking van AS-O9 ('oud') slaat nergens meer op: haal haar weg.",),
)


def quote(text: str, block: int, *headings: str, page: int | None = None) -> Citaat:
    return Citaat(quote=text, block=block, page=page, headings=headings)


def aspect(code: str, verandering: Verandering, oud: Citaat | None, nieuw: Citaat | None) -> AspectVerschil:
    labels = {
        Verandering.ERBIJ: (None, Label.BEWIJS),
        Verandering.GEBLEVEN: (Label.BEWIJS, Label.BEWIJS),
        Verandering.STERKER: (Label.VERMELDING, Label.BEWIJS),
        Verandering.ZWAKKER: (Label.BEWIJS, Label.VERMELDING),
        Verandering.WEG: (Label.BEWIJS, None),
        Verandering.NERGENS: (None, None),
    }
    before, now = labels[verandering]
    return AspectVerschil(
        code=code,
        titel=f"Aspect {code}",
        kern=code != "a5",
        oud=before,
        nieuw=now,
        verandering=verandering,
        citaat_oud=oud,
        citaat_nieuw=nieuw,
    )


def criterium(code: str, oud: Niveau, nieuw: Niveau, *aspecten: AspectVerschil) -> CriteriumVerschil:
    return CriteriumVerschil(
        kader="kwaliteitskader", code=code, titel=f"Criterium {code}", oud=oud, nieuw=nieuw, aspecten=aspecten
    )


SAME = quote("VT belt de ouders.", 4, "1 Gezin")
VERGELIJKING = Vergelijking(
    tool_version="1.0",
    ruleset=RULESET,
    gevraagd=ASKED,
    oud="oud.docx",
    nieuw="nieuw.pdf",
    criteria=(
        criterium(
            "a",
            Niveau.GEDEELTELIJK,
            Niveau.VOLLEDIG,
            aspect("a1", Verandering.GEBLEVEN, SAME, quote("VT belt de ouders.", 9, "1 Gezin")),
            aspect("a2", Verandering.ERBIJ, None, quote("VT vertelt van de overdracht.", 12, "2 Over", page=3)),
            aspect("a5", Verandering.NERGENS, None, None),
        ),
        criterium("c", Niveau.GENOEMD, Niveau.GENOEMD, aspect("c1", Verandering.ZWAKKER, SAME, SAME)),
        criterium("d", Niveau.GEDEELTELIJK, Niveau.ONTBREEKT, aspect("d1", Verandering.WEG, SAME, None)),
        criterium("n1", Niveau.ONTBREEKT, Niveau.VOLLEDIG, aspect("n1", Verandering.ERBIJ, None, SAME)),
        criterium("n2", Niveau.VOLLEDIG, Niveau.VOLLEDIG, aspect("n2", Verandering.GEBLEVEN, SAME, SAME)),
    ),
    kernfeiten=(FeitVerschil(naam="wijze_direct", titel="Wijze", oud="koud", nieuw=("telefoon", "brief")),),
    verloren=("c1", "d"),
)
