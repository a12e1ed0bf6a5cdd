"""The dialog that tells a story: its articles by day, who and where is new, and how its figures developed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.scrolled_screen import ScrolledScreen


class StoryScreen(ScrolledScreen):
    """How large the story is, then a part a day, then its figures.

    Args:
        parts: Lines of text that is safe to show; each part but the first begins with its title.
    """

    closing: ClassVar[tuple[str, ...]] = ("quit", "story.show")

    def __init__(self, parts: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        """A title, the size, and the parts."""
        size, *parts = self._parts
        with VerticalScroll(id="story"):
            yield Static("Story", classes="help-title")
            yield Static(Content("\n".join(size)), classes="explanation-lines")
            for title, *lines in parts:
                yield Static(Content(title), classes="help-group")
                yield Static(Content("\n".join(lines)), classes="explanation-lines")
