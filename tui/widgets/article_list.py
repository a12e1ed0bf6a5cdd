"""The articles as rows: title, feed, day, length, and how many entities of each kind are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from extractors import wordings
from extractors.kinds.registry import kind_names
from extractors.model import Article
from extractors.sources.title import bare_title, opening_of
from tui.kind_stylesheet import KindClasses
from tui.library.wording import abbreviated
from tui.reading import Reading
from tui.rows import rows_of
from tui.visible import visible
from tui.widgets.listing import Listing

_MARK, _DAY, _LENGTH, _COUNT = 2, 17, 9, 6  # cells
_FEED, _WIDE_FEED = 18, 22  # with the blanks before it

# Columns from which the counts have room beside the title.
_ROOMY = 84

_TITLE_FROM = 300  # code points of a text that has no title


class Entry(NamedTuple):
    """What a row says.

    Attributes:
        feed: Whose entry it is; empty where it is none.
        counts: How many entities of each kind are known, in the order of the kinds; empty where none are yet.
    """

    title: str
    feed: str
    day: str
    words: str
    counts: tuple[int, ...]


def entry_of(article: Article, reading: Reading | None) -> Entry:
    """The row of an article."""
    start, end = opening_of(article)
    title = article.title or bare_title(article.text[start : min(end, start + _TITLE_FROM)])
    counts: tuple[int, ...] = ()
    if reading is not None and reading.progress.is_complete:
        counts = tuple(len(rows_of(reading.facts, kind)) for kind in kind_names())
    day = wordings.own_day(article) or "no date"
    return Entry(visible(title), visible(article.feed or ""), day, f"{len(article.text.split()):,}", counts)


class ArticleList(Listing):
    """A row an article, with a cursor.

    Args:
        articles: The list as it is and grows.
        current: Which one is read now.
        known: The readings of those that were opened.
        is_unread: Whether an article is an entry of a feed that was not read yet.
    """

    COMPONENT_CLASSES = KindClasses(  # type: ignore[assignment]
        "articles--", ("head", "mark", "title", "day", "length", "cursor")
    )

    class Chosen(Message):
        """An article was chosen."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(
        self,
        articles: Sequence[Article],
        current: int,
        known: Mapping[int, Reading],
        is_unread: Callable[[Article], bool] = lambda article: False,  # noqa: ARG005
    ) -> None:
        super().__init__(id="articles")
        self._articles = articles
        self._current = current
        self._known = known
        self._is_unread = is_unread
        self._entries: dict[int, Entry] = {}
        self._seen = 0  # how many were looked at for feeds
        self.has_feeds = False
        self.cursor = current
        self.is_copy: Callable[[int], bool] = lambda number: False  # noqa: ARG005 - whether an earlier one tells the same story
        self.marked: frozenset[int] = frozenset()  # numbers of the articles that are chosen for a pipe

    def on_mount(self) -> None:
        """Show the article that is read now."""
        self.grow()
        self.call_after_refresh(self._scroll_to_cursor)

    def grow(self) -> None:
        """There may be more articles than before."""
        new = range(self._seen, len(self._articles))
        self.has_feeds = self.has_feeds or any(self._articles[number].feed for number in new)
        self._seen = len(self._articles)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._articles))
        self.refresh()

    def on_resize(self) -> None:
        """The rows are as wide as the list."""
        self.grow()

    def render_line(self, y: int) -> Strip:
        """One article's row."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self._articles):
            return Strip.blank(width, self.rich_style)
        if index not in self._entries:
            self._entries[index] = entry_of(self._articles[index], self._known.get(index))
        entry = self._entries[index]
        over = (
            self.get_component_rich_style("articles--cursor", partial=True) if index == self.cursor else None
        )
        cells = [
            (
                ("▌" if index == self._current else " ") + self._sign(index),
                "articles--mark",
            )
        ]
        rest = [(entry.day.rjust(_DAY), "articles--day")]
        if self.has_feeds:
            rest.insert(0, ("  " + fitted(entry.feed, _feed_width(width) - 2), "articles--length"))
        if has_words(width, self.has_feeds):
            rest.append((entry.words.rjust(_LENGTH), "articles--length"))
        if width >= _ROOMY:
            names = kind_names()
            counts = [str(count) for count in entry.counts] or [""] * len(names)
            rest += [
                (count.rjust(_COUNT), f"articles--{kind}") for count, kind in zip(counts, names, strict=True)
            ]
        room = max(4, width - _MARK - sum(len(text) for text, _ in rest) - 1)
        title = f" {entry.title}" if self.has_feeds else entry.title
        cells += [(fitted(title, room), "articles--title"), *rest, (" ", "articles--title")]
        segments = []
        for text, name in cells:
            style = self.rich_style + self.get_component_rich_style(name, partial=True)
            segments.append(Segment(text, style + over if over is not None else style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _sign(self, index: int) -> str:
        if index in self.marked:
            return "✓"
        if self._is_unread(self._articles[index]) and index != self._current:
            return "●"
        return "=" if self.is_copy(index) else " "

    @property
    def is_entry(self) -> bool:
        """Whether the article under the cursor is an entry of a feed with an address."""
        article = self._articles[self.cursor]
        return article.feed is not None and article.link is not None

    def line(self, step: int) -> None:
        """Move the cursor."""
        self.cursor = min(max(0, self.cursor + step), len(self._articles) - 1)
        self._scroll_to_cursor()
        self.refresh()

    def mark(self, marked: frozenset[int]) -> None:
        """Show which articles are chosen."""
        self.marked = marked
        self.refresh()

    @property
    def source(self) -> str:
        """Where the article under the cursor comes from."""
        return visible(self._articles[self.cursor].source)

    def edge(self, step: int) -> None:
        """Move to the first or last article."""
        self.line(step * len(self._articles))

    def activate(self) -> bool:
        """Read the article under the cursor."""
        self.post_message(self.Chosen(self.cursor))
        return True

    def on_click(self, event: events.Click) -> None:
        """Read the article that was clicked."""
        index = event.y + self.scroll_offset.y
        if 0 <= index < len(self._articles):
            self.cursor = index
            self.activate()

    def _scroll_to_cursor(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        target = min(max(top, self.cursor - height + 1), self.cursor)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True)


def has_words(width: int, has_feeds: bool) -> bool:
    """Whether a list of that width has a column of how long the articles are: a feed's name goes before it."""
    return width >= _ROOMY or not has_feeds


def _feed_width(width: int) -> int:
    return _WIDE_FEED if width >= _ROOMY else _FEED


def heading(width: int, has_feeds: bool = False) -> str:
    """What stands over the columns of a list of that width; of one with entries of feeds, that of their feeds too."""
    names = f"{'  feed':<{_feed_width(width)}}" if has_feeds else ""
    names += f"{'day':>{_DAY}}"
    names += f"{'words':>{_LENGTH}}" if has_words(width, has_feeds) else ""
    if width >= _ROOMY:
        names += "".join(f"{name:>{_COUNT}}" for name in map(abbreviated, kind_names()))
    title = " title" if has_feeds else "title"
    return " " * _MARK + fitted(title, max(4, width - _MARK - len(names) - 1)) + names + " "


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"
