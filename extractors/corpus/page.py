"""A page of a list: which articles are on it by few columns of all, then what is shown of these alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.corpus.answers import ArticleRow
from extractors.corpus.condition import Condition
from extractors.corpus.listed_rows import Listed, counted, row_of
from extractors.corpus.session import Session
from extractors.kinds.registry import kinds

# `{a}` stands for the article, or for the one that it is listed under.
_ORDERS = {
    "date": "{a}.published DESC NULLS LAST",
    "oldest": "{a}.published ASC NULLS LAST",
    "title": "{a}.title_words = '', {a}.title_words, {a}.published",
    "country": "{a}.country_name NULLS LAST, {a}.published DESC NULLS LAST",
    "words": "{a}.words DESC",
}

ROW = (
    "a.key, a.id, CAST(a.published AS VARCHAR), a.title, a.lede, a.source, a.country, a.country_name, a.words"
)
"""The columns of an article's row, its counts apart."""

# How many of an order are looked through for a page first: one in so many of them is likely to be found.
_NEAR, _DENSE = 20_000, 4

FOREMOST = 200
"""So many articles of each order the index has in a table of their own: more than a first page shows."""

FEW = 1000
"""As many are read by their ranks; of more every column is read as it comes."""


def orders() -> dict[str, str]:
    """The orders that articles can be in, by name, with what stands behind ORDER BY; by the mentions of each kind too."""
    return {**_ORDERS, **{spec.plural: f"{{a}}.{spec.plural} DESC" for spec in kinds()}}


def sorting(order: str, article: str = "a") -> str:
    """What stands behind ORDER BY where articles are known by their keys; those that are equal in an order come by id."""
    return f"{orders()[order].format(a=article)}, {article}.id, {article}.key"


def sources(listed: Listed, table: str, order: str, is_opened: bool) -> tuple[str, str]:
    """What stands behind FROM and behind ORDER BY.

    Args:
        listed: The tables of articles.
        table: What was found, as `f`; empty where nothing is asked.
        order: One of `orders`.
        is_opened: Whether articles stand under the one that they are listed under.
    """
    if listed.key == "rank":
        return _ranked_sources(table, "nth" if order == "date" else order, is_opened)
    if not table:
        return f"{listed.articles} a", sorting(order)
    source = f"{table} f {joined(listed, 'a', 'key')}"
    if is_opened:
        under = f"{sorting(order, 'h')}, f.place, a.id, a.key"
        return f"{source} {joined(listed, 'h', 'head')}", under
    return source, sorting(order)


def _ranked_sources(table: str, order: str, is_opened: bool) -> tuple[str, str]:
    """The same from the stored places: `f.key` is an article's rank, and `f.nth` comes first behind ORDER BY."""
    if not table:
        return f'(SELECT "{order}" AS key, nth FROM ordered) f', "f.nth"
    if is_opened:
        placed = f'JOIN ordered h ON h."{order}" = t.head JOIN ordered o ON o.id = t.key'
        return f"(SELECT t.*, h.nth, o.nth AS by_id FROM {table} t {placed}) f", "f.nth, f.place, f.by_id"
    if order == "nth":
        return f"(SELECT *, key AS nth FROM {table}) f", "f.nth"
    return f'(SELECT t.*, o.nth FROM {table} t JOIN ordered o ON o."{order}" = t.key) f', "f.nth"


def joined(listed: Listed, article: str, column: str) -> str:
    """The join of the articles that a column of what was found, `f`, says."""
    return f"JOIN {listed.articles} {article} ON {article}.{listed.key} = f.{column}"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is of.

    Attributes:
        source: What stands after FROM for the articles `a`.
        where: What stands after the tables.
        by: What stands behind ORDER BY.
        first: Where the first mention starts that is asked for; empty where nothing is asked of an article known by its rank.
        copies: How many are folded under an article, and how many texts those have besides its own.
        head: The one that it is listed under; null where that is itself.
        limit: How many at most; None for all.
        offset: How many to pass over.
        is_of_all: Whether nothing is asked of the articles: those that come first then have a table of their own.
    """

    source: str
    where: Condition
    by: str
    first: str
    copies: str
    head: str
    limit: int | None
    offset: int
    is_of_all: bool

    def rows(self, session: Session, listed: Listed) -> list[ArticleRow]:
        """The rows of the page.

        Args:
            session: Where to ask.
            listed: The tables that `source` is of.

        Raises:
            SourceError: The shards cannot be read.
        """
        told, values = (
            f"{self.first or 'NULL'}, {self.copies}, {self.head}",
            (*self.where.values, self.limit, self.offset),
        )
        if listed.key == "key":
            sql = (
                f"SELECT {ROW}, {told}, st.story, {counted('a.')} FROM {self.source}"
                f" LEFT JOIN stories st ON st.key = a.key{self.where.sql} ORDER BY {self.by} LIMIT ? OFFSET ?"
            )
            return list(map(row_of, session.rows(sql, values)))
        found = self._ranked(session, told, values)
        heads = _keys(session, listed, [head for *_, head in found if head is not None])
        shown = self._shown(session, listed, [rank for rank, *_ in found])
        return [
            row_of(
                (
                    *shown[rank][0],
                    first if self.first else shown[rank][1],
                    copies,
                    versions,
                    heads.get(head),
                    *shown[rank][2:],
                )
            )
            for rank, first, copies, versions, head in found
        ]

    def _ranked(self, session: Session, told: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """The ranks of the articles on the page with what is told of them.

        It is sought among those that come first in the order; where they are too few, among all.
        """
        narrow = f"SELECT f.key, {told} FROM {self.source}{self.where.sql}"
        end = f" ORDER BY {self.by} LIMIT ? OFFSET ?"
        near = f"{narrow} {'AND' if self.where.sql else 'WHERE'} f.nth < ?{end}"
        reach = _NEAR + _DENSE * (self.offset + (self.limit or 0))
        found = session.rows(near, (*self.where.values, reach, self.limit, self.offset))
        return found if len(found) == self.limit else session.rows(f"{narrow}{end}", values)

    def _shown(self, session: Session, listed: Listed, ranks: list[int]) -> dict[int, list[Any]]:
        found = _read(session, "foremost", ranks) if self.is_of_all and self.offset < FOREMOST else {}
        return found | _read(session, listed.articles, [rank for rank in ranks if rank not in found])


def _keys(session: Session, listed: Listed, ranks: list[int]) -> dict[int | None, str]:
    """The keys of the articles of these ranks."""
    sql = f"SELECT rank, key FROM {listed.articles} WHERE rank IN (SELECT unnest(?))"
    return dict(session.rows(sql, (ranks,))) if ranks else {}


def _read(session: Session, table: str, ranks: list[int]) -> dict[int, list[Any]]:
    """What is shown of the articles of these ranks: the columns of `ROW`, where the first mention starts, story and counts."""
    sql = (
        f"SELECT a.rank, {ROW}, a.first_mention, st.story, {counted('a.')} FROM {table} a"
        " LEFT JOIN stories st ON st.key = a.key WHERE a.rank IN (SELECT unnest(?))"
    )
    width = ROW.count("a.")
    rows = session.rows(sql, (ranks,)) if ranks else []
    return {rank: [tuple(row[:width]), *row[width:]] for rank, *row in rows}
