"""What every list of the window has in common: the keys that move through text move its cursor while it has the keys."""

from __future__ import annotations

from textual.scroll_view import ScrollView

from tui.reader.navigation import Pointed


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of lines with a cursor; as `tui.reader.navigation.Navigable` it passes its keys to the cursor.

    Attributes:
        key_context: What the footer and the help call its keys by (see `tui.key_contexts`).
    """

    ALLOW_SELECT = False

    key_context = "pane"

    def point(self, step: int) -> None:
        """Move the cursor by so many entries; it stops at the ends."""
        raise NotImplementedError

    def point_by_pages(self, pages: float) -> None:
        """Move by pages of the list."""
        self.point(round(pages * max(1, self.size.height - 1)))

    def point_at_end(self, step: int) -> None:
        """Move to the first (-1) or the last (1) entry."""
        raise NotImplementedError

    def choose(self) -> None:
        """Do what Enter does with the entry under the cursor."""
        raise NotImplementedError

    def pointed(self) -> Pointed | None:
        """What the cursor stands on; None where that is no entity."""
        return None

    # --- the keys

    def line(self, step: int) -> None:
        """By entries."""
        self.point(step)

    def side(self, step: int) -> bool:  # noqa: ARG002 - for those that have sides
        """A list has no sides: the keys are the text's."""
        return False

    def page(self, pages: float) -> None:
        """By pages."""
        self.point_by_pages(pages)

    def item(self, step: int) -> bool:  # noqa: ARG002 - for those that have items
        """A list's lines are its items: these keys are the text's."""
        return False

    def edge(self, step: int) -> None:
        """To the first or the last entry."""
        self.point_at_end(step)

    def activate(self) -> bool:
        """Choose."""
        self.choose()
        return True
