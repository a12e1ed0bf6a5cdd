"""Search over the text, across line breaks: for words as they stand, or for a pattern."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod

from extractors.model import Span

# A pattern that takes longer is given up: some take for ever, and the reader waits for this one. Longer texts are given longer.
_PATIENCE_S, _PATIENCE_S_PER_CHARACTER = 0.1, 1e-7

# Compiling a repetition takes as long as it repeats; no limit of time applies to it.
_REPEATS, _REPEATS_AT_MOST = re.compile(r"\{(?:\d*,)?(\d+)\}"), 10_000

# A character class, an escape, or a run of blanks.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<blanks>[ ]+)", re.DOTALL)


@dataclass(frozen=True)
class Search:
    """What the reader looks for. Without a capital letter in it, capitals do not matter.

    A blank stands for any run of blanks and line breaks in the text.

    Attributes:
        words: The words, or the pattern (a regular expression).
        text: Where they are looked for.
    """

    words: str = ""
    text: str = ""
    is_pattern: bool = False

    @cached_property
    def matches(self) -> tuple[Span, ...]:
        """Every match that is not empty, in text order: for who wants all of them; `count` and the rest are quicker."""
        return tuple(Span(*ends) for ends in self._found[0])

    @property
    def count(self) -> int:
        """How many matches there are."""
        return len(self._found[0])

    @property
    def trouble(self) -> str:
        """Why a pattern finds nothing, in words; empty where it is sound."""
        return self._found[1]

    @property
    def in_words(self) -> str:
        """`/words`; a pattern between slashes."""
        return f"/{self.words}/" if self.is_pattern else f"/{self.words}"

    @cached_property
    def _found(self) -> tuple[list[tuple[int, int]], str]:
        """Start and end of each match, plain: a letter is found half a million times in a long text."""
        if not self.words.strip():
            return [], ""
        return self._by_pattern() if self.is_pattern else (list(self._by_words()), "")

    def _by_words(self) -> Iterator[tuple[int, int]]:
        flags = re.NOFLAG if any(c.isupper() for c in self.words) else re.IGNORECASE
        pattern = re.compile(r"\s+".join(map(re.escape, self.words.split())), flags)
        return map(re.Match.span, pattern.finditer(self.text))

    def _by_pattern(self) -> tuple[list[tuple[int, int]], str]:
        import regex  # it can be stopped, which `re` cannot; only who asks for patterns waits for it

        flags = regex.MULTILINE
        if not any(c.isupper() for c in re.sub(r"\\.", "", self.words)):
            flags |= regex.IGNORECASE
        if prod(int(number) for number in _REPEATS.findall(self.words)) > _REPEATS_AT_MOST:
            return [], "this pattern repeats too often: make it plainer"
        pattern = _PIECE.sub(lambda piece: r"\s+" if piece["blanks"] else piece.group(), self.words)
        try:
            found = regex.compile(pattern, flags).finditer(
                self.text, timeout=_PATIENCE_S + _PATIENCE_S_PER_CHARACTER * len(self.text)
            )
            return [match.span() for match in found if match.end() > match.start()], ""
        except regex.error as error:
            return [], f"no pattern yet: {error.msg}"
        except TimeoutError:
            return [], "this pattern takes too long: make it plainer"

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._found[0]]

    def between(self, span: Span) -> tuple[Span, ...]:
        """The matches that share a character with the span."""
        found = self._found[0]
        if not found:
            return ()
        low = max(0, bisect_left(self._starts, span.start) - 1)
        near = found[low : bisect_left(self._starts, span.end)]
        return tuple(Span(start, end) for start, end in near if end > span.start)

    def after(self, offset: int) -> Span | None:
        """The first match that starts after the offset, around the text's end."""
        found = self._found[0]
        return Span(*found[bisect_right(self._starts, offset) % len(found)]) if found else None

    def before(self, offset: int) -> Span | None:
        """The last match that starts before the offset, around the text's beginning."""
        found = self._found[0]
        return Span(*found[bisect_left(self._starts, offset) - 1]) if found else None

    def number(self, offset: int) -> int:
        """The number, from 1, of the match at or before the offset; 0 before the first."""
        return bisect_right(self._starts, offset)
