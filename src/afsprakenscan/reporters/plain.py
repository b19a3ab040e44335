"""Text from outside, made safe to show."""

from __future__ import annotations

import re

# Terminal codes, and the marks that turn the reading direction: neither may come from a document or a file name.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Half a character, from a file name that is no UTF-8: nothing can be written with it.
_HALF = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """Return the text on one line, without characters that steer a terminal or turn the reading direction."""
    if not text.isprintable():  # as nearly all text is
        text = _HALF.sub("\ufffd", _UNSAFE.sub("", text))
    return " ".join(text.split())
