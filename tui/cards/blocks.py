"""The parts of a card: lines that are made at once, and lists of which only what is looked at is made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol

from tui.cards.line import Line


class Block(Protocol):
    """Some lines of a card, and which of them the cursor can stand on, by index."""

    def __len__(self) -> int:
        """How many lines."""
        ...

    def line(self, index: int) -> Line:
        """The line of that index."""
        ...

    def stop_from(self, index: int) -> int | None:
        """The first line at or after the index on which the cursor can stand."""
        ...

    def stop_until(self, index: int) -> int | None:
        """The last line at or before the index on which the cursor can stand."""
        ...


class Fixed:
    """Lines that are there already."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = tuple(lines)
        self._stops = [index for index, line in enumerate(self._lines) if line.stop is not None]

    def __len__(self) -> int:
        """How many lines."""
        return len(self._lines)

    def line(self, index: int) -> Line:
        """The line of that index."""
        return self._lines[index]

    def stop_from(self, index: int) -> int | None:
        """The first line at or after the index on which the cursor can stand."""
        at = bisect_left(self._stops, index)
        return self._stops[at] if at < len(self._stops) else None

    def stop_until(self, index: int) -> int | None:
        """The last line at or before the index on which the cursor can stand."""
        at = bisect_right(self._stops, index) - 1
        return self._stops[at] if at >= 0 else None


class Rows:
    """A list whose rows all take the same number of lines; the cursor can stand on the first line of each.

    Args:
        count: How many rows.
        made: Makes the lines of the row of that index, when it is looked at.
        height: Lines a row.
    """

    def __init__(self, count: int, made: Callable[[int], Sequence[Line]], height: int = 1) -> None:
        self.count, self.height = count, height
        self._made = made

    def __len__(self) -> int:
        """How many lines."""
        return self.count * self.height

    def line(self, index: int) -> Line:
        """The line of that index."""
        return self._made(index // self.height)[index % self.height]

    def stop_from(self, index: int) -> int | None:
        """The first line at or after the index on which the cursor can stand."""
        there = -(-max(0, index) // self.height) * self.height
        return there if there < len(self) else None

    def stop_until(self, index: int) -> int | None:
        """The last line at or before the index on which the cursor can stand."""
        return min(index, len(self) - 1) // self.height * self.height if index >= 0 and self.count else None
