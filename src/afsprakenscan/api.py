"""The use cases as functions: paths in, models out. Nothing here prints, asks or exits.

Every package that is slow to load is imported inside the function that needs it, so that `import afsprakenscan.api`
(and with it `afsprakenscan --help`) stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from afsprakenscan.errors import AfsprakenscanError, unknown_code
from afsprakenscan.judging import Judge, Rules, judged, make_job
from afsprakenscan.judging import load_ruleset as load_ruleset  # for who uses this module
from afsprakenscan.judging import read_document as read_document  # idem

if TYPE_CHECKING:
    from pydantic import BaseModel

    from afsprakenscan.batch.run import Done, Work
    from afsprakenscan.matching import training
    from afsprakenscan.model.document import Document
    from afsprakenscan.model.evaluation import Evaluatie
    from afsprakenscan.model.gold import GoldDocument
    from afsprakenscan.model.kader import Aspect, Criterium, Feit, Kader, Label, Ruleset
    from afsprakenscan.model.results import DocumentReport, Matches
    from afsprakenscan.model.second_reader import SecondReaderWeights
    from afsprakenscan.model.uitleg import Proef, Uitleg


Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Outcome:
    """What became of one file: exactly one of `report` and `error` is there.

    With an error that is a mistake of the program itself comes its `traceback`.
    """

    path: Path
    report: DocumentReport | None = None
    error: AfsprakenscanError | None = None
    traceback: str = ""


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
    raise unknown_code(code, "criterium of aspect", ())


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
    from afsprakenscan.model.results import DocumentReport

    for done in verdicts(paths, criteria, before_each, second_reader=second_reader, work=work, remark=remark):
        report = None if done.content is None else unpack(DocumentReport, done.content)
        yield Outcome(done.path, report, done.error, done.traceback)


def verdicts(
    paths: Iterable[Path],
    criteria: Path | None = None,
    before_each: Callable[[Path], None] | None = None,
    *,
    second_reader: bool = True,
    work: Work | None = None,
    remark: Callable[[str], None] | None = None,
) -> Iterator[Done]:
    """Give the verdict on each file as `analyse` does, still packed (`batch.packing`); for other use cases."""
    from afsprakenscan.batch.run import Work, run

    work = work or Work()
    job = make_job(judged, Rules.of(criteria, second_reader=second_reader, work=work), work, verdicts=True)
    return run(list(paths), job, work, before_each, remark)


def explain(
    path: Path,
    codes: Sequence[str],
    criteria: Path | None = None,
    *,
    second_reader: bool = True,
    work: Work | None = None,
) -> Uitleg:
    """Return why a document got its verdict on criteria, aspects (by code) and key facts (by name).

    `work` says where the rules are kept ready.

    Raises:
        RulesetError: a code does not exist, or the criteria cannot be used.
        ReadError: the file cannot be read.
    """
    rules = Rules.of(criteria, second_reader=second_reader, work=work)
    facts = {feit.naam: (feit,) for feit in rules.ruleset().feiten}
    known: dict[str, tuple[Aspect | Feit, ...]] = {**_aspects(rules.ruleset()), **facts}
    asked = _asked(codes, known, "criterium, aspect of kernfeit")
    return rules.judge().explanation(read_document(path), asked)


def try_sentence(
    sentence: str,
    codes: Sequence[str] = (),
    criteria: Path | None = None,
    *,
    kop: Sequence[str] = (),
    aanhef: str | None = None,
    kolommen: Sequence[str] = (),
    work: Work | None = None,
) -> Proef:
    """Return which rules fire on a sentence and which nearly do; `codes` limits it to those.

    `kop` are the headings above it, outermost first, `aanhef` the lead-in of its list, `kolommen` the column headers
    of a row whose cells are separated by ' | '. `work` says where the rules are kept ready.

    Raises:
        AfsprakenscanError: there is no text, a code does not exist, or the criteria cannot be used.
    """
    from afsprakenscan.model.document import BlockKind
    from afsprakenscan.model.kader import Voorbeeld
    from afsprakenscan.ruleset.examples import example_document
    from afsprakenscan.text import clean

    # A sentence without a document around it says too little to the second reader: the rules decide alone.
    rules = Rules.of(criteria, second_reader=False, work=work)
    wanted = [aspect.code for aspect in _asked(codes, _aspects(rules.ruleset()), "criterium of aspect")]
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
    return rules.judge().trial(example_document(example), wanted)


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
    parts = [part.strip() for text in codes for part in text.split(",") if part.strip()]
    for code in parts or codes:
        key = code.lower()
        key = key if key in known else key.removeprefix("as-")  # the code of a finding names the aspect
        if key not in known:
            near = [name for name in known if name.startswith(f"{key}_")] or get_close_matches(key, known, n=3)
            raise unknown_code(code, names, near)
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
    from afsprakenscan.scoring.uitlijning import align, per_block

    found = align([passage.tekst for passage in labels.passages], [block.text for block in document.blocks])
    codes = per_block((passage.codes for passage in labels.passages), found)
    contested = per_block((passage.betwist for passage in labels.passages), found)
    for place, block in enumerate(document.blocks):
        if own := features.get(block.nr):
            yield Example(own, codes[place], contested[place])


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
    remarks = list(examples.remarks(ruleset))
    for one in remarks:
        if (one.qualifier in judge.qualifiers(one.sentence)) != one.expected:
            wrong = "hoort eronder te vallen" if one.expected else "valt er ten onrechte onder"
            findings.append(f"{one.id}: {wrong}: {one.sentence}")
    return CriteriaCheck(tuple(findings), len(cases) + len(remarks))


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
