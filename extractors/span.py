"""The offsets that everything else is said in."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NamedTuple

    class Span(NamedTuple):
        """A half-open run of code points of the article's text."""

        start: int
        end: int

else:
    from collections import namedtuple

    class Span(namedtuple("Span", ("start", "end"))):
        """A half-open run of code points of the article's text."""

        __slots__ = ()


def span_at(spans: Sequence[Span], offset: int) -> int:
    """Index of the last span that starts at or before the offset; 0 where none does."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
