"""What is known of an article from before it was opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.model import Analysis, Article

# The kept analysis, section by section, each unpacked when it is asked for; empty where nothing is kept.
Kept = Callable[[Article], Sequence[Analysis]]


def nothing_kept(_article: Article) -> tuple[Analysis, ...]:
    """Nothing is known of any article."""
    return ()
