"""The cached analysis of an article, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.model import Analysis, Article

# Gives the sections, each unpacked when it is asked for; none where the article is not in the cache.
CachedSections = Callable[[Article], Sequence[Analysis]]


def nothing_cached(_article: Article) -> tuple[Analysis, ...]:
    """No article is in the cache."""
    return ()
