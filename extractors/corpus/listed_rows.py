"""Rows of lists, of what statements give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractors.corpus.answers import ArticleRow
from extractors.kinds.registry import kind_names


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
