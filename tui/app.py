"""The Textual application: themes, styles, palette, and the one screen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from extractors.model import Article
from tui import resources, themes
from tui.client import Client
from tui.kept import Kept, nothing_kept
from tui.keymap import DEEDS
from tui.memory import Memory
from tui.painted_driver import painted_driver
from tui.screens.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger

# Ours say it better, or the window has no use for it: a maximised pane would lose its header and the prompt.
_NOT_OURS = ("Quit", "Keys", "Maximize", "Minimize")


class ReaderApp(App[None]):
    """The reader.

    Args:
        articles: What can be read, in order; never none.
        client: The analysing process.
        theme: `dark` or `light`.
        kept: What is known of an article from before.
        is_painted: Whether the first page is on the alternate screen already.
        notice: What the reader should know first.
        memory: Where articles were left, and what was asked of them.
        ledger: Where corrections are kept; None keeps none.
    """

    TITLE = "q7x2-tui"
    CSS_PATH: ClassVar[list[str]] = list(resources.styles())  # type: ignore[assignment]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        articles: list[Article],
        client: Client,
        theme: str = "dark",
        kept: Kept = nothing_kept,
        is_painted: bool = False,
        notice: str = "",
        memory: Memory | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        super().__init__(driver_class=painted_driver() if is_painted else None)
        self._articles = articles
        self._client = client
        self._kept = kept
        self._first_notice = notice
        self._memory = memory
        self._ledger = ledger
        for ours in (themes.DARK, themes.LIGHT):
            self.register_theme(ours)
        self.theme = f"q7x2-{theme}"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that do not name them."""
        return themes.defaults(is_dark=self.current_theme.dark)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        return ReadingScreen(
            self._articles, self._client, self._kept, self._first_notice, self._memory, self._ledger
        )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the window by its name, with its keys; then Textual's own."""
        if isinstance(screen, ReadingScreen):
            for deed in DEEDS:
                yield SystemCommand(
                    deed.name,
                    f"{deed.id} · key {deed.keys_in_words}",
                    partial(self.run_action, deed.action, screen),
                )
        for command in super().get_system_commands(screen):
            if command.title not in _NOT_OURS:
                yield command
