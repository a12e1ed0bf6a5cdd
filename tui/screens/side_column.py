"""Implements the controllers' `Side` with widgets: the panes, and in their place a card or a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from extractors.model import Kind
from tui.reader.side import ChartPart
from tui.styled_app import StyledApp
from tui.widgets.chart import Chart
from tui.widgets.entity_pane import EntityPane
from tui.widgets.facts_column import FactsColumn

if TYPE_CHECKING:
    from tui.widgets.card import CardView

# Cells of the card's gutter and scrollbar.
_BESIDE = 3


class SideColumn:
    """The widgets behind `tui.reader.side.Side`; card and charts are made when they are shown first.

    Args:
        screen: The window; it has a `FactsColumn` in its `#body`.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._card: CardView | None = None
        self._columns = 0

    def widen(self, columns: int) -> None:
        """Have panes and card take at least so many columns."""
        self._columns = columns
        for part in filter(None, (self._facts, self._card)):
            part.styles.min_width = columns

    def _complete_styles(self) -> None:
        if isinstance(app := self._screen.app, StyledApp):
            app.complete_styles()

    # --- the panes

    @property
    def _facts(self) -> FactsColumn:
        return self._screen.query_one(FactsColumn)

    @property
    def kind(self) -> Kind | None:
        """The kind of the pane that has the keys; None where none has them."""
        focused = self._screen.focused
        return focused.kind if isinstance(focused, EntityPane) else None

    @property
    def shown(self) -> Kind:
        """The kind of the pane that is in view where there is room for one."""
        return self._facts.shown

    def give_keys(self, kind: Kind, entity: str | None = None) -> None:
        """Give the keys to the pane of that kind, its cursor on the entity where one is named."""
        self._facts.give_keys(kind, entity)

    @property
    def has_panes(self) -> bool:
        """Whether the panes are in view, and no card in their place."""
        return self._facts.display

    def show_pane(self, kind: Kind) -> None:
        """Have the pane of that kind in view where there is room for one; the keys stay where they are."""
        self._facts.show_pane(kind)

    # --- the card

    @property
    def card(self) -> CardView:
        """The card; made when it is asked for first."""
        if self._card is None:
            from tui.widgets.card import CardView  # the window opens without it

            self._complete_styles()
            self._card = CardView(id="card")
            self._card.styles.min_width = self._columns
            self._screen.query_one("#body").mount(self._card)
        return self._card

    @property
    def card_room(self) -> int:
        """Cells that a line of the card may take; before it is shown, as many as the panes have."""
        return self.card.room or self._facts.size.width - _BESIDE

    def show_card(self) -> None:
        """Show the card in the place of the panes."""
        self._facts.display = False
        self.card.display = True

    def hide_card(self) -> None:
        """Show the panes again."""
        self.card.display = False
        self._facts.display = True

    # --- the charts

    def make_chart(self, name: str) -> ChartPart:
        """The chart of that name, `map` or `timeline`, not shown yet.

        Raises:
            OSError: What the map is drawn from cannot be read.
            ValueError: It is damaged.
        """
        self._complete_styles()
        if name == "map":
            from tui.map.atlas import atlas  # the window opens without it
            from tui.widgets.map_view import MapView

            return MapView(atlas())
        from tui.widgets.timeline_view import TimelineView

        return TimelineView()

    async def show_chart(self, chart: ChartPart) -> None:
        """Show it above the panes, or in their place."""
        assert isinstance(chart, Chart)
        self._screen.add_class("-charted")
        await self._facts.show_chart(chart)

    def hide_chart(self, chart: ChartPart) -> None:
        """Take it away."""
        assert isinstance(chart, Chart)
        self._screen.remove_class("-charted")
        chart.remove()
        self._facts.share_again()
