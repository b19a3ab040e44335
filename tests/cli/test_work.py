"""How the work is done: processes, a cluster, limits, and Ctrl-C. What comes out does not depend on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from distributed import LocalCluster

from helpers.processes import alive, wait_for
from helpers.word import LINES, write_docx

ROOT = Path(__file__).parent.parent.parent
CHECKSUM = 32  # bytes before what is kept
PROGRAM = [sys.executable, "-m", "afsprakenscan"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nine documents that can be read, and one that cannot."""
    found = tmp_path / "in"
    found.mkdir()
    for number in range(9):
        write_docx(found / f"regio-{number}.docx", *LINES, f"Dit is regio {number}.")
    (found / "stuk.docx").write_bytes(b"PK\x03\x04 geen Word")
    return found


def test_processes_and_a_cluster_give_the_same_bytes(command, folder: Path, criteria: Path):
    files = sorted(folder.iterdir())
    line = ("analyse", *files, "--criteria", criteria, "--formaat", "json", "--zonder-cache")
    here = command(*line, "--werkers", 1)
    processes = command(*line, "--werkers", 2)
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        there = command(*line, "--cluster", cluster.scheduler_address)

    assert (here.code, here.err.splitlines()[-1]) == (2, "9 van 10 bestanden gelezen.")
    assert processes == here
    assert there[:2] == here[:2]


def test_the_national_overview_too(command, folder: Path, criteria: Path, tmp_path: Path):
    for number in (1, 2):
        line = ("landelijk", folder, "--criteria", criteria, "--zonder-cache", "--uit", tmp_path / f"uit{number}")
        assert command(*line, "--formaat", "json,md", "--werkers", number).code == 2
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / f"uit{nr}").iterdir()} for nr in (1, 2))
    assert first == second
    assert len(first) == 2


def test_the_check_of_drafts_too(command, folder: Path, criteria: Path):
    line = ("toets", *sorted(folder.iterdir()), "--criteria", criteria, "--eis", "a,c", "--formaat", "json")
    here = command(*line, "--werkers", 1)
    assert here.code == 2
    assert command(*line, "--werkers", 2) == here


def test_limits_do_not_change_what_fits_in_them(command, document: Path, criteria: Path):
    line = ("analyse", document, "--criteria", criteria, "--zonder-cache")
    assert command(*line, "--geheugen", 500, "--tijdslimiet", 60) == command(*line)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--werkers 0", "Ongeldige waarde voor '--werkers': het moet minstens 1 zijn."),
        ("--werkers veel", "Ongeldige waarde voor '--werkers': dit is geen getal."),
        ("--tijdslimiet straks", "Ongeldige waarde voor '--tijdslimiet': dit is geen getal."),
        ("--tijdslimiet 0", "Ongeldige waarde voor '--tijdslimiet': het moet minstens 0,1 zijn."),
        ("--geheugen 0", "Ongeldige waarde voor '--geheugen': het moet minstens 1 zijn."),
    ],
)
def test_wrong_numbers(command, document: Path, options: str, message: str):
    done = command("analyse", document, *options.split())
    assert (done.code, done.err.splitlines()[0]) == (2, f"Fout: {message}")


# ---------------------------------------------------------------- broken off


@pytest.fixture
def slow(folder: Path) -> Path:
    """The documents, and as the last one a text that takes minutes."""
    (folder / "stuk.docx").unlink()
    lines = (f"In stap {nr} belt Veilig Thuis de ouders en het lokale team over melding {nr}." for nr in range(60_000))
    (folder / "zwaar.txt").write_text("\n\n".join(lines), "utf-8")
    return folder


def started(arguments: list[object], cache: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "AFSPRAKENSCAN_CACHE": str(cache), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


VERDICT, REGION = b'{"schema_version"', b'{"regel"'


def kept(cache: Path, opening: bytes = VERDICT) -> int:
    """How many verdicts are kept, or what opens otherwise; what makes rules ready sooner stands there too."""
    found = [path.read_bytes()[CHECKSUM:] for path in cache.rglob("*.z")]
    return sum(zlib.decompress(content).startswith(opening) for content in found if content)


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(pid) for path in children for pid in path.read_text("ascii").split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="alleen Linux toont welke processen er zijn")
@pytest.mark.parametrize("command", ["analyse", "landelijk"])
def test_ctrl_c_leaves_a_report_on_what_was_done_and_no_process(
    slow: Path, criteria: Path, tmp_path: Path, command: str
):
    cache = tmp_path / "cache"
    files: list[object] = [slow, "--uit", tmp_path / "uit", "--formaat", "json"]
    if command == "analyse":
        files = [*sorted(slow.iterdir()), "--uit", tmp_path / "uit.json", "--formaat", "json"]
    taken_up = REGION if command == "landelijk" else VERDICT
    with started([command, *files, "--criteria", criteria, "--werkers", 2], cache) as process:
        assert wait_for(lambda: kept(cache, taken_up) >= 9, seconds=60)
        workers = workers_of(process)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)

    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "Afgebroken."
    assert len(workers) == 2
    assert wait_for(lambda: not any(map(alive, workers)))
    if command == "analyse":
        reports = json.loads((tmp_path / "uit.json").read_text("utf-8"))
        assert [report["source"]["name"] for report in reports] == [f"regio-{number}.docx" for number in range(9)]
        assert "9 van 10 bestanden gelezen." in errors.decode()
    else:
        overview = json.loads((tmp_path / "uit" / "landelijk.json").read_text("utf-8"))
        assert len(overview["regios"]) == 9
        assert "Niet beoordeeld: zwaar.txt. Niet aan de beurt gekomen" in errors.decode()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="alleen Linux toont welke processen er zijn")
def test_kill_9_of_the_main_process_loses_nothing_that_was_done(slow: Path, criteria: Path, tmp_path: Path):
    cache = tmp_path / "cache"
    line: list[object] = ["analyse", *sorted(slow.iterdir()), "--criteria", criteria, "--formaat", "json"]
    with started([*line, "--werkers", 2], cache) as process:
        assert wait_for(lambda: kept(cache) >= 9, seconds=60)
        workers = workers_of(process)
        process.kill()
    assert wait_for(lambda: not any(map(alive, workers)), seconds=5)

    (slow / "zwaar.txt").write_text("Kort.", "utf-8")
    before = {path: path.stat().st_ino for path in cache.rglob("*.z")}
    done = kept(cache)
    with started(line, cache) as process:
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, len(json.loads(out))) == (0, 10)
    # What was there was used as it was; only the last document was done.
    assert {path: path.stat().st_ino for path in before} == before
    assert (done, kept(cache)) == (9, 10)
