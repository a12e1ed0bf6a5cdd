"""The offsets that everything else is said in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open run of code points of the article's text."""

    start: int
    end: int


def span_at(spans: Sequence[Span], offset: int) -> int:
    """Index of the last span that starts at or before the offset; 0 where none does."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
