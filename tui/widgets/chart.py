"""A chart: a widget beside the text that gets the keys of the text while it has the focus."""

from __future__ import annotations

from textual.reactive import var
from textual.widget import Widget

from tui.reader.navigation import Pointed
from tui.reading import Reading

# Entities from which a chart that grows with the analysis is not drawn at its every step, and how long it then waits.
_MANY, _PAUSE_S = 2000, 1.0


class Chart(Widget, can_focus=True, inherit_bindings=False):
    """What the keys of the text mean in a chart (see `tui.reader.navigation.Navigable`)."""

    key_context = "text"  # what the footer and the help call its keys by (see `tui.key_contexts`)

    reading: var[Reading | None] = var(None, init=False)
    _is_waiting = False

    def take_facts(self, reading: Reading) -> None:
        """Show other facts."""

    def defers(self, old: Reading | None, new: Reading) -> bool:
        """Whether these facts can wait, because there are many and more to come; `take_facts` then hears of them later."""
        can_wait = (
            old is not None
            and old.known is not new.known
            and old.article is new.article
            and not new.progress.is_complete
            and new.facts.listed > _MANY
        )
        if can_wait and not self._is_waiting:
            self._is_waiting = True
            self.set_timer(_PAUSE_S, self._take_later)
        return can_wait

    def _take_later(self) -> None:
        self._is_waiting = False
        if self.reading is not None:
            self.take_facts(self.reading)

    def pointed(self) -> Pointed | None:
        """What is chosen in it."""
        return None

    def take_keys(self) -> None:
        """It has the keys now."""

    def line(self, step: int) -> None:
        """With j and k, down and up."""

    def side(self, step: int) -> bool:  # noqa: ARG002 - for those that have sides
        """With l and h, right and left: they are the chart's, whether it has sides or not."""
        return True

    def page(self, pages: float) -> None:
        """Space and b, ^d and ^u."""

    def item(self, step: int) -> bool:  # noqa: ARG002 - for those that have items
        """Tab and n, Shift+Tab and N: they are the chart's, whether it has items or not."""
        return True

    def edge(self, step: int) -> None:
        """G (1) and g (-1)."""

    def activate(self) -> bool:
        """Enter: go to a mention of what is chosen."""
        return True

    def zoom(self, step: int) -> bool:  # noqa: ARG002 - for those that do
        """Nearer (1) or farther (-1); whether the chart has scales."""
        return False

    def fit(self) -> bool:
        """Show what it showed first; whether the chart has scales."""
        return False
