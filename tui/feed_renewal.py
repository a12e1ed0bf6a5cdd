"""Reads the pages of a feed's entries, and the feed again, for a window that has some of its entries already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractors.errors import SourceError
from extractors.model import Article

if TYPE_CHECKING:
    from tui.article_loader import ArticleLoader


class Renewal(NamedTuple):
    """What reading a feed again brought.

    Attributes:
        new: How many entries are new; they are in the list.
        changed: The entries that the feed has with another text or day now, by their numbers.
        told: What could not be read, and what is to be known.
    """

    new: int
    changed: dict[int, Article]
    told: tuple[SourceError, ...]


class FeedRenewal:
    """Everything here takes as long as the network takes: it is for a thread of its own.

    Args:
        loader: Has the articles, and reads their sources.
    """

    def __init__(self, loader: ArticleLoader) -> None:
        self._loader = loader
        self._entries: dict[int, Article] = {}  # as the feed told them, of those whose page was fetched

    @property
    def is_full(self) -> bool:
        """Whether the pages are there already."""
        return self._loader.loading.is_full

    @property
    def is_offline(self) -> bool:
        """Whether nothing may be fetched."""
        return self._loader.loading.is_offline

    def page_of(self, number: int) -> Article:
        """The article of that number with the text of its page.

        Raises:
            SourceError: The page cannot be had.
        """
        from extractors.sources.entry_page import with_its_page  # the window opens without it

        entry = self._entries.setdefault(number, self._loader.articles[number])
        try:
            return self._loader.prepared(with_its_page(entry, self._loader.loading, is_chosen=True))
        except SourceError:
            del self._entries[number]
            raise

    def renewed(self, number: int) -> Renewal:
        """The source of the article of that number read again; new entries come to the end of the list."""
        from extractors.sources.entry_page import of_entry

        loader, told = self._loader, list[SourceError]()
        known = {article.id: at for at, article in enumerate(loader.articles)}
        sources = {article.source for article in loader.articles}
        changed: dict[int, Article] = {}
        new = 0
        for found in loader.entries_again(number):
            if isinstance(found, SourceError):
                told.append(found)
            elif found.id in known:
                at = known[found.id]
                if not self.is_full and _differs(self._entries.get(at, loader.articles[at]), found):
                    changed[at] = found
                    if at in self._entries:
                        self._entries[at] = found
            elif found.source not in sources:
                new += 1
                known[found.id] = -1
                sources.add(found.source)
                note, whole = of_entry(found, loader.loading) if self.is_full else (None, found)
                told += [note] if note is not None else []
                loader.add(whole, number)
        return Renewal(new, changed, tuple(told))


def _differs(before: Article, after: Article) -> bool:
    return (before.text, before.title) != (after.text, after.title)
