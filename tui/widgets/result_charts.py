"""Map and timeline of a result of the library, drawn as those of an article."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.map.picture import Run
from tui.map.spots import Spots
from tui.reading import Reading
from tui.widgets.map_view import MapView
from tui.widgets.timeline_view import TimelineView


class ResultMap(MapView):
    """The places of the articles that are listed: `●` is in several of them, `•` in one."""

    key_context = "result-map"
    articles: Mapping[str, int] = MappingProxyType({})  # how many have each place; told before the reading

    def spots_in(self, reading: Reading) -> Spots:
        """The places, each counted by the articles that have it, not by those that are told of."""
        spots = super().spots_in(reading)
        for spot in spots:
            spot.count = self.articles.get(spot.entity, spot.count)
        return spots

    def why_empty(self, reading: Reading) -> str:  # noqa: ARG002 - all is known of a result
        """What to say where there is no place."""
        return "These articles name no place that can be put on a map."

    def scope_told(self, reading: Reading, columns: int) -> list[Run]:  # noqa: ARG002 - nothing is in scope
        """How many places these are, in the stead of a scope."""
        words = f" {len(self.spots):,} places, those of most articles first: n chooses, Enter narrows"
        return [(words[:columns], "note")]


class ResultTimeline(TimelineView):
    """The days that the listed articles speak of, each with the latest of these articles."""

    key_context = "result-timeline"
    NO_ANCHOR = ""

    def why_empty(self, reading: Reading) -> str:  # noqa: ARG002 - all is known of a result
        """What to say where there is no day."""
        return "These articles speak of no day."
