"""Controls the reading of a corpus: steps through the result, marks articles as read, looks entities up in the others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.errors import SourceError
from extractors.kinds.registry import kind_of_id
from tui.library.across import Across
from tui.library.novelty import novelty
from tui.library.read_articles import ReadArticles
from tui.reader.controllers import Controllers
from tui.reader.corpus_opener import CorpusOpener, Taken
from tui.reader.dismissals import Dismissal
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.story_told import story_told
from tui.versions_told import versions_in

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus


class CorpusController:
    """Shows one article of a corpus after another. An article that is left counts as read.

    Args:
        session: The reading.
        host: The window.
        controllers: The window's other parts: the list leads through the articles, and Esc ends at it.
        opener: Opens what was taken.
        corpus: Where it is from.
        read: What was read before.
        step: Opens the next (1) or previous (-1) article of the result.
        leave: Goes back to the list.
        ask: Goes back to the list of the articles that a query finds.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        controllers: Controllers,
        opener: CorpusOpener,
        corpus: Corpus,
        read: ReadArticles,
        step: Callable[[int], None],
        leave: Callable[[], None],
        ask: Callable[[str], None],
    ) -> None:
        self._session, self._host, self._articles = session, host, controllers.articles
        self._opener, self._corpus, self._read = opener, corpus, read
        controllers.articles.lead(step, leave)
        controllers.versions.lead(
            lambda: versions_in(corpus, opener.taken.row.key), lambda: _story(corpus, opener.taken.row.key)
        )
        controllers.cards.on_shown(self._look_across)
        controllers.cards.lead(ask)
        controllers.dismissals.add_before("selected text", Dismissal("article", self._is_plain, leave))

    def show(self, taken: Taken) -> None:
        """Read another article; the one before it was read."""
        self.finish()
        self._articles.open(self._opener.add(taken))
        self._session.forget()  # what is kept of the others is in the files
        self._host.give_keys(self._host.text)

    def finish(self) -> None:
        """The article is left: it was read."""
        self._read.add(self._opener.taken.row.key)
        self._articles.keep_place()

    def _is_plain(self) -> bool:
        """Whether nothing is searched, and no filter active but what the article was opened with: the list's own."""
        now = self._session.now
        return not now.search.words and (not now.filter.is_active or self._opener.is_as_asked(now))

    # --- across articles

    def _look_across(self, entity: str) -> None:
        known, key = self._session.now.across, self._opener.taken.row.key
        if known is None or (known.article, known.entity) != (key, entity):
            self._host.run(self._looked_across(key, entity), "across")

    async def _looked_across(self, key: str, entity: str) -> None:
        number = self._session.number
        try:
            across = await asyncio.to_thread(_across, self._corpus, self._read, key, entity)
        except SourceError as error:
            self._session.say(str(error))
            return
        if number == self._session.number:
            self._session.update(replace(self._session.now, across=across))


def _story(corpus: Corpus, key: str) -> list[list[str]] | None:
    """The story that an article is of, in parts; None where it is of none."""
    from extractors.corpus.story_reading import story_account  # the window opens without it

    account = story_account(corpus, key)
    return story_told(account, key) if account is not None else None


def _across(corpus: Corpus, read: ReadArticles, key: str, entity: str) -> Across:
    named = corpus.entity_keys(key).get(entity)
    if kind_of_id(entity).name == "figure":
        from extractors.corpus.story_reading import development  # the window opens without it

        judged = development(corpus, key, entity, named)
        return Across(key, entity, judged, novelty(key, judged.sightings, read.has))
    if named is None:
        return Across(key, entity)
    elsewhere = corpus.elsewhere(named)
    return Across(key, entity, elsewhere, novelty(key, elsewhere.sightings, read.has))
