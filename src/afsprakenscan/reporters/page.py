"""A page of text of a given width, with or without colour: what every text report is laid out on."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from afsprakenscan.reporters import MAX_WIDTH, Style

_ASCII = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "→": ">",
        "·": "|",
        "─": "-",
        "›": ">",
        "═": "=",
        "•": "-",
    }
)


class Page:
    """Lays out text of any origin at a width; every string passes `text_of`, so nothing in it can act as markup."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width = min(style.width, MAX_WIDTH)
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            force_terminal=style.colour,
            color_system="standard" if style.colour else None,
            no_color=not style.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        """Return everything laid out so far, without spaces at line ends; hard spaces have done their work."""
        lines = self._file.getvalue().replace("\u00a0", " ").split("\n")
        return "\n".join(line.rstrip() for line in lines)

    def text_of(self, *parts: str | tuple[str, str]) -> Text:
        """Return styled text: plain strings and (string, style) pairs, cleaned for the place it goes to."""
        text = Text()
        for part in parts:
            content, look = (part, "") if isinstance(part, str) else part
            text.append(content if self.style.unicode else content.translate(_ASCII), look)
        return text

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """Add a paragraph, wrapped with its indent kept."""
        self.add(self.text_of(*parts), indent)

    def add(self, content: RenderableType, indent: int = 0) -> None:
        """Add anything rich can lay out."""
        self._console.print(Padding(content, (0, 0, 0, indent)) if indent else content)

    def heading(self, title: str, remark: str = "") -> None:
        """Add a heading with a line under it; the remark goes to the right, or below where it does not fit."""
        self.line()
        gap = self.width - len(title) - len(remark)
        if gap > 1:
            self.line((title, "bold"), " " * gap, (remark, "dim"))
        else:
            self.line((title, "bold"))
            self.line((remark, "dim"))
        self.line(("─" * self.width, "dim"))

    def sign(self, pair: tuple[str, str]) -> str:
        """Return the sign that the place can show."""
        return pair[0] if self.style.unicode else pair[1]


def pairs(page: Page, rows: Sequence[tuple[str, RenderableType]], widest: int, indent: int = 0) -> None:
    """Add lines of 'name  value' with the values under each other."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=min(widest, max((len(name) for name, _ in rows), default=0)))
    table.add_column(ratio=1)
    for name, content in rows:
        table.add_row(page.text_of((name, "dim")), content)
    page.add(table, indent)
