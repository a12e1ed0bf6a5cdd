"""Asks the corpus for what the library lists: in threads, so that no key waits for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from extractors.corpus.answers import ArticleRow, Facets
from extractors.corpus.library_snapshot import snapshot_of
from extractors.errors import GivenUpError, SourceError
from tui.filter import QueryError
from tui.library.result import PAGE, Result

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus
    from extractors.corrections.ledger import Ledger


# Facets are counted when nothing more was asked for so long, in seconds: they take longer than the rows, whose time it would be.
_FACETS_AFTER_S = 0.2

# Values of a kind that are counted at first, as in the snapshot of a corpus.
FACETS = 50

ORDERS = {
    "date": "the latest first",
    "oldest": "the earliest first",
    "title": "by title",
    "country": "by country",
    "figures": "by figures",
    "words": "by length",
}
"""How articles are sorted, in words."""


class LibraryHost(Protocol):
    """The library's window as its controller knows it."""

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and last row of the list that are on the screen."""

    @property
    def at(self) -> int:
        """The number of the row on which the cursor stands."""

    def show_result(self, result: Result, at: int = 0) -> None:
        """List a result, with the cursor on the row of that index."""

    def show_empty(self, words: str) -> None:
        """Say this where there is no row."""

    def show_facets(self, facets: Facets, query: str, limit: int) -> None:
        """List what narrows the query; of each kind at most so many values were asked for."""

    def show_parts(self, dialog: str, parts: Sequence[Sequence[str]]) -> None:
        """Show the `versions` of an article, or its `story`, each part with its title first."""

    def refresh_list(self) -> None:
        """Paint the list anew: it has other rows, or knows more of them."""

    def tell(self, notice: str = "") -> None:
        """Say what is shown, and what there is to say of it."""

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""

    def run(self, task: Coroutine[Any, Any, Any], group: str, is_exclusive: bool = False) -> None:
        """Run a task beside the window; an earlier one of the same group is given up where it is exclusive."""


class _Question(NamedTuple):
    """What was asked last: see `LibraryController.ask`."""

    query: str = ""
    key: str = ""
    opened: tuple[str, ...] = ()
    at: int = 0


class LibraryController:
    """Opens the corpus, asks for what a query finds, and reads the rows that are looked at.

    Args:
        host: The library's window.
        folder: The corpus.
        ledger: Where the corrections and rules are that are laid over it; None for none.
    """

    def __init__(self, host: LibraryHost, folder: Path, ledger: Ledger | None = None) -> None:
        self._host, self.folder, self._ledger = host, folder, ledger
        self.corpus: Corpus | None = None
        self.order = "date"
        self.is_by_story = False
        self.total = 0  # articles of the whole corpus
        self.result = Result("", self.order, 0)
        self.facet_words = ""  # which the values of facets have in them
        self._facet_limit = FACETS
        self._coming: set[int] = set()  # pages that are being read
        self._asked, self._is_answered = _Question(), True
        self._opening: asyncio.Task[tuple[Corpus, int]] | None = None

    def begin(self) -> None:
        """Show the corpus's snapshot, where it has one, and open it meanwhile; else show what it has when it is open."""
        front = snapshot_of(self.folder)
        if front is None:
            self.ask("")
            if self._ledger is not None:
                self._host.run(self.correct(), "correcting")
            return
        self.total = front.total + front.copies
        result = Result("", self.order, front.total, copies=front.copies)
        result.learn(0, front.rows)
        self._list(result)
        self._host.show_facets(front.facets, "", FACETS)
        self._host.run(self._open(), "opening")

    def close(self) -> None:
        """Close the corpus."""
        if self.corpus is not None:
            self.corpus.close()
            self.corpus = None

    async def _open(self) -> None:
        try:
            corpus = await self.opened()
            self._host.refresh_list()  # rows that the snapshot had no page of are read now
            await asyncio.to_thread(corpus.hold)
        except GivenUpError:
            pass  # something was asked meanwhile
        except SourceError as error:
            self._host.tell(str(error))
        if self._ledger is not None:
            await self.correct()

    async def correct(self) -> None:
        """Lay over the corpus what is corrected by now; where that changes something, what was asked last is asked again."""
        try:
            is_changed = await asyncio.to_thread((await self.opened()).correct)
        except GivenUpError:
            self._host.run(self.correct(), "correcting")  # a question went before it
            return
        except SourceError as error:
            self._host.tell(str(error))
            return
        if is_changed:
            self._ask_again()

    async def opened(self) -> Corpus:
        """The corpus, opened once: all wait for the same opening, which a question that is given up does not end.

        Raises:
            SourceError: It cannot be read.
        """
        if self.corpus is not None:
            return self.corpus
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(asyncio.to_thread(_opened, self.folder, self._ledger))
        corpus, self.total = await asyncio.shield(self._opening)
        self.corpus = corpus
        return corpus

    def fold(self, row: ArticleRow, at: int) -> None:
        """Show the copies of an article under it, or fold them again.

        Args:
            row: An article that has copies, or a copy that is shown.
            at: Its number in the result.
        """
        head, opened = row.copy_of or row.key, self.result.opened
        if head not in opened:
            self.ask(self.result.query, opened=(*opened, head), at=at)
            return
        while row.copy_of and at and (above := self.result.row(at - 1)) is not None:
            row, at = above, at - 1  # to the article that they are folded under
        self.ask(self.result.query, opened=tuple(key for key in opened if key != head), at=at)

    def compare(self, key: str) -> None:
        """Show what each later version of an article's story changed."""
        self._host.run(self._compare(key), "versions", is_exclusive=True)

    async def _compare(self, key: str) -> None:
        from tui.versions_told import versions_in, versions_told  # the library opens without it

        try:
            versions = await asyncio.to_thread(versions_in, await self.opened(), key)
            parts = await asyncio.to_thread(versions_told, versions)
        except GivenUpError:
            return  # something else was asked
        except SourceError as error:
            self._host.tell(str(error))
            return
        if versions.others:
            self._host.show_parts("versions", parts)
        else:
            self._host.tell("There is no copy or version of this article.")

    def tell_story(self, key: str) -> None:
        """Tell the story that an article is of."""
        self._host.run(self._tell_story(key), "story", is_exclusive=True)

    async def _tell_story(self, key: str) -> None:
        from extractors.corpus.story_reading import story_account  # the library opens without it
        from tui.story_told import ALONE, story_told

        try:
            account = await asyncio.to_thread(story_account, await self.opened(), key)
        except GivenUpError:
            return  # something else was asked
        except SourceError as error:
            self._host.tell(str(error))
            return
        if account is None:
            self._host.tell(ALONE)
        else:
            self._host.show_parts("story", story_told(account, key))

    def sort(self) -> None:
        """Sort another way, with the cursor on the first."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.ask(self.result.query)

    def group(self) -> None:
        """List a row a story, or again a row an article."""
        self.is_by_story = not self.is_by_story
        self.ask(self.result.query)

    def ask(self, query: str, key: str = "", opened: tuple[str, ...] = (), at: int = 0) -> None:
        """List what a query finds; an answer that comes after the next question is not shown.

        Args:
            query: The query.
            key: The article on which the cursor shall stand, where the first page has it.
            opened: Keys of the articles under which their copies are to be listed.
            at: The number of the row on which the cursor shall stand else.
        """
        self._ask_now(_Question(query, key, opened, at))

    def _ask_again(self) -> None:
        """Ask what was asked last, for other rows may answer it now; what is listed keeps the cursor on its row meanwhile."""
        self._ask_now(self._asked, is_again=self._is_answered)

    def _ask_now(self, asked: _Question, is_again: bool = False) -> None:
        if self.corpus is not None:
            self.corpus.give_up()  # what was asked before is not waited for any more, and would take the time of this
        self._asked, self._is_answered = asked, is_again
        self._host.run(self._ask(asked, is_again), "asking", is_exclusive=True)

    async def _ask(self, asked: _Question, is_again: bool) -> None:
        query = asked.query
        try:
            corpus = await self.opened()
            wanted = Result(query, self.order, opened=asked.opened, is_by_story=self.is_by_story)
            at = self._host.at if is_again else asked.at
            result = await asyncio.to_thread(_asked, corpus, wanted, at // PAGE)
            key, at = asked.key, asked.at
            if is_again:
                at = self._host.at  # keys were pressed meanwhile
                row = self.result.row(at)
                key = row.key if row is not None else ""
            self._coming, self._is_answered = set(), True
            there = result.index_of(key, at)
            self._host.show_empty("  no article has this in its title or facts: Esc shows all")
            self._list(result, at if there is None else there)
            self._host.note(trouble_with(query) or self.counted)
            self._host.tell()
            await asyncio.sleep(_FACETS_AFTER_S)
            await asyncio.to_thread(corpus.hold)
            self.facet_words, self._facet_limit = "", FACETS
            await self._count_facets()
        except QueryError as error:
            self._host.note(str(error), is_error=True)
            self._host.tell(str(error))
        except GivenUpError:
            pass  # something else was asked
        except SourceError as error:
            self._host.show_empty("")
            self._host.tell(str(error))

    def seek_facets(self, words: str) -> None:
        """List the values of the result that have these words in them, of all that it has."""
        if words != self.facet_words:
            self.facet_words, self._facet_limit = words, FACETS
            self._host.run(self._facets_again(), "facets", is_exclusive=True)

    def ask_more_facets(self) -> None:
        """List more values of the result."""
        self._facet_limit *= 4
        self._host.run(self._facets_again(), "facets", is_exclusive=True)

    async def _facets_again(self) -> None:
        try:
            await self.opened()
            await self._count_facets()
        except GivenUpError:
            pass  # something else was asked
        except SourceError as error:
            self._host.tell(str(error))

    async def _count_facets(self) -> None:
        corpus, query = await self.opened(), self.result.query
        words, limit = self.facet_words, self._facet_limit
        facets = await asyncio.to_thread(corpus.facets, query, limit, words)
        if (query, words, limit) == (self.result.query, self.facet_words, self._facet_limit):
            self._host.show_facets(facets, query, limit)

    def read_in_sight(self) -> None:
        """Read the pages that are looked at."""
        if self.corpus is None:
            return  # when it is open the rows are looked at again
        for page in set(self.result.missing(*self._host.in_sight)) - self._coming:
            self._coming.add(page)
            self._host.run(self._read(self.result, page), "pages")

    async def _read(self, result: Result, page: int) -> None:
        corpus = await self.opened()
        try:
            rows = await asyncio.to_thread(_page, corpus, result, page)
        except GivenUpError:
            self._coming.discard(page)
            return
        except SourceError as error:
            self._host.tell(str(error))
            return
        result.learn(page, rows)
        if result is self.result:
            self._coming.discard(page)
            self._host.refresh_list()
            self._host.tell()

    @property
    def counted(self) -> str:
        """How many rows there are of how many articles, and how many copies are folded."""
        result = self.result
        if result.is_by_story:
            return f"{result.count:,} stories of {result.count + result.copies:,} articles"
        copies = f"{result.copies:,} {'copy' if result.copies == 1 else 'copies'}" if result.copies else ""
        if not result.query:
            return f"{result.count:,} articles{' + ' * bool(copies)}{copies}"
        found = result.count + result.copies  # of all, copies too: the folded ones are among both
        return f"{found:,} of {self.total:,} articles{copies and f', {copies} folded'}"

    async def row_at(self, index: int) -> ArticleRow | None:
        """The row of that number, read where it is not there."""
        if index // PAGE in self.result.missing(index, index):
            await self._read(self.result, index // PAGE)
        return self.result.row(index)

    def _list(self, result: Result, at: int = 0) -> None:
        self.result = result
        self._host.show_result(result, at)


def _asked(corpus: Corpus, asked: Result, page: int) -> Result:
    """What a query finds, with the rows of a page and of the first one."""
    query, opened, is_by_story = asked.query, asked.opened, asked.is_by_story
    count = corpus.count(query, opened=opened, is_by_story=is_by_story)
    every = corpus.count(query, is_folded=False)
    result = Result(query, asked.order, count, opened, every - count, is_by_story)
    for number in {0, page}:
        result.learn(number, _page(corpus, result, number))
    return result


def _page(corpus: Corpus, result: Result, page: int) -> list[ArticleRow]:
    return corpus.articles(
        result.query, result.order, PAGE, page * PAGE, opened=result.opened, is_by_story=result.is_by_story
    )


def _opened(folder: Path, ledger: Ledger | None) -> tuple[Corpus, int]:
    from extractors.corpus.reading import Corpus

    corpus = Corpus.open(folder, ledger)
    return corpus, corpus.count(is_folded=False)


def trouble_with(query: str) -> str:
    """What is wrong with a query that nothing is added to any more; nothing where it can be asked."""
    from extractors.corpus.asking import question_of

    try:
        question_of(query, is_final=True)
    except QueryError as error:
        return str(error)
    return ""
