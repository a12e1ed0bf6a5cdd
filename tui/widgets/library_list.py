"""The articles of a corpus as rows, of which only those on the screen are there."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from extractors.corpus.answers import ArticleRow
from tui.kind_stylesheet import KindClasses
from tui.library.result import Result
from tui.library.wording import cells_of
from tui.widgets.listing import Listing

_LOOKS = (
    "unread",
    "day",
    "title",
    "read",
    "country",
    "cursor",
    "empty",
)


class LibraryList(Listing, inherit_bindings=False):
    """A row an article, with a cursor.

    Args:
        is_read: Whether the article of a key was read.
    """

    COMPONENT_CLASSES = KindClasses("library--", _LOOKS)  # type: ignore[assignment]

    key_context = "library"

    class RowsWanted(Message):
        """Rows are looked at that are not there."""

        def can_replace(self, message: Message) -> bool:
            """Only what is looked at in the end matters."""
            return isinstance(message, LibraryList.RowsWanted)

    class Chosen(Message):
        """The article under the cursor was chosen."""

    class Pointed(Message):
        """The cursor stands on another row."""

        def can_replace(self, message: Message) -> bool:
            """Only the last one matters."""
            return isinstance(message, LibraryList.Pointed)

    def __init__(self, is_read: Callable[[str], bool]) -> None:
        super().__init__(id="library-list")
        self._is_read = is_read
        self.result = Result()
        self.cursor = 0
        self.empty = "  opening…"  # what stands where there is no row

    def show(self, result: Result, cursor: int = 0) -> None:
        """Show another result; where only copies were opened or folded, at the same place."""
        is_as_before = (result.query, result.order) == (self.result.query, self.result.order) and cursor
        self.result, self.cursor = result, min(cursor, max(0, result.count - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, result.count)
        if not is_as_before:
            self.scroll_to(y=0, animate=False, immediate=True)
        self._scroll_to_cursor()
        self.refresh()

    @property
    def row(self) -> ArticleRow | None:
        """The row under the cursor, where it is there."""
        return self.result.row(self.cursor)

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and the last row on the screen."""
        top = round(self.scroll_offset.y)
        return top, top + max(1, self.size.height) - 1

    def render_line(self, y: int) -> Strip:
        """One article's row."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self.rich_style
        if index >= self.result.count:
            text = self.empty if y == 0 and not self.result.count else ""
            style = base + self.get_component_rich_style("library--empty", partial=True)
            return Strip([Segment(text, style)]).adjust_cell_length(width, base)
        row = self.result.row(index)
        if row is None:
            self.post_message(self.RowsWanted())
            return Strip.blank(width, base)
        name = "library--cursor"
        over = self.get_component_rich_style(name, partial=True) if index == self.cursor else None
        segments = []
        for text, look in cells_of(row, self._is_read(row.key), width, row.key in self.result.opened):
            style = base + self.get_component_rich_style(f"library--{look}", partial=True)
            segments.append(Segment(text, style + over if over is not None else style))
        return Strip(segments).adjust_cell_length(width, base)

    def line(self, step: int) -> None:
        """Move the cursor; only the rows it leaves and reaches are painted where nothing scrolls."""
        there = min(max(0, self.cursor + step), max(0, self.result.count - 1))
        for index in (self.cursor, there):
            self.refresh_line(index - round(self.scroll_offset.y))
        self.cursor = there
        self._scroll_to_cursor()
        self.post_message(self.Pointed())

    def edge(self, step: int) -> None:
        """Move to the first or last article."""
        self.line(step * self.result.count)

    def activate(self) -> bool:
        """Read the article under the cursor."""
        self.post_message(self.Chosen())
        return True

    def on_click(self, event: events.Click) -> None:
        """Read the article that was clicked."""
        index = event.y + round(self.scroll_offset.y)
        if 0 <= index < self.result.count:
            self.line(index - self.cursor)
            self.activate()

    def on_resize(self) -> None:
        """The rows are as wide as the list."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.result.count)
        self._scroll_to_cursor()

    def _scroll_to_cursor(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        target = min(max(top, self.cursor - height + 1), self.cursor)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True)
            self.refresh()
