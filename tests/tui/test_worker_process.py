"""The worker gives way to the window."""

import os
import re
from pathlib import Path

import pytest

from extractors import DEFAULT_MODEL
from tui.worker_process import spawn

_GROUP = Path("/proc/self/autogroup")


def test_the_window_goes_before_the_worker_though_they_are_of_two_sessions() -> None:
    process = spawn(DEFAULT_MODEL)
    try:
        assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0)
        if not _GROUP.exists():
            pytest.skip("the system shares the processor among processes alone")
        shared = Path(f"/proc/{process.pid}/autogroup").read_text("ascii")
        assert (found := re.search(r"nice (-?\d+)", shared)) is not None
        assert int(found[1]) > 0
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
