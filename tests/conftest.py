"""In CI every test runs: what would be skipped there is a failure, with the reason it gave."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest

IN_CI = os.environ.get("CI") == "true"


def pytest_configure() -> None:
    """A shell starts background work deaf to Ctrl-C, and what that starts inherits it; here programs are to hear it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"In CI wordt niets overgeslagen: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"In CI wordt niets overgeslagen: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Results are kept for the length of a test, and never where the user has them."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("AFSPRAKENSCAN_CACHE", str(folder))
    return folder
