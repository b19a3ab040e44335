"""An existing Dask cluster as executor; each of its workers runs calls in a supervised process, within limits."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from afsprakenscan.batch.pool import SupervisedPool
from afsprakenscan.errors import AfsprakenscanError

_PATIENCE = 10  # seconds in which the scheduler must answer: it may just be starting
_MANY = 256  # more tasks at once than this, no worker of a cluster runs
_SCHEMES = ("tcp", "tls")
_EXAMPLE = "Een adres is bijvoorbeeld tcp://naam:8786."


@contextlib.contextmanager
def connect(address: str, remark: Callable[[str], None] | None = None) -> Iterator[Executor]:
    """Give the executor of a cluster. `remark` gets what the user should know about it.

    Raises:
        AfsprakenscanError: the package for it is missing, the address is none, or no scheduler answers there.
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
    untyped: Any = distributed
    client = untyped.Client(address, timeout=_PATIENCE, set_as_default=False)
    executor = client.get_executor(pure=False)
    try:
        yield executor
    finally:
        executor.shutdown(wait=False)  # for Dask that is: cancel what is not done
        client.close()


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


def isolated(
    limits: tuple[float, int],
    preload: Callable[[], object],
    function: Callable[..., bytes],
    *arguments: Any,  # noqa: ANN401 - whatever the function takes
) -> bytes:
    """Return what a call gives, from a process that can be lost without losing the worker of the cluster."""
    answer: bytes = _pool(limits, preload).submit(function, *arguments).result()
    return answer


@cache
def _pool(limits: tuple[float, int], preload: Callable[[], object]) -> SupervisedPool:
    seconds, megabytes = limits
    # As many processes as the worker of the cluster has threads: each of those waits for one.
    return SupervisedPool(_MANY, seconds=seconds, megabytes=megabytes, preload=preload)
