"""A place and the larger one that the words beside it say it is in: "Paris, France", "Lyon in the east of France"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extractors.model import Place

if TYPE_CHECKING:
    from extractors.model import Entity

CONTAINER: Final = re.compile(
    r"(?:,\s+|\s+)(?:(?:in|on|of|at|the|far|coast|part|(?:north|south|east|west|central)[a-z-]*)\s+){0,7}"
)
"""What stands between a place and the larger one that it is said to be in."""


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
