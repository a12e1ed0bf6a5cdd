"""Who can know best: how far a source of a figure has authority over it."""

from __future__ import annotations

import re
from enum import IntEnum

from extractors.folding import folded
from extractors.stories.lexicon import words
from extractors.stories.words import stem_of

_WORD = re.compile(r"[^\W\d_]+")


class Authority(IntEnum):
    """How much a source can know of what a figure tells, the least first."""

    LEAST = 0
    PARTY = 1
    LOCAL = 2
    NATIONAL = 3


def authority_of(source: str) -> Authority:
    """The authority of who is called so: witnesses, a party to it or a company, local officials, a nation's authorities."""
    said = set(_WORD.findall(folded(source)))
    for name, authority in (
        ("least", Authority.LEAST),
        ("local", Authority.LOCAL),
        ("national", Authority.NATIONAL),
    ):
        if said & words(name):
            return authority
    return Authority.PARTY


def is_same_source(one: str, other: str) -> bool:
    """Whether two names or descriptions are of one source: one has all the words of the other."""
    first, second = (
        {
            stem_of(word)
            for word in _WORD.findall(folded(source))
            if word not in ("the", "a", "an", "of", "in")
        }
        for source in (one, other)
    )
    return bool(first and second) and (first <= second or second <= first)
