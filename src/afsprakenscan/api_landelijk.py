"""The use case of the national overview: a folder in, regions and the overview over them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, overload

from afsprakenscan import __version__, api
from afsprakenscan.errors import AfsprakenscanError

if TYPE_CHECKING:
    from afsprakenscan.batch.run import Work
    from afsprakenscan.batch.spool import Spool
    from afsprakenscan.model.landelijk import NationalOverview, Onleesbaar, Regio, RegioBron


@dataclass(frozen=True)
class National:
    """The national overview, and the regions it is made of, read from a file one by one.

    `interrupted` says that the user broke off the run; files that were not judged stand in the overview. `tracebacks`
    are those of mistakes of the program itself.
    """

    overview: NationalOverview
    regios: Sequence[Regio]
    interrupted: bool = False
    tracebacks: tuple[str, ...] = ()


def national(
    folder: Path,
    listing: Path | None = None,
    criteria: Path | None = None,
    before_each: Callable[[Path, int], None] | None = None,
    *,
    without: Path | None = None,
    second_reader: bool = True,
    anonymous: bool = False,
    work: Work | None = None,
    remark: Callable[[str], None] | None = None,
) -> National:
    """Return the verdict on every region in a folder, and the national overview over them.

    `listing` names the list of regions, `without` a folder that holds no documents (see `regios.group`). `before_each`
    is called with the path of each file and the number of files in all. Files that cannot be read stand in the overview
    with their reason. Addresses, telephone numbers and names of persons are left out of every text; `anonymous` also
    leaves out what tells which region it is.
    `work` and `remark` are those of `api.analyse`.

    Raises:
        AfsprakenscanError: the folder, the list or the criteria cannot be used, or no file could be judged.
        KeyboardInterrupt: the user broke off the run before any file was judged.
    """
    from afsprakenscan import ruleset
    from afsprakenscan.regios import group
    from afsprakenscan.scoring import landelijk

    bronnen = group(folder, listing, without)
    if anonymous:
        bronnen.sort(key=_digest)  # the order of the files would tell which region is which
    paths = [Path(name) for bron in bronnen for name in bron.bestanden]

    def started(path: Path) -> None:
        if before_each is not None:
            before_each(path, len(paths))

    found = api.analyse(paths, criteria, started, second_reader=second_reader, work=work, remark=remark)
    outcomes = _UntilBroken(found)
    joined = _Joined(ruleset.both_parties(criteria), anonymous=anonymous)
    for bron in bronnen:
        joined.add(bron, [outcomes.next(Path(name)) for name in bron.bestanden])
    if not joined.regios:
        if outcomes.broken:
            raise KeyboardInterrupt
        raise AfsprakenscanError("Geen van de bestanden kon worden gelezen.", path=folder, hint=joined.unread[0].reden)
    regios, remarks = joined.told_apart()
    reference = regios[0].rapporten[0].ruleset
    overview = landelijk.overview(regios, reference, __version__, onleesbaar=joined.unread, opmerkingen=remarks)
    overview = overview.model_copy(update={"anoniem": anonymous})
    return National(overview, regios, outcomes.broken, tuple(joined.tracebacks))


class _UntilBroken:
    """Outcomes one by one; after Ctrl-C the files that are left count as not judged."""

    def __init__(self, outcomes: Iterator[api.Outcome]) -> None:
        self._outcomes = outcomes
        self.broken = False

    def next(self, path: Path) -> api.Outcome:
        """Return the outcome of the next file, which is that of this path."""
        if not self.broken:
            try:
                return next(self._outcomes)
            except KeyboardInterrupt:
                self.broken = True
        return api.Outcome(path, error=AfsprakenscanError("Niet aan de beurt gekomen: de gebruiker brak het werk af."))


class _Joined:
    """Regions out of outcomes, kept in a file; what has to be known of all of them at once is kept apart."""

    def __init__(self, both: frozenset[str], *, anonymous: bool) -> None:
        from afsprakenscan.batch.packing import spool_of
        from afsprakenscan.model.landelijk import Regio

        self._both, self._anonymous = both, anonymous
        self.regios: Spool[Regio] = spool_of(Regio)
        self.unread: list[Onleesbaar] = []
        self.tracebacks: list[str] = []
        self._names: list[tuple[str, str]] = []
        self._notes: list[tuple[int, str]] = []

    def add(self, bron: RegioBron, own: Sequence[api.Outcome]) -> None:
        """Take in the files of one region."""
        from afsprakenscan import privacy
        from afsprakenscan.regios import vt_region
        from afsprakenscan.scoring import landelijk

        failed = [_unread(bron, outcome.path, outcome.error) for outcome in own if outcome.error is not None]
        self.tracebacks += [outcome.traceback for outcome in own if outcome.traceback]
        reports = [privacy.masked(outcome.report) for outcome in own if outcome.report is not None]
        code = vt_region(landelijk.name_of(bron, reports)) if reports else None
        if self._anonymous:
            label = f"Regio {len(self.regios) + 1}"
            failed = [privacy.anonymous_unread(one, len(self.unread) + nr) for nr, one in enumerate(failed, start=1)]
            reports = privacy.anonymous(reports, [bron.naam] if bron.naam else [], label)
            bron, code = privacy.anonymous_source(bron, label), None
        self.unread += failed
        if reports:
            regio = landelijk.join(bron, reports, vt_regio=code, beide_partijen=self._both, onleesbaar=failed)
            self._notes += [
                (len(self.regios), f"{report.source.name}: {note.message}")
                for report in reports
                for note in report.read_notes
                if note.code == "geen_eis_gevonden"
            ]
            self._names.append((regio.naam, reports[0].source.name))
            self.regios.append(regio)

    def told_apart(self) -> tuple[Sequence[Regio], list[str]]:
        """Return the regions, each under a name of its own, and what the user should look at in them."""
        often = Counter(name for name, _ in self._names)
        given: Counter[str] = Counter()
        own = []
        for region, first in self._names:
            name = f"{region} ({first})" if often[region] > 1 else region
            given[name] += 1  # a folder and a loose file may even have the same file name
            own.append(name if given[name] == 1 else f"{name} {given[name]}")
        remarks = [
            f"{often[name]} keer dezelfde regio, {name}: zij tellen apart. Zet de bestanden van een regio in één map, "
            "of noem ze onder één naam in regios.yaml."
            for name in sorted(name for name, count in often.items() if count > 1)
        ]
        remarks += [f"{own[nr]}, {note}" for nr, note in self._notes]
        return _Named(self.regios, own), remarks


class _Named(Sequence["Regio"]):
    """Regions under the names that tell them apart."""

    def __init__(self, regios: Sequence[Regio], names: Sequence[str]) -> None:
        self._regios, self._names = regios, names

    def __len__(self) -> int:
        return len(self._regios)

    @overload
    def __getitem__(self, index: int) -> Regio: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Regio]: ...

    def __getitem__(self, index: int | slice) -> Regio | Sequence[Regio]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return self._regios[index].model_copy(update={"naam": self._names[index]})


def _unread(bron: RegioBron, path: Path, error: AfsprakenscanError) -> Onleesbaar:
    """Return what is wrong with a file, without its path: the overview may go to others."""
    from afsprakenscan.model.landelijk import Onleesbaar

    return Onleesbaar(regio=bron.naam, bestand=path.name, reden=error.reason)


def _digest(bron: RegioBron) -> str:
    """Return what to sort regions on when their names must not show: the content of the first file that can be read."""
    for name in bron.bestanden:
        path = Path(name)
        if path.is_file():
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
    return ""
