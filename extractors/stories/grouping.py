"""Which articles are of one story: those that tell of one event, found by their words, their names and the days they speak of."""

from __future__ import annotations

from extractors.stories.likeness import Leads, Terms, likenesses
from extractors.stories.linkage import groups_of

NAMED = 2.0
"""How much more a place or an actor says of what an article is about than a word does."""
DATED = 1.0
"""The same of a day that it speaks of."""
LEAST = 0.18
"""The least mean likeness of two parts of a story."""


def stories_in(terms: Terms, leads: Leads) -> list[list[int]]:
    """The stories of two and more articles, each in ascending order, by their first.

    Args:
        terms: Of the articles in the order of their days.
        leads: Of the same.
    """
    found = likenesses(terms, leads)
    alike = zip(found.one.tolist(), found.other.tolist(), found.likeness.tolist(), strict=True)
    return groups_of(list(alike), LEAST)
