"""Where words stand in a text, and what is mentioned there already."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extractors.model import Span


def occurrences(text: str, words: str) -> list[Span]:
    """Where the words stand as words of their own, in text order; a line's end between two of them is a space."""
    parts = words.split()
    if not parts:
        return []
    before = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", parts[-1]) else ""
    pattern = before + r"\s+".join(map(re.escape, parts)) + after
    found = (Span(*match.span()) for match in re.finditer(pattern, text))
    return [span for span in found if not re.search(r"\n\s*\n", text[span.start : span.end])]


class Taken:
    """Runs of a text that are mentions already, looked up by a bisect.

    Args:
        runs: Each with the number of its mention.
    """

    def __init__(self, runs: Iterable[tuple[Span, int]]) -> None:
        self._runs = sorted(runs)
        self._starts = [span.start for span, _ in self._runs]
        self._longest = max((span.end - span.start for span, _ in self._runs), default=0)

    def over(self, run: Span) -> list[tuple[Span, int]]:
        """Those that share a character with the run."""
        low, high = bisect_left(self._starts, run.start - self._longest), bisect_left(self._starts, run.end)
        return [pair for pair in self._runs[low:high] if pair[0].end > run.start]


def is_within(inner: Span, outer: Span) -> bool:
    """Whether the outer run has all of the inner one, and more."""
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end
