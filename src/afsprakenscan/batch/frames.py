"""What travels between the pool and its workers: a length, a kind, and bytes.

Answers are never unpickled: a worker has read files of strangers, and a pickle can run anything.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from afsprakenscan import errors
from afsprakenscan.errors import AfsprakenscanError

_HEAD = struct.Struct(">cQ")
_LARGEST = 1 << 30  # no report comes near it; a broken length must not make us wait for it


class Kind(Enum):
    """What a worker says."""

    READY = b"r"
    RESULT = b"u"
    REFUSED = b"e"  # an error that a user can mend
    MEMORY = b"m"
    BUG = b"b"


class Answer(NamedTuple):
    """One message of a worker."""

    kind: Kind
    content: bytes = b""


def pack(answer: Answer) -> bytes:
    """Return an answer as it goes over the pipe."""
    return _HEAD.pack(answer.kind.value, len(answer.content)) + answer.content


def unpack(read: Callable[[int], bytes]) -> Answer:
    """Return the next answer; `read` gives so many bytes, fewer only at the end.

    Raises:
        EOFError: the pipe was closed, or what comes out of it is no answer.
    """
    kind, size = _HEAD.unpack(_exactly(read, _HEAD.size))
    if kind not in {known.value for known in Kind} or size > _LARGEST:
        raise EOFError
    return Answer(Kind(kind), _exactly(read, size))


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    content = read(size)
    if len(content) < size:
        raise EOFError
    return content


def error_content(error: AfsprakenscanError) -> bytes:
    """Return an error as bytes."""
    fields = (type(error).__name__, error.message, error.hint, error.path, error.line, error.page)
    return json.dumps(fields).encode()


def error_of(content: bytes) -> AfsprakenscanError:
    """Return the error that `error_content` wrote."""
    name, message, hint, path, line, page = json.loads(content)
    kind = getattr(errors, str(name), AfsprakenscanError)
    if not (isinstance(kind, type) and issubclass(kind, AfsprakenscanError)):
        kind = AfsprakenscanError
    return kind(message, hint=hint, path=path, line=line, page=page)
