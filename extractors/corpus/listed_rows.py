"""Rows of lists, of what statements give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from extractors.corpus.answers import ArticleRow
from extractors.kinds.registry import kind_names, kinds

# What is asked of every article that is listed; some 250 bytes each.
_HELD = "key, id, published, title, lede, title_words, source, country, country_name, about_countries, words, first_mention"


@dataclass(frozen=True, slots=True)
class Listed:
    """The tables that articles are listed from.

    Attributes:
        articles: The table of articles.
        key: Its column by which what was found and the tables of groups know an article.
        copies: The table of the copies of each article.
        stories: The table of the articles of each story.
    """

    articles: str = "articles"
    key: str = "key"
    copies: str = "copies"
    stories: str = "stories"


RANKED = Listed("listed", "rank", "ranked_copies", "ranked_stories")
"""Those of the library's index, where an article is known by its place in the library's order."""


def counted(table: str = "") -> str:
    """The columns with the mentions of each kind."""
    return ", ".join(f"{table}{spec.plural}" for spec in kinds())


def held_columns() -> str:
    """The columns of an article that lists ask for."""
    return f"{_HELD}, {counted()}"


def keys_table(keys: list[str]) -> Any:
    """An Arrow table of these keys."""
    import pyarrow as pa

    return pa.table({"key": keys})


def of_story(row: ArticleRow) -> ArticleRow:
    """A row where stories are listed: what is folded under it are articles of its story."""
    return replace(row, copies=0, told=row.copies)


def row_of(row: tuple[Any, ...]) -> ArticleRow:
    """The row of what a statement gives: an article's columns, then the mentions of each kind."""
    words, first, copies, versions, copy_of, story, *counts = row[8:]
    counted = dict(zip(kind_names(), counts, strict=True))
    return ArticleRow(*(*row[:8], counted, words, first, copies, copy_of, story, 0, versions))
