"""What takes too long is ended from outside, whatever it does."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter

import pytest

from tests.fuzz import conftest, watch

_DEAF = """
import signal, sys, time
from tests.fuzz import watch
watch.WAIT_S = watch.GRACE_S = watch._PUT_OFF_S = 0.05
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as code that does not come back to Python
with watch.watched("a"):
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "LIMIT_S", 0.05)
    monkeypatch.setattr(watch, "SEEN", Counter())


def for_ever() -> None:
    while True:
        pass


def test_what_goes_on_for_ever_is_ended() -> None:
    with pytest.raises(AssertionError, match="a: not done"), watch.watched("a"):
        for_ever()


def test_what_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "WAIT_S", 0.05)
    with pytest.raises(AssertionError, match="a: not done"), watch.watched("a"):
        time.sleep(600)


def test_the_time_that_other_programs_take_is_not_the_inputs() -> None:
    with watch.watched("a"):
        time.sleep(4 * watch.LIMIT_S)


def test_what_passes_over_every_error_is_not_passed_over() -> None:
    def swallowing() -> None:
        try:
            for_ever()
        except Exception:
            for_ever()

    def swallowing_all() -> None:
        try:
            for_ever()
        except BaseException:
            return

    for deed in (swallowing, swallowing_all):
        with pytest.raises(AssertionError, match="a: not done"), watch.watched("a"):
            deed()


def test_what_does_not_come_back_to_python_ends_with_its_process_and_its_place_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _DEAF], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode != 0
    assert "Timeout" in done.stderr
    assert "line 7" in done.stderr


def test_every_input_counts_and_too_few_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "PROMISED", 3)
    with watch.watched("a", 3), watch.watched("b"):
        pass
    assert watch.SEEN == {"a": 3, "b": 1}
    assert conftest.short() == ["b"]
