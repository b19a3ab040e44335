"""What the files for office programs share."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.office import NIVEAU_FILLS, repacked, safe
from helpers.contrast import contrast
from helpers.hostile import EVIL, SHOWN


def test_text_has_only_what_xml_allows():
    assert safe(EVIL) == SHOWN
    assert safe("twee\nregels\u000ben\ttab") == "twee regels en tab"


def test_a_package_keeps_its_parts_and_loses_its_moment():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(zipfile.ZipInfo("b.xml", (2024, 5, 6, 7, 8, 10)), b"<b/>")
        package.writestr(zipfile.ZipInfo("a.xml", (2025, 5, 6, 7, 8, 10)), b"<a/>")

    with zipfile.ZipFile(BytesIO(repacked(made.getvalue()))) as package:
        assert [(part.filename, part.date_time) for part in package.infolist()] == [
            ("b.xml", (1980, 1, 1, 0, 0, 0)),
            ("a.xml", (1980, 1, 1, 0, 0, 0)),
        ]
        assert package.read("b.xml") == b"<b/>"


@pytest.mark.parametrize("niveau", list(Niveau))
def test_the_word_is_legible_on_its_colour(niveau: Niveau):
    fill, ink = NIVEAU_FILLS[niveau]
    assert contrast(fill, ink) >= 4.5
