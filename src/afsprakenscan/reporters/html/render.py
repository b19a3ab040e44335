"""Fills the templates, and makes one page of it that needs nothing from outside.

All text goes through `plain` and is escaped. Style and script stand in the page; the policy in its head allows those
by their hash and nothing else, so that even markup that slipped through could not load or run anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from afsprakenscan import __version__
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import view
from afsprakenscan.reporters.html.sections import coded
from afsprakenscan.reporters.plain import plain

_FOLDER = "templates"


def page(template: str, styles: Sequence[str], scripts: Sequence[str], **content: object) -> str:
    """Return a whole page: a template of this package with its style sheets and scripts."""
    css, code = "".join(map(_text, styles)), "".join(map(_text, scripts))
    allowed = _hash(code) if code else "'none'"
    policy = [
        "default-src 'none'",
        f"style-src {_hash(css)}",
        f"script-src {allowed}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # The hash is of exactly this text, so it goes in as it stands: both files are ours.
    own = {"style": Markup(css), "script": Markup(code), "policy": "; ".join(policy)}  # noqa: S704
    return _environment().get_template(template).render(**own, **content)


def fragment(macro: str, *content: object) -> Markup:
    """Return what a macro of `delen.html.j2` makes of something: a part of a page, to be set in later."""
    module = _environment().get_template("delen.html.j2").module
    made: Markup = getattr(module, macro)(*content)
    return made


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__ or "", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "coded": coded,
        "kind": lambda value: type(value).__name__,
        "date": view.date,
        "number": view.number,
        "count": view.count,
        "value": view.value,
        "enumeration": view.enumeration,
        "in_sentence": view.in_sentence,
        "numeric": _numeric,
    }
    environment.globals |= {"levels": tuple(reversed(Niveau)), "version": __version__}
    return environment


def _safe(value: object) -> object:
    """Return text from outside on one line without steering characters; what is already markup stays as it is."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _numeric(texts: list[str]) -> bool:
    """Tell whether a column holds numbers only, so that they can stand under each other."""
    return bool(texts) and all(text.replace(" van ", "").replace(".", "").isdigit() for text in texts)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return files(__package__ or "").joinpath(_FOLDER, name).read_text("utf-8")
