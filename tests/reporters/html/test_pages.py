"""The pages as text: whole, safe, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as parser

from afsprakenscan import naslag
from afsprakenscan.model.landelijk import Onleesbaar
from afsprakenscan.model.results import DocumentReport
from afsprakenscan.reporters import Style, html
from afsprakenscan.reporters.html.matrix import Board, board
from afsprakenscan.scoring.landelijk import overview
from helpers.regions import country, region, report
from helpers.reports import BEWIJS, REPORT, passage

EVIL = "<script>alert(1)</script>\x00\x1b[31m]]></style><!-- \u202eq\"'=cmd|x"
SHOWN = "<script>alert(1)</script>[31m]]></style><!-- q\"'=cmd|x"


FACTS = {name: fact.model_copy(update={"titel": fact.titel or name}) for name, fact in REPORT.kernfeiten.items()}


def titled(name: str, **changes: object) -> DocumentReport:
    """A report of which every key fact has a title, as the criteria give it."""
    return report(name, kernfeiten=FACTS, **changes)


def evil_report() -> DocumentReport:
    proof = passage(2, EVIL, {"a1": BEWIJS, "e1": BEWIJS}, headings=(EVIL,))
    return titled(
        f"{EVIL}.pdf",
        regio=EVIL,
        status=EVIL,
        versie=EVIL,
        passages=(REPORT.passages[0], proof, *REPORT.passages[2:]),
    )


def every_page() -> dict[str, str]:
    regions = [
        region("Veldrand", titled("een.pdf")),
        region(EVIL, evil_report(), titled("twee.pdf"), opmerking=EVIL),
    ]
    unread = [Onleesbaar(regio=EVIL, bestand=EVIL, reden=EVIL)]
    national = overview(regions, REPORT.ruleset, EVIL, onleesbaar=unread, opmerkingen=[EVIL])
    return {
        **{name: page.decode() for name, page in html.national(national, iter(regions), Style()).items()},
        "een": html.report([evil_report()], Style()),
        "twee": html.report([evil_report(), REPORT], Style()),
    }


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return every_page()


NAMES = pytest.mark.parametrize("name", ["landelijk.html", "samenvatting.html", "een", "twee"])


@NAMES
def test_nothing_from_a_document_is_markup(pages: dict[str, str], name: str):
    page = pages[name]
    assert re.search("[\x00-\x08\x0b-\x1f\u202e]", page) is None
    tree = parser.document_fromstring(page)
    assert len(tree.findall(".//style")) == 1
    assert len(tree.findall(".//script")) == (0 if name == "samenvatting.html" else 1)
    assert not tree.xpath("//comment()")
    assert SHOWN in tree.text_content()


@NAMES
def test_the_page_needs_nothing_and_allows_nothing(pages: dict[str, str], name: str):
    tree = parser.document_fromstring(pages[name])

    def allowed(kind: str) -> str:
        texts = [one.text for one in tree.findall(f".//{kind}")]
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        return f"{kind}-src " + (" ".join(f"'sha256-{one}'" for one in hashes) or "'none'")

    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        f"default-src 'none'; {allowed('style')}; {allowed('script')}; base-uri 'none'; form-action 'none'"
    ]
    assert not tree.xpath("//@style | //@src | //@*[starts-with(name(), 'on')]")
    assert [link for link in tree.xpath("//@href") if not link.startswith("#")] == []
    assert "url(" not in pages[name]


@NAMES
def test_every_link_has_its_place(pages: dict[str, str], name: str):
    tree = parser.document_fromstring(pages[name])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {
        value for attribute in ("for", "aria-labelledby", "aria-describedby") for value in tree.xpath(f"//@{attribute}")
    }
    assert {link.removeprefix("#") for link in tree.xpath("//@href")} | named <= set(ids)


@NAMES
def test_headings_step_down_one_at_a_time(pages: dict[str, str], name: str):
    tree = parser.document_fromstring(pages[name])
    levels = [int(one.tag[1]) for one in tree.xpath("//h1 | //h2 | //h3 | //h4") if not one.xpath("ancestor::dialog")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@NAMES
def test_every_table_says_what_it_shows(pages: dict[str, str], name: str):
    tables = parser.document_fromstring(pages[name]).findall(".//table")
    assert tables
    for table in tables:
        assert "".join(table.find("caption").itertext()).strip()
        assert {cell.get("scope") for cell in table.iter("th")} <= {"col", "row", "colgroup"}


def test_the_same_bytes_under_another_hash_seed():
    code = (
        "import hashlib, test_pages\n"
        "print([hashlib.sha256(page.encode()).hexdigest() for page in test_pages.every_page().values()])"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
    assert len(seen.pop()) > 4 * 64


def test_every_chart_finds_its_table():
    other = titled("b.pdf", datum="2019-01")
    regions = [region("Veldrand", titled("a.pdf")), region("Boomgaard", other)]
    (page, _) = html.national(country(*regions), regions, Style()).values()
    tree = parser.document_fromstring(page.decode())
    charted = [
        "".join(one.itertext()).split("  ")[0].strip()
        for one in tree.xpath("//table[starts-with(@class, 'charted')]/caption")
    ]
    captions = [caption.split("volledig")[0].split("vastgelegd")[0].split("vóór december")[0] for caption in charted]
    assert [caption.split("band van")[0].strip() for caption in captions] == [
        "De eisen van het kwaliteitskader",
        "Hoe vaak en hoe ver",
        "Hoe vaak en hoe ver",
        "Hoe vaak en hoe ver",
        "Informeren van direct betrokkenen: per aspect",
        "Methodes en instrumenten: per aspect",
        "Opschaling bij verschil van inzicht: per aspect",
        "Samen leren van casuïstiek: per aspect",
        "Wie inlicht als er al hulp is",
        "Kanalen",
        "Monitoring na (maanden)",
        "casusevaluatie",
        "Komt terug, voor en na het kwaliteitskader",
        "Naast het beeld van 2020",
    ]


def test_the_matrix_has_every_region_and_criterium():
    regions = [region("Veldrand"), region("Boomgaard")]
    (page, _) = html.national(country(*regions), regions, Style()).values()
    tree = parser.document_fromstring(page.decode())
    cells = tree.xpath("//table[@id='matrix-table']//a[contains(@class, 'cell')]")
    assert [(cell.get("href"), cell.get("data-level")) for cell in cells[:7]] == [
        ("#r1-a", "volledig"),
        ("#r1-e", "genoemd"),
        ("#r1-f", "gedeeltelijk"),
        ("#r1-g", "ontbreekt"),
        ("#r1-p3", "volledig"),
        ("#r1-p7", "ontbreekt"),
        ("#r1-v1", "volledig"),
    ]
    assert len(cells) == 14
    assert [cell.text for cell in tree.xpath("//table[@id='matrix-table']/tfoot//td")] == [
        "2",
        "0",
        "2",
        "0",
        "2",
        "0",
        "2",
    ]


def placed(*codes: str | None) -> Board:
    regions = [region(f"R{nr}").model_copy(update={"vt_regio": code}) for nr, code in enumerate(codes)]
    return board(country(*regions))


def test_tiles_stand_on_the_map_when_half_of_the_regions_are_known():
    assert not placed("utrecht", None, None).on_map
    shown = placed("utrecht", None)
    assert shown.on_map
    own = [tile for tile in shown.tiles if tile.anchor]
    assert [(tile.naam, tile.anchor, tile.place) for tile in own] == [("R0", "r1", (5, 3)), ("R1", "r2", None)]
    assert len(shown.tiles) == len(naslag.vt_regios()) + 1


def test_two_regions_on_one_place_both_get_a_tile():
    own = [tile for tile in placed("utrecht", "utrecht").tiles if tile.anchor]
    assert [tile.place for tile in own] == [(5, 3), None]


def test_the_summary_names_few_regions_and_spreads_many():
    def text(count: int) -> str:
        regions = [region(f"Streek {nr}") for nr in range(count)]
        page = html.national(country(*regions), regions, Style())["samenvatting.html"]
        return " ".join(parser.document_fromstring(page.decode()).find(".//main").text_content().split())

    assert "Streek 25" in text(26)
    assert "Streek" not in text(27)
    assert "Hoeveel van de 4 eisen terugkomen" in text(27)


PAIRS = (
    *((f"on-{level}", level) for level in ("volledig", "gedeeltelijk", "genoemd", "ontbreekt")),
    ("on-genoemd", "between"),
    *((text, ground) for text in ("ink", "muted", "link", "notice") for ground in ("ground", "raised")),
    ("notice", "notice-ground"),
    ("ink", "mark"),
)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[nr : nr + 2], 16) / 255 for nr in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_is_legible_on_its_ground(pages: dict[str, str], scheme: int):
    blocks = re.findall(r":root \{(.*?)\}", pages["een"], re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", blocks[scheme]))
    assert {pair: ratio for pair in PAIRS if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5} == {}
    # What only shows where something is: three to one is enough.
    assert contrast(colours["edge"], colours["ground"]) >= 3
    assert contrast(colours["volledig"], colours["band"]) >= 3
