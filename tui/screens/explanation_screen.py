"""The dialog that says why words are a mention, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.scrolled_screen import ScrolledScreen


class ExplanationScreen(ScrolledScreen):
    """What every rule said, then the clause and the tokens.

    Args:
        parts: Lines of text that is safe to show: the sentence, then parts that begin with their title.
    """

    closing: ClassVar[tuple[str, ...]] = ("quit", "card.why")

    def __init__(self, parts: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        """A title, the sentence, and the parts."""
        sentence, *parts = self._parts
        with VerticalScroll(id="explanation"):
            yield Static("Why", classes="help-title")
            yield Static(Content("\n".join(sentence)), classes="explanation-lines")
            for title, *lines in parts:
                yield Static(Content(title), classes="help-group")
                yield Static(Content("\n".join(lines)), classes="explanation-lines")
