"""Settings: which file counts, what may stand in it, and where a mistake is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from afsprakenscan.config import Settings, load
from afsprakenscan.errors import ConfigError
from afsprakenscan.model.results import Niveau
from afsprakenscan.model.toets import Onderdrukking

FULL = """\
# wat wij vragen
eisen = ["A", "b", "a"]
minimaal = "volledig"
aspecten = ["c1"]
bestanden = ["concepten/*.docx"]
criteria = "eigen"
basislijn = "lijn.json"

[drempels]
b = "genoemd"

[[onderdruk]]
code = "as-o1"
reden = "volgt"

[[onderdruk]]
code = "AS-O3"
reden = "los stuk"
tot = 2026-12-31
bestand = "noord.docx"
vingerafdruk = "sha256:ab"
"""


def write(folder: Path, text: str, name: str = "afsprakenscan.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_everything_that_may_stand_in_it(tmp_path: Path):
    path = write(tmp_path, FULL)

    assert load(path) == Settings(
        eisen=("a", "b"),
        minimaal=Niveau.VOLLEDIG,
        drempels={"b": Niveau.GENOEMD},
        aspecten=("c1",),
        bestanden=("concepten/*.docx",),
        criteria=tmp_path / "eigen",
        basislijn=tmp_path / "lijn.json",
        onderdruk=(
            Onderdrukking(code="AS-O1", reden="volgt"),
            Onderdrukking(
                code="AS-O3",
                reden="los stuk",
                tot=date(2026, 12, 31),
                bestand="noord.docx",
                vingerafdruk="sha256:ab",
            ),
        ),
        path=path,
        origin={
            key: f"{path}, regel {line}"
            for key, line in {
                "eisen": 2,
                "minimaal": 3,
                "aspecten": 4,
                "bestanden": 5,
                "criteria": 6,
                "basislijn": 7,
                "drempels": 9,
                "onderdruk": 12,
            }.items()
        },
    )


def test_the_table_of_pyproject(tmp_path: Path):
    text = '[project]\nname = "x"\n[tool.afsprakenscan]\neisen = ["a"]\n[[tool.afsprakenscan.onderdruk]]\n'
    path = write(tmp_path, text + 'code = "AS-O1"\nreden = "r"\n', "pyproject.toml")

    found = load(start=tmp_path)

    assert (found.path, found.eisen, len(found.onderdruk)) == (path, ("a",), 1)
    assert found.origin == {"eisen": f"{path}, regel 4", "onderdruk": f"{path}, regel 5"}


def test_the_nearest_counts(tmp_path: Path):
    deep = tmp_path / "een" / "twee"
    deep.mkdir(parents=True)
    write(tmp_path, 'eisen = ["a"]')

    assert load(start=deep).eisen == ("a",)

    write(tmp_path / "een", "[tool.iets]\nx = 1\n", "pyproject.toml")  # says nothing about us
    assert load(start=deep).eisen == ("a",)

    write(tmp_path / "een", '[tool.afsprakenscan]\neisen = ["b"]\n', "pyproject.toml")
    assert load(start=deep).eisen == ("b",)

    write(tmp_path / "een", 'eisen = ["c"]')
    assert load(start=deep).eisen == ("c",)


def test_not_beyond_the_repository(tmp_path: Path):
    write(tmp_path, 'eisen = ["a"]')
    (tmp_path / "een" / ".git").mkdir(parents=True)

    assert load(start=tmp_path / "een") == Settings()

    write(tmp_path / "een", 'eisen = ["b"]')
    assert load(start=tmp_path / "een").eisen == ("b",)


def test_a_file_below_the_working_folder_is_named_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, 'eisen = ["a"]')
    monkeypatch.chdir(tmp_path)
    assert load().path == Path("afsprakenscan.toml")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('eisen = ["a"]\neissen = ["b"]\n', 2, "Onbekende sleutel 'eissen'. Bedoelt u 'eisen'?"),
        ("[iets]\nx = 1\n", 1, "Onbekende sleutel 'iets'. Kies uit: eisen, minimaal, "),
        ('minimaal = "half"\n', 1, "'minimaal' kan niet 'half' zijn. Kies uit: genoemd, gedeeltelijk, volledig."),
        ('minimaal = "ontbreekt"\n', 1, "'minimaal' kan niet 'ontbreekt' zijn."),
        ("\n[drempels]\nb = 3\n", 3, "'b' kan niet 3 zijn."),
        ("drempels = 3\n", 1, "'drempels' moet een tabel zijn."),
        ('eisen = "a"\n', 1, "'eisen' moet een lijst van teksten zijn."),
        ("eisen = []\n", 1, "'eisen' is een lege lijst."),
        ('basislijn = ""\n', 1, "'basislijn' moet een tekst zijn."),
        ('[[onderdruk]]\ncode = "AS-O1"\n', 1, "Bij een onderdrukking ontbreekt 'reden'."),
        ('[[onderdruk]]\nreden = "r"\n', 1, "Bij een onderdrukking ontbreekt 'code'."),
        (
            '[[onderdruk]]\ncode = "A"\nreden = "r"\n[[onderdruk]]\ncode = "B"\nreden = " "\n',
            6,
            "'reden' moet een tekst",
        ),
        ('[[onderdruk]]\ncode = "A"\nreden = "r"\ntot = "morgen"\n', 4, "'tot' moet een datum zijn."),
        ('[[onderdruk]]\ncode = "A"\nreden = "r"\nredn = "r"\n', 4, "Onbekende sleutel 'redn'. Bedoelt u 'reden'?"),
        ("onderdruk = 1\n", 1, "'onderdruk' moet een lijst van tabellen zijn."),
        ('eisen = ["a"\n', 1, "Dit is geen geldige TOML."),
        ("a = 1\na = 2\n", 2, "Dit is geen geldige TOML."),
    ],
)
def test_mistakes_name_the_place(tmp_path: Path, text: str, line: int, message: str):
    path = write(tmp_path, text)

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert f"{caught.value.message} {caught.value.hint}".startswith(message)


def test_a_named_file_must_be_there(tmp_path: Path):
    with pytest.raises(ConfigError, match=r"bestaat niet\. Controleer --config\."):
        load(tmp_path / "weg.toml")


def test_a_file_that_is_no_text(tmp_path: Path):
    path = tmp_path / "afsprakenscan.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="niet te lezen"):
        load(path)


def test_patterns_hold_from_the_folder_of_the_file(tmp_path: Path):
    path = write(tmp_path, 'bestanden = ["b/*.txt", "**/*.txt"]')
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.md"):
        write((tmp_path / name).parent, "x", Path(name).name)

    assert [file.relative_to(tmp_path).as_posix() for file in load(path).files()] == ["b/1.txt", "b/2.txt", "a.txt"]


def test_a_pattern_for_nothing_is_a_mistake(tmp_path: Path):
    found = load(write(tmp_path, 'bestanden = ["*.docx"]'))
    with pytest.raises(ConfigError, match=r"past niets op '\*\.docx'"):
        found.files()
