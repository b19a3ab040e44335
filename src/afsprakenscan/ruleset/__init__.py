"""The criteria as data: reading `criteria/`, checking it, and the examples in it. What they mean is for matching."""

from __future__ import annotations

from afsprakenscan.ruleset.loader import default_folder, load

__all__ = ["default_folder", "load"]
