"""The pool: a call that ends badly ends alone, with its reason, and no process outlives the pool."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from afsprakenscan.batch.pool import SupervisedPool, WorkerBugError
from afsprakenscan.errors import (
    AfsprakenscanError,
    CrashedError,
    DamagedError,
    RulesetError,
    TooLargeError,
    TooSlowError,
)
from helpers import calls
from helpers.processes import alive, wait_for, written

TESTS = Path(__file__).parent.parent


@pytest.fixture
def pool() -> Iterator[SupervisedPool]:
    made = SupervisedPool(1, seconds=30, megabytes=300, preload=calls.load)
    yield made
    made.shutdown(cancel_futures=True)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "merk"


def reason(pool: SupervisedPool, function: Callable[..., bytes], *arguments: object) -> BaseException | None:
    return pool.submit(function, *arguments).exception()


def test_calls_are_answered_in_one_worker_that_loads_once(pool: SupervisedPool):
    futures = [pool.submit(calls.who) for _ in range(3)]
    answers = {future.result() for future in futures}

    assert len(answers) == 1
    assert answers.pop().split(b" ", 1)[1] == b"['geladen']"
    assert list(pool.map(calls.echo, ["a", "b"])) == [b"a", b"b"]
    assert pool.submit(calls.echo, "x", times=3).result() == b"xxx"
    assert pool.submit(calls.large, 20).result() == b"x" * (20 << 20)


def test_what_a_library_prints_is_no_answer(pool: SupervisedPool):
    assert pool.submit(calls.prints).result() == b"leeg"


@pytest.mark.parametrize(
    ("function", "kind", "message"),
    [
        (calls.crash, CrashedError, "Het werkproces dat dit bestand las, is beëindigd door signaal SIGSEGV."),
        (calls.leave, CrashedError, "Het werkproces dat dit bestand las, is gestopt met code 7."),
        (calls.eat, TooLargeError, "Dit bestand vraagt meer geheugen dan de grens."),
    ],
)
def test_a_call_that_ends_its_worker_ends_alone(
    pool: SupervisedPool, function: Callable[..., bytes], kind: type[AfsprakenscanError], message: str
):
    futures = [pool.submit(calls.echo, "voor"), pool.submit(function), pool.submit(calls.echo, "na")]

    assert [futures[0].result(), futures[2].result()] == [b"voor", b"na"]
    error = futures[1].exception()
    assert isinstance(error, kind)
    assert error.message == message
    assert error.hint


@pytest.mark.parametrize("function", [calls.loop, calls.deaf_loop, calls.with_program])
def test_a_call_without_end_is_ended_with_all_it_started(function: Callable[..., bytes], mark: Path):
    with SupervisedPool(1, seconds=0.7) as pool:
        stuck, after = pool.submit(function, str(mark)), pool.submit(calls.echo, "na")
        error = stuck.exception()
        assert after.result() == b"na"

    assert isinstance(error, TooSlowError)
    assert error.message == "Dit duurt langer dan de grens van 0.7 seconden."
    pids = [int(pid) for pid in mark.read_text("utf-8").split()]
    assert wait_for(lambda: not any(map(alive, pids)))


def test_our_own_errors_arrive_whole(pool: SupervisedPool):
    error = reason(pool, calls.damaged, "a.pdf")
    assert type(error) is DamagedError
    assert str(error) == "a.pdf, bladzijde 2: Het bestand is stuk. Vraag het op."


def test_a_mistake_of_ours_keeps_its_traceback_and_its_worker(pool: SupervisedPool):
    before = pool.submit(calls.who).result()
    error = reason(pool, calls.bug)
    assert isinstance(error, WorkerBugError)
    assert str(error).endswith("ValueError: één fout van ons\n")
    assert "in bug\n" in str(error)
    assert pool.submit(calls.who).result() == before


def test_a_call_whose_worker_was_killed_gets_another(pool: SupervisedPool, mark: Path):
    assert pool.submit(calls.crash_once, str(mark)).result() == b"toch gelukt"


def test_kill_9_of_a_busy_worker_loses_nothing(pool: SupervisedPool, mark: Path):
    future = pool.submit(calls.sleep, 0.5, str(mark))
    assert wait_for(lambda: written(mark))
    os.kill(int(mark.read_text("utf-8")), signal.SIGKILL)
    assert future.result() == b"uitgeslapen"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="alleen Linux houdt een proces aan een geheugengrens")
def test_memory_that_others_left_in_use_is_not_held_against_a_call(pool: SupervisedPool):
    assert pool.submit(calls.wear_out).result() == b"opgemaakt"
    assert pool.submit(calls.need, 200).result() == b"200"
    assert isinstance(reason(pool, calls.need, 400), TooLargeError)


@pytest.mark.parametrize(
    ("preload", "kind", "message"),
    [(calls.refuse, RulesetError, "a.yaml, regel 3: De regels deugen niet."), (calls.break_down, WorkerBugError, None)],
)
def test_a_start_that_fails_fails_every_call(preload: Callable[[], object], kind: type[Exception], message: str | None):
    with SupervisedPool(1, preload=preload) as pool:
        errors = [future.exception() for future in [pool.submit(calls.echo, "x"), pool.submit(calls.echo, "y")]]
    assert [type(error) for error in errors] == [kind, kind]
    assert message is None or [str(error) for error in errors] == [message] * 2


def test_cancelling_ends_waiting_and_busy_calls_at_once(mark: Path):
    pool = SupervisedPool(1, seconds=60)
    busy, waiting = pool.submit(calls.loop, str(mark)), pool.submit(calls.echo, "x")
    assert wait_for(lambda: written(mark))
    pool.shutdown(cancel_futures=True)

    assert waiting.cancelled()
    assert isinstance(busy.exception(), CancelledError)
    assert not alive(int(mark.read_text("utf-8")))
    with pytest.raises(RuntimeError):
        pool.submit(calls.echo, "x")


def test_what_cannot_be_sent_is_refused_at_once(pool: SupervisedPool):
    with pytest.raises((AttributeError, TypeError)):
        pool.submit(lambda: b"", Any)


@pytest.mark.parametrize("function", ["loop", "deaf_loop", "with_program"])
def test_no_worker_outlives_a_main_process_that_is_killed(function: str, mark: Path):
    code = f"""
import sys; sys.path.insert(0, {str(TESTS)!r})
from afsprakenscan.batch.pool import SupervisedPool
from helpers import calls
SupervisedPool(1, seconds=600).submit(calls.{function}, {str(mark)!r}).result()
"""
    with subprocess.Popen([sys.executable, "-c", code]) as main:
        assert wait_for(lambda: written(mark))
        main.send_signal(signal.SIGKILL)
    worker, *programs = [int(pid) for pid in mark.read_text("utf-8").split()]
    try:
        assert wait_for(lambda: not alive(worker), seconds=5)
    finally:
        for program in programs:  # a program of a reader has a time limit of its own
            if alive(program):
                os.kill(program, signal.SIGKILL)


def test_a_module_in_the_current_folder_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("json", "struct", "pickle"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)", "utf-8")
    monkeypatch.chdir(tmp_path)
    with SupervisedPool(1) as pool:
        assert pool.submit(calls.echo, "x").result() == b"x"
