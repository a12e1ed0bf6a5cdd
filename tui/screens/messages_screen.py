"""The dialog with every message of the last line, with its time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.message_log import Said
from tui.screens.scrolled_screen import ScrolledScreen
from tui.visible import visible


class MessagesScreen(ScrolledScreen):
    """The messages, the latest last and in sight.

    Args:
        said: What was said, in order.
    """

    def __init__(self, said: Sequence[Said]) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """A title, and each message whole."""
        with VerticalScroll(id="messages"):
            title = "Messages, the latest last" if self._said else "Nothing was said yet."
            yield Static(title, classes="help-title")
            for at, words in self._said:
                yield Static(Content(f"{at:%H:%M:%S}"), classes="message-time")
                yield Static(Content(visible(words)), classes="message")

    def on_mount(self) -> None:
        """The latest is in sight."""
        self.call_after_refresh(self.edge, 1)
