"""What the styles of a Word document say about paragraphs and runs, with 'based on' chains followed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from afsprakenscan.readers import styles
from afsprakenscan.readers.styles import Look

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"

_DEFAULT_SIZE = 10.0


@dataclass(frozen=True)
class WordStyle(styles.ParagraphStyle):
    """Everything a paragraph gets from its style. `num_level` counts from 0, as Word does."""

    num_id: str | None = None
    num_level: int | None = None


def flag(properties: Element | None, name: str) -> bool | None:
    """Return an on/off property such as w:b, or None when it is not given."""
    found = properties.find(W + name) if properties is not None else None
    if found is None:
        return None
    return found.get(VAL) not in ("0", "false", "off", "none")


def value(properties: Element | None, name: str) -> str | None:
    """Return the w:val of a child element, or None."""
    found = properties.find(W + name) if properties is not None else None
    return found.get(VAL) if found is not None else None


def whole(text: str | None) -> int | None:
    """Return a whole number, or None when the text is not one (of a sane size)."""
    if text is None or not re.fullmatch(r"-?\d{1,9}", text.strip(), re.ASCII):
        return None
    return int(text)


def run_look(properties: Element | None) -> Look:
    """Return what a w:rPr element says itself."""
    single = flag(properties, "strike")
    half_points = whole(value(properties, "sz"))
    return Look(
        bold=flag(properties, "b"),
        size=half_points / 2 if half_points else None,
        hidden=flag(properties, "vanish"),
        struck=flag(properties, "dstrike") if single is None else single,
    )


def numbering_of(properties: Element | None) -> tuple[str | None, int | None]:
    """Return number list and level (from 0) that a w:pPr element says itself."""
    found = properties.find(W + "numPr") if properties is not None else None
    return value(found, "numId"), whole(value(found, "ilvl"))


class Styles:
    """The styles part of a Word document."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(W + "style") if root is not None else []
        self._styles: dict[str, Element] = {style.get(W + "styleId", ""): style for style in found}
        self._default = next(
            (
                style.get(W + "styleId", "")
                for style in found
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            "",
        )
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._base = run_look(defaults).over(Look(bold=False, size=_DEFAULT_SIZE, hidden=False, struck=False))
        self._paragraphs: dict[str, WordStyle] = {}

    def paragraph(self, style_id: str | None) -> WordStyle:
        """Return the style of a paragraph; without an id that exists, the default style."""
        key = style_id if style_id in self._styles else self._default
        assert key is not None  # noqa: S101 - an unknown id became the default
        if key not in self._paragraphs:
            self._paragraphs[key] = self._resolve(key)
        return self._paragraphs[key]

    def character(self, style_id: str | None) -> Look:
        """Return what a character style says about text."""
        look = Look()
        for style in self._chain(style_id):
            look = look.over(run_look(style.find(W + "rPr")))
        return look

    def numbering_id(self, style_id: str | None) -> str | None:
        """Return the number list that a numbering style stands for."""
        for style in self._chain(style_id):
            if num_id := numbering_of(style.find(W + "pPr"))[0]:
                return num_id
        return None

    def heads_first_row(self, style_id: str | None) -> bool:
        """Tell whether a table style gives the first row a look of its own."""
        for style in self._chain(style_id):
            for part in style.findall(W + "tblStylePr"):
                if part.get(W + "type") == "firstRow" and (
                    flag(part.find(W + "rPr"), "b") or part.find(f"{W}tcPr/{W}shd") is not None
                ):
                    return True
        return False

    def _chain(self, style_id: str | None) -> list[Element]:
        """Return the style and what it is based on, nearest first."""
        found: list[Element] = []
        seen: set[str] = set()
        while style_id and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            found.append(self._styles[style_id])
            style_id = value(self._styles[style_id], "basedOn")
        return found

    def _resolve(self, style_id: str) -> WordStyle:
        chain = self._chain(style_id)
        names = [(value(style, "name") or style.get(W + "styleId", "")).lower() for style in chain]
        look = Look()
        num_id: str | None = None
        num_level: int | None = None
        for style in chain:
            look = look.over(run_look(style.find(W + "rPr")))
            own_id, own_level = numbering_of(style.find(W + "pPr"))
            num_id = own_id if num_id is None else num_id
            num_level = own_level if num_level is None else num_level
        aligned = next((a for style in chain if (a := value(style.find(W + "pPr"), "jc"))), None)
        return WordStyle(
            look=look.over(self._base),
            heading=styles.heading_level(names, map(_outline, chain)),
            title=styles.is_title(names),
            frame=styles.is_frame(names),
            contents=styles.is_contents(names),
            centred=aligned == "center",
            list_level=styles.list_level(names),
            num_id=num_id,
            num_level=num_level,
        )


def _outline(style: Element) -> int | None:
    """Return the outline level (from 1) that a style states itself, 0 for running text."""
    level = whole(value(style.find(W + "pPr"), "outlineLvl"))
    if level is None:
        return None
    return level + 1 if 0 <= level < 9 else 0
