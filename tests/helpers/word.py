"""A small Word document, for tests that need any document at all."""

from __future__ import annotations

from pathlib import Path

import docx


def write_docx(path: Path, *paragraphs: str) -> Path:
    """Write a document; a paragraph that starts with '# ' becomes a heading."""
    document = docx.Document()
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], level=1)
        else:
            document.add_paragraph(text)
    document.save(str(path))
    return path


LINES = (
    "# Melding",
    "VT informeert de ouders over de melding.",
    "# Overdracht",
    "Er zijn geen afspraken.",
)
"""For the small criteria of `helpers.ruleset`: a1 is proven, c2 is not."""
