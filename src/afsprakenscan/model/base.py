"""What all models share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model that cannot change and refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,  # until it is used: a command needs few of them
        json_schema_serialization_defaults_required=True,  # what we write always has every field
    )
