"""A Dask cluster gives the same as processes here, within the same limits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from distributed import LocalCluster

from afsprakenscan.batch.run import Job, Work, run
from afsprakenscan.errors import AfsprakenscanError, DamagedError, TooSlowError
from helpers import jobs


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_the_same_results_errors_and_limits(address: str, tmp_path: Path):
    job = Job(partial(jobs.upper, str(tmp_path / "log")), jobs.prepare, "1", jobs.keeps)
    paths = [jobs.write(tmp_path / f"{number}.txt", f"tekst {number}") for number in range(4)]
    paths.append(jobs.write(tmp_path / "stuk.txt", "STUK"))
    paths.append(jobs.write(tmp_path / "fout.txt", "FOUT"))

    there = list(run(paths, job, Work(cluster=address)))
    here = list(run(paths, job, Work(workers=2)))

    assert [(one.path, one.content) for one in there] == [(one.path, one.content) for one in here]
    assert isinstance(there[4].error, DamagedError)
    assert [str(one.error) for one in there] == [str(one.error) for one in here]
    assert "KeyError: 'een fout van ons'" in there[5].traceback


def test_a_document_without_end_ends_there_too(address: str, tmp_path: Path):
    job = Job(partial(jobs.upper, str(tmp_path / "log")), jobs.prepare, "1", jobs.keeps)
    paths = [jobs.write(tmp_path / "lang.txt", "LANG"), jobs.write(tmp_path / "kort.txt", "kort")]
    done = list(run(paths, job, Work(cluster=address, seconds=0.5)))
    assert isinstance(done[0].error, TooSlowError)
    assert done[1].content == b"KORT"


def test_no_cluster_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("afsprakenscan.batch.cluster._PATIENCE", 0.5)
    job = Job(partial(jobs.upper, ""), jobs.prepare, "1", jobs.keeps)
    with pytest.raises(AfsprakenscanError, match=r"Het cluster tcp://127\.0\.0\.1:9 antwoordt niet"):
        list(run([jobs.write(tmp_path / "a.txt", "a")], job, Work(cluster="tcp://127.0.0.1:9")))
