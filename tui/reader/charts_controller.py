"""Controls map and timeline: one at a time beside the text, in a narrow window in its place."""

from __future__ import annotations

from tui.reader.cards_controller import CardsController
from tui.reader.host import Host
from tui.reader.layout_controller import LayoutController
from tui.reader.session import ReadingSession
from tui.reader.side import ChartPart, Side

_NO_SCALE = "The map and the timeline have scales: m and t open them."


class ChartsController:
    """Opens a chart and gives it the keys; Esc gives them back to the text, which the chart goes on to follow.

    Args:
        session: The reading.
        host: The window.
        side: What stands beside the text.
        layout: Shows everything again where the article stands alone.
        cards: Closed where a chart is opened.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        side: Side,
        layout: LayoutController,
        cards: CardsController,
    ) -> None:
        self._session, self._host, self._side = session, host, side
        self._layout, self._cards = layout, cards
        self._chart: ChartPart | None = None
        self._name = ""
        layout.step_first(self._step)
        cards.open_after(self._make_room)

    async def toggle(self, name: str) -> None:
        """Open or close the chart of that name, `map` or `timeline`; one that a card covers comes to the fore."""
        was_covered = self._cards.is_open
        if self._chart is not None and self._name == name:
            self._cards.close(is_put_back=False)
            if was_covered:
                self._give_keys(self._chart)
            else:
                self.close()
        else:
            await self._open(name)

    @property
    def is_open(self) -> bool:
        """Whether a chart is shown."""
        return self._chart is not None

    @property
    def has_keys(self) -> bool:
        """Whether a chart has the keys."""
        return self._chart is not None and self._host.focus is self._chart

    @property
    def is_covering(self) -> bool:
        """Whether the chart has the keys and stands in the place of the text."""
        return self.has_keys and self._host.is_narrow

    def close(self) -> None:
        """Close it, and give the keys back to the text."""
        if self._chart is not None:
            self._session.say("")
            chart, self._chart = self._chart, None
            self._host.give_keys(self._host.text)
            self._side.hide_chart(chart)

    def zoom(self, step: int) -> None:
        """Show less of the world in more detail, or more of it."""
        if self._chart is None or not self._chart.zoom(step):
            self._session.say(_NO_SCALE)

    def fit(self) -> None:
        """Show what the article is about; then every place."""
        if self._chart is None or not self._chart.fit():
            self._session.say(_NO_SCALE)

    def take_keys_where_covering(self) -> None:
        """After a resize: a chart that covers the text now gets the keys."""
        if self._chart is not None and not self.has_keys and self._host.is_narrow:
            self._give_keys(self._chart)

    def give_way(self) -> None:
        """After something was chosen in it: a chart that covers the text that is gone to is closed."""
        if self._chart is not None and self.is_covering and self._chart.pointed() is not None:
            self.close()

    def _make_room(self) -> None:
        """A card is opened: a chart that covers the text makes room for both."""
        if self._host.is_narrow:
            self.close()

    def _step(self, step: int) -> bool:
        """Tab: to the next item of a chart that has the keys, or from the text to a chart in the panes' place."""
        if self._chart is None:
            return False
        if self.has_keys:
            return self._chart.item(step)
        if self._host.focus is not self._host.text or (self._host.is_wide and step > 0):
            return False
        self._give_keys(self._chart)
        return True

    async def _open(self, name: str) -> None:
        try:
            chart = self._side.make_chart(name)
        except (OSError, ValueError) as error:
            self._session.say(f"The map cannot be drawn: {error} Install the reader anew.")
            return
        self._cards.close(is_put_back=False)
        self._layout.show_all()
        self.close()
        self._chart, self._name = chart, name
        await self._side.show_chart(chart)
        self._give_keys(chart)

    def _give_keys(self, chart: ChartPart) -> None:
        self._host.give_keys(chart)
        chart.take_keys()
        self._session.say("")
