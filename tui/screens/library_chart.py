"""The map or the timeline of the library, in the place of its list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from tui.reading import Reading
from tui.widgets.chart import Chart
from tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from tui.widgets.result_charts import ResultMap


class LibraryChart:
    """Shows one chart at a time.

    Args:
        screen: The library's.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self.shown: Chart | None = None
        self._map: ResultMap | None = None

    async def open(self, name: str) -> None:
        """Show the chart of that name with nothing on it yet, and give it the keys that the list has."""
        from tui.map.atlas import atlas  # the library opens without them
        from tui.widgets.result_charts import ResultMap, ResultTimeline

        has_keys = not isinstance(self._screen.focused, FacetList)
        self._map = ResultMap(atlas()) if name == "map" else None
        chart = self._map or ResultTimeline()
        before, self.shown = self.shown, chart
        self._screen.add_class("-charted")
        await self._screen.query_one("#library-left").mount(chart)
        if has_keys:
            self._screen.set_focus(chart)
        if before is not None:
            before.remove()

    def show(self, reading: Reading, articles: Mapping[str, int]) -> None:
        """Show these facts in it."""
        if self._map is not None:
            self._map.articles = articles
        if self.shown is not None:
            self.shown.reading = reading

    def hide(self, then: Widget) -> None:
        """Show the list again, and give it the keys that the chart has."""
        chart, self.shown = self.shown, None
        self._screen.remove_class("-charted")
        if self._screen.focused is chart:
            self._screen.set_focus(
                then
            )  # before the chart goes: what is focused then is chosen by the screen
        if chart is not None:
            chart.remove()
