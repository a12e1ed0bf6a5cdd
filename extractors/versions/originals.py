"""Which of many texts are one story, decided from the pairs that have enough in common: the same in whatever order they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

Text = TypeVar("Text")


def originals_of(
    texts: Sequence[Text],
    pairs: Iterable[tuple[Text, Text]],
    words: Mapping[Text, int],
    are_apart: Callable[[Text, Text], bool],
) -> dict[Text, Text]:
    """The first text of the story of each.

    A text is a copy of the first one that it shares its story with, and not of what that one's copies share theirs with: a story
    that was rewritten ten times has not become another by steps. A text that holds two others which have nothing in common (a
    digest, a day's page of a live blog) is a copy of none.

    Args:
        texts: In their order: the first of a story is what the others are copies of.
        pairs: Those that have enough in common, each once, in any order.
        words: How long each text is, in whatever unit.
        are_apart: Whether two texts have next to nothing in common.
    """
    near: dict[Text, list[Text]] = {}
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    digests = {text for text, others in near.items() if _is_digest(text, others, words, are_apart)}
    first: dict[Text, Text] = {}
    place = {text: number for number, text in enumerate(texts)}
    for text in texts:
        heads = [
            other
            for other in near.get(text, ())
            if first.get(other) == other and other not in digests and place[other] < place[text]
        ]
        first[text] = min(heads, key=place.__getitem__) if heads and text not in digests else text
    return first


def _is_digest(
    text: Text,
    others: Sequence[Text],
    words: Mapping[Text, int],
    are_apart: Callable[[Text, Text], bool],
) -> bool:
    held = [other for other in others if words[other] < words[text]]
    # Enough to find two that have nothing in common, if there are: each is told apart from the first.
    return any(are_apart(held[0], other) for other in held[1:])
