"""An article of a corpus in the window: `,` and `.` go through what was found, cards know the other articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extractors.asking.grammar import TERM, plain_signs
from extractors.asking.likeness import folded
from extractors.corpus.answers import ArticleRow
from extractors.errors import SourceError
from extractors.model import Analysis, Article
from tui.client import Client
from tui.filter import Filter, QueryError
from tui.library.across import Across
from tui.library.novelty import novelty
from tui.library.read_articles import ReadArticles
from tui.reading import Reading
from tui.screens.reading_screen import ReadingScreen
from tui.visible import visible
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus


@dataclass(frozen=True)
class Taken:
    """An article taken from the corpus.

    Attributes:
        row: Its row in the list.
        number: Its number in the result, from 0.
        count: How many the result has.
        query: What was asked.
    """

    row: ArticleRow
    article: Article
    analysis: Analysis
    number: int
    count: int
    query: str


class LibraryReadingScreen(ReadingScreen):
    """The window on one article of a corpus. An article that is left counts as read.

    Args:
        taken: What is read first.
        corpus: Where it is from.
        read: What was read before.
        step: Opens the next (1) or previous (-1) article of the result.
        leave: Goes back to the list.
    """

    def __init__(
        self,
        taken: Taken,
        corpus: Corpus,
        read: ReadArticles,
        step: Callable[[int], None],
        leave: Callable[[], None],
        client: Client,
        *arguments: Any,
    ) -> None:
        self._taken, self._corpus, self._read, self._step, self._leave = taken, corpus, read, step, leave
        self._left_out = ""
        super().__init__([taken.article], client, self._known, "", *arguments)

    def show(self, taken: Taken) -> None:
        """Read another article; the one before it was read."""
        self.finish()
        self._taken = taken
        self.articles.append(taken.article)
        self.open_article(len(self.articles) - 1)
        self.left.clear()  # what is kept of them is in the files
        self.set_focus(self.query_one(ArticleView))

    def finish(self) -> None:
        """The article is left: it was read."""
        self._read.add(self._taken.row.key)
        self.memory.places.keep(self.now)

    def opened(self, index: int) -> Reading:
        """As it was left; where something was asked for, with that filter at its first match."""
        reading, taken = super().opened(index), self._taken
        self._left_out = ""
        if not taken.query.strip():
            return reading
        filter, self._left_out = _filter(reading, taken.query)
        reading = reading.filtered(filter)
        if taken.row.first is None:
            return reading
        mention = reading.facts.at(taken.row.first)
        return reading.focused_on(taken.row.first, mention.entity if mention else None)

    def told_of_corrections(self) -> str:
        """What there is to say of the corrections, and of what the list was asked and the article is not."""
        return " ".join(filter(None, (self._left_out, super().told_of_corrections())))

    def placed(self) -> str:
        """Which article of the result."""
        return f"{self._taken.number + 1:,} of {self._taken.count:,}"

    def action_article(self, step: int) -> None:
        """The next or previous article of the result."""
        self._step(step)

    def action_articles(self) -> None:
        """Back to the list."""
        self._leave()

    def action_clear(self) -> None:
        """Close or clear; then back to the list. The filter that the article was opened with is the list's own."""
        before = self.now
        asked = self._taken.query and before.filter == _filter(before, self._taken.query)[0]
        is_plain = isinstance(self.focused, ArticleView) and not before.search.words and not self.is_card_open
        if is_plain and not self.is_zen and not self.is_charted and (asked or not before.filter.is_active):
            self._leave()
        else:
            super().action_clear()

    # --- across articles

    def _show_card(self, entity: str, at: int | None = None) -> None:
        super()._show_card(entity, at)
        known = self.now.across
        if known is None or (known.article, known.entity) != (self._taken.row.key, entity):
            self.run_worker(self._look_across(entity), group="across", exclusive=True, exit_on_error=False)

    async def _look_across(self, entity: str) -> None:
        key, job = self._taken.row.key, self.job
        try:
            across = await asyncio.to_thread(_across, self._corpus, self._read, key, entity)
        except SourceError as error:
            self.notice = str(error)
            return
        if job == self.job:
            self.reading = replace(self.now, across=across)

    def _known(self, article: Article) -> Sequence[Analysis]:
        """The corpus has its analysis; not under another date than its own."""
        taken = self._taken
        return (taken.analysis,) if article.published == taken.article.published else ()


def _filter(reading: Reading, query: str) -> tuple[Filter, str]:
    """The query as an article understands it, and what to say of the terms that are not asked in it.

    The article's own date is nothing in the article; and what its title alone has is in no entity.
    """
    hidden = Filter(reading.filter.hidden)
    date = [term for term in _terms(query) if term.lstrip("-!").lower().startswith("date")]
    rest = [term for term in _terms(query) if term not in date]
    try:
        filter = hidden.asking(" ".join(rest))
        title = [] if reading.filtered(filter).facts.listed else _of_title(reading, rest)
        filter = hidden.asking(" ".join(term for term in rest if term not in title))
    except QueryError as error:
        return hidden, str(error)
    told = [
        f"{visible(' '.join(terms))} is asked of the {what} alone, and not in the article."
        for terms, what in ((date, "article’s own date"), (title, "title"))
        if terms
    ]
    if not reading.filtered(filter).facts.listed and filter.query:
        return hidden, " ".join((*told, f"Nothing here is {visible(filter.query)}: everything is shown."))
    return filter, " ".join(told)


def _of_title(reading: Reading, terms: list[str]) -> list[str]:
    """Words of the query that no entity of the article has, but its title."""
    title = folded(reading.article.title or "")
    hidden = Filter(reading.filter.hidden)
    return [
        term
        for term in terms
        if folded(term.strip('"')) in title and not reading.filtered(hidden.asking(term)).facts.listed
    ]


def _terms(query: str) -> list[str]:
    """The terms of a query as they were typed."""
    return [match.group() for match in TERM.finditer(plain_signs(query))]


def _across(corpus: Corpus, read: ReadArticles, key: str, entity: str) -> Across:
    named = corpus.entity_keys(key).get(entity)
    if named is None:
        return Across(key, entity)
    elsewhere = corpus.elsewhere(named)
    return Across(key, entity, elsewhere, novelty(key, elsewhere.sightings, read.has))
