"""Textual's own driver on a screen that shows the first page already."""

from __future__ import annotations

from typing import Any

from textual.driver import Driver

from tui.startup.first_page import ENTER


def painted_driver(modes: list[Any]) -> type[Driver]:
    """The driver class for this system, but for one thing: it does not ask for the alternate screen a second time.

    Some terminals clear it then, and the page would flicker.

    Args:
        modes: Those of the terminal from before the page, which the shell has back while the window is suspended.
    """
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class PaintedDriver(LinuxDriver):
        """Takes the screen over as it is."""

        is_painted = True  # until the window is suspended

        def write(self, data: str) -> None:
            """Write, except what would clear the page."""
            if data != ENTER or not self.is_painted:
                super().write(data)

        def suspend_application_mode(self) -> None:
            """Give the terminal back as it was before the page; the alternate screen is to be asked for again."""
            super().suspend_application_mode()
            self.is_painted = False
            termios.tcsetattr(self.fileno, termios.TCSADRAIN, modes)

    return PaintedDriver
