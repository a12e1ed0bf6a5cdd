"""The Textual application: themes, styles, palette, and the one screen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.theme import Theme

from extractors.exit_codes import EXIT_INTERRUPTED
from extractors.model import Article
from tui import palette, themes
from tui.article_loader import ArticleLoader
from tui.cached_sections import CachedSections, nothing_cached
from tui.client import Client
from tui.job_control import has_shell, stop
from tui.keymap import COMMAND_OF, key_of
from tui.memory import Memory
from tui.message_log import MessageLog
from tui.palette_provider import PaletteProvider
from tui.preferences import Preferences
from tui.reader.article_opener import ArticleOpener
from tui.rebinding import rebound
from tui.screens.dialogs import dialog
from tui.screens.reading_screen import ReadingScreen
from tui.startup.painted_driver import painted_driver
from tui.styled_app import StyledApp

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger
    from tui.chosen.choice import Choice
    from tui.startup.first_page import FirstPage

# Where something is chosen, the keys that take in other programs that choose.
KEYS_CHOOSING = {"choice.mark": ("space", "enter", "v"), "page.next": ("pagedown",), "row.choose": ()}

# Ours say it better, or the window has no use for it: a maximised pane would lose its header and the prompt.
_NOT_OURS = ("Quit", "Keys", "Maximize", "Minimize")


class ReaderApp(StyledApp):
    """The reader.

    Args:
        articles: What can be read, in order; never none.
        client: The analysing process.
        theme: The name of a theme; the preferences' own unless told.
        cached: What is known of an article from before.
        page: The first page, where it is on the alternate screen already.
        notice: What the reader should know first.
        memory: Where articles were left, and what was asked of them.
        ledger: Where corrections are kept; None keeps none.
        preferences: What the reader chose for every article.
        loader: Where the articles come from, and others may still come.
        choice: What is to be chosen and written to a pipe; None where nothing is.
        has_tour: Whether the tour begins with the window.
    """

    TITLE = "q7x2-tui"
    FIRST_STYLES: ClassVar[tuple[str, ...]] = (
        "1-layout.tcss",
        "2-article.tcss",
        "3-panes.tcss",
        "4-bars.tcss",
    )
    FIRST_WIDGETS: ClassVar[tuple[str, ...]] = ("ArticleView", "PaneHeader", "PaneTabs")
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {PaletteProvider}  # noqa: RUF012 - Textual's own
    BINDINGS: ClassVar[list[BindingType]] = [COMMAND_OF["suspend"].binding]  # also while something is typed

    def __init__(
        self,
        articles: list[Article],
        client: Client,
        theme: str = "",
        cached: CachedSections = nothing_cached,
        page: FirstPage | None = None,
        notice: str = "",
        memory: Memory | None = None,
        ledger: Ledger | None = None,
        preferences: Preferences | None = None,
        loader: ArticleLoader | None = None,
        choice: Choice | None = None,
        has_tour: bool = False,
    ) -> None:
        self.preferences = preferences or Preferences()
        keys = self.preferences.keys if choice is None else {**KEYS_CHOOSING, **self.preferences.keys}
        rebinding = rebound(keys)
        self.commands = rebinding.commands
        super().__init__(theme or self.preferences.theme, painted_driver(page.modes) if page else None)
        self._articles = articles
        self._client = client
        self._cached = cached
        self.messages = MessageLog()
        self._first_notice = " ".join(filter(None, (notice, *rebinding.complaints)))
        self._memory = memory
        self.queries = (memory or Memory()).queries
        self._ledger = ledger
        self._loader = loader
        self._choice = choice
        self._has_tour = has_tour
        self.reading_screen: ReadingScreen | None = None  # what the window shows; there still when it closed
        self.set_keymap(rebinding.changed)
        for name in palette.OURS:
            if ours := themes.theme(name):
                self.register_theme(ours)

    def on_ready(self) -> None:
        """The window stands."""
        if self._has_tour and self.reading_screen is not None:
            self.reading_screen.controllers.tour.start()

    def left(self, code: int) -> None:
        """Close the window; the program ends with this exit code."""
        self.exit(return_code=code)

    def abandoned(self) -> None:
        """The terminal is gone: keep the place and the corrections, and end the worker. Called from another thread."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.abandoned()

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; one of Textual's as it suits this window."""
        return themes.theme(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that do not name them."""
        return themes.defaults(is_dark=self.current_theme.dark)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        opener = ArticleOpener(self._articles, self._cached, self._memory, self._ledger, self.preferences)
        self.reading_screen = ReadingScreen(
            opener,
            self._client,
            self._first_notice,
            self._ledger,
            self.preferences.width,
            self._loader,
            self._choice,
        )
        return self.reading_screen

    def action_help_quit(self) -> None:
        """^C: leave a choice, with nothing written; else say how to quit."""
        if self._choice is not None:
            self.exit(return_code=EXIT_INTERRUPTED)
            return
        first = "Esc closes this, then " if isinstance(self.screen, ModalScreen) else ""
        self.tell(f"{first}{key_of(self, 'quit') or 'Quit in the palette (^p)'} quits.")

    def action_suspend(self) -> None:
        """^Z: stop, with the terminal as it was, until the shell continues the window (`fg`)."""
        if not has_shell() or self._driver is None or not self._driver.can_suspend:
            self.tell("There is no shell to suspend to: the window was not started from one.")
            return
        with self.suspend():
            stop()

    def tell(self, words: str) -> None:
        """Say something of the program in the last line, whatever lies over the window."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                (screen.host.note if screen.host.asked is not None else screen.session.say)(words)

    def show_messages(self) -> None:
        """List everything that was said."""
        self.push_screen(dialog("messages", tuple(self.messages.said)))

    def key_context_of(self, screen: Screen[object]) -> str:
        """What has the keys of a screen, as `tui.key_contexts` calls it."""
        return getattr(screen.focused, "key_context", "text")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the window by its name, with its keys; then Textual's own."""
        if isinstance(screen, ReadingScreen):
            for command in self.commands:
                keys = f"key {command.keys_in_words}" if command.keys else "no key"
                yield SystemCommand(
                    command.words,
                    f"{command.id} · {keys}",
                    partial(self.run_action, command.action, screen),
                )
            filters = screen.controllers.filter
            for name, query in filters.queries.saved.items():
                use = partial(filters.use, name)
                yield SystemCommand(f"Filter @{name}", query, use)
        yield SystemCommand("Messages", "everything that was said, with its time", self.show_messages)
        for other in super().get_system_commands(screen):
            if other.title not in _NOT_OURS:
                yield other
