"""A mention in its context: what stands before and after it, in a given room."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from extractors.model import Span
from tui.visible import visible


class InContext(NamedTuple):
    """A wording with its surroundings; `before` fills its room, so that wordings stand one under another."""

    before: str
    words: str
    after: str


def in_context(text: str, paragraph: Span, span: Span, before: int, width: int) -> InContext:
    """The span in its paragraph.

    Args:
        text: The article's text.
        paragraph: Where the context ends.
        span: The wording.
        before: Cells for what stands before it.
        width: Cells for all of it.
    """
    left = _one_line(text[max(paragraph.start, span.start - 4 * before) : span.start])
    words = _one_line(text[span.start : span.end])
    after = _one_line(text[span.end : min(paragraph.end, span.end + 4 * width)])
    room = max(1, width - before)
    words = _cut(words, room)
    return InContext(_ending(left, before), words, _cut(after, room - cell_len(words)))


def _one_line(text: str) -> str:
    shown = visible(text)
    return (
        f"{' ' if shown[:1].isspace() else ''}{' '.join(shown.split())}{' ' if shown[-1:].isspace() else ''}"
    )


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1)}…" if width > 0 else ""


def _ending(text: str, width: int) -> str:
    """The end of the text, right-aligned in so many cells."""
    if cell_len(text) <= width:
        return " " * (width - cell_len(text)) + text
    used, start = 0, len(text)
    while start and used + cell_len(text[start - 1]) <= width - 1:
        start -= 1
        used += cell_len(text[start])
    return " " * (width - 1 - used) + "…" + text[start:] if width > 0 else ""
