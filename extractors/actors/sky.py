"""Whether a text is of astronomy: there a planet's or moon's name is no place of the gazetteer and no actor."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.actors.lexicon import lexicon


def is_in_sky(texts: Sequence[str]) -> bool:
    """Whether the words, as written, are of astronomy: one of its words, or two bodies of the sky.

    "moon" in small letters is such a word, and "Moon" may be a president.
    """
    words, bodies = lexicon(), set()
    for text in texts:
        if text in words.astronomical:
            return True
        if text in words.celestial:
            bodies.add(text)
    return len(bodies) > 1
