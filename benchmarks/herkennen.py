"""Measures what recognition costs, start-up excluded.

    python benchmarks/herkennen.py [--rondes N]

`klaar` = the seconds to read the criteria and make the rules ready, `weer klaar` = to make them ready with what was
kept of a time before. `eerste keer` = the whole engine on most documents of the corpus (gold text) when no word has
been seen before, `vervolg` = the same on the others after those, `geheel` = on all once they have been seen. Of this,
`zoeken` = from text to concepts, which is what spaCy's tokenizer and `Matcher` would do: `tokens` = cutting into words
alone, `woorden` = the search for phrases alone. All are in tokens a second of processor time; those that repeat are the
sum of the best of every document. `Matcher` = the same phrases with spaCy's Matcher on one short sentence, against our
search on that sentence: a ratio, because machines differ.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import yaml
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from afsprakenscan.__main__ import OBJECTS
from afsprakenscan.matching import Engine
from afsprakenscan.matching.compiled import CompiledRuleset
from afsprakenscan.matching.lexicon import spacy_patterns
from afsprakenscan.matching.nlp import Tokens, tokenize
from afsprakenscan.model.document import Block, BlockKind, Document, Source
from afsprakenscan.notation import Gap
from afsprakenscan.ruleset import load
from afsprakenscan.text import fold

CORPUS = Path(__file__).parents[1] / "corpus"
SENTENCE = "Veilig Thuis licht de ouders binnen vijf werkdagen in over de melding ."
WIDEST = 12
FOLLOWING = 6
"""How many documents are read after the others, to see what a document costs that comes after many."""


def documents() -> list[Document]:
    """Return the gold texts of the corpus as documents of paragraphs and headings."""
    found = []
    for path in sorted((CORPUS / "goud").glob("*.yaml")):
        headings: tuple[str, ...] = ()
        blocks = []
        for nr, passage in enumerate(yaml.load(path.read_bytes(), yaml.CSafeLoader)["passages"], start=1):
            heading = passage["soort"].startswith("kop")
            kind = BlockKind.KOP if heading else BlockKind.ALINEA
            blocks.append(Block(nr=nr, kind=kind, text=passage["tekst"], headings=headings, paragraph=nr))
            headings = (passage["tekst"],) if heading else headings
        source = Source(name=path.stem, sha256="", format="goud", pages=None, words=0)
        found.append(Document(source=source, blocks=tuple(blocks)))
    return found


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work, which other work on the machine disturbs least."""
    start = time.process_time()
    work()
    return time.process_time() - start


def match_all(engine: Engine, texts: list[Document]) -> None:
    """Run the engine over every document and keep nothing."""
    for document in texts:
        engine.match(document)


def best_of_each(rounds: int, work: Sequence[Callable[[], object]]) -> float:
    """Return the seconds of all work, of each part its quickest round: other work on the machine disturbs some."""
    return sum(best(rounds, part) for part in work)


def tokens_in(texts: list[Document]) -> int:
    """Return how many words the documents have."""
    return sum(len(tokenize(block.text).texts) for document in texts for block in document.blocks)


def best(rounds: int, work: Callable[[], object]) -> float:
    """Return the seconds of the quickest round, after one to warm up."""
    work()
    times = []
    for _ in range(rounds):
        times.append(seconds(work))
    return min(times)


def find_all(rules: CompiledRuleset, document: Document) -> None:
    """Find the concepts of a document, from its text, and keep nothing."""
    search_all(rules, [tokenize(block.text) for block in document.blocks])


def search_all(rules: CompiledRuleset, blocks: list[Tokens]) -> None:
    """Search the words of a document and keep nothing."""
    for words in blocks:
        for bounds in words.sentences:
            rules.lexicon.scan(words.texts, bounds)


def matcher_seconds(rules: CompiledRuleset, rounds: int) -> tuple[float, float]:
    """Return the seconds for one sentence of Matcher and of our own search, over phrases without wide gaps."""
    vocab = Vocab()
    matcher = Matcher(vocab)
    for number, (_, phrase) in enumerate(rules.phrases()):
        if sum(part.most for part in phrase if isinstance(part, Gap)) <= WIDEST:
            matcher.add(str(number), spacy_patterns(phrase))
    texts = tuple(SENTENCE.split())
    doc = Doc(vocab, words=list(texts))
    for token in doc:
        token.norm_ = fold(token.text)
    return best(rounds, lambda: matcher(doc)), best(rounds, lambda: rules.lexicon.scan(texts, (0, len(texts))))


def report(rounds: int) -> None:
    """Print the measurements."""
    gc.set_threshold(*OBJECTS)  # as the program itself does
    texts = documents()
    start = time.process_time()
    ruleset = load()
    engine = Engine(ruleset)
    ready = time.process_time() - start
    prepared = engine.prepared()
    again = seconds(lambda: Engine(ruleset, prepared))
    most, others = texts[:-FOLLOWING], texts[-FOLLOWING:]
    first, following = seconds(lambda: match_all(engine, most)), seconds(lambda: match_all(engine, others))
    whole = best_of_each(rounds, [partial(engine.match, document) for document in texts])
    rules = CompiledRuleset(ruleset)
    tokens = tokens_in(texts)
    cut = best_of_each(rounds, [partial(tokens_in, [document]) for document in texts])
    found = best_of_each(rounds, [partial(find_all, rules, document) for document in texts])
    words = [[tokenize(block.text) for block in document.blocks] for document in texts]
    search = best_of_each(rounds, [partial(search_all, rules, blocks) for blocks in words])
    slow, quick = matcher_seconds(rules, rounds)
    print(f"{len(texts)} documenten, {tokens} tokens")
    print(f"{sum(1 for _ in rules.phrases())} schrijfwijzen, {len(rules.rules)} patronen")
    print(f"klaar       {ready:12.2f} seconden")
    print(f"weer klaar  {again:12.2f} seconden")
    print(f"eerste keer {tokens_in(most) / first:12,.0f} tokens per seconde")
    print(f"vervolg     {tokens_in(others) / following:12,.0f} tokens per seconde")
    print(f"geheel      {tokens / whole:12,.0f} tokens per seconde")
    print(f"zoeken      {tokens / found:12,.0f} tokens per seconde")
    print(f"woorden     {tokens / search:12,.0f} tokens per seconde")
    print(f"tokens      {tokens / cut:12,.0f} tokens per seconde")
    print(f"Matcher     {slow / quick:12,.0f} keer zo lang over de woorden van één zin")


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rondes", type=int, default=5)
    report(parser.parse_args().rondes)


if __name__ == "__main__":
    main()
