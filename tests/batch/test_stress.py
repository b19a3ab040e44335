"""Poisoned documents among good ones: each is named with the right reason, and all others are judged.

`benchmarks/stress.py` does the same with two thousand.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from afsprakenscan import judging
from afsprakenscan.batch.run import Done, Work, run
from helpers.poison import judged_or_worse, write_mixed
from helpers.ruleset import write_criteria


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="alleen Linux houdt een proces aan een geheugengrens")
def test_every_poison_is_named_and_all_others_are_judged(tmp_path: Path):
    (tmp_path / "in").mkdir()
    documents = write_mixed(tmp_path / "in", good=54, poisoned=6)
    work = Work(workers=2, seconds=2, megabytes=256)
    rules = judging.Rules.of(write_criteria(tmp_path / "criteria"), second_reader=True)

    done: list[Done] = list(run(list(documents), judging.make_job(judged_or_worse, rules, work), work))

    assert [one.path for one in done] == list(documents)
    assert [one.path for one in done if one.content is None] == [path for path in documents if documents[path]]
    assert sum(one.content is not None for one in done) == 54
    for one in done:
        if (poison := documents[one.path]) is not None:
            assert type(one.error) is poison.error
            assert poison.reason in str(one.error)
            assert str(one.path) in str(one.error)
            assert one.traceback == ""
