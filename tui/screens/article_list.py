"""The dialog that lists the articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from extractors.model import Article
from extractors.versions.grouping import Grouping
from tui.article_loader import ArticleLoader
from tui.keymap import bindings, done_by
from tui.message_log import MESSAGES
from tui.reading import Reading
from tui.screen_keymaps import LIST_COMMANDS
from tui.visible import visible
from tui.widgets.article_list import ArticleList, fitted, heading

# How often it is looked whether there are more, in seconds, while some are still to come.
_EVERY_S = 0.5

# So many articles are compared with the others in one go, beside the window.
_COMPARED = 4

# Lines of what there is to know of the sources; half as many where the screen has fewer lines than this.
_TOLD, _TALL = 8, 30


class ArticleListScreen(ModalScreen[int | None]):
    """Gives the number of the article that was chosen; None where it was closed.

    Args:
        articles: The list as it is and grows.
        current: Which one is read now.
        known: The readings of those that were opened.
        loader: Where others may still come from.
        mark: Marks the article of that number for a pipe, and gives all that are marked; None where none are chosen.
        is_unread: Whether an article is an entry of a feed that was not read yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST_COMMANDS)]

    def __init__(
        self,
        articles: Sequence[Article],
        current: int,
        known: Mapping[int, Reading],
        loader: ArticleLoader | None = None,
        mark: Callable[[int | None], frozenset[int]] | None = None,
        is_unread: Callable[[Article], bool] = lambda article: False,  # noqa: ARG005
    ) -> None:
        super().__init__()
        self._articles = articles
        self._loader, self._known = loader, known
        self._mark = mark
        self._list = ArticleList(articles, current, known, is_unread)
        self._grouping = loader.grouping if loader is not None else Grouping()
        self._list.is_copy = lambda number: any(other < number for other in self._grouping.copies_of(number))
        self._list.marked = mark(None) if mark else frozenset()

    def compose(self) -> ComposeResult:
        """Title, columns' names, rows, keys."""
        with Vertical(id="articles-frame"):
            yield Static(id="articles-title")
            yield Static(id="articles-head")
            yield self._list
            yield Static(id="articles-told")
            yield Static(id="articles-note")

    def on_mount(self) -> None:
        """The list has the keys; it grows while articles come."""
        self._list.focus()
        self._tell()
        self.run_worker(self._compare(), group="comparing", exclusive=True)
        if self._loader is not None and not self._loader.is_complete:
            self.set_interval(_EVERY_S, self._grow)

    def on_resize(self) -> None:
        """The columns follow the width."""
        self.call_after_refresh(self._tell)

    def on_article_list_chosen(self, message: ArticleList.Chosen) -> None:
        """Close with what was chosen."""
        if self.is_current:
            self.dismiss(message.index)

    def close(self) -> None:
        """Close, once: a second key of the same burst finds it closed."""
        if self.is_current:
            self.dismiss(None)

    async def action_command(self, id_: str) -> None:
        """Do a command of the keymap."""
        await done_by(self, LIST_COMMANDS, id_)

    def choose(self) -> None:
        """Open the article under the cursor; where articles are chosen, mark it."""
        if self._mark is None:
            self._list.activate()
        else:
            self._list.mark(self._mark(self._list.cursor))
            self._tell_source()

    def mark(self) -> None:
        """Mark the article under the cursor, where articles are chosen."""
        if self._mark is not None:
            self.choose()

    def read(self) -> None:
        """Open the article under the cursor."""
        self._list.activate()

    def finish(self) -> None:
        """Close; where articles are chosen here, the window too, and what is chosen is written."""
        if self._mark is None:
            self.close()
        else:
            self.app.exit()

    async def interrupt(self) -> None:
        """^C, which a list over the window would not pass on."""
        await self.app.run_action("help_quit")

    def give_up(self) -> None:
        """Close; where articles are chosen here, the window too, and nothing is written."""
        if self._mark is None:
            self.close()
        else:
            self.app.exit(return_code=130)

    def line(self, step: int) -> None:
        """Move by rows."""
        self._list.line(step)
        self._tell_source()

    def page(self, pages: float) -> None:
        """Move by pages."""
        self._list.page(pages)
        self._tell_source()

    def edge(self, step: int) -> None:
        """Move to an end."""
        self._list.edge(step)
        self._tell_source()

    async def _compare(self) -> None:
        """Find which articles tell the same story, also of those that come while the list is open."""
        while self.is_attached:
            if len(self._grouping) >= len(self._articles):
                if self._loader is None or self._loader.is_complete:
                    break
                await asyncio.sleep(_EVERY_S)
                continue
            new = await asyncio.to_thread(self._grouping.go_on, self._articles, _COMPARED)
            if self.is_attached and any(self._grouping.copies_of(number) for number in new):
                self._list.refresh()
                self._tell_source()

    def _copies(self, number: int) -> list[str]:
        """The other articles that tell the story of this one."""
        copies = [self._articles[other] for other in self._grouping.copies_of(number)]
        return [f"The same story: {' · '.join(filter(None, (each.title, each.source)))}" for each in copies]

    def _told(self) -> list[str]:
        """What there is to know of the article under the cursor, then of what could not be read."""
        here, loader = self._list.cursor, self._loader
        reading = self._known.get(here)
        own = [
            *self._copies(here),
            *(loader.told_of(here) if loader is not None else ()),
            *(reading.known.notes if reading else ()),
        ]
        unread = [told for told in (loader.unread if loader is not None else ()) if told not in own]
        return [*own, *(f"Not read: {told}" for told in unread)]

    def _grow(self) -> None:
        self._list.grow()
        self._tell()

    def _tell(self) -> None:
        count = len(self._articles)
        more = "" if self._loader is None or self._loader.is_complete else ", and more are being read"
        said = f"{count:,} {'article' if count == 1 else 'articles'}{more}"
        self.query_one("#articles-title", Static).update(Content(said))
        self._tell_source()
        self.query_one("#articles-head", Static).update(
            Content(heading(self._list.scrollable_content_region.width, self._list.has_feeds))
        )

    def _tell_source(self) -> None:
        told = self._told()
        room = _TOLD if self.size.height >= _TALL else _TOLD // 2
        lines = (
            told if len(told) <= room else [*told[: room - 1], f"… {len(told) - room + 1} more: {MESSAGES}"]
        )
        panel = self.query_one("#articles-told", Static)
        panel.display = bool(lines)
        panel.set_class(len(lines) == 1, "-one")  # one has room for all of it
        panel.update(Content("\n".join(map(visible, lines))))
        said = f"{self._list.source}  ·  Enter opens  ·  Esc closes"
        if self._list.is_entry:
            keys = "Enter fetches its page  ·  Esc closes  ·  "
            room = self._list.scrollable_content_region.width - len(keys)
            said = keys + fitted(self._list.source, max(1, room)).rstrip()
        if self._mark is not None:
            said = (
                f"{len(self._list.marked)} chosen  ·  Space marks  ·  → reads  ·  q writes  ·  Esc gives up"
            )
        self.query_one("#articles-note", Static).update(Content(said))
