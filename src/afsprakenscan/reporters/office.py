"""What files for office programs share: text that XML can hold, a package that is the same every time, and colours."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.plain import plain

FIXED_DATE = datetime(2020, 1, 1, tzinfo=UTC)
"""The date of every file: the moment of a run would make two equal reports differ."""

NIVEAU_FILLS = {
    Niveau.VOLLEDIG: ("14506B", "FFFFFF"),
    Niveau.GEDEELTELIJK: ("7FB2C7", "0C1B24"),
    Niveau.GENOEMD: ("D6E6EC", "1B2630"),
    Niveau.ONTBREEKT: ("FFFFFF", "1B2630"),
}
"""Level → colour of the cell and of the word in it; the word is always there, so the colour only helps."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[\ufffe\uffff]")


def safe(text: str) -> str:
    """Return the text on one line with only characters that XML allows."""
    return _NOT_XML.sub("", plain(text))


def repacked(package: bytes) -> bytes:
    """Return the zip with the same parts in the same order, without the moment at which it was made."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
