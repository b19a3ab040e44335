"""Messages of workers: whole, or the end; never something to run."""

from __future__ import annotations

import io
import json
import pickle
import struct

import pytest

from afsprakenscan.batch.frames import Answer, Kind, error_content, error_of, pack, unpack
from afsprakenscan.errors import AfsprakenscanError, DamagedError


@pytest.mark.parametrize("kind", Kind)
def test_there_and_back(kind: Kind):
    stream = io.BytesIO(pack(Answer(kind, b"inhoud")) + pack(Answer(Kind.READY)))
    assert [unpack(stream.read), unpack(stream.read)] == [Answer(kind, b"inhoud"), Answer(Kind.READY)]
    with pytest.raises(EOFError):
        unpack(stream.read)


@pytest.mark.parametrize(
    "message", [b"", b"u\0\0", struct.pack(">cQ", b"x", 0), struct.pack(">cQ", b"u", 9) + b"kort", b"u" + b"\xff" * 8]
)
def test_what_is_no_message_is_the_end(message: bytes):
    with pytest.raises(EOFError):
        unpack(io.BytesIO(message).read)


def test_an_error_there_and_back():
    error = DamagedError("Stuk.", hint="Vraag het op.", path="ü.pdf", page=3)
    back = error_of(error_content(error))
    assert (type(back), vars(back)) == (DamagedError, vars(error))


@pytest.mark.parametrize("name", ["annotations", "Path", "os", "Onbekend", "__builtins__"])
def test_only_errors_of_ours_are_made(name: str):
    assert type(error_of(json.dumps([name, "x", "", None, None, None]).encode())) is AfsprakenscanError


def test_a_pickle_is_not_run():
    with pytest.raises(ValueError, match=r"utf|Expecting|decode"):
        error_of(pickle.dumps(print))
