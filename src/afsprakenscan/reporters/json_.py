"""JSON for other programs: the models as they are, the same bytes for the same input."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from afsprakenscan.model.document import Document
from afsprakenscan.model.evaluation import Evaluatie
from afsprakenscan.model.landelijk import NationalOverview, Regio
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.model.uitleg import Proef, Uitleg
from afsprakenscan.reporters import Style

_HALF_PAIR = re.compile("[\ud800-\udfff]")  # in a file name that is no UTF-8; no bytes can be made of it

_WIDE = 6
"""How deep objects and lists stand on lines of their own in the file of a country: a passage is one line."""


def dump(content: object) -> str:
    """Return anything JSON can hold as text that reads well and compares well."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _data(model: BaseModel) -> object:
    return model.model_dump(mode="json")


def report(reports: Sequence[DocumentReport], style: Style) -> str:
    """Return the report as an object; a list of them when several documents were asked for."""
    if not style.listed:
        return dump(_data(reports[0]))
    # One by one: as Python objects, thousands of reports take ten times the room that their text takes.
    texts = ("  " + dump(_data(one)).rstrip("\n").replace("\n", "\n  ") for one in reports)
    return "[\n" + ",\n".join(texts) + "\n]\n"


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the overview and the regions as `landelijk.json`; the regions are taken one by one."""
    content = {
        "schema_version": overview.schema_version,
        "overzicht": _data(overview),
        "regios": (_data(regio) for regio in regios),
    }
    text = "".join(_wide(content)) + "\n"
    return {"landelijk.json": _HALF_PAIR.sub("\ufffd", text).encode()}


def _wide(content: object, depth: int = 0) -> Iterator[str]:
    """Give the pieces of JSON with every item on a line down to `_WIDE` levels, and what is deeper on one line.

    Indented all the way, a third of the file would be spaces.
    """
    if depth == _WIDE or not content or not isinstance(content, dict | list | Iterator):
        yield json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return
    named = isinstance(content, dict)
    yield "{" if named else "["
    for nr, item in enumerate(content):
        yield f"{',' if nr else ''}\n{' ' * (depth + 1)}"
        if named:
            yield f"{json.dumps(item, ensure_ascii=False)}: "
        yield from _wide(content[item] if isinstance(content, dict) else item, depth + 1)
    yield f"\n{' ' * depth}{'}' if named else ']'}"


def reading(document: Document, style: Style) -> str:  # noqa: ARG001  every reporter takes a style
    """Return the document as read."""
    return dump(_data(document))


def evaluation(evaluatie: Evaluatie, style: Style, *, mistakes: bool) -> str:  # noqa: ARG001  idem
    """Return the comparison with the gold labels; the lists of mistakes are empty unless they are asked for."""
    data = evaluatie.model_dump(mode="json")
    if not mistakes:
        for document in data["documenten"]:
            document["fouten"] = []
    return dump(data)


def explanation(uitleg: Uitleg, style: Style) -> str:  # noqa: ARG001  idem
    """Return why a document got its verdict."""
    return dump(_data(uitleg))


def trial(proef: Proef, style: Style) -> str:  # noqa: ARG001  idem
    """Return what the rules make of one sentence."""
    return dump(_data(proef))
