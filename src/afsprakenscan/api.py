"""The use cases as functions: paths in, models out. Nothing here prints, asks or exits.

Every package that is slow to load is imported inside the function that needs it, so that `import afsprakenscan.api`
(and with it `afsprakenscan --help`) stays quick.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from afsprakenscan import __version__
from afsprakenscan.errors import AfsprakenscanError, RulesetError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from afsprakenscan.batch.run import Job, Work
    from afsprakenscan.matching import training
    from afsprakenscan.model.document import Document
    from afsprakenscan.model.evaluation import Evaluatie
    from afsprakenscan.model.gold import GoldDocument
    from afsprakenscan.model.kader import Aspect, Criterium, Feit, Kader, Label, Ruleset
    from afsprakenscan.model.results import DocumentReport, Matches
    from afsprakenscan.model.second_reader import SecondReaderWeights
    from afsprakenscan.model.uitleg import Proef, Uitleg
    from afsprakenscan.readers.flow import View
    from afsprakenscan.scoring.uitleg import CloserLook


Asked = TypeVar("Asked")

_PASSING = (b'"code":"scan-niet-gelezen"', b'"code":"ocr-mislukt"')
"""Reading notes on what another time, or another machine, may well be read."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: exactly one of `report` and `error` is there.

    With an error that is a mistake of the program itself comes its `traceback`.
    """

    path: Path
    report: DocumentReport | None = None
    error: AfsprakenscanError | None = None
    traceback: str = ""


def load_ruleset(criteria: Path | None = None, *, second_reader: bool = True) -> Ruleset:
    """Return the criteria and word lists: those of a folder, or the ones that came with the program.

    Without `second_reader` its weights are left out, and the rules decide alone.

    Raises:
        RulesetError: a file cannot be used as written; says which and where.
    """
    from afsprakenscan import ruleset

    rules = ruleset.load(criteria)
    return rules if second_reader else rules.model_copy(update={"tweede_lezer": None})


def find_criterium(code: str, criteria: Path | None = None) -> tuple[Kader, Criterium]:
    """Return the kader and criterium with a code (`a`, `n6`); with the code of an aspect (`c2`) only that aspect.

    Raises:
        RulesetError: there is none, or the criteria cannot be used.
    """
    wanted = code.strip().lower()
    rules = load_ruleset(criteria)
    found = [(kader, criterium) for kader in rules.kaders for criterium in kader.criteria]
    for kader, criterium in found:
        if wanted == criterium.code:
            return kader, criterium
        if aspects := tuple(aspect for aspect in criterium.aspecten if aspect.code == wanted):
            return kader, criterium.model_copy(update={"aspecten": aspects})
    known = ", ".join(criterium.code for _, criterium in found)
    raise RulesetError(f"Er is geen criterium met de code '{code}'.", hint=f"Kies uit: {known}.")


def read_document(path: Path, view: View | None = None) -> Document:
    """Return what is in a file, block by block, with the blocks that never count marked as such.

    Tracked changes are accepted, unless another `view` of them is asked for.

    Raises:
        ReadError: the file cannot be read.
    """
    from afsprakenscan import readers, roles

    return roles.assign_roles(readers.read(path) if view is None else readers.read(path, view=view))


def analyse(
    paths: Iterable[Path],
    criteria: Path | None = None,
    before_each: Callable[[Path], None] | None = None,
    *,
    second_reader: bool = True,
    work: Work | None = None,
    remark: Callable[[str], None] | None = None,
) -> Iterator[Outcome]:
    """Give the verdict on each file in turn; a file that cannot be read gives its error and the rest goes on.

    `before_each` is called with the path before a file is read, to show progress. `work` says in how many processes
    and within which limits, and whether results are kept (not, unless asked); `remark` gets what the user should know
    about that.

    Raises:
        RulesetError: the criteria cannot be used, so there is no verdict on anything.
    """
    from afsprakenscan.batch.packing import unpack
    from afsprakenscan.batch.run import Work, run
    from afsprakenscan.model.results import DocumentReport

    work = work or Work()
    job = make_job(judged, Rules.of(criteria, second_reader=second_reader), work)
    for done in run(list(paths), job, work, before_each, remark):
        report = None if done.content is None else unpack(DocumentReport, done.content)
        yield Outcome(done.path, report, done.error, done.traceback)


class Rules(NamedTuple):
    """Which rules, in a form that can be sent to another process; `digest` changes when they do."""

    criteria: str
    second_reader: bool
    digest: str

    @classmethod
    def of(cls, criteria: Path | None, *, second_reader: bool) -> Rules:
        """Return the rules in a folder, or those that came with the program."""
        from afsprakenscan.batch import fingerprint
        from afsprakenscan.ruleset import default_folder

        folder = criteria or default_folder()
        return cls(str(folder), second_reader, fingerprint.of_criteria(folder))

    @lru_cache(maxsize=1)  # noqa: B019  one set of rules per process is kept ready on purpose
    def ruleset(self) -> Ruleset:
        """Return these rules as they are written, read once per process."""
        return load_ruleset(Path(self.criteria), second_reader=self.second_reader)

    @lru_cache(maxsize=1)  # noqa: B019  idem
    def judge(self) -> Judge:
        """Return these rules made ready, once per process."""
        return Judge(self.ruleset())


def make_job(function: Callable[..., bytes], rules: Rules, work: Work, *arguments: object) -> Job:
    """Return the job of calling a function of a module with rules, other arguments, and a file."""
    from afsprakenscan.batch import fingerprint
    from afsprakenscan.batch.run import Job

    if work.cluster:  # its workers have another current folder
        rules = rules._replace(criteria=str(Path(rules.criteria).absolute()))
    program = fingerprint.of_program() if work.cache else ""
    parts = (function.__name__, *map(repr, arguments), str(rules.second_reader), rules.digest)
    version = fingerprint.key(__version__, program, *parts)
    return Job(partial(function, rules, *arguments), rules.judge, version, _may_be_kept)


def judged(rules: Rules, path: str) -> bytes:
    """Return the verdict on a file, packed, as a job does it in whatever process.

    Raises:
        ReadError: the file cannot be read.
    """
    from afsprakenscan.batch.packing import pack

    judge = rules.judge()
    return pack(judge.report(read_document(Path(path))))


def _may_be_kept(content: bytes) -> bool:
    """Tell whether a verdict would be the same on another time, or after installing a program."""
    text = zlib.decompress(content)
    return not any(note in text for note in _PASSING)


class Judge:
    """Rules made ready once, to judge many documents with; for other modules of use cases."""

    def __init__(self, ruleset: Ruleset) -> None:
        from afsprakenscan.matching import Engine

        self.ruleset = ruleset
        self._engine = Engine(ruleset)

    def matches(self, document: Document) -> Matches:
        """Return what the rules find in a document."""
        return self._engine.match(document)

    def report(self, document: Document) -> DocumentReport:
        """Return the verdict on a document."""
        return self._report(document, self.matches(document))

    def close_up(self, document: Document) -> CloserLook:
        """Return a closer look at a document, to say where what is missing would fit."""
        return self._engine.close_up(document)

    def explanation(self, document: Document, asked: Sequence[Aspect | Feit]) -> Uitleg:
        """Return why the verdict on a document is what it is."""
        from afsprakenscan.scoring import uitleg

        matches = self.matches(document)
        report = self._report(document, matches)
        return uitleg.explain(report, matches, self.ruleset, asked, self._engine.close_up(document))

    def trial(self, document: Document, codes: Sequence[str]) -> Proef:
        """Return what the rules make of the last block of a document."""
        from afsprakenscan.scoring import uitleg

        return uitleg.trial(document, self.matches(document), self.ruleset, codes, self._engine.close_up(document))

    def _report(self, document: Document, matches: Matches) -> DocumentReport:
        from afsprakenscan import facts
        from afsprakenscan.scoring.report import make_report

        return make_report(document, facts.document_facts(document), self.ruleset, matches, __version__)


def explain(path: Path, codes: Sequence[str], criteria: Path | None = None, *, second_reader: bool = True) -> Uitleg:
    """Return why a document got its verdict on criteria, aspects (by code) and key facts (by name).

    Raises:
        RulesetError: a code does not exist, or the criteria cannot be used.
        ReadError: the file cannot be read.
    """
    rules = load_ruleset(criteria, second_reader=second_reader)
    known: dict[str, tuple[Aspect | Feit, ...]] = {**_aspects(rules), **{feit.naam: (feit,) for feit in rules.feiten}}
    asked = _asked(codes, known, "criterium, aspect of kernfeit")
    return Judge(rules).explanation(read_document(path), asked)


def try_sentence(
    sentence: str,
    codes: Sequence[str] = (),
    criteria: Path | None = None,
    *,
    kop: Sequence[str] = (),
    aanhef: str | None = None,
    kolommen: Sequence[str] = (),
) -> Proef:
    """Return which rules fire on a sentence and which nearly do; `codes` limits it to those.

    `kop` are the headings above it, outermost first, `aanhef` the lead-in of its list, `kolommen` the column headers
    of a row whose cells are separated by ' | '.

    Raises:
        AfsprakenscanError: there is no text, a code does not exist, or the criteria cannot be used.
    """
    from afsprakenscan.model.document import BlockKind
    from afsprakenscan.model.kader import Voorbeeld
    from afsprakenscan.ruleset.examples import example_document
    from afsprakenscan.text import clean

    # A sentence without a document around it says too little to the second reader: the rules decide alone.
    rules = load_ruleset(criteria, second_reader=False)
    wanted = [aspect.code for aspect in _asked(codes, _aspects(rules), "criterium of aspect")]
    texts = [clean(text) for text in (sentence, *kop, *([] if aanhef is None else [aanhef]))]
    if not all(texts):
        raise AfsprakenscanError("Er is geen tekst om te proberen.", hint="Geef een zin tussen aanhalingstekens.")
    kind = BlockKind.TABELRIJ if kolommen else BlockKind.ALINEA
    example = Voorbeeld(
        tekst=texts[0],
        kop=tuple(texts[1 : len(kop) + 1]),
        aanhef=texts[-1] if aanhef is not None else None,
        kolommen=tuple(clean(text) for text in kolommen),
        soort=kind,
    )
    return Judge(rules).trial(example_document(example), wanted)


def _aspects(rules: Ruleset) -> dict[str, tuple[Aspect, ...]]:
    """Return the aspects that each code stands for: all those of a criterium, or one."""
    known: dict[str, tuple[Aspect, ...]] = {}
    for kader in rules.kaders:
        for criterium in kader.criteria:
            known |= {aspect.code: (aspect,) for aspect in criterium.aspecten}
            known[criterium.code] = criterium.aspecten
    return known


def _asked(codes: Sequence[str], known: Mapping[str, tuple[Asked, ...]], names: str) -> list[Asked]:
    """Return what the codes stand for, each once, in the order asked."""
    found: list[Asked] = []
    for code in codes:
        key = code.strip().lower()
        if key not in known:
            near = get_close_matches(key, known, n=3)
            hint = f"Bedoelt u {' of '.join(near)}?" if near else "Alle codes: afsprakenscan criteria lijst."
            raise RulesetError(f"Er is geen {names} met de code '{code}'.", hint=hint)
        found += [one for one in known[key] if one not in found]
    return found


def evaluate(
    folders: Iterable[Path],
    part: Literal["gezien", "achtergehouden"] | None = None,
    criteria: Path | None = None,
    before_each: Callable[[Path], None] | None = None,
    *,
    second_reader: bool = True,
) -> Evaluatie:
    """Compare the verdicts with the gold labels in folders; `part` keeps only the held-out documents, or the others.

    Raises:
        AfsprakenscanError: labels or a document cannot be read; a comparison that leaves one out would flatter.
    """
    from afsprakenscan import gold
    from afsprakenscan.model.evaluation import Geval
    from afsprakenscan.scoring import evaluatie

    found = [case for folder in folders for case in gold.load(folder)]
    wanted = [case for case in found if part is None or case.held_out is (part == "achtergehouden")]
    judge = Judge(load_ruleset(criteria, second_reader=second_reader))
    cases = []
    for case in wanted:
        if before_each is not None:
            before_each(case.path)
        document = read_document(case.path)
        cases.append(Geval(goud=case.gold, document=document, rapport=judge.report(document)))
    return evaluatie.evaluate(cases, judge.ruleset, {case.gold.id for case in wanted if case.held_out})


def learn(
    folders: Iterable[Path], criteria: Path | None = None, before_each: Callable[[Path], None] | None = None
) -> SecondReaderWeights:
    """Return the weights of the second reader, learned from the documents in folders with gold labels.

    Held-out documents are left out, so that they can still tell how well it does on what it has not seen.

    Raises:
        AfsprakenscanError: labels or a document cannot be read, or there is nothing to learn from.
    """
    from afsprakenscan import gold
    from afsprakenscan.matching import Engine, training

    ruleset = load_ruleset(criteria, second_reader=False)
    engine = Engine(ruleset)
    cases = [case for folder in folders for case in gold.load(folder) if not case.held_out]
    if not cases:
        raise AfsprakenscanError(
            "Er zijn geen documenten om van te leren.", hint="Alle documenten zijn achtergehouden."
        )
    examples: list[training.Example] = []
    for case in cases:
        if before_each is not None:
            before_each(case.path)
        document = read_document(case.path)
        examples += _examples(case.gold, document, engine.features(document))
    aspects = [aspect for kader in ruleset.kaders for criterium in kader.criteria for aspect in criterium.aspecten]
    both = {code for kader in ruleset.kaders for criterium in kader.criteria for code in criterium.beide_partijen}
    codes = [aspect.code for aspect in aspects if aspect.code not in both]
    return training.weights(examples, codes, len(cases))


def _examples(
    labels: GoldDocument, document: Document, features: Mapping[int, frozenset[str]]
) -> Iterator[training.Example]:
    """Give each block that has features, with the codes of the gold passages whose text it holds."""
    from afsprakenscan.matching.training import Example
    from afsprakenscan.scoring.uitlijning import align

    codes: dict[int, set[str]] = {block.nr: set() for block in document.blocks}
    contested: dict[int, set[str]] = {block.nr: set() for block in document.blocks}
    found = align([passage.tekst for passage in labels.passages], [block.text for block in document.blocks])
    for passage, places in zip(labels.passages, found, strict=True):
        for place in places:
            codes[document.blocks[place].nr].update(passage.codes)
            contested[document.blocks[place].nr].update(passage.betwist)
    for number, own in features.items():
        if own:
            yield Example(own, frozenset(codes[number]), frozenset(contested[number]))


@dataclass(frozen=True)
class CriteriaCheck:
    """What is wrong with the criteria, a line each, and how many examples were run."""

    findings: tuple[str, ...]
    examples: int


def check_criteria(criteria: Path | None = None) -> CriteriaCheck:
    """Return what the lint of the criteria finds, and which examples do not get the label they stand under.

    Raises:
        RulesetError: the criteria cannot even be loaded.
    """
    from afsprakenscan.ruleset import checks, examples

    # An example is a sentence without a document around it: what it tests are the rules.
    ruleset = load_ruleset(criteria, second_reader=False)
    judge = Judge(ruleset)
    findings = [f"{found.plaats}: {found.melding} {found.advies}" for found in checks.check(ruleset)]
    cases = list(examples.cases(ruleset))
    for case in cases:
        document = case.document()
        got = _label(judge.matches(document), document.blocks[-1].nr, case.code)
        if got != case.expected:
            expected = case.expected or "geen label"
            findings.append(f"{case.id}: kreeg {got or 'geen label'}, hoort {expected}: {case.example.tekst}")
    return CriteriaCheck(tuple(findings), len(cases))


def _label(matches: Matches, block: int, code: str) -> Label | None:
    return next((passage.labels.get(code) for passage in matches.passages if passage.block == block), None)


def schema(name: str) -> dict[str, object]:
    """Return the JSON Schema of an output (`rapport`, `toets`, `lees` ...) or of a criteria file (`kader` ...)."""
    from afsprakenscan.model import document, kader, landelijk, results, toets

    models: dict[str, type[BaseModel]] = {
        "rapport": results.DocumentReport,
        "landelijk": landelijk.Landelijk,
        "toets": toets.Toets,
        "vergelijk": toets.Vergelijking,
        "lees": document.Document,
        "criterium": kader.Criterium,
        "kader": kader.Kader,
        "woordenlijst": kader.Woordenlijst,
        "werkwoorden": kader.Werkwoorden,
        "kwalificaties": kader.Kwalificaties,
        "kernfeiten": kader.Feiten,
    }
    # What we write has every field; in what a person writes, fields with a default may be left out.
    outputs = ("rapport", "landelijk", "toets", "vergelijk", "lees")
    mode: Literal["serialization", "validation"] = "serialization" if name in outputs else "validation"
    content = models[name].model_json_schema(mode=mode)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **content}
