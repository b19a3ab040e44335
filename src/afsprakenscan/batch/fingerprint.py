"""What a result depends on beside the document, as short texts to make a key of."""

from __future__ import annotations

import json
import os
import shutil
from functools import cache
from hashlib import file_digest, sha256
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = ("lxml", "pdfplumber", "pydantic", "pypdfium2", "spacy")
_PROGRAMS = ("tesseract",)


def key(*parts: str) -> str:
    """Return one key out of parts."""
    return sha256(json.dumps(parts).encode()).hexdigest()


def of_file(path: Path) -> str | None:
    """Return the digest of what a file holds, None when it cannot be read."""
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            return None
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def of_criteria(folder: Path) -> str:
    """Return the digest of a folder with criteria; reading them as rules takes a hundred times as long."""
    digest = sha256()
    for path in sorted(path for pattern in ("*.yaml", "*.json", "*/*.yaml") for path in folder.glob(pattern)):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{of_file(path)}\0".encode())
    return digest.hexdigest()


@cache
def of_program() -> str:
    """Return what stands for this program: its own modules and data, and the libraries and programs that it reads with.

    Modules go by size and time, so that someone who changes the program never sees results from before the change; a
    library goes by its first module, because asking for its version takes longer than all the rest.
    """
    package = Path(__file__).resolve().parent.parent
    own = [_stamp(path) for path in sorted([*package.rglob("*.py"), *package.glob("naslag/*.yaml")])]
    libraries = [_stamp(Path(spec.origin)) for name in _LIBRARIES if (spec := find_spec(name)) and spec.origin]
    programs = [_stamp(Path(found)) for name in _PROGRAMS if (found := shutil.which(name))]
    return key(*own, *libraries, *programs, os.environ.get("TESSDATA_PREFIX", ""))


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"
