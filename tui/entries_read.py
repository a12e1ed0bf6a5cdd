"""Which entries of feeds were read, beside the articles of corpora that were: in the user's state folder."""

from __future__ import annotations

from extractors.model import Article
from tui.library.read_articles import ReadArticles


class EntriesRead:
    """Entries are known by their ids: a later text of the same entry is no new one.

    Args:
        folder: The state folder; None keeps nothing.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._read = ReadArticles(folder)

    def is_unread(self, article: Article) -> bool:
        """Whether it is an entry of a feed that was not read yet."""
        return article.feed is not None and not self._read.has(_key(article))

    def add(self, article: Article) -> None:
        """It was read, where it is an entry."""
        if article.feed is not None:
            self._read.add(_key(article))


def _key(article: Article) -> str:
    import hashlib  # loads OpenSSL, which an article that is no entry does not need

    return hashlib.blake2b(f"feed\0{article.id}".encode("utf-8", "replace"), digest_size=16).hexdigest()
