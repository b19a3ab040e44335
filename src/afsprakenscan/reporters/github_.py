"""The check on drafts as annotations: lines that GitHub Actions shows beside the file.

GitHub reads a line as a command, so text from outside must not end it: line ends and percent signs are escaped, and in
the properties also what separates them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from afsprakenscan.model.toets import Ernst, Toets, ToetsResultaat, Vergelijking
from afsprakenscan.reporters import Style, findings
from afsprakenscan.reporters.plain import plain
from afsprakenscan.reporters.verlies import as_check

_COMMANDS = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
# In a file name these would steer a terminal; line ends are escaped.
_STEERING = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def check(toets: Toets, style: Style) -> str:  # noqa: ARG001  every reporter takes a style
    """Return an annotation for every finding that is not accepted, and for every document that could not be read."""
    return "".join(f"{line}\n" for result in toets.resultaten for line in _annotations(result)) + "".join(
        f"::notice title=afsprakenscan::{plain(remark).translate(_DATA)}\n" for remark in toets.opmerkingen
    )


def comparison(vergelijking: Vergelijking, style: Style) -> str:
    """Return what got lost between two versions, as findings on the new one."""
    return check(as_check(vergelijking), style)


def _annotations(result: ToetsResultaat) -> Iterator[str]:
    if result.fout is not None:
        yield _annotation("error", result.bestand, "Niet gelezen", plain(result.fout))
    for finding in findings.open_findings(result):
        title = f"{finding.code} {findings.title(finding)}"
        yield _annotation(_COMMANDS[finding.ernst], result.bestand, title, "\n".join(findings.lines(finding)))


def _annotation(command: str, bestand: str, title: str, text: str) -> str:
    path = _STEERING.sub("\ufffd", findings.path_of(bestand)).translate(_PROPERTY)
    return f"::{command} file={path},title={title.translate(_PROPERTY)}::{text.translate(_DATA)}"
