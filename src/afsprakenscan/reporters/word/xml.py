"""The pieces of WordprocessingML that python-docx has no call for: fields, bookmarks, links and shading."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """Return an element of the main namespace: `element('shd', fill='FFFFFF')` is `<w:shd w:fill="FFFFFF"/>`."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def run(text: str, style: str = "") -> BaseOxmlElement:
    """Return a run of text, in a character style where one is named (by its id)."""
    shown = element("t")
    shown.text = text
    shown.set(qn("xml:space"), "preserve")
    properties = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *properties, shown)


def paragraph(style: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph in a style, by its id."""
    return element("p", element("pPr", element("pStyle", val=style)), *content)


def field_start(instruction: str) -> list[BaseOxmlElement]:
    """Return the runs that open a field; what follows is its result, until `field_end`."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def field_end() -> BaseOxmlElement:
    """Return the run that closes a field."""
    return element("r", element("fldChar", fldCharType="end"))


def bookmarked(name: str, number: int, *content: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the content inside a bookmark; `number` is unique in the document."""
    return [
        element("bookmarkStart", id=str(number), name=name),
        *content,
        element("bookmarkEnd", id=str(number)),
    ]
