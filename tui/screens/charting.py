"""The part of the window that opens the map and the timeline, and gives them the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.messages import MentionChosen
from tui.pointed import Pointed
from tui.reading import Focus
from tui.screens.carding import CardingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.chart import Chart
from tui.widgets.facts_column import FactsColumn


class ChartingScreen(CardingScreen):
    """One chart at a time, in the column of the panes; in a narrow window in the text's place too.

    While it has the keys, they are its own; Esc gives them back to the text, which the chart goes on to follow.
    """

    _chart: Chart | None = None

    async def action_map(self) -> None:
        """Open or close the map."""
        from tui.map.atlas import atlas  # the window opens without it
        from tui.widgets.map_view import MapView

        try:
            world = atlas()
        except (OSError, ValueError) as error:
            self.notice = f"The map cannot be drawn: {error} Install the reader anew."
            return
        await self._toggle(MapView, partial(MapView, world))

    async def action_timeline(self) -> None:
        """Open or close the timeline."""
        from tui.widgets.timeline_view import TimelineView  # the window opens without it

        await self._toggle(TimelineView, TimelineView)

    async def _toggle(self, kind: type[Chart], make: Callable[[], Chart]) -> None:
        was_covered = self.is_card_open
        self.close_card(is_put_back=False)
        if not isinstance(self._chart, kind):
            await self._open(make())
        elif was_covered:
            self._give_keys(self._chart)
        else:
            self.close_chart()

    def on_mention_chosen(self, message: MentionChosen) -> None:
        """A mention was chosen in a chart: go to it; where the reader is on it already, open its card."""
        if self.now.focus == Focus(message.offset, message.entity):
            self.open_card(message.entity, message.offset)
        else:
            self.jump(message.offset, message.entity)
            self.notice = "Enter: card · Esc: text · ^o: back"

    @property
    def charted(self) -> Chart | None:
        """The chart that has the keys."""
        return self.focused if isinstance(self.focused, Chart) else None

    def pointed(self) -> Pointed | None:
        """What the chart that has the keys has chosen; else as ever."""
        return super().pointed() if self.charted is None else self.charted.pointed()

    def pointed_or_near(self) -> Pointed | None:
        """The same."""
        return super().pointed_or_near() if self.charted is None else self.charted.pointed()

    def step_chart(self, step: int) -> bool:
        """Tab: to the next item of a chart that has the keys, or from the text to a chart in the panes' place.

        Returns:
            Whether a chart was meant.
        """
        if self.charted is not None:
            self.charted.by_items(step)
            return True
        is_beside_panes = self.has_class("-wide")
        if self._chart is None or not isinstance(self.focused, ArticleView) or (is_beside_panes and step > 0):
            return False
        self._give_keys(self._chart)
        return True

    def choose_in_chart(self) -> bool:
        """Enter: go to the mention of what is chosen; whether a chart has the keys."""
        if self.charted is None:
            return False
        self.charted.choose()
        if self.has_class("-narrow") and self.charted.pointed() is not None:
            self.close_chart()  # it covers the text that is gone to
        return True

    def action_choose(self) -> None:
        """In a chart: go to what is chosen there; else as ever."""
        if not self.choose_in_chart():
            super().action_choose()

    def open_card(self, entity: str, at: int | None = None) -> None:
        """Show the card; a chart that covers the text makes room for both."""
        if self._chart is not None and self.has_class("-narrow"):
            self.close_chart()
        super().open_card(entity, at)

    @property
    def is_charted(self) -> bool:
        """Whether a chart is shown."""
        return self._chart is not None

    def close_chart(self) -> None:
        """Close it, and give the keys back to the text."""
        if self._chart is not None:
            self.remove_class("-charted")
            self.notice = ""
            chart, self._chart = self._chart, None
            self.set_focus(self.query_one(ArticleView))
            chart.remove()

    def action_zoom(self, step: int) -> None:
        """Show less of the world in more detail, or more of it."""
        if self._chart is None or not self._chart.zoom(step):
            self.notice = "The map and the timeline have scales: m and t open them."

    def action_fit(self) -> None:
        """Show what the article is about; then every place."""
        if self._chart is None or not self._chart.fit():
            self.notice = "The map and the timeline have scales: m and t open them."

    def action_line(self, step: int) -> None:
        """In a chart: by its lines."""
        if self.charted is not None:
            self.charted.by_lines(step)
        else:
            super().action_line(step)

    def action_sentence(self, step: int) -> None:
        """In a chart: to its sides."""
        if self.charted is not None:
            self.charted.by_sentences(step)
        else:
            super().action_sentence(step)

    def action_page(self, pages: float) -> None:
        """In a chart: by its height."""
        if self.charted is not None:
            self.charted.by_pages(pages)
        else:
            super().action_page(pages)

    def action_start(self) -> None:
        """In a chart: to its first item."""
        if self.charted is not None:
            self.charted.to_edge(-1)
        else:
            super().action_start()

    def action_end(self) -> None:
        """In a chart: to its last item."""
        if self.charted is not None:
            self.charted.to_edge(1)
        else:
            super().action_end()

    def action_again(self, step: int) -> None:
        """In a chart: the next or previous item."""
        if self.charted is not None:
            self.charted.by_items(step)
        else:
            super().action_again(step)

    def action_clear(self) -> None:
        """From a chart to the text; from the text, close the chart first of all."""
        is_covering = self.charted is not None and self.has_class("-narrow")
        if self.is_card_open:
            super().action_clear()
        elif self._chart is not None and (is_covering or isinstance(self.focused, ArticleView)):
            self.close_chart()
        else:
            super().action_clear()

    def on_resize(self) -> None:
        """A chart that now covers the text gets the keys."""
        self.call_after_refresh(self._uncovered)

    def _uncovered(self) -> None:
        if self._chart is not None and self.charted is None and self.has_class("-narrow"):
            self._give_keys(self._chart)

    async def _open(self, chart: Chart) -> None:
        self.close_chart()
        self.close_card(is_put_back=False)
        self._chart = chart
        self.add_class("-charted")
        await self.query_one(FactsColumn).show_chart(chart)
        self._give_keys(chart)

    def _give_keys(self, chart: Chart) -> None:
        self.set_focus(chart)
        chart.take_keys()
        self.notice = ""
