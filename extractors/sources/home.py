"""Where the outlet of an article is: what its source says, else what the person says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extractors.errors import SourceError

if TYPE_CHECKING:
    from extractors.article import Article

NONE: Final = "none"
"""What a person gives who wants no outlet's town to count."""


def at_home(article: Article, given: str) -> Article:
    """The article with its outlet's town: its source's own, else the person's.

    Args:
        article: As it was read.
        given: What the person gave: a place, `none` for none at all, or nothing.
    """
    if given.strip().lower() == NONE:
        return replace(article, home=None, home_from=None)
    if article.home is not None or not given.strip():
        return article
    return replace(article, home=given.strip(), home_from="option")


def known_home(given: str) -> str:
    """The person's own words, once it is known that they name a place.

    Raises:
        SourceError: The place index has no place of that name.
    """
    if not given.strip() or given.strip().lower() == NONE:
        return given
    from extractors.gazetteer import Gazetteer
    from extractors.places.home import home_of

    with Gazetteer.open() as gazetteer:
        if home_of(given, gazetteer) is None:
            raise SourceError(
                f"{given}: the place index knows no such place.",
                "Give a town and what it is in, such as “Paris, Texas”.",
            )
    return given
