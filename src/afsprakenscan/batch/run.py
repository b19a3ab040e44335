"""Runs a job over files: what is kept is not done again, the rest by an executor, and results come in order."""

from __future__ import annotations

import contextlib
import os
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from afsprakenscan.batch import fingerprint
from afsprakenscan.batch.cache import Cache
from afsprakenscan.errors import AfsprakenscanError, CrashedError, ReadError, TooLargeError, cause

if TYPE_CHECKING:  # a single document needs no processes, and should not wait for their modules
    from concurrent.futures import Executor, Future

SECONDS = 120.0
MEGABYTES = 2048

_WINDOW = 256  # documents under way or done ahead of the one awaited; results are small, and one may take its time
_FEW, _SMALL = 2, 1 << 20  # files and bytes for which starting processes takes longer than the work


@dataclass(frozen=True)
class Work:
    """How the work is done. What comes out does not depend on it.

    Without a number of `workers` there are as many as the machine can use, and none for a little work. `cluster` is
    the address of a Dask cluster. `seconds` and `megabytes` bound each document; when given, even a single document
    gets a process of its own. `cache` is the folder where results are kept.
    """

    workers: int | None = None
    cluster: str | None = None
    seconds: float | None = None
    megabytes: int | None = None
    cache: Path | None = None

    @property
    def limits(self) -> tuple[float, int]:
        """The bounds per document: seconds and megabytes."""
        return self.seconds or SECONDS, self.megabytes or MEGABYTES


@dataclass(frozen=True)
class Job:
    """What is done with every file: `function` gets the file and returns bytes; `prepare` is what calls share.

    `version` tells all that a result depends on beside name and content of the file. `keeps` tells whether a result may
    be kept.
    """

    function: Callable[[str], bytes]
    prepare: Callable[[], object]
    version: str
    keeps: Callable[[bytes], bool]


@dataclass(frozen=True)
class Done:
    """What became of one file: its content or its error; for a mistake of ours there is also the traceback."""

    path: Path
    content: bytes | None = None
    error: AfsprakenscanError | None = None
    traceback: str = ""


def run(
    paths: Sequence[Path],
    job: Job,
    work: Work,
    before_each: Callable[[Path], None] | None = None,
    remark: Callable[[str], None] | None = None,
) -> Iterator[Done]:
    """Give what became of each file, in order. `before_each` is called before a result is awaited.

    `remark` gets what the user should know about the run itself.

    Raises:
        AfsprakenscanError: the work cannot be done, whatever the file.
    """
    store = Cache(work.cache) if work.cache else None
    with _executor(paths, work, job, remark) as executor:
        begin = _Begin(job, executor, store)
        waiting: deque[tuple[Path, Callable[[], bytes]]] = deque()
        ahead = 1 if executor is None else _WINDOW
        todo = iter(paths)
        while True:
            while len(waiting) < ahead and (path := next(todo, None)) is not None:
                waiting.append((path, begin(path)))
            if not waiting:
                break
            path, result = waiting.popleft()
            if before_each is not None:
                before_each(path)
            yield _finished(path, result, alone=len(paths) == 1)
    if store is not None and store.trouble is not None and remark is not None:
        remark(f"Resultaten konden niet worden bewaard: {cause(store.trouble)}.")


def cores() -> int:
    """Return how many processes this machine can run side by side for us."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_process(paths: Sequence[Path], work: Work) -> bool:
    """Tell whether the work is done right here: where no other process is asked for, and none would pay."""
    if work.cluster or work.seconds is not None or work.megabytes is not None:
        return False
    if work.workers is not None:
        return work.workers == 1 or len(paths) == 1
    few = len(paths) <= _FEW and sum(_size(path) for path in paths) <= _SMALL
    return few or len(paths) == 1 or cores() == 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@contextlib.contextmanager
def _executor(
    paths: Sequence[Path], work: Work, job: Job, remark: Callable[[str], None] | None
) -> Iterator[Executor | None]:
    """Give what runs the calls, None for this process; leaving it early ends what is under way."""
    if _in_process(paths, work):
        yield None
        return
    from afsprakenscan.batch.pool import SupervisedPool

    seconds, megabytes = work.limits
    number = min(work.workers or cores(), len(paths))
    pool = SupervisedPool(number, seconds=seconds, megabytes=megabytes, preload=job.prepare)
    try:
        if work.cluster:
            from afsprakenscan.batch.cluster import connect

            with connect(work.cluster, pool, remark) as executor:
                yield executor
        else:
            yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Begin:
    """Sets a file to work, and returns where its result will be had from."""

    def __init__(self, job: Job, executor: Executor | None, store: Cache | None) -> None:
        self._job, self._executor, self._store = job, executor, store

    def __call__(self, path: Path) -> Callable[[], bytes]:
        digest = fingerprint.of_file(path) if self._store else None
        # The name counts too: a document without a region or date in its text takes them from there.
        key = fingerprint.key(digest, path.name, self._job.version) if digest else ""
        if self._store and digest and (kept := self._store.get(key)) is not None:
            return lambda: kept
        keep = partial(self._keep, path, digest, key)
        if self._executor is None:
            return partial(_here, self._job, path, keep)
        future = self._executor.submit(self._job.function, str(path.absolute()))
        future.add_done_callback(lambda done: keep(done.result()) if _went_well(done) else None)
        return future.result

    def _keep(self, path: Path, digest: str | None, key: str, content: bytes) -> None:
        # A file that was changed while we read it may not leave its verdict under what it was before.
        if self._store and digest and self._job.keeps(content) and fingerprint.of_file(path) == digest:
            self._store.put(key, content)


def _went_well(future: Future[bytes]) -> bool:
    return not future.cancelled() and future.exception() is None


def _here(job: Job, path: Path, keep: Callable[[bytes], None]) -> bytes:
    content = job.function(str(path))
    keep(content)
    return content


def _finished(path: Path, result: Callable[[], bytes], *, alone: bool) -> Done:
    """Return what became of a file; a mistake of ours stops a single document, and of many only that one."""
    try:
        return Done(path, content=result())
    except ReadError as error:
        error.path = str(path)  # a worker has it from the root
        return Done(path, error=error)
    except AfsprakenscanError:
        raise
    except MemoryError:
        return Done(path, error=TooLargeError("Dit bestand vraagt meer geheugen dan er is.", path=path))
    except Exception as bug:
        if alone:
            raise
        from afsprakenscan.batch.pool import WorkerBugError

        text = str(bug) if isinstance(bug, WorkerBugError) else "".join(traceback.format_exception(bug))
        message = "afsprakenscan maakt zelf een fout bij dit bestand."
        hint = "De rest gaat door. Meld de fout, met de regels hierboven."
        return Done(path, error=CrashedError(message, hint=hint, path=path), traceback=text)
