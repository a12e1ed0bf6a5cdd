"""What every list of the window has in common: the keys that move through text move its cursor while it has the keys."""

from __future__ import annotations

from textual.scroll_view import ScrollView

from tui.pointed import Pointed


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of lines with a cursor.

    Attributes:
        station: What the footer and the help call its keys by (see `tui.stations`).
    """

    ALLOW_SELECT = False

    station = "pane"

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
