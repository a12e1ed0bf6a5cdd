"""The dialog that says what the versions of an article changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.scrolled_screen import ScrolledScreen


class VersionsScreen(ScrolledScreen):
    """A version, then each other one with what changed between them.

    Args:
        parts: Lines of text that is safe to show; each part but the first begins with its title.
    """

    closing: ClassVar[tuple[str, ...]] = ("quit", "versions.show")

    def __init__(self, parts: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        """A title, the version, and the parts."""
        own, *parts = self._parts
        with VerticalScroll(id="versions"):
            yield Static("Versions", classes="help-title")
            yield Static(Content("\n".join(own)), classes="explanation-lines")
            for title, *lines in parts:
                yield Static(Content(title), classes="help-group")
                yield Static(Content("\n".join(lines)), classes="explanation-lines")
