"""Polls the file that is read for changes in a thread, because a file may lie on a slow disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

# How often it looks, in seconds.
_EVERY_S = 1.0

_Sign = tuple[int, int, int]


class Watch:
    """Follows one file at a time, in a thread that nobody waits for.

    Args:
        tell: Called from that thread with the path of a file that changed.
        every_s: How often it looks.
    """

    def __init__(self, tell: Callable[[str], object], every_s: float = _EVERY_S) -> None:
        self._tell = tell
        self._every_s = every_s
        self._path = ""
        self._sign: _Sign | None = None
        self._has_ended = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def follow(self, path: str) -> None:
        """Look at this file from now on; at none where the path is empty."""
        self._path, self._sign = path, None

    def end(self) -> None:
        """Look no more."""
        self._has_ended.set()

    def _run(self) -> None:
        while not self._has_ended.is_set():
            path, before = self._path, self._sign
            sign = _sign(path) if path else None
            if path == self._path and sign is not None:
                self._sign = sign
                if before is not None and sign != before:
                    self._tell(path)
            self._has_ended.wait(self._every_s)


def _sign(path: str) -> _Sign | None:
    """What tells one state of a file from another; None where it is not there, as while an editor writes it anew."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path of the person's, as it was given
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
