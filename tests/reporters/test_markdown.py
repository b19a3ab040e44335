"""Markdown: what a story becomes, and text of which nothing is read as markup."""

from __future__ import annotations

import pytest

from afsprakenscan.model.landelijk import Onleesbaar
from afsprakenscan.reporters import Style, markdown
from afsprakenscan.reporters.story import Bullets, Cell, Heading, Paragraph, QuoteItem, Story, Table, Tone
from helpers.hostile import EVIL
from helpers.regions import country, region
from helpers.reports import REPORT

STORY = Story(
    "De titel",
    (
        Bullets(("een", "twee")),
        Paragraph("Pas op.", Tone.LET_OP),
        Heading(2, "Kop", "kop"),
        Paragraph("Gewoon."),
        Paragraph("Klein.", Tone.KLEIN),
        Table("Naam", ("Eis", "Niveau"), ((Cell("a|b"), Cell("volledig")), (Cell(""), Cell("–")))),
        Heading(3, "Onder", "onder"),
        QuoteItem("Citaat.", "blz. 4", ("wie: VT", "hoe: brief")),
    ),
)


def test_a_story_as_markdown():
    assert markdown.render(STORY) == (
        "# De titel\n\n"
        "- een\n- twee\n\n"
        "**Let op:** Pas op.\n\n"
        "## Kop\n\n"
        "Gewoon.\n\n"
        "Klein.\n\n"
        "**Naam**\n\n"
        "| Eis | Niveau |\n| --- | --- |\n| a\\|b | volledig |\n|  | – |\n\n"
        "### Onder\n\n"
        "> Citaat.\n>\n> — blz. 4 · wie: VT · hoe: brief\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon (tekst), 3 maanden.", "gewoon (tekst), 3 maanden."),
        ("# kop", "\\# kop"),
        ("1. punt", "1\\. punt"),
        ("12) punt", "12\\) punt"),
        ("1.2 Ouders", "1.2 Ouders"),
        ("- punt", "\\- punt"),
        ("+ punt", "\\+ punt"),
        ("=== kop", "\\=== kop"),
        ("a - b", "a - b"),
        ("> citaat", "\\> citaat"),
        ("*nadruk* en _nadruk_", "\\*nadruk\\* en \\_nadruk\\_"),
        ("[naam](http://x)", "\\[naam\\](http://x)"),
        ("![plaatje](x)", "!\\[plaatje\\](x)"),
        ("`code` ~~weg~~ $x$ {x}", "\\`code\\` \\~\\~weg\\~\\~ \\$x\\$ \\{x\\}"),
        ("een \\ streep", "een \\\\ streep"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("twee\nregels\n\n# kop", "twee regels \\# kop"),
        ("    code", "code"),
        ("", ""),
    ],
)
def test_nothing_in_a_text_is_markup(text: str, shown: str):
    assert markdown.escape(text) == shown


def test_hostile_text_is_only_text():
    assert markdown.escape(EVIL) == (
        "\\=cmd\\|'x'!A1 \\<script\\>alert(1)\\</script\\>\\[31m\\]\\]\\> "
        '&amp;amp; \\[red\\]\ufffd\ufffe "q" \\_x0041\\_'
    )


def test_documents_stand_under_each_other():
    one = markdown.report([REPORT], Style())
    assert one.startswith("# Samenwerkingsafspraken Veldrand\n\n- Document: veldrand.pdf\n")
    assert markdown.report([REPORT, REPORT], Style()) == f"{one}\n\n{one}"


def test_a_file_name_that_is_no_utf_8_can_be_written():
    unread = Onleesbaar(regio=None, bestand="b\udcff.docx", reden="Onleesbaar.")
    overview = country(region("Veldrand")).model_copy(update={"onleesbaar": (unread,)})
    files = markdown.national(overview, [], Style())
    assert list(files) == ["landelijk.md"]
    assert "| b\ufffd.docx | onbekend | Onleesbaar. |\n" in files["landelijk.md"].decode("utf-8")
