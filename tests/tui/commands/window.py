"""The window as a command's test sees it."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.keymap import Command
from tui.reading import Reading
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.status_bar import StatusBar


class Window:
    """A window on the sample article (and a second one), with its analysis in."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None], command: Command, client: CannedClient) -> None:
        self.app, self.pilot, self.command, self.client = app, pilot, command, client
        self.times_done = 0

    async def do(self, times: int = 1) -> None:
        """Press the command's own key."""
        self.times_done += times
        await self.press(*[self.command.keys.split(",")[0]] * times)

    async def press(self, *keys: str) -> None:
        """Press other keys, and let the window come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what is done beside the window."""
        for _ in range(1000):
            await self.pilot.pause(0.01)
            if holds():
                return
        raise AssertionError("it did not come to hold")

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen, whatever lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReadingScreen))

    @property
    def now(self) -> Reading:
        """The reading."""
        return self.screen.now

    @property
    def offset(self) -> int:
        """Where the reader is."""
        return self.now.focus.offset

    @property
    def text(self) -> str:
        """The article's text from where the reader is."""
        return self.now.article.text[self.offset :]

    @property
    def notice(self) -> str:
        """What the last line says."""
        return self.screen.query_one(StatusBar).notice

    @property
    def view(self) -> ArticleView:
        """The article."""
        return self.screen.query_one(ArticleView)

    def pane(self, kind: str) -> EntityPane:
        """The pane of a kind."""
        return self.screen.query_one(f"#pane-{kind}", EntityPane)

    def line(self, selector: str, y: int = 0) -> str:
        """One line of a widget as it is painted."""
        return "".join(segment.text for segment in self.screen.query_one(selector).render_line(y))  # type: ignore[attr-defined]
