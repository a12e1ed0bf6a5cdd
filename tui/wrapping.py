"""Paragraphs to screen lines: exact, and fast enough for a million words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from extractors.span import Span
from tui.visible import visible

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# One cell each, and nothing that `visible` would change but line breaks and tabs, which it shows as one blank.
_NARROW = re.compile(
    "[ -~\n\t\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20bf]*"
)
_BLANK = re.compile(r"\s")
_BREAKS = str.maketrans("\n\t", "  ")


class Lines:
    """The screen lines of a text at one width, as arrays of offsets; a blank line stands between two blocks.

    Attributes:
        width: Cells a line may take.
        starts: Where each line starts; a blank line starts where the line before it ends.
        ends: Where each line ends, trailing blanks left out.
    """

    def __init__(self, text: str, blocks: Iterable[Span], width: int) -> None:
        self.width = max(4, width)
        self.starts, self.ends = array("q"), array("q")
        for block in blocks:
            if self.starts:
                self.starts.append(self.ends[-1])
                self.ends.append(self.ends[-1])
            self._wrap(text, block)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Index of the line that shows the offset; a blank between two lines belongs to the line before it."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        if line and self.starts[line] == self.ends[line]:
            line -= 1  # a blank line shows nothing
        return line

    def span(self, line: int) -> Span:
        """The text that the line shows."""
        return Span(self.starts[line], self.ends[line])

    def _wrap(self, text: str, block: Span) -> None:
        if _NARROW.fullmatch(text, block.start, block.end):
            self._wrap_narrow(text[block.start : block.end].translate(_BREAKS), block.start)
        else:
            self._wrap_measured(text, block)

    def _wrap_narrow(self, text: str, offset: int) -> None:
        at, end, width = 0, len(text), self.width
        starts, ends = self.starts, self.ends
        while end - at > width:
            cut = text.rfind(" ", at, at + width + 1)
            if cut <= at:
                cut = at + width  # a word longer than the line
            line_end = cut
            while text[line_end - 1] == " " and line_end > at + 1:
                line_end -= 1
            starts.append(offset + at)
            ends.append(offset + line_end)
            at = cut
            while at < end and text[at] == " ":
                at += 1
        starts.append(offset + at)
        ends.append(offset + end)

    def _wrap_measured(self, text: str, block: Span) -> None:
        """Wrap by what each word takes on the screen: wide, combining and spelled-out characters."""
        from rich.cells import (
            cell_len,
        )  # most articles do without; the first page is painted before Rich is there

        start = end = block.start
        used = 0
        for word in _words(text, block):
            blank = cell_len(visible(text[end : word.start]))
            cells = cell_len(visible(text[word.start : word.end]))
            if used and used + blank + cells > self.width:
                self._add(start, end)
                start, used, blank = word.start, 0, 0
            if cells > self.width:
                start, used = self._split(text, start if used else word.start, word.end)
            else:
                used += blank + cells
            end = word.end
        self._add(start, end)

    def _split(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Cut a run that is longer than a line; the start and the cells of what remains."""
        from rich.cells import cell_len

        used = 0
        for at in range(start, end):
            cells = cell_len(visible(text[at]))
            if used and used + cells > self.width:
                self._add(start, at)
                start, used = at, 0
            used += cells
        return start, used

    def _add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)


def _words(text: str, block: Span) -> Iterable[Span]:
    start = block.start
    for gap in _BLANK.finditer(text, block.start, block.end):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < block.end:
        yield Span(start, block.end)


def blocks_of(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """What stands together on the screen: paragraphs with no line break between them, as a header run and its story."""
    blocks: list[Span] = []
    for paragraph in paragraphs:
        if blocks and not _has_break(text, blocks[-1].end, paragraph.start):
            blocks[-1] = Span(blocks[-1].start, paragraph.end)
        else:
            blocks.append(paragraph)
    return blocks


def _has_break(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in "\n\r\x0b\x0c\x85\u2028\u2029")
