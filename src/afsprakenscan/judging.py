"""Rules made ready, a document as blocks, and the verdict: what every use case builds on.

Nothing here prints, asks or exits, and what is slow to load is loaded when it is needed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from afsprakenscan import __version__

if TYPE_CHECKING:
    from afsprakenscan.batch.run import Job, Work
    from afsprakenscan.model.document import Document
    from afsprakenscan.model.kader import Aspect, Feit, Ruleset
    from afsprakenscan.model.results import DocumentReport, Matches
    from afsprakenscan.model.uitleg import Proef, Uitleg
    from afsprakenscan.readers.flow import View
    from afsprakenscan.scoring.uitleg import CloserLook

_PASSING = (b'"code":"scan-niet-gelezen"', b'"code":"ocr-mislukt"')
"""Reading notes on what another time, or another machine, may well be read."""


def load_ruleset(criteria: Path | None = None, *, second_reader: bool = True) -> Ruleset:
    """Return the criteria and word lists: those of a folder, or the ones that came with the program.

    Without `second_reader` its weights are left out, and the rules decide alone.

    Raises:
        RulesetError: a file cannot be used as written; says which and where.
    """
    from afsprakenscan import ruleset

    rules = ruleset.load(criteria)
    return rules if second_reader else rules.model_copy(update={"tweede_lezer": None})


def read_document(path: Path, view: View | None = None) -> Document:
    """Return what is in a file, block by block, with the blocks that never count marked as such.

    Tracked changes are accepted, unless another `view` of them is asked for.

    Raises:
        ReadError: the file cannot be read.
    """
    from afsprakenscan import readers, roles

    return roles.assign_roles(readers.read(path) if view is None else readers.read(path, view=view))


class Judge:
    """Rules made ready once, to judge many documents with; for other modules of use cases."""

    def __init__(self, ruleset: Ruleset, prepared: bytes | None = None) -> None:
        from afsprakenscan.matching import Engine

        self.ruleset = ruleset
        self._engine = Engine(ruleset, prepared)

    def prepared(self) -> bytes:
        """Return what to keep for the next judge with these rules, which is ready much sooner with it."""
        return self._engine.prepared()

    def matches(self, document: Document) -> Matches:
        """Return what the rules find in a document."""
        return self._engine.match(document)

    def report(self, document: Document) -> DocumentReport:
        """Return the verdict on a document."""
        return self._report(document, self.matches(document))

    def qualifiers(self, sentence: str) -> frozenset[str]:
        """Return the names of the qualifiers that bear on some part of a sentence."""
        return self._engine.qualifiers(sentence)

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


class Rules(NamedTuple):
    """Which rules, in a form that can be sent to another process; `digest` changes when they do.

    `cache` is the folder where the rules are kept as they were read, '' for none: whole, and in outline with the words
    made ready. They are kept once, with the second reader and for those who do without.
    """

    criteria: str
    second_reader: bool
    digest: str
    cache: str = ""

    @classmethod
    def of(cls, criteria: Path | None, *, second_reader: bool, work: Work | None = None) -> Rules:
        """Return the rules in a folder, or those that came with the program."""
        from afsprakenscan.batch import fingerprint
        from afsprakenscan.ruleset import default_folder

        folder = criteria or default_folder()
        cache = str(work.cache) if work and work.cache else ""
        return cls(str(folder), second_reader, fingerprint.of_criteria(folder), cache)

    @lru_cache(maxsize=1)  # noqa: B019  one set of rules per process is kept ready on purpose
    def ruleset(self) -> Ruleset:
        """Return these rules as they are written, read once per process.

        Reading and checking what people write takes many times as long as reading back what was found right before.
        """
        return self._read("regels", lambda: load_ruleset(Path(self.criteria)))

    @lru_cache(maxsize=1)  # noqa: B019  idem
    def judge(self) -> Judge:
        """Return these rules made ready for any question, once per process."""
        return Judge(self.ruleset(), self._words())

    @lru_cache(maxsize=1)  # noqa: B019  idem
    def verdicts(self) -> Judge:
        """Return these rules made ready for verdicts, which take no more than an outline of them beside the words."""
        words = self._words()
        if words is None:
            return self.judge()
        return Judge(self._read("omtrek", lambda: self._replace(second_reader=True).ruleset().outline()), words)

    def _words(self) -> bytes | None:
        """Return the words made ready; None where nothing is kept, for then that takes no less time."""
        if not self.cache:
            return None
        kept = self._kept("woorden")
        if kept is None:
            kept = zlib.compress(Judge(self.ruleset()).prepared())
            self._keep("woorden", kept)
        return zlib.decompress(kept)

    def _read(self, what: str, make: Callable[[], Ruleset]) -> Ruleset:
        """Return the rules in a form that is kept, made when it is not."""
        from afsprakenscan.batch.packing import pack, unpack
        from afsprakenscan.model.kader import Ruleset

        kept = self._kept(what)
        ruleset = make() if kept is None else unpack(Ruleset, kept)
        if kept is None and self.cache:
            self._keep(what, pack(ruleset))
        return ruleset if self.second_reader else ruleset.model_copy(update={"tweede_lezer": None})

    def _kept(self, what: str) -> bytes | None:
        from afsprakenscan.batch.cache import Cache

        return Cache(Path(self.cache)).get(self._key(what)) if self.cache else None

    def _keep(self, what: str, content: bytes) -> None:
        from afsprakenscan.batch.cache import Cache

        Cache(Path(self.cache)).put(self._key(what), content)

    def _key(self, what: str) -> str:
        from afsprakenscan.batch import fingerprint

        return fingerprint.key(what, fingerprint.of_program(), self.criteria, self.digest)


def make_job(
    function: Callable[..., bytes], rules: Rules, work: Work, *arguments: object, verdicts: bool = False
) -> Job:
    """Return the job of calling a function of a module with rules, other arguments, and a file.

    With `verdicts` the function asks no more of the rules than that.
    """
    from afsprakenscan.batch import fingerprint
    from afsprakenscan.batch.run import Job

    if work.cluster:  # its workers have another current folder
        rules = rules._replace(criteria=str(Path(rules.criteria).absolute()))
    program = fingerprint.of_program() if work.cache else ""
    parts = (function.__name__, *map(repr, arguments), str(rules.second_reader), rules.digest)
    version = fingerprint.key(__version__, program, *parts)
    prepare = rules.verdicts if verdicts else rules.judge
    return Job(partial(function, rules, *arguments), prepare, version, _may_be_kept)


def judged(rules: Rules, path: str) -> bytes:
    """Return the verdict on a file, packed, as a job does it in whatever process.

    Raises:
        ReadError: the file cannot be read.
    """
    from afsprakenscan.batch.packing import pack

    judge = rules.verdicts()
    return pack(judge.report(read_document(Path(path))))


def _may_be_kept(content: bytes) -> bool:
    """Tell whether a verdict would be the same on another time, or after installing a program."""
    text = zlib.decompress(content)
    return not any(note in text for note in _PASSING)
