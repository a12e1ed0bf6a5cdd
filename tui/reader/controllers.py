"""Makes every controller of the reading window and ties them together: the targets of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.client import Client
from tui.geometry import MEASURE
from tui.reader.analysis_controller import AnalysisController
from tui.reader.article_opener import ArticleOpener
from tui.reader.articles_controller import ArticlesController
from tui.reader.cards_controller import CardsController
from tui.reader.changes_controller import ChangesController
from tui.reader.charts_controller import ChartsController
from tui.reader.corrections_controller import CorrectionsController
from tui.reader.corrections_keeper import CorrectionsKeeper
from tui.reader.dismissals import Dismissals
from tui.reader.explanation_controller import ExplanationController
from tui.reader.feeds_controller import FeedsController
from tui.reader.filter_controller import FilterController
from tui.reader.host import Host
from tui.reader.layout_controller import LayoutController
from tui.reader.marking_controller import MarkingController
from tui.reader.navigation_controller import NavigationController
from tui.reader.notes_controller import NotesController
from tui.reader.search_controller import SearchController
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession
from tui.reader.side import Side
from tui.reader.tour_controller import TourController
from tui.reader.versions_controller import VersionsController
from tui.reader.words_controller import WordsController

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger
    from tui.article_loader import ArticleLoader
    from tui.chosen.choice import Choice


class Controllers:
    """The parts of the window that do something, each under the name by which a command has it as its target.

    Args:
        session: The reading.
        host: The window.
        side: What stands beside the text.
        opener: Opens the articles.
        client: The analysing process.
        ledger: Where corrections are kept; None keeps none.
        width: Cells that a line of the text takes at most.
        loader: Where the articles come from; None where they are all there is.
        choice: What is to be chosen and written to a pipe; None where nothing is.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        side: Side,
        opener: ArticleOpener,
        client: Client,
        ledger: Ledger | None = None,
        width: int = MEASURE,
        loader: ArticleLoader | None = None,
        choice: Choice | None = None,
    ) -> None:
        self.selection = SelectionController(session, host, choice)
        self.layout = LayoutController(session, host, side, width)
        self.search = SearchController(session, host, opener.memory.queries)
        self.filter = FilterController(session, host, opener.memory.queries, self.selection, self.layout)
        self.cards = CardsController(session, host, side, self.layout, self.selection)
        self.charts = ChartsController(session, host, side, self.layout, self.cards)
        self.navigation = NavigationController(
            session, host, self.layout, self.search, self.cards, self.charts
        )
        self.analysis = AnalysisController(session, host, client, opener)
        self.explanation = ExplanationController(session, host, self.analysis, self.selection)
        self.keeper = CorrectionsKeeper(session, host, ledger)
        self.corrections = CorrectionsController(session, host, self.selection, self.keeper)
        self.changes = ChangesController(session, host, self.selection, self.corrections)
        self.words = WordsController(session, host)
        self.marking = MarkingController(session, host, self.words, self.analysis, self.corrections)
        self.notes = NotesController(session, host, self.selection, self.corrections)
        self.feeds = FeedsController(session, host, opener, loader)
        self.articles = ArticlesController(
            session, host, opener, self.analysis, self.keeper, self.selection, self.feeds, loader
        )
        self.versions = VersionsController(session, host, opener, loader)
        self.articles.keep_what(lambda: self.filter.settled)
        self.corrections.on_dated(self.articles.set_date)
        self.dismissals = Dismissals(session, host, self.layout, self.cards, self.charts, self.selection)
        self.dismissals.add_before("card", self.words.dismissal)
        self.tour = TourController(session, host, self.cards)
        self.dismissals.add_before("zen", self.tour.dismissal)

    def begin(self) -> None:
        """The window is there: analyse the article, and read the others."""
        self.analysis.begin()
        self.articles.begin()

    def end(self) -> None:
        """The window is closed."""
        self.analysis.end()
        self.articles.end()

    def abandon(self) -> None:
        """The terminal is gone: keep the place and the corrections, and end the worker; from another thread."""
        self.analysis.abandon()
        self.articles.keep_place()
        self.keeper.finish()
