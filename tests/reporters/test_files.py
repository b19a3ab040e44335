"""Files are written whole or not at all, and never over something else than a report."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from afsprakenscan.errors import ReportError
from afsprakenscan.reporters.files import check_folder, check_target, write_all, write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path):
    path = tmp_path / "uit.txt"
    write_whole(path, b"een")
    write_whole(path, b"twee")
    assert path.read_bytes() == b"twee"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "uit.txt"
    path.write_bytes(b"oud")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ReportError) as caught:
        write_whole(path, b"nieuw")

    assert str(caught.value) == f"{path}: Hier kan niet worden geschreven: de schijf is vol. Kies een andere plek."
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path):
    target, link = tmp_path / "echt.txt", tmp_path / "link.txt"
    target.write_bytes(b"oud")
    link.symlink_to(target)
    write_whole(link, b"nieuw")
    assert link.is_symlink()
    assert target.read_bytes() == b"nieuw"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("map", "Dit is een map; het rapport kan er niet overheen. Geef de naam van een bestand."),
        (
            "weg/uit.txt",
            "De map waarin dit bestand moet komen, bestaat niet. Maak de map eerst, of kies een andere plek.",
        ),
        ("buis", "Dit is geen gewoon bestand. Kies een andere naam."),
        (
            "map/../bron.docx",
            "Dit is zelf een van de documenten; het rapport zou het overschrijven. Kies een andere naam.",
        ),
    ],
)
def test_places_that_are_refused(tmp_path: Path, name: str, message: str):
    (tmp_path / "map").mkdir()
    os.mkfifo(tmp_path / "buis")
    source = tmp_path / "bron.docx"
    source.write_bytes(b"bron")

    with pytest.raises(ReportError) as caught:
        check_target(tmp_path / name, sources=[source])

    assert str(caught.value) == f"{tmp_path / name}: {message}"
    assert source.read_bytes() == b"bron"


def test_a_folder_gets_all_files(tmp_path: Path):
    folder = tmp_path / "rapport"
    write_all(folder, {"a.md": b"een", "b.html": b"twee"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.md": b"een", "b.html": b"twee"}


def test_one_that_cannot_be_written_means_none(tmp_path: Path):
    (tmp_path / "oud").mkdir()
    (tmp_path / "oud" / "a.md").write_bytes(b"oud")
    (tmp_path / "oud" / "b.html").mkdir()
    with pytest.raises(ReportError):
        write_all(tmp_path / "oud", {"a.md": b"nieuw", "b.html": b"nieuw"})
    assert (tmp_path / "oud" / "a.md").read_bytes() == b"oud"
    assert sorted(path.name for path in (tmp_path / "oud").iterdir()) == ["a.md", "b.html"]


def test_a_new_folder_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ReportError, match="de schijf is vol"):
        write_all(tmp_path / "nieuw", {"a.md": b"x"})
    assert not (tmp_path / "nieuw").exists()


@pytest.mark.parametrize(("name", "message"), [("bestand", "Dit is een bestand"), ("weg/map", "bestaat niet")])
def test_a_folder_that_cannot_be(tmp_path: Path, name: str, message: str):
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(ReportError, match=message):
        check_folder(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "formaat", "message"),
    [
        (
            "a.html",
            "tekst",
            "De naam eindigt op .html, maar het formaat is tekst. Gebruik --formaat html, of kies een andere naam.",
        ),
        ("a.PDF", "tekst", "De naam eindigt op .PDF, maar het formaat is tekst. Kies een andere naam."),
        (
            "a.docx",
            "json",
            "De naam eindigt op .docx, maar het formaat is json. Gebruik --formaat docx, of kies een andere naam.",
        ),
        # A format that cannot be chosen here is no advice.
        ("a.xlsx", "tekst", "De naam eindigt op .xlsx, maar het formaat is tekst. Kies een andere naam."),
        (
            "a.xml",
            "sarif",
            "De naam eindigt op .xml, maar het formaat is sarif. Gebruik --formaat junit, of kies een andere naam.",
        ),
    ],
)
def test_a_name_that_promises_another_format_is_refused(tmp_path: Path, name: str, formaat: str, message: str):
    with pytest.raises(ReportError) as caught:
        check_target(tmp_path / name, formaat=formaat, others=("html", "docx", "junit"))
    assert str(caught.value) == f"{tmp_path / name}: {message}"


@pytest.mark.parametrize(
    ("name", "formaat"),
    [
        ("a.html", "html"),
        ("a.json", "sarif"),
        ("a.sarif", "sarif"),
        ("a.xml", "junit"),
        ("a.uitvoer", "json"),
        ("a", "tekst"),
        ("a.md", "md"),
    ],
)
def test_names_that_suit_the_format(tmp_path: Path, name: str, formaat: str):
    check_target(tmp_path / name, formaat=formaat)
