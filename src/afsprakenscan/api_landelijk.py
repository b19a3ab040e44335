"""The use case of the national overview: a folder in, regions and the overview over them out."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from afsprakenscan import __version__, api
from afsprakenscan.errors import AfsprakenscanError

if TYPE_CHECKING:
    from afsprakenscan.batch.run import Done, Work
    from afsprakenscan.batch.spool import Spool
    from afsprakenscan.model.landelijk import NationalOverview, Onleesbaar, Regio, RegioBron
    from afsprakenscan.scoring.landelijk import Samenvatting


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

    bronnen = group(folder, listing, without)
    if anonymous:
        bronnen.sort(key=_digest)  # the order of the files would tell which region is which
    paths = [Path(name) for bron in bronnen for name in bron.bestanden]

    def started(path: Path) -> None:
        if before_each is not None:
            before_each(path, len(paths))

    found = api.verdicts(paths, criteria, started, second_reader=second_reader, work=work, remark=remark)
    outcomes = _UntilBroken(found)
    several = any(len(bron.bestanden) > 1 for bron in bronnen)  # of one file, the verdict has counted both parties
    both = ruleset.both_parties(criteria) if several else frozenset()
    regios = _Regions(both, work.cache if work else None, anonymous=anonymous)
    with outcomes:
        for bron in bronnen:
            regios.add(bron, [outcomes.next(Path(name)) for name in bron.bestanden])
    if not regios:
        if outcomes.broken:
            raise KeyboardInterrupt
        raise AfsprakenscanError("Geen van de bestanden kon worden gelezen.", path=folder, hint=regios.unread[0].reden)
    return National(regios.overview(), regios, outcomes.broken, tuple(regios.tracebacks))


class _UntilBroken:
    """What became of files one by one; after Ctrl-C the files that are left count as not judged.

    Within the context Ctrl-C only ends the waiting for a file: a region is added whole or not at all.
    """

    def __init__(self, found: Iterator[Done]) -> None:
        self._found = found
        self._waiting = False
        self.broken = False

    def __enter__(self) -> None:
        # Elsewhere than in the main thread Python knows no Ctrl-C.
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._break)

    def __exit__(self, *_: object) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._before)

    def _break(self, *_: object) -> None:
        self.broken = True
        if self._waiting:
            raise KeyboardInterrupt

    def next(self, path: Path) -> Done:
        """Return what became of the next file, which is that of this path."""
        from afsprakenscan.batch.run import Done

        if not self.broken:
            self._waiting = True
            try:
                return next(self._found)
            except KeyboardInterrupt:
                self.broken = True
            finally:
                self._waiting = False
        return Done(path, error=AfsprakenscanError("Niet aan de beurt gekomen: de gebruiker brak het werk af."))


class _Source(NamedTuple):
    """What a region is made of: what the user said, its verdicts by number, and its files that were not judged."""

    bron: RegioBron
    verdicts: range
    onleesbaar: list[Onleesbaar]


class _Regions(Sequence["Regio"]):
    """Regions, each made out of the verdicts on its files whenever it is asked for.

    Verdicts stay packed as they came, in a file; only what has to be known of all regions at once is kept beside it.
    """

    def __init__(self, both: frozenset[str], cache: Path | None, *, anonymous: bool) -> None:
        from afsprakenscan.batch.cache import Cache
        from afsprakenscan.batch.spool import Spool

        self._both, self._anonymous = both, anonymous
        self._store = Cache(cache) if cache else None
        self.unread: list[Onleesbaar] = []
        self.tracebacks: list[str] = []
        self._verdicts: Spool[bytes] = Spool(bytes, bytes)
        self._sources: list[_Source] = []
        self._names: list[str] = []
        self._summaries: list[Samenvatting] = []

    def __len__(self) -> int:
        return len(self._sources)

    @overload
    def __getitem__(self, index: int) -> Regio: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Regio]: ...

    def __getitem__(self, index: int | slice) -> Regio | Sequence[Regio]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        nr = range(len(self))[index]
        return self._made(nr).model_copy(update={"naam": self._names[nr]})

    def add(self, bron: RegioBron, own: Sequence[Done]) -> None:
        """Take in what became of the files of one region."""
        failed = [_unread(bron, done.path, done.error) for done in own if done.error is not None]
        if self._anonymous:
            from afsprakenscan import privacy

            failed = [privacy.anonymous_unread(one, len(self.unread) + nr) for nr, one in enumerate(failed, start=1)]
        self.unread += failed
        self.tracebacks += [done.traceback for done in own if done.traceback]
        first = len(self._verdicts)
        for done in own:
            if done.content is not None:
                self._verdicts.append(done.content)
        if len(self._verdicts) > first:
            self._sources.append(_Source(bron, range(first, len(self._verdicts)), failed))
            self._summaries.append(self._summary(len(self._sources) - 1))
            self._names.append(self._summaries[-1].regel.naam)

    def _summary(self, nr: int) -> Samenvatting:
        """Return what the overview needs of a region: as it was kept, for making it takes several times as long."""
        from afsprakenscan.batch.packing import pack, unpack
        from afsprakenscan.scoring.landelijk import Samenvatting, summarise

        if self._store is None:
            return summarise(self._made(nr))
        key = self._key(nr)
        kept = self._store.get(key)
        if kept is not None:
            return unpack(Samenvatting, kept)
        found = summarise(self._made(nr))
        self._store.put(key, pack(found))
        return found

    def _key(self, nr: int) -> str:
        """Return what to keep a summary under: all that it depends on."""
        from afsprakenscan.batch import fingerprint

        bron, verdicts, _ = self._sources[nr]
        label = str(nr) if self._anonymous else ""
        contents = [sha256(self._verdicts[place]).hexdigest() for place in verdicts]
        said = bron.model_dump_json(exclude={"bestanden"})
        return fingerprint.key(
            "samenvatting", fingerprint.of_program(), label, said, *sorted(self._both), "", *contents
        )

    def _made(self, nr: int) -> Regio:
        from afsprakenscan import privacy
        from afsprakenscan.batch.packing import unpack
        from afsprakenscan.model.results import DocumentReport
        from afsprakenscan.regios import vt_region
        from afsprakenscan.scoring import landelijk

        bron, verdicts, failed = self._sources[nr]
        reports = [privacy.masked(unpack(DocumentReport, self._verdicts[place])) for place in verdicts]
        code = vt_region(landelijk.name_of(bron, reports))
        if self._anonymous:
            label = f"Regio {nr + 1}"
            reports = privacy.anonymous(reports, [bron.naam] if bron.naam else [], label)
            bron, code = privacy.anonymous_source(bron, label), None
        return landelijk.join(bron, reports, vt_regio=code, beide_partijen=self._both, onleesbaar=failed)

    def overview(self) -> NationalOverview:
        """Return the national overview over the regions, which get names that tell them apart."""
        from afsprakenscan.scoring import landelijk

        remarks = self._tell_apart()
        regions = [
            region if region.regel.naam == name else landelijk.renamed(region, name)
            for region, name in zip(self._summaries, self._names, strict=True)
        ]
        found = landelijk.overview_of(
            regions, regions[0].ruleset, __version__, onleesbaar=self.unread, opmerkingen=remarks
        )
        return found.model_copy(update={"anoniem": self._anonymous})

    def _tell_apart(self) -> list[str]:
        """Give each region a name of its own, and return what the user should look at in them."""
        often = Counter(self._names)
        given: Counter[str] = Counter()
        for nr, region in enumerate(self._summaries):
            name = region.regel.naam
            if often[name] > 1:
                name = f"{name} ({region.regel.bestanden[0]})"
            given[name] += 1  # a folder and a loose file may even have the same file name
            self._names[nr] = name if given[name] == 1 else f"{name} {given[name]}"
        remarks = [
            f"{often[name]} keer dezelfde regio, {name}: zij tellen apart. Zet de bestanden van een regio in één map, "
            "of noem ze onder één naam in regios.yaml."
            for name in sorted(name for name, count in often.items() if count > 1)
        ]
        return remarks + [
            f"{name}, {file}: {note.message}"
            for name, region in zip(self._names, self._summaries, strict=True)
            for file, note in region.notes
            if note.code == "geen_eis_gevonden"
        ]


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
