"""Drops the articles of an index run that the corpus already has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractors.corpus.identity import article_key
from extractors.errors import Q7x2Error
from extractors.model import Article

Item = Article | Q7x2Error


class Deduplicator:
    """Lets each article pass once.

    Args:
        known: Keys of the articles that the corpus has, 16 bytes each; those that pass are added.
        passed_over: Called for each that does not pass.

    Attributes:
        passed_over: How many were there already, or came twice.
    """

    def __init__(self, known: set[bytes], passed_over: Callable[[], None]) -> None:
        self._known = known
        self._say_passed_over = passed_over
        self.passed_over = 0

    def new(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items without the articles that are known."""
        for item in items:
            if isinstance(item, Article):
                key = bytes.fromhex(key_of(item))
                if key in self._known:
                    self.passed_over += 1
                    self._say_passed_over()
                    continue
                self._known.add(key)
            yield item


def key_of(article: Article) -> str:
    """What a corpus knows the article by."""
    return article_key(article.id, article.published, article.title, article.text)
