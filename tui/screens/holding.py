"""The part of the window that holds the one `Reading` and the list of jumps."""

from __future__ import annotations

import time

from rich.cells import cell_len
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from extractors.protocol import Command, Look
from tui.client import Client
from tui.jumps import Jumps
from tui.message_log import MESSAGES
from tui.reading import Reading

# Cells of the last line that say where the reader is.
_POSITION = 24


class HoldingScreen(Screen[None]):
    """Only `take` changes the reading; widgets get it by data binding.

    Args:
        reading: What is read first.
        client: The analysing process.
    """

    ALLOW_MAXIMIZE = False

    reading: var[Reading | None] = var(None, init=False)
    notice: var[str] = var("", init=False)
    reason: var[str] = var("", init=False)  # why an entity is what it is, where the notice is that
    station: var[str] = var("text", init=False)  # what has the keys, as `tui.stations` calls it

    def __init__(self, reading: Reading, client: Client) -> None:
        super().__init__()
        self.set_reactive(HoldingScreen.reading, reading)
        self.client = client
        self._pieced = ""  # a notice whose parts are kept already
        self.job = 0
        self.jumps = Jumps()
        self._looked_at = -1
        self.moved_at = 0.0  # when the reader last did something, in seconds of the monotonic clock

    def watch_focused(self, focused: Widget | None) -> None:
        """Footer and help speak of what has the keys."""
        self.station = getattr(focused, "station", "text")

    def watch_notice(self, notice: str) -> None:
        """What is said is kept, but for reasons: the entity's card has them."""
        if notice not in (self.reason, self._pieced):
            self.log_message(notice)

    def log_message(self, words: str) -> None:
        """Keep what is said, for the list of messages; what only points there is none."""
        log = getattr(self.app, "messages", None)
        if log is not None and not words.endswith(MESSAGES):
            log.add(words)

    def say_more(self, words: str) -> None:
        """Say something that no key asked for: what stands there and was not answered yet stays, or both are counted."""
        self.log_message(words)
        standing = "" if self.notice == self.reason else self.notice
        if words in standing:
            return
        both, counted = f"{standing} {words}".strip(), [w for w in (words, standing) if w.endswith(MESSAGES)]
        if not standing or len(counted) == 2:
            self._pieced = words
        elif cell_len(both) + _POSITION <= self.size.width:
            self._pieced = both
        elif counted:
            self._pieced = f"{counted[0].removesuffix(MESSAGES).rstrip(' :')}, and a note: {MESSAGES}"
        else:
            self._pieced = f"2 notes: {MESSAGES}"
        self.notice = self._pieced

    @property
    def now(self) -> Reading:
        """The reading; there is one from the beginning."""
        assert self.reading is not None
        return self.reading

    def take(self, reading: Reading) -> None:
        """Make it the reading, and tell the worker where the reader is while that still matters."""
        self.moved_at = time.monotonic()
        self.reading = reading
        self.notice = self.reason = ""
        if not reading.progress.is_complete and reading.paragraph.start != self._looked_at:
            self._looked_at = reading.paragraph.start
            self.tell(Look(self.job, reading.focus.offset))

    def tell(self, command: Command) -> None:
        """Say something to the worker."""
        self.client.send(command)

    def go(self, offset: int | None, entity: str | None = None) -> None:
        """Go to the offset, with the entity chosen; None is nowhere."""
        if offset is not None:
            self.take(self.now.focused_on(offset, entity))

    def jump(self, offset: int | None, entity: str | None = None) -> None:
        """Go there so that `^o` leads back."""
        came_from = self.now.focus.offset
        self.go(offset, entity)
        self.remember(came_from)

    def remember(self, offset: int) -> None:
        """A jump began there."""
        if offset != self.now.focus.offset:
            self.jumps = self.jumps.begun_at(offset)
