"""Text that would do harm where it is read as markup, as a formula or as a command."""

from __future__ import annotations

EVIL = "=cmd|'x'!A1 <script>alert(1)</script>\x00\x1b[31m]]> &amp; [red]\ud800\ufffe \u202e\"q\" _x0041_"
SHOWN = "=cmd|'x'!A1 <script>alert(1)</script>[31m]]> &amp; [red]\ufffd \"q\" _x0041_"
"""What must be left of it in an office document: every character that XML allows, as text."""

LONG_WORD = "onafgebroken" * 300
