"""An interrupt that never falls into the middle of a write."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """Turns ^C, a polite end and a closed terminal into `KeyboardInterrupt`, but while it is held only afterwards."""

    def __init__(self) -> None:
        self._is_held = self._is_pending = False

    @contextlib.contextmanager
    def heard(self) -> Iterator[None]:
        """Listen; as it was before where this ends. What is ignored (nohup) stays ignored."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.getsignal(number) for number in _SIGNALS}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, self._hear)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Nothing interrupts what is done here; what came meanwhile is raised at the end."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._is_pending:
            self._is_pending = False
            raise KeyboardInterrupt

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - what signal handlers are given
        if self._is_held:
            self._is_pending = True
        else:
            raise KeyboardInterrupt
