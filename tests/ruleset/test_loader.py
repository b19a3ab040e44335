"""Loading criteria: every mistake gets file, line and what was meant."""

import pytest

from afsprakenscan.errors import RulesetError
from afsprakenscan.ruleset import load
from helpers.ruleset import FILES, write_criteria


def test_loads_the_whole_set(tmp_path):
    ruleset = load(write_criteria(tmp_path))
    assert [(k.id, [c.code for c in k.criteria]) for k in ruleset.kaders] == [("kwaliteitskader", ["a", "c"])]
    assert list(ruleset.afgeleid) == ["gezin_inlichten"]
    assert ruleset.digest.startswith("sha256:")


def test_digest_follows_the_content(tmp_path):
    first = load(write_criteria(tmp_path / "een")).digest
    assert load(write_criteria(tmp_path / "twee")).digest == first
    words = FILES["woordenlijst/partijen.yaml"].replace("woorden: [melder]", "woorden: [melder, aanmelder]")
    assert load(write_criteria(tmp_path / "drie", {"woordenlijst/partijen.yaml": words})).digest != first


def test_derived_concepts_stand_after_what_they_build_on(tmp_path):
    words = FILES["woordenlijst/partijen.yaml"].replace(
        "afgeleid:\n", "afgeleid:\n  aap: {uitleg: x, alle: [noot]}\n  noot: {uitleg: x, alle: [gezin_inlichten]}\n"
    )
    ruleset = load(write_criteria(tmp_path, {"woordenlijst/partijen.yaml": words}))
    assert list(ruleset.afgeleid) == ["gezin_inlichten", "noot", "aap"]


def change(name, old, new):
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new)}


WORDS, VERBS, A = "woordenlijst/partijen.yaml", "woordenlijst/werkwoorden.yaml", "kwaliteitskader/a.yaml"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            change(A, "gezin_inlichten,", "gezin_inlichte,"),
            "a.yaml, regel 13: Het begrip 'gezin_inlichte' bestaat niet. Bedoelt u 'gezin_inlichten' of 'inlichten'?",
        ),
        (
            change(A, "melding@zin/kop/kolom", "melding@hoofd"),
            "a.yaml, regel 13: 'hoofd' in 'melding@hoofd' is geen plaats. "
            "Kies uit: zin, blok, vorig, sectie, kop, kop1, kolom, rij, aanhef.",
        ),
        (
            change(A, "naam: inlichten-over-melding", "naam: 'Naam met spatie'"),
            "a.yaml, regel 13: 'Naam met spatie' is geen goede vorm voor 'naam' (let op spaties en hoofdletters).",
        ),
        (
            change(A, "titel: Informeren", "titel: Informeren\ntitel: Weer"),
            "a.yaml, regel 4: De sleutel 'titel' staat er twee keer.",
        ),
        (
            change(A, "titel: Informeren", "titul: Informeren"),
            "a.yaml, regel 3: De sleutel 'titul' bestaat niet. Bedoelt u 'titel'?",
        ),
        (change(A, "titel: Informeren\n", ""), "a.yaml, regel 2: De sleutel 'titel' ontbreekt."),
        (
            change(A, "alle: [gezin_inlichten,", "ale: [gezin_inlichten,"),
            "a.yaml, regel 13: De sleutel 'ale' bestaat niet. Bedoelt u 'alle'?",
        ),
        (
            change(A, "reden: de melder", "redn: de melder"),
            "a.yaml, regel 16: De sleutel 'redn' bestaat niet. Bedoelt u 'reden'?",
        ),
        (
            change(WORDS, "geen_van: [melder]}", "minstens: {aantl: 1, van: [melder]}}"),
            "partijen.yaml, regel 14: De sleutel 'aantl' bestaat niet. Bedoelt u 'aantal'?",
        ),
        (
            change(A, "vraag: Wie licht in?", "vraag: Wie licht in?\nkleur: rood"),
            "a.yaml, regel 5: De sleutel 'kleur' bestaat niet.",
        ),
        (change(A, "code: a\n", "code: b\n"), "a.yaml, regel 2: De code 'b' is niet de naam van het bestand."),
        (
            change(WORDS, "<informeren>, op", "<informeer>, op"),
            "partijen.yaml, regel 8: Het werkwoord 'informeer' staat niet in woordenlijst/werkwoorden.yaml.",
        ),
        (
            change(WORDS, "alle: [inlichten, gezin@zin/kop]", "alle: [gezin_inlichten]"),
            "partijen.yaml, regel 14: 'gezin_inlichten' verwijst via een omweg naar zichzelf.",
        ),
        (
            change(WORDS, "gezin@zin/kop]", "gezin@sectie]"),
            "partijen.yaml, regel 14: 'gezin@sectie' kan niet in een afgeleid begrip. "
            "Zet deze voorwaarde in het patroon zelf.",
        ),
        (
            {"kwaliteitskader/b.yaml": "code: b"},
            "kader.yaml, regel 6: Niet in de lijst met codes: b. Voeg ze toe aan codes of verwijder ze.",
        ),
        ({"kwaliteitskader/c.yaml": None}, "c.yaml: Dit bestand ontbreekt in de map met criteria."),
        ({A: ""}, "a.yaml: Dit bestand is leeg."),
        (
            {A: "code: [a"},
            "a.yaml, regel 2: Dit is geen geldige YAML (did not find expected ',' or ']'). "
            "Kijk naar inspringing en aanhalingstekens.",
        ),
        (
            change("kernfeiten.yaml", "bij: [a1]", "bij: [a9]"),
            "kernfeiten.yaml, regel 7: 'a9' bestaat niet. Bedoelt u 'a1'?",
        ),
    ],
)
def test_mistakes(tmp_path, changes, message):
    with pytest.raises(RulesetError) as caught:
        load(write_criteria(tmp_path, changes))
    error = caught.value
    name = error.path.rsplit("/", 1)[-1]
    place = f"{name}, regel {error.line}" if error.line else name
    assert f"{place}: {error.message} {error.hint}".strip() == message


def test_a_folder_without_kaders_is_refused(tmp_path):
    folder = write_criteria(tmp_path, {name: None for name in FILES if "kader/" in name})
    (folder / "kernfeiten.yaml").write_text("titel: x\nfeiten: []\n")
    with pytest.raises(RulesetError, match="geen criteria"):
        load(folder)


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(RulesetError, match="bestaat niet"):
        load(tmp_path / "weg")
