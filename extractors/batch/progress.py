"""How far it is, as one line on a terminal; nothing where standard error is none."""

from __future__ import annotations

import os
import shutil
import time
from typing import TextIO

_BAR = 24  # cells
_EVERY_S = 0.1
_ERASE = "\r\x1b[K"


class Progress:
    """A line that is written over: a bar where the total is known, the count, the rate and the time left.

    Args:
        stream: Standard error.
        total: How many articles there will be; None where nobody knows.
        is_shown: Whether it may be shown at all.
    """

    def __init__(self, stream: TextIO, total: int | None, is_shown: bool) -> None:
        self._stream = stream
        self._total = total
        self._is_shown = is_shown and stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._done = self._failed = 0
        self._began_at = time.monotonic()
        self._shown_at = 0.0

    def advanced(self, is_failure: bool = False) -> None:
        """One article more is done, or could not be."""
        self._done += 1
        self._failed += is_failure
        now = time.monotonic()
        if self._is_shown and now - self._shown_at >= _EVERY_S:
            self._shown_at = now
            width = shutil.get_terminal_size().columns - 1
            line = line_of(self._done, self._failed, self._total, now - self._began_at)
            self._stream.write(_ERASE + line[:width])
            self._stream.flush()

    def say(self, words: str) -> None:
        """Write a line of words, above the progress."""
        self.clear()
        self._stream.write(f"{words}\n")
        self._stream.flush()
        self._shown_at = 0.0

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._stream.write(_ERASE)
            self._stream.flush()


def line_of(done: int, failed: int, total: int | None, elapsed_s: float) -> str:
    """`[#####-----]  37 of 120 articles  12.3/s  0:07 left  1 failed`."""
    rate = done / elapsed_s if elapsed_s > 0 else 0.0
    parts = [f"{done} articles" if total is None else f"{done} of {total} articles", f"{rate:.1f}/s"]
    if total:
        full = min(_BAR, _BAR * done // total)
        parts.insert(0, f"[{'#' * full}{'-' * (_BAR - full)}]")
        if rate:
            left_s = round(max(0, total - done) / rate)
            parts.append(f"{left_s // 60}:{left_s % 60:02} left")
    if failed:
        parts.append(f"{failed} failed")
    return "  ".join(parts)
