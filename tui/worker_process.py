"""Starts the analysing process. It imports little: it is started as soon as the first page is painted."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

TYPE_CHECKING = False  # importing `typing` takes longer than starting the process
if TYPE_CHECKING:
    from collections.abc import Mapping

# The window comes first where they share a core, and already while both are being imported.
_NICENESS = 5


def spawn(model: str, keeps: bool = True, stay_s: float = 0.0) -> subprocess.Popen[bytes]:
    """Start the worker. `-P` keeps the working directory off its module path: a `spacy.py` beside an article is not run.

    Args:
        model: Name of the spaCy pipeline.
        keeps: Whether it keeps finished analyses in the user's cache.
        stay_s: How long it waits for another window after this one, in seconds; 0 ends it with this one.
    """
    options = [] if keeps else ["--no-cache"]
    options += ["--stay", str(stay_s)] if stay_s else []
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "extractors.worker", model, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # ^c in the terminal is for the window, which ends the worker itself
    )
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
        _yield_to_other_sessions(process.pid)
    return process


def _yield_to_other_sessions(process: int) -> None:
    """Where Linux shares the processor among sessions (`autogroup` in sched(7)), niceness counts within one: lower its own.

    Raises:
        OSError: The system knows no such thing.
    """
    with open(f"/proc/{process}/autogroup", "w", encoding="ascii") as group:  # noqa: PTH123 - without an import
        group.write(str(_NICENESS))


def stay_s_in(values: Mapping[str, object]) -> float:
    """How long the analysing process stays after a window, in seconds, by what is set."""
    minutes = values.get("resident_minutes", 0)
    return 60.0 * minutes if isinstance(minutes, int) else 0.0
