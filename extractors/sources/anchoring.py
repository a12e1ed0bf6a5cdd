"""Which dates of its own an article is anchored to."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Article
from extractors.settings.known import GIVEN

# Origins of a date that a person or a record gave: the others are read out of the article.
_GIVEN_BY = ("option", "record")


def anchored(article: Article, policy: str) -> Article:
    """The article; where only a given date is to count, without one that it says itself."""
    if policy == GIVEN and article.published_from not in _GIVEN_BY:
        article = article.dated(None, None)
    return replace(article, anchors=()) if policy == GIVEN else article
