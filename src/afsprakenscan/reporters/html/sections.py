"""A story as nested sections, so that a page can hang its own figures where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from afsprakenscan.reporters.story import Heading, Item

_CODE = re.compile(r"([a-z]{1,2}\d{0,3})  (?=\S)")  # a story writes 'a  Informeren' where a code goes before a title


@dataclass(frozen=True)
class Figure:
    """Something that this format adds to a story, by the name of its macro."""

    macro: str
    content: object


@dataclass
class Section:
    """A heading with what stands under it, before the sections inside it."""

    heading: Heading
    parts: list[Item | Figure] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Its name in links."""
        return self.heading.anchor


def nested(items: Sequence[Item], top: Heading) -> Section:
    """Return the story as a tree under its title."""
    root = Section(top)
    path = [root]
    for item in items:
        if isinstance(item, Heading):
            while path[-1].heading.level >= item.level:
                path.pop()
            section = Section(item)
            path[-1].children.append(section)
            path.append(section)
        else:
            path[-1].parts.append(item)
    return root


def walk(section: Section) -> Iterator[Section]:
    """Give a section and everything inside it, in reading order."""
    yield section
    for child in section.children:
        yield from walk(child)


def coded(text: str) -> tuple[str, str]:
    """Return the code before a title, '' where there is none, and the title."""
    found = _CODE.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
