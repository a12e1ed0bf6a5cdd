"""The application over a corpus: its library, and the article that was opened from it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import SystemCommand
from textual.screen import Screen

from extractors.errors import SourceError
from tui.app import ReaderApp
from tui.client import Client
from tui.library.read_articles import ReadArticles
from tui.preferences import Preferences
from tui.screen_keymaps import LIBRARY_COMMANDS
from tui.screens.library_screen import LibraryScreen
from tui.widgets.library_list import LibraryList

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger
    from tui.memory import Memory
    from tui.screens.library_reading import LibraryReadingScreen
    from tui.startup.first_page import FirstPage

_KEEPING_S = 0.02  # between two looks whether what was corrected is kept


class LibraryApp(ReaderApp):
    """The library is the first screen; an article lies over it.

    Args:
        folder: The corpus.
        client: The analysing process, started when something is analysed anew.
        read: Which articles were read.
        memory: Where articles were left, and what was asked.
        ledger: Where corrections are kept.
        preferences: What the reader chose for every article.
        notice: What to say first.
        page: The first page, where it is on the alternate screen already.
    """

    FIRST_STYLES = (*ReaderApp.FIRST_STYLES, "9-library.tcss")
    FIRST_WIDGETS = (*ReaderApp.FIRST_WIDGETS, "FacetList", "LibraryList")

    def __init__(
        self,
        folder: Path,
        client: Client,
        read: ReadArticles | None = None,
        memory: Memory | None = None,
        ledger: Ledger | None = None,
        preferences: Preferences | None = None,
        notice: str = "",
        page: FirstPage | None = None,
    ) -> None:
        super().__init__(
            [],
            client,
            page=page,
            notice=notice,
            memory=memory,
            ledger=ledger,
            preferences=preferences,
        )
        self._folder, self._read = folder, read or ReadArticles()
        self._reader: LibraryReadingScreen | None = None
        self._early: list[events.Key] = []

    def get_default_screen(self) -> Screen[None]:
        """The library."""
        self.library = LibraryScreen(self._folder, self._read, self.queries, self._first_notice, self._ledger)
        return self.library

    async def on_event(self, event: events.Event) -> None:
        """Keys that come before the library can take them wait for it."""
        library = getattr(self, "library", None)
        if isinstance(event, events.Key) and not (library and library.is_there):
            self._early.append(event)
        else:
            await super().on_event(event)

    def on_library_screen_came(self) -> None:
        """The library is there: what was typed ahead is meant for it."""
        self.complete_styles()
        early, self._early = self._early, []
        for key in early:
            self.post_message(key)

    def end(self) -> None:
        """The window is closed: so is the corpus."""
        self.library.controller.close()

    def on_library_list_chosen(self, _message: LibraryList.Chosen) -> None:
        """Open the article under the cursor."""
        self._open(self.library.articles.cursor)

    def step_article(self, step: int) -> None:
        """Open the next (1) or previous (-1) article of the result."""
        there = self.library.articles.cursor + step
        if 0 <= there < self.library.controller.result.count:
            self._open(there)
        elif self._reader is not None:
            self._reader.session.say("There is no other article that way.")

    def leave_article(self) -> None:
        """Back to the list; the article was read."""
        if self._reader is not None and self.screen is self._reader:
            self._reader.corpus.finish()
            self.pop_screen()
            self.library.run(self._corrected(self._reader), "correcting", is_exclusive=True)

    async def _corrected(self, reader: LibraryReadingScreen) -> None:
        """What was corrected in an article, when it is kept, holds in the library too."""
        while reader.controllers.corrections.is_keeping:
            await asyncio.sleep(_KEEPING_S)
        await self.library.controller.correct()

    def ask_articles(self, query: str) -> None:
        """Back to the list, of what the query finds, with the cursor on the article that is left where it is among them."""
        library = self.library
        row = library.articles.row
        self.leave_article()
        self.queries.used("filters", query)
        library.controller.ask(query, row.key if row else "")

    async def action_quit(self) -> None:
        """From an article back to the library; from there to the shell."""
        if self._reader is not None and self.screen is self._reader:
            self.leave_article()
        else:
            self.exit()

    def tell(self, words: str) -> None:
        """Say something of the program: in the list where no article lies over it."""
        super().tell(words)
        if self._reader is None or self._reader not in self.screen_stack:
            self.library.note(words)
            self.library.tell(words)

    def key_context_of(self, screen: Screen[object]) -> str:
        """What has the keys of a screen, as `tui.key_contexts` calls it."""
        default = "library" if isinstance(screen, LibraryScreen) else "text"
        return getattr(screen.focused, "key_context", default)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen by its name."""
        if isinstance(screen, LibraryScreen):
            ids = {command.id for command in LIBRARY_COMMANDS}
            for command in self.commands:
                if command.id in ids:
                    about = f"{command.id} · key {command.keys_in_words}"
                    yield SystemCommand(
                        command.words, about, partial(self.run_action, command.action, screen)
                    )
        yield from super().get_system_commands(screen)

    def _open(self, number: int) -> None:
        self.run_worker(self._opened(number), group="opening", exclusive=True, exit_on_error=False)

    async def _opened(self, number: int) -> None:
        from tui.reader.corpus_opener import Taken  # the library opens without it
        from tui.screens.library_reading import LibraryReadingScreen

        library = self.library
        result, row = library.controller.result, await library.controller.row_at(number)
        if row is None:
            return
        try:
            corpus = await library.controller.opened()
            article, analysis = await asyncio.to_thread(corpus.article, row.key)
        except SourceError as error:
            library.tell(str(error))
            return
        taken = Taken(row, article, analysis, number, result.count, result.query)
        library.articles.line(number - library.articles.cursor)
        if self._reader is None:
            self._reader = LibraryReadingScreen(
                taken, corpus, self._read, self.step_article, self.leave_article, self.ask_articles,
                self._client, self._memory, self._ledger, self.preferences,
            )  # fmt: skip
            self.install_screen(self._reader, "article")
            await self.push_screen("article")
            return
        if self.screen is not self._reader:
            await self.push_screen("article")
        self._reader.corpus.show(taken)
