"""The articles of a window as the rows of a list: found by words, in an order."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from extractors import wordings
from extractors.asking.likeness import folded
from extractors.kinds.registry import counted_kinds
from extractors.model import Article
from extractors.sources.title import bare_title, opening_of
from tui.reading import Reading
from tui.rows import rows_of
from tui.visible import visible

_TITLE_FROM = 300  # code points of a text that has no title

# By the name of an order, how the list says it.
ORDERS = {
    "source": "as they came",
    "day": "the latest first",
    "place": "by place",
    "facts": "by facts",
    "words": "by length",
    "unread": "the unread first",
}

# So long rows are made, and so long it rests, in seconds: the window goes first.
_STRETCH_S, _REST_S = 0.005, 0.01


class Entry(NamedTuple):
    """What a row says.

    Attributes:
        feed: Whose entry it is; empty where it is none.
        words: How many words its text has.
        place: The country that it is about before others; empty where that is not known, or there is none.
        counts: How many entities of each kind are known, in the order of the kinds; empty where none are yet.
        sought: What of it is found, folded: title, feed, day, place, source.
    """

    title: str
    feed: str
    day: str
    words: int
    place: str
    counts: tuple[int, ...]
    sought: str


def entry_of(article: Article, reading: Reading | None) -> Entry:
    """The row of an article."""
    start, end = opening_of(article)
    title = visible(article.title or bare_title(article.text[start : min(end, start + _TITLE_FROM)]))
    counts: tuple[int, ...] = ()
    place = ""
    if reading is not None and reading.progress.is_complete:
        counts = tuple(len(rows_of(reading.facts, kind)) for kind in counted_kinds())
        about = next(iter(reading.facts.known.about), None)
        place = visible(about.country_name or about.country or "") if about else ""
    feed, day = visible(article.feed or ""), wordings.own_day(article) or "no date"
    sought = folded(" ".join((title, feed, day, article.published or "", place, article.source)))
    return Entry(title, feed, day, len(article.text.split()), place, counts, sought)


class ArticleRows:
    """Which articles a list shows, and in which order.

    Args:
        articles: The list as it is and grows.
        known: The readings of those that were opened.
        is_unread: Whether an article is an entry of a feed that was not read yet.

    Attributes:
        shown: Numbers of the articles, in the order of the rows.
        order: One of `ORDERS`.
        words: What is sought.
        has_feeds: Whether one of them is an entry of a feed.
        has_days: Whether the day of one of them is known.
        first_of: The number of the first article that tells the story of that one; its own where it is the first.
        opened: Those first ones under which their copies are shown.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        known: Mapping[int, Reading],
        is_unread: Callable[[Article], bool] = lambda article: False,  # noqa: ARG005
    ) -> None:
        self._articles, self._known, self.is_unread = articles, known, is_unread
        self._entries: dict[int, Entry] = {}
        self._has_ended = False
        self._seen = 0  # how many were looked at for feeds
        self.order, self.words = next(iter(ORDERS)), ""
        self.shown: Sequence[int] = range(0)
        self.has_feeds = self.has_days = False
        self.first_of: Callable[[int], int] = lambda number: number
        self.opened: frozenset[int] = frozenset()
        self._copies: dict[int, list[int]] = {}  # by the article that they are shown under
        self.arrange()

    def __len__(self) -> int:
        return len(self.shown)

    @property
    def total(self) -> int:
        """How many articles there are, sought or not."""
        return len(self._articles)

    def entry(self, number: int) -> Entry:
        """The row of the article of that number, made when it is asked for first."""
        entry = self._entries.get(number)
        if entry is None:
            entry = self._entries[number] = entry_of(self._articles[number], self._known.get(number))
        return entry

    def learn(self) -> None:
        """Make every row before it is asked for; from a thread, which rests often."""
        since = time.monotonic()
        for number in range(len(self._articles)):
            if self._has_ended:
                return
            self.entry(number)
            if time.monotonic() - since > _STRETCH_S:
                time.sleep(_REST_S)
                since = time.monotonic()

    def end(self) -> None:
        """Learn no more."""
        self._has_ended = True

    def arrange(self, order: str = "", words: str | None = None) -> None:
        """Take in what came, in another order or for other words where they are given."""
        self.order = order or self.order
        self.words = self.words if words is None else words
        count = len(self._articles)
        self.has_feeds = self.has_feeds or any(
            self._articles[number].feed for number in range(self._seen, count)
        )
        self.has_days = self.has_days or any(
            self._articles[number].published for number in range(self._seen, count)
        )
        self._seen = count
        sought = folded(self.words).split()
        numbers: Sequence[int] = range(count)
        if sought:
            numbers = [
                number for number in numbers if all(word in self.entry(number).sought for word in sought)
            ]
        if self.order == "day":  # the latest first, and of one day those that came first
            numbers = sorted(numbers, key=lambda number: self._articles[number].published or "", reverse=True)
        elif self.order != "source":
            numbers = sorted(numbers, key=self._key)
        self.shown = self._folded(numbers)

    def _folded(self, numbers: Sequence[int]) -> Sequence[int]:
        """The first found of each story, in the order of the numbers; its copies after it where they are opened."""
        stories: dict[int, list[int]] = {}
        for number in numbers:
            stories.setdefault(self.first_of(number), []).append(number)
        if len(stories) == len(numbers):
            self._copies = {}
            return numbers
        several = {min(of_it): sorted(of_it)[1:] for of_it in stories.values() if len(of_it) > 1}
        self._copies = several
        folded = {number for copies in several.values() for number in copies}
        shown = []
        for number in numbers:
            if number not in folded:
                shown.append(number)
                shown += several.get(number, ()) if self.first_of(number) in self.opened else ()
        return shown

    def copies_of(self, number: int) -> Sequence[int]:
        """The numbers of the copies that are shown, or folded, under an article."""
        return self._copies.get(number, ())

    def head_of(self, number: int) -> int:
        """The number of the article that a copy is shown, or folded, under; its own where it is none."""
        return next((head for head, copies in self._copies.items() if number in copies), number)

    def toggle(self, number: int) -> None:
        """Show the copies of an article under it, or fold them."""
        self.opened ^= {self.first_of(number)}
        self.arrange()

    def row_of(self, number: int) -> int | None:
        """The row of the article of that number; None where it is not shown."""
        try:
            return self.shown.index(number)
        except ValueError:
            return None

    def _key(self, number: int) -> tuple[object, ...]:
        """What an article is sorted by; those of which that is not known come last."""
        if self.order == "unread":
            return not self.is_unread(self._articles[number]), number in self._known
        entry = self.entry(number)
        if self.order == "place":
            return not entry.place, folded(entry.place)
        if self.order == "facts":
            return not entry.counts, -sum(entry.counts)
        return (-entry.words,)
