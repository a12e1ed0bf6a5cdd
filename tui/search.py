"""Search over the text, across line breaks, stretch by stretch: what is near the reader first."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Span
from extractors.values import dataclass
from tui.matcher import REACH, matcher
from tui.search_matches import NO_MATCHES, SearchMatches

# So many characters are searched at a time: a letter that is everywhere takes 2 ms.
_STRETCH = 1 << 15

# A pattern may take so long for a stretch, in seconds of the processor; then shorter ones are tried.
_FRAME_S = 0.006

# Where so short a stretch, or a text that is one, takes longer, it is given this time in a thread; then it is given up.
_SHORTEST, _PATIENCE_S = 1 << 10, 0.1


@dataclass(frozen=True, eq=False)
class Search:
    """What the reader looks for and what was found of it so far. Frozen: `further` gives another, which knows more.

    Attributes:
        words: The words, or the pattern (a regular expression); as `tui.matcher.Matcher` takes them.
        text: Where they are looked for.
        near: The offset from which the text is searched, forth and back in turn.
        found: The matches that are known, none of them empty.
        searched: The part of the text in which every match is known.
        stretch: How many characters are searched at a time.
        is_slow: Whether the next stretch takes longer than a frame: it is to be searched in a thread.
        trouble: Why a pattern finds nothing, in words; empty where it is sound.
    """

    words: str = ""
    text: str = ""
    is_pattern: bool = False
    near: int = 0
    found: SearchMatches = NO_MATCHES
    searched: Span | None = None
    stretch: int = _STRETCH
    is_slow: bool = False
    trouble: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the whole text is searched, or the pattern given up."""
        return not self.words.strip() or bool(self.trouble) or self.searched == (0, len(self.text))

    @property
    def in_words(self) -> str:
        """`/words`; a pattern between slashes."""
        return f"/{self.words}/" if self.is_pattern else f"/{self.words}"

    def after(self, offset: int) -> Span | None:
        """The first match that starts after the offset, around the text's end; None while it is not known which that is."""
        if self.is_complete:
            return self.found.after(offset) or self.found.after(-1)
        is_near = self.searched is not None and self.searched.start <= offset + 1
        return self.found.after(offset) if is_near else None

    def before(self, offset: int) -> Span | None:
        """The last match that starts before the offset, around the text's beginning; None while that is not known."""
        if self.is_complete:
            return self.found.before(offset) or self.found.before(len(self.text))
        is_near = self.searched is not None and offset <= self.searched.end
        return self.found.before(offset) if is_near else None

    # --- searching

    def further(self) -> Search:
        """With another stretch searched, the nearest that is not yet. It takes about a frame at most, but where `is_slow`."""
        if self.is_complete:
            return self
        trouble = matcher(self.words, self.is_pattern).trouble
        if trouble:
            return self._given_up(trouble)
        try:
            return replace(self._further_on(self.searched), is_slow=False)
        except TimeoutError:
            return self._plainer()

    def _further_on(self, searched: Span | None) -> Search:
        if searched is None:
            start = 0 if len(self.text) <= self.stretch else _cut(self.text, self.near)
            return self._forth(Span(start, start))
        is_at_end = searched.end == len(self.text)
        is_back = searched.start and (is_at_end or self.near - searched.start < searched.end - self.near)
        return self._back(searched) if is_back else self._forth(searched)

    def _forth(self, searched: Span) -> Search:
        end = min(searched.end + self.stretch, len(self.text))
        ends = self._within(searched.end, end)
        high = max(end, ends[-1][1]) if ends else end
        return replace(self, found=self.found.with_later(ends), searched=Span(searched.start, high))

    def _back(self, searched: Span) -> Search:
        """The matches before what is searched. Where the last of them reaches into it, what it covers is none."""
        low = _cut(self.text, searched.start - self.stretch)
        ends = self._within(low, searched.start)
        edge = max(searched.start, ends[-1][1]) if ends else searched.start
        covered = self.found.before(edge)
        if covered is not None and covered.end > edge:
            # Who comes from the beginning would have seen other matches from here on: search from there.
            return replace(self, near=0, found=NO_MATCHES, searched=None)
        found = self.found.beyond(edge).with_earlier(ends)
        return replace(self, found=found, searched=Span(low, searched.end))

    def _within(self, start: int, end: int) -> list[tuple[int, int]]:
        patience_s = _PATIENCE_S if self.is_slow else _FRAME_S
        return matcher(self.words, self.is_pattern).within(self.text, start, end, patience_s, self.is_slow)

    def _plainer(self) -> Search:
        """The stretch took too long: try a shorter one, then a longer time, then no more."""
        shorter = self.stretch // 2
        if len(self.text) > self.stretch and shorter >= _SHORTEST:
            return replace(self, stretch=shorter)
        if not self.is_slow:
            return replace(self, is_slow=True)
        return self._given_up("this pattern takes too long: make it plainer")

    def _given_up(self, trouble: str) -> Search:
        return replace(self, found=NO_MATCHES, trouble=trouble)


def _cut(text: str, at: int) -> int:
    """Where a paragraph starts at or shortly before the offset, or else a line: few matches reach over that."""
    if at <= REACH:
        return 0
    for mark in ("\n\n", "\n"):
        cut = text.rfind(mark, at - REACH, at)
        if cut >= 0:
            return cut + len(mark)
    return at
