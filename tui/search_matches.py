"""The matches of a search, kept by the stretches of the text in which they were found."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.model import Span
from extractors.values import dataclass


class Stretch(NamedTuple):
    """Where the matches of one stretch start and end, in text order; never none."""

    starts: array[int]
    ends: array[int]

    def spans(self, low: int = 0, high: int | None = None) -> Iterator[Span]:
        """Its matches, or those of these indices."""
        return map(Span, self.starts[low:high], self.ends[low:high])


@dataclass(frozen=True, eq=False)
class SearchMatches:
    """Matches that do not overlap, in text order. Frozen: with more of them it is another, which shares the stretches.

    A letter is found half a million times in a long text: to add a stretch costs what it holds, not what was found before.
    """

    stretches: tuple[Stretch, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(stretch.starts) for stretch in self.stretches)

    def __iter__(self) -> Iterator[Span]:
        for stretch in self.stretches:
            yield from stretch.spans()

    def with_later(self, ends: Iterable[tuple[int, int]]) -> SearchMatches:
        """With these after all the others."""
        return SearchMatches((*self.stretches, *_stretch(ends)))

    def with_earlier(self, ends: Iterable[tuple[int, int]]) -> SearchMatches:
        """With these before all the others."""
        return SearchMatches((*_stretch(ends), *self.stretches))

    def beyond(self, offset: int) -> SearchMatches:
        """Those that start at the offset or after it."""
        cut = [(stretch, bisect_left(stretch.starts, offset)) for stretch in self.stretches]
        return SearchMatches(
            tuple(
                Stretch(stretch.starts[low:], stretch.ends[low:]) if low else stretch
                for stretch, low in cut
                if low < len(stretch.starts)
            )
        )

    def between(self, span: Span) -> tuple[Span, ...]:
        """Those that share a character with the span."""
        first = self.before(span.start)
        found = [first] if first is not None and first.end > span.start else []
        for stretch in self.stretches[max(0, self._at(span.start)) : self._at(span.end - 1) + 1]:
            low, high = bisect_left(stretch.starts, span.start), bisect_left(stretch.starts, span.end)
            found += stretch.spans(low, high)
        return tuple(found)

    def after(self, offset: int) -> Span | None:
        """The first that starts after the offset."""
        here = self._at(offset)
        for stretch in self.stretches[max(0, here) : here + 2]:
            low = bisect_right(stretch.starts, offset)
            if low < len(stretch.starts):
                return Span(stretch.starts[low], stretch.ends[low])
        return None

    def before(self, offset: int) -> Span | None:
        """The last that starts before the offset."""
        here = self._at(offset - 1)
        if here < 0:
            return None
        starts, ends = self.stretches[here]
        at = bisect_left(starts, offset) - 1
        return Span(starts[at], ends[at])

    def number(self, offset: int) -> int:
        """The number, from 1, of the one at or before the offset; 0 before the first."""
        here = self._at(offset)
        if here < 0:
            return 0
        before = sum(len(stretch.starts) for stretch in self.stretches[:here])
        return before + bisect_right(self.stretches[here].starts, offset)

    def _at(self, offset: int) -> int:
        """Index of the last stretch with a match that starts at or before the offset; -1 where none does."""
        return bisect_right(self.stretches, offset, key=lambda stretch: stretch.starts[0]) - 1


NO_MATCHES = SearchMatches()


def _stretch(ends: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    found = list(ends)
    if not found:
        return ()
    return (Stretch(array("i", [start for start, _ in found]), array("i", [end for _, end in found])),)
