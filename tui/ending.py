"""An end from outside: a polite one (SIGTERM) closes the window as `q` does, a closed terminal (SIGHUP) leaves nothing behind.

It listens before the first page is painted, so it imports next to nothing.
"""

from __future__ import annotations

import os
import signal

from extractors.exit_codes import EXIT_OF_SIGNAL

TYPE_CHECKING = False  # importing `typing` takes longer than painting the page
if TYPE_CHECKING:
    from types import FrameType
    from typing import Protocol

    class Window(Protocol):
        """What is ended."""

        def left(self, code: int) -> None:
            """Close, and give the terminal back; the program's exit code is told."""

        def abandoned(self) -> None:
            """Keep what must not be lost and end what was started, painting nothing. Called from another thread."""


_SIGNALS = (signal.SIGTERM, signal.SIGHUP)

# So long a window may take to close itself, in seconds: its terminal may have stopped reading.
_PATIENCE_S = 5.0


class Ending:
    """Listens from when it is made. What comes before there is a window ends the program by `SystemExit`.

    What is ignored (nohup) stays ignored, until there is a window: it cannot live without its terminal.
    """

    def __init__(self) -> None:
        self._window: Window | None = None
        self._is_heard = False
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._hear)

    def guard(self, window: Window) -> None:
        """There is a window now."""
        self._window = window
        for number in _SIGNALS:
            signal.signal(number, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - what signal handlers are given
        window, code = self._window, EXIT_OF_SIGNAL + number
        if window is None:
            raise SystemExit(code)
        if self._is_heard:
            return
        import asyncio
        import threading

        self._is_heard = True
        if number == signal.SIGTERM:
            try:
                loop = asyncio.get_running_loop()
            except RuntimeError:
                raise SystemExit(code) from None
            loop.call_soon_threadsafe(window.left, code)
        # A thread, because the window's own may wait for a terminal that nobody reads.
        wait_s = _PATIENCE_S if number == signal.SIGTERM else 0.0
        threading.Thread(target=_abandon, args=(window, wait_s, code), daemon=True).start()


def _abandon(window: Window, wait_s: float, code: int) -> None:
    import time

    time.sleep(wait_s)
    try:
        window.abandoned()
    finally:
        os._exit(code)
