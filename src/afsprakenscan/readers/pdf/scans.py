"""Pages that are pictures: read with the tesseract program when it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from afsprakenscan.readers.base import Progress
from afsprakenscan.readers.builder import BlockBuilder


def read_scans(path: Path, document: Any, pages: list[Any], builder: BlockBuilder, progress: Progress | None) -> None:
    pass
