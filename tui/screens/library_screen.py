"""The library: the articles of a corpus as a list, what a query finds in them, and what narrows it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from extractors.kinds.registry import kind_names
from tui.geometry import NARROW
from tui.keymap import DEEDS, key_of
from tui.library.facet_rows import toggled
from tui.library.read_articles import ReadArticles
from tui.library.wording import heading
from tui.message_log import MessageLog
from tui.queries import Queries
from tui.screens.library_asking import LibraryAskingScreen, trouble_with
from tui.stations import STATIONS
from tui.visible import visible
from tui.widgets.bar import Part
from tui.widgets.facet_list import FacetList
from tui.widgets.library_bar import LibraryBar
from tui.widgets.library_list import LibraryList
from tui.widgets.listing import Listing
from tui.widgets.prompt import Prompt, Question

# The reader's deeds that mean something in a list of articles; their keys are the same.
_DEEDS = frozenset((
    "line.next", "line.previous", "page.next", "page.previous", "half.next", "half.previous", "article.start", "article.end",
    "pane.next", "pane.previous", "row.choose", "order.cycle", "filter.ask", "search.ask", "clear", "theme.toggle", "help",
    "quit",
))  # fmt: skip

ORDERS = {
    "date": "the latest first",
    "oldest": "the earliest first",
    "title": "by title",
    "country": "by country",
    "figures": "by figures",
    "words": "by length",
}


class LibraryScreen(LibraryAskingScreen):
    """Lists, sorts, filters; what is chosen is opened by the application.

    Args:
        folder: The corpus.
        read: What was read.
        queries: What was asked before.
        notice: What to say first.
    """

    AUTO_FOCUS = "#library-list"
    BINDINGS: ClassVar[list[BindingType]] = [deed.binding for deed in DEEDS if deed.id in _DEEDS]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal")]  # noqa: RUF012 - Textual's own

    class Came(Message):
        """The library is there with everything that is in it, and can take keys."""

    def __init__(self, folder: Path, read: ReadArticles, queries: Queries, notice: str = "") -> None:
        super().__init__()
        self.folder, self.read, self.queries = folder, read, queries
        self._notice = notice
        self._coming = set()
        self._came_from = ""
        self.is_there = False  # with everything that is in it

    def compose(self) -> ComposeResult:
        """Title, list and facets, status."""
        yield LibraryBar(id="title")
        with Horizontal(id="library-body"):
            with Vertical(id="library-left"):
                yield Static(id="library-head")
                yield LibraryList(self.read.has)
            yield FacetList()
        yield LibraryBar(id="status")
        yield Prompt(id="prompt")

    def on_mount(self) -> None:
        """Show what is known of the corpus already, and open it beside the window."""
        self.is_there = True
        self.begin()
        self.post_message(self.Came())
        self.tell(self._notice)

    def on_resize(self, _event: events.Resize) -> None:
        """The columns follow the width."""
        self.call_after_refresh(self._head)

    def on_screen_resume(self) -> None:
        """Back from an article: it was read."""
        if self.corpus is not None:
            self.articles.refresh()
            self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the prompt is open its keys are letters."""
        is_open = any(prompt.is_open for prompt in self.query(Prompt))  # a key may come before there is one
        return False if is_open or not self.is_there else super().check_action(action, parameters)

    # --- the deeds

    def action_line(self, step: int) -> None:
        """Move by rows."""
        self._list.point(step)

    def action_page(self, pages: float) -> None:
        """Move by pages."""
        self._list.point_by_pages(pages)

    def action_start(self) -> None:
        """Move to the first row."""
        self._list.point_at_end(-1)

    def action_end(self) -> None:
        """Move to the last row."""
        self._list.point_at_end(1)

    def action_pane(self, _step: int) -> None:
        """Give the keys to the facets, or back to the articles."""
        to_facets = not isinstance(self.focused, FacetList)
        self.set_class(to_facets, "-facets")
        self.set_focus(self.query_one(FacetList) if to_facets else self.articles)
        self.tell()

    def action_choose(self) -> None:
        """Open the article, or narrow to the facet."""
        self._list.choose()

    def action_order(self) -> None:
        """Sort another way, with the cursor on the first."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.ask(self.result.query)

    def action_search(self) -> None:
        """The same as the filter: a word is searched in titles and names."""
        self.action_filter()

    def action_filter(self) -> None:
        """Ask for a filter; the list narrows while it is typed."""
        before = self.result.query

        def take(words: str) -> str:
            trouble = trouble_with(self.queries.expanded(words))
            if not trouble:
                self.queries.used("filters", words)
                self._end_prompt()
                self.ask(self.queries.expanded(words))
            return trouble

        def give_up() -> None:
            self._end_prompt()
            self.ask(before)

        self.query_one("#status").display = False
        note = "a name, country:AF, unit:troops value>500, date>=2021-08-01"
        recent = self.queries.recent("filters")
        follow = lambda words: self.ask(self.queries.expanded(words))  # noqa: E731
        self._prompt.ask(Question(" filter ", before, note, take, follow, give_up, recalled=recent))

    def action_clear(self) -> None:
        """From the facets to the list; then every article again."""
        if isinstance(self.focused, FacetList):
            self.action_pane(1)
        elif self.result.query:
            row = self.articles.row
            self.ask("", row.key if row else "")
        else:
            self.tell(f"{key_of(self.app, 'quit')} leaves the library.")

    def action_theme(self) -> None:
        """Change to the theme's counterpart on the other ground."""
        from tui.themes import counterpart

        theme = self.app.theme
        self.app.theme = counterpart(theme, self._came_from)
        self._came_from = theme

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(getattr(self.focused, "station", "library")))

    # --- what the widgets tell

    def on_library_list_pointed(self) -> None:
        """Another row."""
        self.tell()

    def on_facet_list_chosen(self, message: FacetList.Chosen) -> None:
        """Narrow to a facet, or take it back."""
        self.ask(toggled(self.result.query, message.term))

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""
        if self._prompt.is_open:
            self._prompt.note(text, is_error)

    def tell(self, notice: str = "") -> None:
        """Say what is shown: title above, keys and filter below."""
        result, station = self.result, getattr(self.focused, "station", "library")
        shown = (
            f"{result.count:,} of {self._total:,} articles" if result.query else f"{self._total:,} articles"
        )
        name = visible(str(self.folder.resolve().name))
        self.query_one("#title", LibraryBar).say(
            ((f" {name}", "bar--title"),),
            (
                (f"  {ORDERS[self.order]} ", "bar--faint"),
                (f" {shown} " if self.corpus or self._total else "", "bar--active"),
            ),
        )
        place = f" {self.articles.cursor + 1:,} of {result.count:,}  " if result.count else " "
        asked: tuple[Part, ...] = ((f"  {visible(result.query)} ", "bar--active"),) if result.query else ()
        left: list[Part] = [(place, "bar--faint")]
        if notice:
            if isinstance(log := getattr(self.app, "messages", None), MessageLog):
                log.add(notice)
            left.append((visible(notice), "bar--notice"))
        else:
            for deed, word in STATIONS[station].hints:
                left += [(f" {key_of(self.app, deed)}", "bar--key"), (f" {word} ", "bar--faint")]
        self.query_one("#status", LibraryBar).say(tuple(left), asked)

    @property
    def _list(self) -> Listing:
        return self.query_one(FacetList) if isinstance(self.focused, FacetList) else self.articles

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def _end_prompt(self) -> None:
        self.query_one("#status").display = True
        self.set_focus(self.articles)

    def _head(self) -> None:
        width = self.articles.scrollable_content_region.width
        self.query_one("#library-head", Static).update(Content(heading(width, kind_names())))
