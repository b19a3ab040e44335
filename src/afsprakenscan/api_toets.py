"""The use cases on drafts: the check that fails a build, and the comparison of two versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from afsprakenscan import __version__, judging
from afsprakenscan.errors import ConfigError, unknown_code

if TYPE_CHECKING:
    from afsprakenscan.batch.run import Work
    from afsprakenscan.config import Settings
    from afsprakenscan.model.document import Document
    from afsprakenscan.model.kader import Ruleset
    from afsprakenscan.model.results import Niveau
    from afsprakenscan.model.toets import Finding, Onderdrukking, Toets, ToetsResultaat, Vereist, Vergelijking
    from afsprakenscan.scoring.toets import Versie, Wijzigingen


def settings(
    config: Path | None = None,
    *,
    eisen: Sequence[str] = (),
    minimaal: str | None = None,
    aspecten: Sequence[str] = (),
    criteria: Path | None = None,
    basislijn: Path | None = None,
) -> Settings:
    """Return the settings in force: those of `config` or the nearest file, with what is named here in their place.

    With `minimaal` the thresholds per requirement no longer hold.

    Raises:
        ConfigError: the file cannot be used as written.
    """
    from afsprakenscan.config import load
    from afsprakenscan.model.results import Niveau

    found = load(config)
    named: dict[str, object] = {
        "eisen": _codes(eisen),
        "minimaal": Niveau(minimaal) if minimaal else None,
        "aspecten": _codes(aspecten),
        "criteria": criteria,
        "basislijn": basislijn,
    }
    given = {key: value for key, value in named.items() if value}
    if minimaal:
        given["drempels"] = {}
    if eisen:
        given.setdefault("drempels", {code: level for code, level in found.drempels.items() if code in _codes(eisen)})
    origin = {**found.origin, **{key: "de opdrachtregel" for key in given if key in named}}
    return replace(found, **given, origin=origin)  # type: ignore[arg-type]


def _codes(listed: Iterable[str]) -> tuple[str, ...]:
    """Return codes from lists such as 'a,b', each once."""
    parts = (part.strip().lower() for text in listed for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def required(ruleset: Ruleset, wanted: Settings) -> Vereist:
    """Return what a document must have by these settings: without any, all requirements of the main kader.

    Raises:
        RulesetError: a code does not exist.
        ConfigError: nothing is required, or a threshold belongs to something that is not required.
    """
    from afsprakenscan.model.kader import MAIN_KADER
    from afsprakenscan.model.toets import Vereist

    main = [one.code for kader in ruleset.kaders if kader.id == MAIN_KADER for one in kader.criteria]
    known = [one.code for kader in ruleset.kaders for one in kader.criteria]
    aspects = [aspect.code for kader in ruleset.kaders for one in kader.criteria for aspect in one.aspecten]
    # Who asks for aspects alone, asks for nothing else.
    codes = wanted.eisen or (() if wanted.aspecten else tuple(main))
    if not codes and not wanted.aspecten:
        message = f"Er is niets om aan te toetsen: deze criteria hebben geen kader '{MAIN_KADER}'."
        raise ConfigError(message, hint="Noem met --eis of --aspecten wat moet.")
    if mistaken := [code for code in codes if code in aspects and code not in known]:
        message = f"'{mistaken[0]}' is een aspect, geen criterium."
        raise ConfigError(
            message, hint=f"Vraag het met --aspecten {mistaken[0]}, of met 'aspecten' in de instellingen."
        )
    _check_known(codes, known, "criterium")
    _check_known(wanted.aspecten, aspects, "aspect")
    if stray := [code for code in wanted.drempels if code not in codes]:
        message = f"'drempels' noemt {stray[0]}, maar die eis wordt niet gesteld."
        raise ConfigError(message, path=wanted.path, hint="Zet de code ook bij 'eisen'.")
    levels: dict[str, Niveau] = {code: wanted.drempels.get(code, wanted.minimaal) for code in codes}
    return Vereist(niveaus=levels, aspecten=wanted.aspecten)


def _check_known(codes: Iterable[str], known: Sequence[str], name: str) -> None:
    for code in codes:
        if code not in known:
            near = [one for one in known if one[:-1] == code] or get_close_matches(code, known, n=3)
            raise unknown_code(code, name, near)


# ---------------------------------------------------------------- the check


def check(
    paths: Sequence[Path],
    wanted: Settings,
    before_each: Callable[[Path], None] | None = None,
    *,
    second_reader: bool = True,
    ignore_baseline: bool = False,
    today: date | None = None,
    work: Work | None = None,
    on_bug: Callable[[str], None] | None = None,
) -> Toets:
    """Return the check of documents by these settings, with suppressions and the baseline applied.

    A document that cannot be read has its reason in its result, and never passes. `today` decides which suppressions
    have expired; it is the current day when it is None. `work` says in how many processes and within which limits;
    `on_bug` gets the traceback of a mistake of the program itself.

    Raises:
        AfsprakenscanError: the settings or criteria cannot be used, so there is no verdict on anything.
    """
    from afsprakenscan import basislijn
    from afsprakenscan.model.results import KaderRef, RulesetRef
    from afsprakenscan.model.toets import Toets

    rules = judging.Rules.of(wanted.criteria, second_reader=second_reader, work=work)
    ruleset = rules.ruleset()
    asked = required(ruleset, wanted)
    baseline = None if ignore_baseline else wanted.basislijn
    entries = basislijn.load(baseline) if baseline else ()
    results = list(_results(paths, rules, asked, before_each, work, on_bug))
    now = today or datetime.now().astimezone().date()
    results = [_suppressed(result, wanted.onderdruk, now) for result in results]
    remarks = list(_unused(wanted.onderdruk, results))
    if baseline:
        results = list(basislijn.accept(entries, results, baseline))
        renamed = basislijn.renamed(entries, results, baseline)
        remarks += [
            f"De basislijn noemt {old}, dat er niet meer is. Heet het nu {new}? "
            "Neem dat over met --basislijn-schrijven."
            for old, new in renamed.items()
        ]
        if gone := basislijn.gone(basislijn.moved(entries, renamed), results, baseline):
            count = f"{len(gone)} van {len(entries)}"
            remarks.append(f"Van de basislijn slaat {count} nergens meer op: krimp haar met --basislijn-schrijven.")
    kaders = tuple(KaderRef(id=kader.id, versie=kader.versie, titel=kader.titel) for kader in ruleset.kaders)
    return Toets(
        tool_version=__version__,
        ruleset=RulesetRef(digest=ruleset.digest, kaders=kaders),
        gevraagd=asked,
        resultaten=tuple(results),
        opmerkingen=tuple(remarks),
    )


def _results(
    paths: Sequence[Path],
    rules: judging.Rules,
    asked: Vereist,
    before_each: Callable[[Path], None] | None,
    work: Work | None,
    on_bug: Callable[[str], None] | None,
) -> Iterator[ToetsResultaat]:
    """Give the check of each document, without suppressions and baseline."""
    from afsprakenscan.batch.packing import unpack
    from afsprakenscan.batch.run import Work, run
    from afsprakenscan.model.toets import ToetsResultaat

    # A check is made on a few documents that change all the time: nothing is kept.
    work = replace(work or Work(), cache=None)
    for done in run(paths, judging.make_job(checked, rules, work, asked), work, before_each):
        name = done.path.as_posix()
        if done.traceback and on_bug is not None:
            on_bug(done.traceback)
        if done.content is not None:
            yield unpack(ToetsResultaat, done.content).model_copy(update={"bestand": name})
        elif done.error is not None:
            yield ToetsResultaat(bestand=name, fout=done.error.reason)


def checked(rules: judging.Rules, asked: Vereist, path: str) -> bytes:
    """Return the check of a document, packed, as a job does it in whatever process.

    Raises:
        ReadError: the file cannot be read.
    """
    from afsprakenscan.batch.packing import pack

    return pack(_Judge(rules.judge(), asked).result(Path(path)))


@dataclass(frozen=True)
class NewBaseline:
    """A baseline to write, and the check as it is with that baseline."""

    content: str
    toets: Toets


def write_baseline(toets: Toets, path: Path) -> NewBaseline:
    """Return the baseline for a check: of everything when there is none at `path`, else the old without what is gone.

    What was accepted of a document that has another name now, goes with it.

    The check must have been made with `ignore_baseline`.

    Raises:
        ConfigError: a document could not be read, or the old baseline cannot be used.
    """
    from afsprakenscan import basislijn

    if toets.onleesbaar:
        message = "De basislijn is niet geschreven: niet elk document is gelezen."
        raise ConfigError(message, path=path, hint="Herstel of verwijder wat onleesbaar is.")
    remarks: list[str] = []
    if path.exists():
        old = basislijn.load(path)
        renamed = basislijn.renamed(old, toets.resultaten, path)
        remarks = [f"Wat in de basislijn bij {name} stond, staat nu bij {now}." for name, now in renamed.items()]
        old = basislijn.moved(old, renamed)
        gone = basislijn.gone(old, toets.resultaten, path)
        entries = tuple(entry for entry in old if entry not in gone)
    else:
        entries = basislijn.first(toets.resultaten, path)
    results = basislijn.accept(entries, toets.resultaten, path)
    update = {"resultaten": results, "opmerkingen": (*toets.opmerkingen, *remarks)}
    return NewBaseline(basislijn.dump(entries), toets.model_copy(update=update))


class _Judge:
    """The rules made ready for checks."""

    def __init__(self, judge: judging.Judge, asked: Vereist) -> None:
        self._judge = judge
        self._asked = asked

    def result(self, path: Path) -> ToetsResultaat:
        from afsprakenscan.scoring import toets

        document = judging.read_document(path)
        versie = self._version(document)
        return toets.check(
            path.as_posix(),
            versie,
            self._judge.ruleset,
            self._asked,
            lambda: self._judge.close_up(document),
            self._changes(path, versie),
        )

    def _version(self, document: Document) -> Versie:
        from afsprakenscan.scoring.toets import Versie

        return Versie(document, self._judge.report(document))

    def _changes(self, path: Path, versie: Versie) -> Wijzigingen | None:
        """Return the other views of a document with tracked changes, None when they say the same."""
        from afsprakenscan import readers
        from afsprakenscan.readers.flow import View
        from afsprakenscan.scoring.toets import Versie, Wijzigingen

        if not readers.tracked(versie.document):
            return None
        before = judging.read_document(path, View.ORIGINAL)
        if _texts(before) == _texts(versie.document):
            return None
        uninserted = judging.read_document(path, View.UNINSERTED)
        # With only insertions, or only deletions, two of the three views are the same.
        known = {_texts(versie.document): versie}
        for document in (before, uninserted):
            if _texts(document) not in known:
                known[_texts(document)] = self._version(document)
        return Wijzigingen(Versie(before, known[_texts(before)].report), known[_texts(uninserted)])


def _texts(document: Document) -> tuple[tuple[object, ...], ...]:
    """Return what the rules see of a document."""
    return tuple((block.kind, block.text, block.headings, block.columns, block.role) for block in document.blocks)


def _suppressed(result: ToetsResultaat, rules: Sequence[Onderdrukking], today: date) -> ToetsResultaat:
    """Return a result with its suppressed findings marked, and those whose suppression has expired."""
    findings = []
    for finding in result.findings:
        meant = [rule for rule in rules if _means(rule, finding, result.bestand)]
        valid = [rule for rule in meant if rule.tot is None or rule.tot >= today]
        if valid:
            finding = finding.model_copy(update={"onderdrukt": valid[0].reden})
        elif meant:
            finding = finding.model_copy(update={"verlopen": meant[0].tot})
        findings.append(finding)
    return result.model_copy(update={"findings": tuple(findings)})


def _means(rule: Onderdrukking, finding: Finding, bestand: str) -> bool:
    pattern, mark = rule.bestand, rule.vingerafdruk
    return (
        rule.code == finding.code
        and (pattern is None or fnmatchcase(bestand, pattern) or fnmatchcase(Path(bestand).name, pattern))
        and (mark is None or finding.vingerafdruk.removeprefix("sha256:").startswith(mark.removeprefix("sha256:")))
    )


def _unused(rules: Iterable[Onderdrukking], results: Sequence[ToetsResultaat]) -> Iterator[str]:
    for rule in rules:
        used = any(_means(rule, finding, one.bestand) for one in results for finding in one.findings)
        if not used and all(one.fout is None for one in results):
            yield f"De onderdrukking van {rule.code} ('{rule.reden}') slaat nergens meer op: haal haar weg."


# ---------------------------------------------------------------- the comparison


def compare(
    old: Path,
    new: Path,
    wanted: Settings,
    before_each: Callable[[Path], None] | None = None,
    *,
    second_reader: bool = True,
    work: Work | None = None,
) -> Vergelijking:
    """Return what changed between two versions of a document, per criterium, aspect and key fact.

    `work` says where the rules are kept ready.

    Raises:
        AfsprakenscanError: a document cannot be read, or the settings or criteria cannot be used.
    """
    from afsprakenscan.scoring.versies import compared

    rules = judging.Rules.of(wanted.criteria, second_reader=second_reader, work=work)
    asked = required(rules.ruleset(), wanted)
    judge = rules.judge()
    reports = []
    for path in (old, new):
        if before_each is not None:
            before_each(path)
        reports.append(judge.report(judging.read_document(path)))
    return compared(reports[0], reports[1], asked, (old.as_posix(), new.as_posix()), __version__)
