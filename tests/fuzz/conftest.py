"""What the fuzz tests share: the watch's voice, and the count of what each target saw."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.fuzz import watch
from tests.fuzz.amount import PROMISED


@pytest.fixture(scope="session", autouse=True)
def _the_watch_is_heard(pytestconfig: pytest.Config) -> Iterator[None]:
    """What ends this process must be read by a person, whatever is captured."""
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        handle = os.dup(2)
    with os.fdopen(handle, "w") as stream:
        watch.tell(stream)
        yield
        watch.end_watch()


@pytest.fixture(autouse=True)
def _the_watch_ends_with_the_test() -> Iterator[None]:
    yield
    watch.end_watch()


def pytest_sessionfinish(session: pytest.Session) -> None:
    if short():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was promised of each target, and what it really saw."""
    if not PROMISED or not watch.SEEN:
        return
    terminalreporter.section("hostile inputs seen")
    for target, count in sorted(watch.SEEN.items()):
        terminalreporter.write_line(f"{count:>9,}  {target}")
    for target in short():
        terminalreporter.write_line(f"{target} saw fewer than the {PROMISED:,} that are promised", red=True)


def short() -> list[str]:
    return sorted(target for target, count in watch.SEEN.items() if count < PROMISED)
