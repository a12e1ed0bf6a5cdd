"""Which of the places of a name an article is likeliest to mean: those near what else it names come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from extractors.asking.nearness import distance_km
from extractors.model import Candidate, Entity, Place

_NEAR_KM = 300.0  # as far as places of one story lie apart, where they lie in several countries


class Neighbourhood:
    """Where the other places of an article are.

    Args:
        entities: The article's; a place that may itself be wrong says nothing of where others are.
        but: The id of the entity that is asked about.
    """

    def __init__(self, entities: Iterable[Entity] = (), but: str = "") -> None:
        told = [e for e in entities if isinstance(e, Place) and not e.doubt and e.id != but]
        self._countries = {place.country for place in told if place.country}
        self._points = [
            (place.lat, place.lon)
            for place in told
            if place.lat is not None and place.lon is not None and place.type not in ("country", "region")
        ]

    def ordered(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Those near a place of the article, those in its countries, and the others: each by distance, else as they came."""
        return sorted(candidates, key=self._farness)

    def _farness(self, candidate: Candidate) -> tuple[int, float]:
        if candidate.lat is None or candidate.lon is None:
            return 2, inf
        here = candidate.lat, candidate.lon
        away = min((distance_km(here, point) for point in self._points), default=inf)
        if away <= _NEAR_KM:
            return 0, away
        return (1 if candidate.country in self._countries else 2), away
