"""Which files belong to which region."""

from __future__ import annotations

from pathlib import Path

import pytest

from afsprakenscan.errors import AfsprakenscanError
from afsprakenscan.model.landelijk import RegioBron
from afsprakenscan.regios import group, vt_region


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("tekst", "utf-8")


def found(folder: Path, listing: Path | None = None) -> list[tuple[str | None, list[str]]]:
    return [
        (bron.naam, [str(Path(name).relative_to(folder)) for name in bron.bestanden]) for bron in group(folder, listing)
    ]


def test_a_file_is_a_region_and_so_is_a_folder(tmp_path: Path):
    write(tmp_path, "b.pdf", "A.docx", "Regio C/jeugd.odt", "Regio C/bijlagen/addendum.docx", ".DS_Store", "~$A.docx")
    (tmp_path / "leeg").mkdir()
    assert found(tmp_path) == [
        (None, ["A.docx"]),
        (None, ["b.pdf"]),
        ("Regio C", ["Regio C/bijlagen/addendum.docx", "Regio C/jeugd.odt"]),
    ]


def test_a_link_to_the_folder_above_ends(tmp_path: Path):
    write(tmp_path, "C/a.pdf")
    (tmp_path / "C" / "rond").symlink_to(tmp_path)
    assert found(tmp_path) == [("C", ["C/a.pdf"])]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "regios.yaml",
            "regios:\n- {regio: Noord, bestand: a.pdf, datum: 2019-05, opmerking: jeugd}\n"
            "- {regio: Noord, bestand: b.pdf, opmerking: volwassenen}\n",
        ),
        (
            "regios.yaml",
            "regios:\n- {regio: Noord, bestanden: [a.pdf, b.pdf], datum: 2019-05, opmerking: jeugd; volwassenen}\n",
        ),
        ("regios.csv", "\ufeffregio;bestand;datum;opmerking\nNoord;a.pdf;2019-05;jeugd\nNoord;b.pdf;;volwassenen\n"),
        ("regios.csv", "regio,bestand,datum,opmerking\nNoord,a.pdf,2019-05,jeugd\nNoord,b.pdf,,volwassenen\n"),
    ],
)
def test_a_list_names_regions_and_joins_rows(tmp_path: Path, name: str, content: str):
    write(tmp_path, "a.pdf", "b.pdf", "c.pdf")
    (tmp_path / name).write_text(content, "utf-8")
    named, other = group(tmp_path)
    assert named == RegioBron(
        naam="Noord",
        bestanden=(str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")),
        datum="2019-05",
        opmerking="jeugd; volwassenen",
    )
    assert other.bestanden == (str(tmp_path / "c.pdf"),)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("regios.yaml", "regios: [", "geen geldige YAML"),
        ("regios.yaml", "- a", "hoort te beginnen met 'regios:'"),
        ("regios.yaml", "regios:\n- {regio: Noord, bestand: a.pdf, datm: 2019}\n", "Onbekend veld 'datm'"),
        ("regios.yaml", "regios:\n\n- {regio: Noord}\n", "regios.yaml, regel 3: De naam van de regio of het bestand"),
        ("regios.csv", "regio;bestand\nNoord;\n", "regios.csv, regel 2: De naam van de regio of het bestand ontbreekt"),
        ("regios.csv", "regio;bestand\nNoord;a.pdf;2019\n", "regios.csv, regel 2: Onbekend veld 'kolom zonder naam'"),
        (
            "regios.csv",
            "regio;bestand;status\nNoord;a.pdf;\nZuid;b.pdf;af\n",
            "regios.csv, regel 3: De status 'af' is niet bekend. Kies uit: concept, definitief; of laat het leeg.",
        ),
        (
            "regios.yaml",
            "regios:\n- regio: Noord\n  bestand: a.pdf\n- regio: Zuid\n  bestand: b.pdf\n  datum: mei-19\n",
            "regios.yaml, regel 4: De datum 'mei-19' is niet te lezen. "
            "Schrijf 2019, 2019-05 of 2019-05-17; in Excel met de kolom als tekst.",
        ),
    ],
)
def test_a_wrong_list_is_refused(tmp_path: Path, name: str, content: str, message: str):
    write(tmp_path, "a.pdf")
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(AfsprakenscanError) as error:
        group(tmp_path)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019", "2019"),
        ("2019-05", "2019-05"),
        ("2019-05-17", "2019-05-17"),
        ("17-5-2019", "2019-05-17"),
        ("7/12/2019", "2019-12-07"),
        ("", None),
    ],
)
def test_dates_as_people_and_excel_write_them(tmp_path: Path, written: str, read: str | None):
    (tmp_path / "regios.csv").write_text(f"regio;bestand;datum\nNoord;a.pdf;{written}\n", "utf-8")
    assert [bron.datum for bron in group(tmp_path)] == [read]


@pytest.mark.parametrize("written", ["2019-13", "2019-02-30", "31-4-2020", "0219", "19-05", "2019-5", "voorjaar"])
def test_what_is_no_date(tmp_path: Path, written: str):
    (tmp_path / "regios.csv").write_text(f"regio;bestand;datum\nNoord;a.pdf;{written}\n", "utf-8")
    with pytest.raises(AfsprakenscanError, match=f"De datum '{written}' is niet te lezen"):
        group(tmp_path)


def test_the_newest_row_says_what_date_and_status_a_region_has(tmp_path: Path):
    rows = ("Noord;a.pdf;2019-05;definitief", "Noord;b.pdf;1-3-2020;Concept", "Noord;c.pdf;;")
    (tmp_path / "regios.csv").write_text("\n".join(("regio;bestand;datum;status", *rows)), "utf-8")
    assert [(bron.datum, bron.status) for bron in group(tmp_path)] == [("2020-03-01", "concept")]


def test_a_list_in_another_encoding_is_refused(tmp_path: Path):
    write(tmp_path, "a.pdf")
    (tmp_path / "regios.csv").write_bytes("regio;bestand\nFryslân;a.pdf\n".encode("cp1252"))
    with pytest.raises(AfsprakenscanError, match=r"geen tekst in UTF-8.*CSV UTF-8"):
        group(tmp_path)


@pytest.mark.parametrize(
    ("name", "message"), [("weg", "bestaat niet"), ("a.pdf", "geen map"), ("leeg", "geen documenten")]
)
def test_a_folder_that_cannot_be_used(tmp_path: Path, name: str, message: str):
    write(tmp_path, "a.pdf")
    (tmp_path / "leeg").mkdir()
    with pytest.raises(AfsprakenscanError, match=message):
        group(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hart van Brabant", "hart-van-brabant"),
        ("midden-brabant", "hart-van-brabant"),
        ("Veilig Thuis Twente", "twente"),
        ("Fryslân", "friesland"),
        ("Waddenrand", None),
    ],
)
def test_regions_are_known_by_their_names(name: str, code: str | None):
    assert vt_region(name) == code


def test_lists_and_reports_are_no_documents(tmp_path: Path):
    write(tmp_path, "a.pdf", "rapporten/landelijk.md", "regios.yml")
    (tmp_path / "regios.csv").write_text("regio;bestand\nNoord;a.pdf\n", "utf-8")
    other = tmp_path / "lijst.csv"
    other.write_text("regio;bestand\nZuid;a.pdf\n", "utf-8")
    assert group(tmp_path, other, tmp_path / "rapporten") == [
        RegioBron(naam="Zuid", bestanden=(str(tmp_path / "a.pdf"),))
    ]
