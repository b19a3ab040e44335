"""Marks for tests that need a program from outside; without it the test is skipped with what to install."""

from __future__ import annotations

import shutil
import subprocess

import pytest

_INSTALL = {
    "chromium": "Chromium (Debian/Ubuntu: apt install chromium)",
    "soffice": "LibreOffice (Debian/Ubuntu: apt install libreoffice-writer)",
    "tesseract": "tesseract met Nederlandse taalgegevens (Debian/Ubuntu: apt install tesseract-ocr tesseract-ocr-nld)",
}


def needs(program: str) -> pytest.MarkDecorator:
    """Return the mark for a test that calls a program."""
    reason = f"deze test heeft {_INSTALL[program]} nodig"
    return pytest.mark.skipif(not _is_there(program), reason=reason)


def _is_there(program: str) -> bool:
    found = shutil.which(program)
    if found is None:
        return False
    if program != "tesseract":
        return True
    listed = subprocess.run([found, "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    return "nld" in (listed.stdout + listed.stderr).split()
