"""A Dask cluster gives the same as processes here, within the same limits."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

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


def refusal(address: str, folder: Path) -> str:
    job = Job(partial(jobs.upper, ""), jobs.prepare, "1", jobs.keeps)
    with pytest.raises(AfsprakenscanError) as error:
        list(run([jobs.write(folder / "a.txt", "a")], job, Work(cluster=address)))
    return str(error.value)


@pytest.mark.parametrize(
    "address",
    ["foo", "tcp://127.0.0.1", "tcp://127.0.0.1:poort", "tcp://127.0.0.1:99999", "http://naam:8786", "tcp://"],
)
def test_no_address(address: str, tmp_path: Path):
    expected = f"'{address}' is geen adres van een cluster. Een adres is bijvoorbeeld tcp://naam:8786."
    assert refusal(address, tmp_path) == expected


def test_no_such_name(tmp_path: Path):
    expected = "De naam 'naam.invalid' is in dit netwerk niet bekend. Een adres is bijvoorbeeld tcp://naam:8786."
    assert refusal("naam.invalid:8786", tmp_path) == expected


def test_no_certificates(tmp_path: Path):
    assert refusal("tls://127.0.0.1:9", tmp_path) == (
        "Voor het cluster tls://127.0.0.1:9 ontbreken certificaten. "
        "Zet ze in de instellingen van Dask (distributed.comm.tls)."
    )


def test_no_cluster_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("afsprakenscan.batch.cluster._PATIENCE", 0.5)
    assert refusal("tcp://127.0.0.1:9", tmp_path) == (
        "Het cluster tcp://127.0.0.1:9 antwoordt niet. Controleer het adres en of de scheduler draait."
    )


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "antwoordt iets anders dan een scheduler van Dask"),
        (b"", "antwoordt niet"),
    ],
)
def test_another_program_there(said: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("afsprakenscan.batch.cluster._PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = Thread(target=_say, args=(server, said))
        answering.start()
        assert message in refusal(f"127.0.0.1:{server.getsockname()[1]}", tmp_path)
        answering.join()


def _say(server: socket.socket, said: bytes) -> None:
    """Answer a visitor, and keep the line open until it hangs up."""
    visitor, _ = server.accept()
    with visitor, contextlib.suppress(ConnectionError):
        visitor.sendall(said)
        while visitor.recv(1024):
            pass


def test_a_cluster_without_workers_is_told_of(tmp_path: Path):
    job = Job(partial(jobs.upper, str(tmp_path / "log")), jobs.prepare, "1", jobs.keeps)
    told: list[str] = []
    with LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=":0") as cluster:

        def remark(text: str) -> None:
            told.append(text)
            cluster.scale(1)

        paths = [jobs.write(tmp_path / "a.txt", "a")]
        done = list(run(paths, job, Work(cluster=cluster.scheduler_address), remark=remark))
    assert [one.content for one in done] == [b"A"]
    assert told == ["Het cluster heeft nog geen werkers; het werk begint als die er zijn."]


@pytest.mark.parametrize(
    ("version", "there"),
    [("0.0.9", "staat versie 0.0.9 van afsprakenscan"), (None, "staat afsprakenscan niet")],
)
def test_another_version_there(
    version: str | None, there: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    installed = {"scheduler": {"packages": {"afsprakenscan": version}}, "workers": {}}
    monkeypatch.setattr("distributed.Client.get_versions", lambda *_, **__: installed)
    assert refusal(address, tmp_path) == (
        f"Op het cluster {address} {there}. Zet op elke computer ervan versie 0.1.0: pip install afsprakenscan==0.1.0."
    )


def test_a_cluster_that_is_lost_halfway(tmp_path: Path):
    job = Job(partial(jobs.upper, str(tmp_path / "log")), jobs.prepare, "1", jobs.keeps)
    paths = [jobs.write(tmp_path / f"{number}.txt", f"tekst {number}") for number in range(40)]
    paths.append(jobs.write(tmp_path / "stuk.txt", "STUK"))
    told: list[str] = []
    with _cluster() as (scheduler, address):

        def end_it(path: Path) -> None:
            if path == paths[2]:
                scheduler.send_signal(signal.SIGKILL)
                scheduler.wait()

        work = Work(cluster=address, workers=2)
        done = list(run(paths, job, work, before_each=end_it, remark=told.append))

    assert [one.content for one in done[:40]] == [f"TEKST {number}".encode() for number in range(40)]
    assert isinstance(done[40].error, DamagedError)
    assert told[-1:] == ["Het cluster antwoordt niet meer; wat nog niet klaar was, wordt op deze computer gelezen."]


@contextlib.contextmanager
def _cluster() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Give a scheduler in a process of its own, with its address; one worker comes along."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}  # the jobs are no part of an installed package
    run_ = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    help_ = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    with contextlib.ExitStack() as stack:
        scheduler, worker = (
            stack.enter_context(subprocess.Popen([*one, "--no-dashboard"], env=env, stderr=subprocess.DEVNULL))
            for one in (run_, help_)
        )
        stack.callback(worker.kill)
        stack.callback(scheduler.kill)
        yield scheduler, address
