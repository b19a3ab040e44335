"""Passages that are nearly the same."""

from __future__ import annotations

from afsprakenscan.scoring.landelijk.gedeeld import ALIKE, alike, fingerprint

TEXT = "Het lokale team laat binnen vijf werkdagen schriftelijk weten of de zaak in behandeling wordt genomen."


def test_short_texts_are_not_compared():
    assert fingerprint("VT belt het lokale team dezelfde dag.") is None


def test_case_and_punctuation_make_no_difference():
    assert fingerprint(TEXT) == fingerprint(TEXT.upper().replace("team ", "team, "))


def test_nearly_the_same_is_one_group_and_others_stay_out():
    texts = [
        TEXT,
        "Veilig Thuis bewaart het dossier twintig jaar en vernietigt het daarna volgens de wettelijke regels.",
        TEXT.replace("schriftelijk ", ""),
        TEXT.replace("vijf", "tien"),
        TEXT,
    ]
    assert alike([found for text in texts if (found := fingerprint(text))]) == [[0, 2, 3, 4]]


def test_the_shortcut_finds_what_comparing_all_pairs_finds():
    words = TEXT.split()
    texts = [" ".join(words[start:] + [f"woord{nr}" for nr in range(start)]) for start in range(6)]
    prints = [found for text in texts if (found := fingerprint(text))]
    pairs = {
        (one, two)
        for two in range(len(prints))
        for one in range(two)
        if len(prints[one] & prints[two]) >= ALIKE * len(prints[one] | prints[two])
    }
    linked = {(group[0], member) for group in alike(prints) for member in group[1:]}
    assert linked == {(0, two) for two in range(1, 1 + len(linked))}
    assert pairs <= {(one, two) for group in alike(prints) for one in group for two in group}
    assert pairs


def test_nothing_alike():
    assert alike([]) == []
