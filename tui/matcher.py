"""Matches words or a pattern within one stretch of a text at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import prod
from typing import Any

# So far past its stretch a match is followed, in characters: in a long text a pattern's match may be cut there.
REACH = 4096

# So many matches take about a frame; the time that a pattern may take is looked at within a match only.
_MATCHES_AT_MOST = 1 << 12

# Compiling a repetition takes as long as it repeats; no limit of time applies to it.
_REPEATS, _REPEATS_AT_MOST = re.compile(r"\{(?:\d*,)?(\d+)\}"), 10_000

# A character class, an escape, or a run of blanks.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<blanks>[ ]+)", re.DOTALL)


class Matcher:
    """Words or a pattern, made ready to be looked for. Without a capital letter in them, capitals do not matter.

    A blank stands for any run of blanks and line breaks in the text.

    Attributes:
        trouble: Why a pattern finds nothing, in words; empty where it is sound.
    """

    def __init__(self, words: str, is_pattern: bool) -> None:
        self.trouble = ""
        self._reach = max(REACH, 2 * len(words))
        self._matches: Callable[..., Iterator[Any]]
        if is_pattern:
            self._ready_pattern(words)
        else:
            flags = re.NOFLAG if any(c.isupper() for c in words) else re.IGNORECASE
            pattern = re.compile(r"\s+".join(map(re.escape, words.split())), flags)
            self._matches = lambda text, start, end, *_: pattern.finditer(text, start, end)

    def within(
        self, text: str, start: int, end: int, patience_s: float, is_aside: bool = False
    ) -> list[tuple[int, int]]:
        """Start and end of each match that starts in the stretch, empty ones left out.

        Args:
            text: The whole text: what stands before the stretch is looked back at.
            start: Where the stretch starts.
            end: Where it ends.
            patience_s: So much work of the processor a pattern may take, in seconds. Words take as long as the stretch.
            is_aside: Whether this is a thread beside the window's, which goes on meanwhile.

        Raises:
            TimeoutError: It takes longer.
        """
        found: list[tuple[int, int]] = []
        for match in self._matches(text, start, min(end + self._reach, len(text)), patience_s, is_aside):
            if match.start() >= end:
                break
            if match.end() > match.start():
                found.append(match.span())
            if len(found) > _MATCHES_AT_MOST and not is_aside:
                raise TimeoutError
        return found

    def _ready_pattern(self, words: str) -> None:
        import regex  # it can be stopped, which `re` cannot; only who asks for patterns waits for it

        flags = regex.MULTILINE
        if not any(c.isupper() for c in re.sub(r"\\.", "", words)):
            flags |= regex.IGNORECASE
        if prod(int(number) for number in _REPEATS.findall(words)) > _REPEATS_AT_MOST:
            self.trouble = "this pattern repeats too often: make it plainer"
            return
        pattern = _PIECE.sub(lambda piece: r"\s+" if piece["blanks"] else piece.group(), words)
        try:
            ready = regex.compile(pattern, flags)
        except regex.error as error:
            self.trouble = f"no pattern yet: {error.msg}"
            return
        self._matches = lambda text, start, end, patience_s, is_aside: ready.finditer(
            text, start, end, timeout=patience_s, concurrent=is_aside
        )


@lru_cache(maxsize=4)
def matcher(words: str, is_pattern: bool) -> Matcher:
    """The words or the pattern, made ready once for all the stretches of a text."""
    return Matcher(words, is_pattern)
