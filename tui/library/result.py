"""The articles that a query finds, read page by page as they are looked at."""

from __future__ import annotations

from collections import OrderedDict

from extractors.corpus.answers import ArticleRow

PAGE = 128  # rows
_PAGES_KEPT = 32


class Result:
    """Rows by their number; only some pages of them are held.

    Args:
        query: What was asked.
        order: In which order.
        count: How many rows there are.
        opened: Keys of the articles under which their copies are listed.
        copies: How many more articles there are: copies, or others of a story, that are listed under none.
        is_by_story: Whether a row is a story's.
    """

    def __init__(
        self,
        query: str = "",
        order: str = "date",
        count: int = 0,
        opened: tuple[str, ...] = (),
        copies: int = 0,
        is_by_story: bool = False,
    ) -> None:
        self.query, self.order, self.count = query, order, count
        self.opened, self.copies, self.is_by_story = opened, copies, is_by_story
        self._pages: OrderedDict[int, list[ArticleRow]] = OrderedDict()

    def row(self, index: int) -> ArticleRow | None:
        """The row of that number; None where its page is not there (any more)."""
        page = self._pages.get(index // PAGE)
        return page[index % PAGE] if page is not None and index % PAGE < len(page) else None

    def index_of(self, key: str, near: int = 0) -> int | None:
        """The number of an article's row, on that row's page or the first one that has it; None where no page there is has it."""
        pages = sorted(self._pages.items(), key=lambda page: (page[0] != near // PAGE, page[0]))
        numbered = ((page * PAGE + index, row) for page, rows in pages for index, row in enumerate(rows))
        return next((index for index, row in numbered if row.key == key), None)

    def learn(self, page: int, rows: list[ArticleRow]) -> None:
        """A page was read; the one that was read first goes where there are too many."""
        self._pages[page] = rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    def missing(self, first: int, last: int) -> list[int]:
        """The pages that hold these rows and are not there."""
        last = min(last, self.count - 1)
        pages = range(first // PAGE, last // PAGE + 1) if last >= first else ()
        return [page for page in pages if page not in self._pages]
