"""Writes small PDF files: text at a place, rules, boxes, dots and pictures, with nothing that a test does not name.

Places are points from the top left of the page, as the reader gives them back; text is set with its foot at `y`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path

from afsprakenscan.model.document import Block
from afsprakenscan.readers.base import Limits, Reading
from afsprakenscan.readers.pdf import read

WIDTH, HEIGHT = 595, 842
FONTS = {"plain": b"Helvetica", "bold": b"Helvetica-Bold", "italic": b"Helvetica-Oblique"}
LEADING = 1.2


@dataclass
class Page:
    """One page to be written; the methods return the page, so that calls can follow each other."""

    rotate: int = 0
    origin: tuple[int, int] = (0, 0)
    content: list[str] = field(default_factory=list)
    image: bool = False

    def text(self, x: float, y: float, text: str, *, size: float = 10, font: str = "plain", turn: int = 0) -> Page:
        """Set one line of text; `turn` is its direction in quarter turns against the clock."""
        name = list(FONTS).index(font)
        a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
        matrix = f"{a} {b} {-b} {a} {x + self.origin[0]:.2f} {HEIGHT - y + self.origin[1]:.2f}"
        self.content.append(f"BT /F{name} {size} Tf {matrix} Tm ({_escaped(text)}) Tj ET")
        return self

    def lines(self, x: float, y: float, *texts: str, size: float = 10, font: str = "plain", step: float = 0) -> Page:
        """Set lines under each other."""
        for index, text in enumerate(texts):
            self.text(x, y + index * (step or LEADING * size), text, size=size, font=font)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a line."""
        self.content.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float, *, shade: float | None = None) -> Page:
        """Draw a box, or shade one when `shade` gives a grey from 0 to 1."""
        area = f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re"
        self.content.append(f"0.5 w {area} S" if shade is None else f"q {shade} g {area} f Q")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """Draw the rules of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def picture(self) -> Page:
        """Cover the page with a grey picture, as a scan does."""
        self.image = True
        self.content.insert(0, f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im0 Do Q")
        return self


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def write(path: Path, *pages: Page, info: dict[str, str] | None = None, encrypted: bool = False) -> Path:
    """Write pages as a PDF file. `encrypted` asks for a password that nobody knows."""
    fonts = b" ".join(b"/F%d %d 0 R" % (index, 3 + index) for index in range(len(FONTS)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects += [b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name for name in FONTS.values()]
    grey = zlib.compress(b"\xcc")
    objects.append(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream" % (len(grey), grey)
    )
    image = len(objects)
    kids: list[int] = []
    for page in pages:
        stream = "\n".join(page.content).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        x, y = page.origin
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%d %d %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<<%s>>/XObject<</Im0 %d 0 R>>>>>>"
            % (x, y, x + WIDTH, y + HEIGHT, page.rotate, len(objects), fonts, image)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    trailer = b"/Root 1 0 R"
    if info:
        objects.append(
            b"<<" + b"".join(f"/{key}({_escaped(value)})".encode("cp1252") for key, value in info.items()) + b">>"
        )
        trailer += b"/Info %d 0 R" % len(objects)
    if encrypted:
        trailer += b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    path.write_bytes(_file(objects, trailer))
    return path


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)


def reading(tmp_path: Path, *pages: Page, limits: Limits | None = None) -> Reading:
    """Return what the reader makes of pages."""
    return read(write(tmp_path / "a.pdf", *pages), limits or Limits(), None)


def blocks(tmp_path: Path, *pages: Page) -> list[Block]:
    """Return the blocks of pages."""
    return reading(tmp_path, *pages).builder.blocks


def shown(found: list[Block]) -> list[tuple[str, str]]:
    """Return kind and text of blocks."""
    return [(block.kind.value, block.text) for block in found]
