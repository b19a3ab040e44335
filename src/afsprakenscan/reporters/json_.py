"""JSON for other programs: the models as they are, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import BaseModel

from afsprakenscan.model.document import Document
from afsprakenscan.model.evaluation import Evaluatie
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.model.uitleg import Proef, Uitleg
from afsprakenscan.reporters import Style


def dump(content: object) -> str:
    """Return anything JSON can hold as text that reads well and compares well."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _data(model: BaseModel) -> object:
    return model.model_dump(mode="json")


def report(reports: Sequence[DocumentReport], style: Style) -> str:
    """Return the report as an object; a list of them when several documents were asked for."""
    if style.listed:
        return dump([_data(one) for one in reports])
    return dump(_data(reports[0]))


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
