"""The use case of the national overview: a folder in, regions and the overview over them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from afsprakenscan import __version__, api
from afsprakenscan.errors import AfsprakenscanError

if TYPE_CHECKING:
    from afsprakenscan.model.landelijk import NationalOverview, Onleesbaar, Regio, RegioBron


@dataclass(frozen=True)
class National:
    """The national overview, and the regions it is made of."""

    overview: NationalOverview
    regios: Sequence[Regio]


def national(
    folder: Path,
    listing: Path | None = None,
    criteria: Path | None = None,
    before_each: Callable[[Path, int], None] | None = None,
    *,
    second_reader: bool = True,
    anonymous: bool = False,
) -> National:
    """Return the verdict on every region in a folder, and the national overview over them.

    `listing` names the list of regions (see `regios.group`). `before_each` is called with the path of each file and
    the number of files in all. Files that cannot be read stand in the overview with their reason. Addresses, telephone
    numbers and names of persons are left out of every text; `anonymous` also leaves out what tells which region it is.

    Raises:
        AfsprakenscanError: the folder, the list or the criteria cannot be used, or no file could be judged.
    """
    from afsprakenscan import privacy
    from afsprakenscan.regios import group, vt_region
    from afsprakenscan.scoring import landelijk

    bronnen = group(folder, listing)
    if anonymous:
        bronnen.sort(key=_digest)  # the order of the files would tell which region is which
    ruleset = api.load_ruleset(criteria)
    both = frozenset(code for kader in ruleset.kaders for one in kader.criteria for code in one.beide_partijen)
    regios: list[Regio] = []
    unread: list[Onleesbaar] = []
    paths = [Path(name) for bron in bronnen for name in bron.bestanden]

    def started(path: Path) -> None:
        if before_each is not None:
            before_each(path, len(paths))

    outcomes = api.analyse(paths, criteria, started, second_reader=second_reader)
    for bron in bronnen:
        own = [next(outcomes) for _ in bron.bestanden]
        failed = [_unread(bron, outcome.path, outcome.error) for outcome in own if outcome.error is not None]
        reports = [privacy.masked(outcome.report) for outcome in own if outcome.report is not None]
        code = vt_region(landelijk.name_of(bron, reports)) if reports else None
        if anonymous:
            label = f"Regio {len(regios) + 1}"
            failed = [privacy.anonymous_unread(one, len(unread) + nr) for nr, one in enumerate(failed, start=1)]
            reports = privacy.anonymous(reports, [bron.naam] if bron.naam else [], label)
            bron, code = privacy.anonymous_source(bron, label), None
        unread += failed
        if reports:
            regios.append(landelijk.join(bron, reports, vt_regio=code, beide_partijen=both, onleesbaar=failed))
    if not regios:
        raise AfsprakenscanError("Geen van de bestanden kon worden gelezen.", path=folder, hint=unread[0].reden)
    regios, remarks = _told_apart(regios)
    reference = regios[0].rapporten[0].ruleset
    overview = landelijk.overview(regios, reference, __version__, onleesbaar=unread, opmerkingen=remarks)
    return National(overview.model_copy(update={"anoniem": anonymous}), regios)


def _unread(bron: RegioBron, path: Path, error: AfsprakenscanError) -> Onleesbaar:
    """Return what is wrong with a file, without its path: the overview may go to others."""
    from afsprakenscan.model.landelijk import Onleesbaar

    reason = " ".join(part for part in (error.message, error.hint) if part)
    return Onleesbaar(regio=bron.naam, bestand=path.name, reden=reason)


def _told_apart(regios: Sequence[Regio]) -> tuple[list[Regio], list[str]]:
    """Return the regions, each under a name of its own, and what the user should look at in them."""
    often = Counter(regio.naam for regio in regios)
    double = {name for name, count in often.items() if count > 1}
    given: Counter[str] = Counter()
    apart: list[Regio] = []
    for regio in regios:
        name = f"{regio.naam} ({regio.rapporten[0].source.name})" if regio.naam in double else regio.naam
        given[name] += 1  # a folder and a loose file may even have the same file name
        own = name if given[name] == 1 else f"{name} {given[name]}"
        apart.append(regio.model_copy(update={"naam": own}))
    remarks = [
        f"{often[name]} keer dezelfde regio, {name}: zij tellen apart. Zet de bestanden van een regio in één map, of "
        "noem ze onder één naam in regios.yaml."
        for name in sorted(double)
    ]
    remarks += [
        f"{regio.naam}, {report.source.name}: {note.message}"
        for regio in apart
        for report in regio.rapporten
        for note in report.read_notes
        if note.code == "geen_eis_gevonden"
    ]
    return apart, remarks


def _digest(bron: RegioBron) -> str:
    """Return what to sort regions on when their names must not show: the content of the first file that can be read."""
    for name in bron.bestanden:
        path = Path(name)
        if path.is_file():
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
    return ""
