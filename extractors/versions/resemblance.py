"""How much two texts have in common: the same story under two addresses, with another title or a paragraph more, is one story."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Set as AbstractSet

from extractors.stories.words import lead_of

# So many words that follow one another are a shingle (A. Broder, On the resemblance and containment of documents, 1997).
_SHINGLE = 5
# Of the shorter text's shingles so many stand in the longer one, where both tell the same story.
SAME_STORY = 0.5
# So few are chance: both speak of the same people, and no more.
APART = 0.1
# Of the shingles every fourth, by its checksum, is looked up: the same ones of each text. Of a book the least of these.
_SAMPLE, _MOST = 4, 2000
# So much of the shorter text's sample is shared, before the texts themselves are compared.
LIKELY = SAME_STORY / 2
# Words from which a text is a story by itself. What is shorter may be a site's own sentence ("Subscribe to read on"), and is
# another's copy only under the same title; the shortest are never more than captions.
_ALONE, _LEAST = 50, 20
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def shingles_of(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words of a text, in small letters; of a shorter text the one run of all its words."""
    words = words_of(text)
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def sample_of(text: str) -> tuple[int, ...]:
    """Checksums of some of a text's shingles, in their order: of two texts the same ones. Of a caption there are none."""
    if len(words_of(text)) < _LEAST:
        return ()
    checks = {zlib.crc32(" ".join(words).encode()) for words in shingles_of(text)}
    return tuple(sorted(check for check in checks if check % _SAMPLE == 0)[:_MOST])


def digest_of(text: str, title: str | None) -> str:
    """What texts of the same words have in common, 16 hex digits; those that are no story by themselves, under the same title."""
    words = words_of(text)
    said = " ".join(words if len(words) >= _ALONE else [*words_of(title or ""), "\0", *words])
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()


def share_of(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The share of the smaller sample that the other has too, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def shared_part(one: str, other: str) -> float:
    """The share of the shorter text's shingles that the longer one has too, 0 to 1; 0 where one has no words."""
    first, second = shingles_of(one), shingles_of(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def is_same_story(one: str, other: str, title: str | None, other_title: str | None) -> bool:
    """Whether two texts tell the same story.

    Two attacks, or two matches, may be told in the same sentences: where each title has a name that the beginning of the other
    article lacks, they are two stories.

    Args:
        one: A text.
        other: Another.
        title: Its title, where it has one.
        other_title: That of the other.
    """
    shorter = min(len(words_of(one)), len(words_of(other)))
    if shorter < _ALONE and not (title and words_of(title) == words_of(other_title or "")):
        return False
    if shorter < _LEAST or shared_part(one, other) < SAME_STORY:
        return False
    return not lead_of(title, one).is_apart_from(lead_of(other_title, other))
