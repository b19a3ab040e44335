"""spaCy's own tokenizer, with the words of this field: what our cutting into words is held against."""

from functools import cache

from spacy.lang.nl import Dutch
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from afsprakenscan.matching.cutting import ABBREVIATIONS
from afsprakenscan.matching.spacy_dutch import INFIXES, SUFFIXES


@cache
def tokenizer() -> Tokenizer:
    """Return the tokenizer of this process: Dutch as spaCy has it, with the abbreviations of this field.

    Its vocabulary is bare: what spaCy would note about every new word takes longer than cutting it up.
    """
    return Tokenizer(
        Vocab(),
        rules={form: [{ORTH: form}] for form in ABBREVIATIONS},
        prefix_search=compile_prefix_regex(Dutch.Defaults.prefixes).search,
        suffix_search=compile_suffix_regex((*Dutch.Defaults.suffixes, *SUFFIXES)).search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=Dutch.Defaults.token_match,
        url_match=Dutch.Defaults.url_match,
    )
