"""The examples in the criteria as test cases: each becomes a tiny document and the label it must get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from afsprakenscan.model.document import Block, BlockKind, Document, Source
from afsprakenscan.model.kader import Label, Ruleset, Voorbeeld


@dataclass(frozen=True)
class Case:
    """An example with the label its last block must get for the code; None is no label at all."""

    id: str
    code: str
    expected: Label | None
    example: Voorbeeld

    def document(self) -> Document:
        """Return the example with its headings, column headers and lead-in as a document."""
        return example_document(self.example)


def cases(ruleset: Ruleset) -> Iterator[Case]:
    """Give every example of every aspect; ids look like `a1-bewijs-2` and stay the same while the order does."""
    for kader in ruleset.kaders:
        for criterium in kader.criteria:
            for aspect in criterium.aspecten:
                groups = (
                    (Label.BEWIJS, aspect.voorbeelden.bewijs),
                    (Label.VERMELDING, aspect.voorbeelden.vermelding),
                    (None, aspect.voorbeelden.geen),
                )
                for label, examples in groups:
                    for number, example in enumerate(examples, start=1):
                        full = Voorbeeld(tekst=example) if isinstance(example, str) else example
                        yield Case(f"{aspect.code}-{label or 'geen'}-{number}", aspect.code, label, full)


class Remark(NamedTuple):
    """An example sentence of a qualifier, which bears on it or does not."""

    id: str
    qualifier: str
    sentence: str
    expected: bool


def remarks(ruleset: Ruleset) -> Iterator[Remark]:
    """Give every example of every qualifier; ids look like `uitstel-wel-2`."""
    for rule in ruleset.kwalificaties:
        for kind, sentences in (("wel", rule.wel), ("niet", rule.niet)):
            for number, sentence in enumerate(sentences, start=1):
                yield Remark(f"{rule.naam}-{kind}-{number}", rule.naam, sentence, expected=kind == "wel")


def example_document(example: Voorbeeld) -> Document:
    """Return a document of the example's headings, lead-in and, as the last block, the example itself."""
    blocks: list[Block] = []

    def add(kind: BlockKind, text: str, **fields: object) -> None:
        number = len(blocks) + 1
        blocks.append(Block.model_validate({"nr": number, "paragraph": number, "kind": kind, "text": text, **fields}))

    for level, heading in enumerate(example.kop, start=1):
        add(BlockKind.KOP, heading, level=level, headings=example.kop[: level - 1])
    if example.aanhef:
        add(BlockKind.ALINEA, example.aanhef, headings=example.kop)
        add(BlockKind.LIJSTPUNT, example.tekst, headings=example.kop, lead_in=len(blocks))
    elif example.soort is BlockKind.TABELRIJ:
        cells = tuple(example.tekst.split(" | "))
        add(BlockKind.TABELRIJ, example.tekst, headings=example.kop, cells=cells, columns=example.kolommen or None)
    else:
        add(example.soort, example.tekst, headings=example.kop)
    source = Source(name="voorbeeld", sha256="", format="voorbeeld", pages=None, words=len(example.tekst.split()))
    return Document(source=source, blocks=tuple(blocks))
