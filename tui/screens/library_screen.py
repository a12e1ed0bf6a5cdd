"""The library window: the articles of a corpus as a list, a query over them, and facets that narrow it."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from extractors.corpus.answers import Facets
from extractors.kinds.registry import kind_names
from tui.geometry import NARROW
from tui.keymap import bindings, done_by, key_of
from tui.library.facet_rows import toggled
from tui.library.library_controller import ORDERS, LibraryController, trouble_with
from tui.library.read_articles import ReadArticles
from tui.library.result import Result
from tui.library.wording import heading
from tui.message_log import MessageLog
from tui.messages import EntityChosen, MentionChosen, RowPointed
from tui.overview.library_charts import LibraryCharts
from tui.queries import Queries
from tui.reader.question import Question
from tui.reading import Reading
from tui.screen_keymaps import LIBRARY_COMMANDS
from tui.screens.dialogs import dialog
from tui.screens.library_chart import LibraryChart
from tui.themes import GroundToggle
from tui.visible import visible
from tui.widgets.bar import Part
from tui.widgets.chart import Chart
from tui.widgets.facet_list import FacetList
from tui.widgets.library_bar import LibraryBar
from tui.widgets.library_list import LibraryList
from tui.widgets.listing import Listing
from tui.widgets.notice_lines import in_last_line, show_lines
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger
    from tui.query_completion import Completion


class LibraryScreen(Screen[None]):
    """Lists, sorts, filters; what is chosen is opened by the application.

    Args:
        folder: The corpus.
        read: What was read.
        queries: What was asked before.
        notice: What to say first.
        ledger: Where corrections are kept; None for none.
    """

    AUTO_FOCUS = "#library-list"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIBRARY_COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal")]  # noqa: RUF012 - Textual's own

    class Came(Message):
        """The library is there with everything that is in it, and can take keys."""

    def __init__(
        self,
        folder: Path,
        read: ReadArticles,
        queries: Queries,
        notice: str = "",
        ledger: Ledger | None = None,
    ) -> None:
        super().__init__()
        self.read, self.queries = read, queries
        self.controller = LibraryController(self, folder, ledger)
        self.charts, self._drawn = LibraryCharts(self, self.controller), LibraryChart(self)
        self._notice = notice
        self._themes = GroundToggle()
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
        self.controller.begin()
        self.post_message(self.Came())
        self.tell(self._notice)

    def on_resize(self, _event: events.Resize) -> None:
        """The columns follow the width."""
        self.call_after_refresh(self._head)

    def on_screen_resume(self) -> None:
        """Back from an article: it was read."""
        if self.controller.corpus is not None:
            self.articles.refresh()
            self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the prompt is open its keys are letters."""
        is_open = any(prompt.is_open for prompt in self.query(Prompt))  # a key may come before there is one
        return False if is_open or not self.is_there else super().check_action(action, parameters)

    # --- the commands

    async def action_command(self, id_: str) -> None:
        """Do a command of the keymap."""
        await done_by(self, LIBRARY_COMMANDS, id_)

    def line(self, step: int) -> None:
        """Move by rows; on the map, pan."""
        self._part.line(step)

    def page(self, pages: float) -> None:
        """Move by pages."""
        self._part.page(pages)

    def edge(self, step: int) -> None:
        """Move to the first (-1) or the last (1) row."""
        self._part.edge(step)

    def side(self, step: int) -> None:
        """Pan the map to a side."""
        self._part.side(step)

    def item(self, step: int) -> None:
        """To the next (1) or previous (-1) place or day of a chart."""
        self._part.item(step)

    def zoom(self, step: int) -> None:
        """A chart nearer (1) or farther (-1)."""
        if self._chart is not None:
            self._chart.zoom(step)

    def fit(self) -> None:
        """A chart as it was at first, then everything on it."""
        if self._chart is not None:
            self._chart.fit()

    async def chart(self, name: str) -> None:
        """Open or close the map or the timeline of what is listed."""
        await self.charts.toggle(name)

    def pane(self) -> None:
        """Give the keys to the facets, or back to the articles, or their chart."""
        to_facets = not isinstance(self.focused, FacetList)
        self.set_class(to_facets, "-facets")
        self.set_focus(self.query_one(FacetList) if to_facets else self._chart or self.articles)
        self.tell()

    def choose(self) -> None:
        """Open the article, or narrow to the facet, place or day."""
        self._part.activate()

    def sort(self) -> None:
        """Sort another way, with the cursor on the first."""
        self.controller.sort()

    def group(self) -> None:
        """List a row a story, or again a row an article."""
        self.controller.group()

    def fold(self) -> None:
        """Show the copies of the article under the cursor, or fold them."""
        row = self.articles.row
        if row is not None and (row.copies or row.told or row.copy_of):
            self.controller.fold(row, self.articles.cursor)
        else:
            self.tell("No copy or version of this article is listed.")

    def show_related(self, name: str) -> None:
        """Show the `versions` of the article under the cursor, or its `story`."""
        if (row := self.articles.row) is not None:
            (self.controller.compare if name == "versions" else self.controller.tell_story)(row.key)

    def find(self) -> None:
        """In the facets, ask for words that values have in them; among the articles, for a filter."""
        if not isinstance(self.focused, FacetList):
            self.ask_filter()
            return
        seek, before = self.controller.seek_facets, self.controller.facet_words

        def take(words: str) -> str:
            self._end_prompt(self.query_one(FacetList))
            seek(words)
            return ""

        def give_up() -> None:
            take(before)

        self.query_one("#status").display = False
        self._prompt.ask(
            Question(" find ", before, "a place, actor or unit of the result", take, seek, give_up)
        )

    def ask_filter(self) -> None:
        """Ask for a filter, which finds words in titles and names too; the list narrows while it is typed."""
        before = self.controller.result.query

        def take(words: str) -> str:
            trouble = trouble_with(self.queries.expanded(words))
            if not trouble:
                self.queries.used("filters", words)
                self._end_prompt()
                self.controller.ask(self.queries.expanded(words))
            return trouble

        def give_up() -> None:
            self._end_prompt()
            self.controller.ask(before)

        self.query_one("#status").display = False
        note = "words of titles, facts · country:AF value>500 · Tab completes"
        recent = self.queries.recent("filters")
        follow = lambda words: self.controller.ask(self.queries.expanded(words))  # noqa: E731
        asked = (" filter ", before, note, take, follow, give_up)
        self._prompt.ask(Question(*asked, recalled=recent, is_continued=True, completed=self._completions))

    def _completions(self, words: str) -> tuple[Completion, ...]:
        """What a filter can go on with: the fields of a corpus, and what the listed articles are counted as."""
        from extractors.corpus.asking import keys
        from tui.query_completion import completions, values_of_facets

        values = self.query_one(FacetList).values
        return completions(words, keys(), lambda field: values_of_facets(values, field))

    def widen(self) -> None:
        """From the facets to the list; then every article again."""
        if isinstance(self.focused, FacetList) and self.controller.facet_words:
            self.controller.seek_facets("")
        elif isinstance(self.focused, FacetList):
            self.pane()
        elif self.charts.name:
            self.charts.close()
        elif self.controller.result.query:
            row = self.articles.row
            self.controller.ask("", row.key if row else "")
        else:
            self.tell(f"{key_of(self.app, 'quit')} leaves the library.")

    def toggle_theme(self) -> None:
        """Change to the theme's counterpart on the other ground."""
        self.app.theme = self._themes.other_than(self.app.theme)

    def help(self) -> None:
        """Show every key."""
        self.app.push_screen(dialog("help", getattr(self.focused, "key_context", "library")))

    # --- what the widgets tell

    def on_library_list_pointed(self) -> None:
        """Another row."""
        self.tell()

    def on_facet_list_chosen(self, message: FacetList.Chosen) -> None:
        """Narrow to a facet, or take it back."""
        self.controller.ask(toggled(self.controller.result.query, message.term))

    def on_facet_list_more_wanted(self) -> None:
        """Ask for more values."""
        self.controller.ask_more_facets()

    def on_library_list_rows_wanted(self) -> None:
        """Rows are looked at that are not there."""
        self.controller.read_in_sight()

    def on_row_pointed(self, message: RowPointed) -> None:
        """Say of a place or day how many articles have it."""
        self.tell(self.charts.told(message.entity), is_kept=False)

    def on_entity_chosen(self, message: EntityChosen) -> None:
        """Narrow to a place of the map."""
        self.charts.narrow(message.entity)

    def on_mention_chosen(self, message: MentionChosen) -> None:
        """Narrow to a day of the timeline."""
        self.charts.narrow(message.entity)

    # --- what the controller shows (see `tui.library.library_controller.LibraryHost`)

    @property
    def articles(self) -> LibraryList:
        """The list."""
        return self.query_one(LibraryList)

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and last row of the list that are on the screen."""
        return self.articles.in_sight

    @property
    def at(self) -> int:
        """The number of the row on which the cursor stands."""
        return self.articles.cursor

    def show_result(self, result: Result, at: int = 0) -> None:
        """List a result, with the cursor on the row of that index."""
        self.articles.show(result, at)
        self.charts.follow()

    async def open_chart(self, name: str) -> None:
        """Show a chart in the list's place, with nothing on it yet."""
        await self._drawn.open(name)

    def show_chart(self, reading: Reading, articles: Mapping[str, int]) -> None:
        """Show these facts in it."""
        self._drawn.show(reading, articles)

    def hide_chart(self) -> None:
        """Show the list again."""
        self._drawn.hide(self.articles)

    @property
    def _chart(self) -> Chart | None:
        return self._drawn.shown

    def show_parts(self, name: str, parts: Sequence[Sequence[str]]) -> None:
        """Show the versions of an article, or its story."""
        self.app.push_screen(dialog(name, parts))

    def show_empty(self, words: str) -> None:
        """Say this where there is no row."""
        self.articles.empty = words

    def show_facets(self, facets: Facets, query: str, limit: int) -> None:
        """List what narrows the query."""
        self.query_one(FacetList).show(facets, query, limit, bool(self.controller.facet_words))

    def refresh_list(self) -> None:
        """Paint the list anew."""
        self.articles.refresh()

    def run(self, task: Coroutine[Any, Any, Any], group: str, is_exclusive: bool = False) -> None:
        """Run a task beside the window."""
        self.run_worker(task, group=group, exclusive=is_exclusive, exit_on_error=False)

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""
        if self._prompt.is_open:
            self._prompt.note(text, is_error)

    def tell(self, notice: str = "", is_kept: bool = True) -> None:
        """Say what is shown: title above, keys and filter below; a notice is kept among the messages."""
        result, key_context = self.controller.result, getattr(self.focused, "key_context", "library")
        name = visible(str(self.controller.folder.resolve().name))
        counted = f" {self.controller.counted} " if self.controller.corpus or self.controller.total else ""
        self.query_one("#title", LibraryBar).say(
            ((f" {name}", "bar--title"),),
            ((f"  {ORDERS[self.controller.order]} ", "bar--faint"), (counted, "bar--active")),
        )
        place = f" {self.articles.cursor + 1:,} of {result.count:,}  " if result.count else " "
        asked: tuple[Part, ...] = ((f"  {visible(result.query)} ", "bar--active"),) if result.query else ()
        bar = self.query_one("#status", LibraryBar)
        left: list[Part] = [(place, "bar--faint")]
        above: list[str] = []
        used = sum(cell_len(text) for text, _ in (*left, *asked))
        if notice:
            if is_kept and isinstance(log := getattr(self.app, "messages", None), MessageLog):
                log.add(notice)
            *above, last = in_last_line(visible(notice), self.size.width, used)
            left.append((last, "bar--notice"))
        else:
            left += bar.hints(key_context, self.size.width - used)
        bar.say(tuple(left), asked)
        show_lines(self, above)

    @property
    def _part(self) -> Listing | Chart:
        """What has the keys."""
        return (
            self.query_one(FacetList) if isinstance(self.focused, FacetList) else self._chart or self.articles
        )

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def _end_prompt(self, focused: Listing | None = None) -> None:
        self.query_one("#status").display = True
        self.set_focus(focused or self._chart or self.articles)

    def _head(self) -> None:
        width = self.articles.scrollable_content_region.width
        self.query_one("#library-head", Static).update(Content(heading(width, kind_names())))
