"""The rules are written in words of their own: no sentence of the corpus, and no region or municipality of it.

A rule that repeats a document recognises that document, and says nothing about the next. Failures name the place in the
criteria and nothing of the document: half of the corpus is held out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from afsprakenscan.text import fold
from helpers.corpus import documents

CRITERIA = Path(__file__).parents[1] / "criteria"
LONGEST = 5
"""Words in a row that may be the same by chance."""

_WORD = re.compile(r"[^\W_]+")
_TERMS = (
    "veilig thuis",
    "raad voor de kinderbescherming",
    "zorg en veiligheidshuis",
    "voorwaarden en vervolg",
    "gefaseerde ketenzorg",
    "zicht op veiligheid",
    "zicht op de veiligheid",
    "kwaliteitskader werken aan veiligheid",
    "wet maatschappelijke ondersteuning",
    "wmo 2015 en de jeugdwet",
)
"""Fixed terms and names of the field, each counted as one word: nobody can write them differently."""
_TERM = re.compile("|".join(_TERMS))
_OURS = frozenset({"woorden", "behalve", "stop", "wel", "niet", "bewijs", "vermelding", "geen"})
"""The keys under which words and examples stand; the rest is explanation, which recognises nothing."""


def words(text: str) -> list[str]:
    joined = " ".join(_WORD.findall(fold(text)))
    return _TERM.sub(lambda term: term[0].replace(" ", "_"), joined).split()


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    for start in range(len(found) - LONGEST):
        yield tuple(found[start : start + LONGEST + 1])


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """The region and the text of every document."""
    found = []
    for case, read in documents():
        parts = [part.text for part in (*read.blocks, *read.skipped, *read.deleted)]
        labels = [passage.tekst for passage in case.gold.passages]
        found.append((case.gold.regio, "\n".join((*parts, *labels))))
    return tuple(found)


@cache
def corpus_runs() -> frozenset[tuple[str, ...]]:
    return frozenset(run for _, text in texts() for line in text.splitlines() for run in runs(line))


def strings(node: yaml.Node, *, ours: bool = False) -> Iterator[tuple[int, str]]:
    """Every word and example in a YAML file, with its line."""
    if isinstance(node, yaml.ScalarNode) and ours:
        yield node.start_mark.line + 1, node.value
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from strings(child, ours=ours)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from strings(child, ours=(ours and key.value != "reden") or key.value in _OURS)


FILES = sorted(CRITERIA.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CRITERIA).as_posix())
def test_no_sentence_of_the_corpus(path: Path):
    found = strings(yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader))
    assert [line for line, text in found if any(run in corpus_runs() for run in runs(text))] == []


_MUNICIPALITIES = re.compile(r"\b[Gg]emeenten?:? ((?:[A-Z][\w'’-]+(?:, | en | of )?)+)")


@cache
def names() -> frozenset[str]:
    """The regions of the corpus, and what its documents call a municipality: names that are never a common word."""
    text = "\n".join(text for _, text in texts())
    lower = set(re.findall(r"\b[a-z][\w-]+", text))
    listed = {name for group in _MUNICIPALITIES.findall(text) for name in re.split(r", | en | of ", group)}
    own = {name for name in listed if len(name) > 3 and name.lower() not in lower}
    return frozenset({fold(name) for name in own} | {fold(regio) for regio, _ in texts()})


def test_there_are_names_to_look_for():
    assert len(names()) > 80


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CRITERIA).as_posix())
def test_no_region_or_municipality_of_the_corpus(path: Path):
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    one_of = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names())))})\b")
    assert [number for number, line in lines if one_of.search(fold(line))] == []
