"""The cached analysis of an article, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.model import Analysis, Article

# Gives the sections, each unpacked when it is asked for; none where the article is not in the cache.
CachedSections = Callable[[Article], Sequence[Analysis]]


def nothing_cached(_article: Article) -> tuple[Analysis, ...]:
    """No article is in the cache."""
    return ()


def once_known(first: Article, known: Sequence[Analysis], cached: CachedSections) -> CachedSections:
    """What is cached, of which one article's was read already: it is read anew when it is asked for a second time.

    Args:
        first: The article.
        known: What is cached of it.
        cached: Gives what is cached.
    """
    left = [known]

    def sections(article: Article) -> Sequence[Analysis]:
        return left.pop() if left and article is first else cached(article)

    return sections
