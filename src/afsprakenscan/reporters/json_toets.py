"""The check on drafts and the comparison of versions as JSON: the models as they are."""

from __future__ import annotations

import json

from pydantic import BaseModel

from afsprakenscan.model.toets import Toets, Vergelijking
from afsprakenscan.reporters import Style


def check(toets: Toets, style: Style) -> str:  # noqa: ARG001  every reporter takes a style
    """Return the check of all documents."""
    return _dumped(toets)


def comparison(vergelijking: Vergelijking, style: Style) -> str:  # noqa: ARG001  idem
    """Return what changed between two versions."""
    return _dumped(vergelijking)


def _dumped(model: BaseModel) -> str:
    return json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
