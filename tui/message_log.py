"""The log of what the last line said: the line shows the latest message alone, and only until the next key."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

# What was said before is forgotten: a window may be open for days.
_KEPT = 1000


# Where all of it is: the palette's entry.
MESSAGES = "^p messages"


class Said(NamedTuple):
    """A message, and the local time at which it was said."""

    at: dt.datetime
    words: str


class MessageLog:
    """What was said, the latest last; the same words twice in a row are one.

    Args:
        now: The clock.
    """

    def __init__(self, now: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._now = now
        self.said: deque[Said] = deque(maxlen=_KEPT)

    def add(self, words: str) -> None:
        """Something was said; nothing is no message."""
        if words and (not self.said or self.said[-1].words != words):
            self.said.append(Said(self._now(), words))
