"""What is known of an article from before it was opened."""

from __future__ import annotations

from collections.abc import Callable

from extractors.model import Analysis, Article

Kept = Callable[[Article], Analysis | None]


def nothing_kept(article: Article) -> None:
    """Nothing is known of any article."""
