"""An article of a corpus: opened with what the list was asked, left as read, led through by the list."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.corpus.answers import ArticleRow
from extractors.model import Analysis, Article
from tests.tui.reader.fakes import Reader
from tui.library.read_articles import ReadArticles
from tui.reader.corpus_controller import CorpusController
from tui.reader.corpus_opener import CorpusOpener, Taken


class FakeCorpus:
    """A corpus in which no entity is anywhere else."""

    def entity_keys(self, key: str) -> dict[str, Any]:
        return {}


class Library:
    """A reader on an article that was taken with a query."""

    def __init__(self, article: Article, analysis: Analysis, query: str) -> None:
        self.article, self.analysis = article, analysis
        self.opener = CorpusOpener(self.taken(query))
        self.reader = Reader([], opener=self.opener)
        self.read, self.led = ReadArticles(), []
        self.corpus = CorpusController(
            self.reader.session, self.reader.host, self.reader.controllers, self.opener,
            FakeCorpus(), self.read, self.led.append, lambda: self.led.append("left"), self.led.append,  # type: ignore[arg-type]
        )  # fmt: skip

    def taken(self, query: str, key: str = "k1") -> Taken:
        values = dict.fromkeys(ArticleRow.__dataclass_fields__)
        row = ArticleRow(**{**values, "key": key})  # type: ignore[arg-type]
        return Taken(row, self.article, self.analysis, 0, 3, query)


@pytest.fixture
def library(sample: Article, stored_analysis: Analysis) -> Library:
    return Library(sample, stored_analysis, "Kabul")


def test_it_opens_with_the_lists_filter_and_the_corpus_analysis(library: Library) -> None:
    assert library.reader.now.filter.query == "Kabul"
    assert library.reader.now.progress.is_complete
    assert library.reader.controllers.articles.position == "1 of 3"


def test_what_is_asked_of_the_list_alone_is_said_first(sample: Article, stored_analysis: Analysis) -> None:
    library = Library(sample, stored_analysis, "Kabul date>=2021-01-01")
    assert library.reader.now.filter.query == "Kabul"
    greeting = library.opener.greeting(library.reader.now)
    assert greeting.startswith("date>=2021-01-01 is asked of the article’s own date alone")


def test_the_list_leads_through_the_articles(library: Library) -> None:
    library.reader.controllers.articles.step(1)
    library.reader.controllers.articles.list()
    assert library.led == [1, "left"]


def test_an_article_that_is_left_was_read(library: Library) -> None:
    library.corpus.show(library.taken("", "k2"))
    assert library.read.has("k1")
    assert not library.read.has("k2")
    assert library.reader.session.number == 1
    assert library.reader.session.left(0) is None, "what is kept of it is in the files"


def test_the_lists_filter_does_not_cling_to_an_article(library: Library) -> None:
    places = library.opener.memory.places
    kept: list[str] = []
    places.keep = lambda reading: kept.append(reading.filter.query)  # type: ignore[method-assign]
    library.opener.left(library.reader.now)
    library.reader.controllers.filter.ask()
    library.reader.host.answer("Taliban")
    library.opener.left(library.reader.now)
    assert kept == ["", "Taliban"], "the reader's own is kept"


def test_esc_ends_at_the_list_where_nothing_was_asked_here(library: Library) -> None:
    esc = library.reader.controllers.dismissals
    library.reader.controllers.filter.ask()
    library.reader.host.answer("Taliban")
    esc.first()
    assert not library.led, "the filter was the reader's own"
    esc.first()
    assert library.led == ["left"]


async def test_a_card_is_looked_up_across_the_corpus(library: Library) -> None:
    library.reader.go("Kabul")
    library.reader.controllers.cards.open()
    await library.reader.host.rest("across")
    across = library.reader.now.across
    assert across is not None
    assert (across.article, across.elsewhere) == ("k1", None)
