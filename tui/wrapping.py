"""Paragraphs to screen lines: exact, and fast enough for a million words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import lru_cache

from extractors.span import Span
from tui.visible import visible

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# One cell each, and nothing that `visible` would change but line breaks and tabs, which it shows as one blank.
_PLAIN = " -~\n\t\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20bf"
_ODD = re.compile(f"[^{_PLAIN}]")

# A quoted line of a mail begins a line on the screen too: amid a line its mark reads as "more than".
BEFORE_QUOTED = re.compile(r"(?<=[^\s])[ \t]*(?:\r\n|[\r\n])[ \t]*(?=>)")


@lru_cache(maxsize=8)
def _plain_line(width: int) -> re.Pattern[str]:
    """A line of text in which every character takes one cell: what fits up to a blank, else what fits of a long word.

    As one pattern it wraps a million words in 40 ms, where slicing line by line takes 100.
    """
    return re.compile(
        rf"[^ \n\t](?:.{{0,{width - 2}}}[^ \n\t])?(?=[ \n\t]|\Z)|[^ \n\t].{{{width - 1}}}", re.DOTALL
    )


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
        at, end = block.start, block.end
        if at >= end or text[at:end].isspace():
            return self._add(at, end)
        if text.find(">", at, end) >= 0:
            for gap in BEFORE_QUOTED.finditer(text, at, end):
                self._wrap_run(text, at, gap.start())
                at = gap.end()
        return self._wrap_run(text, at, end)

    def _wrap_run(self, text: str, at: int, end: int) -> None:
        while at < end:
            odd = _ODD.search(text, at, end)
            if odd is None:
                return self._wrap_plain(text, at, end)
            at = self._wrap_measured(text, self._wrap_plain_until(text, at, end, odd.start()), end)
        return None

    def _wrap_plain(self, text: str, start: int, end: int) -> None:
        spans = [match.span() for match in _plain_line(self.width).finditer(text, start, end)]
        self.starts.extend([start for start, _ in spans])
        self.ends.extend([end for _, end in spans])

    def _wrap_plain_until(self, text: str, start: int, end: int, odd: int) -> int:
        """Wrap the lines that surely end before the odd character; where the next one starts."""
        for match in _plain_line(self.width).finditer(text, start, end):
            if match.start() + self.width >= odd:
                return match.start()
            self._add(*match.span())
        return end

    def _wrap_measured(self, text: str, start: int, end: int) -> int:
        """Wrap one line by what each character takes on the screen; where the next one starts."""
        used, last, at = 0, 0, start  # `last` is the end of the last whole word
        while at < end:
            character = text[at]
            is_blank = character.isspace()
            if is_blank and at > start and not text[at - 1].isspace():
                last = at
            cells = _cells(character)
            if used and used + cells > self.width and not is_blank:
                break
            used += cells
            at += 1
        cut = at if at == end else last or at
        self._add(start, start + len(text[start:cut].rstrip()))
        while cut < end and text[cut].isspace():
            cut += 1
        return cut

    def _add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    from rich.cells import cell_len  # most pages do without; the first is painted before Rich is there

    return cell_len(visible(character))


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
