"""The reading window on articles that are taken from a corpus one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.client import Client
from tui.library.read_articles import ReadArticles
from tui.memory import Memory
from tui.preferences import Preferences
from tui.reader.corpus_controller import CorpusController
from tui.reader.corpus_opener import CorpusOpener, Taken
from tui.screens.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus
    from extractors.corrections.ledger import Ledger


class LibraryReadingScreen(ReadingScreen):
    """A reading window whose articles come from the library one by one.

    Args:
        taken: What is read first.
        corpus: Where it is from.
        read: What was read before.
        step: Opens the next (1) or previous (-1) article of the result.
        leave: Goes back to the list.
        ask: Goes back to the list of the articles that a query finds.
        client: The analysing process, for what is analysed anew.
        memory: Where articles were left, and what was asked of them.
        ledger: Where corrections are kept; None keeps none.
        preferences: What the reader chose for every article.
    """

    def __init__(
        self,
        taken: Taken,
        corpus: Corpus,
        read: ReadArticles,
        step: Callable[[int], None],
        leave: Callable[[], None],
        ask: Callable[[str], None],
        client: Client,
        memory: Memory | None = None,
        ledger: Ledger | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        preferences = preferences or Preferences()
        opener = CorpusOpener(taken, memory, ledger, preferences)
        super().__init__(opener, client, ledger=ledger, width=preferences.width)
        self.corpus = CorpusController(
            self.session, self.host, self.controllers, opener, corpus, read, step, leave, ask
        )
