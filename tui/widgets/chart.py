"""A chart: a widget beside the text that gets the keys of the text while it has the focus."""

from __future__ import annotations

from textual.reactive import var
from textual.widget import Widget

from tui.pointed import Pointed
from tui.reading import Reading

# Entities from which a chart that grows with the analysis is not drawn at its every step, and how long it then waits.
_MANY, _PAUSE_S = 2000, 1.0


class Chart(Widget, can_focus=True, inherit_bindings=False):
    """What the screen's keys mean in a chart. A chart that has no use for one leaves it."""

    station = "text"  # what the footer and the help call its keys by (see `tui.stations`)

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
