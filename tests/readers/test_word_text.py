"""Tracked changes in Word documents, and text that hides in other elements."""

from __future__ import annotations

from pathlib import Path

from helpers.office import DEL, HEADER, INS, MARK_DELETED, p, r, shown, states, struck, tbl, tc, tr, word


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p("VT belt."),
        p(INS.format(r("Het team mailt."))),
        p("Binnen ", DEL.format(struck("tien")), INS.format(r("vijf")), r(" dagen.")),
        p(DEL.format(struck("Dit vervalt."))),
    )

    assert states(document) == [
        ("VT belt.", "ongewijzigd"),
        ("Het team mailt.", "ingevoegd"),
        ("Binnen vijf dagen.", "gemengd"),
    ]
    assert [item.text for item in document.deleted] == ["tien", "Dit vervalt."]


def test_moved_text_stands_only_where_it_went(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p('<w:moveFrom w:id="1">', r("Verplaatst."), "</w:moveFrom>"),
        p("Blijft."),
        p('<w:moveTo w:id="2">', r("Verplaatst."), "</w:moveTo>"),
    )

    assert states(document) == [("Blijft.", "ongewijzigd"), ("Verplaatst.", "ingevoegd")]
    assert [item.text for item in document.deleted] == ["Verplaatst."]


def test_an_insertion_that_was_deleted_again_is_out(tmp_path: Path) -> None:
    document = word(tmp_path, p("VT", INS.format(DEL.format(struck(" en team"))), r(" belt.")))

    assert states(document) == [("VT belt.", "gemengd")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    document = word(tmp_path, p("VT draagt over", properties=MARK_DELETED), p(" aan het team."))

    assert shown(document) == [("alinea", "VT draagt over aan het team.")]


def test_a_paragraph_deleted_with_its_mark_leaves_the_next_alone(tmp_path: Path) -> None:
    document = word(tmp_path, p(DEL.format(struck("Weg.")), style="Kop1", properties=MARK_DELETED), p("Blijft."))

    assert states(document) == [("Blijft.", "ongewijzigd")]
    assert document.blocks[0].kind.value == "alinea"


def test_a_joined_paragraph_is_what_the_remaining_mark_says(tmp_path: Path) -> None:
    heading = p("1 Over", style="Kop1", properties=MARK_DELETED)

    assert shown(word(tmp_path, heading, p("dracht."))) == [("alinea", "1 Overdracht.")]
    assert shown(word(tmp_path, heading, p(DEL.format(struck("weg"))), p("x"))) == [
        ("kop", "1 Over"),
        ("alinea", "x"),
    ]


def test_deleted_and_inserted_table_rows(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        tbl(
            tr("Stap", "Wie", properties=HEADER),
            tr(tc(p(r("Melding", tag="t"))), "VT", properties='<w:del w:id="1"/>'),
            tr(tc(p(INS.format(r("Overdracht")))), tc(p(INS.format(r("Team")))), properties='<w:ins w:id="2"/>'),
        ),
    )

    assert states(document) == [("Stap | Wie", "ongewijzigd"), ("Overdracht | Team", "ingevoegd")]
    assert [item.text for item in document.deleted] == ["Melding", "VT"]


def test_text_in_controls_links_fields_and_tags(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF b \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("artikel 4")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = word(
        tmp_path,
        "<w:sdt><w:sdtContent>" + p("Blok in een veld.") + "</w:sdtContent></w:sdt>",
        p("Zie ", "<w:sdt><w:sdtContent>" + r("het plan") + "</w:sdtContent></w:sdt>", r(" en "), field, r(".")),
        p("<w:hyperlink>" + r("VT") + "</w:hyperlink>", "<w:smartTag>" + r(" belt") + "</w:smartTag>", r(" het team.")),
        p("Datum: ", '<w:fldSimple w:instr="DATE">' + r("1 mei 2020") + "</w:fldSimple>"),
        p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
    )

    assert [text for _, text in shown(document)] == [
        "Blok in een veld.",
        "Zie het plan en artikel 4.",
        "VT belt het team.",
        "Datum: 1 mei 2020",
        "a+b",
    ]


def test_a_field_that_never_ends_does_not_swallow_the_document(tmp_path: Path) -> None:
    document = word(tmp_path, p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("weg")), p("Blijft."))

    assert shown(document) == [("alinea", "Blijft.")]


def test_a_prompt_in_an_empty_control_is_not_text(tmp_path: Path) -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = word(tmp_path, p("Regio: ", prompt.format(r("Klik om tekst in te voeren."))))

    assert shown(document) == [("alinea", "Regio:")]
    assert [(item.reason, item.text) for item in document.skipped] == [
        ("verborgen tekst", "Klik om tekst in te voeren.")
    ]


def test_special_characters(tmp_path: Path) -> None:
    run = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>jeugd</w:t><w:noBreakHyphen/><w:t>ggz vei</w:t>"
        '<w:softHyphen/><w:t>lig </w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t> x</w:t>'
        '<w:sym w:font="W" w:char="onzin"/></w:r>'
    )

    assert shown(word(tmp_path, p(run))) == [("alinea", "a b jeugd\u2011ggz veilig → x")]


def test_hidden_text_is_out_but_on_record(tmp_path: Path) -> None:
    document = word(tmp_path, p("Zichtbaar.", r(" Verborgen.", "<w:vanish/>")))

    assert shown(document) == [("alinea", "Zichtbaar.")]
    assert [(item.reason, item.text) for item in document.skipped] == [("verborgen tekst", "Verborgen.")]


def test_a_drop_capital_belongs_to_the_word(tmp_path: Path) -> None:
    document = word(tmp_path, p("V", properties='<w:framePr w:dropCap="drop"/>'), p("eilig Thuis belt."))

    assert shown(document) == [("alinea", "Veilig Thuis belt.")]


def test_comments_are_not_text_and_are_counted(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        p('<w:commentRangeStart w:id="0"/>', r("VT belt."), '<w:r><w:commentReference w:id="0"/></w:r>'),
        comments='<w:comment w:id="0">' + p("Klopt dit?") + "</w:comment>",
    )

    assert shown(document) == [("alinea", "VT belt.")]
    assert [note.message for note in document.read_notes if note.code == "opmerkingen"] == [
        "1 opmerking in de kantlijn is niet gelezen."
    ]


def test_text_struck_through_by_hand_is_deleted_too(tmp_path: Path) -> None:
    document = word(tmp_path, p("Binnen ", r("tien ", "<w:strike/>"), r("vijf"), r(" dagen.", '<w:strike w:val="0"/>')))

    assert states(document) == [("Binnen vijf dagen.", "gemengd")]
    assert [item.text for item in document.deleted] == ["tien"]
