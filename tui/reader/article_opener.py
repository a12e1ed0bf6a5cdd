"""Opens an article: as it was left, under its corrections, with what is known of it from before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.model import Analysis, Article
from tui.cached_sections import CachedSections, nothing_cached
from tui.memory import Memory
from tui.preferences import Preferences
from tui.reading import Progress, Reading

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger


class ArticleOpener:
    """Makes the reading with which an article is opened.

    Args:
        articles: What can be read, in order; the list grows, and has each article as it was opened last.
        cached: What is known of an article from before.
        memory: Where articles were left.
        ledger: Where corrections are kept; None keeps none.
        preferences: What the reader chose for every article.
    """

    def __init__(
        self,
        articles: list[Article],
        cached: CachedSections = nothing_cached,
        memory: Memory | None = None,
        ledger: Ledger | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        self.articles = articles
        self.memory = memory or Memory()
        self._cached, self._ledger = cached, ledger
        self._preferences = preferences or Preferences()
        self._sections: dict[int, Sequence[Analysis]] = {}

    def opened(self, number: int) -> Reading:
        """The reading of the article of that number, with what is cached of it: of a long text the section that is read first."""
        article = self.articles[number]
        corrections = self._ledger.of(article) if self._ledger else None
        if corrections is not None:
            article = self.articles[number] = corrections.dated(article)
        reading = self._preferences.applied(Reading.of(article).corrected_by(corrections))
        if not self.memory.is_fresh:
            reading = self.memory.places.returned(reading)
        sections = self._sections[number] = self._cached(reading.article)
        if not sections:
            return reading
        near = len(sections) * reading.focus.offset // (len(reading.article.text) + 1)
        return reading.analysed(sections[near], Progress(is_complete=True), near)

    def sections(self, number: int) -> Sequence[Analysis]:
        """What was cached of the article of that number when it was opened."""
        return self._sections.get(number, ())

    def left(self, reading: Reading) -> None:
        """Keep where the reader is in the article, and that an entry of a feed was read; from any thread."""
        self.memory.places.keep(reading)
        self.memory.entries.add(reading.article)

    def greeting(self, reading: Reading) -> str:
        """What there is to say of an article as it is opened: of its corrections, and that it is not at its beginning."""
        corrections = reading.corrections
        return " ".join(filter(None, (corrections.notice if corrections else "", welcome_back(reading))))

    def position(self, number: int, is_complete: bool) -> str:
        """Which article of how many; `+` where others are still to come."""
        count = len(self.articles)
        return f"{number + 1} of {count}{'' if is_complete else '+'}" if count > 1 else ""


def welcome_back(reading: Reading) -> str:
    """That the article is not at its beginning, and what shows all of it."""
    is_elsewhere = reading.focus.offset != Reading.of(reading.article).focus.offset
    place = "Where you left it · g: beginning" if is_elsewhere else ""
    filter = "filter on · Esc: all" if reading.filter.is_active else ""
    return " · ".join(part for part in (place, filter) if part)
