"""Which part of the world to open the map on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from tui.map.atlas import Atlas, Box
from tui.map.spots import Spot
from tui.map.view import View

# A map of less tells nothing of where in the world it is.
LEAST_KM = 400.0

# By so much of its own size a box reaches out for places and outlines nearby.
_REACH = 0.4

# Degrees that a box counts for at least; and how many times its size its country may be, to be shown whole.
_SMALL, _DWARFED = 6.0, 3.5


def focus_box(spots: Iterable[Spot], about: str | None, atlas: Atlas) -> Box | None:
    """The part that the article is about; None where no place is known.

    The points in the country that it is about, else in the country with most mentions; then what is near them: other points, and
    outlines that do not dwarf them. Without a point, that country's outline.

    Args:
        spots: The article's places.
        about: ISO 3166-1 alpha-2 code of the country that it is about, where known.
        atlas: The outlines.
    """
    somewhere = [spot for spot in spots if spot.shape != "nowhere"]
    if not somewhere:
        return None
    mentions: Counter[str | None] = Counter()
    for spot in somewhere:
        mentions[spot.country] += spot.count
    home = about if mentions[about] else mentions.most_common(1)[0][0]
    at_home = [spot for spot in somewhere if spot.country == home]
    box = joined([box_of(spot, atlas) for spot in at_home if spot.shape != "outline"])
    if box is None:
        return joined([box_of(spot, atlas) for spot in at_home])
    if home is not None and atlas.has(home) and not _dwarfs(atlas.countries[home].box, box):
        box = joined([box, atlas.countries[home].box]) or box
    reach = _grown(box, _REACH)
    near = [box_of(spot, atlas) for spot in somewhere]
    return joined([box, *(other for other in near if _within(other, reach))]) or box


def whole_box(spots: Iterable[Spot], atlas: Atlas) -> Box | None:
    """The part that has all of them in it."""
    return joined([box_of(spot, atlas) for spot in spots if spot.shape != "nowhere"])


def box_of(spot: Spot, atlas: Atlas) -> Box:
    """Where it is: the country's main parts, or the point."""
    if spot.shape == "outline" and spot.country is not None:
        return atlas.countries[spot.country].box
    assert spot.longitude is not None
    assert spot.latitude is not None
    return spot.longitude, spot.latitude, spot.longitude, spot.latitude


def nearest_spot(spots: Iterable[Spot], view: View, atlas: Atlas) -> Spot | None:
    """The place that is nearest to the view's middle, in view or not; None where none is known."""

    def dots_away(spot: Spot) -> float:
        west, south, east, north = box_of(spot, atlas)
        middle = view.dot(view.longitude, view.latitude)
        return math.dist(view.dot((west + east) / 2, (south + north) / 2), middle)

    return min((spot for spot in spots if spot.shape != "nowhere"), key=dots_away, default=None)


def joined(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of them, over the antimeridian where that is the shorter way; None for none."""
    known = list(boxes)
    if not known:
        return None
    turned = sorted(((west + 180) % 360 - 180, east - west) for west, _, east, _ in known)
    # The widest gap between one box's east and the next one's west is what the joined box leaves out.
    gap, start, reached = -1.0, turned[0][0], turned[0][0]
    for west, width in turned:
        if west - reached > gap:
            gap, start = west - reached, west
        reached = max(reached, west + width)
    if turned[0][0] + 360 - reached >= gap:
        start = turned[0][0]
    east = max((west if west >= start else west + 360) + width for west, width in turned)
    return start, min(box[1] for box in known), min(east, start + 360), max(box[3] for box in known)


def _dwarfs(outer: Box, box: Box) -> bool:
    """Whether a map of the outer box would leave the inner one too little room."""
    across, down = max(box[2] - box[0], _SMALL), max(box[3] - box[1], _SMALL)
    return outer[2] - outer[0] > _DWARFED * across or outer[3] - outer[1] > _DWARFED * down


def _grown(box: Box, part: float) -> Box:
    west, south, east, north = box
    across, down = max(east - west, _SMALL) * part, max(north - south, _SMALL) * part
    return west - across, south - down, east + across, north + down


def _within(box: Box, outer: Box) -> bool:
    west, south, east, north = box
    return (
        any(outer[0] <= west + turn and east + turn <= outer[2] for turn in (-360, 0, 360))
        and outer[1] <= south
        and north <= outer[3]
    )
