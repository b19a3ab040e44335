"""The register of codes: what the program gives is explained in the documentation, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "src" / "afsprakenscan" / "scoring" / "toets").glob("*.py"))


def test_every_code_is_in_the_register():
    given = {code for path in SOURCES for code in re.findall(r'code="(AS-[A-Z]\d+)"', path.read_text("utf-8"))}
    register = set(re.findall(r"^\| `(AS-[OR]\d+)`", (ROOT / "docs" / "toets.md").read_text("utf-8"), re.MULTILINE))

    assert given == register == {"AS-O1", "AS-O2", "AS-O3", "AS-O4", "AS-O5", "AS-R1", "AS-R2"}
