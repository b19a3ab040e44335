"""What the styles of an OpenDocument text say about paragraphs, runs and lists, with parent chains followed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import _Element as Element

from afsprakenscan.readers import styles
from afsprakenscan.readers.styles import Look

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, META = (
    f"{{{_NS}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style", "meta")
)
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_SIDES = ("top", "bottom", "left", "right")
_SIZE = re.compile(r"(\d{1,4}(?:\.\d+)?)(pt|%)")
_ESCAPED = re.compile(r"_([0-9a-f]{2})_")
_DEFAULT_SIZE = 12.0
_BOLD_FROM = 600
_LEVELS = 10


@dataclass(frozen=True)
class OdtStyle(styles.ParagraphStyle):
    """Everything a paragraph gets from its style; `list_style` is the name of the list style that goes with it."""

    list_style: str | None = None


@dataclass(frozen=True)
class ListLevel:
    """One level of a list style: numeral style ('' shows nothing), template of the label, and where it starts."""

    style: str = ""
    template: str = ""
    start: int = 1
    bullet: bool = False


class Styles:
    """The styles of a document, common and automatic."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            if root is not None:
                self._learn(root)
        self._paragraphs: dict[str, OdtStyle] = {}
        self._list_levels: dict[str, dict[int, ListLevel]] = {}

    def _learn(self, root: Element) -> None:
        for style in root.iter(STYLE + "style"):
            self._styles[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
        for style in root.iter(STYLE + "default-style"):
            self._defaults[style.get(STYLE + "family", "")] = style
        for style in root.iter(TEXT + "list-style"):
            self._lists[style.get(STYLE + "name", "")] = style
        for style in root.iter(TEXT + "outline-style"):
            self.outline = _levels(style)

    def paragraph(self, name: str | None) -> OdtStyle:
        """Return the style of a paragraph."""
        key = name or ""
        if key not in self._paragraphs:
            self._paragraphs[key] = self._resolve(key)
        return self._paragraphs[key]

    def text(self, name: str | None) -> Look:
        """Return what a text style says."""
        return self._look("text", name or "")

    def list_levels(self, name: str | None) -> dict[int, ListLevel]:
        """Return the levels (from 1) of a list style."""
        key = name or ""
        if key not in self._list_levels:
            self._list_levels[key] = _levels(self._lists[key]) if key in self._lists else {}
        return self._list_levels[key]

    def shades_cell(self, name: str | None) -> bool:
        """Tell whether a cell style has a background."""
        return any(
            properties.get(FO + "background-color", "transparent") != "transparent"
            for style in self._chain("table-cell", name or "")
            for properties in style.findall(STYLE + "table-cell-properties")
        )

    def _chain(self, family: str, name: str) -> list[Element]:
        """Return the style and its parents, nearest first."""
        found: list[Element] = []
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[family, name]
            found.append(style)
            name = style.get(STYLE + "parent-style-name", "")
        return found

    def _look(self, family: str, name: str) -> Look:
        look = Look()
        for style in self._chain(family, name):
            look = look.over(_own_look(style))
        return look

    def _resolve(self, name: str) -> OdtStyle:
        chain = self._chain("paragraph", name)
        names = [_shown_name(style) for style in chain] or [_unescaped(name).lower()]
        default = self._defaults.get("paragraph")
        base = _own_look(default) if default is not None else Look()
        base = base.over(Look(bold=False, size=_DEFAULT_SIZE, hidden=False, struck=False))
        properties = [p for style in chain if (p := style.find(STYLE + "paragraph-properties")) is not None]
        aligned = next((a for p in properties if (a := p.get(FO + "text-align"))), None)
        list_style = next((s for style in chain if (s := style.get(STYLE + "list-style-name")) is not None), None)
        return OdtStyle(
            look=self._look("paragraph", name).over(base),
            heading=styles.heading_level(names, map(_outline, chain) if chain else [None]),
            title=styles.is_title(names),
            frame=styles.is_frame(names) or any(_boxed(p) for p in properties[:1]),
            contents=styles.is_contents(names),
            centred=aligned == "center",
            list_level=styles.list_level(names),
            list_style=list_style,
        )


def whole(text: str | None, otherwise: int, *, most: int = 1_000_000) -> int:
    """Return a whole number of a sane size, or something else when the text is not one."""
    if text is None or not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return otherwise
    return min(int(text), most)


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)


def _shown_name(style: Element) -> str:
    return (style.get(STYLE + "display-name") or _unescaped(style.get(STYLE + "name", ""))).lower()


def _own_look(style: Element) -> Look:
    properties = style.find(STYLE + "text-properties")
    if properties is None:
        return Look()
    weight = properties.get(FO + "font-weight")
    size = _SIZE.fullmatch(properties.get(FO + "font-size") or "")
    display = properties.get(TEXT + "display")
    line = properties.get(STYLE + "text-line-through-style")
    return Look(
        None if weight is None else weight == "bold" or whole(weight, 0) >= _BOLD_FROM,
        float(size[1]) if size and size[2] == "pt" else None,
        float(size[1]) / 100 if size and size[2] == "%" else None,
        None if display is None else display == "none",
        None if line is None else line != "none",
    )


def _outline(style: Element) -> int | None:
    """Return the outline level (from 1) that a style states itself, 0 for running text."""
    level = style.get(STYLE + "default-outline-level")
    return None if level is None else whole(level, 0)


def _boxed(properties: Element) -> bool:
    """Tell whether a paragraph has a border on all sides."""
    general = properties.get(FO + "border", "none")
    return all(properties.get(f"{FO}border-{side}", general) != "none" for side in _SIDES)


def _levels(style: Element) -> dict[int, ListLevel]:
    return {whole(level.get(TEXT + "level"), 1, most=_LEVELS): _level(level) for level in style}


def _level(level: Element) -> ListLevel:
    number = whole(level.get(TEXT + "level"), 1, most=_LEVELS)
    numeral = level.get(STYLE + "num-format", "")
    if "bullet" in level.tag or "image" in level.tag:
        return ListLevel(bullet=True)
    template = level.get(_LOEXT + "num-list-format")
    if template is None:
        depth = whole(level.get(TEXT + "display-levels"), 1, most=number)
        places = ".".join(f"%{place}%" for place in range(number - depth + 1, number + 1))
        template = level.get(STYLE + "num-prefix", "") + places + level.get(STYLE + "num-suffix", "")
    return ListLevel(numeral, template, whole(level.get(TEXT + "start-value"), 1))
