"""The criteria as data: reading `criteria/`, checking it, and the examples in it. What they mean is for matching."""

from __future__ import annotations

from afsprakenscan.ruleset.loader import both_parties, default_folder, load

__all__ = ["both_parties", "default_folder", "load"]
