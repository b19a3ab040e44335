"""How work on many documents is done, and what is kept of it for a next time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afsprakenscan.batch.cache import Kept
    from afsprakenscan.batch.run import Work
    from afsprakenscan.batch.spool import Spool
    from afsprakenscan.model.results import DocumentReport


def work(
    workers: int | None = None,
    cluster: str | None = None,
    seconds: float | None = None,
    megabytes: int | None = None,
    *,
    cached: bool = False,
) -> Work:
    """Return how work on many documents is to be done (see `Work`), with results kept where this user keeps them."""
    from afsprakenscan.batch.cache import default_folder
    from afsprakenscan.batch.run import Work

    return Work(workers, cluster, seconds, megabytes, default_folder() if cached else None)


def limits_memory() -> bool:
    """Tell whether this system can hold a document to a limit on memory."""
    from afsprakenscan.batch.worker import LIMITS_MEMORY

    return LIMITS_MEMORY


def kept_results() -> tuple[Path, Kept]:
    """Return where results are kept for a next time, and how much there is."""
    from afsprakenscan.batch.cache import Cache, default_folder

    folder = default_folder()
    return folder, Cache(folder).kept()


def most_kept() -> int:
    """Return how many megabytes of results are kept at most.

    Raises:
        AfsprakenscanError: the user set a bound that is none.
    """
    from afsprakenscan.batch.cache import bound

    return bound()


def clear_results() -> tuple[Path, Kept]:
    """Remove the results that are kept, and return where they were and how much there was."""
    from afsprakenscan.batch.cache import Cache, default_folder

    folder = default_folder()
    return folder, Cache(folder).clear()


def report_spool() -> Spool[DocumentReport]:
    """Return a sequence for any number of reports, that takes no memory for them."""
    from afsprakenscan.batch.packing import spool_of
    from afsprakenscan.model.results import DocumentReport

    return spool_of(DocumentReport)
