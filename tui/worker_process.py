"""Starts the analysing process. It imports little: it is started as soon as the first page is painted."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

# The window comes first where they share a core, and already while both are being imported.
_NICENESS = 5


def spawn(model: str, keeps: bool = True) -> subprocess.Popen[bytes]:
    """Start the worker. `-P` keeps the working directory off its module path: a `spacy.py` beside an article is not run.

    Args:
        model: Name of the spaCy pipeline.
        keeps: Whether it keeps finished analyses in the user's cache.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "extractors.worker", model, *([] if keeps else ["--no-cache"])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # ^c in the terminal is for the window, which ends the worker itself
    )
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
    return process
