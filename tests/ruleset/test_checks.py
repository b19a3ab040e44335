"""The lint: each check finds the mistake it is for, and says where."""

import pytest

from afsprakenscan.ruleset import load
from afsprakenscan.ruleset.checks import (
    contradicting_examples,
    covered_patterns,
    double_forms,
    double_names,
    double_words,
    impossible_reach,
    missing_examples,
    unused_concepts,
)
from helpers.ruleset import FILES, write_criteria

WORDS, VERBS, A = "woordenlijst/partijen.yaml", "woordenlijst/werkwoorden.yaml", "kwaliteitskader/a.yaml"
PATTERN = "      - {naam: inlichten-over-melding, alle: [gezin_inlichten, melding@zin/kop/kolom]}\n"


def found(check, folder, name, old, new):
    assert old in FILES[name]
    ruleset = load(write_criteria(folder, {name: FILES[name].replace(old, new)}))
    return [(finding.plaats, finding.melding) for finding in check(ruleset)]


@pytest.mark.parametrize(
    ("check", "name", "old", "new", "expected"),
    [
        (
            unused_concepts,
            WORDS,
            "  melder:",
            "  buur: {uitleg: buren, woorden: [buren]}\n  melder:",
            [("buur", "Het begrip 'buur' wordt nergens gebruikt.")],
        ),
        (
            double_forms,
            VERBS,
            "draag draagt",
            "draag draag draagt",
            [("dragen", "Dubbele vorm bij 'dragen': draag.")],
        ),
        (
            double_words,
            WORDS,
            "woorden: [gezin, ouders]",
            "woorden: [gezin, ouders, gezin]",
            [("gezin", "Dubbele woorden in 'gezin': gezin.")],
        ),
        (
            covered_patterns,
            A,
            PATTERN,
            PATTERN + "      - {naam: nauwer, alle: [gezin_inlichten, melding@zin/kop/kolom, termijn]}\n",
            [
                (
                    "kwaliteitskader/a.yaml, aspect a1",
                    "Het patroon 'nauwer' voegt niets toe aan 'inlichten-over-melding'.",
                )
            ],
        ),
        (
            double_names,
            A,
            PATTERN,
            PATTERN + "      - {naam: inlichten-over-melding, alle: [inlichten, termijn]}\n",
            [("kwaliteitskader/a.yaml, aspect a1", "De naam 'inlichten-over-melding' is 2 keer gebruikt.")],
        ),
        (
            impossible_reach,
            A,
            PATTERN,
            "      - {naam: kan-niet, alle: [gezin_inlichten, melding@kolom], soorten: [alinea]}\n",
            [
                (
                    "kwaliteitskader/a.yaml, aspect a1",
                    "'melding@kolom' in 'kan-niet' kan niet: die soort blok heeft deze plaats niet.",
                )
            ],
        ),
    ],
)
def test_check(tmp_path, check, name, old, new, expected):
    assert found(check, tmp_path, name, old, new) == expected


def test_missing_examples(tmp_path):
    findings = missing_examples(load(write_criteria(tmp_path)))
    assert [(f.plaats[-2:], f.melding) for f in findings] == [
        (code, f"{count} voorbeelden van '{kind}', dat moeten er ten minste {least} zijn.")
        for code in ("a1", "c2")
        for kind, count, least in (("bewijs", 1, 5), ("vermelding", 0, 2), ("geen", 1, 4))
    ]


def test_contradicting_examples(tmp_path):
    old = "      geen: [{tekst: VT informeert de melder."
    new = "      vermelding: [VT informeert de ouders over de melding.]\n" + old
    assert found(contradicting_examples, tmp_path, A, old, new) == [
        ("kwaliteitskader/a.yaml, aspect a1", "Voorbeeld staat bij 'bewijs' en 'vermelding'.")
    ]
