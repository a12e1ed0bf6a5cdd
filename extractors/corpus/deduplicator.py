"""Drops the articles of an index run that the corpus already has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from extractors.corpus.identity import article_key, entry_key
from extractors.errors import Q7x2Error
from extractors.model import Article

Item = Article | Q7x2Error


class Deduplicator:
    """Lets each article pass once, and each entry of a feed: its id or its address tells it, whatever its text is by now.

    Args:
        known: Keys of the articles that the corpus has, 16 bytes each; those that pass are added.
        passed_over: Called for each that does not pass.
        entries: Gives what the ids and sources of the articles that the corpus has are known by, 16 bytes each; asked once, where
            there is an entry of a feed.

    Attributes:
        passed_over: How many were there already, or came twice.
        changed: How many of those have another text or date than the corpus has of them.
    """

    def __init__(
        self,
        known: set[bytes],
        passed_over: Callable[[], None],
        entries: Callable[[], set[bytes]] = set,
    ) -> None:
        self._known = known
        self._say_passed_over = passed_over
        self._entries_known = entries
        self.passed_over = self.changed = 0

    def new(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items without the articles that are known."""
        for item in items:
            if isinstance(item, Article):
                key = bytes.fromhex(key_of(item))
                is_known = key in self._known
                if is_known or self._is_known_entry(item):
                    self.passed_over += 1
                    self.changed += not is_known
                    self._say_passed_over()
                    continue
                self._known.add(key)
            yield item

    def _is_known_entry(self, article: Article) -> bool:
        """Whether it is an entry of a feed that is there by its id or its address; it is from now on."""
        if article.feed is None:
            return False
        own = {entry_key("id", article.id), entry_key("source", article.source)}
        if own & self._entries:
            return True
        self._entries.update(own)
        return False

    @cached_property
    def _entries(self) -> set[bytes]:
        return self._entries_known()


def key_of(article: Article) -> str:
    """What a corpus knows the article by."""
    return article_key(article.id, article.published, article.title, article.text)
