"""The articles as rows: title, place, feed, day, length, and how many entities of each kind are known."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from extractors.kinds.registry import counted_kinds
from extractors.model import Article
from tui.article_rows import ArticleRows, Entry
from tui.kind_stylesheet import KindClasses
from tui.library.wording import abbreviated
from tui.visible import visible
from tui.widgets.listing import Listing

_MARK, _DAY, _NO_DAY, _LENGTH, _COUNT = 2, 17, 9, 9, 6  # cells; days take fewer where no article has one
_FEED, _WIDE_FEED = 18, 22  # with the blanks before it
_PLACE = 18  # the same

# Cells of a title before any other column has room, but for the signs.
_LEAST_TITLE = 14

# Columns from which the counts have room beside the title.
_ROOMY = 84

# Columns from which the country has room too.
_WIDE = 116


class ArticleList(Listing):
    """A row an article, with a cursor.

    Args:
        articles: The list as it is and grows.
        current: Which one is read now.
        rows: Which of them are shown, and in which order.
    """

    COMPONENT_CLASSES = KindClasses(  # type: ignore[assignment]
        "articles--", ("head", "mark", "title", "day", "length", "cursor")
    )

    class Chosen(Message):
        """An article was chosen."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, articles: Sequence[Article], current: int, rows: ArticleRows) -> None:
        super().__init__(id="articles")
        self._articles = articles
        self._current = current
        self.rows = rows
        self.cursor = current  # a row
        self.marked: frozenset[int] = frozenset()  # numbers of the articles that are chosen for a pipe

    def on_mount(self) -> None:
        """Show the article that is read now."""
        self.grow()
        self.call_after_refresh(self._scroll_to_cursor)

    def grow(self) -> None:
        """There may be more articles than before."""
        self.rearrange()

    def rearrange(self, order: str = "", words: str | None = None, number: int | None = None) -> None:
        """Show the articles in another order or for other words, with the cursor on the same one where it is still there."""
        number = self.number if number is None else number
        self.rows.arrange(order, words)
        row = self.rows.row_of(number) if number is not None else None
        if number is not None and row is None:  # a copy that was folded
            row = self.rows.row_of(self.rows.head_of(number))
        self.cursor = min(self.cursor if row is None else row, max(0, len(self.rows) - 1))
        self._fit()
        self._scroll_to_cursor()

    @property
    def number(self) -> int | None:
        """The number of the article under the cursor; None where none is shown."""
        return self.rows.shown[self.cursor] if self.cursor < len(self.rows) else None

    def point_at(self, number: int | None) -> None:
        """Put the cursor on the article of that number, where it is shown."""
        row = self.rows.row_of(number) if number is not None else None
        if row is not None:
            self.line(row - self.cursor)

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self.refresh()

    def on_resize(self) -> None:
        """The rows are as wide as the list."""
        self._fit()

    def render_line(self, y: int) -> Strip:
        """One article's row."""
        row, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if row >= len(self.rows):
            text = "  no article has this: Esc shows all" if y == 0 and self.rows.words else ""
            style = self.rich_style + self.get_component_rich_style("articles--day", partial=True)
            return Strip([Segment(text, style)]).adjust_cell_length(width, self.rich_style)
        index = self.rows.shown[row]
        entry = self.rows.entry(index)
        over = self.get_component_rich_style("articles--cursor", partial=True) if row == self.cursor else None
        cells = [
            (
                ("▌" if index == self._current else " ") + self._sign(index),
                "articles--mark",
            )
        ]
        rest = self._columns(entry, width)
        room = max(4, width - _MARK - sum(len(text) for text, _ in rest) - 1)
        title = f" {entry.title}" if self.rows.has_feeds else entry.title
        copies = len(self.rows.copies_of(index))
        said = f"  {copies:,} {'copy' if copies == 1 else 'copies'}" if copies else ""
        said = said if room - len(said) >= _LEAST_TITLE else ""  # the sign says it too
        cells += [(fitted(title, room - len(said)), "articles--title"), (said, "articles--length")]
        cells += [*rest, (" ", "articles--title")]
        segments = []
        for text, name in cells:
            style = self.rich_style + self.get_component_rich_style(name, partial=True)
            segments.append(Segment(text, style + over if over is not None else style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _columns(self, entry: Entry, width: int) -> list[tuple[str, str]]:
        """What stands behind the title, with the look of each."""
        has_feeds, has_days = self.rows.has_feeds, self.rows.has_days
        rest = [(entry.day.rjust(day_width(has_days)), "articles--day")] if has_day(width, has_days) else []
        if has_feed(width, has_feeds, has_days):
            rest.insert(0, ("  " + fitted(entry.feed, _feed_width(width) - 2), "articles--length"))
        if has_place(width):
            rest.insert(0, ("  " + fitted(entry.place, _PLACE - 2), "articles--location"))
        if has_words(width, has_feeds, has_days):
            rest.append((f"{entry.words:,}".rjust(_LENGTH), "articles--length"))
        if width >= _ROOMY:
            names = counted_kinds()
            counts = [str(count) for count in entry.counts] or [""] * len(names)
            rest += [
                (count.rjust(_COUNT), f"articles--{kind}") for count, kind in zip(counts, names, strict=True)
            ]
        return rest

    def _sign(self, index: int) -> str:
        if index in self.marked:
            return "✓"
        if self.rows.is_unread(self._articles[index]) and index != self._current:
            return "●"
        if self.rows.copies_of(index):
            return "-" if self.rows.first_of(index) in self.rows.opened else "+"
        return "=" if self.rows.head_of(index) != index else " "

    def fold(self) -> None:
        """Show the copies of the article under the cursor, or fold them."""
        if self.number is not None:
            number = self.number
            self.rows.toggle(number)
            self.rearrange(number=number)

    @property
    def is_entry(self) -> bool:
        """Whether the article under the cursor is an entry of a feed with an address."""
        article = self._article
        return article is not None and article.feed is not None and article.link is not None

    def line(self, step: int) -> None:
        """Move the cursor; only the rows it leaves and reaches are painted where nothing scrolls."""
        there = min(max(0, self.cursor + step), max(0, len(self.rows) - 1))
        for row in (self.cursor, there):
            self.refresh_line(row - round(self.scroll_offset.y))
        self.cursor = there
        self._scroll_to_cursor()

    def mark(self, marked: frozenset[int]) -> None:
        """Show which articles are chosen."""
        self.marked = marked
        self.refresh()

    @property
    def source(self) -> str:
        """Where the article under the cursor comes from."""
        return visible(self._article.source) if self._article is not None else ""

    @property
    def _article(self) -> Article | None:
        return None if self.number is None else self._articles[self.number]

    def edge(self, step: int) -> None:
        """Move to the first or last article."""
        self.line(step * len(self.rows))

    def activate(self) -> bool:
        """Read the article under the cursor."""
        if self.number is not None:
            self.post_message(self.Chosen(self.number))
        return True

    def on_click(self, event: events.Click) -> None:
        """Read the article that was clicked."""
        row = event.y + round(self.scroll_offset.y)
        if 0 <= row < len(self.rows):
            self.cursor = row
            self.activate()

    def _scroll_to_cursor(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        target = min(max(top, self.cursor - height + 1), self.cursor)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True)
            self.refresh()


def has_place(width: int) -> bool:
    """Whether a list of that width has a column of the countries that articles are about."""
    return width >= _WIDE


def has_day(width: int, has_days: bool) -> bool:
    """Whether a list of that width has a column of the articles' own days."""
    return width >= _MARK + _LEAST_TITLE + day_width(has_days) + 1


def has_feed(width: int, has_feeds: bool, has_days: bool) -> bool:
    """Whether a list of that width has a column of the feeds."""
    return has_feeds and width >= _MARK + _LEAST_TITLE + day_width(has_days) + _feed_width(width) + 1


def has_words(width: int, has_feeds: bool, has_days: bool) -> bool:
    """Whether a list of that width has a column of how long the articles are: a feed's name goes before it."""
    return width >= (_ROOMY if has_feeds else _MARK + _LEAST_TITLE + day_width(has_days) + _LENGTH + 1)


def _feed_width(width: int) -> int:
    return _WIDE_FEED if width >= _ROOMY else _FEED


def day_width(has_days: bool) -> int:
    """Cells of the column of the articles' own days, with the blanks before it."""
    return _DAY if has_days else _NO_DAY


def heading(width: int, has_feeds: bool = False, has_days: bool = True) -> str:
    """What stands over the columns of a list of that width; of one with entries of feeds, that of their feeds too."""
    names = f"{'  feed':<{_feed_width(width)}}" if has_feed(width, has_feeds, has_days) else ""
    names = (f"{'  about':<{_PLACE}}" if has_place(width) else "") + names
    names += f"{'day':>{day_width(has_days)}}" if has_day(width, has_days) else ""
    names += f"{'words':>{_LENGTH}}" if has_words(width, has_feeds, has_days) else ""
    if width >= _ROOMY:
        names += "".join(f"{name:>{_COUNT}}" for name in map(abbreviated, counted_kinds()))
    title = " title" if has_feeds else "title"
    return " " * _MARK + fitted(title, max(4, width - _MARK - len(names) - 1)) + names + " "


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"
