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
    from collections.abc import Iterable, Iterator, Sequence

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
    """The screen lines of a text at one width, as arrays of offsets; a blank line stands between two blocks but rows of a table.

    Of a long text only the beginning is wrapped at first. `wrap_on` goes on; whoever asks for what is not wrapped yet has it
    wrapped there and then, to the end.

    Args:
        text: The text.
        blocks: What stands together on the screen (see `blocks_of`).
        width: Cells a line may take.
        until: The offset up to which it is wrapped at first; None wraps all of it.

    Attributes:
        width: Cells a line may take.
        starts: Where each line that is wrapped starts; a blank line starts where the line before it ends.
        ends: Where each of them ends, trailing blanks left out.
    """

    def __init__(self, text: str, blocks: Iterable[Span], width: int, until: int | None = None) -> None:
        self.width = max(4, width)
        self.starts, self.ends = array("q"), array("q")
        self._text, self._coming = text, iter(blocks)
        self._wrapped = 0  # where the last block that is wrapped ends
        self._is_row = False  # whether that one is a row of a table
        self.is_complete = False
        self._wrap_until(len(text) if until is None else until)

    def __len__(self) -> int:
        """How many lines there are in all."""
        self.complete()
        return len(self.starts)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return len(self.starts) > 0

    @property
    def expected(self) -> int:
        """About how many lines there are in all; exactly, once they are complete."""
        known = len(self.starts)
        return known if self.is_complete or not self._wrapped else known * len(self._text) // self._wrapped

    def wrap_on(self, characters: int) -> None:
        """Wrap about so many characters more."""
        self._wrap_until(self._wrapped + characters)

    def complete(self) -> None:
        """Wrap what is not wrapped yet."""
        if not self.is_complete:
            self._wrap_until(len(self._text))

    def has(self, line: int) -> bool:
        """Whether there is a line of that index."""
        return 0 <= line < len(self.starts) or 0 <= line < len(self)

    def nearest(self, line: int) -> int:
        """The index, or that of the first or last line where there is none of it; 0 where there are no lines."""
        return max(0, line if line < len(self.starts) else min(line, len(self) - 1))

    def at(self, offset: int) -> int:
        """Index of the line that shows the offset; a blank between two lines belongs to the line before it."""
        if offset >= self._wrapped:
            self.complete()
        line = max(0, bisect_right(self.starts, offset) - 1)
        if line and self.starts[line] == self.ends[line]:
            line -= 1  # a blank line shows nothing
        return line

    def span(self, line: int) -> Span:
        """The text that the line shows."""
        if line >= len(self.starts):
            self.complete()
        return Span(self.starts[line], self.ends[line])

    def _wrap_until(self, offset: int) -> None:
        for block in self._coming:
            is_row = _is_row(self._text, block)
            is_next = is_row and self._is_row and self._text.count("\n", self._wrapped, block.start) == 1
            if self.starts and not is_next:
                self.starts.append(self.ends[-1])
                self.ends.append(self.ends[-1])
            self._wrap(self._text, block)
            self._is_row = is_row
            self._wrapped = block.end
            if block.end >= offset and block.end < len(self._text):
                return
        self.is_complete = True

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


def blocks_of(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """What stands together on the screen: paragraphs with no line break between them, as a header run and its story.

    Each is found when it is asked for: of a long text few are, before it is shown.
    """
    block: Span | None = None
    for paragraph in paragraphs:
        if block is None:
            block = paragraph
        elif _has_break(text[block.end : paragraph.start]):
            yield block
            block = paragraph
        else:
            block = Span(block.start, paragraph.end)
    if block is not None:
        yield block


def _is_row(text: str, block: Span) -> bool:
    """Whether a block is one line of several columns: a row of a table, which stands right under the one before."""
    start, end = block
    has_gap = (
        text.find("  ", start, end) >= 0
        or text.find("\t", start, end) >= 0
        or text.find(" | ", start, end) >= 0
    )
    return has_gap and text.find("\n", start, end) < 0


def _has_break(between: str) -> bool:
    return "\n" in between or any(mark in between for mark in "\r\x0b\x0c\x85\u2028\u2029")
