"""Opens an article that was taken from a corpus: with its analysis there, and the list's query as its filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.asking.grammar import TERM, plain_signs
from extractors.asking.likeness import folded
from extractors.corpus.answers import ArticleRow
from extractors.model import Analysis, Article
from tui.filter import Filter, QueryError
from tui.memory import Memory
from tui.preferences import Preferences
from tui.reader.article_opener import ArticleOpener
from tui.reading import Reading
from tui.visible import visible

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger


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


class CorpusOpener(ArticleOpener):
    """Opens what was taken last.

    Args:
        taken: The article that is read first.
        memory: Where articles were left.
        ledger: Where corrections are kept; None keeps none.
        preferences: What the reader chose for every article.
    """

    def __init__(
        self,
        taken: Taken,
        memory: Memory | None = None,
        ledger: Ledger | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__([taken.article], self._analysed, memory, ledger, preferences)
        self.taken = taken
        self._left_out = ""  # what of the query is not asked in the article

    def add(self, taken: Taken) -> int:
        """Take another article; its number here."""
        self.taken = taken
        self.articles.append(taken.article)
        return len(self.articles) - 1

    def opened(self, number: int) -> Reading:
        """As it was left; where something was asked for, with that filter at its first match."""
        reading, taken = super().opened(number), self.taken
        self._left_out = ""
        if not taken.query.strip():
            return reading
        filter, self._left_out = filter_in(reading, taken.query)
        reading = reading.filtered(filter)
        if taken.row.first is None:
            return reading
        mention = reading.facts.at(taken.row.first)
        return reading.focused_on(taken.row.first, mention.entity if mention else None)

    def left(self, reading: Reading) -> None:
        """Keep where the reader is; the list's own filter is the list's, and no file opens with it."""
        super().left(
            reading.filtered(Filter(reading.filter.hidden)) if self.is_as_asked(reading) else reading
        )

    def greeting(self, reading: Reading) -> str:
        """What there is to say as it is opened; first, what the list was asked and the article is not."""
        return " ".join(filter(None, (self._left_out, super().greeting(reading))))

    def position(self, number: int, is_complete: bool) -> str:  # noqa: ARG002 - the result's own
        """Which article of the result."""
        return f"{self.taken.number + 1:,} of {self.taken.count:,}"

    def is_as_asked(self, reading: Reading) -> bool:
        """Whether the filter is the one that the list was asked, as the article was opened with it."""
        return bool(self.taken.query) and reading.filter == filter_in(reading, self.taken.query)[0]

    def _analysed(self, article: Article) -> Sequence[Analysis]:
        """The corpus has its analysis; not under another date than its own."""
        return (self.taken.analysis,) if article.published == self.taken.article.published else ()


def filter_in(reading: Reading, query: str) -> tuple[Filter, str]:
    """The query as an article understands it, and what to say of the terms that are not asked in it.

    The article's own date and focus are nothing in the article; and what its title alone has is in no entity.
    """
    hidden = Filter(reading.filter.hidden)
    date, focus, story = (
        [term for term in _terms(query) if term.lstrip("-!").lower().startswith(key)]
        for key in ("date", "about:", "story:")
    )
    rest = [term for term in _terms(query) if term not in (*date, *focus, *story)]
    try:
        filter = hidden.asking(" ".join(rest))
        title = [] if reading.filtered(filter).facts.listed else _of_title(reading, rest)
        filter = hidden.asking(" ".join(term for term in rest if term not in title))
    except QueryError as error:
        return hidden, str(error)
    told = [
        f"{visible(' '.join(terms))} is asked of the {what} alone, and not in the article."
        for terms, what in (
            (date, "article’s own date"),
            (focus, "article’s focus"),
            (story, "story"),
            (title, "title"),
        )
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
