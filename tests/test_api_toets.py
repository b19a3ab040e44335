"""The use cases on drafts with small criteria: what is asked, tracked changes, suppressions, baseline, comparison."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from afsprakenscan import api_toets, judging
from afsprakenscan.config import Settings
from afsprakenscan.errors import ConfigError, ReadError, RulesetError
from afsprakenscan.model.results import Niveau
from afsprakenscan.model.toets import Ernst, Finding, Onderdrukking, Toets, Verandering
from helpers.office import DEL, INS, make_docx, p, r, struck
from helpers.ruleset import FILES, write_criteria
from helpers.word import LINES, write_docx

INFORMED = "VT informeert de ouders over de melding."
TODAY = date(2026, 6, 1)


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    return write_criteria(tmp_path / "criteria")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A1 is proven, c2 is not."""
    return write_docx(tmp_path / "concept.docx", *LINES)


def checked(path: Path, criteria: Path, **wanted: object) -> Toets:
    return api_toets.check([path], Settings(criteria=criteria, **wanted), today=TODAY)  # type: ignore[arg-type]


def shown(toets: Toets) -> list[tuple[str, str]]:
    return [(one.code, one.ernst) for result in toets.resultaten for one in result.findings]


def findings(toets: Toets) -> tuple[Finding, ...]:
    return toets.resultaten[0].findings


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize(
    ("wanted", "expected", "passes"),
    [
        ({}, [("AS-C2", "fout")], False),
        ({"eisen": ("a",)}, [], True),
        ({"eisen": ("a",), "minimaal": Niveau.VOLLEDIG}, [], True),
        ({"aspecten": ("a1",)}, [], True),
        ({"aspecten": ("c2",)}, [("AS-C2", "fout")], False),
        ({"eisen": ("a",), "aspecten": ("c2",)}, [("AS-C2", "fout")], False),
        ({"eisen": ("c", "a"), "minimaal": Niveau.VOLLEDIG}, [("AS-C2", "fout")], False),
    ],
)
def test_what_is_asked(
    draft: Path, criteria: Path, wanted: dict[str, object], expected: list[tuple[str, str]], passes: bool
):
    toets = checked(draft, criteria, **wanted)
    assert (shown(toets), toets.geslaagd) == (expected, passes)


def test_findings_come_in_the_order_of_the_question(tmp_path: Path, criteria: Path):
    path = write_docx(tmp_path / "x.docx", "# Begin", "Niets.")

    def order(*eisen: str) -> list[str]:
        return [code for code, _ in shown(checked(path, criteria, eisen=eisen))]

    assert (order("a", "c"), order("c", "a")) == (["AS-A1", "AS-C2"], ["AS-C2", "AS-A1"])


def test_a_mention_meets_the_lowest_level_only(tmp_path: Path, criteria: Path):
    path = write_docx(tmp_path / "x.docx", "# Melding", INFORMED[:-1] + ", maar dit is nog uit te werken.")

    def result(minimaal: Niveau) -> list[tuple[str, str]]:
        return [one for one in shown(checked(path, criteria, eisen=("a",), minimaal=minimaal)) if one[0] != "AS-O1"]

    assert result(Niveau.GENOEMD) == [("AS-A1", "opmerking")]
    assert result(Niveau.GEDEELTELIJK) == [("AS-A1", "fout")]


def test_a_threshold_goes_before_the_general_level(draft: Path, criteria: Path):
    toets = checked(draft, criteria, drempels={"c": Niveau.GENOEMD}, minimaal=Niveau.VOLLEDIG)
    assert toets.gevraagd.niveaus == {"a": Niveau.VOLLEDIG, "c": Niveau.GENOEMD}


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        ({"eisen": ("q",)}, RulesetError, "Er is geen criterium met de code 'q'."),
        ({"aspecten": ("a",)}, RulesetError, "Er is geen aspect met de code 'a'. Bedoelt u 'a1'?"),
        ({"eisen": ("a",), "drempels": {"c": Niveau.GENOEMD}}, ConfigError, "'drempels' noemt c, maar die eis"),
    ],
)
def test_codes_that_do_not_exist(
    draft: Path, criteria: Path, wanted: dict[str, object], error: type[Exception], message: str
):
    with pytest.raises(error, match=message.replace(".", r"\.").replace("?", r"\?")):
        checked(draft, criteria, **wanted)


def test_something_must_be_asked(draft: Path, tmp_path: Path):
    other = FILES["kwaliteitskader/kader.yaml"].replace("id: kwaliteitskader", "id: ander")
    moved = {
        name.replace("kwaliteitskader/", "ander/"): text for name, text in FILES.items() if "/a" in name or "/c" in name
    }
    gone = dict.fromkeys(name for name in FILES if name.startswith("kwaliteitskader/"))
    folder = write_criteria(tmp_path / "ander", {**gone, **moved, "ander/kader.yaml": other})

    with pytest.raises(ConfigError, match="Er is niets om aan te toetsen"):
        checked(draft, folder)
    assert checked(draft, folder, eisen=("a",)).geslaagd is True


def test_a_missing_aspect_has_another_fingerprint_when_it_fails_the_requirement(tmp_path: Path, criteria: Path):
    path = write_docx(tmp_path / "x.docx", "# Melding", INFORMED[:-1] + ", maar dit is nog uit te werken.")
    marks = {
        findings(checked(path, criteria, eisen=("a",), minimaal=level))[0].vingerafdruk
        for level in (Niveau.GENOEMD, Niveau.VOLLEDIG)
    }
    assert len(marks) == 2


def test_an_unreadable_document_never_passes(draft: Path, criteria: Path, tmp_path: Path):
    wanted = Settings(criteria=criteria, eisen=("a",))
    toets = api_toets.check([draft, tmp_path / "weg.docx"], wanted)

    assert [one.fout for one in toets.resultaten] == [None, "Dit bestand bestaat niet. Controleer de naam en de map."]
    assert [one.geslaagd for one in toets.resultaten] == [True, False]
    assert (toets.onleesbaar, toets.geslaagd) == (True, False)


def test_two_runs_are_equal(draft: Path, criteria: Path):
    assert checked(draft, criteria) == checked(draft, criteria)


# ---------------------------------------------------------------- tracked changes


def changed(tmp_path: Path, criteria: Path, *paragraphs: str) -> list[tuple[str, str]]:
    path = make_docx(tmp_path / "x.docx", p("Melding", style="Kop1") + "".join(paragraphs))
    found = findings(checked(path, criteria, eisen=("a",)))
    return [(one.code, one.titel) for one in found if one.code.startswith("AS-R")]


def test_what_counts_once_an_insertion_is_accepted(tmp_path: Path, criteria: Path):
    found = changed(tmp_path, criteria, p("Vast."), p(INS.format(r(INFORMED))))
    assert found == [("AS-R1", "a1 telt pas mee als de invoeging is aanvaard")]


def test_what_counts_once_a_deletion_is_accepted(tmp_path: Path, criteria: Path):
    later = r(INFORMED[:-1]) + DEL.format(struck(", maar dit is nog uit te werken")) + r(".")
    found = changed(tmp_path, criteria, p(later))
    assert found == [("AS-R1", "a1 telt pas mee als de verwijdering is aanvaard")]


def test_what_a_deletion_takes_away(tmp_path: Path, criteria: Path):
    found = changed(tmp_path, criteria, p("Vast."), p(DEL.format(struck(INFORMED))))
    assert found == [("AS-R2", "a1 valt weg met de verwijdering onder 'Melding'")]


def test_what_an_insertion_takes_away(tmp_path: Path, criteria: Path):
    later = r(INFORMED[:-1]) + INS.format(r(", maar dit is nog uit te werken")) + r(".")
    found = changed(tmp_path, criteria, p(later))
    assert found == [("AS-R2", "a1 valt weg met de invoeging onder 'Melding'")]


def test_what_is_only_put_in_other_words_is_no_finding(tmp_path: Path, criteria: Path):
    other = "VT informeert het gezin over de melding."
    assert changed(tmp_path, criteria, p(DEL.format(struck(INFORMED)), INS.format(r(other)))) == []


def test_documents_without_changes_are_read_once(draft: Path, criteria: Path, monkeypatch: pytest.MonkeyPatch):
    read = judging.read_document
    times = []
    monkeypatch.setattr(judging, "read_document", lambda *args: times.append(args) or read(*args))

    toets = checked(draft, criteria)

    assert times == [(draft,)]
    assert [one.voor_wijzigingen for one in toets.resultaten[0].eisen] == [None, None]


# ---------------------------------------------------------------- suppressions and baseline


def suppressed(draft: Path, criteria: Path, **rule: object) -> Finding:
    rules = (Onderdrukking(code="AS-C2", reden="komt later", **rule),)  # type: ignore[arg-type]
    return findings(checked(draft, criteria, onderdruk=rules))[0]


def test_a_suppressed_finding_does_not_count(draft: Path, criteria: Path):
    finding = suppressed(draft, criteria)
    assert (finding.onderdrukt, finding.aanvaard, finding.telt) == ("komt later", True, False)


def test_a_suppression_holds_until_its_day(draft: Path, criteria: Path):
    last, over = (suppressed(draft, criteria, tot=day) for day in (TODAY, date(2026, 5, 31)))

    assert (last.telt, last.verlopen) == (False, None)
    assert (over.telt, over.onderdrukt, over.verlopen) == (True, None, date(2026, 5, 31))


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        ({"bestand": "concept.docx"}, False),
        ({"bestand": "*/concept*"}, False),
        ({"bestand": "ander.docx"}, True),
        ({"vingerafdruk": "sha256:0000"}, True),
    ],
)
def test_a_suppression_may_be_narrower(draft: Path, criteria: Path, rule: dict[str, str], counts: bool):
    assert suppressed(draft, criteria, **rule).telt is counts


def test_one_finding_is_named_by_the_start_of_its_fingerprint(draft: Path, criteria: Path):
    mark = findings(checked(draft, criteria))[0].vingerafdruk
    assert suppressed(draft, criteria, vingerafdruk=mark.removeprefix("sha256:")[:12]).telt is False


def test_a_suppression_without_use_is_mentioned(draft: Path, criteria: Path):
    rules = (Onderdrukking(code="AS-O9", reden="oud"),)
    assert checked(draft, criteria, onderdruk=rules).opmerkingen == (
        "De onderdrukking van AS-O9 ('oud') slaat nergens meer op: haal haar weg.",
    )


def written(draft: Path, criteria: Path, path: Path) -> Toets:
    wanted = Settings(criteria=criteria, basislijn=path)
    toets = api_toets.check([draft], wanted, ignore_baseline=True, today=TODAY)
    new = api_toets.write_baseline(toets, path)
    path.write_text(new.content, "utf-8")
    return new.toets


def test_a_baseline_accepts_what_there_is(draft: Path, criteria: Path, tmp_path: Path):
    path = tmp_path / "basis" / "lijn.json"
    path.parent.mkdir()

    assert written(draft, criteria, path).geslaagd is True
    assert checked(draft, criteria, basislijn=path).geslaagd is True
    content = json.loads(path.read_text("utf-8"))
    assert [(one["bestand"], one["code"]) for one in content["bevindingen"]] == [("../concept.docx", "AS-C2")]


def test_a_baseline_does_not_grow(draft: Path, criteria: Path, tmp_path: Path):
    path = tmp_path / "lijn.json"
    written(draft, criteria, path)
    write_docx(draft, "# Overdracht", "Er zijn geen afspraken.")  # a1 is gone too

    toets = written(draft, criteria, path)

    assert [(one.code, one.basislijn) for one in findings(toets)] == [("AS-A1", False), ("AS-C2", True)]
    assert toets.geslaagd is False


def test_a_baseline_shrinks(draft: Path, criteria: Path, tmp_path: Path):
    path = tmp_path / "lijn.json"
    written(draft, criteria, path)
    full = "VT draagt de zaak per beveiligde mail over aan het wijkteam."
    write_docx(draft, "# Melding", INFORMED, "# Overdracht", full)

    before = checked(draft, criteria, basislijn=path)
    written(draft, criteria, path)

    assert before.opmerkingen == (
        "Van de basislijn slaat 1 van 1 nergens meer op: krimp haar met --basislijn-schrijven.",
    )
    assert json.loads(path.read_text("utf-8"))["bevindingen"] == []
    assert checked(draft, criteria, basislijn=path).opmerkingen == ()


def test_no_baseline_of_what_was_not_read(draft: Path, criteria: Path, tmp_path: Path):
    toets = api_toets.check([draft, tmp_path / "weg.docx"], Settings(criteria=criteria))
    with pytest.raises(ConfigError, match="niet elk document is gelezen"):
        api_toets.write_baseline(toets, tmp_path / "lijn.json")


# ---------------------------------------------------------------- settings


def test_the_command_line_goes_before_the_file(tmp_path: Path):
    path = tmp_path / "afsprakenscan.toml"
    path.write_text('eisen = ["a", "c"]\nminimaal = "volledig"\n[drempels]\na = "genoemd"\nc = "genoemd"\n')

    plain, one, level = (
        api_toets.settings(path),
        api_toets.settings(path, eisen=["C , b"]),
        api_toets.settings(path, minimaal="gedeeltelijk"),
    )

    assert (plain.eisen, dict(plain.drempels)) == (("a", "c"), {"a": Niveau.GENOEMD, "c": Niveau.GENOEMD})
    assert (one.eisen, dict(one.drempels)) == (("c", "b"), {"c": Niveau.GENOEMD})
    assert (level.minimaal, dict(level.drempels)) == (Niveau.GEDEELTELIJK, {})
    assert one.origin["eisen"] == "de opdrachtregel"
    assert one.origin["minimaal"] == f"{path}, regel 2"


# ---------------------------------------------------------------- two versions


def test_what_changed(draft: Path, criteria: Path, tmp_path: Path):
    new = write_docx(tmp_path / "nieuw.docx", "# Melding", "Het wijkteam informeert de melder.", "# Overdracht", "VT.")

    result = api_toets.compare(draft, new, Settings(criteria=criteria))

    changes = {aspect.code: aspect.verandering for one in result.criteria for aspect in one.aspecten}
    assert changes == {"a1": Verandering.WEG, "c2": Verandering.NERGENS}
    a1 = result.criteria[0].aspecten[0]
    assert (a1.citaat_oud and a1.citaat_oud.quote, a1.citaat_nieuw) == (INFORMED, None)
    assert [(fact.naam, fact.oud, fact.nieuw) for fact in result.kernfeiten] == [
        ("informeren_zonder_hulp", "VT", "onbekend")
    ]
    assert result.verloren == ("a",)


def test_only_what_was_met_can_be_lost(draft: Path, criteria: Path):
    back = api_toets.compare(draft, draft, Settings(criteria=criteria, aspecten=("a1", "c2"), eisen=("a", "c")))
    assert (back.verloren, back.kernfeiten) == ((), ())


def test_an_aspect_that_was_asked_for_can_be_lost(draft: Path, criteria: Path, tmp_path: Path):
    new = write_docx(tmp_path / "nieuw.docx", "# Melding", "Niets.")
    assert api_toets.compare(draft, new, Settings(criteria=criteria, aspecten=("a1",))).verloren == ("a1",)


def test_both_versions_must_be_readable(draft: Path, criteria: Path, tmp_path: Path):
    with pytest.raises(ReadError):
        api_toets.compare(draft, tmp_path / "weg.docx", Settings(criteria=criteria))


def test_severity_has_an_order():
    assert [ernst.rang for ernst in Ernst] == [2, 1, 0]
