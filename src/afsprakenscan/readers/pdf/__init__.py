"""Reads PDF: lines from PDFium, tables from the rules on the page, blocks from how the lines stand."""

from __future__ import annotations

from afsprakenscan.readers.pdf.reader import read

__all__ = ["read"]
