"""Plurals that a day stands before and does not count: "on May 10 elections"."""

from typing import Final

DATED_NOUNS: Final = frozenset(
    ("elections", "talks", "attacks", "protests", "votes", "polls", "events", "clashes", "raids")
)
