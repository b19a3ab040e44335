"""A job over files: in order, kept results first, bounded, and the same whatever does the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from afsprakenscan.batch.run import Done, Job, Work, run
from afsprakenscan.errors import CrashedError, DamagedError, RulesetError, TooSlowError
from helpers import jobs

WORKS = {"hier": Work(workers=1), "processen": Work(workers=2)}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the job writes which file it does."""
    return tmp_path / "log"


@pytest.fixture
def job(log: Path) -> Job:
    return Job(partial(jobs.upper, str(log)), jobs.prepare, "1", jobs.keeps)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [jobs.write(tmp_path / f"{number}.txt", f"tekst {number}") for number in range(8)]


def contents(done: Iterator[Done]) -> list[bytes | None]:
    return [one.content for one in done]


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_results_come_in_order(job: Job, files: list[Path], work: Work):
    seen: list[Path] = []
    done = list(run(files, job, work, seen.append))
    assert done == [Done(path, content=f"TEKST {number}".encode()) for number, path in enumerate(files)]
    assert seen == files


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_one_bad_file_does_not_stop_the_rest(
    job: Job, files: list[Path], work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    jobs.write(tmp_path / "stuk.txt", "STUK")
    jobs.write(tmp_path / "fout.txt", "FOUT")
    done = list(run([Path("stuk.txt"), files[0], Path("fout.txt"), files[1]], job, work))

    assert [one.content for one in done] == [None, b"TEKST 0", None, b"TEKST 1"]
    assert isinstance(done[0].error, DamagedError)
    assert str(done[0].error) == "stuk.txt: Het bestand is stuk."
    assert isinstance(done[2].error, CrashedError)
    assert done[2].error.path == "fout.txt"
    assert done[2].traceback.endswith("KeyError: 'een fout van ons'\n")
    assert [one.traceback for one in (done[0], done[1], done[3])] == [""] * 3


def test_a_single_file_in_this_process_shows_the_mistake_itself(job: Job, tmp_path: Path):
    with pytest.raises(KeyError):
        list(run([jobs.write(tmp_path / "fout.txt", "FOUT")], job, Work()))


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_what_is_wrong_for_all_stops_the_run(files: list[Path], log: Path, work: Work):
    job = Job(partial(jobs.unruly, str(log)), jobs.unruly, "1", jobs.keeps)
    with pytest.raises(RulesetError, match="De regels deugen niet"):
        list(run(files, job, work))


def test_with_limits_a_single_file_gets_a_process_too(job: Job, tmp_path: Path):
    path = jobs.write(tmp_path / "lang.txt", "LANG")
    (done,) = run([path], job, Work(seconds=0.5))
    assert isinstance(done.error, TooSlowError)
    assert str(done.error).startswith(f"{path}: Dit duurt langer dan de grens van 0.5 seconden.")


# ---------------------------------------------------------------- kept results


@pytest.fixture
def kept(tmp_path: Path) -> Work:
    return Work(workers=1, cache=tmp_path / "cache")


def test_a_second_run_does_only_what_changed(job: Job, files: list[Path], kept: Work, log: Path):
    first = contents(run(files, job, kept))
    jobs.write(files[3], "anders")
    log.unlink()
    second = contents(run(files, job, kept))

    assert second == [*first[:3], b"ANDERS", *first[4:]]
    assert jobs.read_log(log) == ["3.txt"]


def test_processes_keep_and_use_the_same_results(job: Job, files: list[Path], kept: Work, log: Path):
    first = contents(run(files, job, replace(kept, workers=2)))
    log.unlink()
    assert contents(run(files, job, kept)) == first
    assert not log.exists()


def test_name_and_version_count(job: Job, files: list[Path], kept: Work, log: Path, tmp_path: Path):
    list(run(files[:1], job, kept))
    log.unlink()
    renamed = files[0].rename(tmp_path / "nieuw.txt")
    list(run([renamed], job, kept))
    list(run([renamed], replace(job, version="2"), kept))
    assert jobs.read_log(log) == ["nieuw.txt", "nieuw.txt"]


def test_what_may_not_be_kept_is_done_again(job: Job, files: list[Path], kept: Work, log: Path):
    passing = replace(job, keeps=jobs.never)
    for _ in range(2):
        list(run(files[:1], passing, kept))
    assert jobs.read_log(log) == ["0.txt", "0.txt"]


def test_a_file_that_changes_under_our_hands_is_not_kept(job: Job, kept: Work, tmp_path: Path):
    path = jobs.write(tmp_path / "groeit.txt", "GROEIT")
    assert contents(run([path], job, kept)) == [b"GROEIT"]
    jobs.write(path, "GROEIT")
    assert not list((tmp_path / "cache").rglob("*.z"))


def test_a_damaged_entry_is_done_again(job: Job, files: list[Path], kept: Work, log: Path, tmp_path: Path):
    first = contents(run(files, job, kept))
    entries = sorted((tmp_path / "cache").rglob("*.z"))
    entries[0].write_bytes(entries[0].read_bytes()[:-1] + b"?")
    log.unlink()
    assert contents(run(files, job, kept)) == first
    assert len(jobs.read_log(log)) == 1


def test_results_are_kept_before_the_run_ends(job: Job, files: list[Path], kept: Work, log: Path):
    broken_off = run(files, job, kept)
    for _ in range(5):
        next(broken_off)
    broken_off.close()
    log.unlink()
    list(run(files, job, kept))
    assert jobs.read_log(log) == ["5.txt", "6.txt", "7.txt"]


def test_a_store_that_cannot_be_used_is_said_and_costs_nothing(job: Job, files: list[Path]):
    remarks: list[str] = []
    work = Work(workers=1, cache=files[0] / "hier")
    assert len(contents(run(files, job, work, remark=remarks.append))) == 8
    assert len(remarks) == 1
    assert remarks[0].startswith("Resultaten konden niet worden bewaard: ")
