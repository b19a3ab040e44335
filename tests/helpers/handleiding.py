"""The commands in `docs/handleiding.md`: run in a practice folder, with what they show written beside them.

`python tests/helpers/handleiding.py` writes the output of every command anew.

A block of the manual that starts with `$ afsprakenscan` is run. A comment above it may say `code=1` (the exit code, 0
without it) and which parts to show: `toon=Kernfeiten+4` shows four lines from the first one with that word on;
`toon=+9` the first nine. Without `toon` all is shown. A comment `bestand=NAAM` makes a file of the block below it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "handleiding.md"
CUT = "[…]"

_REGIONS = {
    "01-waddenrand.docx": "",
    "02-zandlanden.pdf": "",
    "03-merenland.pdf": "",
    "04-rivierenhoek.docx": "Rivierenhoek",
    "06-heidekant.odt": "Heidekant",
}
_CODED = ("01-waddenrand", "02-zandlanden", "06-heidekant")
_BLOCK = re.compile(r"^(?:<!-- (?P<settings>[^\n]*) -->\n)?```(?P<kind>\w+)\n(?P<content>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Shown:
    """A command of the manual: what stands there, and what there should be now."""

    command: str
    written: str
    now: str
    expected_code: int
    code: int


def practice(folder: Path) -> None:
    """Fill a folder as the manual says: loose documents, a folder of regions, two versions, coded documents."""
    documents = ROOT / "corpus" / "documenten"
    for name, region in _REGIONS.items():
        target = folder / "regios" / region / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(documents / name, target)
    for name in ("01-waddenrand.docx", "02-zandlanden.pdf"):
        shutil.copy(documents / name, folder / name)
    for path in (ROOT / "docs" / "oefenen").iterdir():
        shutil.copy(path, folder / path.name)
    for part in ("documenten", "goud"):
        (folder / "gelezen" / part).mkdir(parents=True)
        for name in _CODED:
            (source,) = (ROOT / "corpus" / part).glob(f"{name}.*")
            shutil.copy(source, folder / "gelezen" / part / source.name)


def run_all(folder: Path) -> tuple[list[Shown], str]:
    """Run every command of the manual, in order; return each with its output, and the manual as it should be now."""
    practice(folder)
    shown: list[Shown] = []

    def renewed(block: re.Match[str]) -> str:
        settings = [part.strip() for part in (block["settings"] or "").split(";")]
        content = block["content"]
        for setting in settings:
            if setting.startswith("bestand="):
                (folder / setting.removeprefix("bestand=")).write_text(content, "utf-8")
        if not content.startswith("$ afsprakenscan"):
            return block[0]
        command = content.partition("\n")[0].removeprefix("$ ")
        code, output = _run(command, folder)
        now = f"$ {command}\n{_cut(output, settings)}"
        expected = next((int(one.removeprefix("code=")) for one in settings if one.startswith("code=")), 0)
        shown.append(Shown(command, content, now, expected, code))
        return block[0].replace(content, now)

    text = _BLOCK.sub(renewed, MANUAL.read_text("utf-8"))
    return shown, text


def _run(command: str, folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        env={**os.environ, "AFSPRAKENSCAN_CACHE": str(folder / ".cache"), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8")


def _cut(output: str, settings: list[str]) -> str:
    """Return the parts to show, with a mark where something is left out."""
    lines = output.strip("\n").splitlines()
    parts = [one.removeprefix("toon=").rpartition("+") for one in settings if one.startswith("toon=")]
    kept: list[str] = []
    end = 0
    if not parts:
        parts = [("", "+", str(len(lines)))] if lines else []
    for word, _, number in parts:
        start = next((nr for nr in range(end, len(lines)) if word in lines[nr]), None)
        if start is None:
            raise LookupError(f"'{word}' staat niet in de uitvoer:\n{output}")
        kept += [CUT] if start > end else []
        end = start + int(number)
        kept += lines[start:end]
    kept += [CUT] if end < len(lines) else []
    return "".join(f"{line.rstrip()}\n" for line in kept)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        MANUAL.write_text(run_all(Path(name))[1], "utf-8")
