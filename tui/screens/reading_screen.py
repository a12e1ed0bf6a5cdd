"""The window: an article, its panes, and what the reader can do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var

from extractors.kinds.registry import kind_names
from extractors.model import Article, Kind
from tui.client import Client
from tui.geometry import NARROW, WIDE
from tui.jumps import Jumps
from tui.kept import Kept, nothing_kept
from tui.keymap import DEEDS
from tui.memory import Memory
from tui.messages import KindChosen, RowPointed
from tui.preferences import Preferences
from tui.reading import Progress, Reading
from tui.screens.comfort import ComfortScreen
from tui.screens.correcting import CorrectingScreen
from tui.screens.exporting import ExportingScreen
from tui.screens.giving_up import GivingUpScreen
from tui.screens.leaving import LeavingScreen, welcome_back
from tui.screens.listing import ListingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.facts_column import FactsColumn
from tui.widgets.prompt import Prompt
from tui.widgets.status_bar import StatusBar
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger


class ReadingScreen(
    GivingUpScreen, ComfortScreen, CorrectingScreen, LeavingScreen, ListingScreen, ExportingScreen
):
    """An article and its panes.

    Args:
        articles: What can be read, in order; never none.
        client: The analysing process.
        kept: What is known of an article from before.
        notice: What the reader should know first.
        memory: Where articles were left, and what was asked of them.
        ledger: Where corrections are kept; None keeps none.
        preferences: What the reader chose for every article.
    """

    AUTO_FOCUS = "#article"
    BINDINGS: ClassVar[list[BindingType]] = [deed.binding for deed in DEEDS]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own

    place: var[str] = var("", init=False)

    def __init__(
        self,
        articles: list[Article],
        client: Client,
        kept: Kept = nothing_kept,
        notice: str = "",
        memory: Memory | None = None,
        ledger: Ledger | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        self._preferences = preferences or Preferences()
        self.articles = articles
        self.memory = memory or Memory()
        self.kept = kept
        self.queries = self.memory.queries
        self.ledger = ledger
        self.sections_kept = {}
        super().__init__(self.opened(0), client)
        self.set_reactive(ReadingScreen.width, self._preferences.width)
        told = (notice, self.told_of_corrections(), welcome_back(self.now))
        self.set_reactive(ReadingScreen.notice, " ".join(filter(None, told)))
        self.left: dict[int, Reading] = {}
        self._jumped: dict[int, Jumps] = {}  # and the jumps in them
        self.set_reactive(ReadingScreen.place, self.placed())

    def compose(self) -> ComposeResult:
        """Title, text and panes, status."""
        yield TitleBar(id="title").data_bind(ReadingScreen.reading, ReadingScreen.place)
        with Container(id="body"):
            yield ArticleView(id="article").data_bind(ReadingScreen.reading, ReadingScreen.width)
            yield FactsColumn(id="facts").data_bind(ReadingScreen.reading)
        yield StatusBar(id="status").data_bind(
            ReadingScreen.reading,
            ReadingScreen.notice,
            ReadingScreen.reason,
            ReadingScreen.station,
            ReadingScreen.chosen,
        )
        yield Prompt(id="prompt")

    def abandoned(self) -> None:
        """Keep the place and what was said, and end the worker, without a word to the terminal; from another thread."""
        self.client.kill()
        self.memory.places.keep(self.now)
        self.finish_keeping()

    # --- panes

    def action_pane(self, step: int) -> None:
        """Give the keys to the next pane, or to the text, around; while a card is open, to it or the text."""
        if self.stepped_to_card() or self.step_chart(step):
            return
        self.is_zen = False
        column = self.query_one(FactsColumn)
        stations: list[Kind | None] = [None, *kind_names()]
        here = self.focused.kind if isinstance(self.focused, EntityPane) else None
        there = stations[(stations.index(here) + step) % len(stations)]
        if here is None and self.has_class("-narrow"):
            there = column.shown  # the pane in view comes first
        if there is None:
            self.notice = ""
            self.set_focus(self.query_one(ArticleView))
        else:
            column.give_keys(there)

    def on_row_pointed(self, message: RowPointed) -> None:
        """Say why the entity is what it is; a card that was opened since says so itself."""
        if self.station == "card":
            return
        entity = self.now.facts.entities.get(message.entity)
        self.reason = entity.reason if entity else ""
        self.notice = self.reason

    def on_kind_chosen(self, message: KindChosen) -> None:
        """A pane's header was clicked."""
        self.query_one(FactsColumn).give_keys(message.kind)

    def action_scope(self) -> None:
        """Mark more or less of the text in the panes."""
        self.take(self.now.scoped(self.now.scope.following))
        self.notice = f"The panes mark what is in: {self.now.scope.value}."

    def action_order(self) -> None:
        """Order the panes another way."""
        self.take(self.now.ordered(self.now.order.following))

    def action_kind(self, kind: Kind) -> None:
        """Show or hide a kind."""
        self.take(self.now.filtered(self.now.filter.toggled(kind)))

    # --- the article

    def action_article(self, step: int) -> None:
        """Read the next or previous article; what is known of this one is kept."""
        there = self.job + step
        if not 0 <= there < len(self.articles):
            is_only = len(self.articles) == 1
            self.notice = "This is the only article." if is_only else "There is no other article that way."
            return
        self.open_article(there)

    def open_article(self, there: int) -> None:
        """Read the article of that number; what is known of this one is kept."""
        self.memory.places.keep(self.now)
        self.left[self.job], self._jumped[self.job] = self.now, self.jumps
        self.job, self.jumps = there, self._jumped.get(there, Jumps())
        self.place = self.placed()
        left = self.left.get(there)
        self.take(self.under_rules(left) if left else self.opened(there))
        if left is None:
            self.remember_kept()
        self.notice = " ".join(filter(None, (self.told_of_corrections(), welcome_back(self.now))))
        self.analyse()
        self.watch_origin()
        self.tell_choice()

    def set_date(self, published: str | None, origin: str | None) -> None:
        """Resolve the dates against another anchor."""
        reading = self.now.dated(published, origin)
        self.articles[self.job] = reading.article
        self.take(reading)
        self.resolve_anew()

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help_screen import HelpScreen  # the window opens without it

        self.app.push_screen(HelpScreen(self.station))

    def opened(self, index: int) -> Reading:
        """The article's reading, with what is kept of it: of a long text the section that is read first."""
        article = self.articles[index]
        corrections = self.ledger.of(article) if self.ledger else None
        if corrections is not None:
            article = self.articles[index] = corrections.dated(article)
        reading = self.returned(self._preferences.applied(Reading.of(article).corrected(corrections)))
        kept = self.sections_kept[index] = self.kept(reading.article)
        if not kept:
            return reading
        near = len(kept) * reading.focus.offset // (len(reading.article.text) + 1)
        return reading.analysed(kept[near], Progress(is_complete=True), near)

    def placed(self) -> str:
        """Which article of how many; `+` where others are still to come."""
        count = len(self.articles)
        more = "" if self.shelf is None or self.shelf.is_complete else "+"
        place = f"{self.job + 1} of {count}{more}" if count > 1 else ""
        return " ".join(filter(None, (place, "✓ chosen" if self.is_marked() else "")))
