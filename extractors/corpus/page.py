"""A page of a list: which articles are on it by few columns of all, then what is shown of these alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

FEW = 1000
"""As many are read by their ranks; of more every column is read as it comes."""


def orders() -> dict[str, str]:
    """The orders that articles can be in, by name, with what stands behind ORDER BY; by the mentions of each kind too."""
    return {**_ORDERS, **{spec.plural: f"{{a}}.{spec.plural} DESC" for spec in kinds()}}


def tied(listed: Listed, article: str = "a") -> str:
    """What stands last behind ORDER BY: articles that are equal in an order come by id."""
    return f"{article}.by_id" if listed.key == "rank" else f"{article}.id, {article}.key"


def sorting(order: str, listed: Listed, article: str = "a") -> str:
    """What stands behind ORDER BY."""
    if listed.key == "rank":
        return f"{article}.rank" if order == "date" else f"{article}.by_{order}"
    return f"{orders()[order].format(a=article)}, {tied(listed, article)}"


def sources(listed: Listed, table: str, order: str, is_opened: bool) -> tuple[str, str]:
    """What stands behind FROM and behind ORDER BY.

    Args:
        listed: The tables of articles.
        table: What was found, as `f`; empty where nothing is asked.
        order: One of `orders`.
        is_opened: Whether articles stand under the one that they are listed under.
    """
    by = sorting(order, listed)
    in_order = replace(listed, articles=listed.ordered or listed.articles)
    if not table:
        return f"{in_order.articles} a", by
    source = f"{table} f {joined(in_order, 'a', 'key')}"
    if is_opened:
        under = f"{sorting(order, listed, 'h')}, f.place, {tied(listed)}"
        return f"{source} {joined(in_order, 'h', 'head')}", under
    # What was found has the rank itself.
    return (f"(SELECT *, key AS rank FROM {table}) f", "f.rank") if by == "a.rank" else (source, by)


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
        first: Where the first mention starts that is asked for.
        copies: How many are folded under an article, and how many texts those have besides its own.
        head: The one that it is listed under; null where that is itself.
        limit: How many at most; None for all.
        offset: How many to pass over.
    """

    source: str
    where: Condition
    by: str
    first: str
    copies: str
    head: str
    limit: int | None
    offset: int

    def rows(self, session: Session, listed: Listed) -> list[ArticleRow]:
        """The rows of the page.

        Args:
            session: Where to ask.
            listed: The tables that `source` is of.

        Raises:
            SourceError: The shards cannot be read.
        """
        told, values = (
            f"{self.first}, {self.copies}, {self.head}",
            (*self.where.values, self.limit, self.offset),
        )
        if listed.key == "key":
            sql = (
                f"SELECT {ROW}, {told}, st.story, {counted('a.')} FROM {self.source}"
                f" LEFT JOIN stories st ON st.key = a.key{self.where.sql} ORDER BY {self.by} LIMIT ? OFFSET ?"
            )
            return list(map(row_of, session.rows(sql, values)))
        rank = "f.rank" if self.by == "f.rank" else "a.rank"
        narrow = (
            f"SELECT {rank}, {told} FROM {self.source}{self.where.sql} ORDER BY {self.by} LIMIT ? OFFSET ?"
        )
        found = session.rows(narrow, values)
        heads = _keys(session, listed, [head for *_, head in found if head is not None])
        shown = _shown(session, listed, [rank for rank, *_ in found])
        return [
            row_of((*shown[rank][0], first, copies, versions, heads.get(head), *shown[rank][1]))
            for rank, first, copies, versions, head in found
        ]


def _keys(session: Session, listed: Listed, ranks: list[int]) -> dict[int | None, str]:
    """The keys of the articles of these ranks."""
    sql = f"SELECT rank, key FROM {listed.articles} WHERE rank IN (SELECT unnest(?))"
    return dict(session.rows(sql, (ranks,))) if ranks else {}


def _shown(
    session: Session, listed: Listed, ranks: list[int]
) -> dict[int, tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """What is shown of the articles of these ranks: the columns of `ROW`, then the story and the counts."""
    sql = (
        f"SELECT a.rank, {ROW}, st.story, {counted('a.')} FROM {listed.articles} a"
        " LEFT JOIN stories st ON st.key = a.key WHERE a.rank IN (SELECT unnest(?))"
    )
    width = ROW.count("a.")
    rows = session.rows(sql, (ranks,)) if ranks else []
    return {rank: (tuple(row[:width]), tuple(row[width:])) for rank, *row in rows}
