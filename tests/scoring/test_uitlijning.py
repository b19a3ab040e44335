"""Gold passages find their blocks, also when a reader broke, joined or garbled them."""

from __future__ import annotations

import pytest

from afsprakenscan.scoring.uitlijning import align

LONG = "Veilig Thuis draagt de zaak over aan het lokale team in een gesprek met het gezin."
OTHER = "Het lokale team bevestigt de ontvangst binnen twee werkdagen per beveiligde mail."


@pytest.mark.parametrize(
    ("passages", "blocks", "found"),
    [
        pytest.param([], [], (), id="nothing"),
        pytest.param([LONG, OTHER], [LONG, OTHER], ((0,), (1,)), id="equal"),
        pytest.param([LONG], [], ((),), id="no blocks"),
        pytest.param(["‘a’ – b-c  d"], ["• 'a' - bc d"], ((0,),), id="quotes, hyphens, bullets and space folded"),
        pytest.param(["1 Doel ....... 2"], ["1 Doel ………… 2"], ((0,),), id="leader dots"),
        pytest.param(["VT | belt"], ["VT|belt"], ((0,),), id="cells"),
        pytest.param(["☐"], ["☐"], ((0,),), id="only a sign"),
        pytest.param(["Ja", LONG, "Ja"], ["Ja", LONG, "Ja"], ((0,), (1,), (2,)), id="twice the same text"),
        pytest.param([LONG, OTHER], [OTHER, LONG], ((1,), (0,)), id="other order"),
        pytest.param(["a b", LONG, "c d"], ["a b", "x y z", "c d"], ((0,), (), (2,)), id="not read"),
        pytest.param(["a b"], ["kop", "a b", "voet"], ((1,),), id="blocks the coders do not have"),
        pytest.param([LONG], [LONG.replace("gesprek", "gesprck")], ((0,),), id="reading error"),
        pytest.param([LONG], [LONG[:40], LONG[40:]], ((0, 1),), id="over two blocks"),
        pytest.param([LONG, OTHER], [f"{LONG} {OTHER}"], ((0,), (0,)), id="two in one block"),
        pytest.param(["a b", LONG], [LONG.replace("team", "tearn"), "a b"], ((1,), (0,)), id="garbled and elsewhere"),
        pytest.param(["Ja"], ["Nee"], ((),), id="short and different"),
        pytest.param([LONG, "Ja"], [LONG, "Ja, mits het gezin dat wil"], ((0,), (1,)), id="short but held by a block"),
    ],
)
def test_align(passages: list[str], blocks: list[str], found: tuple[tuple[int, ...], ...]) -> None:
    assert align(passages, blocks) == found
