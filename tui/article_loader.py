"""Loads the articles of a window: the first before it opens, the others in a thread while it is open."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.formats import is_address, is_stored
from extractors.sources.loading import Loading, size_in_words
from extractors.sources.opening import articles_in, expanded, holds_several
from extractors.sources.source_names import SourceNames
from tui.message_log import MESSAGES
from tui.visible import visible

if TYPE_CHECKING:
    from extractors.versions.grouping import Grouping

# So long it reads, and so long it rests, in seconds: the window goes first.
_STRETCH_S = 0.01

# Characters of a file's name beside the reason why it was not read: at 80 cells half of the line is left for that.
_NAME = 30


class ArticleLoader:
    """What is read from the sources, in order.

    Args:
        sources: Paths, folders, addresses, or `-`.
        day: ISO date that the person gave.
        loading: The limits; all the articles of a window together have the size of one source at most.
        prepared: What each article goes through first.
    """

    def __init__(
        self,
        sources: tuple[str, ...],
        day: str | None,
        loading: Loading,
        prepared: Callable[[Article], Article] = lambda article: article,
    ) -> None:
        self.articles: list[Article] = []
        self.origins: list[str] = []  # the path or address that each article is read from again
        self.errors: list[SourceError] = []
        self._error_origins: list[str] = []
        self.is_complete = False
        self._day = day
        self.loading = loading
        self.prepared = prepared
        self._names = SourceNames(sources, loading.has_full_source)
        self._given: list[str] = []  # the source of each article, as the person named it
        self._coming = self._all(sources)
        self._is_bounded = True
        self._has_ended = False

    @cached_property
    def grouping(self) -> Grouping:
        """Which articles are copies of one, as far as somebody asked."""
        from extractors.versions.grouping import Grouping  # one article has no copies

        return Grouping()

    @property
    def notice(self) -> str:
        """What there is to know of the sources: a sentence, or how many there are, which the list of messages has."""
        if len(self.errors) < 2:
            return " ".join(map(str, self.errors))
        notes = sum(isinstance(error, SourceNote) for error in self.errors)
        unread = len(self.errors) - notes
        parts = (
            f"{unread} files or records could not be read" if unread else "",
            f"{notes} note{'s' * (notes > 1)} on what was read" if notes else "",
        )
        return f"{', '.join(filter(None, parts))}: {MESSAGES}"

    def told_of(self, index: int) -> tuple[str, ...]:
        """What there is to know of the source of an article."""
        origin = self.origins[index]
        return tuple(
            _by_name(error, its)
            for error, its in zip(self.errors, self._error_origins, strict=False)
            if its == origin
        )

    @property
    def unread(self) -> tuple[str, ...]:
        """What could not be read, in sentences that begin with the name: in a short line the reason is what must be seen."""
        pairs = zip(self.errors, self._error_origins, strict=False)
        return tuple(_by_name(error, its) for error, its in pairs if not isinstance(error, SourceNote))

    def open_first(self) -> None:
        """Read until there is an article.

        Raises:
            SourceError: There is none.
        """
        while not self.articles and self._take_next():
            pass
        self._refuse_nothing()

    def read_all(self) -> Iterator[Article]:
        """Every article, read as it is asked for; none is kept.

        Raises:
            SourceError: There is none.
        """
        self._is_bounded = False
        self.open_first()
        while self.articles or self._take_next():
            while self.articles:
                yield self.articles.pop()

    def read_on(self, tell: Callable[[], object]) -> None:
        """Read the others in a thread of their own.

        Args:
            tell: Called from that thread whenever there is more to know.
        """
        self.loading = replace(self.loading, is_quiet=True)
        # A daemon: whoever quits does not wait for a page that is still on its way.
        threading.Thread(target=self._read_on, args=(tell,), daemon=True).start()

    def again(self, index: int) -> Article:
        """The article read once more from where it came from; it takes as long as reading it takes.

        Raises:
            SourceError: It cannot be read, or is not there any more.
        """
        before, origin, given = self.articles[index], self.origins[index], self._given[index]
        if origin == "-":
            raise SourceError("Standard input can be read only once.")
        for found in articles_in(origin, self._day, replace(self.loading, is_quiet=True)):
            named = self._names.named(found, given) if isinstance(found, Article) else found
            if isinstance(named, Article) and named.id == before.id:
                return self.prepared(named)
            if (
                isinstance(named, SourceError)
                and not isinstance(named, SourceNote)
                and not holds_several(origin)
            ):
                raise named
        raise SourceError(f"{before.source}: this article is not there any more.", "What you read stays.")

    def entries_again(self, index: int) -> Iterator[Article | SourceError]:
        """The entries of the feed, or list of feeds, that the article of that number is from, read again without their pages."""
        origin, given = self.origins[index], self._given[index]
        if origin == "-":
            yield SourceError("Standard input can be read only once.")
            return
        loading = replace(self.loading, is_quiet=True, is_full=False)
        for found in articles_in(origin, self._day, loading):
            yield self.prepared(self._names.named(found, given)) if isinstance(found, Article) else found

    def add(self, article: Article, index: int) -> None:
        """One more article, from where the article of that number is from."""
        self.origins.append(self.origins[index])
        self._given.append(self._given[index])
        self.articles.append(article)

    def end(self) -> None:
        """Read no more."""
        self._has_ended = True

    def _read_on(self, tell: Callable[[], object]) -> None:
        since = time.monotonic()
        while not self._has_ended and self._take_next():
            if time.monotonic() - since > _STRETCH_S:
                tell()
                time.sleep(_STRETCH_S)
                since = time.monotonic()
        tell()

    def _take_next(self) -> bool:
        found = next(self._coming, None)
        if found is None:
            self.is_complete = True
            return False
        given, origin, read = found
        if isinstance(read, SourceError):
            self._error_origins.append(origin)
            self.errors.append(read)
        else:
            self.origins.append(origin)
            self._given.append(given)
            self.articles.append(self.prepared(self._names.named(read, given)))
        return True

    def _all(self, sources: tuple[str, ...]) -> Iterator[tuple[str, str, Article | SourceError]]:
        held = 0
        origins = (
            (source, origin) for source in sources for origin in expanded(source, self.loading.is_deep)
        )
        for given, origin in origins:
            if isinstance(origin, SourceError):
                yield given, given, origin
                continue
            for read in articles_in(origin, self._day, self.loading):
                held += len(read.text) if isinstance(read, Article) else 0
                if held > self.loading.max_bytes and self._is_bounded:
                    yield given, origin, _full(origin, self.loading)
                    return
                yield given, origin, read

    def _refuse_nothing(self) -> None:
        if not self.articles:
            nothing = SourceError("There is no article in it.", "Give a file with at least one record.")
            raise self.errors[0] if self.errors else nothing


def _by_name(error: SourceError, origin: str) -> str:
    """What is wrong with a source, its folders left out, a long name cut in its middle."""
    said, path = str(error), visible(origin)
    if is_address(origin) or is_stored(origin) or not path or not said.startswith(path):
        return said
    name = path.rstrip("/").rpartition("/")[2] or path
    if len(name) > _NAME:
        name = f"{name[: _NAME - _NAME // 3 - 1]}…{name[-(_NAME // 3) :]}"
    return name + said[len(path) :]


def _full(origin: str, loading: Loading) -> SourceError:
    return SourceError(
        f"{origin}: a window holds {size_in_words(loading.max_bytes)} of text, so what follows in it was not opened.",
        "Allow more with --max-size; q7x2-tui extract takes any number of records.",
    )
