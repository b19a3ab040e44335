"""An executor over processes that can be lost one by one: a call that crashes, hangs or eats memory ends alone.

`concurrent.futures.ProcessPoolExecutor` gives up all its work when one process dies, and knows no time limit.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple

from afsprakenscan.batch.frames import Answer, Kind, error_of
from afsprakenscan.batch.process import Lost, WorkerProcess
from afsprakenscan.batch.worker import Call, Setup
from afsprakenscan.errors import AfsprakenscanError, CrashedError, TooLargeError, TooSlowError, cause

_TRIES = 2
_MORE_TIME = "Geef met --tijdslimiet meer tijd; tekstherkenning van scans kost enkele seconden per bladzijde."
_MORE_MEMORY = "Splits het bestand, of geef met --geheugen meer ruimte."
_FEWER = "Probeer het met minder --werkers."
_LOOK = "Kijk of het bestand opent en bewaar het opnieuw."


class WorkerBugError(Exception):
    """A call ended in an exception that no user caused; the text is its traceback in the worker."""


class _Task(NamedTuple):
    future: Future[Any]
    message: bytes


class SupervisedPool(Executor):
    """Runs calls that return bytes in processes of their own, each call within limits.

    Workers are started when there is work for them. `preload` is called once in each. A future ends in `TooSlowError`,
    `TooLargeError` (memory) or `CrashedError` when the call did not end well, in its own error when that is one of
    ours, and in `WorkerBugError` for any other.
    """

    def __init__(
        self,
        workers: int,
        *,
        seconds: float = 120,
        megabytes: int = 2048,
        preload: Callable[[], object] | None = None,
    ) -> None:
        self._setup = Setup(os.getpid(), seconds, megabytes, preload)
        self._most = workers
        self._lock = Lock()
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._running: set[WorkerProcess] = set()
        self._waiting = 0
        self._closed = self._stopped = False
        self._refusal: AfsprakenscanError | WorkerBugError | None = None

    @property
    def limits(self) -> tuple[float, int]:
        """The bounds of each call: seconds and megabytes."""
        return self._setup.seconds, self._setup.megabytes

    @property
    def preload(self) -> Callable[[], object] | None:
        """What is called once in each worker."""
        return self._setup.preload

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401  as inherited
        """Return the future of a call."""
        task = _Task(Future(), pickle.dumps(Call(fn, args, kwargs)))
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            self._waiting += 1
            if self._waiting > len(self._threads) and len(self._threads) < self._most:
                thread = Thread(target=self._serve, daemon=True)
                self._threads.append(thread)
                thread.start()
        self._queue.put(task)
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  inherited
        """End the workers: when the work is done, or with `cancel_futures` at once, also those that are busy."""
        with self._lock:
            self._closed = True
            self._stopped |= cancel_futures
            threads, running = list(self._threads), list(self._running)
        if cancel_futures:
            self._cancel_waiting()
            for worker in running:
                worker.kill()
        for _ in threads:
            self._queue.put(None)
        if wait:
            for thread in threads:
                thread.join()

    def _cancel_waiting(self) -> None:
        while True:
            try:
                task = self._queue.get_nowait()
            except Empty:
                return
            if task is not None:
                task.future.cancel()

    def _serve(self) -> None:
        """Take calls until there are no more; the thread that starts a worker has to live as long as that does."""
        worker: WorkerProcess | None = None
        try:
            while (task := self._queue.get()) is not None:
                if task.future.set_running_or_notify_cancel():
                    worker = self._done(task, worker)
                with self._lock:
                    self._waiting -= 1
        finally:
            if worker is not None:
                self._drop(worker)

    def _done(self, task: _Task, worker: WorkerProcess | None) -> WorkerProcess | None:
        """Give a call its outcome, and return the worker when it can be used again."""
        try:
            answer, worker = self._answered(task.message, worker)
        except Lost as lost:
            task.future.set_exception(self._loss(lost))
            return None
        except (AfsprakenscanError, WorkerBugError) as error:
            self._refusal = error
            task.future.set_exception(error)
            return None
        _settle(task.future, answer)
        return worker

    def _answered(self, message: bytes, worker: WorkerProcess | None) -> tuple[Answer, WorkerProcess | None]:
        """Return what a worker makes of a call, and that worker when it can be used again.

        A worker that dies may have been ended from outside or worn out by what it did before, so the call gets a
        second one; a worker without memory only when it was not new.

        Raises:
            Lost: the call had its tries, or no more time.
            AfsprakenscanError, WorkerBugError: there are no workers to be had.
        """
        for attempt in range(1, _TRIES + 1):
            fresh = worker is None
            worker = worker or self._started()
            try:
                answer = worker.call(message)
            except Lost as lost:
                self._drop(worker)
                worker = None
                if lost.late or self._stopped or attempt == _TRIES:
                    raise
                continue
            if answer.kind is Kind.MEMORY or not worker.usable:
                self._drop(worker)
                worker = None
            if answer.kind is not Kind.MEMORY or fresh:
                break
        return answer, worker

    def _started(self) -> WorkerProcess:
        """Return a new worker.

        Raises:
            AfsprakenscanError: none can be had; the first refusal holds for all that follow.
            Lost: the pool was stopped.
        """
        if self._refusal is not None:
            raise self._refusal
        try:
            worker = WorkerProcess(self._setup)
        except OSError as error:
            message = f"Een werkproces kon niet starten ({cause(error)})."
            raise AfsprakenscanError(message, hint=_FEWER) from error
        with self._lock:
            self._running.add(worker)
            if self._stopped:
                worker.kill()
        try:
            answer = worker.start()
        except Lost as lost:
            self._drop(worker)
            if self._stopped:
                raise
            message = f"Een werkproces kon niet starten ({lost.how})."
            raise AfsprakenscanError(message, hint=_FEWER) from None
        if answer.kind is Kind.READY:
            return worker
        self._drop(worker)
        if answer.kind is Kind.REFUSED:
            raise error_of(answer.content)
        if answer.kind is Kind.BUG:
            raise WorkerBugError(answer.content.decode("utf-8", "replace"))
        raise AfsprakenscanError("Er is te weinig geheugen om de regels te laden.", hint=_FEWER)

    def _drop(self, worker: WorkerProcess) -> None:
        worker.end()
        with self._lock:
            self._running.discard(worker)

    def _loss(self, lost: Lost) -> Exception:
        """Return what to say of a call whose worker is gone."""
        if self._stopped:
            return CancelledError()
        if lost.late:
            message = f"Dit duurt langer dan de grens van {self._setup.seconds:g} seconden."
            return TooSlowError(message, hint=_MORE_TIME)
        return CrashedError(f"Het werkproces dat dit bestand las, is {lost.how}.", hint=_LOOK)


def _settle(future: Future[Any], answer: Answer) -> None:
    match answer.kind:
        case Kind.RESULT:
            future.set_result(answer.content)
        case Kind.REFUSED:
            future.set_exception(error_of(answer.content))
        case Kind.MEMORY:
            future.set_exception(TooLargeError("Dit bestand vraagt meer geheugen dan de grens.", hint=_MORE_MEMORY))
        case _:
            future.set_exception(WorkerBugError(answer.content.decode("utf-8", "replace")))
