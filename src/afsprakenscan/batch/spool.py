"""A sequence that lives in a file, so that memory does not grow with what is in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")

_IN_MEMORY = 8 << 20  # bytes: a few documents need no file


class Spool(Sequence[Item], Generic[Item]):
    """Items in the order in which they were added; each is read back when it is asked for.

    The file has no name and is gone with the process, however that ends.
    """

    def __init__(self, write: Callable[[Item], bytes], read: Callable[[bytes], Item]) -> None:
        self._write, self._read = write, read
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as the sequence
        self._places: list[tuple[int, int]] = []

    def append(self, item: Item) -> None:
        """Add an item at the end."""
        content = self._write(item)
        start = self._file.seek(0, 2)
        self._file.write(content)
        self._places.append((start, len(content)))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        start, size = self._places[index]
        self._file.seek(start)
        return self._read(self._file.read(size))
