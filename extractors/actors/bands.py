"""Bands, gangs and clubs whose name is a plural: "the Beatles", "the Proud Boys", "the White Helmets"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.shape import has_article
from extractors.clauses.parse import head_of

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse

_LABELS: Final = frozenset({"", "PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_LONGEST: Final = 3
_FOLK: Final = frozenset(
    {"americans", "games", "olympics", "times", "nineties", "eighties", "seventies", "sixties", "fifties"}
)
"""Plurals that are a people, a feast or a time."""


def is_band(parse: Parse, named: Named, words: Lexicon) -> bool:
    """Whether "the" and a name in the plural stand where a band or gang does.

    One word that the model takes for somebody's may be a family's ("the Kennedys"): it is a band where it performs, or others
    are its members.
    """
    last = parse.words[named.end - 1]
    if (
        named.label not in _LABELS
        or named.end - named.start > _LONGEST
        or not _is_plural(parse, named.end - 1)
    ):
        return False
    if (
        last.lower() in _FOLK
        or last.lower() in words.common
        or last.isupper()
        or not has_article(parse, named)
    ):
        return False
    if any(not parse.words[k][0].isupper() for k in range(named.start, named.end)):
        return False
    head = head_of(parse, named.start, named.end)
    above = parse.heads[head]
    is_family = named.label == "PERSON" and named.end - named.start == 1
    if parse.deps[head] == "nsubj":
        done = (
            words.performing
            if is_family
            else words.performing | words.banding | words.governing | words.playing
        )
        return parse.lemmas[above] in done
    if parse.deps[head] == "dobj":
        return parse.lemmas[above] in _JOINED
    return parse.deps[head] == "pobj" and parse.lemmas[parse.heads[above]] in words.of_bands


_JOINED: Final = frozenset({"join", "found", "form", "quit", "front", "manage", "disband"})
"""What is done to a band by who is to be, or was, a member of it."""


def _is_plural(parse: Parse, at: int) -> bool:
    word = parse.words[at]
    return parse.tags[at] == "NNPS" or (
        parse.tags[at] == "NNP" and word.endswith(("s", "men")) and not word.endswith("ss")
    )
