"""A place and the larger one that the words beside it say it is in: "Paris, France", "Lyon in the east of France"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extractors.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractors.links.spans import MentionSpans
    from extractors.model import Entity

CONTAINER: Final = re.compile(
    r"(?:,\s+|\s+)(?:(?:in|on|of|at|the|far|coast|part|(?:north|south|east|west|central)[a-z-]*)\s+){0,7}"
)
"""What stands between a place and the larger one that it is said to be in."""


_JOINED: Final = re.compile(
    r",? (?:and|or)(?: also)?(?: (?:in|at|near|on|over))?(?: the| nearby| neighbouring)? "
)
_LISTED: Final = re.compile(r", (?:the )?")
_GOES_ON: Final = re.compile(r",? (?:and )?(?:in |the )*[A-Z]")
_NUMBERED: Final = re.compile(
    r"(?:['’]s)? (?:about |some |another |only )?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven)\b)"
)
_REACH: Final = 60  # code points between a place and the one that it is listed with


def is_one_of_several(
    text: str, places: MentionSpans, start: int, end: int, entities: Mapping[str, Entity]
) -> bool:
    """Whether a place is listed with others, of all of which something is said: "floods in Kenya and Tanzania killed 90".

    A list in which another has a number of its own ("3 in Haiti and in Cuba 5") deals them out.
    """
    own = places.at(start, end)
    behind = next((m for m in places.within(end, end + _REACH) if m.start >= end), None)
    before = next((m for m in places.before(start) if m.end <= start), None)
    if own is None or text[end : end + 2] in ("'s", "’s"):
        return False
    for one, other, last in ((end, behind, behind), (None, before, own)):
        if other is None or last is None or _NUMBERED.match(text, last.end):
            continue
        between = text[one : other.start] if one is not None else text[other.end : start]
        nested = any(
            lies_in(entities[a], entities[b])
            for a, b in ((own.entity, other.entity), (other.entity, own.entity))
        )
        listed = _LISTED.fullmatch(between) and _GOES_ON.match(text, last.end) and one is not None
        if not nested and (_JOINED.fullmatch(between) or listed):
            return True
    return False


def lies_in(lesser: Entity, larger: Entity) -> bool:
    """Whether a place is in another, as far as their countries and divisions tell."""
    if not isinstance(lesser, Place) or not isinstance(larger, Place):
        return False
    if larger.country is None or lesser.country != larger.country:
        return False
    if larger.type == "country":
        return lesser.type != "country"
    if larger.type != "province" or lesser.type == "province":
        return False
    return lesser.admin1 in (larger.admin1, larger.name)
