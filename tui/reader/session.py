"""The state of the reading window: the `Reading`, the jumps, the article's number and the notice."""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.cells import cell_len

from extractors.values import dataclass
from tui.first_words import OWN, SAMPLE
from tui.message_log import MESSAGES
from tui.reading import Reading

# Cells of the last line that say where the reader is.
_POSITION = 24

# How many jumps can be undone.
_JUMPS_KEPT = 100

Follower = Callable[[Reading, Reading], None]


@dataclass(frozen=True, slots=True)
class Jumps:
    """Offsets into one article's text, the nearest last."""

    back: tuple[int, ...] = ()
    on: tuple[int, ...] = ()

    def begun_at(self, offset: int) -> Jumps:
        """With a new jump that began there; what was gone back from is forgotten."""
        kept = self.back[:-1] if self.back[-1:] == (offset,) else self.back
        return Jumps((*kept[-_JUMPS_KEPT + 1 :], offset))

    def gone_back(self, here: int) -> tuple[int, Jumps] | None:
        """Where the last jump began, and the jumps from there; None where there was none."""
        if not self.back:
            return None
        return self.back[-1], Jumps(self.back[:-1], (*self.on, here))

    def gone_on(self, here: int) -> tuple[int, Jumps] | None:
        """Where the last step back began, and the jumps from there; None where there was none."""
        if not self.on:
            return None
        return self.on[-1], Jumps((*self.back, here), self.on[:-1])


class ReadingSession:
    """The only writer of reading, jumps, article number and notice; whoever shows them follows it.

    Args:
        reading: What is read first.
        notice: What is said first; it is not logged.
        log: Keeps what was said.
        columns: Width of the window, in cells.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(
        self,
        reading: Reading,
        notice: str = "",
        log: Callable[[str], None] = lambda _: None,
        columns: Callable[[], int] = lambda: 80,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reading, self._jumps, self._number = reading, Jumps(), 0
        self._left: dict[int, tuple[Reading, Jumps]] = {}
        self._notice, self._reason = notice, ""
        self._logged = ""  # a notice whose parts are in the log already
        self._log, self._columns, self._clock = log, columns, clock
        self._moved_at = 0.0
        self._followers: list[Follower] = []
        self._listeners: list[Callable[[], None]] = []
        self._movers: list[Callable[[], None]] = []

    # --- the state

    @property
    def now(self) -> Reading:
        """The reading."""
        return self._reading

    @property
    def jumps(self) -> Jumps:
        """Where the jumps in this article began."""
        return self._jumps

    @property
    def number(self) -> int:
        """Which of the articles is read, from 0."""
        return self._number

    @property
    def readings(self) -> dict[int, Reading]:
        """The readings of all articles that were opened and not forgotten, by number."""
        return {**{number: left for number, (left, _) in self._left.items()}, self._number: self._reading}

    def left(self, number: int) -> Reading | None:
        """The reading of an article that was left; None where it never was."""
        return self._left[number][0] if number in self._left else None

    @property
    def notice(self) -> str:
        """What the last line says."""
        return self._notice

    @property
    def reason(self) -> str:
        """Why an entity is what it is, where the notice is that."""
        return self._reason

    @property
    def moved_at(self) -> float:
        """When the reader last did something, in seconds of the clock."""
        return self._moved_at

    # --- who follows it

    def follow(self, follower: Follower) -> None:
        """Have it called with the old and the new reading after each change, in the order of following."""
        self._followers.append(follower)

    def listen(self, listener: Callable[[], None]) -> None:
        """Have it called after each change of notice or reason."""
        self._listeners.append(listener)

    def on_move(self, mover: Callable[[], None]) -> None:
        """Have it called after each change that the reader made."""
        self._movers.append(mover)

    # --- changes of the reading

    def take(self, reading: Reading) -> None:
        """Read on with what the reader did to it; what was said is answered by that."""
        self._moved_at = self._clock()
        self.update(reading)
        self._tell("", "")
        for mover in self._movers:
            mover()

    def update(self, reading: Reading) -> None:
        """Read on with what changed without the reader: the analysis, a search, the page on the screen."""
        if reading is self._reading:
            return
        old, self._reading = self._reading, reading
        for follower in self._followers:
            follower(old, reading)

    def go(self, offset: int | None, entity: str | None = None) -> None:
        """Go to the offset, with the entity chosen; None is nowhere."""
        if offset is not None:
            self.take(self.now.focused_on(offset, entity))

    def jump(self, offset: int | None, entity: str | None = None) -> None:
        """Go there so that `back` leads to where the reader was."""
        came_from = self.now.focus.offset
        self.go(offset, entity)
        self.remember(came_from)

    def remember(self, offset: int) -> None:
        """Keep that a jump began there."""
        if offset != self.now.focus.offset:
            self._jumps = self._jumps.begun_at(offset)

    def back(self, step: int) -> bool:
        """Go to where the last jump began (1), or on again (-1); whether there is such a place."""
        here = self.now.focus.offset
        found = self._jumps.gone_back(here) if step > 0 else self._jumps.gone_on(here)
        if found is None:
            return False
        offset, self._jumps = found
        self.go(offset)
        return True

    def open(self, number: int, reading: Reading) -> None:
        """Read the article of that number, with the jumps that it had; the one that is left keeps its own."""
        self._left[self._number] = (self._reading, self._jumps)
        self._number, self._jumps = number, self._left.get(number, (reading, Jumps()))[1]
        self.take(reading)

    def forget(self, number: int | None = None) -> None:
        """Forget how an article was left; without a number, how all were."""
        if number is None:
            self._left.clear()
        else:
            self._left.pop(number, None)

    # --- what is said

    def say(self, words: str) -> None:
        """Say something in the last line, in place of what stands there."""
        self._tell(words, self._reason)

    def say_reason(self, words: str) -> None:
        """Say why an entity is what it is; the log does not keep it, the entity's card has it."""
        self._tell(words, words)

    def say_more(self, words: str) -> None:
        """Say something that no key asked for: what stands there and was not answered yet stays, or both are counted."""
        self.log(words)
        standing = "" if self._notice == self._reason else self._notice
        if words in standing:
            return
        room = self._columns() - _POSITION
        keys = next((keys for keys in (SAMPLE, OWN) if keys in standing), "")
        if keys:  # who has to know them must see them
            left = room - cell_len(keys) - 1
            note = _together(" ".join(standing.replace(keys, " ").split()), words, left)
            self._logged = f"{keys} {note if cell_len(note) <= left else f'A note: {MESSAGES}'}"
        else:
            self._logged = _together(standing, words, room)
        self.say(self._logged)

    def log(self, words: str) -> None:
        """Keep what is said, for the list of messages; words that only point to that list are none."""
        if not words.endswith(MESSAGES):
            self._log(words)

    def _tell(self, notice: str, reason: str) -> None:
        is_other = notice != self._notice
        self._notice, self._reason = notice, reason
        if is_other and notice not in (reason, self._logged):
            self.log(notice)
        for listener in self._listeners:
            listener()


def _together(standing: str, words: str, room: int) -> str:
    """What stands there and what is said more; both are counted where there are not so many cells for them."""
    both, counted = f"{standing} {words}".strip(), [w for w in (words, standing) if w.endswith(MESSAGES)]
    if not standing or len(counted) == 2:
        return words
    if cell_len(both) <= room:
        return both
    if counted:
        return f"{counted[0].removesuffix(MESSAGES).rstrip(' :')}, and a note: {MESSAGES}"
    parted = standing if standing.endswith(".") else f"{standing} ·"
    beside = f"{parted} A note: {MESSAGES}"  # what a key did stays to be seen
    return beside if cell_len(beside) <= room else f"2 notes: {MESSAGES}"
