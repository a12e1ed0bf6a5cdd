"""Unknown names of which the words around say that they are places: "the port of Moín", "off Baluk-Baluk island"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extractors.places.drafts import Drafts

_OF: Final = frozenset(
    {"port", "village", "town", "hamlet", "municipality", "island", "district", "province", "commune"}
    | {"ports", "villages", "towns", "islands", "districts", "provinces"}
)
_AFTER: Final = frozenset({"island", "islands", "village", "district", "province", "islet", "municipality"})
"""Before "of", and in small letters after the name."""
_BEFORE: Final = frozenset({"in", "on", "off", "near", "of", "from", "to", "around", "at"})
_HYPHENS: Final = frozenset({"-", "‑", "–"})
_LONGEST: Final = 4


def is_said(drafts: Drafts, start: int, end: int) -> bool:
    """Whether the words around the name say of what class its place is."""
    tokens = drafts.tokens
    is_after = tokens.before(start) in _BEFORE and tokens.after(end) in _AFTER and tokens.texts[end].islower()
    is_of = tokens.before(start) == "of" and tokens.before(start, 2) in _OF
    return is_after or (is_of and not (end < len(tokens) and tokens.capitalised(end)))


def said_size(drafts: Drafts, at: int) -> int:
    """Tokens of the name without a label that begins there and is said to be a port's, a village's; 0 where none is."""
    tokens, end = drafts.tokens, at
    if not tokens.texts[at].isalpha() or tokens.lowers[at] in drafts.words.blank:
        return 0
    while end < len(tokens) and end - at < _LONGEST and not (tokens.labels[end] or drafts.taken[end]):
        glued = tokens.texts[end] in _HYPHENS and tokens.starts[end] == tokens.ends[end - 1]
        if not (tokens.capitalised(end) or glued):
            break
        end += 1
    is_name = end > at and tokens.texts[end - 1] not in _HYPHENS
    return end - at if is_name and is_said(drafts, at, end) else 0


def is_doubled(drafts: Drafts, start: int, end: int) -> bool:
    """Whether the name is one word twice with a hyphen: "Baluk-Baluk"."""
    tokens = drafts.tokens
    if end - start != _DOUBLED or tokens.texts[start + 1] not in _HYPHENS:
        return False
    return tokens.texts[start] == tokens.texts[end - 1]


_DOUBLED: Final = 3
