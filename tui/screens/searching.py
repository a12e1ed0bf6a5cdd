"""The part of the window that searches the text between frames."""

from __future__ import annotations

import asyncio

from tui.reading import Focus, Reading
from tui.screens.holding import HoldingScreen
from tui.search import Search

# Between two stretches of the text: what a key does and what it paints comes first.
_PAUSE_S = 0.002


class SearchingScreen(HoldingScreen):
    """Shows the nearest match at once, goes on with the rest, and steps through what is found."""

    _shown = Search()  # the search that is gone on with
    _steps: tuple[int, ...] = ()  # to next (1) and previous (-1) matches that are not found yet
    _from = 0  # where they are counted from
    _waits_at = Focus()  # the reader who goes anywhere else has not waited for them

    def watch_reading(self, new: Reading | None) -> None:
        """Go on with a search that is not through, also one that was left and comes back with its article."""
        if new is None or new.search is self._shown:
            return
        self._shown = new.search
        if not self._shown.is_complete:
            self.run_worker(self._search_on(self._shown), group="search", exclusive=True)

    def search(self, search: Search, origin: int) -> None:
        """Search, and go to the first match at or after the origin; to the origin while none is found."""
        search = search.further()
        match = search.after(origin - 1)
        self.take(self.now.searching(search).focused_on(match.start if match else origin))
        self._steps = () if match or search.is_complete else (1,)
        self._from, self._waits_at = origin - 1, self.now.focus

    def step_match(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match; where it is not found yet, as soon as it is."""
        if not self._pending():
            focus = self.now.focus
            is_there = step < 0 or focus.entity is not None or focus == self._waits_at
            self._from = (
                focus.offset if is_there else focus.offset - 1
            )  # a match right there was not stepped to yet
        self._steps, self._waits_at = (*self._pending(), step), self.now.focus
        self._take_steps()

    def arrive(self, offset: int) -> None:
        """Go to a match."""
        self.jump(offset)

    def searched_on(self) -> None:
        """More of the text is searched."""

    async def _search_on(self, search: Search) -> None:
        shown, stretches, told = search, 1, 1
        while not search.is_complete:
            await asyncio.sleep(_PAUSE_S)
            search = await asyncio.to_thread(search.further) if search.is_slow else search.further()
            if self.now.search is not shown:
                return
            stretches += 1
            is_waited_for = self._pending() and search.found.count > shown.found.count
            # Ever more at a time: saying it costs as much as a stretch.
            if search.is_complete or stretches >= 2 * told or is_waited_for:
                told = stretches
                shown = self._shown = search
                self.reading = self.now.searching(search)
                self._take_steps()
                self.searched_on()

    def _pending(self) -> tuple[int, ...]:
        return self._steps if self.now.focus == self._waits_at else ()

    def _take_steps(self) -> None:
        """Take the steps that lead to a match that is found."""
        search, steps, there = self.now.search, self._pending(), self._from
        while steps:
            match = search.after(there) if steps[0] > 0 else search.before(there)
            if match is None:
                break
            steps, there = steps[1:], match.start
        if there != self._from:
            self.arrive(there)
        self._steps, self._from = () if search.is_complete else steps, there
        self._waits_at = self.now.focus
