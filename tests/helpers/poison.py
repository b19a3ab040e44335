"""Documents that do harm, and what each has to come to.

No file is known that makes our readers crash, loop or eat memory, so three kinds do it by what stands at their start;
the other three are files as anyone could send them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from afsprakenscan.errors import (
    AfsprakenscanError,
    CrashedError,
    DamagedError,
    ProtectedError,
    TooLargeError,
    TooSlowError,
)
from afsprakenscan.judging import Rules, judged
from helpers import calls, pdf
from helpers.generated import write_pdf
from helpers.office import make_docx, p


class Poison(NamedTuple):
    """How it is written (in a folder, under a number), and the error and words that name it."""

    write: Callable[[Path, int], Path]
    error: type[AfsprakenscanError]
    reason: str


_DOES: dict[bytes, Callable[[], bytes]] = {b"CRASH": calls.crash, b"HANG!": calls.hang, b"MEMEM": calls.eat}


def judged_or_worse(rules: Rules, path: str) -> bytes:
    """Judge a document as always, unless it is one of those that stand for worse."""
    with Path(path).open("rb") as file:
        does = _DOES.get(file.read(5))
    return does() if does else judged(rules, path)


def _sign(sign: str) -> Callable[[Path, int], Path]:
    def write(folder: Path, number: int) -> Path:
        path = folder / f"{number:05}-{sign.lower().strip('!')}.txt"
        path.write_text(f"{sign} {number}", "utf-8")
        return path

    return write


def _bomb(folder: Path, number: int) -> Path:
    return make_docx(folder / f"{number:05}-bom.docx", p("x"), extra={"word/media/a.bin": "0" * 30_000_000})


def _locked(folder: Path, number: int) -> Path:
    return pdf.write(folder / f"{number:05}-slot.pdf", pdf.Page().text(60, 60, "Geheim"), encrypted=True)


def _cut(folder: Path, number: int) -> Path:
    path = make_docx(folder / f"{number:05}-half.docx", "".join(p(f"Regel {nr}.") for nr in range(200)))
    path.write_bytes(path.read_bytes()[:-300])
    return path


POISONS = (
    Poison(_sign("CRASH"), CrashedError, "beëindigd door signaal SIGSEGV"),
    Poison(_sign("HANG!"), TooSlowError, "langer dan de grens"),
    Poison(_sign("MEMEM"), TooLargeError, "meer geheugen dan de grens"),
    Poison(_bomb, TooLargeError, "uitgepakt"),
    Poison(_locked, ProtectedError, "wachtwoord"),
    Poison(_cut, DamagedError, "beschadigd"),
)


def write_mixed(folder: Path, good: int, poisoned: int, *, pages: int = 0) -> dict[Path, Poison | None]:
    """Write documents with poisoned ones among them, and return which is what, in order.

    With `pages` they are PDF of so many pages, else plain text.
    """
    from helpers.generated import write_text

    total = good + poisoned
    among = {total * nr // poisoned + total // (2 * poisoned): nr for nr in range(poisoned)}
    found: dict[Path, Poison | None] = {}
    for number in range(total):
        if number in among:
            poison = POISONS[among[number] % len(POISONS)]
            found[poison.write(folder, number)] = poison
        elif pages:
            found[write_pdf(folder / f"{number:05}.pdf", number, pages)] = None
        else:
            found[write_text(folder / f"{number:05}.txt", number)] = None
    return found
