"""What `near:` asks: a place by its name or its coordinates, and how far around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Final

USUAL_KM: Final = 100.0
"""The radius where none is said, in kilometres."""

EARTH_KM: Final = 6371.0
"""Mean radius of the Earth (IUGG), in kilometres."""

_KM_OF: Final = {"km": 1.0, "mi": 1.609344}
_RADIUS = re.compile(
    r"(?:^|[ ,])(?P<number>\d{1,5}(?:\.\d{0,3})?) ?(?P<unit>km|kilomet(?:re|er)s?|mi|miles?)$"
)
_POINT = re.compile(r"(?P<lat>[-−]?\d{1,2}(?:\.\d{1,9})?)[ ,]+(?P<lon>[-−]?\d{1,3}(?:\.\d{1,9})?)")


@dataclass(frozen=True, slots=True)
class Nearness:
    """A neighbourhood as it was typed.

    Attributes:
        place: The place's name, folded; empty where a point is said, or nothing yet.
        point: Latitude and longitude in degrees (WGS84), where they are said.
        radius_km: How far around.
    """

    place: str
    point: tuple[float, float] | None
    radius_km: float


def nearness_of(word: str) -> Nearness:
    """The neighbourhood of folded words: `kabul 100km`, `34.5,69.2 20 mi`, `kabul`."""
    found = _RADIUS.search(word)
    radius = float(found["number"]) * _KM_OF["km" if found["unit"][0] == "k" else "mi"] if found else USUAL_KM
    where = (word[: found.start()] if found else word).strip(" ,")
    at = _POINT.fullmatch(where)
    if at is None:
        return Nearness(where, None, radius)
    lat, lon = (float(at[name].replace("−", "-")) for name in ("lat", "lon"))
    return Nearness("" if abs(lat) <= 90 else where, (lat, lon) if abs(lat) <= 90 else None, radius)


def has_radius(words: str) -> bool:
    """Whether the words end with a distance."""
    return _RADIUS.search(words) is not None


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points, each latitude and longitude in degrees (haversine)."""
    (lat, lon), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
