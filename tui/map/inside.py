"""Whether a point lies in a country, and where in the view its name can stand."""

from __future__ import annotations

from collections.abc import Sequence

from tui.map.atlas import Atlas
from tui.map.packing import UNITS_PER_DEGREE
from tui.map.view import View

# Candidates for a name across and down the part of the country that is in view.
_TRIED = (3, 5, 1, 4, 2, 6, 0)
_PARTS = 7


def contains(atlas: Atlas, code: str, longitude: float, latitude: float) -> bool:
    """Whether the country has the point, by the number of its lines to the north (the even-odd rule).

    To the north, because the outline is open where the antimeridian cuts it.
    """
    is_in = False
    for index in atlas.countries[code].lines:
        stroke = atlas.coarse[index] if len(atlas.coarse[index].x) > 2 else atlas.fine[index]
        west, _, east, north = stroke.box
        if north < latitude:
            continue
        for turn in (-360, 0, 360):
            if west <= longitude + turn <= east:
                x, y = (longitude + turn) * UNITS_PER_DEGREE, latitude * UNITS_PER_DEGREE
                is_in ^= _is_odd(stroke.x, stroke.y, x, y)
    return is_in


def name_point(atlas: Atlas, code: str, view: View) -> tuple[float, float] | None:
    """Longitude and latitude in the country, near the middle of the part of it that is in view; None where it is not seen."""
    west, south, east, north = view.box
    w, s, e, n = atlas.countries[code].box
    for turn in (0, 360, -360):
        left, right = max(west, w + turn), min(east, e + turn)
        bottom, top = max(south, s), min(north, n)
        if left >= right or bottom >= top:
            continue
        for down in _TRIED:
            for across in _TRIED:
                longitude = left + (right - left) * (across + 0.5) / _PARTS
                latitude = bottom + (top - bottom) * (down + 0.5) / _PARTS
                if contains(atlas, code, longitude, latitude):
                    return longitude, latitude
    return None


def _is_odd(xs: Sequence[int], ys: Sequence[int], x: float, y: float) -> bool:
    odd = False
    x1, y1 = xs[0], ys[0]
    for x2, y2 in zip(xs, ys, strict=True):
        if (x1 > x) != (x2 > x) and y < y1 + (y2 - y1) * (x - x1) / (x2 - x1):
            odd = not odd
        x1, y1 = x2, y2
    return odd
