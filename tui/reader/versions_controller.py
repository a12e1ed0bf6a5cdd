"""Controls what is told of the copies and versions of an article: it is found out beside the window."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from extractors.errors import SourceError
from extractors.model import Article
from tui.reader.article_opener import ArticleOpener
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.story_told import ALONE, UNKNOWN
from tui.versions_told import Versions, versions_of, versions_told

if TYPE_CHECKING:
    from tui.article_loader import ArticleLoader

# Titles that the last line has room for.
_NAMED = 2


class VersionsController:
    """Says which other articles are copies or versions of it, and what each later version of it changed.

    Args:
        session: The reading.
        host: The window.
        opener: Has the list of articles.
        loader: Where the articles come from; None where they are all there is.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        opener: ArticleOpener,
        loader: ArticleLoader | None = None,
    ) -> None:
        self._session, self._host = session, host
        self._story: Callable[[], list[list[str]] | None] | None = None
        self._versions: Callable[[], Versions] = partial(_versions_among, opener.articles, loader, session)

    def lead(self, versions: Callable[[], Versions], story: Callable[[], list[list[str]] | None]) -> None:
        """Have the versions and the story of the article from elsewhere: the library. Both are called in a thread."""
        self._versions, self._story = versions, story

    def tell(self) -> None:
        """Say which other articles are copies or versions of it."""
        self._host.run(self._tell(), "versions")

    def show(self) -> None:
        """Show what each later version of the story changed."""
        self._host.run(self._show(), "versions")

    def show_story(self) -> None:
        """Tell the story that the article is of, where a corpus knows."""
        if self._story is None:
            self._session.say(UNKNOWN)
        else:
            self._host.run(self._show_story(self._story), "story")

    async def _show_story(self, story: Callable[[], list[list[str]] | None]) -> None:
        try:
            parts = await asyncio.to_thread(story)
        except SourceError as error:
            self._session.say(str(error))
            return
        if parts is None:
            self._session.say(ALONE)
        elif self._host.asked is None:
            self._host.open("story", parts)

    async def _tell(self) -> None:
        versions = await self._found()
        if versions is not None:
            copies = versions.others
            named = " · ".join(each.title or each.source for each in copies[:_NAMED])
            more = f" and {len(copies) - _NAMED} more" if len(copies) > _NAMED else ""
            how = f" · {self._host.key_of('versions.show')} shows what changed"
            self._session.say(f"Copies and versions: {named}{more}{how}")

    async def _show(self) -> None:
        versions = await self._found()
        if versions is not None:
            parts = await asyncio.to_thread(versions_told, versions)
            if self._host.asked is None:
                self._host.open("versions", parts)

    async def _found(self) -> Versions | None:
        """The versions of the article; None where it is the only one, which is said."""
        self._session.say("Comparing …")
        try:
            versions = await asyncio.to_thread(self._versions)
        except SourceError as error:
            self._session.say(str(error))
            return None
        self._session.say("" if versions.others else "There is no copy or version of this article here.")
        return versions if versions.others else None


def _versions_among(
    articles: Sequence[Article], loader: ArticleLoader | None, session: ReadingSession
) -> Versions:
    from extractors.versions.grouping import Grouping  # the window opens without it

    grouping, number = loader.grouping if loader is not None else Grouping(), session.number
    while len(grouping) < len(articles):
        grouping.go_on(articles, len(articles))
    return versions_of(articles, grouping, number)
