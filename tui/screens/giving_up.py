"""The part of the window that gives a choice up."""

from __future__ import annotations

from tui.screens.comfort import ComfortScreen
from tui.screens.marking import MarkingScreen
from tui.widgets.article_view import ArticleView


class GivingUpScreen(ComfortScreen, MarkingScreen):
    """Esc gives a choice up where it has nothing else to close or clear."""

    def action_clear(self) -> None:
        """Close or clear as ever; then leave without writing."""
        if self.choice is None or self._has_more_to_clear():
            super().action_clear()
        else:
            self.leave_choice()

    def _has_more_to_clear(self) -> bool:
        reading = self.now
        return bool(
            self.is_zen
            or self.is_card_open
            or self.is_charted
            or not isinstance(self.focused, ArticleView)
            or self.get_selected_text()
            or reading.focus.entity
            or reading.search.words
            or reading.filter.is_active
        )
