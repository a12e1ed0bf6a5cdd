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
from tui.article_rows import ORDERS, ArticleRows
from tui.keymap import bindings, done_by, key_of
from tui.message_log import MESSAGES
from tui.reader.question import Question
from tui.reading import Reading
from tui.screen_keymaps import LIST_COMMANDS
from tui.screens.dialogs import dialog
from tui.versions_told import versions_of, versions_told
from tui.visible import visible
from tui.widgets.article_list import ArticleList, fitted, heading
from tui.widgets.prompt import Prompt

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
        self._rows = ArticleRows(articles, known, is_unread)
        self._list = ArticleList(articles, current, self._rows)
        self._grouping = loader.grouping if loader is not None else Grouping()
        self._rows.first_of = self._grouping.first_of
        self._list.marked = mark(None) if mark else frozenset()

    def compose(self) -> ComposeResult:
        """Title, columns' names, rows, keys."""
        with Vertical(id="articles-frame"):
            yield Static(id="articles-title")
            yield Static(id="articles-head")
            yield self._list
            yield Static(id="articles-told")
            yield Static(id="articles-note")
            yield Prompt(id="articles-prompt")

    def on_mount(self) -> None:
        """The list has the keys; it grows while articles come."""
        self._list.focus()
        self._tell()
        self.run_worker(asyncio.to_thread(self._rows.learn), group="rows", exit_on_error=False)
        self.run_worker(self._compare(), group="comparing", exclusive=True)
        if self._loader is not None and not self._loader.is_complete:
            self.set_interval(_EVERY_S, self._grow)

    def on_unmount(self) -> None:
        """No row is asked for any more."""
        self._rows.end()

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are typed its keys are letters."""
        is_typing = any(prompt.is_open for prompt in self.query(Prompt))  # a key may come before there is one
        return False if is_typing else super().check_action(action, parameters)

    async def action_command(self, id_: str) -> None:
        """Do a command of the keymap."""
        await done_by(self, LIST_COMMANDS, id_)

    def choose(self) -> None:
        """Open the article under the cursor; where articles are chosen, mark it."""
        if self._mark is None:
            self._list.activate()
        elif (number := self._list.number) is not None:
            self._list.mark(self._mark(number))
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
        """Show every article again; then close; where articles are chosen here, the window too, and nothing is written."""
        if self._rows.words:
            self._arrange(words="")
        elif self._mark is None:
            self.close()
        else:
            self.app.exit(return_code=130)

    def find(self) -> None:
        """Ask for words of title, feed, day, place or source; the list narrows while they are typed."""
        before, number = self._rows.words, self._list.number

        def follow(words: str) -> None:
            self._arrange(words=words)
            self._prompt.note(self._found, is_error=not len(self._rows))

        def take(words: str) -> str:
            self._arrange(words=words)
            if words.strip() and not len(self._rows):
                return "no article has this"
            self._end_prompt()
            return ""

        def give_up() -> None:
            self._end_prompt()
            self._arrange(words=before)
            self._list.point_at(number)

        self.query_one("#articles-note").display = False
        note = "title, feed, day, place or source"
        self._prompt.ask(Question(" find ", before, note, take, follow, give_up))

    def sort(self) -> None:
        """Sort another way, with the cursor on the first article."""
        orders = [order for order in ORDERS if order != "unread" or self._rows.has_feeds]
        here = orders.index(self._rows.order)
        self._arrange(order=orders[(here + 1) % len(orders)])
        self._list.edge(-1)
        self._tell_source()

    def fold(self) -> None:
        """Show the copies of the article under the cursor, or fold them."""
        self._list.fold()
        self._tell()

    def show_versions(self) -> None:
        """Show what each later version of the story of the article under the cursor changed."""
        if (number := self._list.number) is not None and self._grouping.copies_of(number):
            self.run_worker(self._versions(number), group="versions", exclusive=True, exit_on_error=False)

    async def _versions(self, number: int) -> None:
        versions = versions_of(self._articles, self._grouping, number)
        parts = await asyncio.to_thread(versions_told, versions)
        if self.is_current:
            self.app.push_screen(dialog("versions", parts))

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
        """Find which articles are copies of one, also of those that come while the list is open."""
        while self.is_attached:
            if len(self._grouping) >= len(self._articles):
                if self._loader is None or self._loader.is_complete:
                    break
                await asyncio.sleep(_EVERY_S)
                continue
            is_more = await asyncio.to_thread(self._grouping.go_on, self._articles, _COMPARED)
            if self.is_attached and is_more:
                self._arrange()

    def _copies(self, number: int) -> list[str]:
        """The other articles that tell the story of this one."""
        copies = [self._articles[other] for other in self._grouping.copies_of(number)]
        return [
            f"Copies and versions: {' · '.join(filter(None, (each.title, each.source)))}" for each in copies
        ]

    def _told(self) -> list[str]:
        """What there is to know of the article under the cursor, then of what could not be read."""
        here, loader = self._list.number, self._loader
        reading = self._known.get(here) if here is not None else None
        own = [
            *(self._copies(here) if here is not None else ()),
            *(loader.told_of(here) if loader is not None and here is not None else ()),
            *(reading.known.notes if reading else ()),
        ]
        unread = [told for told in (loader.unread if loader is not None else ()) if told not in own]
        return [*own, *(f"Not read: {told}" for told in unread)]

    def _arrange(self, order: str = "", words: str | None = None) -> None:
        self._list.rearrange(order, words)
        self._tell()

    @property
    def _found(self) -> str:
        return f"{len(self._rows):,} of {self._rows.total:,} articles"

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def _end_prompt(self) -> None:
        self.query_one("#articles-note").display = True
        self.set_focus(self._list)

    def _grow(self) -> None:
        self._list.grow()
        self._tell()

    def _tell(self) -> None:
        count = len(self._articles)
        more = "" if self._loader is None or self._loader.is_complete else ", and more are being read"
        said = f"{count:,} {'article' if count == 1 else 'articles'}{more}"
        if self._rows.words.strip():
            said = f"{self._found}{more}: {visible(self._rows.words.strip())}"
        copies = sum(len(self._rows.copies_of(number)) for number in self._rows.shown)
        said += f", {copies:,} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
        if count > 1:
            said += f"  ·  {ORDERS[self._rows.order]}"
        self.query_one("#articles-title", Static).update(Content(said))
        self._tell_source()
        self.query_one("#articles-head", Static).update(
            Content(
                heading(self._list.scrollable_content_region.width, self._rows.has_feeds, self._rows.has_days)
            )
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
        here = self._list.number
        find, sort = key_of(self.app, "filter.ask"), key_of(self.app, "order.cycle")
        escape = "Esc shows all" if self._rows.words else "Esc closes"
        opens = "Enter fetches its page" if self._list.is_entry else "Enter opens"
        fold, changed = key_of(self.app, "copies.toggle"), key_of(self.app, "versions.show")
        if here is not None and self._grouping.copies_of(here):
            opens = f"{opens}  ·  {fold} copies  ·  {changed} what changed"
        keys = f"{opens}  ·  {find} finds  ·  {sort} sorts  ·  {escape}  ·  "
        room = self._list.scrollable_content_region.width - len(keys)
        said = keys + fitted(self._list.source, max(1, room)).rstrip()
        if self._mark is not None:
            said = f"{len(self._list.marked)} chosen  ·  Space marks  ·  → reads  ·  {find} finds  ·  q writes  ·  Esc gives up"
        self.query_one("#articles-note", Static).update(Content(said))
