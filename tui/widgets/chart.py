"""A chart: a widget beside the text that gets the keys of the text while it has the focus."""

from __future__ import annotations

from textual.reactive import var
from textual.widget import Widget

from tui.pointed import Pointed
from tui.reading import Reading


class Chart(Widget, can_focus=True, inherit_bindings=False):
    """What the screen's keys mean in a chart. A chart that has no use for one leaves it."""

    station = "chart"

    # What its keys do, for the last line.
    KEYS_IN_WORDS = ""

    reading: var[Reading | None] = var(None, init=False)

    def pointed(self) -> Pointed | None:
        """What is chosen in it."""
        return None

    def take_keys(self) -> None:
        """It has the keys now."""

    def by_lines(self, step: int) -> None:
        """With j and k, down and up."""

    def by_sentences(self, step: int) -> None:
        """With l and h, right and left."""

    def by_pages(self, pages: float) -> None:
        """Space and b, ^d and ^u."""

    def by_items(self, step: int) -> None:
        """Tab and n, Shift+Tab and N."""

    def to_edge(self, step: int) -> None:
        """G (1) and g (-1)."""

    def zoom(self, step: int) -> bool:  # noqa: ARG002 - for those that do
        """Nearer (1) or farther (-1); whether the chart has scales."""
        return False

    def fit(self) -> bool:
        """Show what it showed first; whether the chart has scales."""
        return False

    def choose(self) -> None:
        """Enter: go to a mention of what is chosen."""
