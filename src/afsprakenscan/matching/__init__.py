"""From blocks to passages with labels. The only package that knows spaCy."""

from __future__ import annotations

from afsprakenscan.matching.engine import Engine

__all__ = ["Engine"]
