"""Textual's own driver on a screen that shows the first page already."""

from __future__ import annotations

from textual.driver import Driver

from tui.startup.first_page import ENTER


def painted_driver() -> type[Driver]:
    """The driver class for this system, but for one thing: it does not ask for the alternate screen a second time.

    Some terminals clear it then, and the page would flicker.
    """
    from textual.drivers.linux_driver import LinuxDriver

    class PaintedDriver(LinuxDriver):
        """Takes the screen over as it is."""

        def write(self, data: str) -> None:
            """Write, except what would clear the page."""
            if data != ENTER:
                super().write(data)

    return PaintedDriver
