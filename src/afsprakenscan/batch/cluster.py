"""An existing Dask cluster as executor; each of its workers runs calls in a supervised process, within limits.

What a cluster loses that stops answering, is run on this machine.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from functools import cache, partial
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from afsprakenscan import __version__
from afsprakenscan.batch.pool import SupervisedPool
from afsprakenscan.errors import AfsprakenscanError

_PATIENCE = 10  # seconds in which the scheduler must answer: it may just be starting
_MANY = 256  # more tasks at once than this, no worker of a cluster runs
_SCHEMES = ("tcp", "tls")
_PACKAGE = "afsprakenscan"
_EXAMPLE = "Een adres is bijvoorbeeld tcp://naam:8786."


@contextlib.contextmanager
def connect(address: str, here: SupervisedPool, remark: Callable[[str], None] | None = None) -> Iterator[Executor]:
    """Give the executor of a cluster, which keeps to the limits of `here`: the pool that does what the cluster loses.

    `remark` gets what the user should know about it.

    Raises:
        AfsprakenscanError: the package for it is missing, the address is none, no scheduler answers there, or what the
            cluster has installed is not what we are.
    """
    address = _checked(address)
    try:
        import distributed
    except ImportError:
        raise AfsprakenscanError(
            "Voor --cluster is het pakket distributed nodig.",
            hint="Installeer het: pip install 'afsprakenscan[schaal]'.",
        ) from None
    if not _has_workers(address) and remark is not None:
        remark("Het cluster heeft nog geen werkers; het werk begint als die er zijn.")
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # a cluster that is gone, we tell of ourselves
    untyped: Any = distributed
    client = untyped.Client(address, timeout=_PATIENCE, set_as_default=False)
    executor = _Lasting(client, here, remark)
    try:
        _check_versions(client.get_versions(packages=[_PACKAGE]), address)
        yield executor
    finally:
        executor.shutdown()
        client.close()


def _check_versions(installed: dict[str, Any], address: str) -> None:
    for part in (installed["scheduler"], *installed["workers"].values()):
        version = part["packages"].get(_PACKAGE)
        if version != __version__:
            there = f"staat versie {version} van {_PACKAGE}" if version else f"staat {_PACKAGE} niet"
            hint = f"Zet op elke computer ervan versie {__version__}: pip install {_PACKAGE}=={__version__}."
            raise AfsprakenscanError(f"Op het cluster {address} {there}.", hint=hint)


class _Lasting(Executor):
    """Runs calls on a cluster; what that loses, and all that comes after, is run by the pool that is `here`.

    Dask has an executor of its own, but its futures never end when the scheduler goes while it hands over a result.
    """

    def __init__(self, client: Any, here: SupervisedPool, remark: Callable[[str], None] | None) -> None:  # noqa: ANN401 - untyped
        self._client, self._here, self._remark = client, here, remark
        self._under_way: set[Any] = set()
        self._lock = Lock()
        self._lost = self._closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401  as inherited
        """Return the future of a call."""
        if self._lost:
            return self._here.submit(fn, *args, **kwargs)
        call = partial(fn, *args, **kwargs)
        outcome: Future[Any] = Future()
        there = self._client.submit(isolated, self._here.limits, self._here.preload, call, pure=False)
        self._under_way.add(there)  # Dask forgets what nobody holds
        there.add_done_callback(partial(self._settle, outcome, call))
        return outcome

    def _settle(self, outcome: Future[Any], call: Callable[[], Any], there: Any) -> None:  # noqa: ANN401 - untyped
        """Pass on what a call came to. Only a cluster that is gone cancels what nobody called off."""
        self._under_way.discard(there)
        try:
            error = there.exception()
            result = None if error else there.result()
        except (OSError, CancelledError):
            if not self._closed:
                self._run_here(outcome, call)
            return
        if error:
            outcome.set_exception(error)
        else:
            outcome.set_result(result)

    def _run_here(self, outcome: Future[Any], call: Callable[[], Any]) -> None:
        with self._lock:
            first, self._lost = not self._lost, True
        if first and self._remark is not None:
            self._remark("Het cluster antwoordt niet meer; wat nog niet klaar was, wordt op deze computer gelezen.")
        self._here.submit(call).add_done_callback(partial(_copy, outcome))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002  inherited
        """End it, at once: what is not done is called off."""
        self._closed = True
        if self._under_way and not self._lost:
            self._client.cancel(list(self._under_way))


def _copy(outcome: Future[Any], source: Future[Any]) -> None:
    if source.cancelled():
        outcome.cancel()
    elif (error := source.exception()) is not None:
        outcome.set_exception(error)
    else:
        outcome.set_result(source.result())


def _checked(address: str) -> str:
    """Return an address in full.

    Raises:
        AfsprakenscanError: it is no address, or its name leads nowhere.
    """
    full = address if "://" in address else f"tcp://{address}"
    try:
        parts = urlsplit(full)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.scheme not in _SCHEMES:
        raise AfsprakenscanError(f"'{address}' is geen adres van een cluster.", hint=_EXAMPLE)
    try:
        socket.getaddrinfo(host, port)
    except OSError as error:
        raise AfsprakenscanError(f"De naam '{host}' is in dit netwerk niet bekend.", hint=_EXAMPLE) from error
    return full


def _has_workers(address: str) -> bool:
    """Ask the scheduler who it is: a client of Dask waits without end for a program that never answers.

    Raises:
        AfsprakenscanError: no scheduler answers.
    """
    try:
        answer = asyncio.run(asyncio.wait_for(_identity(address), _PATIENCE))
    except OSError as error:  # a time limit that has passed is one too
        hint = "Controleer het adres en of de scheduler draait."
        raise AfsprakenscanError(f"Het cluster {address} antwoordt niet.", hint=hint) from error
    except TypeError as error:
        hint = "Zet ze in de instellingen van Dask (distributed.comm.tls)."
        raise AfsprakenscanError(f"Voor het cluster {address} ontbreken certificaten.", hint=hint) from error
    except MemoryError:  # what another program says, read as the length of a message
        answer = None
    if not isinstance(answer, dict) or answer.get("type") != "Scheduler":
        raise AfsprakenscanError(f"Op {address} antwoordt iets anders dan een scheduler van Dask.", hint=_EXAMPLE)
    return bool(answer.get("workers"))


async def _identity(address: str) -> object:
    from distributed import Security, comm

    untyped_comm: Any = comm
    untyped_security: Any = Security
    certificates = untyped_security().get_connection_args("client")
    connection = await untyped_comm.connect(address, timeout=_PATIENCE, **certificates)
    try:
        await connection.write({"op": "identity", "reply": True})
        return await connection.read()
    finally:
        connection.abort()


def isolated(limits: tuple[float, int], preload: Callable[[], object] | None, call: Callable[[], bytes]) -> bytes:
    """Return what a call gives, from a process that can be lost without losing the worker of the cluster."""
    answer: bytes = _pool(limits, preload).submit(call).result()
    return answer


@cache
def _pool(limits: tuple[float, int], preload: Callable[[], object] | None) -> SupervisedPool:
    seconds, megabytes = limits
    # As many processes as the worker of the cluster has threads: each of those waits for one.
    return SupervisedPool(_MANY, seconds=seconds, megabytes=megabytes, preload=preload)
