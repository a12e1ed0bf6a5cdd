"""Controls what is particular to entries of feeds: their pages, what is new in a feed, and which entries were read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from tui.feed_renewal import FeedRenewal, Renewal
from tui.reader.article_opener import ArticleOpener
from tui.reader.host import Host
from tui.reader.session import ReadingSession

if TYPE_CHECKING:
    from tui.article_loader import ArticleLoader

# Has an article taken in place of the one of that number: the number, the article, what is said where it is read now, and what
# where its text is the same.
Replace = Callable[[int, Article, str, str], None]


class FeedsController:
    """Fetches the page of an entry that a person chose, and looks for new entries.

    Args:
        session: The reading.
        host: The window.
        opener: Has the list of articles, and knows which entries were read.
        loader: Where the articles come from; None where they are all there is.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        opener: ArticleOpener,
        loader: ArticleLoader | None = None,
    ) -> None:
        self._session, self._host, self._opener = session, host, opener
        self._renewal = FeedRenewal(loader) if loader is not None else None
        self._pages: set[int] = set()  # numbers of entries whose page is there, or on its way
        self._replace: Replace | None = None
        self._tell_new: Callable[[], None] = lambda: None
        self._is_looking = False

    def on_found(self, replace: Replace, tell_new: Callable[[], None]) -> None:
        """Have what is fetched taken in place of what was there, and told that there are more articles."""
        self._replace, self._tell_new = replace, tell_new

    def has(self, number: int) -> bool:
        """Whether the article of that number is an entry of a feed that can be read again."""
        return self._renewal is not None and self._opener.articles[number].feed is not None

    # --- the page of an entry

    def fetch(self, number: int) -> None:
        """Fetch the page of an entry, beside the window, once."""
        article = self._opener.articles[number]
        if not self.has(number) or self._renewal is None or number in self._pages or article.link is None:
            return
        if self._renewal.is_full or self._renewal.is_offline:
            if self._renewal.is_offline:
                self._session.say("With --offline nothing is fetched: this is the feed’s own text.")
            return
        self._pages.add(number)
        self._session.say("Fetching its page… this is the feed’s own text.")
        threading.Thread(target=self._fetch, args=(self._renewal, number), daemon=True).start()

    def _fetch(self, renewal: FeedRenewal, number: int) -> None:
        try:
            found: Article | SourceError = renewal.page_of(number)
        except SourceError as error:
            found = error
        self._host.post(partial(self._take_page, number, found))

    def _take_page(self, number: int, found: Article | SourceError) -> None:
        if isinstance(found, SourceError):
            self._pages.discard(number)  # it may be asked for again
            self._session.log(str(found))
            if number == self._session.number:
                self._session.say(f"This is the feed’s own text: {found}")
        elif self._replace is not None:
            self._replace(number, found, "This is its page.", "Its page has the same text as the feed.")

    # --- what is new

    def look(self) -> None:
        """Look for what is new in the feed of the entry that is read, beside the window."""
        if self._renewal is None or self._is_looking:
            return
        self._is_looking = True
        self._session.say("Looking for new entries…")
        threading.Thread(target=self._look, args=(self._renewal, self._session.number), daemon=True).start()

    def _look(self, renewal: FeedRenewal, number: int) -> None:
        found = renewal.renewed(number)
        self._host.post(partial(self._take_renewal, found))

    def _take_renewal(self, found: Renewal) -> None:
        self._is_looking = False
        self._tell_new()
        for told in found.told:
            self._session.log(str(told))
        for number, article in found.changed.items():
            if self._replace is not None and number not in self._pages:
                self._replace(
                    number, article, "The entry changed: this is its text now.", "Its title changed."
                )
        failures = [told for told in found.told if not isinstance(told, SourceNote)]
        if failures and not found.new:
            self._session.say(str(failures[0]))
            return
        changed = f", {len(found.changed)} changed" if found.changed else ""
        new = f"{found.new} new {'entry' if found.new == 1 else 'entries'}" if found.new else "No new entry"
        others = " ".join(map(str, (*failures, *found.told)))[:200] if not found.new else ""
        where = " · A lists them" if found.new or found.changed else ""
        self._session.say(f"{new}{changed}{where}{' · ' if others else ''}{others}")
