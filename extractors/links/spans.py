"""The mentions of one kind by their place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractors.model import Mention


class MentionSpans:
    """Mentions in text order, asked by a bisect."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self._mentions]
        self._longest = max((mention.end - mention.start for mention in self._mentions), default=0)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._mentions)

    def at(self, start: int, end: int) -> Mention | None:
        """The mention that shares most with the run; of equals the one that ends with it, and then the shortest."""
        best: tuple[int, bool, int] | None = None
        chosen = None
        for mention in self._overlapping(start, end):
            shared = min(end, mention.end) - max(start, mention.start)
            key = (shared, mention.end == end, mention.start - mention.end)
            if best is None or key > best:
                best, chosen = key, mention
        return chosen

    def before(self, offset: int) -> Iterator[Mention]:
        """The mentions that start before the offset, the nearest first."""
        for at in range(bisect_left(self._starts, offset) - 1, -1, -1):
            yield self._mentions[at]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in the run."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _overlapping(self, start: int, end: int) -> Iterator[Mention]:
        for at in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            mention = self._mentions[at]
            if mention.start + self._longest <= start:
                return
            if mention.end > start:
                yield mention
