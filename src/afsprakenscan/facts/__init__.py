"""What a document says about itself: title, region, date, version, status. What it arranges is for `matching`."""

from __future__ import annotations

from afsprakenscan.facts.document import document_facts

__all__ = ["document_facts"]
