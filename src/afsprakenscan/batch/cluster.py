"""An existing Dask cluster as executor; each of its workers runs calls in a supervised process, within limits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import cache
from typing import Any

from afsprakenscan.batch.pool import SupervisedPool
from afsprakenscan.errors import AfsprakenscanError

_PATIENCE = 20  # seconds in which the cluster must answer
_MANY = 256  # more tasks at once than this, no worker of a cluster runs


@contextlib.contextmanager
def connect(address: str) -> Iterator[Executor]:
    """Give the executor of a cluster.

    Raises:
        AfsprakenscanError: the package for it is missing, or the cluster does not answer.
    """
    try:
        import distributed
    except ImportError:
        raise AfsprakenscanError(
            "Voor --cluster is het pakket distributed nodig.",
            hint="Installeer het: pip install 'afsprakenscan[schaal]'.",
        ) from None
    untyped: Any = distributed
    try:
        client = untyped.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "Controleer het adres (zoals tcp://naam:8786) en of de scheduler draait."
        raise AfsprakenscanError(f"Het cluster {address} antwoordt niet.", hint=hint) from error
    executor = client.get_executor(pure=False)
    try:
        yield executor
    finally:
        executor.shutdown(wait=False)  # for Dask that is: cancel what is not done
        client.close()


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
