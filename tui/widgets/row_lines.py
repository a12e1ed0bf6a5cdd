"""Which lines of a pane a row takes: one, or more where lines are left over and the row would be cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

MOST = 4
"""Lines that a row takes at most."""

UNFOLDED = 8
"""Lines that the row under a pane's cursor takes at most: enough for a sentence."""


class RowLines:
    """The lines of a pane's rows, in order.

    Args:
        count: How many rows.
        heights: Lines of each; none where each takes one.
        unfolded: Where each takes one: the index of the one row that takes more, and how many.
    """

    def __init__(
        self, count: int = 0, heights: Sequence[int] = (), unfolded: tuple[int, int] = (0, 1)
    ) -> None:
        self._count = count
        self._tops = [0, *accumulate(heights)] if any(height > 1 for height in heights) else []
        self._open, self._more = (unfolded[0], unfolded[1] - 1) if not self._tops and count else (0, 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowLines) and other._told == self._told

    @property
    def _told(self) -> tuple[object, ...]:
        return self._count, self._tops, self._more, self._open if self._more else 0

    def __len__(self) -> int:
        return self._tops[-1] if self._tops else self._count + self._more

    def at(self, line: int) -> tuple[int, int]:
        """The row that a line is of, by index, and which of its lines it is, from 0."""
        if not self._tops:
            index = max(min(line, self._open), line - self._more)
            return index, line - self.of(index).start
        index = bisect_right(self._tops, line) - 1
        return index, line - self._tops[index]

    def of(self, index: int) -> range:
        """The lines of the row of that index."""
        if not self._tops:
            start = index + self._more * (index > self._open)
            return range(start, start + 1 + self._more * (index == self._open))
        return range(self._tops[index], self._tops[index + 1])


def given(wanted: Sequence[int], lines: int) -> list[int]:
    """Lines of each row: one at least; what is left over goes to who wants it, from the top, one at a time.

    Args:
        wanted: Lines in which each row is not cut.
        lines: Lines there are.
    """
    heights = [1] * len(wanted)
    left = lines - len(wanted)
    for height in range(2, MOST + 1):
        for index, want in enumerate(wanted):
            if left > 0 and want >= height:
                heights[index] = height
                left -= 1
    return heights
