"""Literal search over the text, across line breaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from extractors.model import Span


@dataclass(frozen=True)
class Search:
    """Words that the reader looks for. Without a capital letter in them, capitals do not matter.

    A blank in the words stands for any run of blanks and line breaks in the text.
    """

    words: str = ""
    text: str = ""

    @cached_property
    def matches(self) -> tuple[Span, ...]:
        """Every match, in text order."""
        words = self.words.split()
        if not words:
            return ()
        flags = re.NOFLAG if any(c.isupper() for c in self.words) else re.IGNORECASE
        pattern = re.compile(r"\s+".join(map(re.escape, words)), flags)
        return tuple(Span(*match.span()) for match in pattern.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.matches]

    def between(self, span: Span) -> tuple[Span, ...]:
        """The matches that share a character with the span."""
        if not self.matches:
            return ()
        low = max(0, bisect_left(self._starts, span.start) - 1)
        return tuple(m for m in self.matches[low : bisect_left(self._starts, span.end)] if m.end > span.start)

    def after(self, offset: int) -> Span | None:
        """The first match that starts after the offset, around the text's end."""
        if not self.matches:
            return None
        return self.matches[bisect_right(self._starts, offset) % len(self.matches)]

    def before(self, offset: int) -> Span | None:
        """The last match that starts before the offset, around the text's beginning."""
        return self.matches[bisect_left(self._starts, offset) - 1] if self.matches else None

    def number(self, offset: int) -> int:
        """The number, from 1, of the match at or before the offset; 0 before the first."""
        return bisect_right(self._starts, offset)
