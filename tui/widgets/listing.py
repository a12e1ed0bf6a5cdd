"""What every list of the window has in common: the keys that move through text move its cursor while it has the keys."""

from __future__ import annotations

from textual.scroll_view import ScrollView

from tui.reader.navigation import Pointed


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of lines with a cursor, which the keys of `tui.reader.navigation.Navigable` move.

    Attributes:
        key_context: What the footer and the help call its keys by (see `tui.key_contexts`).
    """

    ALLOW_SELECT = False

    key_context = "pane"

    def line(self, step: int) -> None:
        """Move the cursor by so many entries; it stops at the ends."""
        raise NotImplementedError

    def side(self, step: int) -> bool:  # noqa: ARG002 - for those that have sides
        """A list has no sides: the keys are the text's."""
        return False

    def page(self, pages: float) -> None:
        """Move by pages of the list."""
        self.line(round(pages * max(1, self.size.height - 1)))

    def item(self, step: int) -> bool:  # noqa: ARG002 - for those that have items
        """A list's lines are its items: these keys are the text's."""
        return False

    def edge(self, step: int) -> None:
        """Move to the first (-1) or the last (1) entry."""
        raise NotImplementedError

    def activate(self) -> bool:
        """Do what Enter does with the entry under the cursor."""
        raise NotImplementedError

    def pointed(self) -> Pointed | None:
        """What the cursor stands on; None where that is no entity."""
        return None
