"""The part of the window that remembers where an article was left, and opens it there."""

from __future__ import annotations

import asyncio

from tui.memory import Memory
from tui.reading import Reading
from tui.screens.holding import HoldingScreen

# A window that is killed loses no more than this of where the reader was.
_KEPT_EVERY_S = 10.0


class LeavingScreen(HoldingScreen):
    """Keeps the place when the article or the window is left, and now and then before."""

    memory: Memory

    def on_mount(self) -> None:
        """Keep the place now and then."""
        self.set_interval(_KEPT_EVERY_S, self._keep_aside)

    def on_unmount(self) -> None:
        """Keep where the window was left."""
        self.memory.places.keep(self.now)

    def returned(self, reading: Reading) -> Reading:
        """The article as it was left the last time."""
        return reading if self.memory.is_fresh else self.memory.places.returned(reading)

    async def _keep_aside(self) -> None:
        await asyncio.to_thread(self.memory.places.keep, self.now)


def welcome_back(reading: Reading) -> str:
    """That the article is not at its beginning, and what shows all of it."""
    is_elsewhere = reading.focus.offset != Reading.of(reading.article).focus.offset
    place = "Where you left it · g: beginning" if is_elsewhere else ""
    filter = "filter on · Esc: all" if reading.filter.is_active else ""
    return " · ".join(part for part in (place, filter) if part)
