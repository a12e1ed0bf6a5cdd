"""A text that the mouse points at: a click goes there, a drag selects characters, whatever cells they take."""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from extractors.model import Span
from tui.geometry import GUTTER, MEASURE
from tui.messages import FocusMoved
from tui.reading import Reading
from tui.visible import visible
from tui.wrapping import Lines

# What stands between two lines of one paragraph, and between two paragraphs.
_LINE_BREAK, _PARAGRAPH_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*"), re.compile(r"\s*\n\s*\n\s*")

_PAST_ANY_LINE = 1 << 30  # characters


class SelectableText(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of a text behind a gutter. Selections are characters of the text; their ends stay within the line."""

    reading: var[Reading | None] = var(None, init=False)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = Lines("", (), MEASURE)
        self._within: Selection | None = None

    def _top(self) -> int:
        return self._lines.nearest(self.scroll_offset.y)

    def on_click(self, event: events.Click) -> None:
        """Go to the place that was clicked; on a mention, choose its entity. The end of a drag is no click."""
        if self.reading is None or self.text_selection is not None:
            return
        cell = event.get_content_offset(self)
        offset = self._offset_at(cell.x - GUTTER, cell.y + self._top()) if cell else None
        if offset is not None:
            mention = self.reading.facts.at(offset)
            self.post_message(FocusMoved(offset, mention.entity if mention else None))

    def _offset_at(self, cell: int, line: int) -> int | None:
        """The offset shown at that cell; past the line's end its last character, on a blank line None."""
        if self.reading is None or not self._lines.has(line):
            return None
        span = self._lines.span(line)
        if span.start == span.end:
            return None
        text, used = self.reading.article.text, 0
        for offset in range(span.start, span.end):
            used += cell_len(visible(text[offset]))
            if used > cell:
                return offset
        return span.end - 1

    # --- selecting

    def selection_updated(self, selection: Selection | None) -> None:
        """Remember the last selection that had both its ends in the text: a drag that leaves the text stays on that line."""
        if selection is None or (selection.start is not None and selection.end is not None):
            self._within = selection
        super().selection_updated(selection)

    @property
    def selected_span(self) -> Span | None:
        """The offsets of what the mouse selected; None where that is nothing."""
        selection = self.text_selection
        if selection is None or self.reading is None or not self._lines:
            return None
        return Span(*self._ends(selection))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the selection: a paragraph is one line of it, however it was wrapped."""
        if self.reading is None or not self._lines:
            return None
        start, end = self._ends(selection)
        paragraphs = _PARAGRAPH_BREAK.split(self.reading.article.text[start:end].strip())
        return "\n\n".join(visible(_LINE_BREAK.sub(" ", paragraph)) for paragraph in paragraphs), "\n"

    def _ends(self, selection: Selection) -> tuple[int, int]:
        """The selection's first offset, and the one after its last."""
        start, end, within = selection.start, selection.end, self._within
        if start is None and within is not None and within.start is not None:
            start = Offset(0, within.start.y)
        if end is None and within is not None and within.end is not None:
            end = Offset(_PAST_ANY_LINE, within.end.y)
        return (
            0 if start is None else self._boundary(start.x, start.y),
            self._lines.span(len(self._lines) - 1).end if end is None else self._boundary(end.x, end.y),
        )

    def _boundary(self, character: int, line: int) -> int:
        """The offset before the so-manieth shown character of a line, its gutter counted; at most the line's end."""
        assert self.reading is not None
        span = self._lines.span(self._lines.nearest(line))
        text, shown = self.reading.article.text, GUTTER
        for offset in range(span.start, span.end):
            if shown >= character:
                return offset
            shown += len(visible(text[offset]))
        return span.end

    def selected(self, strip: Strip, line: int) -> Strip:
        """A painted line with its selected characters standing out."""
        selection = self.text_selection
        if selection is None or self.reading is None or not self._lines.has(line):
            return strip
        text, span = self.reading.article.text, self._lines.span(line)
        first_offset, last_offset = self._ends(selection)
        start, end = max(span.start, first_offset), min(span.end, last_offset)
        first = GUTTER + cell_len(visible(text[span.start : start]))
        last = first + cell_len(visible(text[start:end]))
        if last <= first:
            return strip
        style = self.screen.get_component_rich_style("screen--selection", partial=True)
        before, inside, after = strip.divide([first, last, strip.cell_length])
        return Strip.join([before, inside.apply_style(style), after])
