"""How much two texts have in common: the same story under two addresses, with another title or a paragraph more, is one story."""

from __future__ import annotations

import re

# So many words that follow one another are a shingle (A. Broder, On the resemblance and containment of documents, 1997).
_SHINGLE = 5
# Of the shorter text's shingles so many stand in the longer one, where both tell the same story.
SAME_STORY = 0.5
_WORD = re.compile(r"\w+")


def shingles_of(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words of a text, in small letters; of a shorter text the one run of all its words."""
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def shared_part(one: str, other: str) -> float:
    """The share of the shorter text's shingles that the longer one has too, 0 to 1; 0 where one has no words."""
    first, second = shingles_of(one), shingles_of(other)
    return len(first & second) / max(1, min(len(first), len(second)))
