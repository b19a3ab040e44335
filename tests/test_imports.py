"""Which part may import which: every layer only those below it, and the parts of one layer never each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "afsprakenscan"

LAYERS = (
    {"__main__"},
    {"cli"},
    {"api_landelijk", "api_toets", "api_batch"},
    {"api"},
    {"judging"},
    {"batch"},
    {"reporters", "scoring", "matching", "ruleset", "readers"},
    {"roles", "facts", "gold", "notation", "quotes", "regios", "privacy", "config", "basislijn"},
    {"naslag"},
    {"text"},
    {"model"},
    {"errors"},
)
"""Top to bottom. `__init__` holds only the version, so anything may import it."""

BEHIND_API = {"scoring", "matching", "ruleset", "readers", "roles", "facts", "gold", "regios", "config", "basislijn"}
"""What the command line may only reach through `api`."""

ONLY_IN = {"spacy": "matching", "pypdfium2": "readers", "pdfplumber": "readers", "typer": "cli"}
"""Libraries that only one part may know."""

HEAVY = ("spacy", "pdfplumber", "pypdfium2", "docx", "lxml", "numpy", "yaml", "pydantic", "rich")


def imports(root: Path) -> Iterator[tuple[str, str]]:
    """Give (module, imported module) for every import under the package, wherever in the module it stands."""
    for path in sorted(root.rglob("*.py")):
        module = ".".join((root.name, *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{module}: relatieve import; schrijf het hele pad"
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                # `from afsprakenscan import api` imports a module, `from afsprakenscan.text import clean` does not.
                yield from ((module, name) for name in (names if node.module == root.name else {node.module or ""}))


def part(module: str) -> str:
    """The part of the package a module belongs to: 'afsprakenscan.cli.app' → 'cli'."""
    return [*module.split("."), "__init__"][1]


def layer(name: str) -> int:
    found = [nr for nr, parts in enumerate(LAYERS) if name in parts]
    assert len(found) == 1, f"'{name}' staat niet in LAYERS"
    return found[0]


def breaches(root: Path) -> list[str]:
    """Every import that is not allowed, naming both modules."""
    found = []
    for module, imported in imports(root):
        mine, top = part(module), imported.split(".")[0]
        if top != root.name:
            if ONLY_IN.get(top, mine) != mine:
                found.append(f"{module} importeert {imported}: dat mag alleen in {ONLY_IN[top]}")
            continue
        theirs = part(imported)
        if theirs in ("__init__", "__version__") or theirs == mine or mine == "__init__":
            continue
        if layer(theirs) <= layer(mine):
            found.append(f"{module} importeert {imported}: {mine} mag {theirs} niet kennen")
        elif mine == "cli" and theirs in BEHIND_API:
            found.append(f"{module} importeert {imported}: dat gaat via api")
    return found


def test_every_part_imports_only_what_lies_below_it():
    assert len(list(imports(SRC))) > 100
    assert breaches(SRC) == []


@pytest.mark.parametrize(
    ("file", "source", "expected"),
    [
        ("readers/pdf.py", "from afsprakenscan.scoring import x", "readers mag scoring niet kennen"),
        ("text.py", "def f():\n    import afsprakenscan.roles", "text mag roles niet kennen"),
        ("cli/x.py", "from afsprakenscan import readers", "dat gaat via api"),
        ("reporters/x.py", "import spacy.tokens", "dat mag alleen in matching"),
        ("cli/x.py", "from afsprakenscan import api, __version__", None),
        ("api.py", "if 1:\n    from afsprakenscan.readers.pdf import read", None),
    ],
)
def test_a_breach_names_both_modules(tmp_path: Path, file: str, source: str, expected: str | None):
    path = tmp_path / "afsprakenscan" / file
    path.parent.mkdir(parents=True)
    path.write_text(source)

    found = breaches(tmp_path / "afsprakenscan")

    module = "afsprakenscan." + file.removesuffix(".py").replace("/", ".")
    assert [f"{module} importeert" in line and line.endswith(f": {expected}") for line in found] == (
        [True] if expected else []
    )


def test_nothing_private_of_typer_is_imported():
    assert {name for _, name in imports(SRC) if name.startswith(("typer", "click"))} == {
        "typer",
        "typer.core",
        "typer.main",
    }


@pytest.mark.parametrize("arguments", [["--help"], ["analyse", "--help"], ["--versie"]])
def test_help_loads_nothing_heavy(arguments: list[str]):
    code = (
        "import sys\nfrom afsprakenscan.cli.app import run\n"
        f"assert run({arguments!r}) == 0\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
