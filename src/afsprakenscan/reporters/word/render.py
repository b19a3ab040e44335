"""From stories to one Word document."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import count

import docx
from docx.oxml.xmlchemy import BaseOxmlElement

from afsprakenscan.reporters.office import FIXED_DATE, repacked, safe
from afsprakenscan.reporters.story import Bullets, Heading, Item, Paragraph, QuoteItem, Story, Table, Tone
from afsprakenscan.reporters.word.tables import table
from afsprakenscan.reporters.word.xml import bookmarked, element, field_end, field_start, paragraph, run

_STYLES = {Tone.GEWOON: "Normal", Tone.KLEIN: "Kleineletter", Tone.LET_OP: "Letop"}
_SEVERAL = "Samenwerkingsafspraken"
_CONTENTS = 40
"""So many lines of contents still leave room on their page; with more, only the chapters are listed."""


def render(stories: Sequence[Story]) -> bytes:
    """Return one document with all stories; with more than one, each is a chapter."""
    document = docx.Document(BytesIO(_template()))
    several = len(stories) > 1
    title = safe(_SEVERAL if several else stories[0].title)
    items = _chapters(stories) if several else list(stories[0].items)
    writer = _Writer(lift=0 if several else 1)
    first = next((nr for nr, item in enumerate(items) if isinstance(item, Heading)), len(items))
    opening = [part for item in items[:first] for part in writer.item(item)]
    content = [part for item in items[first:] for part in writer.item(item)]
    end = document.element.body.sectPr
    for part in (paragraph("Title", run(title)), *opening, writer.contents(), *content):
        end.addprevious(part)
    about = document.core_properties
    about.title = title
    about.created = about.modified = FIXED_DATE.replace(tzinfo=None)
    saved = BytesIO()
    document.save(saved)
    return repacked(saved.getvalue())


def _chapters(stories: Sequence[Story]) -> list[Item]:
    items: list[Item] = []
    for number, story in enumerate(stories, start=1):
        items += [Heading(1, story.title, f"document-{number}"), *story.items]
    return items


@cache
def _template() -> bytes:
    """Return the empty document: the parts in `sjabloon/`, zipped."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in _parts(files(__package__) / "sjabloon"):
            package.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def _parts(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _parts(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_bytes()


class _Writer:
    """Turns items into paragraphs and tables, and keeps what numbers and contents need.

    `lift` is how many levels the headings move up: in a document with one story its title is the title.
    """

    def __init__(self, lift: int) -> None:
        self._lift = lift
        self._headings: list[tuple[int, str, str]] = []
        self._tables = count(1)
        self._last: Item | None = None

    def item(self, item: Item) -> list[BaseOxmlElement]:
        last, self._last = self._last, item
        match item:
            case Heading():
                return [self._heading(item)]
            case Paragraph():
                return [_paragraph(item, opens=isinstance(last, Heading))]
            case Bullets():
                return [paragraph("ListBullet", run(safe(point))) for point in item.items]
            case QuoteItem():
                remarks = " · ".join(map(safe, (item.source, *item.remarks)))
                return [paragraph("Quote", run(f"“{safe(item.text)}”")), paragraph("Bronbijcitaat", run(remarks))]
            case Table():
                return [self._caption(item), table(item)]

    def _heading(self, heading: Heading) -> BaseOxmlElement:
        level, text = heading.level - self._lift, safe(heading.text)
        number = len(self._headings) + 1
        name = f"_Toc{number:06d}"
        self._headings.append((level, text, name))
        style = "Hoofdstuk" if heading.level == 1 else f"Heading{level}"
        return paragraph(style, *bookmarked(name, number, run(text)))

    def _caption(self, shown: Table) -> BaseOxmlElement:
        number = [*field_start("SEQ Tabel \\* ARABIC"), run(str(next(self._tables))), field_end()]
        return paragraph("Caption", run("Tabel "), *number, run(f". {safe(shown.caption)}"))

    def contents(self) -> BaseOxmlElement:
        """Return the table of contents as a field, filled in with links to the headings so far.

        Only a word processor knows on which page a heading falls. A mark that makes Word fill the numbers in has it
        ask about 'other files' each time the report is opened, so the numbers come when the reader updates the field.
        """
        deep = [entry for entry in self._headings if entry[0] <= 2]
        depth = 2 if len(deep) <= _CONTENTS else 1
        entries = [entry for entry in deep if entry[0] <= depth]
        lines = [
            paragraph(f"TOC{level}", element("hyperlink", run(text), anchor=name, history="1"))
            for level, text, name in entries
        ]
        if lines:
            lines[0][1:1] = field_start(f'TOC \\o "1-{depth}" \\h \\z \\u')
            lines[-1].append(field_end())
        properties = element(
            "sdtPr", element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
        )
        return element("sdt", properties, element("sdtContent", paragraph("TOCHeading", run("Inhoud")), *lines))


def _paragraph(item: Paragraph, *, opens: bool) -> BaseOxmlElement:
    """Return running text; what opens a part stays with what follows, as its heading does."""
    mark = [run("Let op: ", "Nadruk")] if item.tone is Tone.LET_OP else []
    style = "Onderkop" if opens and item.tone is Tone.GEWOON else _STYLES[item.tone]
    return paragraph(style, *mark, run(safe(item.text)))
