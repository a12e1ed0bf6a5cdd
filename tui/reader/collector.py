"""Collects garbage while no key waits for its answer; Python alone would do it in the midst of one."""

from __future__ import annotations

import asyncio
import gc

# A key is answered within so long, in seconds; what came in between is done then.
ANSWERED_S = 0.016

# So many objects are worth a look, which takes a millisecond: painting a page makes some thousand that refer to each other.
_MANY = 4_000

# A reader who does nothing for so long, in seconds, does not notice a longer look: at what has outlived several.
_REST_S = 1.0
_OFTEN = 10

# What Python itself is to do where the hand never rests; the window's memory grows by some megabytes until then.
_THRESHOLDS = (60_000, 50, 50)


class Collector:
    """Looks for garbage after a key was answered, and more closely when the hand rests."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._soon: asyncio.TimerHandle | None = None
        self._later: asyncio.TimerHandle | None = None
        self._keeps = False

    def begin(self) -> None:
        """The window stands: it lives on, and a collection that walked all of it again would be felt at a key."""
        self._loop = asyncio.get_running_loop()
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
        gc.enable()

    def end(self) -> None:
        """The window is closed."""
        for timer in filter(None, (self._soon, self._later)):
            timer.cancel()
        self._loop = None

    def key_pressed(self) -> None:
        """Collect when it is answered."""
        if self._loop is None:
            return
        for timer in filter(None, (self._soon, self._later)):
            timer.cancel()
        self._soon = self._loop.call_later(ANSWERED_S, self._collect)
        self._later = self._loop.call_later(_REST_S, self._collect_older)

    def keep(self) -> None:
        """What was learnt just now lives on; it is not looked at again once the garbage beside it is gone."""
        self._keeps = True
        self.key_pressed()

    def _collect(self) -> None:
        if self._keeps:
            self._keeps = False
            gc.collect(0)
            gc.freeze()
        elif gc.get_count()[0] >= _MANY:
            gc.collect(0)

    def _collect_older(self) -> None:
        _, middle, old = gc.get_count()
        if middle >= _OFTEN:
            gc.collect(2 if old >= _OFTEN else 1)
