"""The part of the library that asks the corpus: in threads, so that no key waits for an answer."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from extractors.corpus.answers import ArticleRow
from extractors.corpus.library_snapshot import snapshot_of
from extractors.errors import GivenUpError, SourceError
from tui.filter import QueryError
from tui.library.result import PAGE, Result
from tui.widgets.facet_list import FacetList
from tui.widgets.library_list import LibraryList

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus


# Facets are counted when nothing more was asked for so long, in seconds: they take longer than the rows, whose time it would be.
_FACETS_AFTER_S = 0.2


class LibraryAskingScreen(Screen[None]):
    """Opens the corpus, asks for what a query finds, and reads the rows that are looked at."""

    folder: Path
    corpus: Corpus | None = None
    order = "date"
    _total = 0  # articles of the whole corpus
    _coming: set[int]  # pages that are being read
    _opening: asyncio.Task[tuple[Corpus, int]] | None = None

    def tell(self, notice: str = "") -> None:
        """Say what is shown, and what there is to say of it."""
        raise NotImplementedError

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""
        raise NotImplementedError

    @property
    def articles(self) -> LibraryList:
        """The list."""
        return self.query_one(LibraryList)

    @property
    def result(self) -> Result:
        """What is listed."""
        return self.articles.result

    def begin(self) -> None:
        """Show the corpus's front, where it has one, and open it meanwhile; else show what it has when it is open."""
        front = snapshot_of(self.folder)
        if front is None:
            self.ask("")
            return
        self._total = front.total
        result = Result("", self.order, front.total)
        result.learn(0, front.rows)
        self.articles.show(result)
        self.query_one(FacetList).show(front.facets, "")
        self.run_worker(self._open(), group="opening", exit_on_error=False)

    async def _open(self) -> None:
        try:
            await self.opened()
            self.articles.refresh()  # rows that it had no page of are read now
            assert self.corpus is not None
            await asyncio.to_thread(self.corpus.hold)
        except GivenUpError:
            pass  # something was asked meanwhile
        except SourceError as error:
            self.tell(str(error))

    async def opened(self) -> Corpus:
        """The corpus, opened once: all wait for the same opening, which a question that is given up does not end.

        Raises:
            SourceError: It cannot be read.
        """
        if self.corpus is not None:
            return self.corpus
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(asyncio.to_thread(_opened, self.folder))
        corpus, self._total = await asyncio.shield(self._opening)
        self.corpus = corpus
        return corpus

    def ask(self, query: str, key: str = "") -> None:
        """Show what a query finds; an answer that comes after the next question is not shown.

        Args:
            query: The query.
            key: The article on which the cursor shall stand, where the first page has it.
        """
        if self.corpus is not None:
            self.corpus.give_up()  # what was asked before is not waited for any more, and would take the time of this
        self.run_worker(self._ask(query, key), group="asking", exclusive=True, exit_on_error=False)

    async def _ask(self, query: str, key: str) -> None:
        try:
            corpus, order = await self.opened(), self.order
            count, rows = await asyncio.to_thread(_page, corpus, query, order)
            result = Result(query, order, count)
            result.learn(0, rows)
            self._coming = set()
            self.articles.empty = "  no article has this: Esc shows all"
            there = next((index for index, row in enumerate(rows) if row.key == key), 0)
            self.articles.show(result, there)
            self.note(trouble_with(query) or f"{count:,} of {self._total:,} articles")
            self.tell()
            await asyncio.sleep(_FACETS_AFTER_S)
            await asyncio.to_thread(corpus.hold)
            facets = await asyncio.to_thread(corpus.facets, query)
            self.query_one(FacetList).show(facets, query)
        except QueryError as error:
            self.note(str(error), is_error=True)
            self.tell(str(error))
        except GivenUpError:
            pass  # something else was asked
        except SourceError as error:
            self.articles.empty = ""
            self.tell(str(error))

    def on_library_list_rows_wanted(self) -> None:
        """Read the pages that are looked at."""
        if self.corpus is None:
            return  # when it is open the rows are looked at again
        for page in set(self.result.missing(*self.articles.in_sight)) - self._coming:
            self._coming.add(page)
            self.run_worker(self._read(self.result, page), group="pages", exit_on_error=False)

    async def _read(self, result: Result, page: int) -> None:
        corpus = await self.opened()
        try:
            rows = await asyncio.to_thread(corpus.articles, result.query, result.order, PAGE, page * PAGE)
        except GivenUpError:
            self._coming.discard(page)
            return
        except SourceError as error:
            self.tell(str(error))
            return
        result.learn(page, rows)
        if result is self.result:
            self._coming.discard(page)
            self.articles.refresh()
            self.tell()

    async def row_at(self, index: int) -> ArticleRow | None:
        """The row of that number, read where it is not there."""
        if index // PAGE in self.result.missing(index, index):
            await self._read(self.result, index // PAGE)
        return self.result.row(index)


def _page(corpus: Corpus, query: str, order: str) -> tuple[int, list[ArticleRow]]:
    return corpus.count(query), corpus.articles(query, order, PAGE, 0)


def _opened(folder: Path) -> tuple[Corpus, int]:
    from extractors.corpus.reading import Corpus

    corpus = Corpus.open(folder)
    return corpus, corpus.count()


def trouble_with(query: str) -> str:
    """What is wrong with a query that nothing is added to any more; nothing where it can be asked."""
    from extractors.corpus.asking import question_of

    try:
        question_of(query, is_final=True)
    except QueryError as error:
        return str(error)
    return ""
