"""A folder with gold labels for a few small documents."""

from __future__ import annotations

from pathlib import Path

import yaml

from afsprakenscan.model.gold import GoldDocument, GoldPassage
from helpers.word import write_docx

GOLD = GoldDocument(
    id="een",
    document="een.docx",
    regio="Veldrand",
    datum="2020-03",
    status="definitief",
    feiten={"informeren_zonder_hulp": "VT"},
    b3_partijen=(),
    passages=(
        GoldPassage(soort="kop1", tekst="Melding"),
        GoldPassage(soort="alinea", tekst="VT informeert de ouders over de melding.", codes=("a1",)),
        GoldPassage(soort="alinea", tekst="De zaak gaat schriftelijk naar het wijkteam.", codes=("c2",)),
    ),
)
"""For the small criteria of `helpers.ruleset`: a1 is found, c2 is missed."""


def write_gold(folder: Path, *names: str, held_out: tuple[str, ...] = ()) -> Path:
    """Write the same document and labels under each name."""
    for part in ("documenten", "goud"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name in names:
        lines = [("# " if passage.soort == "kop1" else "") + passage.tekst for passage in GOLD.passages]
        write_docx(folder / "documenten" / f"{name}.docx", *lines)
        gold = GOLD.model_copy(update={"id": name, "document": f"{name}.docx"})
        (folder / "goud" / f"{name}.yaml").write_text(
            yaml.safe_dump(gold.model_dump(mode="json"), allow_unicode=True), "utf-8"
        )
    if held_out:
        (folder / "achtergehouden.txt").write_text("".join(f"{name}\n" for name in held_out), "utf-8")
    return folder
