"""The pages in a real browser: accessible, driven by keyboard and mouse, legible in colour, and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from afsprakenscan import naslag
from afsprakenscan.model.landelijk import NationalOverview, Onleesbaar, Regio
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import Style, html
from afsprakenscan.scoring.landelijk import overview
from helpers.programs import needs
from helpers.regions import region, report
from helpers.reports import CRITERIA, REPORT, VERMELDING, aspect, criterium

pytestmark = needs("chromium")

Opened = Callable[..., Page]

_ABSENT = tuple(aspect(one.code, one.titel, None, kern=one.kern) for one in CRITERIA[1].aspecten[1:])
LESS = report(
    "minder.docx",
    datum="2018-05",
    criteria=tuple(
        criterium("kwaliteitskader", "a", one.titel, Niveau.GENOEMD, aspect("a1", "melding", VERMELDING), *_ABSENT)
        if one.code == "a"
        else one
        for one in CRITERIA
    ),
)
UNREAD = [Onleesbaar(regio=None, bestand=f"een lange naam {nr}.pdf", reden="Beveiligd.") for nr in range(6)]


def regions(count: int) -> list[Regio]:
    """Regions of one file, the second dated before the framework, the third of two files that differ."""
    made = [region(f"Landstreek {nr}", report(f"{nr}.pdf")) for nr in range(1, count + 1)]
    made[1:3] = [region("Éénhoek", LESS), region("Tweeland", report("jeugd.pdf"), LESS)][: max(count - 1, 0)]
    return made[:count]


def on_map(count: int) -> list[Regio]:
    """Regions with a place on the map."""
    places = naslag.vt_regios()
    made = regions(count)
    return [
        one.model_copy(update={"naam": at.naam, "vt_regio": at.code}) for one, at in zip(made, places, strict=False)
    ]


def country(made: list[Regio]) -> NationalOverview:
    return overview(made, REPORT.ruleset, "0.1.0", onleesbaar=UNREAD, opmerkingen=["Twee keer dezelfde regio."])


def pages(made: list[Regio]) -> dict[str, bytes]:
    return html.national(country(made), made, Style())


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 A and AA, and against its own good practice."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": tags, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (400, "light")])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: pages(on_map(2))["landelijk.html"], id="landelijk"),
        pytest.param(lambda: pages(on_map(3))["samenvatting.html"], id="samenvatting"),
        pytest.param(lambda: html.report([REPORT, LESS], Style()), id="documenten"),
    ],
)
def test_nothing_stands_in_the_way_of_anyone(opened: Opened, content: Callable[[], str], width: int, scheme: str):
    page = opened(content(), viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll("svg text")].filter((text) => text.checkVisibility()).map((text) => {
    text.scrollIntoView({block: "center"});
    const box = text.getBoundingClientRect();
    const under = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      .find((one) => one.localName === "rect" || getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)");
    const style = getComputedStyle(under);
    const ground = under.localName === "rect" ? style.fill : style.backgroundColor;
    const [a, b] = [light(getComputedStyle(text).fill), light(ground)].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), text.getAttribute("class"), under.getAttribute("class")];
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["landelijk.html", "samenvatting.html"])
def test_text_in_charts_is_legible_on_its_ground(opened: Opened, name: str, scheme: str):
    page = opened(pages(regions(4))[name], viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    measured = page.evaluate(CONTRAST)
    grounds = {(text, ground) for _, text, ground in measured if ground and ground.startswith("fill")}
    levels = ("volledig", "gedeeltelijk", "genoemd", "ontbreekt")
    assert grounds >= {(f"on {level}", f"fill {level}") for level in levels}
    assert [one for one in measured if one[0] < 4.5] == []


def test_a_cell_opens_the_passages_behind_it(opened: Opened):
    page = opened(pages(regions(3))["landelijk.html"])
    cell = page.locator("#m-r1 a[data-code=a]")
    cell.focus()
    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog")
    assert dialog.get_by_role("heading").inner_text() == "Landstreek 1: a Informeren van direct betrokkenen volledig"
    assert "Het lokale team licht de ouders binnen vijf werkdagen na de overdracht" in dialog.inner_text()
    assert "wie: lokaal team · aan wie: ouders · wanneer: binnen vijf werkdagen · hoe: gesprek" in dialog.inner_text()
    assert "blz. 4, 2.1 Ouders" in dialog.inner_text()
    dialog.locator("summary").first.click()
    assert "regel patroon" in dialog.inner_text()
    assert violations(page) == []

    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert cell.evaluate("cell => cell === document.activeElement")
    cell.click()
    dialog.get_by_role("button", name="Sluiten").click()
    assert not dialog.is_visible()


def test_files_that_differ_are_marked_and_named(opened: Opened):
    page = opened(pages(regions(3))["landelijk.html"])
    cell = page.locator("#m-r3 a[data-code=a]")
    assert cell.inner_text().split() == ["volledig", "≠", "(bestanden", "verschillen)"]
    cell.click()
    shown = page.get_by_role("dialog").inner_text()
    assert "De bestanden verschillen: jeugd.pdf volledig; minder.docx genoemd." in shown
    assert "jeugd.pdf, blz. 4" in shown


def shown_rows(page: Page) -> list[str]:
    return page.locator("#matrix-table tbody tr:visible th").all_inner_texts()


def test_the_matrix_can_be_filtered(opened: Opened):
    page = opened(pages(regions(4))["landelijk.html"])
    count = page.get_by_role("status")
    assert count.inner_text() == "4 regio's"

    page.get_by_label("Regio", exact=True).fill("een")
    assert (shown_rows(page), count.inner_text()) == (["Éénhoek"], "1 van de 4 regio’s")
    page.get_by_role("button", name="Alles tonen").click()
    page.wait_for_function("document.querySelector('#f-count').textContent === '4 regio’s'")

    page.get_by_label("Opgesteld").select_option("vóór december 2019")
    assert shown_rows(page) == ["Éénhoek"]
    page.get_by_label("Opgesteld").select_option("maakt niet uit")

    page.get_by_label("Onderwerpen", exact=True).select_option("Stappen van Veilig Thuis")
    assert page.locator("#matrix-table thead th[scope=col]:visible .code").all_inner_texts() == ["p3", "p7"]
    assert page.locator("#m-r1 td:visible").all_text_contents() == [" volledig", " ontbreekt"]
    page.get_by_label("Met minstens één").select_option("genoemd")
    assert shown_rows(page) == []
    page.get_by_label("Onderwerpen", exact=True).select_option("alle")
    assert shown_rows(page) == ["Landstreek 1", "Éénhoek", "Tweeland", "Landstreek 4"]


def test_the_tiles_can_show_one_criterium(opened: Opened):
    page = opened(pages(on_map(3))["landelijk.html"])
    tile = page.locator("a.tile").nth(1)
    assert tile.inner_text().split("\n")[-1] == "1 van 4"
    assert page.locator(".tile.none").count() == len(naslag.vt_regios()) - 3
    page.get_by_label("Kleur de tegels naar").select_option("a")
    assert tile.inner_text().split("\n")[-1] == "genoemd"
    page.get_by_label("Kleur de tegels naar").select_option("")
    assert tile.inner_text().split("\n")[-1] == "1 van 4"


def test_a_link_into_something_folded_opens_it(opened: Opened):
    page = opened(pages(regions(3))["landelijk.html"])
    page.evaluate("location.hash = '#r1-f'")
    page.wait_for_function("document.querySelector('#r1-f').checkVisibility()")
    assert page.locator("#r1-f").is_visible()


def test_without_a_script_everything_is_still_there(opened: Opened):
    page = opened(pages(regions(3))["landelijk.html"], java_script_enabled=False)
    assert not page.locator(".filters").is_visible()
    page.locator("#m-r1 a[data-code=a]").click()
    assert page.locator("#r1-a").get_by_text("Het lokale team licht de ouders").first.is_visible()


def test_the_skip_link_comes_first_and_goes_to_the_contents(opened: Opened):
    page = opened(html.report([REPORT], Style()))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().x >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(regions(1), id="1"),
        pytest.param(regions(26), id="26"),
        pytest.param(on_map(26), id="kaart"),
        pytest.param(regions(100), id="100"),
    ],
)
def test_the_summary_fits_on_one_a4(opened: Opened, made: list[Regio]):
    page = opened(pages(made)["samenvatting.html"])
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [tuple(map(round, sheet.get_size())) for sheet in paper] == [(595, 842)]
    page.emulate_media(media="print")
    # The page is cut at its edge, so that it stays one; nothing may have fallen off.
    assert page.evaluate("(a4 => [a4.scrollHeight <= a4.clientHeight])(document.querySelector('.a4'))") == [True]


def test_on_paper_stands_what_was_opened(opened: Opened):
    page = opened(pages(regions(3))["landelijk.html"])

    def printed() -> Iterator[str]:
        for sheet in pypdfium2.PdfDocument(page.pdf()):
            yield sheet.get_textpage().get_text_range()

    closed = "".join(printed())
    assert "Alles wat is gevonden" not in closed
    assert "Beschrijf wie welke stap zet." in closed
    page.evaluate("location.hash = '#r1-f'")
    page.wait_for_function("document.querySelector('#r1-f').checkVisibility()")
    assert "Alles wat is gevonden" in "".join(printed())


def test_a_hundred_regions_open_in_a_moment(opened: Opened):
    page = opened(pages(regions(100))["landelijk.html"])
    assert page.locator("#matrix-table tbody tr").count() == 100
