"""Builds small DOCX and ODT files in code: raw XML for the traps, and one content in every format."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from afsprakenscan.model.document import Document
from afsprakenscan.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = {"hdr": "header", "ftr": "footer"}
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/></w:style>
"""
_LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + _LEVEL.format(0, "decimal", "%1.")
    + _LEVEL.format(1, "lowerLetter", "%2.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _LEVEL.format(0, "bullet", "\uf0b7")
    + _LEVEL.format(1, "bullet", "o")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def write_zip(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write a zip with the same bytes every time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return path


def make_docx(path: Path, body: str, *, core: str = "", extra: dict[str, str] | None = None, **parts: str) -> Path:
    """Write a DOCX with this body; `parts` has the insides of styles, numbering, footnotes, header1 ..."""
    parts = {"styles": STYLES, **parts}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{_KINDS.get(_ROOTS[name], name)}" Target="{name}.xml"/>' for name in parts
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations(f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations + (extra or {}).get("relations", "")),
    }
    for name, inside in parts.items():
        files[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {_NAMESPACES}>{inside}</w:{_ROOTS[name]}>"
    if core:
        files["docProps/core.xml"] = core
    files |= extra or {}
    files.pop("relations", None)
    return write_zip(path, files)


def _types(parts: dict[str, str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{content}+xml"/>'
        for name, content in (("document", "document.main"), *((n, _KINDS.get(_ROOTS[n], n)) for n in parts))
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a Word run."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:{tag} xml:space="preserve">{escape(text, quote=False)}</w:{tag}></w:r>'


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """Return a Word paragraph; inside is XML, or plain text when it does not start with '<'."""
    ppr = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    runs = "".join(piece if piece.startswith("<") else r(piece) for piece in inside)
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{runs}</w:p>"


def num(list_id: int, level: int = 0) -> str:
    """Return the properties that put a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def tc(*inside: str, properties: str = "") -> str:
    """Return a Word table cell."""
    content = "".join(piece if piece.startswith("<") else p(piece) for piece in inside)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a Word table row."""
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """Return a Word table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


HEADER = "<w:tblHeader/>"
BOLD = "<w:b/>"
INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="A">{}</w:del>'
MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'


def struck(text: str) -> str:
    """Return a Word run as it stands in a tracked deletion."""
    return r(text, tag="delText")


def word(tmp_path: Path, *body: str, **parts: str) -> Document:
    """Return what is read of a DOCX with this body."""
    return read(make_docx(tmp_path / "x.docx", "".join(body), **parts))


def shown(document: Document) -> list[tuple[str, str]]:
    """Return kind and text of each block."""
    return [(block.kind.value, block.text) for block in document.blocks]


def states(document: Document) -> list[tuple[str, str]]:
    """Return text and revision state of each block."""
    return [(block.text, block.revision.value) for block in document.blocks]


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMESPACES = (
    "".join(
        f'xmlns:{short}="{_ODF}{name}:1.0" '
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("meta", "meta"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
        )
    )
    + 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
ODF_STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="vet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="punten"><text:list-level-style-bullet text:level="1"/>
  <text:list-level-style-bullet text:level="2"/></text:list-style>
<text:list-style style:name="nummers"><text:list-level-style-number text:level="1" style:num-format="1"
  style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix="."/>
</text:list-style>
"""
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def make_odt(
    path: Path,
    body: str,
    *,
    automatic: str = "",
    styles: str = ODF_STYLES,
    master: str = "",
    meta: str = "",
    manifest: str = "",
) -> Path:
    """Write an ODT with this body."""
    content = (
        f"<office:document-content {_ODF_NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": ODT_TYPE,
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_ODF_NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
    }
    if meta:
        parts["meta.xml"] = (
            f"<office:document-meta {_ODF_NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
        )
    types = (("/", ODT_TYPE), *((name, "text/xml") for name in parts if name.endswith(".xml")))
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in types
    )
    parts["META-INF/manifest.xml"] = (
        f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0">{manifest or entries}</manifest:manifest>'
    )
    return write_zip(path, parts)


@dataclass(frozen=True)
class Title:
    """The title of a document."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading of a level from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph, with a footnote where `note` is given."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Listing:
    """A list, numbered or not; an item that is a tuple is a list of its own below the item before it."""

    items: tuple[str | tuple[str, ...], ...]
    numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; the first row is its header."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Frame:
    """A text box."""

    text: str


Piece = Title | Heading | Text | Listing | Grid | Frame
Content = tuple[Piece, ...]


def content_docx(path: Path, content: Content) -> Path:
    """Write a content as Word does it."""
    notes = [piece.note for piece in content if isinstance(piece, Text) and piece.note]
    numbers = iter(range(1, len(notes) + 1))
    lists = iter(range(1, 100))
    nums, body = "", ""
    for piece in content:
        if isinstance(piece, Listing):
            list_id = next(lists)
            restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            nums += f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{int(not piece.numbered)}"/>{restart}</w:num>'
            body += "".join(p(text, properties=num(list_id, level)) for text, level in _flat(piece))
        elif isinstance(piece, Text) and piece.note:
            body += p(piece.text, f'<w:r><w:footnoteReference w:id="{next(numbers)}"/></w:r>')
        else:
            body += _word(piece)
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", r(" " + note))}</w:footnote>'
        for number, note in enumerate(notes, start=1)
    )
    abstract = NUMBERING[: NUMBERING.index("<w:num ")]
    return make_docx(path, body, numbering=abstract + nums, footnotes=footnotes)


def _word(piece: Piece) -> str:
    if isinstance(piece, Title):
        return p(piece.text, style="Titel")
    if isinstance(piece, Heading):
        return p(piece.text, style=f"Kop{piece.level}")
    if isinstance(piece, Grid):
        return tbl(*(tr(*row, properties="" if number else HEADER) for number, row in enumerate(piece.rows)))
    if isinstance(piece, Frame):
        return p(f"<w:r><w:pict><v:shape><v:textbox>{box(p(piece.text))}</v:textbox></v:shape></w:pict></w:r>")
    assert isinstance(piece, Text)
    return p(piece.text)


def box(inside: str) -> str:
    """Return what is in a Word text box."""
    return f"<w:txbxContent>{inside}</w:txbxContent>"


def _flat(listing: Listing) -> list[tuple[str, int]]:
    """Return each item with its level from 0."""
    return [
        (text, level)
        for item in listing.items
        for text, level in ([(item, 0)] if isinstance(item, str) else [(sub, 1) for sub in item])
    ]


def content_odt(path: Path, content: Content) -> Path:
    """Write a content as LibreOffice does it."""
    number = 0
    body = ""
    for piece in content:
        note = ""
        if isinstance(piece, Text) and piece.note:
            number += 1
            note = (
                f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                f"<text:note-body><text:p>{escape(piece.note)}</text:p></text:note-body></text:note>"
            )
        body += _odf(piece, note)
    return make_odt(path, body)


def _odf(piece: Piece, note: str) -> str:
    if isinstance(piece, Title):
        return f'<text:p text:style-name="Title">{escape(piece.text)}</text:p>'
    if isinstance(piece, Heading):
        return f'<text:h text:outline-level="{piece.level}">{escape(piece.text)}</text:h>'
    if isinstance(piece, Listing):
        return _odf_list(piece)
    if isinstance(piece, Grid):
        rows = [
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in piece.rows
        ]
        head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
        columns = f'<table:table-column table:number-columns-repeated="{len(piece.rows[0])}"/>'
        return f"<table:table>{columns}{head}{''.join(rows[1:])}</table:table>"
    if isinstance(piece, Frame):
        inside = f"<text:p>{escape(piece.text)}</text:p>"
        return f"<text:p><draw:frame><draw:text-box>{inside}</draw:text-box></draw:frame></text:p>"
    return f"<text:p>{escape(piece.text)}{note}</text:p>"


def _odf_list(listing: Listing) -> str:
    items = ""
    for item in listing.items:
        if isinstance(item, str):
            items += f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>"
        else:
            inner = "".join(f"<text:list-item><text:p>{escape(sub)}</text:p></text:list-item>" for sub in item)
            items = items.removesuffix("</text:list-item>") + f"<text:list>{inner}</text:list></text:list-item>"
    return f'<text:list text:style-name="{"nummers" if listing.numbered else "punten"}">{items}</text:list>'


def content_markdown(path: Path, content: Content) -> Path:
    """Write a content as Markdown; it has no text boxes."""
    lines: list[str] = []
    notes: list[str] = []
    for piece in content:
        if isinstance(piece, Title):
            lines.append(f"# {piece.text}")
        elif isinstance(piece, Heading):
            lines.append(f"{'#' * (piece.level + 1)} {piece.text}")
        elif isinstance(piece, Listing):
            lines.append("\n".join(_markdown_items(piece)))
        elif isinstance(piece, Grid):
            rows = [f"| {' | '.join(row)} |" for row in piece.rows]
            rows.insert(1, f"|{'---|' * len(piece.rows[0])}")
            lines.append("\n".join(rows))
        elif isinstance(piece, Text):
            mark = ""
            if piece.note:
                notes.append(piece.note)
                mark = f"[^{len(notes)}]"
            lines.append(piece.text + mark)
            if mark:
                lines.append(f"[^{len(notes)}]: {piece.note}")
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def _markdown_items(listing: Listing) -> list[str]:
    shown: list[str] = []
    count = [0, 0]
    for text, level in _flat(listing):
        count[level] += 1
        count[level + 1 :] = [0] * len(count[level + 1 :])
        label = f"{count[0]}." if level == 0 else f"{chr(ord('a') + count[1] - 1)}."
        shown.append(f"{'    ' * level}{label if listing.numbered else '-'} {text}")
    return shown


def content_html(path: Path, content: Content) -> Path:
    """Write a content as HTML; it has no footnotes."""
    body = "".join(_html(piece) for piece in content)
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    return path


def _html(piece: Piece) -> str:
    if isinstance(piece, Title):
        return f"<h1>{escape(piece.text)}</h1>"
    if isinstance(piece, Heading):
        return f"<h{piece.level + 1}>{escape(piece.text)}</h{piece.level + 1}>"
    if isinstance(piece, Listing):
        tag = "ol" if piece.numbered else "ul"
        items = ""
        for item in piece.items:
            if isinstance(item, str):
                items += f"<li>{escape(item)}</li>"
            else:
                inner = "".join(f"<li>{escape(sub)}</li>" for sub in item)
                items = items.removesuffix("</li>") + f'<{tag} type="a">{inner}</{tag}></li>'
        return f"<{tag}>{items}</{tag}>"
    if isinstance(piece, Grid):
        head, *rest = piece.rows
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rest)
        heads = "".join(f"<th>{escape(cell)}</th>" for cell in head)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if isinstance(piece, Frame):
        return f"<aside>{escape(piece.text)}</aside>"
    return f"<p>{escape(piece.text)}</p>"
