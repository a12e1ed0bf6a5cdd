"""Controls the search: asks for words or a pattern, searches on between frames, steps through the matches."""

from __future__ import annotations

import asyncio
from importlib import import_module

from tui.queries import Queries
from tui.reader.host import Host
from tui.reader.question import Question
from tui.reader.session import ReadingSession
from tui.reading import Focus, Reading
from tui.search import Search

# Between two stretches of the text: what a key does and what it paints comes first.
_PAUSE_S = 0.002

_NOTES = {
    False: "Enter keeps, Esc gives up · ^r: pattern",
    True: "a regular expression · ^r: plain words",
}


class SearchController:
    """Shows the nearest match at once, goes on with the rest, and steps through what is found.

    Args:
        session: The reading.
        host: The window.
        queries: What was searched before.
    """

    def __init__(self, session: ReadingSession, host: Host, queries: Queries) -> None:
        self._session, self._host, self._queries = session, host, queries
        self._is_pattern = False
        self._shown = Search()  # the search that is gone on with
        self._steps: tuple[int, ...] = ()  # to next (1) and previous (-1) matches that are not found yet
        self._from = 0  # where they are counted from
        self._waits_at = Focus()  # the reader who goes anywhere else has not waited for them
        session.follow(self._follow)

    # --- the commands

    def ask(self) -> None:
        """Ask for words to search; the text shows what is found while they are typed."""
        before = self._session.now

        def give_up() -> None:
            self._put_back(before)
            self._host.end_question(keys_to_text=True)

        def switch(words: str) -> str:
            self._is_pattern = not self._is_pattern
            self._load_patterns()
            self._host.note(_NOTES[self._is_pattern])
            self._try(words, before)
            return self._label

        self._host.ask(
            Question(
                self._label, "", _NOTES[self._is_pattern],
                lambda words: self._take(words, before), lambda words: self._try(words, before),
                give_up, switch, self._queries.recent("searches"),
            )
        )  # fmt: skip

    def ask_pattern(self) -> None:
        """Ask for a pattern to search."""
        self._is_pattern = True
        self._load_patterns()
        self.ask()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match; where it is not found yet, as soon as it is."""
        if not self._pending():
            focus = self._session.now.focus
            is_there = step < 0 or focus.entity is not None or focus == self._waits_at
            # A match right there was not stepped to yet.
            self._from = focus.offset if is_there else focus.offset - 1
        self._steps, self._waits_at = (*self._pending(), step), self._session.now.focus
        self._take_steps()

    # --- what is typed

    @property
    def _label(self) -> str:
        return " pattern " if self._is_pattern else " search "

    def _load_patterns(self) -> None:
        """What searches for patterns is loaded before the first letter needs it."""
        self._host.run(asyncio.to_thread(import_module, "regex"), "patterns", is_exclusive=False)

    def _try(self, words: str, before: Reading) -> None:
        here, page = before.focus.offset, before.page
        near = page.start if page.start <= here < page.end else here
        self.search(Search(words, before.article.text, self._is_pattern, near), here)
        self._note_found()

    def _take(self, words: str, before: Reading) -> str:
        search = self._session.now.search
        if (search.words, search.is_pattern) != (words, self._is_pattern):
            self._try(words, before)
        if self._session.now.search.trouble:
            return self._session.now.search.trouble
        self._session.remember(before.focus.offset)
        self._queries.used("searches", words)
        self._host.end_question(keys_to_text=True)
        return ""

    def _put_back(self, before: Reading) -> None:
        """As it was before the question, but for what was found in the article since."""
        reading = self._session.now.searching(before.search)
        reading = reading.focused_on(before.focus.offset, before.focus.entity)
        self._session.take(reading.filtered(before.filter))

    def _note_found(self) -> None:
        search = self._session.now.search
        if search.words.strip():
            self._host.note(search.trouble or _counted(search), is_error=bool(search.trouble))

    # --- the search

    def search(self, search: Search, origin: int) -> None:
        """Search, and go to the first match at or after the origin; to the origin while none is found."""
        search = search.further()
        match = search.after(origin - 1)
        self._session.take(self._session.now.searching(search).focused_on(match.start if match else origin))
        self._steps = () if match or search.is_complete else (1,)
        self._from, self._waits_at = origin - 1, self._session.now.focus

    def _follow(self, _old: Reading, new: Reading) -> None:
        """Go on with a search that is not through, also one that was left and comes back with its article."""
        if new.search is self._shown:
            return
        self._shown = new.search
        if not self._shown.is_complete:
            self._host.run(self._search_on(self._shown), "search")

    async def _search_on(self, search: Search) -> None:
        shown, stretches, told = search, 1, 1
        while not search.is_complete:
            await asyncio.sleep(_PAUSE_S)
            search = await asyncio.to_thread(search.further) if search.is_slow else search.further()
            if self._session.now.search is not shown:
                return
            stretches += 1
            is_waited_for = self._pending() and search.found.count > shown.found.count
            # Ever more at a time: saying it costs as much as a stretch.
            if search.is_complete or stretches >= 2 * told or is_waited_for:
                told = stretches
                shown = self._shown = search
                self._session.update(self._session.now.searching(search))
                self._take_steps()
                self._tell_found()

    def _tell_found(self) -> None:
        """Say how much is found by now; where nobody asks any more, only what is wrong."""
        search = self._session.now.search
        if self._host.asked == search.words:
            self._note_found()
        elif search.trouble:
            self._session.say(search.trouble)

    def _pending(self) -> tuple[int, ...]:
        return self._steps if self._session.now.focus == self._waits_at else ()

    def _take_steps(self) -> None:
        """Take the steps that lead to a match that is found."""
        search, steps, there = self._session.now.search, self._pending(), self._from
        while steps:
            match = search.after(there) if steps[0] > 0 else search.before(there)
            if match is None:
                break
            steps, there = steps[1:], match.start
        if there != self._from:
            self._arrive(there)
        self._steps, self._from = () if search.is_complete else steps, there
        self._waits_at = self._session.now.focus

    def _arrive(self, offset: int) -> None:
        """Go to a match; while words are typed, only the Enter after them is a jump."""
        if self._host.asked is None:
            self._session.jump(offset)
        else:
            self._session.go(offset)


def _counted(search: Search) -> str:
    if not search.is_complete:
        return f"{search.found.count}+ matches" if search.found.count else "searching…"
    return {0: "no match", 1: "1 match"}.get(search.found.count, f"{search.found.count} matches")
