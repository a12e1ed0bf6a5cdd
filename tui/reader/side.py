"""The protocol of the place beside the text: the panes, and in their place a card or a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from extractors.model import Kind
from tui.reader.navigation import Navigable

if TYPE_CHECKING:
    from tui.cards.card import Card
    from tui.cards.line import Stop


class CardPart(Navigable, Protocol):
    """The card of an entity; it can have the keys."""

    @property
    def stop(self) -> Stop | None:
        """What its cursor stands on."""

    def show(self, card: Card, depth: int, at: int | None = None) -> None:
        """Show a card; `depth` cards lie under it, `at` is the index of the mention pointed at."""

    def renew(self, card: Card) -> None:
        """Show the same entity's card as it is now."""


class ChartPart(Navigable, Protocol):
    """A map or a timeline; it can have the keys."""

    def take_keys(self) -> None:
        """Choose what a reader means first."""

    def zoom(self, step: int) -> bool:
        """Nearer (1) or farther (-1); whether it has scales."""

    def fit(self) -> bool:
        """Show what it showed first; whether it has scales."""


class Side(Protocol):
    """The place beside the text."""

    @property
    def kind(self) -> Kind | None:
        """The kind of the pane that has the keys; None where none has them."""

    @property
    def shown(self) -> Kind:
        """The kind of the pane that is in view where there is room for one."""

    def give_keys(self, kind: Kind, entity: str | None = None) -> None:
        """Give the keys to the pane of that kind, its cursor on the entity where one is named."""

    @property
    def has_panes(self) -> bool:
        """Whether the panes are in view, and no card in their place."""

    def show_pane(self, kind: Kind) -> None:
        """Have the pane of that kind in view where there is room for one; the keys stay where they are."""

    @property
    def card(self) -> CardPart:
        """The card; made when it is asked for first."""

    @property
    def card_room(self) -> int:
        """Cells that a line of the card may take."""

    def show_card(self) -> None:
        """Show the card in the place of the panes."""

    def hide_card(self) -> None:
        """Show the panes again."""

    def make_chart(self, name: str) -> ChartPart:
        """The chart of that name, `map` or `timeline`, not shown yet.

        Raises:
            OSError: What it is drawn from cannot be read.
            ValueError: It is damaged.
        """

    async def show_chart(self, chart: ChartPart) -> None:
        """Show it above the panes, or in their place."""

    def hide_chart(self, chart: ChartPart) -> None:
        """Take it away."""
