"""Reads a YAML file of the rule set, and finds the line of whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from afsprakenscan.errors import RulesetError, did_you_mean

Model = TypeVar("Model", bound=BaseModel)
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KeyPath = Sequence[str | int]
"""The keys and list positions (from 0) that lead to a place in a file, from the top down."""


class YamlFile:
    """One parsed file: its plain `data`, and the nodes with their lines.

    Raises:
        RulesetError: the content is empty, not UTF-8, not YAML, or has a key twice.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        try:
            root = yaml.compose(content.decode("utf-8"), Loader=Loader)
        except UnicodeDecodeError:
            raise RulesetError("Dit bestand is geen UTF-8.", path=path, hint="Sla het op als UTF-8.") from None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            message = f"Dit is geen geldige YAML ({error.problem})."
            raise RulesetError(
                message, path=path, line=line, hint="Kijk naar inspringing en aanhalingstekens."
            ) from None
        except yaml.YAMLError as error:
            raise RulesetError(f"Dit is geen geldige YAML ({error}).", path=path) from None
        if root is None:
            raise RulesetError("Dit bestand is leeg.", path=path)
        self._root: yaml.Node = root
        self.data = self._value(self._root)

    def model(self, kind: type[Model]) -> Model:
        """Return the content as a model.

        Raises:
            RulesetError: a key or value does not fit, with the line.
        """
        try:
            return kind.model_validate(self.data)
        except ValidationError as error:
            # A misspelt key is also a missing one, and in a choice of shapes it is not the first complaint.
            found = error.errors()
            first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
            raise self.error(_dutch(first), first["loc"], _suggest(first, found, kind)) from None

    def error(self, message: str, where: KeyPath = (), hint: str = "") -> RulesetError:
        """Return an error that points at the line of a key."""
        return RulesetError(message, path=self.path, line=self.line(where), hint=hint)

    def line(self, where: KeyPath) -> int:
        """Return the line (from 1) of a key; of the nearest key above it when it is missing."""
        node = self._root
        for step in where:
            found = _child(node, step)
            if found is None:
                continue
            node = found
        return int(node.start_mark.line) + 1

    def _value(self, node: yaml.Node) -> Any:  # noqa: ANN401 - whatever YAML holds
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in result:
                    line = key_node.start_mark.line + 1
                    raise RulesetError(f"De sleutel '{key}' staat er twee keer.", path=self.path, line=line)
                result[key] = self._value(value_node)
            return result
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        return _scalar(node)


def _scalar(node: yaml.Node) -> str | int | bool | None:
    if node.tag.endswith(":int"):
        return int(node.value)
    if node.tag.endswith(":bool"):
        return str(node.value).lower() in {"true", "yes", "on", "ja"}
    if node.tag.endswith(":null"):
        return None
    return str(node.value)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    return None


def _suggest(error: Any, errors: Sequence[Any], kind: type[BaseModel]) -> str:  # noqa: ANN401 - idem
    """Return which key was meant by one that does not exist: a missing one beside it, else any that is known."""
    if error["type"] != "extra_forbidden":
        return ""
    *above, key = error["loc"]
    missing = [one["loc"][-1] for one in errors if one["type"] == "missing" and [*one["loc"][:-1]] == above]
    schema = kind.model_json_schema()
    known = [name for part in (schema, *schema.get("$defs", {}).values()) for name in part.get("properties", ())]
    near = get_close_matches(key, missing, n=1, cutoff=0.5) or get_close_matches(key, known, n=1, cutoff=0.7)
    return did_you_mean(near)


_MESSAGES = {
    "extra_forbidden": "De sleutel '{key}' bestaat niet.",
    "missing": "De sleutel '{key}' ontbreekt.",
    "string_pattern_mismatch": "'{input}' is geen goede vorm voor '{key}' (let op spaties en hoofdletters).",
    "string_too_short": "'{key}' mag niet leeg zijn.",
    "too_short": "'{key}' mag niet leeg zijn.",
    "string_type": "'{key}' moet tekst zijn; zet getallen en ja/nee tussen aanhalingstekens.",
    "enum": "'{input}' is geen waarde voor '{key}'.",
    "literal_error": "'{input}' is geen waarde voor '{key}'.",
}


def _dutch(error: Any) -> str:  # noqa: ANN401 - pydantic's error dictionary
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str) and not part[0].isupper()), "?")
    template = _MESSAGES.get(error["type"], "'{key}' klopt niet ({kind}).")
    return template.format(key=key, input=str(error.get("input"))[:60], kind=error["type"])
